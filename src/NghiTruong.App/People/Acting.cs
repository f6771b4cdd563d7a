using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;

namespace NghiTruong.App.People;

/// <summary>From a post held today to the actor who acts in it.</summary>
public static class Acting
{
    /// <summary>The actor in that post on that day; null where it is not held.</summary>
    public static async Task<(Actor Actor, string CouncilName)?> As(CouncilDb db, DateOnly today, long postId, Remembered? remembered = null)
    {
        var held = await (from post in db.Set<Post>()
                          where post.Id == postId && post.AnnulledBecause == null && post.From <= today && (post.To == null || today < post.To)
                          join person in db.Set<Person>() on post.PersonId equals person.Id
                          join council in db.Set<Council>() on post.CouncilId equals council.Id
                          select new { Post = post, person.Name, CouncilName = council.Name }).AsNoTracking().SingleOrDefaultAsync();
        if (held is null) return null;
        var bodies = remembered is null ? await db.BodiesOf(held.Post.CouncilId) : await remembered.Bodies(db, held.Post.CouncilId);
        var body = bodies.Single(b => b.Id == held.Post.BodyId);
        var tree = new BodyTree(bodies, today);
        // The Office of the People's Committee answers for the whole Committee: UBND is the door.
        var stands = body.Kind == BodyKind.PeoplesCommitteeOffice ? tree.InAndUnder(body.ParentOn(today) ?? body.Id) : tree.InAndUnder(body.Id);
        return (new Actor(held.Post.CouncilId, held.Post.PersonId, held.Name, held.Post.Id, held.Post.Title, held.Post.BodyId, stands, ReachOf(body.Kind, held.Post.Rank)) { Rank = held.Post.Rank }, held.CouncilName);
    }

    static Reach ReachOf(BodyKind kind, PostRank rank) => kind switch
    {
        BodyKind.StandingCommittee => new(SeesWholeCouncil: true, WorksOnDrafts: true, ActsForCouncil: true) { Settles = true },
        BodyKind.CouncilOffice => new(SeesWholeCouncil: true, WorksOnDrafts: true, ActsForCouncil: true) { Settles = Leads(rank) },
        BodyKind.Committee => new(SeesWholeCouncil: true, WorksOnDrafts: false, ActsForCouncil: true) { Settles = Leads(rank) },
        BodyKind.Council or BodyKind.DeputyGroup or BodyKind.NationalAssemblyDelegation => new(SeesWholeCouncil: true, WorksOnDrafts: false, ActsForCouncil: false),
        _ => new(SeesWholeCouncil: false, WorksOnDrafts: false, ActsForCouncil: false),
    };

    static bool Leads(PostRank rank) => rank is PostRank.Head or PostRank.DeputyHead;

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
