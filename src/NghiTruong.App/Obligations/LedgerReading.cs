using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>A ledger read from the database, whole or only what changed.</summary>
static class LedgerReading
{
    public static async Task<Ledger> Whole(CouncilDb db, long council, long number)
    {
        var (origins, givers) = (new LedgerWords(), new LedgerWords());
        return new(number, await Chunks(db, council, null, origins, givers), origins, givers, new ShownRows());
    }

    /// <summary>Chunks with other rows or versions than before are read again, the others shared.</summary>
    public static async Task<Ledger> Renew(CouncilDb db, long council, long number, Ledger before)
    {
        var there = await db.Obligations.Where(o => o.CouncilId == council).GroupBy(o => o.Id / LedgerChunk.Ids).Select(g => new { g.Key, Count = g.Count(), Versions = g.Sum(o => (long)o.Version) }).ToListAsync();
        var known = before.Chunks.ToDictionary(c => c.Key);
        var changed = there.Where(t => !known.TryGetValue(t.Key, out var chunk) || chunk.Count != t.Count || chunk.Versions != t.Versions).Select(t => t.Key).ToHashSet();
        var fresh = changed.Count == 0 ? [] : (await Chunks(db, council, changed, before.Origins, before.Givers)).ToDictionary(c => c.Key);
        return new(number, [.. there.Select(t => fresh.GetValueOrDefault(t.Key) ?? known.GetValueOrDefault(t.Key)).OfType<LedgerChunk>().OrderBy(c => c.Key)], before.Origins, before.Givers, before.Shown);
    }

    /// <param name="only">The keys of the chunks to read; all where null.</param>
    static async Task<List<LedgerChunk>> Chunks(CouncilDb db, long council, IReadOnlyCollection<long>? only, LedgerWords origins, LedgerWords givers)
    {
        var obligations = db.Obligations.AsNoTracking().Where(o => o.CouncilId == council);
        var parts = db.Set<ObligationBody>().AsNoTracking().Where(b => b.CouncilId == council && b.To == null);
        var (rows, bodies) = (new SortedDictionary<long, (List<LedgerRow> Wholes, List<LedgerRow> Parts)>(), new Dictionary<long, List<(long Work, long Body)>>());
        foreach (var range in Ranges(only))
        {
            var (from, end) = range;
            await foreach (var o in obligations.Where(o => o.Id >= from && o.Id < end).Select(o => new
            {
                o.Id, o.Version, o.IsPart, o.Kind, o.Status, o.State, o.IsOpen, o.Missing, o.Origin, o.Giver, o.LeadBodyId, o.WatcherBodyId, o.WatcherPostId, o.ParentId, o.SourceKind, o.SourceId,
                o.DueOn, o.OriginalDueOn, o.ReportedDoneOn, o.ConfirmedOn, o.GivenOn, o.AskedExtensionTo, o.IsExplained, o.AnsweredOn, o.TimesRepeated, o.TimesReturned,
            }).AsAsyncEnumerable())
            {
                if (!rows.TryGetValue(o.Id / LedgerChunk.Ids, out var chunk)) rows[o.Id / LedgerChunk.Ids] = chunk = ([], []);
                (o.IsPart ? chunk.Parts : chunk.Wholes).Add(new LedgerRow
                {
                    Id = o.Id, Version = o.Version, Kind = o.Kind, Status = o.Status, State = o.State, Missing = o.Missing, Origin = origins.PlaceOf(o.Origin), Giver = givers.PlaceOf(o.Giver), Lead = LedgerRow.Place(o.LeadBodyId),
                    WatcherBody = LedgerRow.Place(o.WatcherBodyId), WatcherPost = LedgerRow.Place(o.WatcherPostId), Parent = LedgerRow.Place(o.ParentId), Meeting = LedgerRow.Place(o.SourceKind == "meeting" ? o.SourceId : null),
                    Due = LedgerRow.Day(o.DueOn), OriginalDue = LedgerRow.Day(o.OriginalDueOn), ReportedDone = LedgerRow.Day(o.ReportedDoneOn), Confirmed = LedgerRow.Day(o.ConfirmedOn), Given = o.GivenOn.DayNumber,
                    Marks = (o.IsOpen ? LedgerMarks.Open : 0) | (o.AskedExtensionTo is not null || o.IsExplained ? LedgerMarks.Asking : 0) | (o.AnsweredOn is not null ? LedgerMarks.Answered : 0)
                        | (o.TimesRepeated > 0 ? LedgerMarks.Repeated : 0) | (o.TimesReturned > 0 ? LedgerMarks.Returned : 0),
                });
            }
            await foreach (var b in parts.Where(b => b.ObligationId >= from && b.ObligationId < end).Select(b => new { b.ObligationId, b.BodyId }).AsAsyncEnumerable())
            {
                if (!bodies.TryGetValue(b.ObligationId / LedgerChunk.Ids, out var chunk)) bodies[b.ObligationId / LedgerChunk.Ids] = chunk = [];
                chunk.Add((b.ObligationId, b.BodyId));
            }
        }
        return [.. rows.Select(r => Chunk(r.Key, r.Value.Wholes, r.Value.Parts, bodies.GetValueOrDefault(r.Key) ?? []))];
    }

    static LedgerChunk Chunk(long key, List<LedgerRow> wholes, List<LedgerRow> parts, IEnumerable<(long Work, long Body)> bodies)
    {
        LedgerRow[] rows = [.. wholes.OrderBy(r => r.Id), .. parts.OrderBy(r => r.Id)];
        var places = new Dictionary<long, ushort>(rows.Length);
        for (var n = 0; n < rows.Length; n++) places[rows[n].Id] = (ushort)n;
        // Once each, also where a body has two parts in one piece of work.
        var byBody = bodies.Where(b => places.ContainsKey(b.Work)).GroupBy(b => b.Body).ToDictionary(g => g.Key, g => g.Select(b => places[b.Work]).Distinct().Order().ToArray());
        return new(key, rows, wholes.Count, byBody);
    }

    /// <summary>Neighbouring chunks are read together.</summary>
    static IEnumerable<(long From, long End)> Ranges(IReadOnlyCollection<long>? only)
    {
        if (only is null)
        {
            yield return (0, long.MaxValue);
            yield break;
        }
        long? from = null, last = null;
        foreach (var key in only.Order())
        {
            if (from is { } begun && last is { } end && key != end + 1)
            {
                yield return (begun * LedgerChunk.Ids, (end + 1) * LedgerChunk.Ids);
                from = key;
            }
            from ??= key;
            last = key;
        }
        if (from is { } rest && last is { } until) yield return (rest * LedgerChunk.Ids, (until + 1) * LedgerChunk.Ids);
    }
}
