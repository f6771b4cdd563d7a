using NghiTruong.App.Obligations;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Meetings;

/// <summary>One line of a meeting's carry-over, with what the report says of it.</summary>
public sealed record CarriedWork
{
    public required int Number { get; init; }
    public required RegisterRow Row { get; init; }
    public required DateOnly ReferenceDay { get; init; }
    public required string Lead { get; init; }
    public required string Coordinating { get; init; }
    /// <summary>What was last said of it before the meeting.</summary>
    public required SaidOfWork? Last { get; init; }
    public required IReadOnlyList<(long Id, string Name)> Evidence { get; init; }
    /// <summary>What this meeting said of it, in the order in which it did.</summary>
    public required IReadOnlyList<SaidOfWork> Marks { get; init; }
    public required (int Ended, int All)? Parts { get; init; }
    /// <summary>Parts of it that report themselves done, now: they too wait for the council's word.</summary>
    public required int WaitingParts { get; init; }
    /// <summary>Where it stands on the day of the meeting itself: a report that came that morning can be recognised there.</summary>
    public required ObligationState OnTheDay { get; init; }
    /// <summary>The version a form must have seen.</summary>
    public required int Version { get; init; }

    public bool IsMarked => Marks.Count > 0;

    public Lateness Lateness => Row.LatenessOn(ReferenceDay);

    public Lateness AgainstOriginal => Lateness.On(ReferenceDay, Row.Kind, Row.State, Row.OriginalDueOn, Row.ReportedDoneOn);

    public CarriedGroup Group => GroupOf(Row.IsOpen, Row.Kind);

    public static CarriedGroup GroupOf(bool isOpen, ObligationKind kind) => !isOpen ? CarriedGroup.Ended : kind == ObligationKind.Guidance ? CarriedGroup.Guidance : CarriedGroup.Open;
}

/// <summary>What was said of a piece of work, as a report tells it.</summary>
public sealed record SaidOfWork(ObligationEventKind Kind, DateOnly OccurredOn, string? DocumentNumber, string Words, DateOnly? PromisedOn);

public enum CarriedGroup { Open, Guidance, Ended }
