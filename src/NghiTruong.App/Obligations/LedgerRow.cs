using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>One piece of work as the register asks about it today, without its words: what is compared, sorted and counted, in the 64 bytes that a processor reads at once.</summary>
readonly struct LedgerRow
{
    readonly byte kind, status, state, missing;
    readonly ushort origin, giver;

    /// <summary>Day numbers; a day that is not there sorts after all that are.</summary>
    public const int NoDay = int.MaxValue;

    public required long Id { get; init; }
    public required int Version { get; init; }
    public required ObligationKind Kind { get => (ObligationKind)kind; init => kind = checked((byte)value); }
    public required SourceStatus Status { get => (SourceStatus)status; init => status = checked((byte)value); }
    public required ObligationState State { get => (ObligationState)state; init => state = checked((byte)value); }
    public required Clears Missing { get => (Clears)missing; init => missing = checked((byte)value); }
    public required LedgerMarks Marks { get; init; }
    /// <summary>Places in the ledger's lists of words; 0 for none.</summary>
    public required int Origin { get => origin; init => origin = checked((ushort)value); }
    public required int Giver { get => giver; init => giver = checked((ushort)value); }
    /// <summary>Ids; 0 for none.</summary>
    public required int Lead { get; init; }
    public required int WatcherBody { get; init; }
    public required int WatcherPost { get; init; }
    public required int Parent { get; init; }
    public required int Meeting { get; init; }
    public required int Due { get; init; }
    public required int OriginalDue { get; init; }
    public required int ReportedDone { get; init; }
    public required int Confirmed { get; init; }
    public required int Given { get; init; }

    public bool Is(LedgerMarks mark) => (Marks & mark) != 0;

    public bool IsOpenWork => Is(LedgerMarks.Open) && Kind != ObligationKind.Guidance;

    public static int Place(long? id) => checked((int)(id ?? 0));

    public static LedgerMarks MarksOf(bool isOpen, bool isAsking, bool isAnswered, bool isRepeated, bool isReturned, bool isExplained = false, bool isForEach = false, bool isPartOfWhole = false) =>
        (isOpen ? LedgerMarks.Open : 0) | (isAsking ? LedgerMarks.Asking : 0) | (isAnswered ? LedgerMarks.Answered : 0) | (isRepeated ? LedgerMarks.Repeated : 0) | (isReturned ? LedgerMarks.Returned : 0)
        | (isExplained ? LedgerMarks.Explained : 0) | (isForEach ? LedgerMarks.ForEach : 0) | (isPartOfWhole ? LedgerMarks.PartOfWhole : 0);

    public static int Day(DateOnly? day) => day?.DayNumber ?? NoDay;
}

[Flags]
enum LedgerMarks : byte { None = 0, Open = 1, Asking = 2, Answered = 4, Repeated = 8, Returned = 16, Explained = 32, ForEach = 64, PartOfWhole = 128 }
