using System.Text;
using System.Text.RegularExpressions;
using NghiTruong.Text;

namespace NghiTruong.Documents;

/// <summary>The text layer of a PDF, through poppler's pdftotext where it is installed.</summary>
static partial class PdfText
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    const int MaxText = 8 << 20;

    public static string? Tool => ExternalTool.Find("pdftotext");

    public static TextInputResult Read(byte[] content, string file)
    {
        if (Tool is not { } tool) return Refusals.NoPdfTool(file);
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("in.pdf"), content);
        // -raw: in its other modes pdftotext takes the dash at the end of "Nguyễn Văn A -" for a hyphen and drops it
        var (outcome, errors) = ExternalTool.Run(tool, ["-raw", "-enc", "UTF-8", "-eol", "unix", "in.pdf", "out.txt"], folder.Path, Limit);
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
        var width = lengths.Count == 0 ? 0 : lengths[lengths.Count * 19 / 20];
        var joined = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            var next = i + 1 < lines.Count ? lines[i + 1] : "";
            joined.Append(lines[i]).Append(IsFull(lines[i], next, width) && Continues(lines[i], next) ? ' ' : '\n');
        }
        return joined.ToString().Trim('\n');
    }

    // A line was broken for want of room if the next word would not have fitted; letters differ in width, so nearly is enough.
    static bool IsFull(string line, string next, int width) =>
        line.Length >= 40 && line.Length + 1 + next.AsSpan().IndexOf(' ') switch { < 0 => next.Length, var word => word } >= width * 0.92;

    static bool Continues(string line, string next)
    {
        if (next.Length == 0 || line[^1] is '.' or ':' or '!' or '?' || line.EndsWith("./", StringComparison.Ordinal)) return false;
        return !Opening().IsMatch(next) && (next.Any(char.IsLower) || !next.Any(char.IsLetter));
    }

    // what begins a line of its own: items of lists and the block of signatures
    [GeneratedRegex(@"^([-–+•*]\s|\(?\d{1,2}(\.\d{1,2}){0,3}[.)]\s|\(?[a-zđ]\)|[IVX]{1,5}[.)]\s|Điều \d+|(TM|KT|TL)\.|Nơi nhận)", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
