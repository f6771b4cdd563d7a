using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>How far each whole was on any day, kept as long as none of its parts changes.</summary>
sealed class PartHistories
{
    /// <summary>The most wholes kept, some two kilobytes each where a hundred bodies have a part; then all are let go.</summary>
    const int Most = 2_000;

    readonly ConcurrentDictionary<long, (long Versions, Step[] Steps)> kept = [];

    /// <summary>From that day on.</summary>
    readonly record struct Step(int Day, ushort Ended, ushort All);

    public async Task<IReadOnlyDictionary<long, (int Ended, int All)>> On(Visible visible, Ledger ledger, IReadOnlyCollection<long> wholes, DateOnly day)
    {
        var asked = wholes.ToDictionary(w => w, w => ledger.PartsOf(w).Versions);
        var unknown = asked.Where(w => !kept.TryGetValue(w.Key, out var known) || known.Versions != w.Value).Select(w => w.Key).ToList();
        if (unknown.Count > 0)
        {
            if (kept.Count > Most) kept.Clear();
            var parts = visible.Db.Set<Obligation>().Where(o => o.ParentId != null && unknown.Contains(o.ParentId.Value) && o.Tie == Tie.Part && o.State != ObligationState.Annulled);
            var spans = await (from o in parts join s in visible.Db.Set<ObligationSpan>() on o.Id equals s.ObligationId where s.State != ObligationState.Merged && s.State != ObligationState.Split select new { Whole = o.ParentId!.Value, s.From, s.To, s.IsOpen }).ToListAsync();
            var byWhole = spans.ToLookup(s => s.Whole, s => (s.From, s.To, s.IsOpen));
            foreach (var whole in unknown) kept[whole] = (asked[whole], Steps(byWhole[whole]));
        }
        return wholes.Select(w => (Whole: w, Far: At(kept.GetValueOrDefault(w).Steps ?? [], day.DayNumber))).Where(f => f.Far.All > 0).ToDictionary(f => f.Whole, f => f.Far);
    }

    static (int Ended, int All) At(Step[] steps, int day) => Array.FindLast(steps, s => s.Day <= day) is var step ? (step.Ended, step.All) : default;

    static Step[] Steps(IEnumerable<(DateOnly From, DateOnly? To, bool IsOpen)> spans)
    {
        var changes = new SortedDictionary<int, (int Ended, int All)>();
        foreach (var (from, to, isOpen) in spans)
        {
            Change(from.DayNumber, isOpen ? 0 : 1, 1);
            if (to is { } end) Change(end.DayNumber, isOpen ? 0 : -1, -1);
        }
        var (steps, ended, all) = (new List<Step>(), 0, 0);
        foreach (var (day, by) in changes)
        {
            if (by is (0, 0)) continue;
            (ended, all) = (ended + by.Ended, all + by.All);
            steps.Add(new(day, checked((ushort)ended), checked((ushort)all)));
        }
        return [.. steps];

        void Change(int day, int byEnded, int byAll)
        {
            var known = changes.GetValueOrDefault(day);
            changes[day] = (known.Ended + byEnded, known.All + byAll);
        }
    }
}
