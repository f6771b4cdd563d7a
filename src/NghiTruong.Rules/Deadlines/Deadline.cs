using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Deadlines;

/// <summary>What came of asking a rule for a day.</summary>
public abstract record DeadlineAnswer;

/// <summary>Why a rule gives no day.</summary>
public enum NoDeadlineKind
{
    /// <summary>No such rule, a rule without a day, an impossible day or case.</summary>
    Wrong,
    /// <summary>The rule has no version in force on the anchor's day.</summary>
    NotInForce,
}

/// <summary>A rule gives no day, and why.</summary>
public sealed record NoDeadline(NoDeadlineKind Kind, string Words) : DeadlineAnswer;

/// <summary>One of the limits that were compared: the law's or a regulation's.</summary>
/// <param name="Source">The citation or the regulation.</param>
/// <param name="Roll">What became of a last day that is a day off.</param>
public sealed record Compared(string Source, string Words, Reckoning Reckoning, bool IsLocal, RollRule Roll);

/// <summary>A day computed from a rule, the council's own regulation beside it, and how.</summary>
public sealed record Deadline : DeadlineAnswer
{
    public required string RuleId { get; init; }
    public required string Title { get; init; }
    /// <summary>Null where only the council's own regulation sets the limit.</summary>
    public RuleVersion? Version { get; init; }
    public required AnchorEvent Anchor { get; init; }
    public required LimitKind Limit { get; init; }
    /// <summary>The strictest of those compared.</summary>
    public required Compared Applied { get; init; }
    /// <summary>Everything compared, the law first.</summary>
    public required IReadOnlyList<Compared> All { get; init; }
    /// <summary>Why the day may still change or must be checked; empty where it stands.</summary>
    public required IReadOnlyList<string> Provisional { get; init; }

    public RollRule Roll => Applied.Roll;
    public Reckoning Reckoning => Applied.Reckoning;
    public DateOnly Due => Reckoning.Due;
    public DateOnly Prudent => Reckoning.Prudent;
    public bool IsProvisional => Provisional.Count > 0;
    public string Citation => Applied.Source;
    public Confidence Confidence => Applied.IsLocal ? Confidence.Text : Version!.Confidence;
}
