using System.Diagnostics;
using System.Text;
using Xunit;

namespace NghiTruong.Documents.Tests;

/// <summary>Formats that need a program beside us; without it the tests say so and are skipped.</summary>
public class TextInputToolsTests
{
    const string NoOffice = "LibreOffice (soffice) không có trên máy này";
    const string NoPoppler = "poppler-utils (pdftotext) không có trên máy này";

    static readonly string[] Paragraphs =
    [
        "Kết luận phiên họp thứ 5",
        "Chủ tịch HĐND tỉnh Nguyễn Văn A đề nghị UBND tỉnh rà soát 12 dự án chậm tiến độ, báo cáo Thường trực HĐND tỉnh trước ngày 15/5; các Ban HĐND tỉnh theo dõi việc thực hiện kết luận này.",
        "Phiên họp kết thúc lúc 11 giờ.",
    ];

    [Theory]
    [InlineData("doc", "Word cũ (.doc)")]
    [InlineData("odt", "OpenDocument (.odt)")]
    [InlineData("rtf", "RTF")]
    public void Old_office_formats_are_read(string extension, string format)
    {
        Assert.SkipUnless(TextInput.ReadsOldOffice, NoOffice);

        var read = Assert.IsType<ReadText>(TextInput.Read(Converted(DocxSample.Of(Paragraphs), extension), "a." + extension));

        Assert.Equal(string.Join('\n', Paragraphs), read.Text);
        Assert.Equal(format, read.FormatName);
    }

    [Fact]
    public void An_old_document_in_an_old_font_is_read()
    {
        Assert.SkipUnless(TextInput.ReadsOldOffice, NoOffice);
        var docx = DocxSample.Build(main => main.Document.Body!.Append(DocxSample.Paragraph("Th­êng trùc Héi ®ång nh©n d©n", ".VnTime"), DocxSample.Paragraph("nghÞ quyÕt", ".VnTimeH")));

        var read = Assert.IsType<ReadText>(TextInput.Read(Converted(docx, "doc"), "cu.doc"));

        Assert.Equal("Thường trực Hội đồng nhân dân\nNGHỊ QUYẾT", read.Text);
    }

    [Fact]
    public void Rubbish_behind_the_head_of_an_old_document_is_refused_or_read_but_never_thrown()
    {
        Assert.SkipUnless(TextInput.ReadsOldOffice, NoOffice);
        byte[] content = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("WordDocument"), .. new byte[2048]];

        Assert.Equal("office-failed", Assert.IsType<Refused>(TextInput.Read(content, "a.doc")).Rule);
    }

    [Fact]
    public void A_pdf_with_a_text_layer_is_read_and_its_lines_are_joined()
    {
        Assert.SkipUnless(TextInput.ReadsOldOffice, NoOffice);
        Assert.SkipUnless(TextInput.ReadsPdf, NoPoppler);

        var read = Assert.IsType<ReadText>(TextInput.Read(Converted(DocxSample.Of(Paragraphs), "pdf"), "a.pdf"));

        Assert.Equal(Paragraphs, read.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("PDF", read.FormatName);
    }

    [Fact]
    public void A_scanned_pdf_is_refused()
    {
        Assert.SkipUnless(TextInput.ReadsPdf, NoPoppler);

        Assert.Equal("pdf-scan", Assert.IsType<Refused>(TextInput.Read(EmptyPdf(), "quet.pdf")).Rule);
    }

    [Fact]
    public void A_pdf_with_a_password_is_refused()
    {
        Assert.SkipUnless(TextInput.ReadsOldOffice, NoOffice);
        Assert.SkipUnless(TextInput.ReadsPdf, NoPoppler);
        const string locked = """pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"khoa"}}""";

        Assert.Equal("password", Assert.IsType<Refused>(TextInput.Read(Converted(DocxSample.Of(Paragraphs), "pdf", locked), "khoa.pdf")).Rule);
    }

    [Fact]
    public void A_secret_stamp_in_a_pdf_is_refused()
    {
        Assert.SkipUnless(TextInput.ReadsOldOffice, NoOffice);
        Assert.SkipUnless(TextInput.ReadsPdf, NoPoppler);

        var pdf = Converted(DocxSample.Build(main => main.Document.Body!.Append(DocxSample.Table(["TỈNH ỦY X\nMẬT", "ĐẢNG CỘNG SẢN VIỆT NAM\nngày 5 tháng 4"]), DocxSample.Paragraph("Báo cáo tình hình chung của tỉnh"))), "pdf");
        Assert.Equal("secret-mark", Assert.IsType<Refused>(TextInput.Read(pdf, "a.pdf")).Rule);
    }

    [Fact]
    public void A_broken_pdf_is_refused()
    {
        Assert.SkipUnless(TextInput.ReadsPdf, NoPoppler);

        Assert.Equal("pdf-broken", Assert.IsType<Refused>(TextInput.Read("%PDF-1.7\nrác"u8.ToArray(), "a.pdf")).Rule);
    }

    /// <summary>A page without a word: what a scan looks like to a reader of text.</summary>
    static byte[] EmptyPdf()
    {
        string[] objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var (body, i) in objects.Select((o, i) => (o, i)))
        {
            offsets.Add(pdf.Length);
            pdf.Append($"{i + 1} 0 obj\n{body}\nendobj\n");
        }
        var table = pdf.Length;
        pdf.Append("xref\n0 4\n0000000000 65535 f \n");
        foreach (var offset in offsets) pdf.Append($"{offset:D10} 00000 n \n");
        pdf.Append($"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }

    static byte[] Converted(byte[] docx, string extension, string? filter = null)
    {
        var folder = Directory.CreateTempSubdirectory("nghitruong-test-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "a.docx"), docx);
            using var office = Process.Start(new ProcessStartInfo("soffice", ["-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to", filter ?? extension, "a.docx"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            Assert.True(office.WaitForExit(TimeSpan.FromSeconds(90)));
            return File.ReadAllBytes(Path.Combine(folder, "a." + extension));
        }
        finally { Directory.Delete(folder, recursive: true); }
    }
}
