using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.People;

/// <summary>Terms of a council and who sits in them: a whole list of deputies at once, one seat ended with its reason.</summary>
public sealed class KeepTerm(CouncilDb db, CouncilClock clock)
{
    public const string Address = "/danh-ba/khoa";

    /// <summary>The most names taken at once.</summary>
    const int MostNames = 300;

    public async Task<(Refusal? Refusal, long Id)> Begin(Actor actor, FormId? form, string number, string years, DateOnly? from)
    {
        if (DirectoryWrites.MayKeep(actor) is { } no) return (no, 0);
        if (number.Length == 0) return (new("number-needed", "Hãy ghi số khóa, ví dụ XIX.", "Number"), 0);
        if (years.Length == 0) return (new("years-needed", "Hãy ghi nhiệm kỳ, ví dụ 2026 - 2031.", "Years"), 0);
        if (from is not { } begins) return (new("from-needed", "Hãy ghi ngày bắt đầu nhiệm kỳ.", "From"), 0);
        await using var writing = await db.BeginWriting();
        if (await db.WrittenBefore(actor, form) is { } before) return (before, 0);
        var last = await db.Terms.Where(t => t.CouncilId == actor.CouncilId).OrderByDescending(t => t.From).FirstOrDefaultAsync();
        if (last is not null && begins <= last.From) return (new("term-before-the-last", $"Nhiệm kỳ mới phải bắt đầu sau ngày {last.From:dd/MM/yyyy}, ngày khóa {last.Number} bắt đầu.", "From"), 0);
        // One term ends as the next begins, and its seats with it.
        if (last is { To: null })
        {
            last.To = begins;
            foreach (var seat in await db.Deputies.Where(d => d.TermId == last.Id && d.To == null).ToListAsync()) (seat.To, seat.EndedBecause) = (begins, "hết nhiệm kỳ");
        }
        var term = new Term { CouncilId = actor.CouncilId, Number = number, Years = years, From = begins };
        db.Terms.Add(term);
        await db.SaveChangesAsync();
        db.Tell(actor, clock, "term-begun", begins, $"Khóa {number}, nhiệm kỳ {years}");
        return (await writing.Save(actor, form, "term.begun", () => AsReference(term)), term.Id);
    }

    /// <summary>Seats a list of people, a name a line. Who is in the directory already is the same person; a name that fits several is not guessed.</summary>
    /// <param name="groupId">Their deputy group (tổ đại biểu), in which they hold the post by which they sign in; without one it is the council itself.</param>
    public async Task<Refusal?> Seat(Actor actor, FormId? form, long termId, string names, long? groupId, DateOnly? from)
    {
        if (DirectoryWrites.MayKeep(actor) is { } no) return no;
        var lines = names.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => string.Join(' ', l.TrimStart('-', '–', '+', '.', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(l => l.Length > 0).ToList();
        if (lines.Count == 0) return new("names-needed", "Hãy ghi họ và tên, mỗi dòng một đại biểu.", "Names");
        if (lines.Count > MostNames) return new("names-too-many", $"Mỗi lần tối đa {MostNames} đại biểu.", "Names");
        if (lines.Find(l => l.Length > 100 || l.Any(char.IsDigit) || !DirectoryWrites.IsWholeName(l)) is { } odd) return new("name-not-whole", $"Dòng “{(odd.Length <= 60 ? odd : odd[..60] + "…")}” không phải họ và tên đầy đủ; mỗi dòng chỉ ghi một họ và tên.", "Names");
        if (lines.GroupBy(Folding.Key).FirstOrDefault(g => g.Count() > 1) is { } twice) return new("name-twice", $"“{twice.First()}” có hai dòng; người trùng tên thì ghi từng lần.", "Names");
        await using var writing = await db.BeginWriting();
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Terms.SingleOrDefaultAsync(t => t.Id == termId && t.CouncilId == actor.CouncilId) is not { } term) return Refusal.NotFound;
        if ((from ?? term.From) is var since && (since < term.From || since >= term.To)) return new("outside-the-term", $"Ngày bắt đầu phải trong nhiệm kỳ {term.Years}.", "From");
        var bodies = await db.BodiesOf(actor.CouncilId);
        var at = groupId is { } id ? bodies.Find(b => b.Id == id && b.Kind == BodyKind.DeputyGroup && b.ExistsOn(since)) : bodies.Find(b => b.Kind == BodyKind.Council && b.ExistsOn(since));
        if (at is null) return groupId is null ? new("no-council-body", "Danh bạ chưa có cơ quan loại “Hội đồng nhân dân” vào ngày ấy.", "Group") : Refusal.NotFound;
        var keys = lines.ConvertAll(Folding.Key);
        var known = (await db.Visible(actor).Persons.Where(p => keys.Contains(p.Key)).ToListAsync()).ToLookup(p => p.Key);
        if (known.FirstOrDefault(k => k.Count() > 1) is { } several) return new("several-people", $"Danh bạ có {several.Count()} người tên {several.First().Name}; hãy ghi chức vụ đại biểu cho người ấy ở trang của người ấy.", "Names");

        var title = $"Đại biểu {(await db.Councils.SingleAsync(c => c.Id == actor.CouncilId)).Name}";
        foreach (var line in lines)
        {
            if (known[Folding.Key(line)].FirstOrDefault() is not { } person) db.Persons.Add(person = DirectoryWrites.NewPerson(line));
            else if (await db.Deputies.AnyAsync(d => d.TermId == termId && d.PersonId == person.Id && d.To == null)) return new("seated-already", $"{person.Name} đã là đại biểu khóa {term.Number}.", "Names");
            await db.SaveChangesAsync();
            db.Deputies.Add(new Deputy { CouncilId = actor.CouncilId, TermId = termId, PersonId = person.Id, GroupBodyId = groupId, From = since });
            if (!await db.Posts.AnyAsync(p => p.PersonId == person.Id && p.BodyId == at.Id && p.AnnulledBecause == null && (p.To == null || p.To > since))) db.Posts.Add(DirectoryWrites.NewPost(actor.CouncilId, person.Id, at.Id, title, PostRank.Member, since, term.To));
        }
        db.Tell(actor, clock, "deputies-seated", since, $"{lines.Count} đại biểu khóa {term.Number}", at.Id);
        return await writing.Save(actor, form, "term.seated", () => AsReference(term) with { Title = $"khóa {term.Number}: {lines.Count} đại biểu" });
    }

    /// <summary>A deputy sits no more (thôi làm nhiệm vụ, chuyển công tác, từ trần…): the seat and the deputy's post in the group end with the day before.</summary>
    public async Task<Refusal?> EndSeat(Actor actor, FormId? form, long seatId, DateOnly? last, string because)
    {
        if (DirectoryWrites.MayKeep(actor) is { } no) return no;
        if (last is not { } day) return new("last-needed", "Hãy ghi ngày cuối làm đại biểu.", "Last");
        if (because.Length == 0) return new("reason-needed", "Hãy ghi lý do thôi làm đại biểu.", "Because");
        await using var writing = await db.BeginWriting();
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Deputies.SingleOrDefaultAsync(d => d.Id == seatId && d.CouncilId == actor.CouncilId) is not { } seat) return Refusal.NotFound;
        if (seat.To is not null) return new("seat-ended", "Đại biểu này đã thôi.");
        if (day < seat.From) return new("last-before-first", $"Ngày cuối không được trước ngày bắt đầu ({seat.From:dd/MM/yyyy}).", "Last");
        (seat.To, seat.EndedBecause) = (day.AddDays(1), because);
        var (person, term) = (await db.Persons.SingleAsync(p => p.Id == seat.PersonId), await db.Terms.SingleAsync(t => t.Id == seat.TermId));
        var groups = db.Bodies.Where(b => b.CouncilId == actor.CouncilId && (b.Kind == BodyKind.DeputyGroup || b.Kind == BodyKind.Council)).Select(b => b.Id);
        foreach (var post in await db.Posts.Where(p => p.PersonId == seat.PersonId && groups.Contains(p.BodyId) && p.AnnulledBecause == null && (p.To == null || p.To > seat.To)).ToListAsync())
            (post.To, post.Version) = (seat.To > post.From ? seat.To : post.From, post.Version + 1);
        db.Tell(actor, clock, "deputy-ended", day, $"{person.Name} thôi làm đại biểu khóa {term.Number}: {because}", person: person.Id);
        return await writing.Save(actor, form, "term.seat-ended", () => new("person", person.Id, person.Name, $"{Address}?khoa={term.Id}"));
    }

    static Reference AsReference(Term term) => new("term", term.Id, $"khóa {term.Number}, nhiệm kỳ {term.Years}", $"{Address}?khoa={term.Id}");
}
