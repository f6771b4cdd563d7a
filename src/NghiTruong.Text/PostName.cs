namespace NghiTruong.Text;

/// <summary>A post parted into its function and the body it is held in ("Phó Chủ tịch" · "HĐND tỉnh").</summary>
/// <param name="Function">The function as written; the whole text where no function is known.</param>
/// <param name="Body">The body as written, null where the text names none.</param>
/// <param name="IsFormer">True for "nguyên …".</param>
public readonly record struct PostParts(string Function, string? Body, bool IsFormer);

/// <summary>Posts: parted from their bodies, compared, cut out of strings that name several.</summary>
public static class PostName
{
    private static readonly Phrase Nguyen = Phrase.Of("nguyên");

    /// <summary>Parts a post. A text that begins with no known function comes back whole, with no body; nothing throws.</summary>
    /// <example><c>Split("Trưởng Ban Pháp chế HĐND tỉnh")</c> gives "Trưởng Ban" and "Ban Pháp chế HĐND tỉnh".</example>
    public static PostParts Split(string post)
    {
        var t = new TokenText(post);
        var from = t.At(0, Nguyen) ? 1 : 0;
        var length = t.Match(from, Tag.Post | Tag.Capacity, out var tag);
        if (length == 0 || from + length >= t.Count) return new(t.Text(from, t.Count), null, from > 0);
        var to = from + length;
        var bodyFrom = (tag & Tag.Post) != 0 && t.Match(to - 1, Tag.Body) > 0 && t.Match(to - 1, Tag.Unit) == 0 && (IsNamed(t, to) || t.Match(to, Tag.Field) > 0) ? to - 1 : to;
        return new(t.Text(from, to), t.Text(bodyFrom, t.Count), from > 0);
    }

    private static bool IsNamed(TokenText t, int i) => t.IsCapital(i) && t.Match(i, Tag.Body) == 0;

    /// <summary>A key that is equal for a post's spellings, its body's abbreviations written out. Empty gives empty.</summary>
    /// <example><c>Key("Phó Chủ tịch HĐND tỉnh") == Key("phó chủ tịch Hội đồng nhân dân tỉnh")</c>.</example>
    public static string Key(string post) => BodyName.Key(post);

    /// <summary>
    /// The posts of a string that names several, parted by commas, semicolons, dashes or "kiêm"; parts that begin with no known function
    /// stay with the post before them. Empty gives none.
    /// </summary>
    /// <example><c>All("Tỉnh ủy viên - Phó Chủ tịch HĐND tỉnh, Trưởng Ban Văn hóa - Xã hội")</c> gives three.</example>
    public static IReadOnlyList<string> All(string posts)
    {
        var t = new TokenText(posts);
        var (all, from) = (new List<string>(), 0);
        for (var i = 1; i < t.Count; i++)
        {
            if (t.Key(i) is not ("," or ";" or "-" or "kiêm") || (t.Match(i + 1, Tag.Post | Tag.Capacity) == 0 && !t.At(i + 1, Nguyen))) continue;
            if (i > from) all.Add(t.Text(from, i));
            from = i + 1;
        }
        if (t.Count > from) all.Add(t.Text(from, t.Count));
        return all;
    }
}
