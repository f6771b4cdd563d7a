namespace NghiTruong.App.Obligations;

/// <summary>Ids by the chunks of the ledger, a bit for each: what says some words may be most of a hundred thousand.</summary>
sealed class IdSet
{
    readonly Dictionary<long, ulong[]> chunks = [];

    public void Add(long id)
    {
        if (!chunks.TryGetValue(id / LedgerChunk.Ids, out var bits)) chunks[id / LedgerChunk.Ids] = bits = new ulong[LedgerChunk.Ids / 64];
        bits[id % LedgerChunk.Ids / 64] |= 1UL << (int)(id % 64);
    }

    /// <summary>What it holds of one chunk; null where that is nothing.</summary>
    public ulong[]? Of(long key) => chunks.GetValueOrDefault(key);

    public static bool Has(ulong[] bits, long id) => (bits[id % LedgerChunk.Ids / 64] >> (int)(id % 64) & 1) != 0;

    public int Chunks => chunks.Count;
}
