using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Files;

/// <summary>Once an hour removes bytes that no row has pointed to for a day: left by writes that never committed.</summary>
public sealed class OrphanCollection(IFileStore store, IDbContextFactory<CouncilDb> databases, CouncilClock clock, ILogger<OrphanCollection> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Collect(stoppingToken);
            }
            catch (Exception e) when (e is IOException or System.Data.Common.DbException)
            {
                log.LogWarning("Could not look for orphaned files: {Reason}", e.Message);
            }
        }
    }

    public async Task<int> Collect(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var yesterday = clock.Now.AddHours(-24);
        await db.PartUploads.Where(u => u.CreatedAt < yesterday).ExecuteDeleteAsync(ct);
        var known = await db.StoredFiles.Select(f => f.StoreKey).ToHashSetAsync(ct);
        return await store.RemoveOrphans(known.Contains, yesterday, ct);
    }
}
