using System.IO.Compression;
using System.Text;
using Xunit;

namespace NghiTruong.Documents.Tests;

/// <summary>An ending that says something else than the content is noticed; what offices and telephones really call their files passes.</summary>
public sealed class FileEndingTests
{
    static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj"u8.ToArray(), Rtf = @"{\rtf1\ansi Xin chao}"u8.ToArray(), Program = [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0],
        Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8], Png = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10],
        Heic = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0], Mp4 = [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0], Webp = [.. "RIFF"u8, 1, 1, 1, 1, .. "WEBPVP8 "u8],
        Html = "<html><table><tr><td>1</td></tr></table>"u8.ToArray(), Csv = Encoding.UTF8.GetBytes("STT,Nội dung\n1,Rà soát"), Vague = [1, 2, 3, 0, 255],
        Docx = DocxSample.Of("Kết luận"), Xlsx = SheetSample.Of([["a", 1]]), Odt = Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")),
        Ods = Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")), Plain = Zip(("a.png", "png")), Empty = [];

    public static TheoryData<string, string, byte[]> Others => new()
    {
        { "bao-cao.pdf", "Word (.docx)", Docx }, { "bao-cao.pdf", "chương trình máy tính", Program }, { "bao-cao.PDF ", "ảnh", Jpeg }, { "bao-cao.pdf", "tệp Office cũ", Ole }, { "bao-cao.pdf", "trang web hoặc XML", Html }, { "bao-cao.pdf", "nội dung không nhận ra", Csv }, { "bao-cao.pdf", "nội dung không nhận ra", Empty },
        { "to-trinh.docx", "PDF", Pdf }, { "to-trinh.docx", "Excel (.xlsx)", Xlsx }, { "to-trinh.docx", "tệp nén", Plain }, { "to-trinh.docx", "tệp Office cũ", Ole }, { "to-trinh.docx", "RTF", Rtf }, { "to-trinh.docx", "nội dung không nhận ra", Vague }, { "to-trinh.docx.", "PDF", Pdf },
        { "bang.xlsx", "Word (.docx)", Docx }, { "bang.xlsx", "nội dung không nhận ra", Csv }, { "bang.xlsx", "bảng tính OpenDocument", Ods }, { "bang.ods", "văn bản OpenDocument", Odt },
        { "cu.doc", "PDF", Pdf }, { "cu.doc", "ảnh", Png }, { "cu.xls", "Word (.docx)", Docx }, { "cu.rtf", "PDF", Pdf },
        { "ghi-chep.txt", "PDF", Pdf }, { "ghi-chep.csv", "Excel (.xlsx)", Xlsx }, { "ghi-chep.txt", "tệp Office cũ", Ole }, { "ghi-chep.txt", "chương trình máy tính", Program },
        { "anh.jpg", "trang web hoặc XML", Html }, { "anh.png", "PDF", Pdf }, { "phim.mp4", "Word (.docx)", Docx }, { "nen.zip", "PDF", Pdf },
    };

    [Theory, MemberData(nameof(Others))]
    public void An_ending_that_says_something_else_is_told_of_by_both_names(string name, string has, byte[] content)
    {
        var refused = FileEnding.Find(content, name);
        Assert.Equal("other-content", refused?.Rule);
        Assert.Contains($"«{name.Trim()}", refused!.Words);
        Assert.Contains("nhưng bên trong là " + has, refused.Words);
    }

    public static TheoryData<string, byte[]> Passing => new()
    {
        { "a.pdf", Pdf }, { "rac-o-dau.pdf", [.. "rác\r\n"u8, .. Pdf] }, { "A.DOCX", Docx }, { "a.xlsx", Xlsx }, { "a.odt", Odt }, { "a.ods", Ods },
        { "a.doc", Ole }, { "rtf.doc", Rtf }, { "web.doc", Html }, { "moi.doc", Docx }, { "rat-cu.doc", Vague }, { "a.xls", Ole }, { "web.xls", Html }, { "chu.xls", Csv }, { "moi.xls", Xlsx }, { "a.ppt", Ole }, { "a.rtf", Rtf },
        { "a.txt", Csv }, { "a.csv", Csv }, { "trong.txt", Empty }, { "noi-ve-pdf.txt", "Tệp phải bắt đầu bằng %PDF-1.7"u8.ToArray() }, { "bieu-mau.txt", "BM-01, MZ, GIF"u8.ToArray() }, { "web.txt", Html },
        { "utf16.txt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("BM Nội dung")] }, { "utf16-khong-dau.txt", Encoding.Unicode.GetBytes("Nội dung") }, { "utf16be.txt", Encoding.BigEndianUnicode.GetBytes("MZ") }, { "tcvn3.txt", [0x4B, 0xD5, 0x74, 0x20, 0x6C, 0x75, 0xCB, 0x6E] },
        { "a.jpg", Jpeg }, { "la-png.jpg", Png }, { "iphone.jpg", Heic }, { "zalo.jpg", Webp }, { "a.heic", Heic }, { "may-anh.heic", Jpeg }, { "la.png", Vague }, { "a.mp4", Mp4 }, { "a.mov", Vague },
        { "a.zip", Plain }, { "van-phong.zip", Docx }, { "a.rar", [.. "Rar!"u8, 26, 7] }, { "a.7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4] }, { "a.p7m", Vague }, { "ban-do.dwg", Vague }, { "khong-duoi", Pdf }, { "a.b", Docx }, { ".pdf.sig", Vague },
    };

    [Theory, MemberData(nameof(Passing))]
    public void What_people_really_send_passes(string name, byte[] content) => Assert.Null(FileEnding.Find(content, name)?.Words);

    static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var to = new StreamWriter(zip.CreateEntry(name).Open());
                to.Write(text);
            }
        return stream.ToArray();
    }
}
