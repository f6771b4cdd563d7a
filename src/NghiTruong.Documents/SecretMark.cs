using System.Text.RegularExpressions;

namespace NghiTruong.Documents;

/// <summary>The mark of a state secret on a document (dấu chỉ độ mật): MẬT, TỐI MẬT, TUYỆT MẬT.</summary>
/// <param name="Level">The level as the stamp writes it: <c>MẬT</c>, <c>TỐI MẬT</c> or <c>TUYỆT MẬT</c>.</param>
/// <param name="Line">The line that bears the mark, as it stands in the text.</param>
public sealed partial record SecretMark(string Level, string Line)
{
    // A stamp stands in the head of a document; further down a lone MẬT is a heading or a cell.
    const int HeadLines = 60;

    /// <summary>
    /// Finds a secret mark: a stamp on a line or in a cell of its own near the head, or a line "Độ mật: Tối mật" anywhere.
    /// Prose with these words ("bảo mật", "bí mật", "Mật khẩu", "xã Mật Sơn") is none. Empty text gives null; never throws.
    /// </summary>
    /// <example><c>SecretMark.Find("TỈNH ỦY\nTỐI MẬT\nSố: 5-BC/TU")?.Level</c> is <c>TỐI MẬT</c>.</example>
    public static SecretMark? Find(string text) => Find(text, HeadLines);

    /// <summary>As <see cref="Find(string)"/>, with every line taken for the head: for headers and text boxes.</summary>
    internal static SecretMark? FindAnywhere(string text) => Find(text, int.MaxValue);

    static SecretMark? Find(string text, int headLines)
    {
        var seen = 0;
        foreach (var range in text.AsSpan().SplitAny('\n', '\r', '\f', '\v'))
        {
            var raw = text.AsSpan()[range].Trim();
            if (raw.IsEmpty) continue;
            seen++;
            if (raw.Length > 300 || (seen > headLines && !raw.Contains(':'))) continue;
            var line = PlainText.Composed(raw.ToString());
            if (Labelled().Match(line) is { Success: true } labelled) return new(Canonical(labelled.Groups["level"].Value), line);
            if (seen > headLines) continue;
            if (Stamp(line) is { } whole) return new(whole, line);
            foreach (var cell in Cells().Split(line))
            {
                if (Stamp(cell) is { } level) return new(level, line);
            }
        }
        return null;
    }

    static string? Stamp(string cell)
    {
        var match = Stamped().Match(cell);
        if (!match.Success) return null;
        var bare = match.Groups["high"].Length == 0;
        // "Tối mật" alone on a line is a mark in any case; a bare "Mật" only in capitals
        return bare && match.Value.Any(char.IsAsciiLetterLower) ? null : Canonical(match.Groups["level"].Value);
    }

    static string Canonical(string words)
    {
        var letters = string.Concat(words.Where(char.IsLetter)).ToUpperInvariant();
        return letters.StartsWith("TỐI", StringComparison.Ordinal) ? "TỐI MẬT" : letters.StartsWith("TUYỆT", StringComparison.Ordinal) ? "TUYỆT MẬT" : "MẬT";
    }

    [GeneratedRegex(@"^[^\p{L}\d]*(?:TÀI\s+LIỆU\s+|VĂN\s+BẢN\s+)?(?<level>(?<high>T\s?Ố\s?I|T\s?U\s?Y\s?Ệ\s?T)?\s*M\s?Ậ\s?T)[^\p{L}\d]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stamped();

    [GeneratedRegex(@"^[^\p{L}\d]*(?:mức\s+)?độ\s+mật\s*(?:[:–-]|\t)\s*(?<level>tối\s+mật|tuyệt\s+mật|mật)(?!\p{L})(?!\s+(?:khẩu|độ|thư|mã))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"\t+|\s{2,}")]
    private static partial Regex Cells();
}
