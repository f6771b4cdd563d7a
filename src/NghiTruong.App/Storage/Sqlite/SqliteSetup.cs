using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NghiTruong.App.Storage.Sqlite;

/// <summary>One file, write-ahead log, a commit is a sync.</summary>
static class SqliteSetup
{
    public static DbContextOptionsBuilder UseCouncilFile(this DbContextOptionsBuilder options, string file) =>
        options.UseSqlite(Connection(file)).AddInterceptors(DurableConnection.Instance);

    public static string Connection(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file, DefaultTimeout = 30, Pooling = true,
    }.ToString();

    /// <summary>Every connection, once: WAL, synchronous=FULL, foreign keys, a megabyte of pages (each of many connections has its own). A reader of <c>PRAGMA synchronous</c> sees 2.</summary>
    sealed class DurableConnection : DbConnectionInterceptor
    {
        public static readonly DurableConnection Instance = new();

        /// <summary>What lies behind a connection is pooled and keeps what it was told.</summary>
        readonly ConditionalWeakTable<object, object> prepared = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Prepare(connection);
            return Task.CompletedTask;
        }

        void Prepare(DbConnection connection)
        {
            if (((SqliteConnection)connection).Handle is not { } handle || !prepared.TryAdd(handle, handle)) return;
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-300;";
            command.ExecuteNonQuery();
        }
    }
}
