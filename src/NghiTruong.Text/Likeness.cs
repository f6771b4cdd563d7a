namespace NghiTruong.Text;

/// <summary>How alike two short texts are, for finding repeats.</summary>
public static class Likeness
{
    private const int Shingle = 2;

    /// <summary>
    /// 0 (nothing in common) to 1 (the same but for accents, case, spacing and marks), on pairs of folded syllables.
    /// Two empty texts are alike, one empty is not; nothing throws.
    /// </summary>
    /// <example><c>Likeness.Of("sửa cầu Bến Thóc", "Sửa chữa cầu Bến Thóc")</c> is above 0.5.</example>
    public static double Of(string a, string b)
    {
        var (first, second) = (Shingles(a), Shingles(b));
        if (first.Count == 0 || second.Count == 0) return first.Count == second.Count ? 1 : 0;
        var shared = first.Count(second.Contains);
        return 2.0 * shared / (first.Count + second.Count);
    }

    private static HashSet<string> Shingles(string text)
    {
        var tokens = new TokenText(Folding.Key(text));
        var words = new List<string>();
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind is TokenKind.Word or TokenKind.Number) words.Add(tokens[i].Form.Text);
        if (words.Count == 1) return [words[0]];
        var shingles = new HashSet<string>(words.Count);
        for (var i = 0; i + Shingle <= words.Count; i++)
            shingles.Add(words[i] + " " + words[i + 1]);
        return shingles;
    }
}
