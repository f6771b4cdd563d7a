using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NghiTruong.App.Audit;

/// <summary>
/// How entries are sealed to one another: each seal is an HMAC-SHA-256, under a key that lies outside the database, of the seal before it, its number and
/// the canonical text of its entry. The head carries a seal of its own, so that a chain cut short is not another whole chain.
/// </summary>
public sealed class AuditChain(byte[] key)
{
    public static readonly byte[] Start = new byte[32];

    /// <summary>The seal of an entry in its place.</summary>
    public byte[] Seal(byte[] before, long number, AuditRow row)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> place = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(place, number);
        hash.AppendData("entry"u8);
        hash.AppendData(before);
        hash.AppendData(place);
        hash.AppendData(Canonical(row));
        return hash.GetHashAndReset();
    }

    /// <summary>The head's own seal: which council, how many entries, up to which id all are sealed, the last seal.</summary>
    public byte[] SealHead(long councilId, long number, byte[] last, long belowId) => SealEnd("head 2"u8, [councilId, number, belowId], last);

    /// <summary>The end of a file of entries: no head that a chain could be cut down to.</summary>
    public byte[] SealFile(long councilId, long number, byte[] last) => SealEnd("file"u8, [councilId, number], last);

    public bool Holds(AuditHead head) => CryptographicOperations.FixedTimeEquals(SealHead(head.CouncilId, head.Number, head.Hash, head.BelowId), head.Mac);

    /// <summary>A head as earlier releases sealed it: it says nothing of <see cref="AuditHead.BelowId"/>, which is not believed then.</summary>
    public bool HoldsAsBefore(AuditHead head) => CryptographicOperations.FixedTimeEquals(SealEnd("head"u8, [head.CouncilId, head.Number], head.Hash), head.Mac);

    byte[] SealEnd(ReadOnlySpan<byte> what, ReadOnlySpan<long> numbers, byte[] last)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> place = stackalloc byte[8];
        hash.AppendData(what);
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteInt64BigEndian(place, number);
            hash.AppendData(place);
        }
        hash.AppendData(last);
        return hash.GetHashAndReset();
    }

    /// <summary>The seal of an anchor: entries up to this number lie in an archive.</summary>
    public byte[] SealAnchor(AuditAnchor anchor)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        var place = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(place, anchor.CouncilId);
        BinaryPrimitives.WriteInt64BigEndian(place.AsSpan(8), anchor.Number);
        hash.AppendData("anchor"u8);
        hash.AppendData(place);
        hash.AppendData(anchor.Hash);
        hash.AppendData(Encoding.UTF8.GetBytes($"{anchor.Sha256}\n{anchor.FileName}"));
        return hash.GetHashAndReset();
    }

    /// <summary>Every field with its length before it: no two entries have one text.</summary>
    public static byte[] Canonical(AuditRow row)
    {
        var text = new StringBuilder();
        foreach (var field in new[]
        {
            Number(row.Id), Number(row.CouncilId), row.At.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture), Number(row.PersonId), Number(row.PostId), row.ActorTitle,
            row.Act, row.TargetKind, Number(row.TargetId), row.TargetTitle, row.FormId?.ToString() ?? "", row.CameFrom ?? "", row.Changes ?? "",
        })
            text.Append(Encoding.UTF8.GetByteCount(field).ToString(CultureInfo.InvariantCulture)).Append(':').Append(field).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static string Number(long n) => n.ToString(CultureInfo.InvariantCulture);
}
