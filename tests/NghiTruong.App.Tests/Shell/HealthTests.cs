using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Tests.Shell;

/// <summary>What a balancer and an operator ask, without signing in.</summary>
public sealed class HealthTests
{
    [Theory, BothStores]
    public async Task A_node_says_that_it_is_ready_and_which_part_is_not(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var nobody = council.Nobody();
        Assert.Equal((HttpStatusCode.OK, ""), await Ready(nobody));

        const string last = "(SELECT max(\"MigrationId\") FROM \"__EFMigrationsHistory\")";
        await council.Db(db => db.Database.ExecuteSqlRawAsync($"UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = 'x' || \"MigrationId\" WHERE \"MigrationId\" = {last}"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "migrations"), await Ready(nobody));
        await council.Db(db => db.Database.ExecuteSqlRawAsync($"UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = substr(\"MigrationId\", 2) WHERE \"MigrationId\" = {last}"));
        Assert.Equal((HttpStatusCode.OK, ""), await Ready(nobody));

        await Unwritable(council);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "files"), await Ready(nobody));
        await nobody.Get("/health/live");
        Assert.Equal("ok", nobody.Html);
    }

    [Theory, BothStores]
    public async Task A_disk_that_is_nearly_full_is_told_before_a_write_fails(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await using var tight = Server.Build(council.Settings with { DiskFloor = long.MaxValue }, "http://127.0.0.1:0", council.Time, accounts: TestCouncil.Cheap);
        await tight.StartAsync();
        using var nobody = new Browser(new Uri(tight.Urls.First()));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "disk"), await Ready(nobody));
        await tight.StopAsync();
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_told_without_a_word_of_where_it_is()
    {
        PostgresOnly.IsNeeded();
        await using var council = await TestCouncil.Open(Store.Postgres);
        using var nobody = council.Nobody();
        var name = new Npgsql.NpgsqlConnectionStringBuilder(council.Settings.PostgresConnection).Database;
        await PostgresServer.Current!.Execute($"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false");
        await PostgresServer.Current.Execute($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "database"), await Ready(nobody));
        Assert.Equal("""{"ready":false,"missing":["database"]}""", nobody.Html);
    }

    static async Task<(HttpStatusCode, string)> Ready(Browser nobody)
    {
        await Task.Delay(1100); // it looks once a second
        await nobody.Get("/health/ready");
        using var said = JsonDocument.Parse(nobody.Html);
        return (nobody.Status, string.Join(',', said.RootElement.GetProperty("missing").EnumerateArray().Select(m => m.GetString())));
    }

    static async Task Unwritable(TestCouncil council)
    {
        if (council.Settings.IsPostgres)
        {
            await PostgresServer.Current!.Execute($"ALTER DATABASE {new Npgsql.NpgsqlConnectionStringBuilder(council.Settings.PostgresConnection).Database} SET default_transaction_read_only = on");
            Npgsql.NpgsqlConnection.ClearAllPools();
            return;
        }
        if (Directory.Exists(council.Settings.FilesFolder)) Directory.Delete(council.Settings.FilesFolder, recursive: true);
        await File.WriteAllTextAsync(council.Settings.FilesFolder, "not a folder");
    }
}
