using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Meetings;
using NghiTruong.App.People;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Desk;

/// <summary>What anyone may know of a person who holds a post or a seat in a council's own bodies: name, posts today, sessions decided and to come, public notices signed or concluded. Of others nothing, not even that they exist.</summary>
sealed record PublicPerson(string Name, IReadOnlyList<string> Posts, IReadOnlyList<(string Title, DateOnly Starts, DateOnly? Ends)> Sessions, IReadOnlyList<ConclusionNotice> Notices)
{
    const int MostNotices = 50;

    public static async Task<PublicPerson?> Of(CouncilDb db, Guid uid, DateOnly today)
    {
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Uid == uid);
        var id = person?.Id ?? 0;
        var posts = await PostsOf.Public(db, today).Where(p => p.PersonId == id).OrderBy(p => p.Id).Select(p => new { p.CouncilId, p.Title, p.Rank }).AsNoTracking().ToListAsync();
        var seats = await (from seat in PostsOf.Seats(db, today)
                           where seat.PersonId == id
                           join council in db.Councils on seat.CouncilId equals council.Id
                           select new { seat.CouncilId, Title = "Đại biểu " + council.Name }).AsNoTracking().ToListAsync();
        var councils = posts.Select(p => p.CouncilId).Concat(seats.Select(s => s.CouncilId)).Distinct().ToList();
        var sessions = await db.Occasions.AsNoTracking().Where(o => councils.Contains(o.CouncilId) && o.Kind == OccasionKind.Session && o.IsFirm && o.CancelledBecause == null && o.StartsOn != null && (o.EndsOn ?? o.StartsOn) >= today)
            .OrderBy(o => o.StartsOn).Take(10).Select(o => new { o.Title, o.StartsOn, o.EndsOn }).ToListAsync();
        if (person is null || councils.Count == 0) return null;
        var notices = await PublicNotices.Of(db, id).AsNoTracking().OrderByDescending(n => n.IssuedOn).ThenByDescending(n => n.Id).Take(MostNotices).ToListAsync();
        return new(person.Name, [.. posts.OrderBy(p => p.Rank).Select(p => p.Title).Concat(seats.Select(s => s.Title)).Distinct()], [.. sessions.Select(s => (s.Title, s.StartsOn!.Value, s.EndsOn))], notices);
    }
}
