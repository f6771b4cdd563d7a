namespace NghiTruong.Text;

/// <summary>What the words say a session is.</summary>
public enum SessionWording
{
    /// <summary>No kind is said.</summary>
    None,
    /// <summary>Thường lệ, thường kỳ, giữa năm, cuối năm.</summary>
    Regular,
    /// <summary>Chuyên đề.</summary>
    Thematic,
    /// <summary>Bất thường, giải quyết công việc phát sinh đột xuất.</summary>
    Extraordinary,
}

/// <summary>A session found in a text; what the text does not say is null.</summary>
public readonly record struct FoundSession(int Start, int Length, int? Number, SessionWording Wording, string? Council, string? Khoa, string? Term);

/// <summary>Names of sessions, with ordinals in digits, words or Roman numbers.</summary>
public static class SessionNames
{
    /// <summary>Finds every session with a number or a kind, in order; counted sessions ("27 kỳ họp thường lệ") are left out. Nothing throws.</summary>
    /// <example><c>Find("Kỳ họp thứ Mười một, HĐND tỉnh khóa XV")</c> gives number 11 of HĐND tỉnh, khóa XV.</example>
    public static IReadOnlyList<FoundSession> Find(string text)
    {
        var (t, found) = (new TokenText(text), new List<FoundSession>());
        for (var i = 0; i < t.Count; i++)
        {
            if (SessionScanner.At(t, i) is not { } s || s.Number is null && (s.IsPlural || s.Words == SessionWords.None)) continue;
            found.Add(new FoundSession(t[s.From].Start, t[s.To - 1].End - t[s.From].Start, s.Number, (SessionWording)s.Words, s.Council, s.Khoa, s.Term));
            i = s.To - 1;
        }
        return found;
    }
}
