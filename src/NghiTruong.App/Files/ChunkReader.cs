using System.Data;
using Npgsql;

namespace NghiTruong.App.Files;

/// <summary>The files that lie in the database, one after another in the order of their keys, as they are in one snapshot: never more than a part of a piece in memory.</summary>
sealed class ChunkReader(NpgsqlCommand command, NpgsqlDataReader rows) : ReadOnceStream
{
    Stream? piece;
    Guid? waiting;

    /// <summary>Whose bytes are read.</summary>
    public Guid Key { get; private set; }

    public static async Task<ChunkReader> Open(NpgsqlConnection snapshot, CancellationToken ct)
    {
        var command = new NpgsqlCommand("SELECT store_key, bytes FROM file_chunks ORDER BY store_key, position", snapshot) { CommandTimeout = 0 };
        var reader = new ChunkReader(command, await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct));
        await reader.Advance(ct);
        return reader;
    }

    /// <summary>Goes on to the next file, read or unread; false after the last.</summary>
    public async Task<bool> Next(CancellationToken ct)
    {
        while (waiting is { } key && key == Key) await Advance(ct);
        if (waiting is not { } next) return false;
        Key = next;
        return true;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (waiting is { } key && key == Key)
        {
            piece ??= await rows.GetStreamAsync(1, cancellationToken);
            if (await piece.ReadAsync(buffer, cancellationToken) is > 0 and var read) return read;
            await Advance(cancellationToken);
        }
        return 0;
    }

    async Task Advance(CancellationToken ct)
    {
        if (piece is not null) await piece.DisposeAsync();
        piece = null;
        waiting = await rows.ReadAsync(ct) ? rows.GetGuid(0) : null;
    }

    /// <summary>After the last; a file's own end closes nothing.</summary>
    public async Task End()
    {
        await rows.DisposeAsync();
        await command.DisposeAsync();
    }
}
