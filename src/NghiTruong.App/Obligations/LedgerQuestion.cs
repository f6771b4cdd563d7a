using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>What a filter of the register asks of the ledger's rows: the same as <see cref="Register.Rows"/> asks of the database's, held equal by a test.</summary>
sealed class LedgerQuestion
{
    readonly RegisterFilter filter;
    readonly int day, soon, origin, giver;
    readonly Clears asked;
    readonly IReadOnlySet<long> emptyWatches;
    // Asked of each of a hundred thousand rows: told apart once.
    readonly bool isRating, asksMore, isOfParts;
    readonly Choice choice;

    /// <param name="emptyWatches">Posts that watch over work and that nobody holds on the day.</param>
    /// <param name="words">The ids that say the filter's words; null where it names none.</param>
    /// <param name="on">Today, or the past day of the filter.</param>
    public LedgerQuestion(Ledger ledger, RegisterFilter filter, DateOnly on, Clears asked, IReadOnlySet<long> emptyWatches, IdSet? words) : this(filter, on, asked, emptyWatches) =>
        (Words, origin, giver) = (words, ledger.OriginOf(filter.Origin), ledger.GiverOf(filter.Giver));

    /// <summary>For rows that are found already: only what is chosen and counted among them.</summary>
    public LedgerQuestion(RegisterFilter filter, DateOnly on, Clears asked, IReadOnlySet<long> emptyWatches)
    {
        (this.filter, this.asked, this.emptyWatches) = (filter, asked, emptyWatches);
        (day, soon) = (on.DayNumber, on.AddDays(filter.Within).DayNumber);
        isRating = filter.Only is { } only && RegisterFilter.Ratings.Any(r => r.Value == only);
        isOfParts = filter.IsOfParts;
        choice = filter.Only switch
        {
            "qua-han" => Choice.Late,
            "sap-den" => Choice.Soon,
            "dang-lam" => Choice.Open,
            "cho-xac-nhan" => Choice.ReportedDone,
            "tra-loi-chua-xong" => Choice.Answered,
            "xin-gia-han" => Choice.Asking,
            "thieu" => Choice.LacksClears,
            "khong-theo-doi" => Choice.Unwatched,
            "nhac-lai" => Choice.Repeated,
            "tra-lai" => Choice.Returned,
            "den-han" => Choice.Rated,
            "dung-han-goc" => Choice.OnOriginal,
            "dung-han" => Choice.OnTime,
            _ => Choice.All,
        };
        asksMore = filter is not { Origin: null, Giver: null, Lead: null, Watcher: null, Kind: null, Status: null, Meeting: null, Parent: null, GivenFrom: null, GivenTo: null, ConfirmedFrom: null, ConfirmedTo: null };
    }

    enum Choice { All, Late, Soon, Open, ReportedDone, Answered, Asking, LacksClears, Unwatched, Repeated, Returned, Rated, OnOriginal, OnTime }

    public IdSet? Words { get; }

    /// <summary>It holds no turns, and of past days only wholes: who returned work, and who had which part when, is asked of the database.</summary>
    public static bool IsAnswered(RegisterFilter filter, DateOnly today) =>
        filter is { ReturnedBy: null, ReassignedFrom: null } && (filter.OnDay is not { } day || (day < today && filter is { ShowsParts: false, Body: null }));

    /// <summary>A past day, by its number; null for today.</summary>
    public int? Past => filter.OnDay is null ? null : day;

    public long? Body => filter.Body;

    public bool ShowsParts => filter.ShowsParts;

    /// <summary>All that is asked but the choice among the usual counts.</summary>
    public bool Finds(in LedgerRow row)
    {
        if (row.State == ObligationState.Annulled) return false;
        if (filter.State is { } state ? row.State != state : filter.Meeting is null && row.State is ObligationState.Merged or ObligationState.Split) return false;
        if (isOfParts && row.Is(LedgerMarks.ForEach)) return false;
        if (asksMore && !FindsMore(row)) return false;
        return !isRating || Chooses(row);
    }

    bool FindsMore(in LedgerRow row)
    {
        if (filter.Origin is not null && row.Origin != origin || filter.Giver is not null && row.Giver != giver) return false;
        if (filter.Lead is { } lead && row.Lead != lead || filter.Watcher is { } watcher && (watcher == 0 || row.WatcherBody != watcher)) return false;
        if (filter.Kind is { } kind && row.Kind != kind || filter.Status is { } status && row.Status != status) return false;
        if (filter.Meeting is { } meeting && (row.Meeting != meeting || row.Parent != 0) || filter.Parent is { } parent && row.Parent != parent) return false;
        if (filter.GivenFrom is { } givenFrom && row.Given < givenFrom.DayNumber || filter.GivenTo is { } givenTo && row.Given > givenTo.DayNumber) return false;
        if (filter is { ConfirmedFrom: null, ConfirmedTo: null }) return true;
        // On a past day nothing was confirmed later.
        return row.Confirmed != LedgerRow.NoDay && row.Confirmed >= (filter.ConfirmedFrom?.DayNumber ?? 0) && row.Confirmed <= (filter.ConfirmedTo?.DayNumber ?? int.MaxValue) && (Past is null || row.Confirmed <= day);
    }

    /// <summary>The choice among the usual counts, of a row that is found.</summary>
    public bool Chooses(in LedgerRow row) => choice switch
    {
        Choice.All => true,
        Choice.Late => row.IsOpenWork && IsLate(row) && row.State != ObligationState.ReportedDone,
        Choice.Soon => row.IsOpenWork && IsSoon(row),
        Choice.Open => row.IsOpenWork,
        Choice.ReportedDone => row.State == ObligationState.ReportedDone,
        Choice.Answered => row.IsOpenWork && row.Is(LedgerMarks.Answered),
        Choice.Asking => row.IsOpenWork && row.Is(LedgerMarks.Asking),
        Choice.LacksClears => row.IsOpenWork && LacksClears(row),
        Choice.Unwatched => row.IsOpenWork && IsUnwatched(row),
        Choice.Repeated => row.Is(LedgerMarks.Repeated),
        Choice.Returned => row.Is(LedgerMarks.Returned),
        Choice.Rated => IsRated(row),
        Choice.OnOriginal => IsRated(row) && row.ReportedDone != LedgerRow.NoDay && row.OriginalDue != LedgerRow.NoDay && row.ReportedDone <= row.OriginalDue,
        _ => IsRated(row) && row.ReportedDone != LedgerRow.NoDay && row.ReportedDone <= row.Due,
    };

    public bool IsLate(in LedgerRow row) => row.Due < day;

    public bool IsSoon(in LedgerRow row) => row.Due >= day && row.Due <= soon;

    public bool LacksClears(in LedgerRow row) => (row.Missing & asked) != 0;

    public bool IsUnwatched(in LedgerRow row) => row.WatcherPost == 0 ? row.WatcherBody == 0 : emptyWatches.Contains(row.WatcherPost);

    bool IsRated(in LedgerRow row) => row.Kind == ObligationKind.Task && row.Due != LedgerRow.NoDay && (row.Is(LedgerMarks.Open) || row.State == ObligationState.Confirmed) && (row.Due < day || row.ReportedDone != LedgerRow.NoDay);
}
