namespace NghiTruong.Text;

/// <summary>Names of persons: honorifics taken off, compared, sorted by given name.</summary>
public static class PersonName
{
    /// <summary>The name without honorifics, in one spacing and composed; capitals written as names are. A text without a name comes back trimmed.</summary>
    /// <example><c>Bare("đồng chí TRẦN  QUỐC TOẢN")</c> is <c>Trần Quốc Toản</c>.</example>
    public static string Bare(string text)
    {
        var tokens = new TokenText(text);
        var from = 0;
        while (tokens.Match(from, Tag.Honorific) is var length and > 0 && from + length < tokens.Count) from += length;
        if (tokens.IsMark(from, ':')) from++;
        return NameScanner.Normal(tokens.Text(from, tokens.Count));
    }

    /// <summary>A key that is equal for one name in its spellings: accents, case, i/y, honorifics and spacing do not count. Empty gives empty.</summary>
    /// <example><c>Key("Ông Phạm Sỹ Lợi") == Key("PHẠM SĨ LỢI")</c>.</example>
    public static string Key(string name) => Folding.Key(Bare(name));

    /// <summary>True where two names may be one person's: the same <see cref="Key"/>, and neither has accents that contradict the other's. Empty names are never the same.</summary>
    /// <example><c>SameAs("Bùi Xuân Hoà", "Bùi Xuân Hòa")</c>; not <c>SameAs("Lê Văn Ba", "Lê Văn Bá")</c>.</example>
    public static bool SameAs(string a, string b)
    {
        var (first, second) = (Key(a), Key(b));
        return first.Length > 0 && first == second && (IsPlain(a) || IsPlain(b) || Toned(a) == Toned(b));
    }

    private static bool IsPlain(string name) => Syllable.Compose(name).All(c => c < 0x80);

    private static string Toned(string name) => string.Join(' ', Phrase.KeysOf(Bare(name))).Replace('y', 'i');

    /// <summary>A key whose byte order is that of a Vietnamese list of persons: given name, then family name, then middle names. Empty gives the smallest key.</summary>
    /// <example>"Trần Văn Anh" comes before "Lê Thị Bình", and "Lê Văn Anh" before both.</example>
    public static byte[] SortKey(string name)
    {
        var parts = Bare(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return Text.SortKey.Of("");
        var middle = parts.Length > 2 ? string.Join(' ', parts[1..^1]) : "";
        return [.. Text.SortKey.Of(parts[^1]), 0, .. Text.SortKey.Of(parts.Length > 1 ? parts[0] : ""), 0, .. Text.SortKey.Of(middle)];
    }
}
