using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>A text cut where items begin and end, so that each item shows its place and each place its items.</summary>
static class MarkedText
{
    /// <param name="Items">Items that cover the words, the innermost last.</param>
    /// <param name="Begins">Items whose place begins here: the page's anchors.</param>
    public sealed record Piece(string Words, IReadOnlyList<ImportItem> Items, IReadOnlyList<ImportItem> Begins);

    /// <param name="from">Where the stretch begins, in characters of <paramref name="text"/>.</param>
    /// <param name="to">Where it ends; an item that goes on is marked up to there.</param>
    /// <param name="items">Items that begin in the stretch; those without a place in the text are left out.</param>
    public static IReadOnlyList<Piece> Of(string text, int from, int to, IEnumerable<ImportItem> items)
    {
        var placed = items.Where(i => i.Length > 0 && i.Start >= from && i.Start < to && i.Start + i.Length <= text.Length).OrderBy(i => i.Start).ThenByDescending(i => i.Length).ToList();
        var cuts = placed.SelectMany(i => new[] { i.Start, Math.Min(i.Start + i.Length, to) }).Append(from).Append(to).Distinct().Order().ToList();
        var pieces = new List<Piece>(cuts.Count);
        var next = 0;
        var open = new List<ImportItem>();
        for (var c = 0; c + 1 < cuts.Count; c++)
        {
            var (begin, end) = (cuts[c], cuts[c + 1]);
            open.RemoveAll(i => i.Start + i.Length <= begin);
            var begins = new List<ImportItem>();
            for (; next < placed.Count && placed[next].Start == begin; next++) begins.Add(placed[next]);
            open.AddRange(begins);
            pieces.Add(new Piece(text[begin..end], [.. open], begins));
        }
        return pieces;
    }
}
