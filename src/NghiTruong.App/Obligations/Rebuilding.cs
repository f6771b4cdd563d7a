using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Obligations;

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
                .Include(o => o.Bodies).Include(o => o.Events).Include(o => o.Spans).Include(o => o.Turns).AsSplitQuery().ToListAsync(ct);
            foreach (var obligation in obligations)
                obligation.Rebuild();
            db.ChangeTracker.DetectChanges();
            var gone = db.ChangeTracker.Entries().Where(e => e.State == EntityState.Deleted).Select(e => e.Entity switch
            {
                ObligationSpan span => span.ObligationId,
                ObligationBody body => body.ObligationId,
                ObligationTurn turn => turn.ObligationId,
                _ => 0,
            }).ToHashSet();
            foreach (var obligation in obligations)
                if (db.Entry(obligation).State != EntityState.Unchanged
                    || obligation.Spans.Exists(s => db.Entry(s).State != EntityState.Unchanged) || obligation.Bodies.Exists(b => db.Entry(b).State != EntityState.Unchanged)
                    || obligation.Turns.Exists(t => db.Entry(t).State != EntityState.Unchanged) || gone.Contains(obligation.Id))
                    different.Add(obligation.Id);
            if (write) await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        // Pages remember figures by this number (Remembered), also those of a server that runs beside this command.
        if (write && different.Count > 0) await db.LiveStreams.ExecuteUpdateAsync(s => s.SetProperty(x => x.Number, x => x.Number + LiveStream.Generation), ct);
        return (ids.Count, different);
    }

    /// <summary>Whether an older fold left anything.</summary>
    public static async Task<bool> IsAnyOlder(DbConnection connection, CancellationToken ct) =>
        await StoredTables.Scalar(connection, $"SELECT 1 FROM obligations WHERE folded_with < {Obligation.Fold} LIMIT 1", ct) is not null;

    /// <summary>After an upgrade: what an older fold left is folded anew before the first page.</summary>
    public static async Task FoldOlder(CouncilDb db, CancellationToken ct)
    {
        if (!await db.Obligations.AnyAsync(o => o.FoldedWith < Obligation.Fold, ct)) return;
        while (await db.Obligations.Where(o => o.FoldedWith < Obligation.Fold).OrderBy(o => o.Id).Take(200).Include(o => o.Bodies).Include(o => o.Events).Include(o => o.Spans).Include(o => o.Turns)
            .AsSplitQuery().ToListAsync(ct) is { Count: > 0 } older)
        {
            foreach (var obligation in older)
                if (obligation.Rebuild() is { } refusal)
                    throw new InvalidOperationException($"Nhiệm vụ {obligation.Id} không dựng lại được từ sự việc: {refusal.Words}");
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }
}
