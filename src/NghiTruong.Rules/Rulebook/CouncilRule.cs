namespace NghiTruong.Rules.Rulebook;

/// <summary>A council's own limit as it is kept: from which regulation, from when to when; never changed, only ended or taken back.</summary>
public sealed class CouncilRule
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    /// <summary>The rule it stands beside, or its own id ("QC-01").</summary>
    public required string RuleId { get; set; }
    public required string Title { get; set; }
    public required string AnchorKey { get; set; }
    public required int Value { get; set; }
    public required CountUnit Unit { get; set; }
    public required Direction Direction { get; set; }
    public TimeOnly? Clock { get; set; }
    public required LimitKind Limit { get; set; }
    public required string RegulationNumber { get; set; }
    public DateOnly? RegulationDate { get; set; }
    public required string RegulationTitle { get; set; }
    public required DateOnly From { get; set; }
    public DateOnly? To { get; set; }
    public string? TakenBackBecause { get; set; }
    public required DateTimeOffset RecordedAt { get; set; }
    public required string RecordedBy { get; set; }

    public LocalRule Rule => new(RuleId, new(RegulationNumber, RegulationDate, RegulationTitle), new(Value, Unit, Direction, Clock), Limit, From, To, Title,
        LegalRules.Find(RuleId)?.Anchor ?? LegalRules.Anchor(AnchorKey) ?? new(AnchorKey, AnchorKey));
}

/// <summary>Somebody held a version of a rule against the text (đối chiếu): who, when, which text, and whether it says so.</summary>
public sealed class RuleCheck
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required string RuleId { get; set; }
    public required DateOnly VersionFrom { get; set; }
    public required DateOnly CheckedOn { get; set; }
    /// <summary>The text read: number, issuer, where it was found.</summary>
    public required string Text { get; set; }
    /// <summary>The text says what the rule says; where not, <see cref="Words"/> tells what it says.</summary>
    public required bool Agrees { get; set; }
    public string Words { get; set; } = "";
    public required long PersonId { get; set; }
    public required string CheckedBy { get; set; }
    public required DateTimeOffset RecordedAt { get; set; }
}
