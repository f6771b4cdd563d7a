using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace NghiTruong.App.Storage;

/// <summary>What lies in a database, asked by names alone: an older or newer release's database answers too.</summary>
static class StoredTables
{
    const string OfSqlite = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name <> '__EFMigrationsLock' ORDER BY name";
    const string OfPostgres = "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY c.relname";

    /// <summary>A connection without EF, which would first build the model of all tables; null where there is no file yet.</summary>
    public static async Task<DbConnection?> Open(StorageSettings settings, CancellationToken ct)
    {
        if (!settings.IsPostgres && !File.Exists(settings.SqliteFile)) return null;
        DbConnection connection = settings.IsPostgres ? new NpgsqlConnection(settings.PostgresConnection)
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = settings.SqliteFile, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public static Task<List<string>> Names(DbConnection connection, CancellationToken ct) => Column(connection, connection is NpgsqlConnection ? OfPostgres : OfSqlite, ct);

    /// <summary>Rows per table; what the databases keep for themselves, such as an index of words, is left out.</summary>
    public static async Task<SortedDictionary<string, long>> Counts(DbConnection connection, CancellationToken ct)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await Names(connection, ct)) counts[table] = Convert.ToInt64(await Scalar(connection, $"SELECT count(*) FROM \"{table}\"", ct));
        return counts;
    }

    /// <summary>The migrations this database has seen, in order; none where it is no database of ours.</summary>
    public static async Task<List<string>> Migrations(DbConnection connection, CancellationToken ct)
    {
        return (await Names(connection, ct)).Contains("__EFMigrationsHistory") ? await Column(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1", ct) : [];
    }

    public static async Task<List<string>> Column(DbConnection connection, string sql, CancellationToken ct)
    {
        var found = new List<string>();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) found.Add(rows.GetValue(0).ToString()!);
        return found;
    }

    public static async Task<object?> Scalar(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return await command.ExecuteScalarAsync(ct);
    }
}
