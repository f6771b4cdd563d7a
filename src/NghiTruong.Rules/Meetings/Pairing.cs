using NghiTruong.Text;

namespace NghiTruong.Rules.Meetings;

/// <summary>Which directive of a new text states anew which conclusion already known.</summary>
public static class Pairing
{
    /// <summary>Below this likeness two texts are not offered as one.</summary>
    public const double LeastLikeness = 0.3;

    /// <summary>Pairs one to one, the most alike first. Both sides carry an id and words.</summary>
    public static IReadOnlyDictionary<long, long> Of(IReadOnlyList<(long Id, string Words)> directives, IReadOnlyList<(long Id, string Words)> conclusions)
    {
        var pairs = new Dictionary<long, long>();
        var taken = new HashSet<long>();
        foreach (var (directive, conclusion, _) in
            from d in directives
            from c in conclusions
            let alike = Likeness.Of(d.Words, c.Words)
            where alike >= LeastLikeness
            orderby alike descending, d.Id, c.Id
            select (d.Id, c.Id, alike))
            if (!pairs.ContainsKey(directive) && taken.Add(conclusion))
                pairs.Add(directive, conclusion);
        return pairs;
    }
}
