using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>A programme is kept: items added, corrected, completed, put off, placed in months; the programme adopted.</summary>
public sealed class KeepProgramme(CouncilDb db, CouncilClock clock)
{
    /// <summary>What a form says of an item.</summary>
    public sealed record ItemWords(string Work, long? BodyId, string With, DateOnly? Due, long? ObligationId, long? MeetingId);

    public async Task<Refusal?> Add(Actor actor, string period, FormId? form, ItemWords words)
    {
        if (!await Knows(actor, words.BodyId)) return Refusal.NotFound;
        var (about, missing) = await About(actor, words);
        if (missing is not null) return missing;
        var item = new ProgrammeItem
        {
            Work = words.Work, BodyId = words.BodyId, WithWords = words.With, DueOn = words.Due, AboutKind = about?.Kind, AboutId = about?.Id, AboutTitle = about?.Title, AboutAddress = about?.Address,
        };
        return await Change(actor, period, form, "programme.item-added", programme => programme.Add(actor, item));
    }

    public async Task<Refusal?> Correct(Actor actor, string period, FormId? form, long itemId, ItemWords words) => !await Knows(actor, words.BodyId)
        ? Refusal.NotFound
        : await Change(actor, period, form, "programme.item-corrected", programme => programme.Correct(actor, itemId, words.Work, words.BodyId, words.With, words.Due));

    public Task<Refusal?> Remove(Actor actor, string period, FormId? form, long itemId) => Change(actor, period, form, "programme.item-removed", programme =>
    {
        var item = programme.Items.Find(i => i.Id == itemId);
        if (programme.Remove(actor, itemId) is { } refusal) return refusal;
        db.Remove(item!);
        return null;
    });

    public Task<Refusal?> Adopt(Actor actor, string period, FormId? form) => Change(actor, period, form, "programme.adopted", programme => programme.Adopt(actor, clock.Now));

    public Task<Refusal?> Complete(Actor actor, string period, FormId? form, long itemId, DateOnly? on, string result) => Change(actor, period, form, "programme.item-done", async programme =>
    {
        if (programme.Complete(actor, itemId, on, result, clock.Now) is { } refusal) return refusal;
        // What a month finishes of the year's plan is finished in the year too.
        var item = programme.Items.Single(i => i.Id == itemId);
        if (item.PlanItemId is { } planned && await db.ProgrammeItems.SingleOrDefaultAsync(i => i.CouncilId == actor.CouncilId && i.Id == planned) is { } plan)
        {
            (plan.DoneOn, plan.Result) = (item.DoneOn, item.Result);
            (await db.Programmes.SingleAsync(p => p.Id == plan.ProgrammeId)).Version++;
        }
        return null;
    });

    public Task<Refusal?> Reopen(Actor actor, string period, FormId? form, long itemId) => Change(actor, period, form, "programme.item-reopened", programme => programme.Reopen(actor, itemId));

    public Task<Refusal?> Postpone(Actor actor, string period, FormId? form, long itemId, string reason, string? to) =>
        Change(actor, period, form, "programme.item-postponed", programme => programme.Postpone(actor, itemId, reason, to));

    /// <summary>An item of the year is placed in a month: at once where that month is open, else when it is opened.</summary>
    public Task<Refusal?> Place(Actor actor, string period, FormId? form, long itemId, string month) => Change(actor, period, form, "programme.item-placed", async programme =>
    {
        if (WorkProgramme.MayKeep(actor) is { } refusal) return refusal;
        if (programme.Items.Find(i => i.Id == itemId) is not { } item) return Refusal.NotFound;
        if (programme.When.IsMonth || ProgrammePeriod.Parse(month) is not { Month: not null } to || to.Year != programme.When.Year) return new("month-needed", $"Hãy chọn một tháng của năm {programme.When.Year}.", "Month");
        if (!item.IsOpen) return new("item-done", "Việc này đã hoàn thành hoặc đã chuyển.");
        if (await db.ProgrammeItems.AnyAsync(i => i.CouncilId == actor.CouncilId && i.PlanItemId == itemId)) return new("already-placed", $"Việc này đã nằm trong chương trình {ProgrammePeriod.Parse(item.PlacedIn)?.Words}.", "Month");
        item.PlacedIn = month;
        programme.Version++;
        if (await db.Programmes.Include(p => p.Items).SingleOrDefaultAsync(p => p.CouncilId == actor.CouncilId && p.Period == month) is { } open) open.Place(item);
        return null;
    });

    Task<Refusal?> Change(Actor actor, string period, FormId? form, string act, Func<WorkProgramme, Refusal?> change) => Change(actor, period, form, act, p => Task.FromResult(change(p)));

    async Task<Refusal?> Change(Actor actor, string period, FormId? form, string act, Func<WorkProgramme, Task<Refusal?>> change)
    {
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM work_programmes WHERE council_id = {actor.CouncilId} AND period = {period} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        var programme = await db.Visible(actor).Programmes.Include(p => p.Items).SingleOrDefaultAsync(p => p.Period == period);
        if (programme is null) return Refusal.NotFound;
        if (await change(programme) is { } refusal) return refusal;
        return await writing.Save(actor, form, act, () => programme.AsReference());
    }

    async Task<bool> Knows(Actor actor, long? body) => body is not { } id || await db.Visible(actor).Bodies.AnyAsync(b => b.Id == id);

    async Task<(Reference? About, Refusal? Missing)> About(Actor actor, ItemWords words)
    {
        if (words.ObligationId is { } owed)
            return await db.Visible(actor).Obligations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == owed) is { } obligation ? (obligation.AsReference(), null) : (null, new("no-obligation", $"Không có nhiệm vụ mã {owed}.", "Obligation"));
        if (words.MeetingId is not { } id) return (null, null);
        return await db.Visible(actor).Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id) is { } meeting ? (meeting.AsReference(), null) : (null, Refusal.NotFound);
    }
}
