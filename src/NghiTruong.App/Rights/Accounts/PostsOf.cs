using Microsoft.EntityFrameworkCore;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>A post in which a person may act today.</summary>
public sealed record HeldPost(long Id, long CouncilId, string CouncilName, string Title, string Body, PostRank Rank);

/// <summary>A post of a person at whatever time; null for an end that is not set.</summary>
public sealed record OwnPost(long Id, string CouncilName, string Title, string Body, DateOnly From, DateOnly? LastDay);

/// <summary>The posts behind an account.</summary>
static class PostsOf
{
    /// <summary>Those that let in today, the first the one to begin with.</summary>
    public static async Task<IReadOnlyList<HeldPost>> Today(CouncilDb db, long personId, DateOnly today)
    {
        var rows = await (from post in Held(db, today)
                          where post.PersonId == personId
                          join body in db.Bodies.Include(b => b.Names) on post.BodyId equals body.Id
                          join council in db.Set<Council>() on post.CouncilId equals council.Id
                          select new { Post = post, Body = body, CouncilName = council.Name }).AsNoTracking().ToListAsync();
        return [.. rows.Where(r => RightsTable.LetsIn(r.Body, r.Post.Rank)).OrderBy(r => r.Post.Rank >= PostRank.Administrator).ThenBy(r => r.Post.Rank).ThenBy(r => r.Post.Id)
            .Select(r => new HeldPost(r.Post.Id, r.Post.CouncilId, r.CouncilName, r.Post.Title, r.Body.NameOn(today), r.Post.Rank))];
    }

    /// <summary>All that a person holds, held and will hold, the latest first.</summary>
    public static async Task<IReadOnlyList<OwnPost>> All(CouncilDb db, long personId, DateOnly today)
    {
        var rows = await (from post in db.Set<Post>()
                          where post.PersonId == personId && post.AnnulledBecause == null
                          join body in db.Bodies.Include(b => b.Names) on post.BodyId equals body.Id
                          join council in db.Set<Council>() on post.CouncilId equals council.Id
                          orderby post.From descending, post.Id
                          select new { Post = post, Body = body, CouncilName = council.Name }).AsNoTracking().ToListAsync();
        return [.. rows.Select(r => new OwnPost(r.Post.Id, r.CouncilName, r.Post.Title, r.Body.NameOn(r.Post.To is { } to && to <= today ? to.AddDays(-1) : today), r.Post.From, r.Post.To?.AddDays(-1)))];
    }

    public static Task<bool> IsAdministrator(CouncilDb db, long personId, DateOnly today) =>
        Held(db, today).AnyAsync(p => p.PersonId == personId && p.Rank == PostRank.Administrator);

    /// <summary>In whose record stands what a person without a post today did: the last post's council, else the first council.</summary>
    public static async Task<long> CouncilOf(CouncilDb db, long? personId) =>
        await db.Posts.Where(p => p.PersonId == personId).OrderByDescending(p => p.From).ThenBy(p => p.Id).Select(p => (long?)p.CouncilId).FirstOrDefaultAsync()
        ?? await db.Councils.OrderBy(c => c.ParentId != null).ThenBy(c => c.Id).Select(c => c.Id).FirstOrDefaultAsync();

    public static IQueryable<Post> Held(CouncilDb db, DateOnly today) =>
        db.Set<Post>().Where(p => p.AnnulledBecause == null && p.From <= today && (p.To == null || today < p.To));

    /// <summary>Posts that anyone may know of: in a council's own bodies, and of no keeper of the system.</summary>
    public static IQueryable<Post> Public(CouncilDb db, DateOnly today)
    {
        BodyKind[] own = [BodyKind.Council, BodyKind.StandingCommittee, BodyKind.Committee, BodyKind.DeputyGroup, BodyKind.CouncilOffice];
        var bodies = db.Set<Body>().Where(b => own.Contains(b.Kind) && !b.IsOutside);
        return Held(db, today).Where(p => p.Rank != PostRank.Administrator && p.Rank != PostRank.Auditor && bodies.Any(b => b.Id == p.BodyId));
    }

    public static IQueryable<Deputy> Seats(CouncilDb db, DateOnly today) => db.Set<Deputy>().Where(d => d.From <= today && (d.To == null || today < d.To));

    /// <summary>Someone at the door, not known yet.</summary>
    public static Actor Stranger(long council, string? cameFrom) =>
        new(council, 0, "Người chưa đăng nhập", 0, "trang đăng nhập", 0, [], Right.None) { CameFrom = cameFrom };
}
