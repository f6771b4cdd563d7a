namespace NghiTruong.Rules.Rulebook;

/// <summary>Limits that only a council's own regulations set: rules without a version of law, under ids of their own ("QC-01").</summary>
public static class OwnRules
{
    public static readonly RuleTopic Topic = new("own", "Quy định riêng của HĐND");

    /// <summary>The rule of an id as the council's own limits tell it, the last of them first; null where there is none.</summary>
    public static LegalRule? Find(string id, IEnumerable<CouncilRule> own) =>
        own.Where(r => r.RuleId.Equals(id.Trim(), StringComparison.OrdinalIgnoreCase)).MaxBy(r => r.Id) is { } last
            ? new(last.RuleId, Topic, last.Title, last.Rule.Anchor, [])
            : null;

    /// <summary>The id after those that were given; none is used again.</summary>
    public static string NextId(IEnumerable<string> given) =>
        $"QC-{given.Select(id => id.StartsWith("QC-", StringComparison.Ordinal) && int.TryParse(id.AsSpan(3), out var n) ? n : 0).DefaultIfEmpty().Max() + 1:00}";
}
