using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;

namespace NghiTruong.Documents.Tests;

/// <summary>Official papers: valid, in the form of the decree, openable by an office program, whatever the words.</summary>
public class DocxPaperTests
{
    static readonly Dictionary<string, Func<OfficialPaper>> Forms = new()
    {
        ["thong-bao"] = () => PaperSamples.Notice(), ["cong-van"] = PaperSamples.Letter, ["bang-ngang"] = () => PaperSamples.Report(2), ["bien-ban"] = PaperSamples.Minutes,
    };

    [Theory]
    [InlineData("thong-bao")]
    [InlineData("cong-van")]
    [InlineData("bang-ngang")]
    [InlineData("bien-ban")]
    public void A_paper_is_valid_and_its_structure_and_formatting_are_those_of_the_golden_file(string form)
    {
        var docx = DocxPaper.Bytes(Forms[form]());

        Assert.Empty(Errors(docx));
        var dump = PaperDump.Of(docx);
        var golden = Path.Combine(AppContext.BaseDirectory, "Golden", form + ".txt");
        var written = Path.Combine(Path.GetTempPath(), $"nghitruong-golden-{form}.txt");
        if (!File.Exists(golden) || File.ReadAllText(golden).ReplaceLineEndings("\n") != dump) File.WriteAllText(written, dump);
        Assert.True(File.Exists(golden), $"No golden file; what was written lies in {written}.");
        Assert.Equal(File.ReadAllText(golden).ReplaceLineEndings("\n"), dump);
    }

    [Fact]
    public void The_right_by_which_someone_signs_is_chosen()
    {
        Assert.Equal(["TM. THƯỜNG TRỰC HĐND", "CHỦ TỊCH"], Signed(PaperSignature.OnBehalf("Thường trực HĐND", "Chủ tịch", "Trần Minh Khánh")));
        Assert.Equal(["TM. THƯỜNG TRỰC HĐND", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], Signed(PaperSignature.ForHead("Thường trực HĐND", "Chủ tịch", "Phó Chủ tịch", "Lê Thị Thu Hà")));
        Assert.Equal(["KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"], Signed(PaperSignature.ForHead("", "Chánh Văn phòng", "Phó Chánh Văn phòng", "…")));
        Assert.Equal(["TL. THƯỜNG TRỰC HĐND", "CHÁNH VĂN PHÒNG"], Signed(PaperSignature.ByOrder("Thường trực HĐND", "Chánh Văn phòng", "Đỗ Văn Thành")));
        Assert.Equal(["TL. THƯỜNG TRỰC HĐND", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"], Signed(PaperSignature.ByOrderForOfficer("Thường trực HĐND", "Chánh Văn phòng", "Phó Chánh Văn phòng", "…")));

        static IEnumerable<string> Signed(PaperSignature signature) => Styled(PaperSamples.Notice(signature), "QuyenHanChucVu");
    }

    [Fact]
    public void The_rules_under_names_have_the_length_that_the_decree_asks()
    {
        using var document = Open(DocxPaper.Bytes(PaperSamples.Notice()));
        var table = document.MainDocumentPart!.Document!.Body!.Elements<Table>().First();
        var cells = table.Elements<TableRow>().First().Elements<TableCell>().ToList();
        var (body, motto) = (Length(cells[0]), Length(cells[1]));

        // In ems of Times New Roman bold: "THƯỜNG TRỰC" is 8 wide, "Độc lập - Tự do - Hạnh phúc" 12.4.
        Assert.InRange(body / 12.0 / 20, 8.0 / 3, 8.0 / 2);
        Assert.InRange(motto / 13.0 / 20, 12.2, 12.6);

        static int Length(TableCell cell)
        {
            var indent = cell.Descendants<ParagraphProperties>().Single(p => p.ParagraphBorders is not null).Indentation!;
            return int.Parse(cell.TableCellProperties!.TableCellWidth!.Width!) - int.Parse(indent.Left!) - int.Parse(indent.Right!);
        }
    }

    [Fact]
    public void The_last_row_of_a_table_goes_with_the_signature_over_the_page()
    {
        var table = (PaperTable)PaperSamples.Report(3).Body[0];

        Assert.Equal([false, false, false, true], Kept(PaperSamples.Notice() with { Body = [table] }));
        Assert.Equal([false, false, false, false], Kept(PaperSamples.Report(3)));

        static IEnumerable<bool> Kept(OfficialPaper paper)
        {
            using var document = Open(DocxPaper.Bytes(paper));
            return [.. document.MainDocumentPart!.Document!.Body!.Elements<Table>().Single(t => t.GetFirstChild<TableProperties>()!.TableBorders is not null).Elements<TableRow>().Select(r => r.Descendants<Paragraph>().All(p => p.ParagraphProperties?.KeepNext is not null))];
        }
    }

    [Fact]
    public void Forbidden_characters_are_dropped_and_empty_parts_left_out()
    {
        var odd = "Kết\u0000 luận\u0007 \uD800phiên\uFFFE họp\u200B \U0001F600\tthứ\r\n5";
        var paper = new OfficialPaper
        {
            SuperiorBody = odd, IssuingBody = odd, Number = odd, Symbol = odd, Place = odd, TypeName = odd, Summary = odd, Addressees = [odd, ""], Grounds = ["", odd], Recipients = [odd, "  "],
            Body = [new PaperParagraph(odd) { Lead = odd }, new PaperHeading(PaperHeadingLevel.Section, odd, odd), new PaperList([odd, ""]), new PaperTable([new(odd, double.NaN)], [[odd, odd], []])],
            Signatures = [new PaperSignature([odd, ""], odd)],
        };
        var docx = DocxPaper.Bytes(paper);

        Assert.Empty(Errors(docx));
        Assert.Contains("Kết luận phiên họp \U0001F600 thứ", Styled(paper, "NoiDung").First());
        Assert.Empty(Errors(DocxPaper.Bytes(new OfficialPaper())));
        Assert.Empty(Errors(DocxPaper.Bytes(new OfficialPaper { IssuingBody = "HĐND", Body = [new PaperParagraph(""), new PaperTable([], []), new PaperTable([], [["a"]]), new PaperList([])], Signatures = [new PaperSignature([], "")] })));
    }

    [Fact]
    public void Very_long_texts_and_many_rows_are_written()
    {
        var lengthy = string.Join(' ', Enumerable.Repeat("rà soát dự án chậm tiến độ", 20_000));
        var paper = PaperSamples.Notice() with { Body = [new PaperParagraph(lengthy), new PaperTable([new("A", 1), new("B", 1)], [.. Enumerable.Range(0, 3000).Select(n => (IReadOnlyList<string>)[$"{n}", n == 7 ? lengthy : "b"])])], Summary = lengthy };

        var dump = PaperDump.Of(DocxPaper.Bytes(paper));

        Assert.Equal(3000 + 4, dump.Split('\n').Count(l => l.TrimStart().StartsWith("row", StringComparison.Ordinal)));
        Assert.Single(dump.Split('\n'), l => l == "  row");
        Assert.InRange(dump.Split('\n')[0].Length, 200, 300);
    }

    [Fact]
    public void What_is_written_is_read_back_by_our_own_reader()
    {
        var read = Assert.IsType<ReadText>(TextInput.Read(DocxPaper.Bytes(PaperSamples.Notice()), "tb.docx"));

        Assert.Contains("Số: 09/TB-HĐND", read.Text);
        Assert.Contains("Lam Giang, ngày 04 tháng 02 năm 2026", read.Text);
        Assert.Contains("đ) Tổ đại biểu", read.Text);
        Assert.Equal("Thông báo Kết luận phiên họp thường kỳ tháng 01/2026 của Thường trực Hội đồng nhân dân tỉnh", read.Title);
    }

    [Fact]
    public void An_office_program_opens_the_papers_and_shows_every_word()
    {
        Assert.SkipUnless(TextInput.ReadsOldOffice, "LibreOffice (soffice) không có trên máy này");
        Assert.SkipUnless(TextInput.ReadsPdf, "poppler-utils (pdftotext) không có trên máy này");

        var notice = AsPdfText(PaperSamples.Notice());
        Assert.Single(notice.Split('\f', StringSplitOptions.RemoveEmptyEntries));
        foreach (var words in new[] { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "THƯỜNG TRỰC", "Số: 09/TB-HĐND", "THÔNG BÁO", "KT. CHỦ TỊCH", "Lê Thị Thu Hà", "Nơi nhận:", "- Lưu: VT, CTHĐND." })
            Assert.Contains(words, notice);

        var report = AsPdfText(PaperSamples.Report(40)).Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(report.Length, 4, 10);
        Assert.All(report, page => Assert.Contains("STT", page));
        Assert.Equal("2", report[1].Trim().Split('\n')[0].Trim());
        Assert.DoesNotContain("1", report[0].Trim().Split('\n')[0]);
    }

    static string AsPdfText(OfficialPaper paper)
    {
        var folder = Directory.CreateTempSubdirectory("nghitruong-test-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "a.docx"), DocxPaper.Bytes(paper));
            Run(folder, "soffice", "-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to", "pdf", "a.docx");
            Run(folder, "pdftotext", "-layout", "a.pdf", "a.txt");
            return File.ReadAllText(Path.Combine(folder, "a.txt")).Normalize();
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    static void Run(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(90)));
    }

    static IEnumerable<string> Styled(OfficialPaper paper, string style)
    {
        using var document = Open(DocxPaper.Bytes(paper));
        return [.. document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val == style).Select(p => p.InnerText)];
    }

    static WordprocessingDocument Open(byte[] docx) => WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);

    static List<string> Errors(byte[] docx)
    {
        using var document = Open(docx);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")];
    }
}
