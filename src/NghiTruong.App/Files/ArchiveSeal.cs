using System.Buffers.Binary;
using System.Security.Cryptography;

namespace NghiTruong.App.Files;

/// <summary>
/// How an archive is encrypted: a head (mark, salt, a value that tells the right key), then pieces of a mebibyte under AES-256-GCM. The key is the archive's own,
/// derived from key file and salt; a piece's nonce is its number and whether it is the last, so that none can be left out, moved, taken from another archive or added.
/// </summary>
sealed class ArchiveSeal : IDisposable
{
    public const int Piece = 1 << 20, Tag = 16, Head = 8 + 32 + 16;

    readonly AesGcm aes;

    ArchiveSeal(AesGcm aes, byte[] head) => (this.aes, HeadBytes) = (aes, head);

    public byte[] HeadBytes { get; }

    static ReadOnlySpan<byte> Mark => "NTSEAL1\n"u8;

    public static bool IsMark(ReadOnlySpan<byte> start) => start.StartsWith(Mark);

    public static ArchiveSeal New(byte[] secret)
    {
        var salt = RandomNumberGenerator.GetBytes(32);
        return Of(secret, salt, [.. Mark, .. salt, .. CheckOf(secret, salt)]);
    }

    /// <summary>Null where it was encrypted under another key.</summary>
    public static ArchiveSeal? Opened(byte[] secret, byte[] head)
    {
        var salt = head[8..40];
        return CryptographicOperations.FixedTimeEquals(CheckOf(secret, salt), head.AsSpan(40)) ? Of(secret, salt, head) : null;
    }

    public void Close(long number, bool isLast, ReadOnlySpan<byte> plain, Span<byte> to) => aes.Encrypt(Nonce(number, isLast), plain, to[..plain.Length], to.Slice(plain.Length, Tag));

    /// <exception cref="CryptographicException">It is not that piece of this archive.</exception>
    public void Open(long number, bool isLast, ReadOnlySpan<byte> kept, Span<byte> to) => aes.Decrypt(Nonce(number, isLast), kept[..^Tag], kept[^Tag..], to);

    static ArchiveSeal Of(byte[] secret, byte[] salt, byte[] head) => new(new AesGcm(Derived(secret, salt, "nghitruong backup 1: pieces"u8, 32), Tag), head);

    static byte[] CheckOf(byte[] secret, byte[] salt) => Derived(secret, salt, "nghitruong backup 1: check"u8, 16);

    static byte[] Derived(byte[] secret, byte[] salt, ReadOnlySpan<byte> purpose, int length)
    {
        var key = new byte[length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt, purpose);
        return key;
    }

    static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(3), number);
        nonce[11] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    public void Dispose() => aes.Dispose();
}
