using NghiTruong.App.Live;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>
/// A council's register as it stands today, in memory and without its words (sổ theo dõi): every filter, order and count in one pass over small rows.
/// It is what it was at one number of the council's stream; rows to be shown are then fetched from the database by their ids.
/// </summary>
sealed class Ledger(StreamAt at, IReadOnlyList<LedgerChunk> chunks, LedgerWords origins, LedgerWords givers, ShownRows shown, PartHistories histories)
{
    /// <summary>The number of the council's stream that was read before the rows: they are as new as that, or newer.</summary>
    public long Number => at.Number;

    public StreamAt At => at;

    public IReadOnlyList<LedgerChunk> Chunks => chunks;

    public LedgerWords Origins => origins;

    public LedgerWords Givers => givers;

    public ShownRows Shown => shown;

    public PartHistories Histories => histories;

    public int Count => chunks.Sum(c => c.Count);

    /// <summary>The version of a row; 0 where it holds none of that id.</summary>
    public int VersionOf(long id)
    {
        var chunk = ChunkOf(id / LedgerChunk.Ids);
        return chunk.Find(id, withParts: true) is >= 0 and var at ? chunk.All[at].Version : 0;
    }

    /// <summary>Since when some wholes stand as they stood on a day, by their ids.</summary>
    public IReadOnlyDictionary<long, int> SinceOn(IReadOnlyList<long> ids, DateOnly day) => On(ids, day, (in LedgerSpan span) => span.From);

    /// <summary>Something of how some wholes stood on a day, by their ids; those that were not yet there are left out.</summary>
    public Dictionary<long, T> On<T>(IReadOnlyList<long> ids, DateOnly day, Telling<T> tell)
    {
        var (wanted, told) = (ids.ToHashSet(), new Dictionary<long, T>());
        foreach (var key in ids.Select(id => id / LedgerChunk.Ids).Distinct())
            foreach (ref readonly var span in ChunkOf(key).Spans)
                if (span.Covers(day.DayNumber) && wanted.Contains(span.Row.Id)) told[span.Row.Id] = tell(span);
        return told;
    }

    public delegate T Telling<out T>(in LedgerSpan span);

    /// <summary>The chunk of a key, or a neighbour where it has none.</summary>
    public LedgerChunk ChunkOf(long key)
    {
        var (low, high) = (0, chunks.Count - 1);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (chunks[middle].Key < key) low = middle + 1;
            else high = middle;
        }
        return chunks[low];
    }

    public int OriginOf(string? origin) => origin is null ? 0 : origins.Find(origin);

    public int GiverOf(string? giver) => giver is null ? 0 : givers.Find(giver);

    /// <summary>The ids of one page after a cursor, in the order of <see cref="Register.Sorted"/>.</summary>
    public IReadOnlyList<long> Page(LedgerQuestion question, string sort, string? after, int size)
    {
        var page = new LedgerPage(sort, RegisterCursor.Read(after, sort), size);
        Each(question, (in LedgerRow row) =>
        {
            if (question.Chooses(row)) page.Offer(row);
        });
        return page.Ids();
    }

    /// <summary>Every count beside a list.</summary>
    public RegisterFacets Facets(LedgerQuestion question)
    {
        var count = new LedgerCount(question);
        Each(question, count.Add);
        return RegisterFacets.Of(count.Groups(origins));
    }

    /// <summary>How far a whole is today, and what tells whether any of its parts changed: a version only ever rises.</summary>
    public (int Ended, int All, long Versions) PartsOf(long whole)
    {
        var (ended, all, versions) = (0, 0, 0L);
        foreach (var chunk in chunks)
            foreach (var position in chunk.PartsOf(whole))
            {
                ref readonly var row = ref chunk.All[position];
                versions += row.Version;
                if (States.IsNoLongerItself(row.State)) continue;
                all++;
                if (!row.Is(LedgerMarks.Open)) ended++;
            }
        return (ended, all, versions);
    }

    public delegate void Taking(in LedgerRow row);

    /// <summary>The rows a question finds, whatever it chooses among them: of the few of a body, or of all, those that say its words.</summary>
    public void Each(LedgerQuestion question, Taking take)
    {
        foreach (var chunk in chunks)
        {
            var said = question.Words?.Of(chunk.Key);
            if (said is null && question.Words is not null) continue;
            if (question.Past is { } day)
            {
                foreach (ref readonly var span in chunk.Spans)
                    if (span.Covers(day) && (said is null || IdSet.Has(said, span.Row.Id)) && question.Finds(span.Row)) take(span.Row);
            }
            else if (question.Body is { } body)
            {
                var rows = chunk.All;
                foreach (var place in chunk.Of(body))
                {
                    var position = LedgerChunk.Position(place);
                    ref readonly var row = ref rows[position];
                    if ((question.ShowsParts || !chunk.IsPart(position)) && (said is null || IdSet.Has(said, row.Id)) && question.Finds(row)) take(row);
                }
            }
            else
                foreach (ref readonly var row in question.ShowsParts ? chunk.All : chunk.Wholes)
                    if ((said is null || IdSet.Has(said, row.Id)) && question.Finds(row)) take(row);
        }
    }
}
