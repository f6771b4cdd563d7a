using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Deadlines;

/// <summary>A day kept because something of another room is due on it: it follows its occasion and the calendar, and keeps where it was.</summary>
public sealed class KeptDeadline
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required Guid Uid { get; set; }
    public int Version { get; set; }
    public required long OccasionId { get; set; }
    public required AnchorPoint Point { get; set; }
    public string? RuleId { get; set; }
    public int? OwnValue { get; set; }
    public CountUnit? OwnUnit { get; set; }
    public Direction? OwnDirection { get; set; }
    public required string Title { get; set; }
    /// <summary>Who must have it done; null where nobody is named.</summary>
    public long? BodyId { get; set; }
    /// <summary>What is due: a kind, its id, its words and where it is seen.</summary>
    public required string OwnerKind { get; set; }
    public required long OwnerId { get; set; }
    public required string OwnerAddress { get; set; }
    /// <summary>Null while the occasion has no day.</summary>
    public DateOnly? Due { get; set; }
    public DateOnly? Prudent { get; set; }
    public bool IsProvisional { get; set; }
    /// <summary>Done, ended or no longer hanging on the occasion: it moves no more.</summary>
    public bool IsClosed { get; set; }
    public string? CancelledBecause { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }
    public List<DeadlineMove> Moves { get; init; } = [];

    public DueRule Rule => new(Point, RuleId, OwnValue is { } value ? new(value, OwnUnit ?? CountUnit.CalendarDay, OwnDirection ?? Direction.Before) : null);

    /// <summary>Sets how it hangs on its occasion.</summary>
    public void Hang(DueRule rule) =>
        (Point, RuleId, OwnValue, OwnUnit, OwnDirection) = (rule.Point, rule.RuleId, rule.Own?.Value, rule.Own?.Unit, rule.Own?.Direction);

    /// <summary>Computes its day anew; the move where it stands elsewhere than before, null where nothing changed.</summary>
    public DeadlineMove? Follow(Occasion occasion, WorkingCalendar calendar, IReadOnlyList<LocalRule> local, string because, DateTimeOffset now)
    {
        var found = occasion.CancelledBecause is null ? Rule.Reckon(occasion, calendar, local, out _) : null;
        var (due, prudent, provisional) = (found?.Due, found?.Prudent, found?.IsProvisional ?? false);
        if ((due, prudent, provisional, CancelledBecause) == (Due, Prudent, IsProvisional, occasion.CancelledBecause)) return null;
        var move = new DeadlineMove { CouncilId = CouncilId, From = Due, To = due, Because = because, MovedAt = now };
        (Due, Prudent, IsProvisional, CancelledBecause, ChangedAt) = (due, prudent, provisional, occasion.CancelledBecause, now);
        Version++;
        if (move.From == move.To) return null;
        Moves.Add(move);
        return move;
    }
}

/// <summary>One moving of a kept deadline, and why.</summary>
public sealed class DeadlineMove
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long DeadlineId { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public required string Because { get; set; }
    public required DateTimeOffset MovedAt { get; set; }
}
