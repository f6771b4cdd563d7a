using System.Collections.Concurrent;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Obligations;

/// <summary>What the pages of the register need besides its rows, asked once for each state of the council.</summary>
public sealed class KnownFigures(Remembered remembered, Ledgers ledgers)
{
    /// <summary>What stands around every list: bodies, kinds of source, the clears asked for, givers.</summary>
    public sealed record Around(IReadOnlyList<Body> Bodies, IReadOnlyList<(string Key, string Name)> Origins, Clears Asked, IReadOnlyList<string> Givers);

    public Task<Around> AroundOf(Visible visible) => remembered.Of(visible.Db, visible.Actor.CouncilId, ("around", Sight(visible)), async () =>
    {
        var (db, council) = (visible.Db, visible.Actor.CouncilId);
        return new Around(await remembered.Bodies(db, council), await db.OriginsOf(council), await db.ClearsAsked(council), await visible.Givers());
    }, a => a.Givers.Count + a.Origins.Count);

    /// <summary>One page of a list, and the counts beside it: from the ledger where it answers, else from the database.</summary>
    public async Task<(IReadOnlyList<RegisterRow> Rows, RegisterFacets Facets)> Page(Visible visible, RegisterFilter filter, int size, DateOnly today, Clears asked)
    {
        if (await Asking(visible, filter, today, asked) is not var (ledger, question))
            return (await Register.Page(Register.Rows(visible, filter, today, asked), filter, size), await Facets(visible, filter, today, asked));
        var ids = ledger.Page(question, filter.Sort, filter.After, size);
        return (await Register.OfIds(visible, ids), await remembered.Of(visible.Db, visible.Actor.CouncilId, Counts(visible, filter, today), () => Task.FromResult(ledger.Facets(question)), f => f.Rows));
    }

    /// <summary>The counts beside a list; pages, sorts and the choice among them do not change them.</summary>
    public Task<RegisterFacets> Facets(Visible visible, RegisterFilter filter, DateOnly today, Clears asked)
    {
        var (day, counted) = (filter.OnDay is { } past && past < today ? past : today, Counted(filter));
        return remembered.Of(visible.Db, visible.Actor.CouncilId, Counts(visible, filter, today), async () =>
            await Asking(visible, counted, today, asked) is var (ledger, question)
                ? ledger.Facets(question)
                : await RegisterFacets.Of(Register.Rows(visible, counted, today, asked), counted.IsOpenByState, counted.IsNarrow, day, counted.Within, asked, await visible.Db.EmptyWatches(visible.Actor.CouncilId, day)), f => f.Rows);
    }

    static RegisterFilter Counted(RegisterFilter filter) => filter with { After = null, Sort = "han", Only = RegisterFilter.Ratings.Any(r => r.Value == filter.Only) ? filter.Only : null };

    static object Counts(Visible visible, RegisterFilter filter, DateOnly today) => ("facets", Sight(visible), today, Counted(filter));

    /// <summary>The ledger holds what those see who see the whole council, as it stands today.</summary>
    async Task<(Ledger, LedgerQuestion)?> Asking(Visible visible, RegisterFilter filter, DateOnly today, Clears asked)
    {
        var (db, council) = (visible.Db, visible.Actor.CouncilId);
        if (!visible.Actor.May(Right.SeesAll) || !LedgerQuestion.IsAnswered(filter) || await ledgers.Of(db, council) is not { } ledger) return null;
        var empty = await remembered.Of(db, council, ("empty watches", today), async () => (await db.EmptyWatches(council, today)).ToHashSet(), e => e.Count);
        return (ledger, new LedgerQuestion(ledger, filter, today, asked, empty, await Register.IdsWithWords(visible, filter)));
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
