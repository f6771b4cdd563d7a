using System.Text.RegularExpressions;

namespace NghiTruong.Text;

/// <summary>Bodies by the initials of their names, as papers and tables write them: "Sở TC", "Sở GD-ĐT", "Ban PC", "Sở VH,TT&amp;DL".</summary>
public static partial class BodyInitials
{
    /// <summary>What a full name comes to: its kind and the initials of the rest without "và"; null for a name that is no body of such a kind.</summary>
    /// <example><c>OfName("Sở Giáo dục và Đào tạo")</c> is <c>so gddt</c>, as is <c>OfWords("Sở GD-ĐT")</c>.</example>
    public static string? OfName(string name)
    {
        var words = BodyName.Key(name).Split(' ');
        var kind = words is ["chi", "cuc", ..] ? 2 : words[0] is "so" or "ban" or "phong" or "cuc" ? 1 : 0;
        if (kind == 0) return null;
        var rest = words.Skip(kind).ToList();
        // A committee goes without its council: "Ban PC" for "Ban Pháp chế HĐND tỉnh".
        for (var i = 1; i + 2 < rest.Count; i++)
            if (rest[i] == "hoi" && rest[i + 1] == "dong" && rest[i + 2] == "nhan") rest.RemoveRange(i, rest.Count - i);
        var initials = string.Concat(rest.Where(w => w != "va").Select(w => w[0]));
        return initials.Length < 2 ? null : $"{string.Join(' ', words.Take(kind))} {initials}";
    }

    /// <summary>The same of words that are such initials, written in capitals; null of others.</summary>
    public static string? OfWords(string words)
    {
        if (Written().Match(words.Trim()) is not { Success: true } written) return null;
        var initials = Folding.Fold(string.Concat(written.Groups[2].Value.Where(char.IsUpper)));
        return initials.Length is < 2 or > 10 ? null : $"{Folding.Fold(written.Groups[1].Value)} {initials}";
    }

    [GeneratedRegex(@"^(Sở|Ban|Phòng|Cục|Chi cục)\s+((?:\p{Lu}|[&,.\-– ]|\s+và\s+(?=\p{Lu}))+?)(?:\s+(?:HĐND|tỉnh|TP|thành phố)(?:\s.*)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
