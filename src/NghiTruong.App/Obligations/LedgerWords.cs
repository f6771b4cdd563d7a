using System.Collections.Concurrent;

namespace NghiTruong.App.Obligations;

/// <summary>The few words that many rows share (givers, kinds of source): each has a place, from 1 on, and keeps it.</summary>
sealed class LedgerWords
{
    readonly ConcurrentDictionary<string, int> places = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<int, string> words = [];

    /// <summary>Its place, a new one where nobody said it before; 0 for no word. Only whoever makes a ledger gives places.</summary>
    public int PlaceOf(string? word)
    {
        if (word is null) return 0;
        if (places.TryGetValue(word, out var known)) return known;
        var place = words.Count + 1;
        (words[place], places[word]) = (word, place);
        return place;
    }

    /// <summary>Its place; -1 where no row says it.</summary>
    public int Find(string word) => places.GetValueOrDefault(word, -1);

    public string At(int place) => words[place];
}
