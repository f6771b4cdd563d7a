using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

/// <summary>A group to which work is given, each body its own part ("các xã, phường").</summary>
public sealed record BodyGroup(string Key, string Words, IReadOnlyList<BodyKind> Kinds);

/// <summary>The groups that conclusions speak of.</summary>
public static class BodyGroups
{
    public static readonly IReadOnlyList<BodyGroup> All =
    [
        new("xa", "các xã, phường", [BodyKind.Commune]),
        new("ban", "các Ban HĐND", [BodyKind.Committee]),
        new("so", "các sở, ngành", [BodyKind.Department]),
        new("to", "các Tổ đại biểu", [BodyKind.DeputyGroup]),
    ];

    static readonly (string Key, string[] Words)[] Said =
    [
        ("xa", ["cac xa", "cac xa phuong", "ubnd cac xa", "ubnd cac xa phuong", "uy ban nhan dan cac xa", "uy ban nhan dan cac xa phuong", "cac dia phuong", "ubnd cap xa", "uy ban nhan dan cap xa", "cac xa phuong dac khu", "ubnd cac xa phuong dac khu", "chinh quyen cac xa phuong", "100 xa phuong"]),
        ("ban", ["cac ban", "cac ban hdnd", "cac ban cua hdnd", "cac ban hoi dong nhan dan", "cac ban cua hoi dong nhan dan"]),
        ("so", ["cac so", "cac so nganh", "cac so ban nganh", "cac nganh", "cac so nganh lien quan", "cac so ban nganh lien quan"]),
        ("to", ["cac to dai bieu", "cac to dai bieu hdnd", "cac to"]),
    ];

    public static BodyGroup? ByKey(string? key) => All.FirstOrDefault(g => g.Key == key);

    /// <summary>The group that words name, as they stand in a conclusion; null where they name none.</summary>
    public static BodyGroup? Of(string words)
    {
        var plain = string.Join(' ', Folding.Fold(words).Split([' ', ',', ';', '.', '-'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var end in new[] { " tinh", " thanh pho", " tren dia ban tinh", " tren dia ban", " trong tinh", " cua tinh" })
            if (plain.EndsWith(end, StringComparison.Ordinal))
            {
                plain = plain[..^end.Length];
                break;
            }
        return ByKey(Said.FirstOrDefault(s => s.Words.Contains(plain)).Key);
    }
}
