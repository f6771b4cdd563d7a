using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Files;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Commands;

/// <summary>Before the first page: the database is brought to this release; in Development an empty one gets the demo province, whole or not at all.</summary>
public sealed class FirstStart(IServiceScopeFactory scopes, StorageSettings settings) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!await IsSettled(cancellationToken)) await Bring(services.GetRequiredService<CouncilDb>(), cancellationToken);
        // The first key is made now: made in the middle of a write, it would wait for that write to end.
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(FirstStart)).Protect([1]);
        if (!Server.IsDevelopment) return;
        var db = services.GetRequiredService<CouncilDb>();
        if (await Seed(db, services.GetRequiredService<CouncilClock>().Today, services.GetRequiredService<KeepFile>())) await StartUp.Settle(db);
        await ActivatorUtilities.CreateInstance<DemoAccounts>(services).Seed();
    }

    async Task Bring(CouncilDb db, CancellationToken ct)
    {
        await StartUp.Migrate(db);
        await ProtectionKeys.Settle(db, settings);
        await Rebuilding.FoldOlder(db, ct);
        await StartUp.Settle(db);
    }

    /// <summary>Nearly every start: there is nothing to bring, so the first page need not wait until EF has built the model of all tables.</summary>
    async Task<bool> IsSettled(CancellationToken ct)
    {
        await using var plain = await StoredTables.Open(settings, ct);
        if (plain is null || !await StartUp.IsOfThisRelease(plain, ct) || !await ProtectionKeys.AreSettled(plain, settings, ct) || await Rebuilding.IsAnyOlder(plain, ct)) return false;
        await StartUp.Settle(plain, ct);
        return true;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Seeds an empty database; returns false where there is something in it already.</summary>
    /// <param name="keep">Where the papers' files go; null seeds people, meetings and work, and no papers.</param>
    public static async Task<bool> Seed(CouncilDb db, DateOnly today, KeepFile? keep)
    {
        if (await db.Councils.AnyAsync()) return false;
        await using var writing = await db.BeginWriting();
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(20261123)");
        if (await db.Councils.AnyAsync()) return false;
        var people = new DemoPeople(db);
        await people.Seed();
        var hands = new DemoHands(db, people, today);
        await hands.Gather();
        await new DemoWork(db, people, hands, today).Seed();
        await new DemoTurns(db, people, hands, today).Seed();
        if (keep is not null)
        {
            await new DemoPapers(db, people, hands, keep).Seed();
            await new DemoProgrammes(db, people, hands, today).Seed();
            await new DemoOccasions(db, people, hands, today).Seed();
        }
        await writing.Save(Actor.System(people.Province.Id), null, "demo.seeded", () => new("council", people.Province.Id, people.Province.Name, "/"));
        return true;
    }
}
