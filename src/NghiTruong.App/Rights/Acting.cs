using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights;

/// <summary>From a post held today to the actor who acts in it.</summary>
public static class Acting
{
    /// <summary>The actor in that post on that day; null where it is not held.</summary>
    public static async Task<(Actor Actor, string CouncilName)?> As(CouncilDb db, DateOnly today, long postId)
    {
        var held = await (from post in db.Set<Post>()
                          where post.Id == postId && post.AnnulledBecause == null && post.From <= today && (post.To == null || today < post.To)
                          join person in db.Set<Person>() on post.PersonId equals person.Id
                          select new { Post = post, person.Name }).AsNoTracking().SingleOrDefaultAsync();
        return held is null ? null : await In(db, today, held.Post, held.Name, null);
    }

    /// <summary>The actor in a post held that day; what bodies, tables and contacts make of the post is asked once for each state of its council.</summary>
    public static async Task<(Actor Actor, string CouncilName)?> In(CouncilDb db, DateOnly today, Post post, string personName, Remembered? remembered)
    {
        var seat = remembered is null ? await SeatOf(db, today, post, null) : await remembered.OfFrame(db, post.CouncilId, ("seat", post.Id, post.BodyId, post.Rank, today), () => SeatOf(db, today, post, remembered), _ => 1);
        return seat.LetsIn ? (seat.Actor with { PersonId = post.PersonId, PersonName = personName, PostTitle = post.Title }, seat.CouncilName) : null;
    }

    /// <summary>What a post is worth on a day, whoever holds it.</summary>
    sealed record Seat(bool LetsIn, Actor Actor, string CouncilName);

    static async Task<Seat> SeatOf(CouncilDb db, DateOnly today, Post post, Remembered? remembered)
    {
        var council = post.CouncilId;
        var bodies = remembered is null ? await db.BodiesOf(council) : await remembered.Bodies(db, council);
        var (cells, contacts, successions) = remembered is null ? await Granted(db, council) : await remembered.OfFrame(db, council, "rights", () => Granted(db, council), g => g.Cells.Count + g.Contacts.Count + g.Successions.Count);
        var body = bodies.Single(b => b.Id == post.BodyId);
        var tree = new BodyTree(bodies, today);
        // The Office of the People's Committee answers for the whole Committee: UBND is the door.
        var stands = body.Kind == BodyKind.PeoplesCommitteeOffice ? tree.InAndUnder(body.ParentOn(today) ?? body.Id) : tree.InAndUnder(body.Id);
        stands = BodySuccession.WithThoseBefore(stands, successions, today);
        var rights = cells.FirstOrDefault(c => c.Post == post.Rank && c.Body == body.Kind) is { } own
            ? RightsTable.Within(own.Post, own.Body, own.Rights)
            : RightsTable.First(post.Rank, body.Kind);
        foreach (var contact in contacts.Where(c => c.PostId == post.Id && c.IsOn(today))) rights |= contact.Rights;
        var actor = new Actor(council, post.PersonId, "", post.Id, post.Title, post.BodyId, (rights & Right.SeesOwn) == 0 ? [] : stands, rights)
        {
            Rank = post.Rank, SpeaksFor = body.Kind == BodyKind.PeoplesCommitteeOffice && body.ParentOn(today) is { } above ? [above, body.Id] : [body.Id],
        };
        return new(RightsTable.LetsIn(body, post.Rank), actor, await db.Set<Council>().Where(c => c.Id == council).Select(c => c.Name).SingleAsync());
    }

    sealed record Grants(IReadOnlyList<OwnCell> Cells, IReadOnlyList<Contact> Contacts, IReadOnlyList<BodySuccession> Successions);

    static async Task<Grants> Granted(CouncilDb db, long council) =>
        new(await db.OwnCells.AsNoTracking().Where(c => c.CouncilId == council).ToListAsync(), await db.Contacts.AsNoTracking().Where(c => c.CouncilId == council).ToListAsync(),
            await db.BodySuccessions.AsNoTracking().Where(s => s.CouncilId == council).ToListAsync());

    public sealed record Someone(long PostId, string Name, string Title, string Body, string CouncilName);

    /// <summary>Everyone who holds a post today in a body of the system.</summary>
    public static async Task<IReadOnlyList<Someone>> Everyone(CouncilDb db, DateOnly today)
    {
        var rows = await (from post in db.Set<Post>()
                          where post.AnnulledBecause == null && post.From <= today && (post.To == null || today < post.To)
                          join person in db.Set<Person>() on post.PersonId equals person.Id
                          join body in db.Set<Body>() on post.BodyId equals body.Id
                          where !body.IsOutside
                          join council in db.Set<Council>() on post.CouncilId equals council.Id
                          orderby council.Id, person.SortKey
                          select new { post.Id, person.Name, post.Title, BodyId = body.Id, CouncilName = council.Name }).AsNoTracking().ToListAsync();
        var names = await db.BodyNames.AsNoTracking().Where(n => n.From <= today && (n.To == null || today < n.To)).ToDictionaryAsync(n => n.BodyId, n => n.Name);
        return [.. rows.Select(r => new Someone(r.Id, r.Name, r.Title, names.GetValueOrDefault(r.BodyId, ""), r.CouncilName))];
    }

    /// <summary>The bodies in which a person holds a post on a day, in any council: for independence.</summary>
    public static Task<List<long>> BodiesHeldBy(CouncilDb db, long personId, DateOnly day) =>
        db.Posts.Where(p => p.PersonId == personId && p.AnnulledBecause == null && p.From <= day && (p.To == null || day < p.To)).Select(p => p.BodyId).ToListAsync();
}
