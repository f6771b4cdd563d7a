using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Files;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>A meeting kept by hand: opened, its programme, papers, people, attendance and conclusions written as they come.</summary>
public sealed class KeepMeeting(CouncilDb db, CouncilClock clock, KeepFile keep, MeetingOccasions occasions)
{
    public async Task<(Refusal? Refusal, long Id)> Open(Actor actor, FormId? form, string title, MeetingKind kind, int? number, string? period, DateOnly? heldOn, string? place, IReadOnlyList<long> bodies)
    {
        if (MayNot(actor) is { } refusal) return (refusal, 0);
        if (title.Length == 0) return (new("title-needed", "Hãy ghi tên phiên họp.", "Title"), 0);
        if (heldOn is null) return (new("held-on-needed", "Hãy ghi ngày họp.", "HeldOn"), 0);
        var known = await db.Visible(actor).Bodies.Where(b => bodies.Contains(b.Id)).CountAsync();
        if (known != bodies.Count) return (Refusal.NotFound, 0);
        var meeting = new Meeting
        {
            CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(), Kind = kind, Title = title, TitleFolded = " " + Folding.Fold(title), Number = number, Period = period,
            HeldOn = heldOn, Place = place, RecordedAt = clock.Now,
        };
        meeting.Bodies.AddRange(bodies.Select(b => new MeetingBody { CouncilId = actor.CouncilId, BodyId = b }));
        await using var writing = await db.BeginWriting();
        await Alone(writing, actor);
        if (await db.WrittenBefore(actor, form) is { } before) return (before, 0);
        if (await Known(actor, meeting) is { } same) return (new("meeting-exists", $"Phiên này đã có: “{same.Title}”.", "Title", $"/phien-hop/{same.Id}"), 0);
        db.Meetings.Add(meeting);
        await db.SaveChangesAsync();
        if (await occasions.Keep(actor, meeting) is { } stopped) return (stopped, 0);
        return (await writing.Save(actor, form, "meeting.opened", () => meeting.AsReference()), meeting.Id);
    }

    /// <summary>Puts right what the head of the meeting says; who did it stays in the audit.</summary>
    public Task<Refusal?> CorrectHead(Actor actor, MeetingId id, int seen, FormId? form, string title, int? number, string? period, DateOnly? heldOn, TimeOnly? startsAt, string? place) => Change(actor, id, form, "meeting.corrected", "", async meeting =>
    {
        if (meeting.Version != seen) return Refusal.Stale("phiên họp vừa được ghi thêm");
        if (title.Length == 0) return new("title-needed", "Hãy ghi tên phiên họp.", "Title");
        if (heldOn is not { } day) return new("held-on-needed", "Hãy ghi ngày họp.", "HeldOn");
        if (day != meeting.HeldOn && await MayNotMoveTo(day, meeting) is { } settled) return settled;
        var was = (meeting.Number, meeting.Period, meeting.HeldOn);
        (meeting.Number, meeting.Period, meeting.HeldOn) = (number, period, heldOn);
        if (was != (number, period, heldOn) && await Known(actor, meeting) is { } same)
            return new("meeting-exists", $"Số phiên, tháng hoặc ngày này là của phiên đã có: “{same.Title}”.", same.Number is not null && same.Number == number ? "Number" : same.Period is not null && same.Period == period ? "Period" : "HeldOn", $"/phien-hop/{same.Id}");
        (meeting.Title, meeting.TitleFolded, meeting.Number, meeting.Period, meeting.HeldOn, meeting.StartsAt, meeting.Place) = (title, " " + Folding.Fold(title), number, period, heldOn, startsAt, place);
        return null;
    }, alone: true);

    /// <summary>What was said at a meeting was said on its day: it is not moved into the future, nor past the day of its notice.</summary>
    async Task<Refusal?> MayNotMoveTo(DateOnly day, Meeting meeting)
    {
        var issued = await db.Notices.Where(n => n.CouncilId == meeting.CouncilId && n.MeetingId == meeting.Id && n.IssuedOn != null).MinAsync(n => n.IssuedOn);
        if (issued is { } on && day > on) return new("after-the-notice", $"Thông báo kết luận của phiên đã ban hành ngày {on:dd/MM/yyyy}; ngày họp không được sau ngày ấy.", "HeldOn");
        if (day <= clock.Today) return null;
        var has = await db.Conclusions.AnyAsync(c => c.CouncilId == meeting.CouncilId && c.MeetingId == meeting.Id) ? "kết luận"
            : await db.Set<ObligationEvent>().AnyAsync(e => e.CouncilId == meeting.CouncilId && e.AboutKind == "meeting" && e.AboutId == meeting.Id) ? "ý kiến rà soát" : null;
        return has is null ? null : new("already-held", $"Phiên đã có {has} được ghi, nên ngày họp không dời sang sau hôm nay được.", "HeldOn");
    }

    public Task<Refusal?> AddAgendaItem(Actor actor, MeetingId id, FormId? form, string title, string? presenter) => Change(actor, id, form, "meeting.agenda-item-added", "chuong-trinh", meeting =>
    {
        if (title.Length == 0) return new("title-needed", "Hãy ghi nội dung.", "Title");
        meeting.Agenda.Add(new AgendaItem { CouncilId = actor.CouncilId, Position = meeting.Agenda.Count + 1, Title = title, Presenter = presenter });
        return null;
    });

    /// <summary>Adds a version of a paper: the same name counts on, another name starts at 1.</summary>
    public async Task<Refusal?> AddPaper(Actor actor, MeetingId id, FormId? form, long agendaItemId, Upload? upload, CancellationToken ct = default)
    {
        if (MayNot(actor) is { } refusal) return refusal;
        if (upload is null || upload.Size == 0) return new("file-needed", "Hãy chọn tệp tài liệu.", "Files");
        if (upload.Size > RecordFact.LargestFile) return new("file-too-large", $"Tệp “{upload.Name}” lớn hơn 20 MB.", "Files");
        if (!await db.Visible(actor).Meetings.AnyAsync(m => m.Id == id.Value && m.Agenda.Any(a => a.Id == agendaItemId), ct)) return Refusal.NotFound;
        await using var content = upload.Open();
        var (file, full) = await keep.Put(actor, upload.Name, content, ct);
        if (file is null) return full;
        await using var writing = await db.BeginWriting();
        db.StoredFiles.Add(file);
        await db.SaveChangesAsync(ct);
        var meeting = await db.Visible(actor).Meetings.Include(m => m.Agenda).ThenInclude(a => a.Papers).SingleAsync(m => m.Id == id.Value, ct);
        var item = meeting.Agenda.Single(a => a.Id == agendaItemId);
        var version = item.Papers.Where(p => p.Name == upload.Name).Select(p => p.Number).DefaultIfEmpty(0).Max() + 1;
        item.Papers.Add(new PaperVersion { CouncilId = actor.CouncilId, Number = version, Name = upload.Name, StoredFileId = file.Id, Size = file.Size, AddedAt = clock.Now, AddedBy = actor.PersonName });
        meeting.Version++;
        return await writing.Save(actor, form, "meeting.paper-added", () => meeting.AsReference() with { Address = $"/phien-hop/{meeting.Id}#chuong-trinh" });
    }

    public async Task<Refusal?> Invite(Actor actor, MeetingId id, FormId? form, long? personId, string words, string posts, MeetingRole role)
    {
        var person = personId is { } known ? await db.Visible(actor).Persons.SingleOrDefaultAsync(p => p.Id == known) : null;
        if (personId is not null && person is null) return Refusal.NotFound;
        return await Change(actor, id, form, "meeting.invited", "thanh-phan", meeting =>
        {
            if (person is null && words.Length == 0) return new("who-needed", "Hãy chọn người trong danh bạ hoặc ghi tên người, tên nhóm.", "Words");
            if (person is not null && meeting.People.Exists(p => p.PersonId == person.Id)) return new("already-invited", $"{person.Name} đã có trong thành phần.", "Person");
            if (role == MeetingRole.Chair && person is not null && meeting.People.Find(p => p.Role == MeetingRole.Chair) is { } chair) return new("chair-known", $"Phiên này đã có người chủ trì là {chair.Name}; hãy chọn vai trò đồng chủ trì.", "Role");
            if (person is not null) meeting.People.Add(new MeetingPerson { CouncilId = actor.CouncilId, PersonId = person.Id, Name = person.Name, Posts = posts, Role = role });
            else meeting.Groups.Add(new MeetingGroup { CouncilId = actor.CouncilId, Words = words });
            return null;
        });
    }

    /// <summary>One mark of the roll, as the form says it.</summary>
    public sealed record Mark(long MeetingPersonId, Attendance Attendance, string? Excuse);

    /// <summary>The whole roll in one act; a line that nobody touched stays as it is.</summary>
    public Task<Refusal?> MarkAttendance(Actor actor, MeetingId id, FormId? form, IReadOnlyList<Mark> roll) => Change(actor, id, form, "meeting.attendance-marked", "thanh-phan", meeting =>
    {
        foreach (var mark in roll)
        {
            if (meeting.People.Find(p => p.Id == mark.MeetingPersonId) is not { } person) return Refusal.NotFound;
            if (mark.Attendance == Attendance.Excused && string.IsNullOrWhiteSpace(mark.Excuse)) return new("excuse-needed", $"{person.Name} vắng có lý do thì phải ghi lý do.", $"excuse-{person.Id}");
            (person.Attendance, person.Excuse) = (mark.Attendance, mark.Attendance == Attendance.Excused ? mark.Excuse : null);
        }
        return null;
    });

    /// <summary>A conclusion typed by hand; given to a body it becomes an obligation at once.</summary>
    public async Task<Refusal?> AddConclusion(Actor actor, MeetingId id, FormId? form, ObligationTerms terms, string toWords)
    {
        if (MayNot(actor) is { } refusal) return refusal;
        if (terms.Work.Length == 0) return new("work-needed", "Hãy ghi nội dung kết luận.", "Work");
        if ((TermsForm.WrongRule(terms) ?? await db.WrongOccasion(actor, terms)) is { } noRule) return noRule;
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM meetings WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        var meeting = await db.Visible(actor).Meetings.Include(m => m.Conclusions).SingleOrDefaultAsync(m => m.Id == id.Value);
        if (meeting is null) return Refusal.NotFound;
        var on = meeting.HeldOn ?? clock.Today;
        if (on > clock.Today) return new("not-held-yet", $"Phiên họp dự kiến ngày {on:dd/MM/yyyy}: kết luận của phiên ghi từ ngày họp.");
        if (terms.Due.On < on) return new("due-before-given", $"Hạn không được trước ngày giao ({on:dd/MM/yyyy}).", "Due");
        var obligation = await db.Give(actor, clock, meeting.AsReference(), 0, 0, terms, on);
        meeting.Conclusions.Add(new Conclusion { CouncilId = actor.CouncilId, Position = meeting.Conclusions.Count == 0 ? 0 : meeting.Conclusions.Max(c => c.Position) + 1, Words = terms.Work, ToWords = toWords, ObligationId = obligation.Id });
        meeting.Version++;
        return await writing.Save(actor, form, "meeting.concluded", () => meeting.AsReference() with { Address = $"/phien-hop/{meeting.Id}#ket-luan" });
    }

    /// <summary>The meeting that a paper about this one would take it for.</summary>
    async Task<Meeting?> Known(Actor actor, Meeting meeting) => (await db.Visible(actor).Meetings.AsNoTracking().Where(m => m.Kind == meeting.Kind && m.Id != meeting.Id).ToListAsync())
        .Find(m => m.IsSpokenOfAs(meeting.Kind, meeting.Number, meeting.Period, meeting.HeldOn));

    /// <summary>One after another in a council: of two who make the same meeting, the second finds the first's.</summary>
    static Task Alone(Writing writing, Actor actor) => writing.Take($"SELECT 1 FROM councils WHERE id = {actor.CouncilId} FOR UPDATE");

    Task<Refusal?> Change(Actor actor, MeetingId id, FormId? form, string act, string anchor, Func<Meeting, Refusal?> change) => Change(actor, id, form, act, anchor, m => Task.FromResult(change(m)));

    async Task<Refusal?> Change(Actor actor, MeetingId id, FormId? form, string act, string anchor, Func<Meeting, Task<Refusal?>> change, bool alone = false)
    {
        if (MayNot(actor) is { } refusal) return refusal;
        await using var writing = await db.BeginWriting();
        if (alone) await Alone(writing, actor);
        await writing.Take($"SELECT 1 FROM meetings WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        var meeting = await db.Visible(actor).Meetings.Include(m => m.Agenda).Include(m => m.People).Include(m => m.Groups).AsSplitQuery().SingleOrDefaultAsync(m => m.Id == id.Value);
        if (meeting is null) return Refusal.NotFound;
        if (await change(meeting) is { } no) return no;
        meeting.Version++;
        if (await occasions.Keep(actor, meeting) is { } stopped) return stopped;
        return await writing.Save(actor, form, act, () => meeting.AsReference() with { Address = $"/phien-hop/{meeting.Id}#{anchor}" });
    }

    static Refusal? MayNot(Actor actor) => actor.May(Right.KeepsMeetings) ? null : new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND được ghi vào phiên họp.");
}
