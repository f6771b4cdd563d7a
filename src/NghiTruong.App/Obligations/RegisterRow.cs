using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>A line of the register.</summary>
public sealed class RegisterRow
{
    public required long Id { get; init; }
    public required string Work { get; init; }
    public required ObligationKind Kind { get; init; }
    public required SourceStatus Status { get; init; }
    public required ObligationState State { get; init; }
    public required bool IsOpen { get; init; }
    public required long? LeadBodyId { get; init; }
    public required long? WatcherBodyId { get; init; }
    public required long? WatcherPostId { get; init; }
    public required DateOnly? DueOn { get; init; }
    public required DateOnly? OriginalDueOn { get; init; }
    public required string DueWords { get; init; }
    public required string DueReading { get; init; }
    public required DateOnly? ReportedDoneOn { get; init; }
    public required DateOnly? AnsweredOn { get; init; }
    public required DateOnly? RoadmapOn { get; init; }
    public required bool IsAsking { get; init; }
    public required bool IsExplained { get; init; }
    public required Clears Missing { get; init; }
    public required int TimesReturned { get; init; }
    public required int TimesRepeated { get; init; }
    public required string Origin { get; init; }
    public required string? Giver { get; init; }
    public required string? EachOf { get; init; }
    public required string? ExpectedResult { get; init; }
    public required long SourceId { get; init; }
    public required string SourceTitle { get; init; }
    public required DateOnly GivenOn { get; init; }
    public required DateOnly? ConfirmedOn { get; init; }

    public Lateness LatenessOn(DateOnly day) => Lateness.On(day, Kind, State, DueOn, ReportedDoneOn);
}
