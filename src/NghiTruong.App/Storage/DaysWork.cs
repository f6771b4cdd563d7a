using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NghiTruong.App.Storage;

/// <summary>Of one write: whether it touched the frame, and which rows it changed or made where changing is the day's work (<see cref="DailyRows"/>).</summary>
public sealed class DaysWork
{
    readonly HashSet<long> changed = [];

    /// <summary>Something was changed that is not the day's work, or by a statement past the tracker, of which nobody knows what it changed.</summary>
    public bool TouchesFrame { get; private set; }

    public IReadOnlySet<long> Changed => changed;

    /// <summary><see cref="Changed"/> holds all there is: no statement went past the tracker, and no such row was taken away.</summary>
    public bool IsWholly { get; private set; } = true;

    /// <summary>What is about to be written; what comes back is called once it is, when new rows have their ids.</summary>
    internal Action Before(ChangeTracker tracker)
    {
        var rows = new List<EntityEntry>();
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            TouchesFrame |= DailyRows.TouchesFrame(entry);
            if (!DailyRows.ChangesDaily(entry)) continue;
            IsWholly &= entry.State != EntityState.Deleted;
            rows.Add(entry);
        }
        return () => rows.ForEach(row => changed.Add(DailyRows.IdOf(row)));
    }

    /// <summary>Sees the statements that change rows without tracking them, so that no door can take such a write for the day's work by mistake.</summary>
    internal sealed class Watch : DbCommandInterceptor
    {
        public static readonly Watch Instance = new();

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (eventData is { Context: CouncilDb { DaysWork: { } write }, CommandSource: CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw } && !command.CommandText.StartsWith("SELECT ", StringComparison.Ordinal))
                (write.TouchesFrame, write.IsWholly) = (true, false);
            return new(result);
        }
    }
}
