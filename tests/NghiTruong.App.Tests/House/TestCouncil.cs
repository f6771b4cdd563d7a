using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Commands;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Tests.House;

/// <summary>A running council on a database of its own, as it stands after a first start: the demo province.</summary>
public sealed class TestCouncil : IAsyncDisposable
{
    static readonly SemaphoreSlim Making = new(1, 1);
    static readonly Dictionary<Store, string> Templates = [];
    static int count;

    readonly string folder;

    TestCouncil(WebApplication app, StorageSettings settings, FixedTime time, string folder) => (App, Settings, Time, this.folder) = (app, settings, time, folder);

    public WebApplication App { get; }
    public StorageSettings Settings { get; }
    public FixedTime Time { get; }
    public Uri Address => new(App.Urls.First());

    public static async Task<TestCouncil> Open(Store store)
    {
        var settings = await Copy(store);
        var time = new FixedTime(FixedTime.Start);
        var app = Server.Build(settings, "http://127.0.0.1:0", time);
        await app.StartAsync();
        return new TestCouncil(app, settings, time, settings.DataFolder);
    }

    /// <summary>A second node on the same database (PostgreSQL).</summary>
    public async Task<WebApplication> AnotherNode()
    {
        var app = Server.Build(Settings, "http://127.0.0.1:0", Time);
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

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
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

    static async Task<StorageSettings> Copy(Store store)
    {
        await Making.WaitAsync();
        try
        {
            if (!Templates.ContainsKey(store)) Templates[store] = await MakeTemplate(store);
        }
        finally
        {
            Making.Release();
        }
        var folder = Directory.CreateTempSubdirectory("nt-test-").FullName;
        if (store == Store.Sqlite)
        {
            File.Copy(Templates[store], Path.Combine(folder, "nghitruong.db"));
            return new StorageSettings(folder, null);
        }
        var name = $"t{Interlocked.Increment(ref count)}";
        await PostgresServer.Current!.Execute($"CREATE DATABASE {name} TEMPLATE {Templates[store]}");
        return new StorageSettings(folder, PostgresServer.Current.ConnectionTo(name));
    }

    static async Task<string> MakeTemplate(Store store)
    {
        var settings = await Empty(store);
        await using var app = Server.Build(settings, "http://127.0.0.1:0", new FixedTime(FixedTime.Start));
        await app.StartAsync();
        await app.StopAsync();
        SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
        return store == Store.Sqlite ? settings.SqliteFile : new Npgsql.NpgsqlConnectionStringBuilder(settings.PostgresConnection).Database!;
    }
}
