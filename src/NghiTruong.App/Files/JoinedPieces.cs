namespace NghiTruong.App.Files;

/// <summary>Pieces in the store, read as one file, one open at a time.</summary>
sealed class JoinedPieces(IFileStore store, IReadOnlyList<Guid> pieces) : ReadOnceStream
{
    Stream? open;
    int next;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (open is not null && await open.ReadAsync(buffer, cancellationToken) is > 0 and var read) return read;
            if (open is not null) await open.DisposeAsync();
            open = null;
            if (next == pieces.Count) return 0;
            open = await store.Open(pieces[next++], cancellationToken) ?? throw new IOException("A piece of an upload is missing.");
        }
    }

    protected override void Dispose(bool disposing)
    {
        open?.Dispose();
        base.Dispose(disposing);
    }
}
