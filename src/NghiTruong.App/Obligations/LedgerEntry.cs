using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>One piece of work as the database gives it to a ledger.</summary>
sealed class LedgerEntry
{
    public required long Id { get; init; }
    public required int Version { get; init; }
    public required bool IsPart { get; init; }
    public required ObligationKind Kind { get; init; }
    public required SourceStatus Status { get; init; }
    public required ObligationState State { get; init; }
    public required bool IsOpen { get; init; }
    public required Clears Missing { get; init; }
    public required string Origin { get; init; }
    public required string? Giver { get; init; }
    public required long? Lead { get; init; }
    public required long? WatcherBody { get; init; }
    public required long? WatcherPost { get; init; }
    public required long? Parent { get; init; }
    public required long? Meeting { get; init; }
    public required DateOnly? DueOn { get; init; }
    public required DateOnly? OriginalDueOn { get; init; }
    public required DateOnly? ReportedDoneOn { get; init; }
    public required DateOnly? ConfirmedOn { get; init; }
    public required DateOnly GivenOn { get; init; }
    public required bool IsAsking { get; init; }
    public required bool IsExplained { get; init; }
    public required bool IsForEach { get; init; }
    public required bool IsPartOfWhole { get; init; }
    public required bool IsAnswered { get; init; }
    public required bool IsRepeated { get; init; }
    public required bool IsReturned { get; init; }

    public LedgerRow Row(LedgerWords origins, LedgerWords givers) => new()
    {
        Id = Id, Version = Version, Kind = Kind, Status = Status, State = State, Missing = Missing, Origin = origins.PlaceOf(Origin), Giver = givers.PlaceOf(Giver), Lead = LedgerRow.Place(Lead), WatcherBody = LedgerRow.Place(WatcherBody),
        WatcherPost = LedgerRow.Place(WatcherPost), Parent = LedgerRow.Place(Parent), Meeting = LedgerRow.Place(Meeting), Due = LedgerRow.Day(DueOn), OriginalDue = LedgerRow.Day(OriginalDueOn), ReportedDone = LedgerRow.Day(ReportedDoneOn),
        Confirmed = LedgerRow.Day(ConfirmedOn), Given = GivenOn.DayNumber, Marks = LedgerRow.MarksOf(IsOpen, IsAsking, IsAnswered, IsRepeated, IsReturned, IsExplained, IsForEach, IsPartOfWhole),
    };
}
