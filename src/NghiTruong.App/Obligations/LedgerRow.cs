using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>One piece of work as the register asks about it today, without its words: what is compared, sorted and counted, and nothing else.</summary>
readonly struct LedgerRow
{
    /// <summary>Day numbers; a day that is not there sorts after all that are.</summary>
    public const int NoDay = int.MaxValue;

    public required long Id { get; init; }
    public required int Version { get; init; }
    public required ObligationKind Kind { get; init; }
    public required SourceStatus Status { get; init; }
    public required ObligationState State { get; init; }
    public required Clears Missing { get; init; }
    public required LedgerMarks Marks { get; init; }
    /// <summary>Places in the ledger's lists of words; 0 for none.</summary>
    public required int Origin { get; init; }
    public required int Giver { get; init; }
    /// <summary>Ids; 0 for none.</summary>
    public required long Lead { get; init; }
    public required long WatcherBody { get; init; }
    public required long WatcherPost { get; init; }
    public required long Parent { get; init; }
    public required long Meeting { get; init; }
    public required int Due { get; init; }
    public required int OriginalDue { get; init; }
    public required int ReportedDone { get; init; }
    public required int Confirmed { get; init; }
    public required int Given { get; init; }

    public bool Is(LedgerMarks mark) => (Marks & mark) != 0;

    public bool IsOpenWork => Is(LedgerMarks.Open) && Kind != ObligationKind.Guidance;

    public static int Day(DateOnly? day) => day?.DayNumber ?? NoDay;
}

[Flags]
enum LedgerMarks : byte { None = 0, Open = 1, Asking = 2, Answered = 4, Repeated = 8, Returned = 16 }
