using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Deadlines;

/// <summary>What decides which value of a rule holds.</summary>
public sealed record Circumstances
{
    public static readonly Circumstances Ordinary = new();

    public SessionKind? Kind { get; init; }
    public CouncilLevel? Level { get; init; }
    public bool IsComplex { get; init; }
    public bool IsRemote { get; init; }
    /// <summary>A named case of the rule; null is the ordinary one.</summary>
    public string? Named { get; init; }
    /// <summary>How often the limit was made longer.</summary>
    public int Lengthenings { get; init; }
    /// <summary>The anchor's time of day, for limits in hours.</summary>
    public TimeOnly? At { get; init; }
    /// <summary>Why the anchor's day is not certain; null where it is.</summary>
    public string? AnchorDoubt { get; init; }

    /// <summary>Whether a value meant for a condition holds here.</summary>
    public bool Meets(RuleCondition when) =>
        (when.Kinds.Count == 0 || Kind is { } kind && when.Kinds.Contains(kind))
        && (when.Levels.Count == 0 || Level is { } level && when.Levels.Contains(level))
        && (when.Complex is null || when.Complex == IsComplex)
        && (when.Remote is null || when.Remote == IsRemote)
        && when.Named == Named;

    /// <summary>Whether a rule meant for some kinds or levels can hold here; what is not said may be anything.</summary>
    public bool Allows(RuleCondition applies) =>
        (applies.Kinds.Count == 0 || Kind is not { } kind || applies.Kinds.Contains(kind))
        && (applies.Levels.Count == 0 || Level is not { } level || applies.Levels.Contains(level));
}
