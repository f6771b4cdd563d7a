using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using NghiTruong.App.Storage;
using Npgsql;

namespace NghiTruong.App.Tests.House;

/// <summary>All that a place keeps, to be compared: every row of every table, every file.</summary>
static class Kept
{
    public static async Task<SortedDictionary<string, string>> In(StorageSettings settings)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await using DbConnection connection = settings.IsPostgres
            ? new NpgsqlConnection(settings.PostgresConnection + ";Pooling=false")
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = settings.SqliteFile, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        await connection.OpenAsync();
        foreach (var table in await Rows(connection, settings.IsPostgres ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public'" : "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_stat1' AND name <> 'sqlite_stat4' AND name <> '__EFMigrationsLock' AND name <> 'sqlite_sequence' AND name NOT LIKE 'obligation~_words~_%' ESCAPE '~'"))
        {
            // A backup and a restore leave entries of their own, and those are sealed when a server comes by; `check` proves the chain.
            if (table is "obligation_words" or "audit_seals" or "audit_heads") continue;
            // When bytes came into this store is no more kept than a folder's own times of its files.
            var rows = await Rows(connection, table == "file_chunks" ? "SELECT store_key, position, bytes FROM file_chunks" : $"SELECT * FROM \"{table}\"");
            if (table == "audit_rows") rows.RemoveAll(r => r.Contains("|backup.made|", StringComparison.Ordinal) || r.Contains("|restore.done|", StringComparison.Ordinal));
            found[table] = $"{rows.Count} {Digest(string.Join('\n', rows.Order(StringComparer.Ordinal)))}";
        }
        if (!settings.IsPostgres)
            foreach (var file in Directory.Exists(settings.FilesFolder) ? Directory.EnumerateFiles(settings.FilesFolder, "*", SearchOption.AllDirectories) : [])
                found["file " + Path.GetFileName(file)] = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(file)));
        return found;
    }

    static async Task<List<string>> Rows(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values.Select(v => v is byte[] bytes ? Convert.ToHexString(bytes) : v is Array many ? string.Join(',', many.Cast<object>()) : v.ToString())));
        }
        return rows;
    }

    static string Digest(string text) => Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
