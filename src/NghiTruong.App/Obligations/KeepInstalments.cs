using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>Each period of a standing duty becomes its own instalment when it begins. Asked every hour; after days without a server, those missed come too.</summary>
public sealed class KeepInstalments(CouncilDb db, CouncilClock clock)
{
    /// <summary>Returns how many were added.</summary>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var added = 0;
        var duties = await db.Obligations.AsNoTracking().Where(o => o.IsOpen && o.Comes != null && o.EachOf == null)
            .Select(o => new { o.Id, o.CouncilId, o.Comes, o.DayOfPeriod, o.GivenOn, Came = o.SourceKind == "sheet" ? o.Events.Min(e => (DateTimeOffset?)e.RecordedAt) : null, Last = db.Set<Obligation>().Where(i => i.ParentId == o.Id).Max(i => (DateOnly?)i.DueOn) }).ToListAsync(ct);
        foreach (var duty in duties)
        {
            var latest = Instalment.Begun(duty.Comes!.Value, duty.DayOfPeriod, duty.Came is { } came && CouncilClock.DayOf(came) > duty.GivenOn ? CouncilClock.DayOf(came) : duty.GivenOn, clock.Today).LastOrDefault();
            if (latest is null || duty.Last >= latest.DueOn) continue;
            await using var writing = await db.BeginWriting();
            await writing.Take($"SELECT 1 FROM obligations WHERE id = {duty.Id} FOR UPDATE");
            var actor = Actor.System(duty.CouncilId);
            if (await db.Visible(actor).Obligations.Whole(duty.Id) is not { IsOpen: true } whole) continue;
            var before = await db.Obligations.CountAsync(o => o.ParentId == whole.Id, ct);
            await db.AddParts(actor, clock, whole, clock.Today);
            added += await db.Obligations.CountAsync(o => o.ParentId == whole.Id, ct) - before;
            await writing.Save(actor, null, "obligation.periods-begun", () => whole.AsReference());
            db.ChangeTracker.Clear();
        }
        return added;
    }
}

/// <summary>Asks every hour whether a period began.</summary>
sealed class InstalmentRounds(IServiceScopeFactory scopes, TimeProvider time, ILogger<InstalmentRounds> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<KeepInstalments>().Run(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Chưa mở được kỳ mới của nhiệm vụ thường xuyên; sẽ thử lại sau một giờ.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
