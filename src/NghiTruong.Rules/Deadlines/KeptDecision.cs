using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Deadlines;

/// <summary>A year's decision as a council entered it; a later one of the same year stands in its place.</summary>
public sealed class KeptDecision
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required int Year { get; set; }
    /// <summary>Number, day and issuer of the decision.</summary>
    public required string Source { get; set; }
    public required IReadOnlyList<DaysOff> Off { get; set; }
    public required IReadOnlyList<Swap> Swaps { get; set; }
    public required DateTimeOffset RecordedAt { get; set; }
    public required string RecordedBy { get; set; }
    public string? TakenBackBecause { get; set; }

    public CalendarDecision Decision => new(Year, Source, Confidence.Text, IsRead: true, Off, Swaps);
}

/// <summary>One day decided on its own, as a council entered it.</summary>
public sealed class KeptOneOff
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required DateOnly Day { get; set; }
    public required bool IsWorking { get; set; }
    public required string Why { get; set; }
    public required DateTimeOffset RecordedAt { get; set; }
    public required string RecordedBy { get; set; }
    public string? TakenBackBecause { get; set; }

    public OneOff OneOff => new(Day, IsWorking, Why);
}
