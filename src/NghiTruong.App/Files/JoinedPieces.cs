namespace NghiTruong.App.Files;

/// <summary>Pieces in the store, read as one file, one open at a time.</summary>
sealed class JoinedPieces(IFileStore store, IReadOnlyList<Guid> pieces) : Stream
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

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        open?.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
