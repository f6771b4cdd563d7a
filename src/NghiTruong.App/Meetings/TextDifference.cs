using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>What changed between two versions of a paper: paragraph by paragraph, and word by word within a paragraph that was reworded.</summary>
public static class TextDifference
{
    const int MostParagraphs = 1500;

    /// <summary>A paragraph as it was and as it is; one of the two is null where it came or went.</summary>
    public sealed record Paragraph(string? Before, string? After)
    {
        public bool IsSame => Before is not null && After is not null && Folded(Before) == Folded(After);
    }

    public static IReadOnlyList<Paragraph> Of(string before, string after)
    {
        var (a, b) = (Paragraphs(before), Paragraphs(after));
        var (start, end) = (0, 0);
        while (start < a.Count && start < b.Count && Same(a[start], b[start])) start++;
        while (end < a.Count - start && end < b.Count - start && Same(a[a.Count - 1 - end], b[b.Count - 1 - end])) end++;
        return
        [
            .. Enumerable.Range(0, start).Select(n => new Paragraph(a[n], b[n])),
            .. Middle(a.GetRange(start, a.Count - start - end), b.GetRange(start, b.Count - start - end)),
            .. Enumerable.Range(0, end).Select(n => new Paragraph(a[a.Count - end + n], b[b.Count - end + n])),
        ];
    }

    static List<Paragraph> Middle(List<string> a, List<string> b)
    {
        var longest = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
            for (var j = b.Count - 1; j >= 0; j--)
                longest[i, j] = Same(a[i], b[j]) ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        var (changes, gone, come) = (new List<Paragraph>(), new List<string>(), new List<string>());
        for (int i = 0, j = 0; i < a.Count || j < b.Count;)
        {
            if (i < a.Count && j < b.Count && Same(a[i], b[j]))
            {
                changes.AddRange(Paired(gone, come));
                changes.Add(new Paragraph(a[i++], b[j++]));
            }
            else if (i < a.Count && (j == b.Count || longest[i + 1, j] >= longest[i, j + 1])) gone.Add(a[i++]);
            else come.Add(b[j++]);
        }
        changes.AddRange(Paired(gone, come));
        return changes;
    }

    /// <summary>Of a run of changes, paragraphs that are alike are one paragraph reworded.</summary>
    static List<Paragraph> Paired(List<string> gone, List<string> come)
    {
        var paired = new List<Paragraph>();
        foreach (var old in gone)
        {
            var alike = come.FindIndex(c => Likeness.Of(Head(old), Head(c)) >= 0.4);
            if (alike >= 0)
            {
                paired.AddRange(come.Take(alike).Select(c => new Paragraph(null, c)));
                paired.Add(new Paragraph(old, come[alike]));
                come.RemoveRange(0, alike + 1);
            }
            else paired.Add(new Paragraph(old, null));
        }
        paired.AddRange(come.Select(c => new Paragraph(null, c)));
        gone.Clear();
        come.Clear();
        return paired;
    }

    static string Head(string text) => text.Length <= 2000 ? text : text[..2000];

    static bool Same(string x, string y) => Folded(x) == Folded(y);

    static string Folded(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    // Longer papers are compared by their beginning: the table is square.
    static List<string> Paragraphs(string text) => [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostParagraphs)];
}
