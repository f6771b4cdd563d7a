using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Deadlines;

/// <summary>A day left out of a count, and why.</summary>
public readonly record struct SkippedDay(DateOnly Date, string Why);

/// <summary>A limit computed from its anchor, with everything that was done on the way.</summary>
public sealed record Reckoning
{
    public required Offset Offset { get; init; }
    public required DateOnly Anchor { get; init; }
    /// <summary>The last day of the limit; of "không sớm hơn" the first day that is allowed.</summary>
    public required DateOnly Due { get; init; }
    /// <summary>The time of day at which it ends; null is the end of the day, 24:00.</summary>
    public TimeOnly? Clock { get; init; }
    /// <summary>The first day of a window; null where there is none.</summary>
    public DateOnly? Opens { get; init; }
    /// <summary>The last working day not later than the due day; of “không sớm hơn” the first not earlier: prudence, not law.</summary>
    public required DateOnly Prudent { get; init; }
    /// <summary>The day the count ended on, before it was moved to a working day.</summary>
    public required DateOnly Ended { get; init; }
    /// <summary>How many units were counted.</summary>
    public required int Counted { get; init; }
    /// <summary>Each day counted; one entry for a count of hours or months.</summary>
    public IReadOnlyList<DateOnly> Days { get; init; } = [];
    public IReadOnlyList<SkippedDay> Skipped { get; init; } = [];
    /// <summary>Years the result leans on whose decision was not published or not read.</summary>
    public IReadOnlyList<int> UnreadYears { get; init; } = [];

    public bool Rolled => Due != Ended;
}
