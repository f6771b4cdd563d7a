using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>The draft is confirmed: meeting, people, documents, conclusions and their work, in one transaction.</summary>
public sealed class ConfirmImport(CouncilDb db, CouncilClock clock, MeetingOccasions occasions)
{
    /// <summary>Returns the meeting's id with no refusal, or why it cannot be confirmed.</summary>
    public async Task<(Refusal? Refusal, long MeetingId)> Run(Actor actor, ImportId id, int seen, FormId? form)
    {
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM imports WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return (before, 0);
        var import = await db.Visible(actor).Imports.Include(i => i.Items).AsSplitQuery().SingleOrDefaultAsync(i => i.Id == id.Value);
        if (import is null) return (Refusal.NotFound, 0);
        if (import.MayEdit() is { } done) return (done with { Address = $"/phien-hop/{import.MeetingId}" }, 0);
        if (import.Version != seen) return (await db.OrWrittenBefore(actor, form, Refusal.Stale("phần đầu của bản đọc vừa được sửa")), 0);
        if (import.Open() is { Count: > 0 } open) return (open[0] with { Words = string.Join(" ", open.Select(o => o.Words)) }, 0);

        var meeting = await MeetingOf(actor, import);
        if (meeting is null) return (Refusal.NotFound, 0);
        await AddPeople(actor, import, meeting);
        AddGroupsAndDocuments(import, meeting);
        meeting.Sources.Add(new MeetingSource
        {
            CouncilId = actor.CouncilId, Kind = import.SourceKind, ImportId = import.Id, Number = import.NoticeNumber, IssuedOn = import.NoticeOn, Signer = import.Signer, AddedAt = clock.Now,
        });
        await db.SaveChangesAsync();
        if (await AddConclusions(actor, import, meeting) is { } refusal) return (refusal, 0);
        (import.Status, import.MeetingId) = (ImportStatus.Confirmed, meeting.Id);
        import.Version++;
        return (await writing.Save(actor, form, "import.confirmed", () => meeting.AsReference()), meeting.Id);
    }

    async Task<Meeting?> MeetingOf(Actor actor, Import import)
    {
        if (import.JoinedMeetingId is { } joined)
        {
            var known = await db.Visible(actor).Meetings.Include(m => m.People).Include(m => m.Groups).Include(m => m.Documents).Include(m => m.Conclusions).Include(m => m.Sources)
                .AsSplitQuery().SingleOrDefaultAsync(m => m.Id == joined);
            if (known is not null)
            {
                known.Version++;
                import.MadeTheMeeting = false;
            }
            return known;
        }
        var meeting = new Meeting
        {
            CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(), Kind = import.MeetingKind, Title = import.Title, TitleFolded = " " + Folding.Fold(import.Title), Number = import.Number,
            Period = import.Period, HeldOn = import.HeldOn, Place = import.Place, RecordedAt = clock.Now,
        };
        var standing = await db.Bodies.Where(b => b.CouncilId == actor.CouncilId && b.Kind == BodyKind.StandingCommittee).Select(b => b.Id).FirstOrDefaultAsync();
        if (standing > 0 && import.MeetingKind is MeetingKind.Monthly or MeetingKind.Briefing or MeetingKind.JointConference)
            meeting.Bodies.Add(new MeetingBody { CouncilId = actor.CouncilId, BodyId = standing });
        db.Meetings.Add(meeting);
        await db.SaveChangesAsync();
        await occasions.Keep(actor, meeting);
        import.MadeTheMeeting = true;
        return meeting;
    }

    async Task AddPeople(Actor actor, Import import, Meeting meeting)
    {
        var bodies = await BodyMatcher.For(db, actor.CouncilId, import.HeldOn!.Value);
        foreach (var item in Kept(import, ImportItemKind.Person))
        {
            var person = (PersonFields)item.Fields;
            if (person.Answer == PersonAnswer.AddNew) item.Fields = person = await AddToDirectory(actor, import, person, bodies);
            var already = meeting.People.Find(p => person.PersonId is { } known ? p.PersonId == known : Folding.Key(p.Name) == Folding.Key(person.Name));
            if (already is not null) continue;
            meeting.People.Add(new MeetingPerson
            {
                CouncilId = actor.CouncilId, ImportId = import.Id, PersonId = person.PersonId, Name = person.Name, Posts = string.Join("; ", person.Posts), Role = person.Role,
                Attendance = person.Role == MeetingRole.Mentioned ? Attendance.Unknown : Attendance.Present,
            });
        }
    }

    /// <summary>A new person with the posts whose body the directory knows, from the day of the meeting (the day of taking office is unknown).</summary>
    async Task<PersonFields> AddToDirectory(Actor actor, Import import, PersonFields named, BodyMatcher bodies)
    {
        var person = DirectoryWrites.NewPerson(named.Name);
        db.Persons.Add(person);
        await db.SaveChangesAsync();
        var made = new List<Post>();
        var general = bodies.Bodies.FirstOrDefault(b => b.Kind == BodyKind.Council)?.Id;
        foreach (var title in named.Posts)
        {
            var body = PostBody(title, bodies) ?? general;
            if (body is null) continue;
            made.Add(DirectoryWrites.NewPost(actor.CouncilId, person.Id, body.Value, title, PostRank.Member, import.HeldOn!.Value));
        }
        if (made.Count == 0 && general is { } council)
            made.Add(DirectoryWrites.NewPost(actor.CouncilId, person.Id, council, "(chưa rõ chức vụ)", PostRank.Member, import.HeldOn!.Value));
        db.Posts.AddRange(made);
        await db.SaveChangesAsync();
        db.Tell(actor, clock, "person-added", import.HeldOn!.Value, $"Thêm {named.Name} từ bản đọc “{import.Title}” (ngày bắt đầu giữ chức vụ chưa rõ, ghi theo ngày họp)", person: person.Id);
        return named with { PersonId = person.Id, MadePostIds = [.. made.Select(p => p.Id)] };
    }

    /// <summary>The longest tail of a post's words that names a body ("Phó Chủ tịch UBND tỉnh" → UBND tỉnh).</summary>
    static long? PostBody(string title, BodyMatcher bodies)
    {
        var words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var from = 0; from < words.Length; from++)
            if (bodies.Find(string.Join(' ', words[from..])) is { Count: 1 } found)
                return found[0];
        return null;
    }

    static void AddGroupsAndDocuments(Import import, Meeting meeting)
    {
        foreach (var item in Kept(import, ImportItemKind.Group))
            if (!meeting.Groups.Exists(g => Folding.Key(g.Words) == Folding.Key(((GroupFields)item.Fields).Words)))
                meeting.Groups.Add(new MeetingGroup { CouncilId = import.CouncilId, ImportId = import.Id, Words = ((GroupFields)item.Fields).Words });
        foreach (var document in Kept(import, ImportItemKind.Document).Select(i => (DocumentFields)i.Fields))
            if (document.Number is null || !meeting.Documents.Exists(d => d.Number == document.Number))
                meeting.Documents.Add(new MeetingDocument
                {
                    CouncilId = import.CouncilId, ImportId = import.Id, Kind = document.Kind, Number = document.Number, Date = document.Date, About = document.About,
                });
    }

    async Task<Refusal?> AddConclusions(Actor actor, Import import, Meeting meeting)
    {
        var isNotice = import.SourceKind == SourceKind.Notice;
        var (givenOn, status) = (import.HeldOn!.Value, isNotice ? SourceStatus.Binding : SourceStatus.Tentative);
        var position = meeting.Conclusions.Count == 0 ? 0 : meeting.Conclusions.Max(c => c.Position) + 1;
        foreach (var item in Kept(import, ImportItemKind.Directive))
        {
            var directive = (DirectiveFields)item.Fields;
            if (directive.PairedConclusionId is { } paired && meeting.Conclusions.Find(c => c.Id == paired) is { ObligationId: { } obligationId } conclusion)
            {
                // A press report after the notice adds nothing to words that already bind.
                if (isNotice && await Bind(actor, import, conclusion, obligationId, directive) is { } refusal) return refusal;
                continue;
            }
            var source = meeting.AsReference();
            if (directive.RepeatsObligationId is { } earlier)
            {
                if (await Repeat(actor, meeting, item, import, earlier, directive) is { } refusal) return refusal;
                meeting.Conclusions.Add(NewConclusion(actor, import, item, directive, position++, earlier));
                continue;
            }
            var obligation = await db.Give(actor, clock, source, item.Start, item.Length, directive.Terms(status), givenOn, Quote(import.Text, item));
            meeting.Conclusions.Add(NewConclusion(actor, import, item, directive, position++, obligation.Id));
        }
        return null;
    }

    static Conclusion NewConclusion(Actor actor, Import import, ImportItem item, DirectiveFields directive, int position, long obligationId) => new()
    {
        CouncilId = actor.CouncilId, Position = position, Words = directive.What, ToWords = string.Join("; ", directive.To.Select(t => t.Words)), ObligationId = obligationId,
        ImportId = import.Id, Start = item.Start, Length = item.Length,
    };

    /// <summary>Said again: the earlier work counts one more time, no second one is made.</summary>
    async Task<Refusal?> Repeat(Actor actor, Meeting meeting, ImportItem item, Import import, long earlier, DirectiveFields directive)
    {
        if (await db.Visible(actor).Obligations.Whole(earlier) is not { } work) return new("no-such-work", $"Không có nhiệm vụ mã {earlier} để ghi nhắc lại (“{directive.What}”).", "Repeats");
        var on = Latest(import.HeldOn!.Value, work.GivenOn);
        var fact = new NewFact(ObligationEventKind.Repeated, on > clock.Today ? clock.Today : on, Quote(import.Text, item) is { Length: > 0 } quoted ? quoted : directive.What) { About = meeting.AsReference() };
        return (work.Record(actor, work.Version, fact, clock.Now, [], new BodyTree([], on)) ?? await db.Follow(actor, clock, work, fact)) is { } refusal
            ? refusal with { Words = $"Nhắc lại nhiệm vụ {earlier}: {refusal.Words}" }
            : null;
    }

    /// <summary>The notice's words replace those of the report; from now on the work binds.</summary>
    async Task<Refusal?> Bind(Actor actor, Import import, Conclusion conclusion, long obligationId, DirectiveFields directive)
    {
        var obligation = await db.Visible(actor).ObligationsEvenAnnulled.Whole(obligationId);
        if (obligation is null) return null;
        var now = obligation.CurrentTerms();
        var terms = directive.Terms(SourceStatus.Binding);
        terms = terms with
        {
            WatcherBodyId = terms.WatcherBodyId ?? now.WatcherBodyId,
            ExpectedResult = terms.ExpectedResult ?? now.ExpectedResult,
            Bodies = terms.Bodies.Count > 0 ? terms.Bodies : now.Bodies,
        };
        if (obligation.IsOpen)
        {
            var on = Latest(import.NoticeOn ?? import.HeldOn!.Value, obligation.GivenOn);
            var fact = new NewFact(ObligationEventKind.BecameBinding, on > clock.Today ? clock.Today : on, now.Work == terms.Work ? "" : $"Lời trước đó: “{now.Work}”") { DocumentNumber = import.NoticeNumber, Terms = terms };
            if ((obligation.Record(actor, obligation.Version, fact, clock.Now, [], new BodyTree([], on)) ?? await db.Follow(actor, clock, obligation, fact)) is { } refusal)
                return refusal with { Words = $"Nhiệm vụ “{obligation.Work}”: {refusal.Words}" };
        }
        conclusion.WordsBefore = conclusion.Words;
        (conclusion.Words, conclusion.ImportId, conclusion.Start, conclusion.Length) = (directive.What, import.Id, 0, 0);
        return null;
    }

    /// <summary>The words the directive was read from, as they stand in the text.</summary>
    static string Quote(string text, ImportItem item) => item.Length == 0 || item.Start < 0 || item.Start + item.Length > text.Length
        ? ""
        : "“" + text.Substring(item.Start, Math.Min(item.Length, 1500)).Trim() + "”";

    static DateOnly Latest(DateOnly a, DateOnly b) => a > b ? a : b;

    static List<ImportItem> Kept(Import import, ImportItemKind kind) => [.. import.Items.Where(i => !i.IsDropped && i.Kind == kind).OrderBy(i => i.Position)];
}

static class MeetingReference
{
    public static Reference AsReference(this Meeting meeting) => new("meeting", meeting.Id, meeting.Title, $"/phien-hop/{meeting.Id}");
}
