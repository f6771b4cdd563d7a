using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.App.Tests.House;
using Npgsql;

namespace NghiTruong.Bench;

/// <summary>That an acknowledgement follows a sync: settings read on the app's own connections, syncs counted while it writes.</summary>
static class SyncCount
{
    const int Writes = 20;

    public static async Task<int> OnSqlite()
    {
        var settings = new StorageSettings(Directory.CreateTempSubdirectory("nt-sync-").FullName, null);
        await using (var db = new CouncilDb((DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseCouncil(settings).Options))
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA synchronous";
            var level = Convert.ToInt64(await command.ExecuteScalarAsync());
            Console.WriteLine($"SQLite: synchronous = {level} (2 is FULL) on the app's own connection");
            if (level != 2) return 1;
        }
        if (!File.Exists("/usr/bin/strace"))
        {
            Console.WriteLine("SQLite: strace is not installed, fdatasync not counted (Debian: apt-get install strace)");
            return 0;
        }
        var trace = Path.Combine(settings.DataFolder, "trace");
        using var server = KilledServer.Start(settings, "strace", "-f", "-qq", "-e", "trace=fdatasync,fsync", "-o", trace);
        if (!await server.Answers()) return 1;
        using var browser = new Browser(server.Address);
        await browser.SignIn(Cast.Secretary);
        var before = await Count(trace);
        for (var n = 0; n < Writes; n++)
        {
            await browser.Get("/phien-hop/1");
            await browser.Send(browser.Form("agenda"), new() { ["title"] = $"Nội dung {n}" });
            if (!browser.Html.Contains($"Nội dung {n}", StringComparison.Ordinal)) return 1;
        }
        var syncs = await Count(trace) - before;
        Console.WriteLine($"SQLite: {Writes} acknowledged writes made {syncs} fdatasync or fsync calls");
        server.Stop();
        return syncs >= Writes ? 0 : 1;
    }

    public static async Task<int> OnPostgres(PostgresServer postgres)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT current_setting('fsync') || ' ' || current_setting('synchronous_commit')", connection);
        var both = (string?)await command.ExecuteScalarAsync();
        Console.WriteLine($"PostgreSQL: fsync and synchronous_commit are {both} on the app's own connection settings");
        return both == "on on" ? 0 : 1;
    }

    static async Task<int> Count(string trace)
    {
        await Task.Delay(200);
        return File.Exists(trace) ? (await File.ReadAllLinesAsync(trace)).Count(l => l.Contains("sync(", StringComparison.Ordinal)) : 0;
    }
}
