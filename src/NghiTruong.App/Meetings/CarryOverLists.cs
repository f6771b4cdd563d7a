using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Meetings;

/// <summary>What a meeting goes through, in its order: open work first, then guidance, then what ended; each by its day.</summary>
/// <param name="Day">The day of the meeting, or the day it is prepared for.</param>
/// <param name="Previous">The day of the monthly meeting before.</param>
public sealed record CarriedList(DateOnly Day, DateOnly? Previous, IReadOnlyList<(long Id, CarriedGroup Group)> Places)
{
    public int Count(CarriedGroup group) => Places.Count(p => p.Group == group);
}

/// <summary>The carry-over of a meeting: one list for the page that marks it, the report, its print and its document.</summary>
public sealed class CarryOverLists(KnownFigures known, Remembered remembered)
{
    public async Task<CarriedList> Of(Visible visible, Meeting meeting, DateOnly today)
    {
        var day = meeting.HeldOn ?? today;
        var previous = await CarryOverQuery.PreviousDay(visible, meeting, day);
        return await remembered.Of(visible.Db, visible.Actor.CouncilId, ("carry-over", KnownFigures.Sight(visible), day, previous, today),
            async () => new CarriedList(day, previous, await known.LedgerOf(visible) is { } ledger ? CarryOverLedger.Places(ledger, day, previous, today) : await Asked(visible, day, previous, today)), list => list.Places.Count / 8);
    }

    static async Task<IReadOnlyList<(long, CarriedGroup)>> Asked(Visible visible, DateOnly day, DateOnly? previous, DateOnly today)
    {
        var rows = await CarryOverQuery.Rows(visible, day, previous, today).OrderByDescending(r => r.IsOpen).ThenBy(r => r.IsOpen && r.Kind == ObligationKind.Guidance).ThenBy(r => r.DueOn ?? Register.NoDay).ThenBy(r => r.Id)
            .Select(r => new { r.Id, r.IsOpen, r.Kind }).ToListAsync();
        return [.. rows.Select(r => (r.Id, CarriedWork.GroupOf(r.IsOpen, r.Kind)))];
    }

    /// <summary>Some of its lines, with what was said of each before the meeting and at it.</summary>
    public async Task<IReadOnlyList<CarriedWork>> Lines(Visible visible, Meeting meeting, CarriedList list, DateOnly today, int skip, int take)
    {
        var on = CarryOver.ReferenceDay(list.Day);
        // Before the words: a form then names a version that is as old as what is shown, or older.
        var ledger = await known.LedgerOf(visible);
        List<long> ids = [.. list.Places.Skip(skip).Take(take).Select(p => p.Id)];
        var page = await known.Rows(visible, ids, on < today ? on : null);
        // Not whole events: what they carry of terms is long.
        var events = await visible.Db.Set<ObligationEvent>()
            .Where(e => ids.Contains(e.ObligationId) && (e.OccurredOn <= on || (e.AboutKind == "meeting" && e.AboutId == meeting.Id)))
            .OrderBy(e => e.OccurredOn).ThenBy(e => e.RecordedAt).ThenBy(e => e.Id)
            .Select(e => new { e.ObligationId, e.Kind, e.OccurredOn, e.DocumentNumber, e.Words, e.PromisedOn, IsHere = e.AboutKind == "meeting" && e.AboutId == meeting.Id, Files = e.Files.OrderBy(f => f.Id).Select(f => new { f.Id, f.Name }).ToList() }).ToListAsync();
        var byWork = events.Select(e => (e.ObligationId, Said: new SaidOfWork(e.Kind, e.OccurredOn, e.DocumentNumber, e.Words, e.PromisedOn), e.IsHere, e.Files)).ToLookup(e => e.ObligationId);
        var coordinating = (await visible.Db.Set<ObligationBody>().AsNoTracking().Where(b => ids.Contains(b.ObligationId) && b.Role != BodyRole.Lead && b.From <= on && (b.To == null || on < b.To)).ToListAsync()).ToLookup(b => b.ObligationId);
        var versions = ledger is null ? await visible.Db.Set<Obligation>().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Version }).ToDictionaryAsync(o => o.Id, o => o.Version) : ids.ToDictionary(id => id, ledger.VersionOf);
        var states = ledger is null
            ? await visible.Db.Set<ObligationSpan>().Where(s => ids.Contains(s.ObligationId) && s.From <= list.Day && (s.To == null || list.Day < s.To)).Select(s => new { s.ObligationId, s.State }).ToDictionaryAsync(s => s.ObligationId, s => s.State)
            : CarryOverLedger.StatesOn(ledger, ids, list.Day);
        var parts = await known.Parts(visible, page, on);
        var open = page.Where(r => r.IsOpen && parts.ContainsKey(r.Id)).Select(r => (long?)r.Id).ToList();
        var waiting = open.Count == 0 ? [] : await visible.Obligations.Where(o => open.Contains(o.ParentId) && o.Tie == Tie.Part && o.State == ObligationState.ReportedDone && o.IsOpen)
            .GroupBy(o => o.ParentId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var names = await known.Names(visible, on);
        return [.. page.Select((row, n) => Line(row, skip + n + 1))];

        CarriedWork Line(RegisterRow row, int number)
        {
            var said = byWork[row.Id].Where(e => e.Said.OccurredOn <= on && !Obligation.IsInternal(e.Said.Kind)).ToList();
            return new CarriedWork
            {
                Number = number, Row = row, ReferenceDay = on, Version = versions.GetValueOrDefault(row.Id), OnTheDay = states.GetValueOrDefault(row.Id, row.State), Parts = parts.TryGetValue(row.Id, out var of) ? of : null, WaitingParts = waiting.GetValueOrDefault(row.Id),
                Lead = row.LeadBodyId is { } lead ? names.GetValueOrDefault(lead, "") : row.EachOf ?? "chưa rõ",
                Coordinating = string.Join("; ", coordinating[row.Id].Select(b => names.GetValueOrDefault(b.BodyId, ""))),
                Last = said.LastOrDefault(e => e.Said.Kind is not (ObligationEventKind.Given or ObligationEventKind.BecameBinding or ObligationEventKind.HandedOver)).Said,
                Evidence = [.. said.SelectMany(e => e.Files).Select(f => (f.Id, f.Name))],
                Marks = [.. byWork[row.Id].Where(e => e.IsHere && e.Said.Kind != ObligationEventKind.Given).Select(e => e.Said)],
            };
        }
    }
}
