using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;

namespace NghiTruong.Documents.Tests;

public class TextInputDocxTests
{
    static ReadText Read(byte[] docx) => Assert.IsType<ReadText>(TextInput.Read(docx, "a.docx"));

    [Fact]
    public void Paragraphs_are_lines()
    {
        var read = Read(DocxSample.Of("THÔNG BÁO", "Kết luận phiên họp thứ 5", "", "Ngày 14/4"));

        Assert.Equal("THÔNG BÁO\nKết luận phiên họp thứ 5\n\nNgày 14/4", read.Text);
        Assert.Equal("Word (.docx)", read.FormatName);
        Assert.Empty(read.Notes);
    }

    [Fact]
    public void Automatic_numbers_are_written_out()
    {
        var read = Read(DocxSample.Build(main =>
        {
            DocxSample.AddNumbering(main, DocxSample.Level(0, NumberFormatValues.Decimal, "%1."), DocxSample.Level(1, NumberFormatValues.Decimal, "%1.%2."),
                DocxSample.Level(2, NumberFormatValues.LowerLetter, "%3)"), DocxSample.Level(3, NumberFormatValues.Bullet, "\uF0B7"), DocxSample.Level(4, NumberFormatValues.UpperRoman, "%5."));
            main.Document.Body!.Append(new (int, string)[]
            {
                (0, "UBND tỉnh"), (1, "rà soát"), (1, "báo cáo"), (2, "trước ngày 5/5"), (2, "bằng văn bản"), (3, "gửi Ban"), (0, "Sở Tài chính"), (1, "bố trí vốn"), (4, "Phần bốn"),
            }.Select(l => DocxSample.Paragraph(l.Item2, number: (1, l.Item1))));
        }));

        Assert.Equal("1. UBND tỉnh\n1.1. rà soát\n1.2. báo cáo\na) trước ngày 5/5\nb) bằng văn bản\n- gửi Ban\n2. Sở Tài chính\n2.1. bố trí vốn\nI. Phần bốn", read.Text);
    }

    [Fact]
    public void A_number_may_come_from_the_style_and_start_anywhere()
    {
        var read = Read(DocxSample.Build(main =>
        {
            DocxSample.AddNumbering(main, DocxSample.Level(0, NumberFormatValues.Decimal, "Điều %1.", start: 7));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(new Style(new StyleParagraphProperties(
                new NumberingProperties(new NumberingId { Val = 1 })))
            { Type = StyleValues.Paragraph, StyleId = "Dieu" });
            main.Document.Body!.Append(DocxSample.Paragraph("Phạm vi", style: "Dieu"), DocxSample.Paragraph("Hiệu lực", style: "Dieu"));
        }));

        Assert.Equal("Điều 7. Phạm vi\nĐiều 8. Hiệu lực", read.Text);
    }

    [Fact]
    public void Old_fonts_are_converted_run_by_run()
    {
        var read = Read(DocxSample.Build(main => main.Document.Body!.Append(
            new Paragraph(DocxSample.Run("th«ng b¸o", ".VnTimeH"), DocxSample.Run(" của ", "Times New Roman"), DocxSample.Run("Th­êng trùc", ".VnTime")),
            new Paragraph(DocxSample.Run("Hoäi ñoàng nhaâ", "VNI-Times"), DocxSample.Run("n da", "VNI-Times"), DocxSample.Run("ân", "VNI-Times")))));

        Assert.Equal("THÔNG BÁO của Thường trực\nHội đồng nhân dân", read.Text);
        Assert.Contains(read.Notes, n => n.Contains("phông cũ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_font_may_come_from_the_style_or_the_defaults()
    {
        var read = Read(DocxSample.Build(main =>
        {
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = ".VnTime", HighAnsi = ".VnTime" }))),
                new Style(new StyleRunProperties(new RunFonts { Ascii = ".VnTimeH", HighAnsi = ".VnTimeH" })) { Type = StyleValues.Paragraph, StyleId = "Nen" },
                new Style(new BasedOn { Val = "Nen" }) { Type = StyleValues.Paragraph, StyleId = "TieuDe" });
            main.Document.Body!.Append(DocxSample.Paragraph("nghÞ quyÕt", style: "TieuDe"), DocxSample.Paragraph("cña Héi ®ång"), DocxSample.Paragraph("Café", font: "Arial"));
        }));

        Assert.Equal("NGHỊ QUYẾT\ncủa Hội đồng\nCafé", read.Text);
    }

    [Fact]
    public void Rows_of_a_table_are_lines_with_tabs_and_a_letterhead_reads_cell_by_cell()
    {
        var read = Read(DocxSample.Build(main => main.Document.Body!.Append(
            DocxSample.Table(["HỘI ĐỒNG NHÂN DÂN\nSố: 5/TB-HĐND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nngày 5 tháng 4 năm 2026"]),
            DocxSample.Paragraph("Kết quả"),
            DocxSample.Table(["STT", "Nội dung", "Hạn"], ["1", "Rà soát quy hoạch", "15/5"], ["2", "", "20/5"]))));

        Assert.Equal(
            "HỘI ĐỒNG NHÂN DÂN\nSố: 5/TB-HĐND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nngày 5 tháng 4 năm 2026\nKết quả\nSTT\tNội dung\tHạn\n1\tRà soát quy hoạch\t15/5\n2\t\t20/5",
            read.Text);
    }

    [Fact]
    public void Tracked_deletions_are_out_and_insertions_in()
    {
        var read = Read(DocxSample.Build(main => main.Document.Body!.Append(new Paragraph(
            DocxSample.Run("trước ngày "),
            new DeletedRun(new Run(new DeletedText("15/5"))) { Author = "A", Id = "1" },
            new InsertedRun(DocxSample.Run("20/5")) { Author = "A", Id = "2" }))));

        Assert.Equal("trước ngày 20/5", read.Text);
        Assert.Contains(read.Notes, n => n.Contains("track changes", StringComparison.Ordinal));
    }

    [Fact]
    public void Headers_footnotes_and_text_boxes_are_read()
    {
        var read = Read(DocxSample.Build(main =>
        {
            var header = main.AddNewPart<HeaderPart>();
            header.Header = new Header(DocxSample.Paragraph("Dự thảo lần 2"));
            main.AddNewPart<FootnotesPart>().Footnotes = new Footnotes(
                new Footnote(DocxSample.Paragraph("")) { Type = FootnoteEndnoteValues.Separator, Id = -1 },
                new Footnote(DocxSample.Paragraph("Theo Nghị quyết số 10.")) { Id = 2 });
            const string box = """
                <w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>
                <w:txbxContent><w:p><w:r><w:t>HỎA TỐC</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>
                """;
            main.Document.Body!.Append(new Paragraph(DocxSample.Run("Kính gửi: UBND tỉnh"), new Run(box)));
        }));

        Assert.Equal("Dự thảo lần 2\nKính gửi: UBND tỉnh\nHỎA TỐC\n[2] Theo Nghị quyết số 10.", read.Text);
    }

    [Fact]
    public void Breaks_tabs_capitals_and_hidden_words_read_as_they_show()
    {
        var capitals = DocxSample.Run("kết luận");
        capitals.RunProperties = new RunProperties(new Caps());
        var hidden = DocxSample.Run("ẩn");
        hidden.RunProperties = new RunProperties(new Vanish());
        var read = Read(DocxSample.Build(main => main.Document.Body!.Append(new Paragraph(
            capitals, new Run(new Break()), DocxSample.Run("a"), new Run(new TabChar()), DocxSample.Run("b"), hidden))));

        Assert.Equal("KẾT LUẬN\na\tb", read.Text);
        Assert.Contains(read.Notes, n => n.Contains("chữ ẩn", StringComparison.Ordinal));
    }

    [Fact]
    public void The_content_decides_not_the_name() =>
        Assert.Equal("Nội dung", Assert.IsType<ReadText>(TextInput.Read(DocxSample.Of("Nội dung"), "a.txt")).Text);

    [Theory]
    [InlineData("header")]
    [InlineData("box")]
    [InlineData("table")]
    [InlineData("footer")]
    public void A_secret_mark_anywhere_in_the_frame_of_a_document_is_refused(string place)
    {
        var docx = DocxSample.Build(main =>
        {
            main.Document.Body!.Append(Enumerable.Range(1, 100).Select(n => DocxSample.Paragraph($"Dòng {n}")));
            if (place == "header") main.AddNewPart<HeaderPart>().Header = new Header(DocxSample.Paragraph("TỐI MẬT"));
            if (place == "footer") main.AddNewPart<FooterPart>().Footer = new Footer(DocxSample.Paragraph("TỐI MẬT"));
            if (place == "table") main.Document.Body.PrependChild(DocxSample.Table(["TỈNH ỦY", "TỐI MẬT"]));
            if (place == "box") main.Document.Body.Append(new Paragraph(new Run(
                """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:pict><w:txbxContent><w:p><w:r><w:t>TỐI MẬT</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>""")));
        });

        var refused = Assert.IsType<Refused>(TextInput.Read(docx, "bao-cao.docx"));
        Assert.Equal("secret-mark", refused.Rule);
        Assert.Contains("TỐI MẬT", refused.Words, StringComparison.Ordinal);
    }
}
