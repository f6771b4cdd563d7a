using NghiTruong.App.Storage;
using Npgsql;

namespace NghiTruong.App.Live;

/// <summary>Brings hints of other nodes to this node's pages (LISTEN/NOTIFY). After a lost connection every page is told to resync.</summary>
public sealed class PostgresListener(StorageSettings settings, LiveHub hub, ILogger<PostgresListener> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.PostgresConnection is not { } connectionString) return;
        var once = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 15 }.ToString();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(once);
                await connection.OpenAsync(stoppingToken);
                connection.Notification += (_, told) =>
                {
                    var parts = told.Payload.Split(':');
                    if (parts.Length == 4) hub.Publish(new LiveHint(long.Parse(parts[0]), long.Parse(parts[1]), parts[2], long.Parse(parts[3])));
                };
                await using (var listen = new NpgsqlCommand("LISTEN nghitruong", connection)) await listen.ExecuteNonQueryAsync(stoppingToken);
                hub.Publish(new LiveHint(0, 0, "resync", 0));
                while (true) await connection.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException)
            {
                log.LogWarning("Lost the live connection to PostgreSQL ({Reason}); trying again in a second.", e.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }
}
