using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.Rulebook;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Meetings;

/// <summary>The office's template is laid over a month's meeting or a session: every line gets its kept day and, where it is work, stands in the register.</summary>
public sealed class LayTimetable(CouncilDb db, CouncilClock clock)
{
    public async Task<Refusal?> Run(Actor actor, FormId? form, long occasionId)
    {
        if (MayNot(actor) is { } refusal) return refusal;
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM occasions WHERE id = {occasionId} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Visible(actor).Occasions.SingleOrDefaultAsync(o => o.Id == occasionId) is not { } occasion) return Refusal.NotFound;
        if (occasion.CancelledBecause is not null) return new("cancelled", $"{occasion.Title} đã hủy, không trải lịch được.");
        if (KindFor(occasion) is null) return new("no-template", "Chỉ trải lịch lên kỳ họp hoặc phiên họp hằng tháng.");
        if (await db.Timetables.AnyAsync(t => t.CouncilId == actor.CouncilId && t.OccasionId == occasionId)) return new("laid-already", $"Lịch của Văn phòng đã được trải lên {occasion.Title}.");
        await Lay(actor, occasion);
        return await writing.Save(actor, form, "timetable.laid", occasion.AsReference);
    }

    /// <summary>Lays the council's template over an occasion of its kind. Within the caller's transaction.</summary>
    public async Task Lay(Actor actor, Occasion occasion)
    {
        var template = await db.TemplateOf(actor, KindFor(occasion)!.Value, clock.Today);
        var laid = new Timetable { CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(clock.Now), TemplateId = template.Id, OccasionId = occasion.Id, LaidAt = clock.Now, LaidBy = $"{actor.PersonName}, {actor.PostTitle}" };
        db.Timetables.Add(laid);
        var (calendar, local) = (await db.CalendarOf(actor.CouncilId), await db.LocalRulesOf(actor.CouncilId));
        foreach (var line in template.InOrder) laid.Items.Add(await Step(actor, occasion, line, calendar, local));
    }

    /// <summary>A step done, or open again, where it is not work of its own.</summary>
    public async Task<Refusal?> Mark(Actor actor, FormId? form, long itemId, bool done)
    {
        if (MayNot(actor) is { } refusal) return refusal;
        var found = await (from i in db.TimetableItems where i.CouncilId == actor.CouncilId && i.Id == itemId join t in db.Timetables on i.TimetableId equals t.Id join o in db.Occasions on t.OccasionId equals o.Id select new { Item = i, Occasion = o }).SingleOrDefaultAsync();
        if (found is null) return Refusal.NotFound;
        if (found.Item.ObligationId is { } work) return new("is-work", "Bước này là nhiệm vụ trong sổ; hãy ghi kết quả ở đó.", Address: $"/nhiem-vu/{work}");
        found.Item.DoneOn = done ? clock.Today : null;
        if (await db.KeptDeadlines.SingleOrDefaultAsync(d => d.Id == found.Item.DeadlineId) is { } kept)
        {
            kept.IsClosed = done;
            // What was closed did not follow: opened again, it stands where its occasion is now.
            if (!done) kept.Follow(found.Occasion, await db.CalendarOf(actor.CouncilId), await db.LocalRulesOf(actor.CouncilId), $"{found.Item.Title}: mở lại", clock.Now);
        }
        return await db.Save(actor, form, done ? "timetable.step-done" : "timetable.step-open", found.Occasion.AsReference);
    }

    async Task<TimetableItem> Step(Actor actor, Occasion occasion, TimetableLine line, WorkingCalendar calendar, IReadOnlyList<LocalRule> local)
    {
        var item = new TimetableItem { CouncilId = actor.CouncilId, Title = line.Title, Result = line.Result, BodyId = line.BodyId, EachOf = line.EachOf, IsForPapers = line.IsForPapers };
        var due = line.Rule.Reckon(occasion, calendar, local, out _)?.Due;
        // What lay in the past when the timetable was laid is not made late work; it stands in the timetable to be ticked.
        if (line.BecomesWork && !(due < clock.Today))
        {
            var group = BodyGroups.ByKey(line.EachOf);
            var terms = new ObligationTerms
            {
                Work = $"{line.Title} – {occasion.Title}", Kind = ObligationKind.Task, Status = SourceStatus.Binding, Origin = "chuong-trinh", ExpectedResult = line.Result,
                Bodies = line.BodyId is { } body ? [new BodyPart(body, BodyRole.Lead)] : [], EachOf = group?.Words, EachKinds = group?.Kinds ?? [], WatcherBodyId = actor.BodyId,
                Due = new DueTime(DueKind.Event, due, "", "") { Follows = new(occasion.Id, line.Rule) }.At(occasion, due),
            };
            var given = await db.Give(actor, clock, new Reference("occasion", occasion.Id, occasion.Title, $"/moc/{occasion.Id}"), 0, 0, terms, clock.Today);
            await db.SaveChangesAsync();
            (item.ObligationId, item.DeadlineId) = (given.Id, await db.KeptDeadlines.Where(d => d.CouncilId == actor.CouncilId && d.OwnerKind == FollowDeadlines.OwnerKind && d.OwnerId == given.Id).Select(d => (long?)d.Id).SingleAsync());
            return item;
        }
        var kept = new KeptDeadline
        {
            CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(clock.Now), OccasionId = occasion.Id, Point = line.Point, Title = $"{line.Title} – {occasion.Title}", BodyId = line.BodyId,
            OwnerKind = "timetable", OwnerId = occasion.Id, OwnerAddress = $"/moc/{occasion.Id}", ChangedAt = clock.Now,
        };
        kept.Hang(line.Rule);
        kept.Follow(occasion, calendar, local, "trải lịch của Văn phòng", clock.Now);
        db.KeptDeadlines.Add(kept);
        await db.SaveChangesAsync();
        item.DeadlineId = kept.Id;
        return item;
    }

    public static TimetableKind? KindFor(Occasion occasion) => occasion.Kind switch
    {
        OccasionKind.Session => TimetableKind.Session,
        OccasionKind.Meeting => TimetableKind.Month,
        _ => null,
    };

    static Refusal? MayNot(Actor actor) => actor.May(Right.KeepsCalendar) ? null : new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND trải được lịch.");
}
