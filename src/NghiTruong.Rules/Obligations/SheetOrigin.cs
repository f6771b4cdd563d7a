using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

/// <summary>What kind of source an old table names: in words, or by the code of the document's number.</summary>
public static class SheetOrigin
{
    /// <summary>A key of the council's list of sources; another source where nothing tells.</summary>
    public static string Of(string words, string? number)
    {
        var said = Folding.Fold(words);
        if (said.Length > 0 && Origins.First.FirstOrDefault(o => Folding.Fold(o.Name) == said || o.Key == said) is { Key: { } key }) return key;
        var kind = Folding.Fold((number is null ? null : DocumentNumbers.KindOf(number)) ?? words);
        if (kind.Contains("nghi quyet", StringComparison.Ordinal)) return "nghi-quyet";
        if (kind.Contains("cong van", StringComparison.Ordinal)) return "cong-van";
        return kind.Contains("thong bao", StringComparison.Ordinal) || kind.Contains("ket luan", StringComparison.Ordinal) ? Origins.Conclusion : "khac";
    }
}
