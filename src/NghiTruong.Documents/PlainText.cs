using System.Text;
using NghiTruong.Text;

namespace NghiTruong.Documents;

/// <summary>Plain text in whatever encoding it comes.</summary>
static class PlainText
{
    public static ReadText Read(DecodedText decoded)
    {
        var notes = new List<string>();
        var text = WithoutControls(decoded.Text, out var controls);
        if (controls > 0) notes.Add($"Đã thay {controls} ký tự điều khiển (không phải chữ) bằng dấu cách; tệp có thể bị hỏng một phần.");
        if (decoded.EncodingName.StartsWith("TCVN3", StringComparison.Ordinal) || decoded.EncodingName.StartsWith("VNI", StringComparison.Ordinal))
            notes.Add($"Đã chuyển chữ từ bảng mã {decoded.EncodingName} sang Unicode; hãy kiểm tra lại các tên riêng.");
        else if (decoded.Confidence < 0.8)
            notes.Add($"Bảng mã: {decoded.EncodingName}. Hãy kiểm tra xem chữ có đọc đúng không.");
        return new ReadText(text, null, $"Văn bản thuần ({decoded.EncodingName})", notes);
    }

    /// <summary>Control characters and lone surrogates as spaces, one for one: places in the text stay, and databases can keep it.</summary>
    public static string WithoutControls(string text, out int replaced)
    {
        replaced = 0;
        StringBuilder? cleaned = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) { i++; continue; }
            if (!(char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\u0085')) && !char.IsSurrogate(c)) continue;
            cleaned ??= new StringBuilder(text);
            cleaned[i] = c is '\f' or '\v' ? '\n' : ' ';
            if (c is not ('\f' or '\v')) replaced++;
        }
        return cleaned?.ToString() ?? text;
    }

    /// <summary>NFC; what cannot be composed (lone surrogates, piles of marks) stays as it is.</summary>
    public static string Composed(string text)
    {
        if (LegacyEncodings.HasPiledMarks(text)) return text;
        try { return text.Normalize(NormalizationForm.FormC); }
        catch (ArgumentException) { return text; }
    }
}
