using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>A text cut where items begin and end, so that each item shows its place and each place its items.</summary>
static class MarkedText
{
    /// <param name="Items">Items that cover the words, the innermost last.</param>
    /// <param name="Begins">Items whose place begins here: the page's anchors.</param>
    public sealed record Piece(string Words, IReadOnlyList<ImportItem> Items, IReadOnlyList<ImportItem> Begins);

    public static IReadOnlyList<Piece> Of(string text, IEnumerable<ImportItem> items)
    {
        var placed = items.Where(i => i.Length > 0 && i.Start >= 0 && i.Start + i.Length <= text.Length).OrderBy(i => i.Start).ThenByDescending(i => i.Length).ToList();
        var cuts = placed.SelectMany(i => new[] { i.Start, i.Start + i.Length }).Append(0).Append(text.Length).Distinct().Order().ToList();
        var pieces = new List<Piece>(cuts.Count);
        var next = 0;
        var open = new List<ImportItem>();
        for (var c = 0; c + 1 < cuts.Count; c++)
        {
            var (from, to) = (cuts[c], cuts[c + 1]);
            open.RemoveAll(i => i.Start + i.Length <= from);
            var begins = new List<ImportItem>();
            for (; next < placed.Count && placed[next].Start == from; next++) begins.Add(placed[next]);
            open.AddRange(begins);
            pieces.Add(new Piece(text[from..to], [.. open], begins));
        }
        return pieces;
    }
}
