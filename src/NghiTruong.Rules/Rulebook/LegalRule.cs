namespace NghiTruong.Rules.Rulebook;

/// <summary>A group of rules as a person looks for them: "Chất vấn, giải trình".</summary>
public sealed record RuleTopic(string Key, string Title);

/// <summary>A legal rule: its versions side by side, oldest first, never overlapping.</summary>
/// <param name="Id">Lasting: "QUE-03".</param>
/// <param name="Anchor">From which event it counts.</param>
public sealed record LegalRule(string Id, RuleTopic Topic, string Title, AnchorEvent Anchor, IReadOnlyList<RuleVersion> Versions)
{
    /// <summary>The version in force on a day; null before the first and between two.</summary>
    public RuleVersion? At(DateOnly day)
    {
        for (var i = Versions.Count - 1; i >= 0; i--)
            if (Versions[i].IsInForce(day)) return Versions[i];
        return null;
    }
}
