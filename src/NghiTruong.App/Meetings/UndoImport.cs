using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Meetings;

/// <summary>A confirmed import is taken back whole, while nothing has followed it; the draft is open again.</summary>
public sealed class UndoImport(CouncilDb db, CouncilClock clock, MeetingOccasions occasions)
{
    public async Task<Refusal?> Run(Actor actor, ImportId id, FormId? form)
    {
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM imports WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        var import = await db.Visible(actor).Imports.Include(i => i.Items).AsSplitQuery().SingleOrDefaultAsync(i => i.Id == id.Value);
        if (import is null) return Refusal.NotFound;
        if (import.Status != ImportStatus.Confirmed) return new("not-confirmed", "Lần nhập này chưa được xác nhận.");
        var meeting = await db.Meetings.Include(m => m.People).Include(m => m.Groups).Include(m => m.Documents).Include(m => m.Conclusions).Include(m => m.Sources).Include(m => m.Agenda)
            .AsSplitQuery().SingleAsync(m => m.Id == import.MeetingId);
        if (import.MadeTheMeeting && meeting.Sources.Exists(s => s.ImportId != import.Id))
            return new("followed", "Không hoàn tác được: phiên họp đã có thêm văn bản khác được nhập sau.");
        if (import.MadeTheMeeting && meeting.Agenda.Count > 0)
            return new("followed", "Không hoàn tác được: chương trình phiên họp đã được ghi thêm.");
        if (import.MadeTheMeeting && await db.Notices.AnyAsync(n => n.CouncilId == actor.CouncilId && n.MeetingId == meeting.Id))
            return new("followed", "Không hoàn tác được: phiên họp đã có dự thảo thông báo kết luận.");

        foreach (var conclusion in meeting.Conclusions.Where(c => c.ImportId == import.Id).ToList())
            if (await TakeBack(actor, import, meeting, conclusion) is { } refusal)
                return refusal;
        await TakeBackPeople(import);
        db.RemoveRange(meeting.People.Where(p => p.ImportId == import.Id));
        db.RemoveRange(meeting.Groups.Where(g => g.ImportId == import.Id));
        db.RemoveRange(meeting.Documents.Where(d => d.ImportId == import.Id));
        db.RemoveRange(meeting.Sources.Where(s => s.ImportId == import.Id));
        if (import.MadeTheMeeting)
        {
            meeting.AnnulledBecause = "Hoàn tác lần nhập văn bản";
            await occasions.LetGo(meeting);
        }
        meeting.Version++;
        (import.Status, import.MeetingId) = (ImportStatus.Draft, null);
        import.Version++;
        return await writing.Save(actor, form, "import.undone", () => import.AsReference());
    }

    async Task<Refusal?> TakeBack(Actor actor, Import import, Meeting meeting, Conclusion conclusion)
    {
        var obligation = await db.Visible(actor).ObligationsEvenAnnulled.Whole(conclusion.ObligationId ?? 0);
        if (obligation is null) return null;
        if (obligation.SourceId != meeting.Id || obligation.SourceKind != "meeting") return TakeBackRepeat(actor, meeting, conclusion, obligation);
        var last = obligation.Events.OrderBy(e => e.RecordedAt).ThenBy(e => e.Id).Last();
        var isReplacement = conclusion.WordsBefore is not null;
        if (isReplacement ? obligation.IsOpen && last.Kind != ObligationEventKind.BecameBinding : last.Kind != ObligationEventKind.Given)
            return new("followed", $"Không hoàn tác được: nhiệm vụ “{obligation.Work}” đã có sự việc ghi sau đó ({StateWords.Of(last.Kind)}).");

        var tree = new BodyTree([], clock.Today);
        if (!isReplacement)
        {
            if (await db.Obligations.AnyAsync(o => o.Version > 1 && (o.ParentId == obligation.Id || db.Set<Obligation>().Any(p => p.Id == o.ParentId && p.ParentId == obligation.Id))))
                return new("followed", $"Không hoàn tác được: phần việc hoặc kỳ của nhiệm vụ “{obligation.Work}” đã có sự việc ghi sau đó.");
            var mistake = new NewFact(ObligationEventKind.Annulled, clock.Today, "Hoàn tác lần nhập văn bản");
            var annulled = obligation.Record(actor, obligation.Version, mistake, clock.Now, [], tree) ?? await db.Follow(actor, clock, obligation, mistake);
            if (annulled is null) db.Remove(conclusion);
            return annulled;
        }
        var earlier = obligation.Events.Where(e => e.Terms is not null && e != last).OrderBy(e => e.RecordedAt).ThenBy(e => e.Id).Last().Terms!;
        (conclusion.Words, conclusion.WordsBefore, conclusion.ImportId) = (conclusion.WordsBefore!, null, meeting.Sources.OrderBy(s => s.Id).FirstOrDefault(s => s.ImportId != import.Id)?.ImportId);
        return obligation.IsOpen
            ? obligation.Record(actor, obligation.Version, new NewFact(ObligationEventKind.Corrected, clock.Today, "Hoàn tác việc nhập thông báo") { Terms = earlier }, clock.Now, [], tree)
            : null;
    }

    /// <summary>Work given elsewhere was only said again by this paper: that once is taken back, and told.</summary>
    Refusal? TakeBackRepeat(Actor actor, Meeting meeting, Conclusion conclusion, Obligation obligation)
    {
        db.Remove(conclusion);
        return obligation.Follow(actor, new NewFact(ObligationEventKind.RepeatTakenBack, clock.Today, "Hoàn tác lần nhập văn bản") { About = meeting.AsReference() }, clock.Now);
    }

    async Task TakeBackPeople(Import import)
    {
        foreach (var item in import.Items.Where(i => i.Fields is PersonFields { MadePostIds.Count: > 0 }))
        {
            var person = (PersonFields)item.Fields;
            foreach (var post in await db.Posts.Where(p => person.MadePostIds.Contains(p.Id)).ToListAsync())
            {
                post.AnnulledBecause = "Hoàn tác lần nhập văn bản";
                post.Version++;
            }
            item.Fields = person with { Answer = PersonAnswer.Unanswered, PersonId = null, MadePostIds = [] };
            item.Version++;
        }
    }
}
