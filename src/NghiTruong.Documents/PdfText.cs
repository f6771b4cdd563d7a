using System.Text;
using NghiTruong.Text;

namespace NghiTruong.Documents;

/// <summary>The text layer of a PDF, through poppler's pdftotext where it is installed.</summary>
static class PdfText
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    const int MaxText = 8 << 20;

    public static string? Tool => ExternalTool.Find("pdftotext");

    public static TextInputResult Read(byte[] content, string file)
    {
        if (Tool is not { } tool) return Refusals.NoPdfTool(file);
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("in.pdf"), content);
        var (outcome, errors) = ExternalTool.Run(tool, ["-enc", "UTF-8", "-eol", "unix", "in.pdf", "out.txt"], folder.Path, Limit);
        if (errors.Contains("Incorrect password", StringComparison.OrdinalIgnoreCase)) return Refusals.Password(file);
        if (outcome == ToolOutcome.TimedOut) return Refusals.TooComplex(file);
        if (outcome == ToolOutcome.Failed || !File.Exists(folder.File("out.txt"))) return Refusals.BrokenPdf(file);
        if (new FileInfo(folder.File("out.txt")).Length > MaxText) return Refusals.TooComplex(file);

        var text = File.ReadAllText(folder.File("out.txt"), Encoding.UTF8);
        var pages = text.TrimEnd('\f', '\n').Split('\f');
        var written = pages.Count(p => p.Count(char.IsLetter) >= 20);
        if (written == 0) return Refusals.Scan(file);

        var notes = new List<string> { "Văn bản lấy từ PDF: chỗ ngắt dòng được nối lại theo phán đoán; hãy đối chiếu bảng biểu với bản gốc." };
        if (written < pages.Length) notes.Add($"Có {pages.Length - written} trang không có lớp chữ (bản quét hoặc trang trống) nên không đọc được.");
        if (LegacyEncodings.Recognise(text) is { } old)
        {
            text = old.Text;
            notes.Add($"Đã chuyển chữ từ bảng mã {old.EncodingName} sang Unicode; hãy kiểm tra lại các tên riêng.");
        }
        return new ReadText(Unwrapped(text), null, "PDF", notes);
    }

    /// <summary>Joins lines that were broken for the width of the page; lists, headings and short lines stay lines.</summary>
    internal static string Unwrapped(string text)
    {
        var lines = text.Replace('\f', '\n').Split('\n').Select(l => l.Trim()).ToList();
        var lengths = lines.Where(l => l.Length > 0).Select(l => l.Length).Order().ToList();
        var full = lengths.Count == 0 ? 0 : lengths[lengths.Count * 9 / 10] * 3 / 4;
        var joined = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            joined.Append(lines[i]);
            var goesOn = i + 1 < lines.Count && lines[i].Length >= Math.Max(40, full) && Continues(lines[i], lines[i + 1]);
            joined.Append(goesOn ? ' ' : '\n');
        }
        return joined.ToString().Trim('\n');
    }

    static bool Continues(string line, string next)
    {
        if (next.Length == 0 || line[^1] is '.' or ';' or ':' or '/' or '!' or '?') return false;
        if (char.IsLower(next[0])) return next.Length < 2 || next[1] is not (')' or '.');
        // "UBND\ntỉnh" is caught above; a capital after a full line is a name that went over, unless the line opens a list or is a heading
        if (next[0] is '-' or '+' or '•' or '–' || next.StartsWith("TM.", StringComparison.Ordinal) || next.StartsWith("KT.", StringComparison.Ordinal)) return false;
        var head = next.AsSpan()[..Math.Min(next.Length, 6)];
        if (head.IndexOfAny('.', ')') is > 0 and var mark && head[..mark].IndexOf(' ') < 0 && (char.IsDigit(next[0]) || mark <= 4)) return false;
        return next.Any(char.IsLower);
    }
}
