namespace NghiTruong.Text;

/// <summary>How alike two texts are, whatever their accents, case, spacing and marks: what may be the same thing said again.</summary>
public static class Likeness
{
    /// <summary>
    /// 0 (nothing in common) to 1 (the same but for accents, case, spacing and marks), on pairs of folded syllables.
    /// Two empty texts are alike, one empty is not; nothing throws.
    /// </summary>
    /// <example><c>Likeness.Of("sửa cầu Bến Thóc", "Sửa chữa cầu Bến Thóc")</c> is above 0.5.</example>
    public static double Of(string a, string b) => new ComparedText(a).LikenessTo(b);
}

/// <summary>A text that is compared with many: its own pairs of syllables are found once.</summary>
public sealed class ComparedText(string text)
{
    readonly HashSet<ulong> pairs = PairsOf(text);

    /// <inheritdoc cref="Likeness.Of"/>
    public double LikenessTo(string other)
    {
        var theirs = PairsOf(other);
        if (pairs.Count == 0 || theirs.Count == 0) return pairs.Count == theirs.Count ? 1 : 0;
        return 2.0 * theirs.Count(pairs.Contains) / (pairs.Count + theirs.Count);
    }

    /// <summary>Each pair as 64 bits of it: of the thousands in a text no two meet by chance. One word alone is its own pair.</summary>
    static HashSet<ulong> PairsOf(string text)
    {
        var (tokens, pairs, before, words) = (new TokenText(Folding.Key(text)), new HashSet<ulong>(), 0UL, 0);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is not (TokenKind.Word or TokenKind.Number)) continue;
            var word = Bits(tokens[i].Form.Text);
            if (++words > 1) pairs.Add((before * 0x9E3779B97F4A7C15) ^ word);
            before = word;
        }
        if (words == 1) pairs.Add(before);
        return pairs;
    }

    /// <summary>FNV-1a.</summary>
    static ulong Bits(string word)
    {
        var bits = 14695981039346656037UL;
        foreach (var c in word) bits = (bits ^ c) * 1099511628211UL;
        return bits;
    }
}
