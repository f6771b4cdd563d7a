namespace NghiTruong.Rules.Rulebook;

/// <summary>The regulation by which a council adds a rule or makes one tighter (quy chế, quy chế phối hợp).</summary>
/// <param name="Number">"12/2026/QC-HĐND".</param>
public sealed record Regulation(string Number, DateOnly? Date, string Title)
{
    public override string ToString() => Date is { } day ? $"{Number} ngày {day:dd/MM/yyyy}" : Number;
}

/// <summary>A council's own limit: beside a rule of law, or on its own where the law has none.</summary>
/// <param name="RuleId">The rule it stands beside, or its own id.</param>
/// <param name="Anchor">From which event it counts; that of the rule where it stands beside one.</param>
public sealed record LocalRule(string RuleId, Regulation Regulation, Offset Offset, LimitKind Limit, DateOnly From, DateOnly? To, string Title, AnchorEvent Anchor)
{
    public bool IsInForce(DateOnly day) => From <= day && !(To < day);
}
