using Microsoft.EntityFrameworkCore;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>Every count beside a list of the register, from one grouped pass over the same rows: open ones, then ended ones.</summary>
public sealed class RegisterFacets
{
    readonly List<Group> groups;
    RegisterFacets(List<Group> groups) => this.groups = groups;

    public static RegisterFacets Of(IEnumerable<Group> groups) => new([.. groups]);

    public sealed class Group
    {
        public required ObligationState State { get; init; }
        public required ObligationKind Kind { get; init; }
        public required long? Lead { get; init; }
        public required string Origin { get; init; }
        public required int Count { get; init; }
        public required int Late { get; init; }
        public required int Soon { get; init; }
        public required int Answered { get; init; }
        public required int Asking { get; init; }
        public required int Missing { get; init; }
        public required int Unwatched { get; init; }
        public required int Repeated { get; init; }
        public required int Returned { get; init; }
    }

    /// <summary>Every row is read once. Of a whole province open rows are grouped by all that is counted of them, ended ones by the little that is.</summary>
    /// <param name="isOpen">Where it is known that all rows are open, or ended.</param>
    /// <param name="isNarrow">The rows are few: grouped in one pass.</param>
    /// <param name="unwatchedPosts">Posts that watch over work and that nobody holds on the day.</param>
    public static async Task<RegisterFacets> Of(IQueryable<RegisterRow> rows, bool? isOpen, bool isNarrow, DateOnly day, int within, Clears asked, IReadOnlyList<long> unwatchedPosts)
    {
        if (isNarrow) return new(await Full(rows, day, within, asked, unwatchedPosts).ToListAsync());
        var groups = new List<Group>();
        if (isOpen != false) groups.AddRange(await Full(rows.WhereOpen(true), day, within, asked, unwatchedPosts).ToListAsync());
        if (isOpen != true)
            groups.AddRange(await rows.WhereOpen(false).GroupBy(r => new { r.State, r.Origin }).Select(g => new Group
            {
                State = g.Key.State, Kind = ObligationKind.Task, Lead = null, Origin = g.Key.Origin, Count = g.Count(), Late = 0, Soon = 0, Answered = 0, Asking = 0, Missing = 0, Unwatched = 0,
                Repeated = g.Sum(r => r.TimesRepeated > 0 ? 1 : 0), Returned = g.Sum(r => r.TimesReturned > 0 ? 1 : 0),
            }).ToListAsync());
        return new(groups);
    }

    static IQueryable<Group> Full(IQueryable<RegisterRow> rows, DateOnly day, int within, Clears asked, IReadOnlyList<long> unwatchedPosts)
    {
        var soon = day.AddDays(within);
        return rows.GroupBy(r => new { r.State, r.Kind, r.LeadBodyId, r.Origin }).Select(g => new Group
        {
            State = g.Key.State, Kind = g.Key.Kind, Lead = g.Key.LeadBodyId, Origin = g.Key.Origin, Count = g.Count(),
            Late = g.Sum(r => r.DueOn < day ? 1 : 0), Soon = g.Sum(r => r.DueOn >= day && r.DueOn <= soon ? 1 : 0), Answered = g.Sum(r => r.AnsweredOn != null ? 1 : 0),
            Asking = g.Sum(r => r.IsAsking ? 1 : 0), Missing = g.Sum(r => (r.Missing & asked) != 0 ? 1 : 0),
            Unwatched = g.Sum(r => r.WatcherPostId == null ? r.WatcherBodyId == null ? 1 : 0 : unwatchedPosts.Contains(r.WatcherPostId.Value) ? 1 : 0),
            Repeated = g.Sum(r => r.TimesRepeated > 0 ? 1 : 0), Returned = g.Sum(r => r.TimesReturned > 0 ? 1 : 0),
        });
    }

    /// <summary>How many groups are held.</summary>
    public int Rows => groups.Count;

    public int Total => groups.Sum(g => g.Count);

    // Pages show the same counts again and again. Two that come at once may both count; they count the same.
    Dictionary<string, int>? counts;
    IReadOnlyList<(ObligationState, int)>? byState;
    IReadOnlyList<(string, int)>? byOrigin;
    IReadOnlyList<(long?, int, int)>? byLead;

    /// <summary>How many rows the list would have with this filter of <see cref="RegisterFilter.Onlys"/>.</summary>
    public int Of(string only) => (counts ??= RegisterFilter.Onlys.ToDictionary(o => o.Value, o => Counted(o.Value)))[only];

    int Counted(string only)
    {
        var open = groups.Where(g => g.Kind != ObligationKind.Guidance && !States.IsEnded(g.State));
        return only switch
        {
            "dang-lam" => open.Sum(g => g.Count),
            "qua-han" => open.Where(g => g.State != ObligationState.ReportedDone).Sum(g => g.Late),
            "sap-den" => open.Sum(g => g.Soon),
            "cho-xac-nhan" => groups.Where(g => g.State == ObligationState.ReportedDone).Sum(g => g.Count),
            "tra-loi-chua-xong" => open.Sum(g => g.Answered),
            "xin-gia-han" => open.Sum(g => g.Asking),
            "thieu" => open.Sum(g => g.Missing),
            "khong-theo-doi" => open.Sum(g => g.Unwatched),
            "nhac-lai" => groups.Sum(g => g.Repeated),
            _ => groups.Sum(g => g.Returned),
        };
    }

    public IReadOnlyList<(ObligationState State, int Count)> ByState => byState ??=
        [.. groups.GroupBy(g => g.State).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(x => x.Count)))];

    public IReadOnlyList<(string Origin, int Count)> ByOrigin => byOrigin ??= [.. groups.GroupBy(g => g.Origin).Select(g => (g.Key, g.Sum(x => x.Count))).OrderByDescending(g => g.Item2).ThenBy(g => g.Key)];

    /// <summary>Open and late work of each leading body, the latest first.</summary>
    public IReadOnlyList<(long? Lead, int Open, int Late)> ByLead => byLead ??=
        [.. groups.Where(g => g.Kind != ObligationKind.Guidance && !States.IsEnded(g.State)).GroupBy(g => g.Lead)
            .Select(g => (g.Key, g.Sum(x => x.Count), g.Where(x => x.State != ObligationState.ReportedDone).Sum(x => x.Late)))
            .OrderByDescending(g => g.Item3).ThenByDescending(g => g.Item2).ThenBy(g => g.Key)];
}
