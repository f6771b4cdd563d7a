using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Meetings;

/// <summary>The carry-over of a meeting: one query for the page that marks it, the report, its print and its document.</summary>
public static class CarryOverQuery
{
    /// <summary>The lines of the list, not yet ordered. <paramref name="day"/> is the day of the meeting, or the day it is prepared for.</summary>
    public static IQueryable<RegisterRow> Rows(Visible visible, DateOnly day, DateOnly? previous, DateOnly today)
    {
        var on = CarryOver.ReferenceDay(day);
        var rows = Register.Rows(visible, new RegisterFilter { OnDay = on < today ? on : null }, today);
        if (previous is not { } before) return rows.Where(r => r.IsOpen);
        var council = visible.Actor.CouncilId;
        var spans = visible.Db.Set<ObligationSpan>().Where(s => s.CouncilId == council && !s.IsPart); // no part is listed: these are few
        return rows.Where(r => r.IsOpen || !spans.Any(s => s.ObligationId == r.Id && s.From <= before && (s.To == null || before < s.To) && !s.IsOpen));
    }

    /// <summary>The day of the monthly meeting before this one.</summary>
    public static Task<DateOnly?> PreviousDay(Visible visible, Meeting meeting, DateOnly day) => visible.Meetings
        .Where(m => m.Kind == MeetingKind.Monthly && m.Id != meeting.Id && m.HeldOn < day).MaxAsync(m => m.HeldOn);

    /// <summary>How many lines of each group; in the list's order open work comes first, then what ended, then guidance.</summary>
    public static async Task<IReadOnlyDictionary<CarriedGroup, int>> Counts(IQueryable<RegisterRow> rows)
    {
        var counted = await rows.GroupBy(r => new { r.IsOpen, IsGuidance = r.Kind == ObligationKind.Guidance }).Select(g => new { g.Key.IsOpen, g.Key.IsGuidance, Count = g.Count() }).ToListAsync();
        return counted.GroupBy(c => !c.IsOpen ? CarriedGroup.Ended : c.IsGuidance ? CarriedGroup.Guidance : CarriedGroup.Open).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
    }

    public static async Task<IReadOnlyList<CarriedWork>> Lines(Visible visible, Meeting meeting, IQueryable<RegisterRow> rows, DateOnly day, int skip, int take, KnownFigures known)
    {
        var on = CarryOver.ReferenceDay(day);
        var ids = await rows.OrderByDescending(r => r.IsOpen).ThenBy(r => r.IsOpen && r.Kind == ObligationKind.Guidance).ThenBy(r => r.DueOn ?? Register.NoDay).ThenBy(r => r.Id).Skip(skip).Take(take).Select(r => r.Id).ToListAsync();
        var page = await Register.InOrder(rows, ids);
        var events = await visible.Db.Set<ObligationEvent>().AsNoTracking().Include(e => e.Files)
            .Where(e => ids.Contains(e.ObligationId) && (e.OccurredOn <= on || (e.AboutKind == "meeting" && e.AboutId == meeting.Id)))
            .OrderBy(e => e.OccurredOn).ThenBy(e => e.RecordedAt).ThenBy(e => e.Id).ToListAsync();
        var byWork = events.ToLookup(e => e.ObligationId);
        var coordinating = (await visible.Db.Set<ObligationBody>().AsNoTracking().Where(b => ids.Contains(b.ObligationId) && b.Role != BodyRole.Lead && b.From <= on && (b.To == null || on < b.To)).ToListAsync()).ToLookup(b => b.ObligationId);
        var versions = await visible.Db.Set<Obligation>().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Version }).ToDictionaryAsync(o => o.Id, o => o.Version);
        var states = await visible.Db.Set<ObligationSpan>().Where(s => ids.Contains(s.ObligationId) && s.From <= day && (s.To == null || day < s.To)).Select(s => new { s.ObligationId, s.State }).ToDictionaryAsync(s => s.ObligationId, s => s.State);
        var parts = await known.Parts(visible, page, on);
        var names = await known.Names(visible, on);
        return [.. page.Select((row, n) => Line(row, skip + n + 1))];

        CarriedWork Line(RegisterRow row, int number)
        {
            var said = byWork[row.Id].Where(e => e.OccurredOn <= on && !Obligation.IsInternal(e.Kind)).ToList();
            return new CarriedWork
            {
                Number = number, Row = row, ReferenceDay = on, Version = versions.GetValueOrDefault(row.Id), OnTheDay = states.GetValueOrDefault(row.Id, row.State), Parts = parts.TryGetValue(row.Id, out var of) ? of : null,
                Lead = row.LeadBodyId is { } lead ? names.GetValueOrDefault(lead, "") : row.EachOf ?? "chưa rõ",
                Coordinating = string.Join("; ", coordinating[row.Id].Select(b => names.GetValueOrDefault(b.BodyId, ""))),
                Last = said.LastOrDefault(e => e.Kind is not (ObligationEventKind.Given or ObligationEventKind.BecameBinding or ObligationEventKind.HandedOver)),
                Evidence = [.. said.SelectMany(e => e.Files).Select(f => (f.Id, f.Name))],
                Mark = byWork[row.Id].LastOrDefault(e => e.AboutKind == "meeting" && e.AboutId == meeting.Id && e.Kind != ObligationEventKind.Given),
            };
        }
    }
}
