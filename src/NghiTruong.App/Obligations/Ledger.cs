using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>
/// A council's register as it stands today, in memory and without its words (sổ theo dõi): every filter, order and count in one pass over small rows.
/// It is what it was at one number of the council's stream; rows to be shown are then fetched from the database by their ids.
/// </summary>
sealed class Ledger(long number, IReadOnlyList<LedgerChunk> chunks, LedgerWords origins, LedgerWords givers, ShownRows shown, PartHistories histories)
{
    /// <summary>The number of the council's stream that was read before the rows: they are as new as that, or newer.</summary>
    public long Number => number;

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
                if (row.State == ObligationState.Annulled) continue;
                all++;
                if (!row.Is(LedgerMarks.Open)) ended++;
            }
        return (ended, all, versions);
    }

    public delegate void Taking(in LedgerRow row);

    /// <summary>The rows a question finds, whatever it chooses among them: from the ids that say its words, or from the few of a body, or from all.</summary>
    public void Each(LedgerQuestion question, Taking take)
    {
        if (question.Past is { } day)
        {
            foreach (var chunk in chunks)
                foreach (ref readonly var span in chunk.Spans)
                    if (span.Covers(day) && (question.Words is null || Array.BinarySearch(question.Words, span.Row.Id) >= 0) && question.Finds(span.Row)) take(span.Row);
        }
        else if (question is { Body: null, Words: { } words }) EachOf(words, question, take);
        else
            foreach (var chunk in chunks)
            {
                if (question.Body is not { } body)
                {
                    foreach (ref readonly var row in question.ShowsParts ? chunk.All : chunk.Wholes)
                        if (question.Finds(row)) take(row);
                    continue;
                }
                var rows = chunk.All;
                foreach (var place in chunk.Of(body))
                {
                    var position = LedgerChunk.Position(place);
                    ref readonly var row = ref rows[position];
                    if ((question.ShowsParts || !chunk.IsPart(position)) && (question.Words is null || Array.BinarySearch(question.Words, row.Id) >= 0) && question.Finds(row)) take(row);
                }
            }
    }

    void EachOf(long[] ids, LedgerQuestion question, Taking take)
    {
        var at = 0;
        foreach (var id in ids)
        {
            while (at < chunks.Count && chunks[at].Key < id / LedgerChunk.Ids) at++;
            if (at == chunks.Count) return;
            if (chunks[at].Key != id / LedgerChunk.Ids || chunks[at].Find(id, question.ShowsParts) is not (>= 0 and var position)) continue;
            ref readonly var row = ref chunks[at].All[position];
            if (question.Finds(row)) take(row);
        }
    }
}
