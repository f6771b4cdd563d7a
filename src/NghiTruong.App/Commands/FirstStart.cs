using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Commands;

/// <summary>Before the first page: the database is brought to this release; in Development an empty one gets the demo province, whole or not at all.</summary>
public sealed class FirstStart(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CouncilDb>();
        await StartUp.Migrate(db);
        await Rebuilding.FoldOlder(db, cancellationToken);
        if (Server.IsDevelopment) await Seed(db, scope.ServiceProvider.GetRequiredService<CouncilClock>().Today);
        await StartUp.Settle(db);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Seeds an empty database; returns false where there is something in it already.</summary>
    public static async Task<bool> Seed(CouncilDb db, DateOnly today)
    {
        if (await db.Councils.AnyAsync()) return false;
        await using var writing = await db.BeginWriting();
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(20261123)");
        if (await db.Councils.AnyAsync()) return false;
        var people = new DemoPeople(db);
        await people.Seed();
        await new DemoWork(db, people, today).Seed();
        await writing.Save(Actor.System(people.Province.Id), null, "demo.seeded", () => new("council", people.Province.Id, people.Province.Name, "/"));
        return true;
    }
}
