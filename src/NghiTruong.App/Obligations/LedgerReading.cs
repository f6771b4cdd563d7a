using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>A ledger read from the database, whole or only what changed.</summary>
static class LedgerReading
{
    public static async Task<Ledger> Whole(CouncilDb db, long council, StreamAt at)
    {
        var (origins, givers) = (new LedgerWords(), new LedgerWords());
        var gathered = new LedgerGathering();
        await Read(db, council, 0, long.MaxValue, gathered, origins, givers);
        return new(at, gathered.Chunks(), origins, givers, new ShownRows(), new PartHistories());
    }

    /// <summary>Chunks that changed are read again, the others shared: those of the rows that were told of where every write since told its own, else those with other rows or versions than before.</summary>
    public static async Task<Ledger> Renew(CouncilDb db, long council, StreamAt at, Ledger before)
    {
        if (at.Untold == before.At.Untold && at.Number - before.Number < LiveChange.Kept)
        {
            // As of the number read, or newer: what is read below may be newer too.
            var rows = await db.LiveChanges.Where(c => c.CouncilId == council && c.Number > before.Number).Select(c => c.RowId).Distinct().ToListAsync();
            var keys = rows.Select(id => id / LedgerChunk.Ids).Distinct().Order().ToList();
            return (at.Frame == before.At.Frame && rows.Count <= Few ? await These(db, council, at, before, rows) : null) ?? await Again(db, council, at, before, keys, before.Chunks.Select(c => c.Key).Union(keys));
        }
        var there = await db.Obligations.Where(o => o.CouncilId == council).GroupBy(o => o.Id / LedgerChunk.Ids).Select(g => new { g.Key, Count = g.Count(), Versions = g.Sum(o => (long)o.Version) }).ToListAsync();
        var known = before.Chunks.ToDictionary(c => c.Key);
        var changed = there.Where(t => !known.TryGetValue(t.Key, out var chunk) || chunk.Count != t.Count || chunk.Versions != t.Versions).Select(t => t.Key).Order().ToList();
        return await Again(db, council, at, before, changed, there.Select(t => t.Key));
    }

    /// <summary>The most rows that are read one by one; a node that is further behind reads their chunks.</summary>
    const int Few = 100;

    /// <summary>Only these rows and their spans: the day's work changes neither who has a part nor which work there is. Null where more than that was written before they were read.</summary>
    static async Task<Ledger?> These(CouncilDb db, long council, StreamAt at, Ledger before, List<long> ids)
    {
        var rows = (await Entries(db.Obligations.Where(o => o.CouncilId == council && ids.Contains(o.Id))).ToListAsync()).ConvertAll(e => e.Row(before.Origins, before.Givers));
        var spans = (await db.ObligationSpans.AsNoTracking().Where(s => s.CouncilId == council && !s.IsPart && ids.Contains(s.ObligationId)).ToListAsync()).ToLookup(s => s.ObligationId);
        if ((await db.LiveStreams.Where(s => s.CouncilId == council).Select(s => new StreamAt(s.Number, s.Daily, s.Told)).SingleAsync()).Frame != at.Frame) return null;
        var changed = rows.GroupBy(r => r.Id / LedgerChunk.Ids).ToDictionary(g => g.Key, g => g.ToDictionary(r => r.Id));
        return new(at, [.. before.Chunks.Select(c => changed.TryGetValue(c.Key, out var of) ? c.With(of, id => spans[id]) : c)], before.Origins, before.Givers, before.Shown, before.Histories);
    }

    static async Task<Ledger> Again(CouncilDb db, long council, StreamAt at, Ledger before, List<long> changed, IEnumerable<long> all)
    {
        var known = before.Chunks.ToDictionary(c => c.Key);
        var gathered = new LedgerGathering();
        foreach (var (first, last) in Neighbours(changed)) await Read(db, council, first * LedgerChunk.Ids, (last + 1) * LedgerChunk.Ids, gathered, before.Origins, before.Givers);
        var fresh = gathered.Chunks().ToDictionary(c => c.Key);
        return new(at, [.. all.Select(key => fresh.GetValueOrDefault(key) ?? known.GetValueOrDefault(key)).OfType<LedgerChunk>().OrderBy(c => c.Key)], before.Origins, before.Givers, before.Shown, before.Histories);
    }

    static async Task Read(CouncilDb db, long council, long from, long end, LedgerGathering gathered, LedgerWords origins, LedgerWords givers)
    {
        await foreach (var o in Entries(db.Obligations.Where(o => o.CouncilId == council && o.Id >= from && o.Id < end)).AsAsyncEnumerable()) gathered.Add(o.IsPart, o.Row(origins, givers));
        await foreach (var b in db.Set<ObligationBody>().AsNoTracking().Where(b => b.CouncilId == council && b.To == null && b.ObligationId >= from && b.ObligationId < end).Select(b => new { b.ObligationId, b.BodyId, b.Role }).AsAsyncEnumerable())
            gathered.Add(b.ObligationId, b.BodyId, b.Role);
        await foreach (var s in db.ObligationSpans.AsNoTracking().Where(s => s.CouncilId == council && !s.IsPart && s.ObligationId >= from && s.ObligationId < end).AsAsyncEnumerable()) gathered.Add(s);
    }

    static IQueryable<LedgerEntry> Entries(IQueryable<Obligation> obligations) => obligations.AsNoTracking().Select(o => new LedgerEntry
    {
        Id = o.Id, Version = o.Version, IsPart = o.IsPart, Kind = o.Kind, Status = o.Status, State = o.State, IsOpen = o.IsOpen, Missing = o.Missing, Origin = o.Origin, Giver = o.Giver, Lead = o.LeadBodyId, WatcherBody = o.WatcherBodyId,
        WatcherPost = o.WatcherPostId, Parent = o.ParentId, Meeting = o.SourceKind == "meeting" ? o.SourceId : null, DueOn = o.DueOn, OriginalDueOn = o.OriginalDueOn, ReportedDoneOn = o.ReportedDoneOn, ConfirmedOn = o.ConfirmedOn,
        GivenOn = o.GivenOn, IsAsking = (o.AskedExtensionTo != null && o.State != ObligationState.ReportedDone) || o.IsExplained, IsExplained = o.IsExplained, IsForEach = o.EachOf != null, IsPartOfWhole = o.Tie == Tie.Part, IsAnswered = o.AnsweredOn != null, IsRepeated = o.TimesRepeated > 0, IsReturned = o.TimesReturned > 0,
    });

    /// <summary>Runs of keys that follow one another: read together.</summary>
    static IEnumerable<(long First, long Last)> Neighbours(List<long> keys)
    {
        for (var n = 0; n < keys.Count;)
        {
            var first = n;
            while (++n < keys.Count && keys[n] == keys[n - 1] + 1) { }
            yield return (keys[first], keys[n - 1]);
        }
    }
}
