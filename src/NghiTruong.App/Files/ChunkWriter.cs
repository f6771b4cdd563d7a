using Npgsql;
using NpgsqlTypes;

namespace NghiTruong.App.Files;

/// <summary>Files into the database as rows of pieces, by COPY in the transaction of the connection.</summary>
sealed class ChunkWriter : IAsyncDisposable
{
    readonly NpgsqlBinaryImporter rows;
    readonly DateTimeOffset now;
    readonly byte[] piece = new byte[DatabaseFileStore.ChunkSize];

    ChunkWriter(NpgsqlBinaryImporter rows, DateTimeOffset now) => (this.rows, this.now) = (rows, now.ToUniversalTime());

    public static async Task<ChunkWriter> Open(NpgsqlConnection connection, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await connection.BeginBinaryImportAsync("COPY public.file_chunks (store_key, position, bytes, added_at) FROM STDIN (FORMAT BINARY)", ct);
        rows.Timeout = TimeSpan.FromDays(1); // a slow disk is no failure
        return new(rows, now);
    }

    /// <summary>One file of an archive, held against its digest as it goes.</summary>
    public async Task<Rules.Refusal?> Put(BackupArchive archive, BackupEntry entry, CancellationToken ct)
    {
        var (position, filled) = (0, 0);
        var damaged = await archive.CopyTo(entry, async bytes =>
        {
            while (bytes.Length > 0)
            {
                var part = bytes[..Math.Min(bytes.Length, piece.Length - filled)];
                part.CopyTo(piece.AsMemory(filled));
                bytes = bytes[part.Length..];
                if ((filled += part.Length) == piece.Length) await Piece();
            }
        }, ct);
        if (damaged is null && filled > 0) await Piece();
        return damaged;

        async Task Piece()
        {
            await rows.StartRowAsync(ct);
            await rows.WriteAsync(entry.Key, NpgsqlDbType.Uuid, ct);
            await rows.WriteAsync(position++, NpgsqlDbType.Integer, ct);
            await rows.WriteAsync(new ReadOnlyMemory<byte>(piece, 0, filled), NpgsqlDbType.Bytea, ct);
            await rows.WriteAsync(now, NpgsqlDbType.TimestampTz, ct);
            filled = 0;
        }
    }

    /// <summary>Without it nothing of what was put stays.</summary>
    public async Task Complete(CancellationToken ct) => await rows.CompleteAsync(ct);

    public ValueTask DisposeAsync() => rows.DisposeAsync();
}
