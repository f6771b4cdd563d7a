using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Commands;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Tests.House;

/// <summary>A running council on a database of its own: the demo province, whole or before anyone wrote a paper.</summary>
public sealed class TestCouncil : IAsyncDisposable
{
    static readonly SemaphoreSlim Making = new(1, 1);
    static readonly Dictionary<(Store, bool), (StorageSettings Settings, FollowedLedgers Ledgers)> Templates = [];
    static int count;

    /// <summary>Many people sign in from one address within a minute.</summary>
    public static readonly Hosting Roomy = new() { PublicForms = 0 };

    /// <summary>Sign-in as in life, but cheap to hash and for tests that let weeks pass.</summary>
    public static readonly AccountSettings Cheap = new() { PasswordRounds = 10, Idle = TimeSpan.FromDays(1000), AdministratorIdle = TimeSpan.FromDays(1000), Longest = TimeSpan.FromDays(1000), SleepsAfterDays = null };

    readonly string folder;

    FollowedLedgers? ledgers;

    TestCouncil(WebApplication app, StorageSettings settings, FixedTime time, string folder) => (App, Settings, Time, this.folder) = (app, settings, time, folder);

    public WebApplication App { get; }
    public StorageSettings Settings { get; }
    public FixedTime Time { get; }
    public Uri Address => new(App.Urls.First());

    /// <summary>People, meetings and their work; notices, rounds of comments and programmes are for the test to write.</summary>
    public static Task<TestCouncil> Open(Store store, AccountSettings? accounts = null) => Open(store, withPapers: false, accounts);

    /// <summary>As it stands after a first start.</summary>
    public static Task<TestCouncil> Whole(Store store) => Open(store, withPapers: true);

    static async Task<TestCouncil> Open(Store store, bool withPapers, AccountSettings? accounts = null)
    {
        var settings = await Copy(store, withPapers);
        var time = new FixedTime(FixedTime.Start);
        var app = Server.Build(settings, "http://127.0.0.1:0", time, hosting: Roomy, accounts: accounts ?? Cheap);
        await app.StartAsync();
        return new TestCouncil(app, settings, time, settings.DataFolder) { ledgers = Templates[(store, withPapers)].Ledgers };
    }

    /// <summary>A second node on the same database (PostgreSQL), perhaps placed otherwise.</summary>
    public async Task<WebApplication> AnotherNode(Hosting? hosting = null)
    {
        var app = Server.Build(Settings, "http://127.0.0.1:0", Time, hosting: hosting ?? Roomy, accounts: Cheap);
        await app.StartAsync();
        return app;
    }

    public async Task<Browser> As(string castName)
    {
        var browser = new Browser(Address);
        await browser.SignIn(castName);
        return browser;
    }

    public Browser Nobody() => new(Address);

    public async Task<T> Db<T>(Func<CouncilDb, Task<T>> ask)
    {
        await using var db = await App.Services.GetRequiredService<IDbContextFactory<CouncilDb>>().CreateDbContextAsync();
        return await ask(db);
    }

    /// <summary>Runs one of the app's own writes, as a job would.</summary>
    public async Task<T> Write<TWrite, T>(Func<TWrite, Task<T>> run) where TWrite : notnull
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TWrite>());
    }

    /// <summary>For a test that writes past the doors: what it wrote is not followed.</summary>
    public void WritesPastTheDoors() => ledgers = null;

    public async ValueTask DisposeAsync()
    {
        var otherwise = ledgers is null ? null : await Db(ledgers.Difference);
        await App.StopAsync();
        await App.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        Assert.Null(otherwise);
    }

    /// <summary>An empty place for a database: nothing made in it yet.</summary>
    public static async Task<StorageSettings> Empty(Store store)
    {
        var folder = Directory.CreateTempSubdirectory("nt-test-").FullName;
        if (store == Store.Sqlite) return new StorageSettings(folder, null);
        var name = $"t{Interlocked.Increment(ref count)}";
        await PostgresServer.Current!.Execute($"CREATE DATABASE {name}");
        return new StorageSettings(folder, PostgresServer.Current.ConnectionTo(name));
    }

    static async Task<StorageSettings> Copy(Store store, bool withPapers)
    {
        await Making.WaitAsync();
        try
        {
            if (!Templates.ContainsKey((store, withPapers))) Templates[(store, withPapers)] = await MakeTemplate(store, withPapers);
        }
        finally
        {
            Making.Release();
        }
        var (template, folder) = (Templates[(store, withPapers)].Settings, Directory.CreateTempSubdirectory("nt-test-").FullName);
        // What the template's record was sealed with, where it got so far.
        if (Directory.Exists(template.KeysFolder))
            foreach (var key in Directory.EnumerateFiles(template.KeysFolder))
                File.Copy(key, Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "keys")).FullName, Path.GetFileName(key)));
        if (store == Store.Sqlite)
        {
            var copy = new StorageSettings(folder, null);
            File.Copy(template.SqliteFile, copy.SqliteFile);
            foreach (var file in Directory.Exists(template.FilesFolder) ? Directory.EnumerateFiles(template.FilesFolder, "*", SearchOption.AllDirectories) : [])
            {
                var to = Path.Combine(copy.FilesFolder, Path.GetRelativePath(template.FilesFolder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
            return copy;
        }
        var name = $"t{Interlocked.Increment(ref count)}";
        await PostgresServer.Current!.Execute($"CREATE DATABASE {name} TEMPLATE {new Npgsql.NpgsqlConnectionStringBuilder(template.PostgresConnection).Database}");
        return new StorageSettings(folder, PostgresServer.Current.ConnectionTo(name));
    }

    static async Task<(StorageSettings, FollowedLedgers)> MakeTemplate(Store store, bool withPapers)
    {
        var settings = await Empty(store);
        await using var app = Server.Build(settings, "http://127.0.0.1:0", new FixedTime(FixedTime.Start), accounts: Cheap);
        if (!withPapers)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CouncilDb>();
            await StartUp.Migrate(db);
            await FirstStart.Seed(db, scope.ServiceProvider.GetRequiredService<CouncilClock>().Today, keep: null);
        }
        await app.StartAsync();
        FollowedLedgers ledgers;
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<CouncilDb>>().CreateDbContextAsync()) ledgers = await FollowedLedgers.Of(db);
        await app.StopAsync();
        SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
        return (settings, ledgers);
    }
}
