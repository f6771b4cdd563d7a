using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.App.TextIndex;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.Obligations;

/// <summary>The register's query: one shape for today and for any past day, for lists, for counts and for sheets.</summary>
public static class Register
{
    public const int PageSize = 50;

    /// <summary>What has no day sorts after what has.</summary>
    public static readonly DateOnly NoDay = new(9999, 12, 31);

    /// <summary>The rows that a filter finds for an actor on a day, not yet ordered or paged.</summary>
    public static IQueryable<RegisterRow> Rows(Visible visible, RegisterFilter filter, DateOnly today, Clears asked = Clears.Five)
    {
        var isPast = filter.OnDay is { } on && on < today;
        var day = isPast ? filter.OnDay!.Value : today;
        var obligations = Asked(visible, filter, day, isPast);
        var rows = isPast ? On(visible, obligations, filter, day) : Now(obligations, filter);
        if (filter.Lead is { } lead) rows = lead == 0 ? rows.Where(r => r.LeadBodyId == null) : rows.Where(r => r.LeadBodyId == lead);
        if (filter.Watcher is { } watcher) rows = rows.Where(r => r.WatcherBodyId == watcher);
        if (filter.Kind is { } kind) rows = rows.Where(r => r.Kind == kind);
        if (filter.Status is { } status) rows = rows.Where(r => r.Status == status);
        if (filter.State is { } state) rows = rows.Where(r => r.State == state);
        else if (filter.Meeting is null) rows = rows.Where(r => r.State != ObligationState.Merged && r.State != ObligationState.Split);
        return filter.Only switch
        {
            "qua-han" => Late(rows, day),
            "sap-den" => Open(rows).Where(r => r.DueOn >= day && r.DueOn <= day.AddDays(filter.Within)),
            "dang-lam" => Open(rows),
            "cho-xac-nhan" => rows.Where(r => r.State == ObligationState.ReportedDone),
            "tra-loi-chua-xong" => Open(rows).Where(r => r.AnsweredOn != null),
            "xin-gia-han" => Open(rows).Where(r => r.IsAsking),
            "thieu" => Open(rows).Where(r => (r.Missing & asked) != 0),
            "khong-theo-doi" => Unwatched(visible, rows, day),
            "nhac-lai" => rows.Where(r => r.TimesRepeated > 0),
            "tra-lai" => rows.Where(r => r.TimesReturned > 0),
            "den-han" => Rated(rows, day),
            "dung-han-goc" => Rated(rows, day).Where(r => r.ReportedDoneOn <= r.OriginalDueOn),
            "dung-han" => Rated(rows, day).Where(r => r.ReportedDoneOn <= r.DueOn),
            _ => rows,
        };
    }

    /// <summary>All that one source gave, as it stands today.</summary>
    public static IQueryable<RegisterRow> OfSource(Visible visible, string kind, long id) =>
        Now(visible.Obligations.AsNoTracking().Where(o => o.SourceKind == kind && o.SourceId == id && o.ParentId == null), new RegisterFilter());

    /// <summary>Open work past its day, whose completion has not been reported; guidance is never late.</summary>
    public static IQueryable<RegisterRow> Late(IQueryable<RegisterRow> rows, DateOnly day) =>
        Open(rows).Where(r => r.DueOn < day && r.State != ObligationState.ReportedDone);

    public static IQueryable<RegisterRow> Open(IQueryable<RegisterRow> rows) => rows.WhereOpen(true).Where(r => r.Kind != ObligationKind.Guidance);

    /// <summary>Compared with a parameter: SQLite looks up <c>is_open = ?</c> in an index, and <c>is_open</c> or <c>NOT is_open</c> by itself nowhere.</summary>
    public static IQueryable<RegisterRow> WhereOpen(this IQueryable<RegisterRow> rows, bool isOpen) => rows.Where(r => r.IsOpen == isOpen);

    /// <summary>Work that can be judged by its time: its day has passed or its completion was reported. What was withdrawn or excused is not.</summary>
    public static IQueryable<RegisterRow> Rated(IQueryable<RegisterRow> rows, DateOnly day) =>
        rows.Where(r => r.Kind == ObligationKind.Task && r.DueOn != null && (r.IsOpen || r.State == ObligationState.Confirmed) && (r.DueOn < day || r.ReportedDoneOn != null));

    /// <summary>Open work over which nobody watches: no body and no post, or a post that nobody holds that day.</summary>
    public static IQueryable<RegisterRow> Unwatched(Visible visible, IQueryable<RegisterRow> rows, DateOnly day)
    {
        var held = visible.Db.Set<Post>().Where(p => p.AnnulledBecause == null && p.From <= day && (p.To == null || day < p.To));
        return Open(rows).Where(r => r.WatcherPostId == null ? r.WatcherBodyId == null : !held.Any(p => p.Id == r.WatcherPostId));
    }

    public static IQueryable<RegisterRow> Sorted(IQueryable<RegisterRow> rows, string sort) => sort switch
    {
        "moi" => rows.OrderByDescending(r => r.GivenOn).ThenByDescending(r => r.Id),
        "co-quan" => rows.OrderBy(r => r.LeadBodyId ?? 0).ThenBy(r => r.DueOn ?? NoDay).ThenBy(r => r.Id),
        _ => rows.OrderByDescending(r => r.IsOpen).ThenBy(r => r.DueOn ?? NoDay).ThenBy(r => r.Id),
    };

    /// <summary>
    /// The rows of one page after a cursor, in the order of <see cref="Sorted"/>. By due day they are taken section by section (open, then ended; what has a day,
    /// then what has none), so that each section is read off an index and ends once the page is full;
    /// where the filter finds little, all at once.
    /// </summary>
    public static async Task<IReadOnlyList<RegisterRow>> Page(IQueryable<RegisterRow> rows, RegisterFilter filter, int size)
    {
        if (filter.Sort is "moi" or "co-quan" || filter.IsNarrow) return await InOrder(rows, await Sorted(rows.After(filter.After, filter.Sort), filter.Sort).Take(size).Select(r => r.Id).ToListAsync());
        var (page, cursor) = (new List<RegisterRow>(size), RegisterCursor.Read(filter.After, filter.Sort));
        foreach (var isOpen in filter.IsOpen is { } only ? [only] : new[] { true, false })
            foreach (var hasDay in new[] { true, false })
            {
                var section = hasDay ? rows.WhereOpen(isOpen).Where(r => r.DueOn != null) : rows.WhereOpen(isOpen).Where(r => r.DueOn == null);
                if (cursor is var (after, day, id))
                {
                    if ((isOpen ? 1 : 0) > after || ((isOpen ? 1 : 0) == after && hasDay && day == NoDay)) continue;
                    if ((isOpen ? 1 : 0) == after) section = !hasDay && day < NoDay ? section : hasDay ? section.Where(r => r.DueOn >= day && (r.DueOn > day || r.Id > id)) : section.Where(r => r.Id > id);
                }
                page.AddRange(await (hasDay ? section.OrderBy(r => r.DueOn).ThenBy(r => r.Id) : section.OrderBy(r => r.Id)).Take(size - page.Count).ToListAsync());
                if (page.Count == size) return page;
            }
        return page;
    }

    /// <summary>Rows found already, in the order of their ids as given, as they stand today or stood on a past day.</summary>
    internal static Task<IReadOnlyList<RegisterRow>> OfIds(Visible visible, IReadOnlyList<long> ids, DateOnly? pastDay = null, bool withParts = false)
    {
        var (rows, all) = (visible.Obligations.AsNoTracking(), new RegisterFilter { Everything = true });
        return InOrder(pastDay is { } day ? On(visible, rows, withParts ? all : new RegisterFilter(), day) : Now(rows, all), ids);
    }

    /// <summary>What is compared, sorted and counted of some rows, without their words.</summary>
    internal static IQueryable<LedgerEntry> Entries(IQueryable<RegisterRow> rows) => rows.Select(r => new LedgerEntry
    {
        Id = r.Id, Version = 0, IsPart = false, Kind = r.Kind, Status = r.Status, State = r.State, IsOpen = r.IsOpen, Missing = r.Missing, Origin = r.Origin, Giver = null, Lead = r.LeadBodyId, WatcherBody = r.WatcherBodyId,
        WatcherPost = r.WatcherPostId, Parent = null, Meeting = null, DueOn = r.DueOn, OriginalDueOn = r.OriginalDueOn, ReportedDoneOn = r.ReportedDoneOn, ConfirmedOn = r.ConfirmedOn, GivenOn = r.GivenOn, IsAsking = r.IsAsking,
        IsExplained = r.IsExplained, IsForEach = false, IsPartOfWhole = false, IsAnswered = r.AnsweredOn != null, IsRepeated = r.TimesRepeated > 0, IsReturned = r.TimesReturned > 0,
    });

    /// <summary>The ids that say a filter's words, or whose bodies bear or bore them; asked only where there are words.</summary>
    internal static async Task<IdSet> IdsWithWords(Visible visible, RegisterFilter filter, DateOnly? pastDay)
    {
        var ids = new IdSet();
        await foreach (var id in Saying(visible, filter, pastDay)!.AsAsyncEnumerable()) ids.Add(id);
        return ids;
    }

    /// <summary>Which rows first, sorted without their words; then the words of those few.</summary>
    internal static async Task<IReadOnlyList<RegisterRow>> InOrder(IQueryable<RegisterRow> rows, IReadOnlyList<long> ids)
    {
        var found = new Dictionary<long, RegisterRow>(ids.Count);
        foreach (var some in ids.Chunk(200))
            foreach (var row in await rows.Where(r => some.Contains(r.Id)).ToListAsync()) found[row.Id] = row;
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>What does not change from day to day: the words, the source, who has a part.</summary>
    static IQueryable<Obligation> Asked(Visible visible, RegisterFilter filter, DateOnly day, bool isPast)
    {
        var (obligations, council) = (visible.Obligations.AsNoTracking(), visible.Actor.CouncilId);
        // Asked from the body's side: its few parts are found first, not one question for each of all obligations.
        var parts = visible.Db.Set<ObligationBody>().Where(b => b.CouncilId == council);
        var turns = visible.Db.Set<ObligationTurn>().Where(t => t.CouncilId == council && (filter.GivenFrom == null || t.On >= filter.GivenFrom));
        // One set of ids, not two conditions: the rows are then looked up, and not all of them read.
        if (Saying(visible, filter, isPast ? day : null) is { } found) obligations = obligations.Where(o => found.Contains(o.Id));
        if (filter.Body is { } body)
            obligations = filter.OnDay is null
                ? obligations.Where(o => parts.Where(b => b.BodyId == body && b.To == null).Select(b => b.ObligationId).Contains(o.Id))
                : obligations.Where(o => parts.Where(b => b.BodyId == body && b.From <= day && (b.To == null || day < b.To)).Select(b => b.ObligationId).Contains(o.Id));
        if (filter.Origin is { } origin) obligations = obligations.Where(o => o.Origin == origin);
        if (filter.Giver is { } giver) obligations = obligations.Where(o => o.Giver == giver);
        if (filter.Meeting is { } meeting) obligations = obligations.Where(o => o.SourceKind == "meeting" && o.SourceId == meeting && o.ParentId == null);
        if (filter.GivenFrom is { } givenFrom && filter.ReturnedBy is null && filter.ReassignedFrom is null) obligations = obligations.Where(o => o.GivenOn >= givenFrom);
        if (filter.GivenTo is { } givenTo) obligations = obligations.Where(o => o.GivenOn <= givenTo);
        if (filter.ConfirmedFrom is { } confirmedFrom) obligations = obligations.Where(o => o.ConfirmedOn >= confirmedFrom);
        if (filter.ConfirmedTo is { } confirmedTo) obligations = obligations.Where(o => o.ConfirmedOn <= confirmedTo);
        // On a past day nothing was confirmed later.
        if (isPast && filter is not { ConfirmedFrom: null, ConfirmedTo: null }) obligations = obligations.Where(o => o.ConfirmedOn <= day);
        if (filter.ReturnedBy is { } returned) obligations = obligations.Where(o => turns.Where(t => t.Kind == TurnKind.Returned && t.BodyId == returned).Select(t => t.ObligationId).Contains(o.Id));
        if (filter.ReassignedFrom is { } taken) obligations = obligations.Where(o => turns.Where(t => t.Kind == TurnKind.Reassigned && t.BodyId == taken).Select(t => t.ObligationId).Contains(o.Id));
        if (filter.IsOfParts) obligations = obligations.Where(o => o.EachOf == null);
        if (filter.Parent is { } parent) obligations = obligations.Where(o => o.ParentId == parent);
        return obligations;
    }

    /// <summary>The ids of work with these words, or of which one of the bodies, today or on the past day, bears or bore a name with them; null where nothing is asked.</summary>
    static IQueryable<long>? Saying(Visible visible, RegisterFilter filter, DateOnly? pastDay)
    {
        if (visible.Db.ObligationsWithWords(filter.Words, filter.ShowsParts) is not { } saying) return null;
        var (council, name) = (visible.Actor.CouncilId, BodyName.Key(filter.Words!));
        // "của", "các" are words, but no part of a name: with nothing asked of it, every body would bear it.
        if (FoldedWords.Of(name).Count == 0) return saying;
        var named = visible.Db.Set<BodyNaming>().Where(n => n.CouncilId == council).WithWords(n => " " + n.Key, name).Select(n => n.BodyId);
        // A name of long ago finds what its successors' successors owe today.
        var successions = visible.Db.Set<BodySuccession>().Where(s => s.CouncilId == council);
        var first = successions.Where(s => named.Contains(s.FromBodyId)).Select(s => s.ToBodyId);
        var second = successions.Where(s => first.Contains(s.FromBodyId)).Select(s => s.ToBodyId);
        var third = successions.Where(s => second.Contains(s.FromBodyId)).Select(s => s.ToBodyId);
        var parts = visible.Db.Set<ObligationBody>().Where(b => b.CouncilId == council);
        parts = pastDay is { } day ? parts.Where(b => b.From <= day && (b.To == null || day < b.To)) : parts.Where(b => b.To == null);
        var theirs = parts.Where(b => named.Union(first).Union(second).Union(third).Contains(b.BodyId)).Select(b => b.ObligationId);
        return saying.Union(theirs);
    }

    static IQueryable<Obligation> Wholes(IQueryable<Obligation> obligations, bool isPart = false) => obligations.Where(o => o.IsPart == isPart);

    static IQueryable<RegisterRow> Now(IQueryable<Obligation> obligations, RegisterFilter filter) => (filter.ShowsParts ? obligations : Wholes(obligations)).Select(AsItStands);

    /// <summary>Held, not written where it is used: each of its columns would be looked up by reflection at each question.</summary>
    static readonly Expression<Func<Obligation, RegisterRow>> AsItStands = o => new RegisterRow
    {
        Id = o.Id, Work = o.Work, Kind = o.Kind, Status = o.Status, State = o.State, IsOpen = o.IsOpen, LeadBodyId = o.LeadBodyId, WatcherBodyId = o.WatcherBodyId, WatcherPostId = o.WatcherPostId,
        DueOn = o.DueOn, OriginalDueOn = o.OriginalDueOn, DueWords = o.DueWords, DueReading = o.DueReading, ReportedDoneOn = o.ReportedDoneOn, AnsweredOn = o.AnsweredOn, RoadmapOn = o.RoadmapOn,
        IsAsking = (o.AskedExtensionTo != null && o.State != ObligationState.ReportedDone) || o.IsExplained, IsExplained = o.IsExplained, Missing = o.Missing, TimesReturned = o.TimesReturned, TimesRepeated = o.TimesRepeated, Origin = o.Origin, Giver = o.Giver, EachOf = o.EachOf,
        ExpectedResult = o.ExpectedResult, SourceId = o.SourceId, SourceTitle = o.SourceTitle, GivenOn = o.GivenOn, ConfirmedOn = o.ConfirmedOn,
    };

    /// <summary>Not a parameter here, as in <see cref="WhereOpen"/>: an index holds only the spans of wholes, by these words.</summary>
    static IQueryable<ObligationSpan> Spans(Visible visible, bool withParts)
    {
        var spans = visible.Db.Set<ObligationSpan>().AsNoTracking().Where(s => s.CouncilId == visible.Actor.CouncilId);
        return withParts ? spans : spans.Where(s => !s.IsPart);
    }

    static IQueryable<RegisterRow> On(Visible visible, IQueryable<Obligation> obligations, RegisterFilter filter, DateOnly day) =>
        from s in Spans(visible, filter.ShowsParts)
        where s.From <= day && (s.To == null || day < s.To)
        join o in filter.ShowsParts ? obligations : Wholes(obligations) on s.ObligationId equals o.Id
        select new RegisterRow
        {
            Id = o.Id, Work = s.Work ?? o.Work, Kind = s.Kind, Status = s.Status, State = s.State, IsOpen = s.IsOpen, LeadBodyId = s.LeadBodyId, WatcherBodyId = s.WatcherBodyId, WatcherPostId = s.WatcherPostId,
            DueOn = s.DueOn, OriginalDueOn = s.OriginalDueOn, DueWords = s.DueOn == o.DueOn ? o.DueWords : "", DueReading = s.DueOn == o.DueOn ? o.DueReading : "", ReportedDoneOn = s.ReportedDoneOn,
            AnsweredOn = s.AnsweredOn, RoadmapOn = s.RoadmapOn, IsAsking = false, IsExplained = false, Missing = s.Missing, TimesReturned = s.TimesReturned, TimesRepeated = s.TimesRepeated, Origin = o.Origin, Giver = o.Giver,
            EachOf = o.EachOf, ExpectedResult = o.ExpectedResult, SourceId = o.SourceId, SourceTitle = o.SourceTitle, GivenOn = o.GivenOn, ConfirmedOn = o.ConfirmedOn <= day ? o.ConfirmedOn : null,
        };
}
