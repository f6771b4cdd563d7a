using System.Data;
using Microsoft.EntityFrameworkCore;

namespace NghiTruong.App.Storage;

/// <summary>Several questions answered as of one moment, while others write: on PostgreSQL a transaction that sees one snapshot, on SQLite one that only reads and keeps nobody from writing.</summary>
public static class OneMoment
{
    /// <summary>From the first question until it is disposed of; within a transaction that is already open, that one's.</summary>
    public static async Task<IAsyncDisposable> ReadAtOneMoment(this CouncilDb db, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null) return new Held(null);
        if (db.Database.IsNpgsql()) return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        // What EF would begin here keeps writers out.
        await db.Database.OpenConnectionAsync(ct);
        var connection = db.Database.GetDbConnection();
        await StoredTables.Scalar(connection, "BEGIN DEFERRED", ct);
        return new Held(db);
    }

    sealed class Held(CouncilDb? db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (db is null) return;
            await StoredTables.Scalar(db.Database.GetDbConnection(), "ROLLBACK", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }
}
