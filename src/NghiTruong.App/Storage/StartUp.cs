using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using NghiTruong.App.Storage.Postgres;
using Npgsql;

namespace NghiTruong.App.Storage;

/// <summary>A restore was killed while it put things in place: nothing may start before it is given again.</summary>
public sealed class RestoreUnfinished() : InvalidOperationException("Lần khôi phục trước bị dừng giữa chừng; chạy lại nghitruong restore (thêm --replace) rồi khởi động.");

/// <summary>Brings the database to this release before the first page.</summary>
public static class StartUp
{
    const string Optimise = "PRAGMA optimize=0x10002";

    /// <summary>Migrates. On SQLite the caller holds the folder's lock, so a migration lock found in the file is a dead process's.</summary>
    public static async Task Migrate(CouncilDb db)
    {
        if (db.Database.IsSqlite())
        {
            await ClearStaleMigrationLock(db);
            await db.Database.MigrateAsync();
            return;
        }
        // Several nodes may start at once: one migrates, the others wait here and find it done.
        // The lock belongs to a connection of its own: from a pool it would be held on after it is given back.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using (var take = new NpgsqlCommand("SELECT pg_advisory_lock(20261122)", connection) { CommandTimeout = 300 }) await take.ExecuteNonQueryAsync();
        if (await StoredTables.Scalar(connection, PostgresSettings.IsRestoring, default) is true) throw new RestoreUnfinished();
        await db.Database.MigrateAsync();
    }

    /// <summary>Whether this database has taken every step of this release and no other.</summary>
    public static async Task<bool> IsOfThisRelease(DbConnection connection, CancellationToken ct)
    {
        if (connection is NpgsqlConnection && await StoredTables.Scalar(connection, PostgresSettings.IsRestoring, ct) is true) return false;
        var steps = typeof(StartUp).Assembly.GetTypes().Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal);
        return steps.SequenceEqual((await StoredTables.Migrations(connection, ct)).Order(StringComparer.Ordinal));
    }

    /// <summary>Lets SQLite look at how its tables are filled, where that changed much since it last did; PostgreSQL does so by itself.</summary>
    public static async Task Settle(CouncilDb db)
    {
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync(Optimise);
    }

    /// <inheritdoc cref="Settle(CouncilDb)"/>
    public static async Task Settle(DbConnection connection, CancellationToken ct)
    {
        if (connection is SqliteConnection) await StoredTables.Scalar(connection, Optimise, ct);
    }

    static async Task ClearStaleMigrationLock(CouncilDb db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync()) == 1)
        {
            command.CommandText = "DELETE FROM \"__EFMigrationsLock\"";
            await command.ExecuteNonQueryAsync();
        }
        await db.Database.CloseConnectionAsync();
    }
}
