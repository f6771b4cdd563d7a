using System.Security.Cryptography;

namespace NghiTruong.App.Files;

/// <summary>An encrypted archive as if it were plain, read anywhere; every piece is proved before a byte of it is given.</summary>
sealed class UnsealingStream : Stream
{
    readonly Stream from;
    readonly ArchiveSeal seal;
    readonly long pieces;
    readonly byte[] plain = new byte[ArchiveSeal.Piece], kept = new byte[ArchiveSeal.Piece + ArchiveSeal.Tag];
    long open = -1;

    UnsealingStream(Stream from, ArchiveSeal seal)
    {
        (this.from, this.seal) = (from, seal);
        var rest = from.Length - ArchiveSeal.Head;
        pieces = (rest + kept.Length - 1) / kept.Length;
        Length = Math.Max(0, rest - pieces * ArchiveSeal.Tag);
    }

    /// <summary>Null where the key is another one.</summary>
    public static UnsealingStream? Of(Stream from, byte[] secret)
    {
        var head = new byte[ArchiveSeal.Head];
        from.Position = 0;
        from.ReadExactly(head);
        return ArchiveSeal.Opened(secret, head) is { } seal ? new(from, seal) : null;
    }

    public override long Length { get; }
    public override long Position { get; set; }

    /// <exception cref="InvalidDataException">The piece is not what was written there.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (Position < 0 || Position >= Length || buffer.Length == 0) return 0;
        var (number, at) = (Position / plain.Length, (int)(Position % plain.Length));
        var length = (int)Math.Min(plain.Length, Length - number * plain.Length);
        if (number != open) Open(number, length);
        var read = Math.Min(buffer.Length, length - at);
        plain.AsSpan(at, read).CopyTo(buffer);
        Position += read;
        return read;
    }

    void Open(long number, int length)
    {
        open = -1;
        from.Position = ArchiveSeal.Head + number * kept.Length;
        from.ReadExactly(kept, 0, length + ArchiveSeal.Tag);
        try
        {
            seal.Open(number, number == pieces - 1, kept.AsSpan(0, length + ArchiveSeal.Tag), plain.AsSpan(0, length));
        }
        catch (CryptographicException e)
        {
            throw new InvalidDataException("A piece is not what was written.", e);
        }
        open = number;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? Position : Length);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            seal.Dispose();
            from.Dispose();
        }
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override void Flush() { }
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
