using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Desk;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Rights;
using NghiTruong.App.Storage;
using NghiTruong.App.Tests.Obligations;
using NghiTruong.Rules;

namespace NghiTruong.App.Tests.Desk;

/// <summary>Who sees the whole council has the desk from the ledger: the same as the database says, for every post.</summary>
public sealed class MyWorkEntryTests
{
    [Theory, BothStores]
    public async Task From_the_ledger_and_from_the_database_every_posts_desk_is_the_same(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var (own, watched, unwatched) = (0, 0, 0);
        await council.Db(async db =>
        {
            var today = CouncilClock.DayOf(council.Time.Now);
            var known = council.App.Services.GetRequiredService<KnownFigures>();
            foreach (var post in await db.Posts.Where(p => p.CouncilId == 1).Select(p => p.Id).ToListAsync())
            {
                if (await Acting.As(db, today, post) is not ({ } actor, _) || !actor.May(Right.SeesAll)) continue;
                var (visible, ledger) = (db.Visible(actor), (await council.LedgerOf(db, actor.CouncilId))!);
                // Its own body, and every body of the council as if it stood for it.
                foreach (var bodies in new List<IReadOnlyList<long>> { (long[])[actor.BodyId], await db.Bodies.Where(b => b.CouncilId == actor.CouncilId).Select(b => b.Id).ToListAsync() })
                {
                    var asked = await MyWorkEntries.Asked(visible, bodies, today);
                    Assert.Equal(asked.OrderBy(e => e.Id), MyWorkEntries.From(ledger, actor, bodies, await known.EmptyWatches(visible, today)).OrderBy(e => e.Id));
                    (own, watched, unwatched) = (own + asked.Count(e => e.IsOwn), watched + asked.Count(e => e.IsWatched), unwatched + asked.Count(e => e.IsUnwatched));
                }
            }
            return 0;
        });
        Assert.True(own > 0 && watched > 0, $"own {own}, watched {watched}, unwatched {unwatched}");
    }
}
