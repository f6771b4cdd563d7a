using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>The rows whose ids share all but the last ten bits: wholes first, then parts, each by id. Made anew when one of them changed, else shared by the ledgers that follow.</summary>
sealed class LedgerChunk
{
    public const int Ids = 1024;

    readonly LedgerRow[] rows;
    readonly int wholes;
    readonly LedgerSpan[] spans;
    readonly Dictionary<long, ushort[]> byBody;
    readonly Dictionary<int, ushort[]> byWhole;

    /// <param name="byBody">Places among <paramref name="rows"/> at which a body has a part today.</param>
    /// <param name="spans">Of its wholes: their parts are a hundred times as many, and a past day of theirs is asked of the database.</param>
    public LedgerChunk(long key, LedgerRow[] rows, int wholes, Dictionary<long, ushort[]> byBody, LedgerSpan[] spans) =>
        (Key, this.rows, this.wholes, this.byBody, this.spans, Versions, byWhole) = (key, rows, wholes, byBody, spans, rows.Sum(r => (long)r.Version), Parts(rows));

    LedgerChunk(LedgerChunk before, LedgerRow[] rows, LedgerSpan[] spans) =>
        (Key, this.rows, wholes, byBody, this.spans, Versions, byWhole) = (before.Key, rows, before.wholes, before.byBody, spans, rows.Sum(r => (long)r.Version), before.byWhole);

    /// <summary>The chunk after the day's work changed some rows it holds, with all the spans of those that are wholes.</summary>
    public LedgerChunk With(Dictionary<long, LedgerRow> changed, Func<long, IEnumerable<ObligationSpan>> spansOf)
    {
        var now = rows.ToArray();
        foreach (var row in changed.Values) now[Find(row.Id, withParts: true)] = row;
        return new(this, now, [.. spans.Where(s => !changed.ContainsKey(s.Row.Id)), .. changed.Values.Where(r => r.State != ObligationState.Annulled).SelectMany(r => spansOf(r.Id).Select(s => LedgerGathering.Span(r, s)))]);
    }

    static Dictionary<int, ushort[]> Parts(LedgerRow[] rows) =>
        Enumerable.Range(0, rows.Length).Where(n => rows[n].Is(LedgerMarks.PartOfWhole)).GroupBy(n => rows[n].Parent).ToDictionary(g => g.Key, g => g.Select(n => (ushort)n).ToArray());

    public long Key { get; }

    public int Count => rows.Length;

    /// <summary>With <see cref="Count"/> it tells whether anything changed: a version only ever rises.</summary>
    public long Versions { get; }

    public ReadOnlySpan<LedgerRow> Wholes => rows.AsSpan(0, wholes);

    public ReadOnlySpan<LedgerRow> All => rows;

    public ReadOnlySpan<LedgerSpan> Spans => spans;

    public bool IsPart(int position) => position >= wholes;

    /// <summary>Where a body has a part, to be read by <see cref="Position"/> and <see cref="OnlyCoordinates"/>.</summary>
    public ReadOnlySpan<ushort> Of(long body) => byBody.GetValueOrDefault(body);

    /// <summary>Positions of the parts of a whole, which may stand in another chunk.</summary>
    public ReadOnlySpan<ushort> PartsOf(long whole) => byWhole.GetValueOrDefault((int)whole);

    const ushort Coordinating = 1 << 15;

    public static ushort Place(ushort position, bool onlyCoordinates) => onlyCoordinates ? (ushort)(position | Coordinating) : position;

    public static int Position(ushort place) => place & ~Coordinating;

    public static bool OnlyCoordinates(ushort place) => (place & Coordinating) != 0;

    /// <summary>Where the row of an id stands; -1 where there is none.</summary>
    public int Find(long id, bool withParts)
    {
        var among = Search(0, wholes, id);
        return among >= 0 || !withParts ? among : Search(wholes, rows.Length, id);
    }

    int Search(int low, int end, long id)
    {
        var high = end - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (rows[middle].Id == id) return middle;
            if (rows[middle].Id < id) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }
}
