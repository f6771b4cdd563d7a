using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Desk;

/// <summary>What stands in a calendar: phiên họp, kỳ họp và mốc, hạn của nhiệm vụ, bước của lịch Văn phòng.</summary>
public enum CalendarItemKind { Meeting, Occasion, Work, Step }

/// <summary>One thing on one day or on days in a row.</summary>
public sealed record CalendarItem(CalendarItemKind Kind, Guid Uid, int Version, DateTimeOffset Changed, string Title, string Address, DateOnly From, DateOnly To)
{
    public TimeOnly? At { get; init; }
    public string? Place { get; init; }
    public long? BodyId { get; init; }
    /// <summary>The day may still move.</summary>
    public bool IsProvisional { get; init; }
    public bool IsDone { get; init; }
    public bool IsCancelled { get; init; }

    public bool IsLate(DateOnly today) => Kind is CalendarItemKind.Work or CalendarItemKind.Step && !IsDone && !IsCancelled && To < today;
}

/// <summary>What a calendar shows.</summary>
/// <param name="BodyId">Only of one body and those below it is not asked: the body itself, in any part.</param>
/// <param name="IsOwn">Only of the actor's own bodies.</param>
public sealed record CalendarFilter(DateOnly From, DateOnly To, long? BodyId = null, CalendarItemKind? Kind = null, bool IsOwn = false);

/// <summary>Gathers from the rooms below what is on some days, as one may see it.</summary>
public static class CalendarItems
{
    public static async Task<IReadOnlyList<CalendarItem>> Of(Visible visible, CalendarFilter filter, bool evenCancelled = false)
    {
        var items = new List<CalendarItem>();
        if (filter.Kind is null or CalendarItemKind.Meeting) items.AddRange(await Meetings(visible, filter, evenCancelled));
        if (filter.Kind is null or CalendarItemKind.Occasion) items.AddRange(await Occasions(visible, filter, evenCancelled));
        if (filter.Kind is null or CalendarItemKind.Work) items.AddRange(await Works(visible, filter, evenCancelled));
        if (filter.Kind is null or CalendarItemKind.Step) items.AddRange(await Steps(visible, filter, evenCancelled));
        if (evenCancelled && filter.Kind is null) items.AddRange(await WithoutDay(visible, filter));
        return [.. items.OrderBy(i => i.From).ThenBy(i => i.Kind).ThenBy(i => i.At).ThenBy(i => i.Title, StringComparer.Ordinal)];
    }

    static async Task<IEnumerable<CalendarItem>> Meetings(Visible visible, CalendarFilter filter, bool evenCancelled)
    {
        var (from, to, council) = (filter.From, filter.To, visible.Actor.CouncilId);
        var rows = evenCancelled ? visible.Db.Set<Meeting>().Where(m => m.CouncilId == council) : visible.Meetings;
        if (filter.BodyId is { } body) rows = rows.Where(m => m.Bodies.Any(b => b.BodyId == body));
        if (filter.IsOwn)
        {
            var own = visible.Actor.OwnBodies;
            rows = rows.Where(m => m.Bodies.Any(b => own.Contains(b.BodyId)));
        }
        return (await rows.Where(m => m.HeldOn >= from && m.HeldOn <= to).Select(m => new { m.Id, m.Uid, m.Version, m.RecordedAt, m.Title, m.HeldOn, m.StartsAt, m.Place, Annulled = m.AnnulledBecause != null }).ToListAsync())
            .Select(m => new CalendarItem(CalendarItemKind.Meeting, m.Uid, m.Version, m.RecordedAt, m.Title, $"/phien-hop/{m.Id}", m.HeldOn!.Value, m.HeldOn.Value) { At = m.StartsAt, Place = m.Place, IsCancelled = m.Annulled });
    }

    /// <summary>Occasions concern the whole council; one that stands for a meeting is told by the meeting.</summary>
    static async Task<IEnumerable<CalendarItem>> Occasions(Visible visible, CalendarFilter filter, bool evenCancelled)
    {
        var (from, to) = (filter.From, filter.To);
        return (await visible.Occasions.Where(o => o.OfId == null && o.StartsOn <= to && (o.EndsOn ?? o.StartsOn) >= from && (evenCancelled || o.CancelledBecause == null))
                .Select(o => new { o.Id, o.Uid, o.Version, o.RecordedAt, Moved = o.Moves.OrderByDescending(m => m.Id).Select(m => (DateTimeOffset?)m.MovedAt).FirstOrDefault(), o.Title, o.StartsOn, o.EndsOn, o.IsFirm, Cancelled = o.CancelledBecause != null }).ToListAsync())
            .Select(o => new CalendarItem(CalendarItemKind.Occasion, o.Uid, o.Version, o.Moved ?? o.RecordedAt, o.Title, $"/moc/{o.Id}", o.StartsOn!.Value, o.EndsOn ?? o.StartsOn.Value) { IsProvisional = !o.IsFirm, IsCancelled = o.Cancelled });
    }

    static async Task<IEnumerable<CalendarItem>> Works(Visible visible, CalendarFilter filter, bool evenCancelled)
    {
        var (from, to) = (filter.From, filter.To);
        var rows = (evenCancelled ? visible.ObligationsEvenAnnulled : visible.Obligations).Where(o => o.DueOn >= from && o.DueOn <= to);
        var isPart = false; // a parameter: see Register.WhereOpen
        if (filter.BodyId is { } body) rows = rows.Where(o => o.Bodies.Any(b => b.To == null && b.BodyId == body));
        else if (filter.IsOwn)
        {
            var own = visible.Actor.OwnBodies;
            rows = rows.Where(o => o.Bodies.Any(b => b.To == null && own.Contains(b.BodyId)));
        }
        else rows = rows.Where(o => o.IsPart == isPart);
        return (await rows.Select(o => new { o.Id, o.Uid, o.Version, o.ChangedAt, Work = o.Work.Substring(0, 160), o.DueOn, o.LeadBodyId, o.State, o.IsOpen, o.DueKind }).ToListAsync())
            .Where(o => evenCancelled || !States.IsNoLongerItself(o.State) && o.State != ObligationState.Withdrawn)
            .Select(o => new CalendarItem(CalendarItemKind.Work, o.Uid, o.Version, o.ChangedAt, o.Work, $"/nhiem-vu/{o.Id}", o.DueOn!.Value, o.DueOn.Value)
            {
                BodyId = o.LeadBodyId, IsProvisional = o.DueKind == DueKind.Event, IsDone = !o.IsOpen || o.State == ObligationState.ReportedDone,
                IsCancelled = States.IsNoLongerItself(o.State) || o.State is ObligationState.Withdrawn or ObligationState.Annulled,
            });
    }

    static async Task<IEnumerable<CalendarItem>> Steps(Visible visible, CalendarFilter filter, bool evenCancelled)
    {
        var (from, to) = (filter.From, filter.To);
        var rows = visible.KeptDeadlines.Where(d => d.OwnerKind != FollowDeadlines.OwnerKind && d.Due >= from && d.Due <= to && (evenCancelled || d.CancelledBecause == null));
        if (filter.BodyId is { } body) rows = rows.Where(d => d.BodyId == body);
        if (filter.IsOwn)
        {
            var own = visible.Actor.OwnBodies;
            rows = rows.Where(d => d.BodyId != null && own.Contains(d.BodyId.Value));
        }
        return (await rows.Select(d => new { d.Uid, d.Version, d.ChangedAt, d.Title, d.OwnerAddress, d.Due, d.BodyId, d.IsProvisional, d.IsClosed, Cancelled = d.CancelledBecause != null }).ToListAsync())
            .Select(d => new CalendarItem(CalendarItemKind.Step, d.Uid, d.Version, d.ChangedAt, d.Title, d.OwnerAddress, d.Due!.Value, d.Due.Value) { BodyId = d.BodyId, IsProvisional = d.IsProvisional, IsDone = d.IsClosed, IsCancelled = d.Cancelled });
    }

    /// <summary>What had a day and lost it, its occasion cancelled or set back: still told, as cancelled, on the day it had.</summary>
    static async Task<IEnumerable<CalendarItem>> WithoutDay(Visible visible, CalendarFilter filter)
    {
        var (from, to, body, moves) = (filter.From, filter.To, filter.BodyId, visible.Db.Set<DeadlineMove>());
        var lost = visible.KeptDeadlines.Where(d => !d.IsClosed && d.Due == null && (body == null || d.BodyId == body))
            .Select(d => new { Kept = d, Had = moves.Where(m => m.DeadlineId == d.Id && m.To == null).OrderByDescending(m => m.Id).Select(m => m.From).FirstOrDefault() }).Where(d => d.Had >= from && d.Had <= to);
        var steps = await lost.Where(d => d.Kept.OwnerKind != FollowDeadlines.OwnerKind).Select(d => new { d.Kept.Uid, d.Kept.Version, d.Kept.ChangedAt, d.Kept.Title, d.Kept.OwnerAddress, d.Kept.BodyId, d.Had }).ToListAsync();
        var works = await (from d in lost
                           where d.Kept.OwnerKind == FollowDeadlines.OwnerKind
                           join o in visible.ObligationsEvenAnnulled on d.Kept.OwnerId equals o.Id
                           where o.DueOn == null
                           select new { o.Id, o.Uid, o.Version, o.ChangedAt, Work = o.Work.Substring(0, 160), o.LeadBodyId, d.Had }).ToListAsync();
        return
        [
            .. steps.Select(d => new CalendarItem(CalendarItemKind.Step, d.Uid, d.Version, d.ChangedAt, d.Title, d.OwnerAddress, d.Had!.Value, d.Had.Value) { BodyId = d.BodyId, IsCancelled = true }),
            .. works.Select(o => new CalendarItem(CalendarItemKind.Work, o.Uid, o.Version, o.ChangedAt, o.Work, $"/nhiem-vu/{o.Id}", o.Had!.Value, o.Had.Value) { BodyId = o.LeadBodyId, IsCancelled = true }),
        ];
    }

    public static string Words(CalendarItemKind kind) => kind switch
    {
        CalendarItemKind.Meeting => "phiên họp",
        CalendarItemKind.Occasion => "kỳ họp, mốc",
        CalendarItemKind.Work => "hạn nhiệm vụ",
        _ => "bước của lịch Văn phòng",
    };
}
