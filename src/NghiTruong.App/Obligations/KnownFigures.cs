using System.Collections.Concurrent;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Obligations;

/// <summary>What the pages of the register need besides its rows, asked once for each state of the council.</summary>
public sealed class KnownFigures(Remembered remembered)
{
    /// <summary>What stands around every list: bodies, kinds of source, the clears asked for, givers.</summary>
    public sealed record Around(IReadOnlyList<Body> Bodies, IReadOnlyList<(string Key, string Name)> Origins, Clears Asked, IReadOnlyList<string> Givers);

    public Task<Around> AroundOf(Visible visible) => remembered.Of(visible.Db, visible.Actor.CouncilId, ("around", Sight(visible)), async () =>
    {
        var (db, council) = (visible.Db, visible.Actor.CouncilId);
        return new Around(await remembered.Bodies(db, council), await db.OriginsOf(council), await db.ClearsAsked(council), await visible.Givers());
    }, a => a.Givers.Count + a.Origins.Count);

    /// <summary>The counts beside a list; pages, sorts and the choice among them do not change them.</summary>
    public Task<RegisterFacets> Facets(Visible visible, RegisterFilter filter, DateOnly today, Clears asked)
    {
        var day = filter.OnDay is { } past && past < today ? past : today;
        var counted = filter with { After = null, Sort = "han", Only = RegisterFilter.Ratings.Any(r => r.Value == filter.Only) ? filter.Only : null };
        return remembered.Of(visible.Db, visible.Actor.CouncilId, ("facets", Sight(visible), today, counted), async () =>
            await RegisterFacets.Of(Register.Rows(visible, counted, today, asked), counted.IsOpenByState, counted.IsNarrow, day, counted.Within, asked, await visible.Db.EmptyWatches(visible.Actor.CouncilId, day)), f => f.Rows);
    }

    /// <summary>How far each whole is today; a past day is asked of its spans.</summary>
    public async Task<IReadOnlyDictionary<long, (int Ended, int All)>> Parts(Visible visible, IReadOnlyList<RegisterRow> rows, DateOnly? pastDay)
    {
        if (pastDay is not null) return await RegisterParts.Of(visible, rows, pastDay);
        var known = await remembered.Of(visible.Db, visible.Actor.CouncilId, "parts", () => Task.FromResult(new ConcurrentDictionary<long, (int, int)>()), _ => 2000);
        var wanted = rows.Where(r => r.EachOf is not null).ToList();
        foreach (var (whole, far) in await RegisterParts.Of(visible, wanted.Where(r => !known.ContainsKey(r.Id)), null)) known[whole] = far;
        return wanted.Where(r => known.ContainsKey(r.Id)).ToDictionary(r => r.Id, r => known[r.Id]);
    }

    /// <summary>A council's bodies by the names they bear on a day.</summary>
    public async Task<IReadOnlyDictionary<long, string>> Names(Visible visible, DateOnly day) => (await remembered.Bodies(visible.Db, visible.Actor.CouncilId)).ToDictionary(b => b.Id, b => b.NameOn(day));

    /// <summary>Whose eyes: those who see the whole council see the same.</summary>
    public static string Sight(Visible visible) => visible.Actor.May(Right.SeesAll) ? "" : string.Join(',', visible.Actor.OwnBodies.Order());
}
