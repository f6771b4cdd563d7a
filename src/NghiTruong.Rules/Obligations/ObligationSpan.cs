namespace NghiTruong.Rules.Obligations;

/// <summary>Where an obligation stood from one day until before another: all that the register shows of it.</summary>
public sealed class ObligationSpan
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long ObligationId { get; set; }
    public required DateOnly From { get; set; }
    public DateOnly? To { get; set; }
    public required ObligationState State { get; set; }
    public required bool IsOpen { get; set; }
    /// <summary>Copied from its obligation, so that a past day is one index away.</summary>
    public bool IsPart { get; set; }
    public required ObligationKind Kind { get; set; }
    public required SourceStatus Status { get; set; }
    /// <summary>The words as they stood, where they have been replaced since; null where they stand today.</summary>
    public string? Work { get; set; }
    public required long? LeadBodyId { get; set; }
    public required long? WatcherBodyId { get; set; }
    public required long? WatcherPostId { get; set; }
    public required DateOnly? DueOn { get; set; }
    public required DateOnly? OriginalDueOn { get; set; }
    public required DateOnly? AnsweredOn { get; set; }
    public required DateOnly? RoadmapOn { get; set; }
    public required DateOnly? ReportedDoneOn { get; set; }
    public required Clears Missing { get; set; }
    public required int TimesReturned { get; set; }
    public required int TimesRepeated { get; set; }

    public bool SameAs(ObligationSpan other) =>
        (State, IsPart, Kind, Status, Work, LeadBodyId, WatcherBodyId, WatcherPostId) == (other.State, other.IsPart, other.Kind, other.Status, other.Work, other.LeadBodyId, other.WatcherBodyId, other.WatcherPostId)
        && (DueOn, OriginalDueOn, AnsweredOn, RoadmapOn, ReportedDoneOn, Missing, TimesReturned, TimesRepeated)
            == (other.DueOn, other.OriginalDueOn, other.AnsweredOn, other.RoadmapOn, other.ReportedDoneOn, other.Missing, other.TimesReturned, other.TimesRepeated);
}
