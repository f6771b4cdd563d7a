using System.Text;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>A long draft is checked page by page: each shows a stretch of the text and the items that begin in it, light enough for a weak network.</summary>
sealed class DraftPages
{
    /// <summary>What one page may carry of text and items, in bytes as sent: with the frame, the choices of bodies and an opened item it stays under 100 KB.</summary>
    public const int Heaviest = 60_000;

    // Without their words, measured and rounded up: a card, the line of a note, a mark in the text.
    const int Card = 700, Note = 160, Mark = 65;

    /// <summary>Pages are cut between lines; a line longer than this, in characters, also at a space within it.</summary>
    const int LongestLine = 2_000;

    public sealed record Page(int From, int To, IReadOnlyList<ImportItem> Items);

    readonly Dictionary<long, int> pageOf = [];

    DraftPages(IReadOnlyList<Page> all)
    {
        All = all;
        for (var n = 0; n < all.Count; n++)
            foreach (var item in all[n].Items) pageOf[item.Id] = n + 1;
    }

    public IReadOnlyList<Page> All { get; }

    /// <summary>The page, from 1, on which an item stands; null where it stands on none.</summary>
    public int? Of(long? item) => item is { } id && pageOf.TryGetValue(id, out var page) ? page : null;

    public static DraftPages Of(Import import)
    {
        var text = import.Text;
        // What has no place in the text was added by hand: it stands at the end.
        var items = import.Items.OrderBy(i => IsPlaced(i) ? i.Start : text.Length).ThenBy(i => i.Position).ToList();
        var (pages, page, next, from, carries, covered) = (new List<Page>(), new List<ImportItem>(), 0, 0, 0, 0);
        foreach (var line in Lines(text))
        {
            var begin = next;
            var weight = Encoding.UTF8.GetByteCount(text.AsSpan(line));
            for (; next < items.Count && IsPlaced(items[next]) && items[next].Start < line.End.Value; next++) weight += WeightOf(items[next]);
            // Between paragraphs once a page is nearly full; not within an item, unless it spans more than a page.
            var isFull = carries + weight > Heaviest || (carries > Heaviest * 5 / 6 && IsParagraph(line.Start.Value));
            if (isFull && carries > 0 && (covered <= line.Start.Value || carries > Heaviest)) Turn(line.Start.Value);
            carries += weight;
            for (var n = begin; n < next; n++)
            {
                page.Add(items[n]);
                covered = Math.Max(covered, items[n].Start + items[n].Length);
            }
        }
        for (; next < items.Count; next++)
        {
            if (carries + WeightOf(items[next]) > Heaviest && carries > 0) Turn(text.Length);
            carries += WeightOf(items[next]);
            page.Add(items[next]);
        }
        Turn(text.Length);
        return new(pages);

        void Turn(int to)
        {
            pages.Add(new(from, to, page));
            (page, from, carries) = ([], to, 0);
        }

        bool IsParagraph(int at) => at >= 2 && text[at - 1] == '\n' && text[at - 2] == '\n';

        bool IsPlaced(ImportItem item) => item.Length > 0 && item.Start >= 0 && item.Start + item.Length <= text.Length;
    }

    static int WeightOf(ImportItem item) => (item.Kind == ImportItemKind.Note ? Note : Card) + (item.Length > 0 ? Mark : 0) + 2 * item.Fields switch
    {
        DirectiveFields d => d.What.Length + d.To.Sum(t => t.Words.Length) + 3 * (d.When?.Length ?? 0),
        PersonFields p => p.Name.Length + p.Posts.Sum(x => x.Length),
        GroupFields g => g.Words.Length,
        DocumentFields d => d.About?.Length ?? 0,
        NoteFields n => n.Words.Length,
        _ => 0,
    };

    static IEnumerable<Range> Lines(string text)
    {
        for (var from = 0; from < text.Length;)
        {
            var end = text.IndexOf('\n', from, Math.Min(LongestLine, text.Length - from)) + 1;
            if (end == 0) end = text.Length - from <= LongestLine ? text.Length : text.LastIndexOf(' ', from + LongestLine, LongestLine) + 1;
            if (end <= from) end = from + LongestLine - (char.IsHighSurrogate(text[from + LongestLine - 1]) ? 1 : 0);
            yield return from..end;
            from = end;
        }
    }
}
