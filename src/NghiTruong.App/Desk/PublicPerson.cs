using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Deadlines;
using NghiTruong.App.People;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Desk;

/// <summary>What anyone may know of a person who holds a post or a seat in a council's own bodies: name, posts today, sessions decided and to come. Of others nothing, not even that they exist.</summary>
sealed record PublicPerson(string Name, IReadOnlyList<string> Posts, IReadOnlyList<(string Title, DateOnly Starts, DateOnly? Ends)> Sessions)
{
    static readonly BodyKind[] Own = [BodyKind.Council, BodyKind.StandingCommittee, BodyKind.Committee, BodyKind.DeputyGroup, BodyKind.CouncilOffice];

    public static async Task<PublicPerson?> Of(CouncilDb db, Guid uid, DateOnly today)
    {
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Uid == uid);
        var id = person?.Id ?? 0;
        var posts = await (from post in PostsOf.Held(db, today)
                           where post.PersonId == id && post.Rank != PostRank.Administrator && post.Rank != PostRank.Auditor
                           join body in db.Set<Body>() on post.BodyId equals body.Id
                           where Own.Contains(body.Kind) && !body.IsOutside
                           orderby post.Id
                           select new { post.CouncilId, post.Title, post.Rank }).AsNoTracking().ToListAsync();
        var seats = await (from seat in db.Deputies
                           where seat.PersonId == id && seat.From <= today && (seat.To == null || today < seat.To)
                           join council in db.Councils on seat.CouncilId equals council.Id
                           select new { seat.CouncilId, Title = "Đại biểu " + council.Name }).AsNoTracking().ToListAsync();
        var councils = posts.Select(p => p.CouncilId).Concat(seats.Select(s => s.CouncilId)).Distinct().ToList();
        var sessions = await db.Occasions.AsNoTracking().Where(o => councils.Contains(o.CouncilId) && o.Kind == OccasionKind.Session && o.IsFirm && o.CancelledBecause == null && o.StartsOn != null && (o.EndsOn ?? o.StartsOn) >= today)
            .OrderBy(o => o.StartsOn).Take(10).Select(o => new { o.Title, o.StartsOn, o.EndsOn }).ToListAsync();
        return person is null || councils.Count == 0
            ? null
            : new(person.Name, [.. posts.OrderBy(p => p.Rank).Select(p => p.Title).Concat(seats.Select(s => s.Title)).Distinct()], [.. sessions.Select(s => (s.Title, s.StartsOn!.Value, s.EndsOn))]);
    }
}
