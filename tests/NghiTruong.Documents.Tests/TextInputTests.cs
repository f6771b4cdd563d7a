using System.IO.Compression;
using System.Text;
using Xunit;

namespace NghiTruong.Documents.Tests;

public class TextInputTests
{
    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    static byte[] Zip(params (string Name, string Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Utf8(content));
            }
        }
        return stream.ToArray();
    }

    static byte[] Compound(params string[] streams) =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. streams.SelectMany(Encoding.Unicode.GetBytes), .. new byte[512]];

    [Fact]
    public void Plain_text_is_read_as_it_came()
    {
        var read = Assert.IsType<ReadText>(TextInput.Read(Utf8("Sáng 24/2,\r\nThường trực"), "a.txt"));

        Assert.Equal("Sáng 24/2,\r\nThường trực", read.Text);
        Assert.Equal("Văn bản thuần (UTF-8)", read.FormatName);
        Assert.Null(read.Title);
    }

    [Fact]
    public void Text_in_an_old_encoding_is_read_and_told()
    {
        var read = Assert.IsType<ReadText>(TextInput.Read(Encoding.Latin1.GetBytes("Céng hßa x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc. Th­êng trùc Héi ®ång nh©n d©n tØnh."), "cu.txt"));

        Assert.StartsWith("Cộng hòa xã hội chủ nghĩa Việt Nam", read.Text);
        Assert.Equal("Văn bản thuần (TCVN3 (ABC))", read.FormatName);
        Assert.NotEmpty(read.Notes);
    }

    [Fact]
    public void Control_characters_become_spaces_and_are_told()
    {
        var read = Assert.IsType<ReadText>(TextInput.Read(Utf8("Thường trực\0HĐND tỉnh họp phiên\u0007thứ 5 và cho ý kiến về nhiều nội dung quan trọng khác nữa của kỳ họp."), "a.txt"));

        Assert.StartsWith("Thường trực HĐND tỉnh họp phiên thứ 5", read.Text);
        Assert.Contains("2 ký tự điều khiển", Assert.Single(read.Notes));
    }

    public static TheoryData<string, byte[], string> Refusals() => new()
    {
        { "empty", [], "a.txt" },
        { "no-text", Utf8("  \r\n\t "), "a.txt" },
        { "too-large", new byte[TextInput.MaxBytes + 1], "a.txt" },
        { "image", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "anh.docx" },
        { "image", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], "anh.jpg" },
        { "program", [0x4D, 0x5A, 0x90, 0, 3, 0], "a.exe" },
        { "archive", Zip(("a.txt", "nội dung")), "a.zip" },
        { "archive", [0x52, 0x61, 0x72, 0x21, 0x1A, 7, 0], "a.rar" },
        { "spreadsheet", Zip(("[Content_Types].xml", "<a/>"), ("xl/workbook.xml", "<a/>")), "a.xlsx" },
        { "spreadsheet", Compound("Workbook"), "a.xls" },
        { "presentation", Zip(("ppt/presentation.xml", "<a/>")), "a.pptx" },
        { "password", Compound("EncryptionInfo", "EncryptedPackage"), "khoa.docx" },
        { "binary", Compound("SomethingElse"), "a.msg" },
        { "zip-broken", [0x50, 0x4B, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8], "a.docx" },
        { "docx-broken", Zip(("word/document.xml", "<w:document><khong dong")), "a.docx" },
        { "docx-broken", Zip(("word/other.xml", "<a/>")), "a.docx" },
        { "docx-broken", Zip(("word/document.xml", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>")), "a.docx" },
        { "too-complex", Zip(("word/document.xml", $"<document><body><p>{string.Concat(Enumerable.Repeat("<a>", 50_000))}{string.Concat(Enumerable.Repeat("</a>", 50_000))}</p></body></document>")), "a.docx" },
        { "piled-marks", Utf8("Hội đồng a" + string.Concat(Enumerable.Repeat("\u0323\u0301\u0300\u0309", 500_000))), "a.txt" },
        { "no-text", DocxSample.Of("", " "), "a.docx" },
        { "web-archive", Utf8("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x"), "a.doc" },
        { "binary", [1, 2, 3, 4, 0, 5, 6, 7, 8, 14, 15, 16, 200, 201], "a.txt" },
        { "too-complex", Utf8("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 5_000)) + "x"), "a.html" },
        { "too-complex", Utf8("<html><body>" + string.Concat(Enumerable.Repeat("<nav><ul></ul></title></head>", 5_000)) + "x"), "a.html" },
        { "too-complex", Utf8("<html><body>" + string.Concat(Enumerable.Range(0, 300).Select(n => $"<font size={n}>")) + string.Concat(Enumerable.Repeat("<p>x", 5_000))), "a.html" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Bad_input_is_refused_in_words_that_name_the_file(string rule, byte[] content, string name)
    {
        var refused = Assert.IsType<Refused>(TextInput.Read(content, "C:\\van-ban\\" + name));

        Assert.Equal(rule, refused.Rule);
        Assert.Contains($"«{name}»", refused.Words, StringComparison.Ordinal);
        Assert.EndsWith(".", refused.Words);
    }

    [Fact]
    public void A_zip_that_unfolds_too_far_is_refused_even_when_its_directory_lies()
    {
        var honest = Zip(("word/document.xml", new string(' ', 30_000_000)), ("word/more.xml", new string(' ', 40_000_000)));
        Assert.Equal("zip-bomb", Assert.IsType<Refused>(TextInput.Read(honest, "a.docx")).Rule);

        // the same with sizes of 10 written over the directory: unfolding itself must stop
        var lying = Zip(("word/document.xml", "<document><body><p><r><t>" + new string(' ', 70_000_000) + "</t></r></p></body></document>"));
        foreach (var at in Enumerable.Range(0, lying.Length - 46).Where(i => lying.AsSpan(i).StartsWith("PK\u0001\u0002"u8))) BitConverter.TryWriteBytes(lying.AsSpan(at + 24), 10);
        Assert.IsType<Refused>(TextInput.Read(lying, "a.docx"));
    }

    [Fact]
    public void A_name_is_shown_without_its_folders_and_without_control_characters()
    {
        Assert.Contains("«b.txt»", Assert.IsType<Refused>(TextInput.Read([], "../x/b.txt")).Words, StringComparison.Ordinal);
        Assert.Contains("«ab»", Assert.IsType<Refused>(TextInput.Read([], "a\u0000\nb")).Words, StringComparison.Ordinal);
        Assert.Contains("«không tên»", Assert.IsType<Refused>(TextInput.Read([], "")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a < b và b > c trong báo cáo", "a.txt")]
    [InlineData("MZ là viết tắt", "a.txt")]
    [InlineData("BM 01: biểu mẫu", "a.txt")]
    public void Text_that_only_resembles_something_else_is_text(string text, string name) =>
        Assert.Equal(text, Assert.IsType<ReadText>(TextInput.Read(Utf8(text), name)).Text);
}
