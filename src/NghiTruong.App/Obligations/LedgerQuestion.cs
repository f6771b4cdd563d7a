using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>What a filter of the register asks of the ledger's rows: the same as <see cref="Register.Rows"/> asks of the database's, held equal by a test.</summary>
sealed class LedgerQuestion
{
    readonly RegisterFilter filter;
    readonly int day, soon, origin, giver;
    readonly Clears asked;
    readonly IReadOnlySet<long> emptyWatches;

    /// <param name="emptyWatches">Posts that watch over work and that nobody holds on the day.</param>
    /// <param name="words">The ids that say the filter's words, in their order; null where it names none.</param>
    /// <param name="on">Today, or the past day of the filter.</param>
    public LedgerQuestion(Ledger ledger, RegisterFilter filter, DateOnly on, Clears asked, IReadOnlySet<long> emptyWatches, long[]? words)
    {
        (this.filter, this.asked, this.emptyWatches, Words) = (filter, asked, emptyWatches, words);
        (day, soon) = (on.DayNumber, on.AddDays(filter.Within).DayNumber);
        (origin, giver) = (ledger.OriginOf(filter.Origin), ledger.GiverOf(filter.Giver));
    }

    public long[]? Words { get; }

    /// <summary>It holds no turns, and of past days only wholes: who returned work, and who had which part when, is asked of the database.</summary>
    public static bool IsAnswered(RegisterFilter filter, DateOnly today) =>
        filter is { ReturnedBy: null, ReassignedFrom: null } && (filter.OnDay is not { } day || (day < today && filter is { ShowsParts: false, Body: null }));

    /// <summary>A past day, by its number; null for today.</summary>
    public int? Past => filter.OnDay is null ? null : day;

    public long? Body => filter.Body;

    public bool ShowsParts => filter.ShowsParts;

    public bool IsRating => filter.Only is { } only && RegisterFilter.Ratings.Any(r => r.Value == only);

    /// <summary>All that is asked but the choice among the usual counts.</summary>
    public bool Finds(in LedgerRow row)
    {
        if (row.State == ObligationState.Annulled) return false;
        if (filter.State is { } state ? row.State != state : filter.Meeting is null && row.State is ObligationState.Merged or ObligationState.Split) return false;
        if (filter.Origin is not null && row.Origin != origin || filter.Giver is not null && row.Giver != giver) return false;
        if (filter.Lead is { } lead && row.Lead != lead || filter.Watcher is { } watcher && row.WatcherBody != watcher) return false;
        if (filter.Kind is { } kind && row.Kind != kind || filter.Status is { } status && row.Status != status) return false;
        if (filter.Meeting is { } meeting && (row.Meeting != meeting || row.Parent != 0) || filter.Parent is { } parent && row.Parent != parent) return false;
        if (filter.GivenFrom is { } givenFrom && row.Given < givenFrom.DayNumber || filter.GivenTo is { } givenTo && row.Given > givenTo.DayNumber) return false;
        if (filter.ConfirmedFrom is { } from && (row.Confirmed == LedgerRow.NoDay || row.Confirmed < from.DayNumber) || filter.ConfirmedTo is { } to && row.Confirmed > to.DayNumber) return false;
        return !IsRating || Chooses(row);
    }

    /// <summary>The choice among the usual counts, of a row that is found.</summary>
    public bool Chooses(in LedgerRow row) => filter.Only switch
    {
        "qua-han" => row.IsOpenWork && IsLate(row) && row.State != ObligationState.ReportedDone,
        "sap-den" => row.IsOpenWork && IsSoon(row),
        "dang-lam" => row.IsOpenWork,
        "cho-xac-nhan" => row.State == ObligationState.ReportedDone,
        "tra-loi-chua-xong" => row.IsOpenWork && row.Is(LedgerMarks.Answered),
        "xin-gia-han" => row.IsOpenWork && row.Is(LedgerMarks.Asking),
        "thieu" => row.IsOpenWork && LacksClears(row),
        "khong-theo-doi" => row.IsOpenWork && IsUnwatched(row),
        "nhac-lai" => row.Is(LedgerMarks.Repeated),
        "tra-lai" => row.Is(LedgerMarks.Returned),
        "den-han" => IsRated(row),
        "dung-han-goc" => IsRated(row) && row.ReportedDone != LedgerRow.NoDay && row.OriginalDue != LedgerRow.NoDay && row.ReportedDone <= row.OriginalDue,
        "dung-han" => IsRated(row) && row.ReportedDone != LedgerRow.NoDay && row.ReportedDone <= row.Due,
        _ => true,
    };

    public bool IsLate(in LedgerRow row) => row.Due < day;

    public bool IsSoon(in LedgerRow row) => row.Due >= day && row.Due <= soon;

    public bool LacksClears(in LedgerRow row) => (row.Missing & asked) != 0;

    public bool IsUnwatched(in LedgerRow row) => row.WatcherPost == 0 ? row.WatcherBody == 0 : emptyWatches.Contains(row.WatcherPost);

    bool IsRated(in LedgerRow row) => row.Kind == ObligationKind.Task && row.Due != LedgerRow.NoDay && (row.Is(LedgerMarks.Open) || row.State == ObligationState.Confirmed) && (row.Due < day || row.ReportedDone != LedgerRow.NoDay);
}
