using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace NghiTruong.App.Tests.House;

/// <summary>A throw-away PostgreSQL for one test run: started where the server's programs are installed, gone afterwards.</summary>
public sealed class PostgresServer : IDisposable
{
    static readonly Lazy<PostgresServer?> Running = new(() => Start(isDurable: false));
    readonly string folder, programs;
    readonly int port;

    PostgresServer(string folder, string programs, int port) => (this.folder, this.programs, this.port) = (folder, programs, port);

    /// <summary>The server, or null where PostgreSQL is not installed.</summary>
    public static PostgresServer? Current => Running.Value;

    public string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "test", Database = database, MaxPoolSize = 20, ConnectionIdleLifetime = 10, ConnectionPruningInterval = 5, IncludeErrorDetail = true }.ToString();

    public async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Starts one; null where it is not installed. A durable one syncs each commit, as a real one does.</summary>
    public static PostgresServer? Start(bool isDurable)
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            : null;
        if (programs is null) return null;
        var folder = Directory.CreateTempSubdirectory("nt-pg-").FullName;
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        if (Environment.UserName == "root") Run("chown", "postgres", folder);
        AsPostgres($"{programs}/initdb", "-D", $"{folder}/data", "-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N");
        AsPostgres($"{programs}/pg_ctl", "-D", $"{folder}/data", "-w", "-l", $"{folder}/log", "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= {(isDurable ? "-c fsync=on -c synchronous_commit=on" : "-c fsync=off")} -c max_connections=600", "start");
        var server = new PostgresServer(folder, programs, port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    }

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
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}.");
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        try
        {
            AsPostgres($"{programs}/pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop");
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // The machine's own temporary folder is cleared in time.
        }
    }
}
