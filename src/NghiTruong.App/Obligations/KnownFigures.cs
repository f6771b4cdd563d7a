using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Shell.Parts;
using NghiTruong.App.Storage;
using NghiTruong.App.TextIndex;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Obligations;

/// <summary>What the pages of the register need besides its rows, asked once for each state of the council.</summary>
public sealed class KnownFigures(Remembered remembered, Ledgers ledgers)
{
    /// <summary>What stands around every list: bodies, kinds of source, the clears asked for, givers.</summary>
    public sealed record Around(IReadOnlyList<Body> Bodies, IReadOnlyList<(string Key, string Name)> Origins, Clears Asked, IReadOnlyList<string> Givers);

    public Task<Around> AroundOf(Visible visible) => remembered.OfFrame(visible.Db, visible.Actor.CouncilId, ("around", Sight(visible)), async () =>
    {
        var (db, council) = (visible.Db, visible.Actor.CouncilId);
        return new Around(await remembered.Bodies(db, council), await db.OriginsOf(council), await db.ClearsAsked(council), await visible.Givers());
    }, a => a.Givers.Count + a.Origins.Count);

    /// <summary>The bodies by which an actor may ask, as they stood on a day.</summary>
    public Task<OptionMarkup> Choices(Visible visible, DateOnly day) => remembered.OfFrame(visible.Db, visible.Actor.CouncilId, ("choices", Sight(visible), day), async () =>
        new OptionMarkup((await remembered.Bodies(visible.Db, visible.Actor.CouncilId)).Where(b => visible.Actor.May(Right.SeesAll) || visible.Actor.OwnBodies.Contains(b.Id)).Choices(day)), c => c.Count / 8);

    /// <summary>One page of a list, and the counts beside it: from the ledger where it answers, else from the database.</summary>
    public async Task<(IReadOnlyList<RegisterRow> Rows, RegisterFacets Facets)> Page(Visible visible, RegisterFilter filter, int size, DateOnly today, Clears asked)
    {
        if (await Asking(visible, filter, today, asked) is not var (ledger, question))
            return await Few(visible, filter, size, today, asked) ?? (await Register.Page(Register.Rows(visible, filter, today, asked), filter, size), await Facets(visible, filter, today, asked));
        var ids = ledger.Page(question, filter.Sort, filter.After, size);
        return (await Lines(visible, ledger, ids, question.Past is null ? null : filter.OnDay), await remembered.Of(visible.Db, visible.Actor.CouncilId, Counts(visible, filter, today), () => Task.FromResult(ledger.Facets(question)), f => f.Rows));
    }

    /// <summary>What finds little is read once, without its words, and sorted and counted here; null where it finds much.</summary>
    async Task<(IReadOnlyList<RegisterRow>, RegisterFacets)?> Few(Visible visible, RegisterFilter filter, int size, DateOnly today, Clears asked)
    {
        if (!filter.IsNarrow) return null;
        var past = filter.OnDay < today ? filter.OnDay : null;
        var entries = await Register.Entries(Register.Rows(visible, Counted(filter), today, asked)).Take(Little + 1).ToListAsync();
        if (entries.Count > Little) return null;
        var question = new LedgerQuestion(filter, past ?? today, asked, await EmptyWatches(visible, past ?? today));
        var (page, count, origins) = (new LedgerPage(filter.Sort, RegisterCursor.Read(filter.After, filter.Sort), size), new LedgerCount(question), new LedgerWords());
        foreach (var entry in entries)
        {
            var row = entry.Row(origins, origins);
            count.Add(row);
            if (question.Chooses(row)) page.Offer(row);
        }
        return (await Register.OfIds(visible, page.Ids(), past, filter.ShowsParts), RegisterFacets.Of(count.Groups(origins)));
    }

    /// <summary>The most rows that are read so; more are counted by the database.</summary>
    const int Little = 4000;

    /// <summary>What a meeting set, in the order in which it stands there.</summary>
    public async Task<IReadOnlyList<RegisterRow>> OfMeeting(Visible visible, long meeting, int most, DateOnly today) =>
        [.. (await Page(visible, new RegisterFilter { Meeting = meeting }, 1000, today, Clears.Five)).Rows.OrderBy(r => r.Id).Take(most)];

    /// <summary>The lines of these ids in their order: those not shown of late from the database. Of a past day wholes only.</summary>
    static async Task<IReadOnlyList<RegisterRow>> Lines(Visible visible, Ledger ledger, IReadOnlyList<long> ids, DateOnly? past)
    {
        var since = past is { } day ? ledger.SinceOn(ids, day) : null;
        var known = ids.Select(id => ledger.Shown.Of(id, ledger.VersionOf(id), Since(id))).OfType<RegisterRow>().ToDictionary(r => r.Id);
        foreach (var row in await Register.OfIds(visible, [.. ids.Where(id => !known.ContainsKey(id))], past))
        {
            ledger.Shown.Keep(row, ledger.VersionOf(row.Id), Since(row.Id));
            known[row.Id] = row;
        }
        return [.. ids.Where(known.ContainsKey).Select(id => known[id])];

        int Since(long id) => since is null ? 0 : since.GetValueOrDefault(id);
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

    /// <summary>The ledger of those who see the whole council; null for others, and while it is being made.</summary>
    internal async Task<Ledger?> LedgerOf(Visible visible) => visible.Actor.May(Right.SeesAll) ? await ledgers.Of(visible.Db, visible.Actor.CouncilId) : null;

    async Task<(Ledger, LedgerQuestion)?> Asking(Visible visible, RegisterFilter filter, DateOnly today, Clears asked)
    {
        var (db, council) = (visible.Db, visible.Actor.CouncilId);
        if (!LedgerQuestion.IsAnswered(filter, today) || await LedgerOf(visible) is not { } ledger) return null;
        var on = filter.OnDay ?? today;
        var empty = await EmptyWatches(visible, on);
        var words = FoldedWords.Of(filter.Words) is { Count: > 0 } folded
            ? await remembered.OfFrame(db, council, ("words", string.Join(' ', folded), filter.ShowsParts, on < today ? on : (DateOnly?)null), () => Register.IdsWithWords(visible, filter, on < today ? on : null), ids => ids.Chunks / 4)
            : null;
        return (ledger, new LedgerQuestion(ledger, filter, on, asked, empty, words));
    }

    /// <summary>Posts that nobody holds on a day: what they watch over, nobody does.</summary>
    internal async Task<HashSet<long>> EmptyWatches(Visible visible, DateOnly on) =>
        [.. (await remembered.OfFrame(visible.Db, visible.Actor.CouncilId, "posts", () => visible.Db.Set<Post>().AsNoTracking().Where(p => p.CouncilId == visible.Actor.CouncilId).ToListAsync(), p => p.Count)).Where(p => !p.IsHeldOn(on)).Select(p => p.Id)];

    /// <summary>The lines of these ids in their order, as they stand today or stood on a past day; of a past day wholes only.</summary>
    public async Task<IReadOnlyList<RegisterRow>> Rows(Visible visible, IReadOnlyList<long> ids, DateOnly? pastDay = null) =>
        await LedgerOf(visible) is { } ledger ? await Lines(visible, ledger, ids, pastDay) : await Register.OfIds(visible, ids, pastDay);

    /// <summary>How far each whole is, today or on a past day.</summary>
    public async Task<IReadOnlyDictionary<long, (int Ended, int All)>> Parts(Visible visible, IReadOnlyList<RegisterRow> rows, DateOnly? pastDay)
    {
        if (rows.Where(r => r.EachOf is not null).Select(r => r.Id).ToList() is { Count: > 0 } wholes && await LedgerOf(visible) is { } ledger)
            return pastDay is { } day
                ? await ledger.Histories.On(visible, ledger, wholes, day)
                : wholes.Select(w => (Whole: w, Far: ledger.PartsOf(w))).Where(w => w.Far.All > 0).ToDictionary(w => w.Whole, w => (w.Far.Ended, w.Far.All));
        var known = await remembered.Of(visible.Db, visible.Actor.CouncilId, ("parts", pastDay), () => Task.FromResult(new ConcurrentDictionary<long, (int, int)>()), _ => pastDay is null ? 2000 : 60);
        var wanted = rows.Where(r => r.EachOf is not null).ToList();
        foreach (var (whole, far) in await RegisterParts.Of(visible, wanted.Where(r => !known.ContainsKey(r.Id)), pastDay)) known[whole] = far;
        return wanted.Where(r => known.ContainsKey(r.Id)).ToDictionary(r => r.Id, r => known[r.Id]);
    }

    /// <summary>A council's bodies by the names they bear on a day.</summary>
    public async Task<IReadOnlyDictionary<long, string>> Names(Visible visible, DateOnly day) => await remembered.OfFrame(visible.Db, visible.Actor.CouncilId, ("names", day), async () =>
        (await remembered.Bodies(visible.Db, visible.Actor.CouncilId)).ToDictionary(b => b.Id, b => b.NameOn(day)), n => n.Count / 8);

    /// <summary>Whose eyes: those who see the whole council see the same.</summary>
    public static string Sight(Visible visible) => visible.Actor.May(Right.SeesAll) ? "" : string.Join(',', visible.Actor.OwnBodies.Order());
}
