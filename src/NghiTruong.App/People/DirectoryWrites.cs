using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.People;

/// <summary>What all directory writes share: who may, and the line of history.</summary>
static class DirectoryWrites
{
    public static Refusal? MayKeep(Actor actor) => actor.Reach.WorksOnDrafts
        ? null
        : new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND được sửa danh bạ.");

    public static void Tell(this CouncilDb db, Actor actor, CouncilClock clock, string kind, DateOnly on, string words, long? body = null, long? person = null, long? post = null) =>
        db.PeopleEvents.Add(new PeopleEvent
        {
            CouncilId = actor.CouncilId, Kind = kind, BodyId = body, PersonId = person, PostId = post, OccurredOn = on, RecordedAt = clock.Now,
            ActorPersonId = actor.PersonId, ActorName = actor.PersonName, Words = words,
        });

    public static Person NewPerson(string name) => new()
    {
        Uid = Guid.CreateVersion7(), Name = name, Key = Folding.Key(name), SortKey = PersonName.SortKey(name),
    };

    public static Post NewPost(long councilId, long personId, long bodyId, string title, PostRank rank, DateOnly from, DateOnly? to = null) => new()
    {
        CouncilId = councilId, PersonId = personId, BodyId = bodyId, Title = title, Key = BodyName.Key(title), Rank = rank, From = from, To = to,
    };

    public static BodyNaming NewName(long councilId, string name, string? shortName, DateOnly from, DateOnly? to = null) => new()
    {
        CouncilId = councilId, Name = name, ShortName = shortName, Key = BodyName.Key(name), SortKey = SortKey.Of(name), From = from, To = to,
    };
}

/// <summary>A body is added to the directory (cơ quan, đơn vị mới).</summary>
public sealed class AddBody(CouncilDb db, CouncilClock clock)
{
    public async Task<(Refusal? Refusal, long Id)> Run(Actor actor, FormId? form, string name, string? shortName, BodyKind kind, long? parentId, bool isOutside, DateOnly? from)
    {
        if (DirectoryWrites.MayKeep(actor) is { } refusal) return (refusal, 0);
        if (name.Length == 0) return (new("name-needed", "Hãy ghi tên cơ quan, đơn vị.", "Name"), 0);
        if (from is not { } since) return (new("from-needed", "Hãy ghi ngày thành lập hoặc ngày bắt đầu theo dõi.", "From"), 0);
        if (parentId is { } above && !await db.Visible(actor).Bodies.AnyAsync(b => b.Id == above)) return (Refusal.NotFound, 0);
        var key = BodyName.Key(name);
        if (await db.BodyNames.AnyAsync(n => n.CouncilId == actor.CouncilId && n.Key == key && n.To == null))
            return (new("body-exists", $"“{name}” đã có trong danh bạ.", "Name"), 0);

        var body = new Body { CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(), Kind = kind, IsOutside = isOutside, From = since };
        body.Names.Add(DirectoryWrites.NewName(actor.CouncilId, name, shortName, since));
        if (parentId is { } parent) body.Parents.Add(new BodyParent { CouncilId = actor.CouncilId, ParentId = parent, From = since });
        db.Bodies.Add(body);
        await using var writing = await db.BeginWriting();
        await db.SaveChangesAsync();
        db.Tell(actor, clock, "body-added", since, $"Thêm {name}", body: body.Id);
        return (await writing.Save(actor, form, "body.added", () => new("body", body.Id, name, $"/danh-ba/co-quan/{body.Id}")), body.Id);
    }
}

/// <summary>A person takes up a post (giữ chức vụ) in a body from a day.</summary>
public sealed class AddPost(CouncilDb db, CouncilClock clock)
{
    public async Task<Refusal?> Run(Actor actor, FormId? form, long bodyId, long? personId, string newName, string title, PostRank rank, DateOnly? from)
    {
        if (DirectoryWrites.MayKeep(actor) is { } refusal) return refusal;
        var body = await db.Visible(actor).Bodies.Include(b => b.Names).SingleOrDefaultAsync(b => b.Id == bodyId);
        if (body is null) return Refusal.NotFound;
        if (title.Length == 0) return new("title-needed", "Hãy ghi chức vụ.", "Title");
        if (from is not { } since) return new("from-needed", "Hãy ghi ngày bắt đầu giữ chức vụ.", "From");
        if (!body.ExistsOn(since)) return new("body-not-there", $"{body.NameOn(since)} không hoạt động ngày {since:dd/MM/yyyy}.", "From");

        Person? person;
        if (personId is { } known)
        {
            person = await db.Persons.SingleOrDefaultAsync(p => p.Id == known);
            if (person is null) return Refusal.NotFound;
            if (await db.Posts.AnyAsync(p => p.PersonId == known && p.BodyId == bodyId && p.Key == BodyName.Key(title) && p.AnnulledBecause == null && p.To == null))
                return new("post-held", $"{person.Name} đang giữ chức vụ này.", "Title");
        }
        else
        {
            if (newName.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < 2) return new("person-needed", "Hãy chọn người đã có hoặc ghi đủ họ và tên người mới.", "NewName");
            person = DirectoryWrites.NewPerson(newName);
            db.Persons.Add(person);
        }
        await using var writing = await db.BeginWriting();
        await db.SaveChangesAsync();
        var post = DirectoryWrites.NewPost(actor.CouncilId, person.Id, bodyId, title, rank, since);
        db.Posts.Add(post);
        await db.SaveChangesAsync();
        db.Tell(actor, clock, "post-begun", since, $"{person.Name} giữ chức vụ {title}", bodyId, person.Id, post.Id);
        return await writing.Save(actor, form, "post.begun", () => new("person", person.Id, person.Name, $"/danh-ba/co-quan/{bodyId}"));
    }
}

/// <summary>A post ends, or was wrong: ended with its last day, corrected, or annulled as entered by mistake.</summary>
public sealed class ChangePost(CouncilDb db, CouncilClock clock)
{
    public async Task<Refusal?> End(Actor actor, FormId? form, long postId, int seen, DateOnly? lastDay, string words)
    {
        var (refusal, post) = await Load(actor, form, postId, seen);
        if (post is null || refusal is not null) return refusal;
        if (lastDay is not { } last) return new("last-day-needed", "Hãy ghi ngày cuối cùng giữ chức vụ.", "LastDay");
        if (post.End(last) is { } no) return no;
        db.Tell(actor, clock, "post-ended", last, Join($"Thôi giữ chức vụ {post.Title}", words), post.BodyId, post.PersonId, post.Id);
        return await Save(actor, form, post, "post.ended");
    }

    public async Task<Refusal?> Correct(Actor actor, FormId? form, long postId, int seen, string title, DateOnly? from, DateOnly? lastDay, string reason)
    {
        var (refusal, post) = await Load(actor, form, postId, seen);
        if (post is null || refusal is not null) return refusal;
        if (title.Length == 0) return new("title-needed", "Hãy ghi chức vụ.", "Title");
        if (from is not { } since) return new("from-needed", "Hãy ghi ngày bắt đầu giữ chức vụ.", "From");
        if (lastDay < since) return new("post-ends-before-it-begins", "Ngày thôi giữ chức vụ không được trước ngày bắt đầu.", "LastDay");
        if (reason.Length == 0) return new("reason-needed", "Đính chính phải nêu lý do.", "Reason");
        var before = $"{post.Title} ({post.From:dd/MM/yyyy}–{post.To?.AddDays(-1):dd/MM/yyyy})";
        (post.Title, post.Key, post.From, post.To) = (title, BodyName.Key(title), since, lastDay?.AddDays(1));
        post.Version++;
        db.Tell(actor, clock, "post-corrected", clock.Today, $"Đính chính {before} thành {title} ({since:dd/MM/yyyy}–{lastDay:dd/MM/yyyy}): {reason}", post.BodyId, post.PersonId, post.Id);
        return await Save(actor, form, post, "post.corrected");
    }

    public async Task<Refusal?> Annul(Actor actor, FormId? form, long postId, int seen, string reason)
    {
        var (refusal, post) = await Load(actor, form, postId, seen);
        if (post is null || refusal is not null) return refusal;
        if (reason.Length == 0) return new("reason-needed", "Hủy do nhập nhầm phải nêu lý do.", "Reason");
        post.AnnulledBecause = reason;
        post.Version++;
        db.Tell(actor, clock, "post-annulled", clock.Today, $"Hủy do nhập nhầm chức vụ {post.Title}: {reason}", post.BodyId, post.PersonId, post.Id);
        return await Save(actor, form, post, "post.annulled");
    }

    async Task<(Refusal? Refusal, Post? Post)> Load(Actor actor, FormId? form, long postId, int seen)
    {
        if (DirectoryWrites.MayKeep(actor) is { } refusal) return (refusal, null);
        var post = await db.Visible(actor).Posts.SingleOrDefaultAsync(p => p.Id == postId);
        if (post is null) return (Refusal.NotFound, null);
        return (post.Version == seen ? null : await db.OrWrittenBefore(actor, form, Refusal.Stale("chức vụ này vừa được sửa")), post);
    }

    Task<Refusal?> Save(Actor actor, FormId? form, Post post, string act) =>
        db.Save(actor, form, act, () => new("post", post.Id, post.Title, $"/danh-ba/nguoi/{post.PersonId}"));

    static string Join(string said, string words) => words.Length == 0 ? said : $"{said}: {words}";
}
