using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App;
using NghiTruong.App.Files;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using Npgsql;

namespace NghiTruong.Bench;

/// <summary>The database of a measurement, kept in a folder between commands: a SQLite file, or a PostgreSQL cluster started for the time of one command.</summary>
sealed class Store : IDisposable
{
    readonly string? programs, cluster;
    readonly ServiceProvider services;

    Store(StorageSettings settings, string? programs = null, string? cluster = null)
    {
        (Settings, this.programs, this.cluster) = (settings, programs, cluster);
        services = new ServiceCollection().AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton<CouncilClock>().AddSingleton<LiveHub>().AddStorage(settings).BuildServiceProvider();
    }

    public StorageSettings Settings { get; }

    /// <summary>Opens what <c>--data</c>, <c>--store</c> and <c>--database</c> name; null, with words on the error stream, where that cannot be.</summary>
    public static Store? Open(string[] args)
    {
        if (Options.Value(args, "--data") is not { } data)
        {
            Console.Error.WriteLine("--data FOLDER is needed.");
            return null;
        }
        var folder = Path.GetFullPath(data);
        Directory.CreateDirectory(folder);
        if (Options.Value(args, "--database") is { } database) return new Store(new StorageSettings(folder, database));
        if (Options.Value(args, "--store") is not "postgres") return new Store(new StorageSettings(folder, null));
        if (Programs() is not { } programs)
        {
            Console.Error.WriteLine("PostgreSQL is not installed (Debian: apt-get install postgresql).");
            return null;
        }
        return Start(folder, programs);
    }

    public IFileStore Files => services.GetRequiredService<IFileStore>();

    /// <summary>Opens a database context without a server around it.</summary>
    public CouncilDb Db() => services.GetRequiredService<IDbContextFactory<CouncilDb>>().CreateDbContext();

    static Store Start(string folder, string programs)
    {
        var cluster = Path.Combine(folder, "postgres");
        var isNew = !File.Exists(Path.Combine(cluster, "PG_VERSION"));
        Directory.CreateDirectory(cluster);
        if (Environment.UserName == "root") Run("chown", "-R", "postgres", cluster);
        if (isNew) AsPostgres($"{programs}/initdb", "-D", cluster, "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        var port = FreePort();
        AsPostgres($"{programs}/pg_ctl", "-D", cluster, "-w", "-l", $"{cluster}/log", "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=", "start");
        string To(string name) => new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "bench", Database = name }.ToString();
        if (isNew)
        {
            using var connection = new NpgsqlConnection(To("postgres") + ";Pooling=false");
            connection.Open();
            using var create = new NpgsqlCommand("CREATE DATABASE bench", connection);
            create.ExecuteNonQuery();
        }
        return new Store(new StorageSettings(folder, To("bench")), programs, cluster);
    }

    public void Dispose()
    {
        services.Dispose();
        if (programs is null) return;
        NpgsqlConnection.ClearAllPools();
        AsPostgres($"{programs}/pg_ctl", "-D", cluster!, "-m", "fast", "-w", "stop");
    }

    static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
        : null;

    static void AsPostgres(params string[] command)
    {
        if (Environment.UserName == "root") Run(["runuser", "-u", "postgres", "--", .. command]);
        else Run(command);
    }

    // The server must not inherit our pipes: reading them would never end.
    static void Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", .. command]))!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}.");
    }

    static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
