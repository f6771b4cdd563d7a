using System.Collections.Frozen;

namespace NghiTruong.Documents;

/// <summary>
/// Whether a page can be parsed at a sane cost. HTML repairs itself: each unclosed &lt;b&gt; is opened anew in every later paragraph,
/// so that a small file can unfold into millions of elements. A cheap look at the tags tells beforehand.
/// </summary>
static class HtmlBudget
{
    const int MaxDepth = 500;
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
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        var (depth, openFormatting, work) = (0, 0, 0L);
        for (var i = html.IndexOf('<'); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            var closes = html[i + 1] == '/';
            var start = closes ? i + 2 : i + 1;
            var end = start;
            while (end < html.Length && end - start < 20 && (char.IsAsciiLetterOrDigit(html[end]) || html[end] is ':' or '-')) end++;
            var name = html.AsSpan(start, end - start);
            if (name.IsEmpty) continue;
            work += 1 + (closes ? 0 : openFormatting);
            if (work > MaxWork) return false;
            if (flat.Contains(name)) continue;
            open.TryGetValue(name, out var count);
            if (closes && count == 0) continue; // closes nothing: </head> after </head> must not hide how deep the rest is
            open[name] = count + (closes ? -1 : 1);
            depth += closes ? -1 : 1;
            if (formatting.Contains(name)) openFormatting += closes ? -1 : 1;
            if (depth > MaxDepth) return false;
        }
        return true;
    }
}
