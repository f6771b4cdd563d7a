using System.Text;

namespace NghiTruong.Text;

/// <summary>Guesses the encoding of bytes: by mark, by pattern, then by which reading gives Vietnamese syllables.</summary>
static class LegacyDetection
{
    static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    static readonly Encoding Windows1258 = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;
    static readonly Encoding StrictWestern = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static DecodedText? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return new("", "UTF-8", 1);
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF])) return FromUtf8(bytes[3..], "UTF-8 có BOM") ?? Damaged(bytes[3..]);
        if (bytes.StartsWith<byte>([0xFF, 0xFE, 0, 0])) return new(Encoding.UTF32.GetString(bytes[4..]), "UTF-32 LE", 0.9);
        if (bytes.StartsWith<byte>([0xFF, 0xFE])) return new(Encoding.Unicode.GetString(bytes[2..]), "UTF-16 LE", 1);
        if (bytes.StartsWith<byte>([0xFE, 0xFF])) return new(Encoding.BigEndianUnicode.GetString(bytes[2..]), "UTF-16 BE", 1);
        if (Utf16WithoutMark(bytes) is { } utf16) return utf16;
        if (IsBinary(bytes)) return null;
        return FromUtf8(bytes, "UTF-8") ?? MostlyUtf8(bytes) ?? FromOneByte(bytes);
    }

    /// <summary>Recognises an old encoding inside a string that was read as Western European.</summary>
    public static DecodedText? Recognise(string text)
    {
        if (HoldsVietnameseUnicode(text)) return null;
        var (marked, asItIs) = LegacySyllables.Measure(text);
        if (marked < 3) return null;
        var best = (Text: text, Name: "", Share: (double)asItIs / marked + 0.2, Marked: 0);
        foreach (var (reading, name) in new[]
        {
            (LegacyTcvn3.ToUnicode(text), "TCVN3 (ABC)"),
            (LegacyVni.ToUnicode(text), "VNI"),
            (Utf8ReadAsWestern(text), "UTF-8 bị đọc nhầm bảng mã"),
        })
        {
            if (reading is null || reading == text) continue;
            var (words, vietnamese) = LegacySyllables.Measure(reading);
            var share = words == 0 ? 0 : (double)vietnamese / words;
            if (words >= 3 && share > best.Share && share >= 0.6) best = (reading, name, share, words);
        }
        return best.Marked == 0 ? null : new(best.Text, best.Name, Math.Min(1, best.Share * (best.Marked >= 10 ? 1 : 0.8)));
    }

    /// <summary>Whether a text holds letters that only Unicode Vietnamese has (ộ, ư, đ): it needs no conversion then.</summary>
    public static bool HoldsVietnameseUnicode(string text) =>
        text.Any(c => c is >= '\u1EA0' and <= '\u1EF9' or 'ơ' or 'ư' or 'đ' or 'ă' or 'Ơ' or 'Ư' or 'Đ' or 'Ă' or '\u0309' or '\u0323');

    static DecodedText? FromUtf8(ReadOnlySpan<byte> bytes, string name)
    {
        string text;
        try { text = StrictUtf8.GetString(bytes); }
        catch (DecoderFallbackException) { return null; }
        if (Recognise(text) is { } old) return old with { EncodingName = old.EncodingName + ", lưu dưới dạng UTF-8" };
        return new(text, LegacyMarks.ArePiled(text) || text.IsNormalized() ? name : name + ", dấu tổ hợp (NFD)", 1);
    }

    static DecodedText Damaged(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return new(text, $"UTF-8 có {text.Count(c => c == '\uFFFD')} chỗ hỏng", 0.6);
    }

    /// <summary>A UTF-8 text with a few broken places (a cut, a flipped bit) is still UTF-8.</summary>
    static DecodedText? MostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var damaged = Damaged(bytes);
        var marks = damaged.Text.Count(c => c > '\u007F');
        var broken = damaged.Text.Count(c => c == '\uFFFD');
        return broken * 5 < marks ? damaged : null;
    }

    static DecodedText? FromOneByte(ReadOnlySpan<byte> bytes)
    {
        var western = Western.GetString(bytes);
        if (Recognise(western) is { } old) return old;
        var text = LegacyMarks.Composed(Windows1258.GetString(bytes));
        var (marked, vietnamese) = LegacySyllables.Measure(text);
        if (marked >= 3 && vietnamese >= marked * 0.6) return new(text, "windows-1258", (double)vietnamese / marked);
        return new(western, "không rõ (đọc như windows-1252)", 0.2);
    }

    /// <summary>UTF-16 without a mark shows in every second byte: the high bytes of Vietnamese are 00, 01, 03, 1E or 20.</summary>
    static DecodedText? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0) return null;
        var sample = bytes[..Math.Min(bytes.Length, 4096)];
        Span<int> high = stackalloc int[2];
        Span<int> telling = stackalloc int[2];
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] is not (0 or 1 or 3 or 0x1E or 0x20)) continue;
            high[i % 2]++;
            if (sample[i] is 0 or 1 or 0x1E) telling[i % 2]++;
        }
        var half = sample.Length / 2;
        if (Fits(high[1], telling[1], high[0])) return Plausible(Encoding.Unicode.GetString(bytes), "UTF-16 LE (không BOM)");
        if (Fits(high[0], telling[0], high[1])) return Plausible(Encoding.BigEndianUnicode.GetString(bytes), "UTF-16 BE (không BOM)");
        return null;

        bool Fits(int highBytes, int tellingBytes, int lowBytes) => highBytes >= half * 0.95 && tellingBytes >= half * 0.7 && lowBytes < half * 0.6;
    }

    static DecodedText? Plausible(string text, string name) =>
        text.Count(c => c < ' ' && c is not ('\t' or '\n' or '\r')) * 20 > text.Length ? null : new(text, name, 0.9);

    /// <summary>Bytes that text does not have: more than a few control characters.</summary>
    static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        var controls = 0;
        foreach (var b in bytes)
        {
            if (b < 0x20 && b is not (9 or 10 or 11 or 12 or 13 or 0x1A or 0x1B)) controls++;
        }
        return controls > Math.Max(2, bytes.Length / 50);
    }

    static string? Utf8ReadAsWestern(string text)
    {
        try { return StrictUtf8.GetString(StrictWestern.GetBytes(text)); }
        catch (Exception e) when (e is DecoderFallbackException or EncoderFallbackException) { return null; }
    }

}
