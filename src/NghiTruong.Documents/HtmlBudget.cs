using System.Collections.Frozen;

namespace NghiTruong.Documents;

/// <summary>
/// Whether a page can be parsed at a sane cost. HTML repairs itself: each unclosed &lt;b&gt; is opened anew in every later paragraph,
/// so that a small file can unfold into millions of elements. A cheap look at the tags tells beforehand.
/// </summary>
static class HtmlBudget
{
    const int MaxDepth = 400;
    const int MaxWork = 400_000;

    static readonly FrozenSet<string> Formatting =
        new[] { "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // closed by what follows them or never holding anything: they do not nest
    static readonly FrozenSet<string> Flat = new[]
    {
        "p", "li", "td", "th", "tr", "dt", "dd", "option", "optgroup", "tbody", "thead", "tfoot", "colgroup", "br", "hr", "img", "input", "meta", "link", "area",
        "base", "col", "embed", "param", "source", "track", "wbr", "html", "head", "body", "o:p",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Allows(string html)
    {
        var formatting = Formatting.GetAlternateLookup<ReadOnlySpan<char>>();
        var flat = Flat.GetAlternateLookup<ReadOnlySpan<char>>();
        var (depth, openFormatting, work) = (0, 0, 0L);
        for (var i = html.IndexOf('<'); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            var closes = html[i + 1] == '/';
            var start = closes ? i + 2 : i + 1;
            var end = start;
            while (end < html.Length && end - start < 20 && (char.IsAsciiLetterOrDigit(html[end]) || html[end] is ':' or '-')) end++;
            if (end == start) continue;
            var name = html.AsSpan(start, end - start);
            var step = closes ? -1 : 1;
            if (formatting.Contains(name)) openFormatting = Math.Max(0, openFormatting + step);
            if (!flat.Contains(name)) depth = Math.Max(0, depth + step);
            work += closes ? 1 : 1 + openFormatting;
            if (depth > MaxDepth || work > MaxWork) return false;
        }
        return true;
    }
}
