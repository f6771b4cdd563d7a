using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>What the database gave for some chunks, put together.</summary>
sealed class LedgerGathering
{
    readonly SortedDictionary<long, Gathered> gathered = [];

    sealed class Gathered
    {
        public readonly List<LedgerRow> Wholes = [], Parts = [];
        public readonly List<(long Work, long Body, BodyRole Role)> Bodies = [];
        public readonly List<ObligationSpan> Spans = [];
    }

    public void Add(bool isPart, LedgerRow row)
    {
        var chunk = Of(row.Id);
        (isPart ? chunk.Parts : chunk.Wholes).Add(row);
    }

    public void Add(long work, long body, BodyRole role) => Of(work).Bodies.Add((work, body, role));

    public void Add(ObligationSpan span) => Of(span.ObligationId).Spans.Add(span);

    public IReadOnlyList<LedgerChunk> Chunks() => [.. gathered.Select(g => Chunk(g.Key, g.Value))];

    Gathered Of(long id)
    {
        if (!gathered.TryGetValue(id / LedgerChunk.Ids, out var chunk)) gathered[id / LedgerChunk.Ids] = chunk = new();
        return chunk;
    }

    static LedgerChunk Chunk(long key, Gathered of)
    {
        LedgerRow[] rows = [.. of.Wholes.OrderBy(r => r.Id), .. of.Parts.OrderBy(r => r.Id)];
        var places = new Dictionary<long, ushort>(rows.Length);
        for (var n = 0; n < rows.Length; n++) places[rows[n].Id] = (ushort)n;
        // Once each, also where a body has two parts in one piece of work.
        var byBody = of.Bodies.Where(b => places.ContainsKey(b.Work)).GroupBy(b => b.Body).ToDictionary(g => g.Key, g => g.GroupBy(b => places[b.Work]).OrderBy(w => w.Key).Select(w => LedgerChunk.Place(w.Key, w.All(b => b.Role == BodyRole.Coordinating))).ToArray());
        var spans = of.Spans.Where(s => places.TryGetValue(s.ObligationId, out var at) && rows[at].State != ObligationState.Annulled).Select(s => Span(rows[places[s.ObligationId]], s));
        return new(key, rows, of.Wholes.Count, byBody, [.. spans]);
    }

    /// <summary>Source, giver and day of giving are the whole's; the rest is as it stood.</summary>
    internal static LedgerSpan Span(LedgerRow whole, ObligationSpan s) => new(s.From.DayNumber, LedgerRow.Day(s.To), whole with
    {
        Kind = s.Kind,
        Status = s.Status,
        State = s.State,
        Missing = s.Missing,
        Lead = LedgerRow.Place(s.LeadBodyId),
        WatcherBody = LedgerRow.Place(s.WatcherBodyId),
        WatcherPost = LedgerRow.Place(s.WatcherPostId),
        Due = LedgerRow.Day(s.DueOn),
        OriginalDue = LedgerRow.Day(s.OriginalDueOn),
        ReportedDone = LedgerRow.Day(s.ReportedDoneOn),
        Marks = LedgerRow.MarksOf(s.IsOpen, isAsking: false, s.AnsweredOn is not null, s.TimesRepeated > 0, s.TimesReturned > 0),
    });
}
