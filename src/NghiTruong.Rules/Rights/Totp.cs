using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NghiTruong.Rules.Rights;

/// <summary>Codes of six digits that change every 30 seconds (RFC 6238, HMAC-SHA-1 as every app for phones computes them).</summary>
public static class Totp
{
    const int Seconds = 30;
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / Seconds;

    public static string CodeAt(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8], mac = stackalloc byte[20];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // the standard's function; what it is used for does not need more
        HMACSHA1.HashData(key, counter, mac);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is: now, one before or one after, and later than the last one taken; null where it is none.</summary>
    public static long? Matches(byte[] key, string typed, DateTimeOffset now, long lastStep)
    {
        var code = string.Concat(typed.Where(char.IsAsciiDigit));
        if (code.Length != 6) return null;
        long? found = null;
        for (var step = StepOf(now) - 1; step <= StepOf(now) + 1; step++)
            if (step > lastStep && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(key, step)), Encoding.ASCII.GetBytes(code))) found ??= step;
        return found;
    }

    /// <summary>What an app for codes reads from the picture.</summary>
    public static string Address(byte[] key, string accountName, string issuer) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(accountName)}?secret={Written(key)}&issuer={Uri.EscapeDataString(issuer)}&digits=6&period=30";

    /// <summary>The key as letters and digits to be typed (base 32).</summary>
    public static string Written(byte[] key)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var b in key)
        {
            (bits, held) = ((bits << 8) | b, held + 8);
            for (; held >= 5; held -= 5) text.Append(Alphabet[(bits >> (held - 5)) & 31]);
            bits &= (1 << held) - 1;
        }
        if (held > 0) text.Append(Alphabet[(bits << (5 - held)) & 31]);
        return text.ToString();
    }

    /// <summary>A key that was written (base 32), spaces allowed; signs that are none of its letters are passed over.</summary>
    public static byte[] Read(string written)
    {
        var (bits, held, key) = (0, 0, new List<byte>());
        foreach (var value in written.Select(c => Alphabet.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal)).Where(v => v >= 0))
        {
            (bits, held) = ((bits << 5) | value, held + 5);
            if (held < 8) continue;
            key.Add((byte)(bits >> (held - 8)));
            held -= 8;
            bits &= (1 << held) - 1;
        }
        return [.. key];
    }
}
