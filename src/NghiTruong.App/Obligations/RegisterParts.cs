using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>How far each whole is: "71/98" bodies have ended their part.</summary>
public static class RegisterParts
{
    public static async Task<IReadOnlyDictionary<long, (int Ended, int All)>> Of(Visible visible, IEnumerable<RegisterRow> rows, DateOnly? pastDay)
    {
        var wholes = rows.Where(r => r.EachOf is not null).Select(r => r.Id).ToList();
        if (wholes.Count == 0) return new Dictionary<long, (int, int)>();
        var parts = visible.Db.Set<Obligation>().AsNoTracking().Where(o => o.ParentId != null && wholes.Contains(o.ParentId.Value) && o.Tie == Tie.Part && o.State != ObligationState.Annulled);
        // What was merged or split that day already lives on in other parts.
        var states = pastDay is { } day
            ? from o in parts join s in visible.Db.Set<ObligationSpan>() on o.Id equals s.ObligationId where s.From <= day && (s.To == null || day < s.To) select new { o.ParentId, s.IsOpen, s.State }
            : parts.Select(o => new { o.ParentId, o.IsOpen, o.State });
        var counted = await states.Where(s => s.State != ObligationState.Merged && s.State != ObligationState.Split).GroupBy(p => p.ParentId).Select(g => new { g.Key, Ended = g.Sum(p => p.IsOpen ? 0 : 1), All = g.Count() }).ToListAsync();
        return counted.ToDictionary(c => c.Key!.Value, c => (c.Ended, c.All));
    }
}
