using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Files;

/// <summary>Whether this node can take work now: what a balancer asks. Anyone may ask, so it looks once a second at most and says no more than which part.</summary>
public sealed class Readiness(StorageSettings settings, IDbContextFactory<CouncilDb> databases, IFileStore files)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    readonly Lock gate = new();
    Task<IReadOnlyList<string>>? last;
    long lookedAt;

    /// <summary>Names of what is not ready: <c>database</c>, <c>migrations</c>, <c>files</c>, <c>disk</c>.</summary>
    public Task<IReadOnlyList<string>> Missing()
    {
        lock (gate)
        {
            if (last is { } known && (!known.IsCompleted || Environment.TickCount64 - lookedAt < 1000)) return known;
            lookedAt = Environment.TickCount64;
            return last = Task.Run(Look);
        }
    }

    async Task<IReadOnlyList<string>> Look()
    {
        using var enough = new CancellationTokenSource(Patience);
        var missing = new List<string>();
        try
        {
            await using var db = await databases.CreateDbContextAsync(enough.Token);
            var applied = await db.Database.GetAppliedMigrationsAsync(enough.Token).WaitAsync(enough.Token);
            if (!applied.SequenceEqual(db.Database.GetMigrations())) missing.Add("migrations");
            if (!await files.IsWritable(enough.Token).WaitAsync(enough.Token)) missing.Add("files");
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or OperationCanceledException or IOException)
        {
            missing.Add("database");
        }
        if (DiskRoom.Left(settings.DataFolder) < settings.DiskFloor) missing.Add("disk");
        return missing;
    }
}
