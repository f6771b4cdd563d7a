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

    /// <summary>An item leaves the draft; what was carried stays open where it came from, what the year placed can be placed anew.</summary>
    public Task<Refusal?> Remove(Actor actor, string period, FormId? form, long itemId) => Change(actor, period, form, "programme.item-removed", async programme =>
    {
        var item = programme.Items.Find(i => i.Id == itemId);
        if (programme.Remove(actor, itemId) is { } refusal) return refusal;
        db.Remove(item!);
        await GiveBack(actor, [item!]);
        if (item is { PlanItemId: { } planned, CarriedFromId: null } && await db.ProgrammeItems.SingleOrDefaultAsync(i => i.CouncilId == actor.CouncilId && i.Id == planned) is { } plan) plan.PlacedIn = null;
        return null;
    });

    /// <summary>A draft is deleted; what stood in it stays where it came from.</summary>
    public Task<Refusal?> Delete(Actor actor, string period, FormId? form) => Change(actor, period, form, "programme.deleted", async programme =>
    {
        if (WorkProgramme.MayDelete(actor, programme) is { } refusal) return refusal;
        await GiveBack(actor, programme.Items);
        db.RemoveRange(programme.Items.ToList());
        db.Remove(programme);
        return null;
    }, programme => programme.AsReference() with { Address = "/chuong-trinh" });

    /// <summary>What earlier programmes have left undone since the draft was made, or what was dropped from it, comes in.</summary>
    public Task<Refusal?> Carry(Actor actor, string period, FormId? form) => Change(actor, period, form, "programme.carried", async programme =>
    {
        if (WorkProgramme.MayKeep(actor) is { } refusal) return refusal;
        if (!programme.IsDraft) return new("programme-adopted", "Chương trình đã ban hành; việc chưa xong được chuyển khi lập chương trình kỳ sau.");
        var carried = await db.Carried(actor.CouncilId);
        foreach (var earlier in await db.LeftUndone(actor.CouncilId, programme.When)) programme.CarryFrom(earlier, carried);
        return null;
    });

    public Task<Refusal?> Adopt(Actor actor, string period, FormId? form) => Change(actor, period, form, "programme.adopted", async programme =>
    {
        var sources = await Sources(actor, programme.Items);
        if (programme.Adopt(actor, clock.Now, sources) is { } refusal) return refusal;
        await Touch(sources);
        return null;
    });

    public Task<Refusal?> Complete(Actor actor, string period, FormId? form, long itemId, DateOnly? on, string result) => Change(actor, period, form, "programme.item-done", async programme =>
    {
        if (programme.Complete(actor, itemId, on, result, clock.Now) is { } refusal) return refusal;
        var item = programme.Items.Single(i => i.Id == itemId);
        var same = await Same(actor, item);
        foreach (var other in same.Where(i => i.IsOpenOn(clock.Today))) (other.DoneOn, other.Result) = (item.DoneOn, item.Result);
        foreach (var done in same.Append(item)) await LeaveDraft(actor, done);
        await Touch(same);
        return null;
    });

    public Task<Refusal?> Reopen(Actor actor, string period, FormId? form, long itemId) => Change(actor, period, form, "programme.item-reopened", async programme =>
    {
        var told = programme.Items.Where(i => i.Id == itemId).Select(i => (i.DoneOn, i.Result)).SingleOrDefault();
        if (programme.Reopen(actor, itemId, clock.Today) is { } refusal) return refusal;
        var same = (await Same(actor, programme.Items.Single(i => i.Id == itemId))).Where(i => (i.DoneOn, i.Result) == told).ToList();
        foreach (var other in same) (other.DoneOn, other.Result) = (null, null);
        await Touch(same);
        return null;
    });

    public Task<Refusal?> Postpone(Actor actor, string period, FormId? form, long itemId, string reason, string? to) =>
        Change(actor, period, form, "programme.item-postponed", async programme =>
        {
            if (programme.Postpone(actor, itemId, reason, to, clock.Today) is { } refusal) return refusal;
            await LeaveDraft(actor, programme.Items.Single(i => i.Id == itemId));
            return null;
        });

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

    /// <summary>One after another in a council: what is told of an item may concern those of other programmes that are the same work.</summary>
    async Task<Refusal?> Change(Actor actor, string period, FormId? form, string act, Func<WorkProgramme, Task<Refusal?>> change, Func<WorkProgramme, Reference>? target = null)
    {
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM councils WHERE id = {actor.CouncilId} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        var programme = await db.Visible(actor).Programmes.Include(p => p.Items).SingleOrDefaultAsync(p => p.Period == period);
        if (programme is null) return Refusal.NotFound;
        if (await change(programme) is { } refusal) return refusal;
        return await writing.Save(actor, form, act, () => target?.Invoke(programme) ?? programme.AsReference());
    }

    /// <summary>The same work elsewhere: in the year's programme, where it came from, in the adopted programme that took it over.</summary>
    async Task<IReadOnlyList<ProgrammeItem>> Same(Actor actor, ProgrammeItem item)
    {
        var adopted = db.Programmes.Where(p => p.CouncilId == actor.CouncilId && p.Status == ProgrammeStatus.Adopted).Select(p => p.Id);
        return await db.ProgrammeItems.Where(i => i.CouncilId == actor.CouncilId && (i.Id == item.PlanItemId || i.Id == item.CarriedFromId || (i.CarriedFromId == item.Id && adopted.Contains(i.ProgrammeId)))).ToListAsync();
    }

    async Task<IReadOnlyList<ProgrammeItem>> Sources(Actor actor, IEnumerable<ProgrammeItem> items)
    {
        var ids = items.Select(i => i.CarriedFromId ?? 0).ToList();
        return await db.ProgrammeItems.Where(i => i.CouncilId == actor.CouncilId && ids.Contains(i.Id)).ToListAsync();
    }

    async Task GiveBack(Actor actor, IEnumerable<ProgrammeItem> items)
    {
        var sources = await Sources(actor, items);
        foreach (var source in sources) source.CarriedTo = null;
        await Touch(sources);
    }

    /// <summary>What is done, or put off to a later time, no longer stands in a draft that would have taken it over.</summary>
    async Task LeaveDraft(Actor actor, ProgrammeItem item)
    {
        var drafts = await db.Programmes.Include(p => p.Items).Where(p => p.CouncilId == actor.CouncilId && p.Status == ProgrammeStatus.Draft && p.Items.Any(i => i.CarriedFromId == item.Id)).ToListAsync();
        foreach (var draft in drafts.Where(d => !item.MayGoTo(d.Period)))
        {
            db.RemoveRange(draft.Items.Where(i => i.CarriedFromId == item.Id).ToList());
            draft.Version++;
        }
    }

    /// <summary>Their programmes have changed too.</summary>
    async Task Touch(IEnumerable<ProgrammeItem> items)
    {
        var ids = items.Select(i => i.ProgrammeId).Distinct().ToList();
        foreach (var programme in await db.Programmes.Where(p => ids.Contains(p.Id)).ToListAsync()) programme.Version++;
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
