using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>What changed between two short texts, word by word.</summary>
static class WordDifference
{
    public enum Change { Same, Gone, New }

    public static IReadOnlyList<(Change Change, string Words)> Of(string before, string after)
    {
        var (a, b) = (Words(before), Words(after));
        var longest = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                longest[i, j] = Same(a[i], b[j]) ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        var changes = new List<(Change, string)>();
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && Same(a[i], b[j])) (i, j) = (i + 1, Add(Change.Same, b[j], j));
            else if (i < a.Length && (j == b.Length || longest[i + 1, j] >= longest[i, j + 1])) i = Add(Change.Gone, a[i], i);
            else j = Add(Change.New, b[j], j);
        }
        return changes;

        int Add(Change change, string word, int at)
        {
            if (changes.Count > 0 && changes[^1].Item1 == change) changes[^1] = (change, changes[^1].Item2 + " " + word);
            else changes.Add((change, word));
            return at + 1;
        }
    }

    static bool Same(string x, string y) => Folding.Fold(x).Trim(',', '.', ';') == Folding.Fold(y).Trim(',', '.', ';');

    // Long texts are compared by their first words: the table is square.
    static string[] Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(400)];
}
