using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Obligations;

/// <summary>The proof that columns and spans are what the events come to.</summary>
public static class Rebuilding
{
    /// <summary>Folds all anew; returns how many there are and the ids of those whose stored columns or spans differ.</summary>
    public static async Task<(int Count, IReadOnlyList<long> Different)> Compare(CouncilDb db, bool write, CancellationToken ct)
    {
        var different = new List<long>();
        var ids = await db.Obligations.OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(ct);
        foreach (var batch in ids.Chunk(200))
        {
            var obligations = await db.Obligations.Where(o => batch.Contains(o.Id))
                .Include(o => o.Bodies).Include(o => o.Events).Include(o => o.Spans).AsSplitQuery().ToListAsync(ct);
            foreach (var obligation in obligations)
                obligation.Rebuild();
            db.ChangeTracker.DetectChanges();
            foreach (var obligation in obligations)
                if (db.Entry(obligation).State != EntityState.Unchanged
                    || obligation.Spans.Exists(s => db.Entry(s).State != EntityState.Unchanged) || obligation.Bodies.Exists(b => db.Entry(b).State != EntityState.Unchanged))
                    different.Add(obligation.Id);
            if (write) await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        return (ids.Count, different);
    }
}
