using System.Text.RegularExpressions;
using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

/// <summary>A body as a cell names it, and the bodies of the directory it stands for (none: a question).</summary>
public sealed record SheetName(string Words, IReadOnlyList<long> Bodies)
{
    public string Key => BodyName.Key(Words);
    public bool IsKnown => Bodies.Count > 0;
    /// <summary>A group of bodies, each with a part of its own: what it stands for is known on the day it is given.</summary>
    public bool IsGroup => BodyGroups.Of(Words) is not null;
}

/// <summary>Names of bodies in a cell, parted: by line, by semicolon, by "+", by a stroke before the next body, by commas where no body's own name holds them, by "phối hợp".</summary>
public static partial class SheetNames
{
    public static (IReadOnlyList<SheetName> Leads, IReadOnlyList<SheetName> Coordinating) Read(string cell, Func<string, IReadOnlyList<long>> find)
    {
        if (Together().Match(cell) is not { Success: true } together) return (Part(Bare(cell), find), []);
        return (Part(Bare(cell[..together.Index]), find), Part(cell[(together.Index + together.Length)..], find));
    }

    public static IReadOnlyList<SheetName> Part(string words, Func<string, IReadOnlyList<long>> find)
    {
        var whole = Trim(words);
        if (whole.Length == 0) return [];
        if (BodyGroups.Of(whole) is not null) return [new(whole, [])];
        if (find(whole) is { Count: > 0 } known) return [new(whole, known)];
        return [.. Parts().Split(words).Select(p => p.Trim()).Where(p => p.Length > 0).SelectMany(p => BodyGroups.Of(p) is not null ? [new SheetName(p, [])] : ByComma(p, find)).DistinctBy(n => n.Key)];
    }

    /// <summary>The longest run of pieces that the directory knows; what it does not know goes on until the next word that begins a body's name.</summary>
    static IEnumerable<SheetName> ByComma(string part, Func<string, IReadOnlyList<long>> find)
    {
        var pieces = part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < pieces.Length;)
        {
            var end = pieces.Length;
            while (end > i && find(Joined(pieces, i, end)).Count == 0) end--;
            if (end > i)
            {
                yield return new(Joined(pieces, i, end), find(Joined(pieces, i, end)));
                i = end;
                continue;
            }
            end = i + 1;
            while (end < pieces.Length && !BeginsABody().IsMatch(pieces[end]) && find(Trim(pieces[end])).Count == 0) end++;
            foreach (var name in ByAnd(Joined(pieces, i, end), find)) yield return name;
            i = end;
        }
    }

    static IEnumerable<SheetName> ByAnd(string words, Func<string, IReadOnlyList<long>> find)
    {
        for (var at = words.IndexOf(" và ", StringComparison.Ordinal); at > 0; at = words.IndexOf(" và ", at + 1, StringComparison.Ordinal))
        {
            var (a, b) = (find(Trim(words[..at])), find(Trim(words[(at + 4)..])));
            if (a.Count > 0 && (b.Count > 0 || BeginsABody().IsMatch(words[(at + 4)..])))
                return [new(Trim(words[..at]), a), new(Trim(words[(at + 4)..]), b)];
        }
        return words.Length > 0 ? [new(words, find(words))] : [];
    }

    /// <summary>The body whose head a cell names ("Giám đốc Sở Tư pháp", "Đ/c Trần Văn An - Chủ tịch UBND xã Hoa Lư"); null where it names none.</summary>
    public static string? OfHead(string words) => Head().Match(Trim(words)) is { Success: true } head ? head.Groups[1].Value : null;

    static string Joined(string[] pieces, int from, int to) => Trim(string.Join(", ", pieces[from..to]));

    const string Beginnings = @"(?:Sở|Ban|UBND|Ủy ban|Uỷ ban|HĐND|Hội|Văn phòng|VP|Phòng|Chi cục|Cục|Công an|Bộ|Thanh tra|Tòa|Toà|Viện|Liên|Mặt trận|MTTQ|Thường trực|Tổ|Đoàn|Trung tâm|Các|Bảo hiểm|Kho bạc|Thuế|Ngân hàng|Tỉnh|Báo|Đài|Trường|Công ty)\b";

    static string Trim(string words) => string.Join(' ', words.Split((char[])['\n', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '-', '–', '+', '•', '*', '.', ',', ';', ':');

    static string Bare(string words) => LeadLabel().Replace(words, "");

    [GeneratedRegex(@"[,;.\s]*(?:\bchủ trì\b[\s,;:]*)?(?:\bvà\s+)?\bphối hợp\b(?:\s+(?:với|cùng|thực hiện))*\s*:?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Together();

    [GeneratedRegex(@"^\s*(?:[-+•*]\s*)?chủ trì\s*:?\s*|[\s,;]*\bchủ trì\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex LeadLabel();

    [GeneratedRegex(@"^\s*(?:[-+•*]\s*)?" + Beginnings)]
    private static partial Regex BeginsABody();

    [GeneratedRegex(@"[\n;]|\s\+\s|\s*/\s*(?=" + Beginnings + ")")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^(?:(?:đồng chí|đ/c|ông|bà)\s.{2,60}?[,\-–]\s*)?(?:(?:phó\s+)?(?:giám đốc|chủ tịch|chủ nhiệm|trưởng|viện trưởng|cục trưởng|chi cục trưởng|chánh thanh tra|chánh)\s+)(" + Beginnings + @".*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Head();
}
