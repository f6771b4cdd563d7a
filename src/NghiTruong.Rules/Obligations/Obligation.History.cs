namespace NghiTruong.Rules.Obligations;

/// <summary>Rows that follow from the events: those that still hold are kept, so that a new event writes only what it changes.</summary>
public sealed partial class Obligation
{
    void KeepHistory(ObligationFold fold)
    {
        foreach (var span in fold.Spans) (span.CouncilId, span.IsPart) = (CouncilId, IsPart);
        Keep(Spans, fold.Spans, s => s.From.DayNumber, (a, b) => a.From == b.From && a.SameAs(b), (kept, now) => kept.To = now.To);
        foreach (var body in fold.Bodies) body.CouncilId = CouncilId;
        Keep(Bodies, fold.Bodies, b => b.Id == 0 ? long.MaxValue : b.Id, (a, b) => (a.BodyId, a.Role, a.From) == (b.BodyId, b.Role, b.From), (kept, now) => kept.To = now.To);
        foreach (var turn in fold.Turns) turn.CouncilId = CouncilId;
        Keep(Turns, fold.Turns, t => t.On.DayNumber, (a, b) => (a.Kind, a.BodyId, a.On) == (b.Kind, b.BodyId, b.On), (_, _) => { });
    }

    static void Keep<T>(List<T> kept, IReadOnlyList<T> now, Func<T, long> order, Func<T, T, bool> same, Action<T, T> renew)
    {
        var left = kept.OrderBy(order).ToList();
        foreach (var row in now)
        {
            var at = left.FindIndex(k => same(k, row));
            if (at < 0) kept.Add(row);
            else
            {
                renew(left[at], row);
                left.RemoveAt(at);
            }
        }
        foreach (var gone in left) kept.Remove(gone);
    }
}
