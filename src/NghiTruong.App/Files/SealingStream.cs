namespace NghiTruong.App.Files;

/// <summary>Encrypts what is written on its way into a file. What was not ended is no archive.</summary>
sealed class SealingStream : Stream
{
    readonly Stream to;
    readonly ArchiveSeal seal;
    readonly byte[] plain = new byte[ArchiveSeal.Piece], kept = new byte[ArchiveSeal.Piece + ArchiveSeal.Tag];
    int filled;
    long number;

    public SealingStream(Stream to, byte[] secret)
    {
        (this.to, seal) = (to, ArchiveSeal.New(secret));
        to.Write(seal.HeadBytes);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            // A full piece goes once it is known not to be the last.
            if (filled == plain.Length) Close(isLast: false);
            var part = buffer[..Math.Min(buffer.Length, plain.Length - filled)];
            part.CopyTo(plain.AsSpan(filled));
            filled += part.Length;
            buffer = buffer[part.Length..];
        }
    }

    /// <summary>Nothing comes any more.</summary>
    public void End() => Close(isLast: true);

    void Close(bool isLast)
    {
        seal.Close(number++, isLast, plain.AsSpan(0, filled), kept);
        to.Write(kept, 0, filled + ArchiveSeal.Tag);
        filled = 0;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) seal.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
