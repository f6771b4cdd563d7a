using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NghiTruong.Documents;

/// <summary>Automatic numbers of lists, counted as Word counts them and written out: "1.", "a)", "2.1", "-".</summary>
sealed partial class DocxNumbering
{
    readonly Dictionary<string, XElement> lists = [];
    readonly Dictionary<string, XElement> kinds = [];
    readonly Dictionary<string, int[]> counters = [];
    readonly HashSet<(string, int)> restarted = [];
    readonly DocxStyles styles;

    public DocxNumbering(XElement? numbering, DocxStyles styles)
    {
        this.styles = styles;
        foreach (var kind in numbering?.Children("abstractNum") ?? []) kinds[kind.Get("abstractNumId") ?? ""] = kind;
        foreach (var list in numbering?.Children("num") ?? []) lists[list.Get("numId") ?? ""] = list;
    }

    /// <summary>The number of the next paragraph of a list at a level, null where the list shows none.</summary>
    public string? Next(string listId, int level)
    {
        if (!lists.TryGetValue(listId, out var list) || KindOf(list, 0) is not { } found) return null;
        var (kindId, kind) = found;
        if (!counters.TryGetValue(kindId, out var counts)) counters[kindId] = counts = Enumerable.Repeat(int.MinValue, 9).ToArray();

        var overridden = list.Children("lvlOverride").FirstOrDefault(o => o.Get("ilvl") == level.ToString(CultureInfo.InvariantCulture));
        if (Number(overridden?.Child("startOverride")) is { } restart && restarted.Add((listId, level))) counts[level] = restart - 1;
        var format = overridden?.Child("lvl") ?? Level(kind, level);
        counts[level] = counts[level] == int.MinValue ? Number(format?.Child("start")) ?? 1 : counts[level] + 1;
        for (var deeper = level + 1; deeper < 9; deeper++) counts[deeper] = int.MinValue;

        var shown = format?.Child("numFmt")?.Get("val") ?? "decimal";
        if (shown == "bullet") return "-";
        var pattern = format?.Child("lvlText")?.Get("val") ?? "";
        if (shown == "none" && !pattern.Contains('%')) return pattern.Length == 0 ? null : pattern;
        return Places().Replace(pattern, m =>
        {
            var of = m.Value[1] - '1';
            var count = counts[of] == int.MinValue ? Number(Level(kind, of)?.Child("start")) ?? 1 : counts[of];
            return Written(count, of == level ? shown : Level(kind, of)?.Child("numFmt")?.Get("val") ?? "decimal");
        });
    }

    (string Id, XElement Kind)? KindOf(XElement list, int depth)
    {
        if (list.Child("abstractNumId")?.Get("val") is not { } id || !kinds.TryGetValue(id, out var kind)) return null;
        // a kind may point to a numbering style, which points to the list that has the levels
        if (depth < 5 && kind.Child("numStyleLink")?.Get("val") is { } style && styles.NumberingOfStyle(style) is { } listId && lists.TryGetValue(listId, out var linked))
            return KindOf(linked, depth + 1);
        return (id, kind);
    }

    static XElement? Level(XElement kind, int level) => kind.Children("lvl").FirstOrDefault(l => l.Get("ilvl") == level.ToString(CultureInfo.InvariantCulture));

    static int? Number(XElement? element) => int.TryParse(element?.Get("val"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) && n is >= 0 and < 100_000 ? n : null;

    static string Written(int n, string format) => format switch
    {
        "lowerLetter" => Letters(n),
        "upperLetter" => Letters(n).ToUpperInvariant(),
        "lowerRoman" => Roman(n).ToLowerInvariant(),
        "upperRoman" => Roman(n),
        "decimalZero" => n.ToString("00", CultureInfo.InvariantCulture),
        "none" or "bullet" => "",
        _ => n.ToString(CultureInfo.InvariantCulture),
    };

    // a … z, aa, bb …, as Word writes them
    static string Letters(int n) => n < 1 ? "" : new string((char)('a' + ((n - 1) % 26)), Math.Min(9, ((n - 1) / 26) + 1));

    static string Roman(int n)
    {
        if (n is < 1 or > 3999) return n.ToString(CultureInfo.InvariantCulture);
        ReadOnlySpan<(int Value, string Sign)> signs =
            [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var written = "";
        foreach (var (value, sign) in signs)
        {
            for (; n >= value; n -= value) written += sign;
        }
        return written;
    }

    [GeneratedRegex("%[1-9]")]
    private static partial Regex Places();
}
