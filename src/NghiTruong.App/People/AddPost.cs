using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.People;

/// <summary>A person takes up a post (giữ chức vụ) in a body from a day.</summary>
public sealed class AddPost(CouncilDb db, CouncilClock clock)
{
    public async Task<Refusal?> Run(Actor actor, FormId? form, long bodyId, long? personId, string newName, string title, PostRank rank, DateOnly? from)
    {
        if (DirectoryWrites.MayGive(actor, rank) is { } refusal) return refusal;
        var body = await db.Visible(actor).Bodies.Include(b => b.Names).SingleOrDefaultAsync(b => b.Id == bodyId);
        if (body is null) return Refusal.NotFound;
        if (title.Length == 0) return new("title-needed", "Hãy ghi chức vụ.", "Title");
        if (from is not { } since) return new("from-needed", "Hãy ghi ngày bắt đầu giữ chức vụ.", "From");
        if (!body.ExistsOn(since)) return new("body-not-there", $"{body.NameOn(since)} không hoạt động ngày {since:dd/MM/yyyy}.", "From");

        Person? person;
        if (personId is { } known)
        {
            person = await db.Visible(actor).Persons.SingleOrDefaultAsync(p => p.Id == known);
            if (person is null) return Refusal.NotFound;
            if (await db.Posts.AnyAsync(p => p.PersonId == known && p.BodyId == bodyId && p.Key == BodyName.Key(title) && p.AnnulledBecause == null && p.To == null))
                return new("post-held", $"{person.Name} đang giữ chức vụ này.", "Title");
        }
        else
        {
            if (!DirectoryWrites.IsWholeName(newName)) return new("person-needed", "Hãy chọn người đã có hoặc ghi đủ họ và tên người mới.", "NewName");
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
