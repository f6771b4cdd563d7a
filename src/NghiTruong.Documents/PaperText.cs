using System.Text;
using System.Xml;
using NghiTruong.Text;

namespace NghiTruong.Documents;

/// <summary>Text on its way into a paper: cleaned of what no document can hold, cut into lines, measured.</summary>
static class PaperText
{
    // Widths of Times New Roman bold in thousandths of its size; marks above and below take no room of their own.
    static readonly int[] Capitals = [722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667];
    static readonly int[] Smalls = [500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444];

    /// <summary>NFC without the characters XML forbids; tabs become spaces.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) kept.Append(c).Append(text[++i]);
            else if (c == '\t') kept.Append(' ');
            else if (c is '\v' or '\f' or '\u0085' or '\u2028' or '\u2029') kept.Append('\n');
            else if (XmlConvert.IsXmlChar(c) && c is not ('\r' or '\u200B' or '\uFEFF') && !(c is >= '\u007F' and <= '\u009F')) kept.Append(c);
        }
        return PlainText.Composed(kept.ToString());
    }

    /// <summary>The lines of a text, cleaned and trimmed, without the empty ones.</summary>
    public static IReadOnlyList<string> Lines(string? text) => Clean(text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>One line: breaks become spaces.</summary>
    public static string Line(string? text) => string.Join(' ', Lines(text));

    public static string Upper(string? text) => Clean(text).ToUpperInvariant();

    /// <summary>The width of a text in bold at a size, in twips (twentieths of a point), near enough for a rule under it.</summary>
    public static int BoldWidth(string text, int points) => (int)(text.Sum(WidthOf) * points * 20L / 1000);

    static int WidthOf(char c)
    {
        var plain = Folding.Fold(c.ToString());
        if (plain.Length != 1) return c is ' ' or '.' or ',' ? 250 : 333;
        return plain[0] switch
        {
            >= 'a' and <= 'z' and var letter => (char.IsUpper(c) ? Capitals : Smalls)[letter - 'a'],
            >= '0' and <= '9' => 500,
            ' ' => 250,
            _ => 333,
        };
    }
}
