using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using Xunit;

namespace NghiTruong.Documents.Tests;

public class SheetWriterTests
{
    static readonly SheetColumn[] Columns = [new("Mã", 6), new("Nội dung", 60), new("Thời hạn", 12), new("Ghi chú <&>", 20)];

    [Fact]
    public async Task A_sheet_is_what_the_format_asks_for()
    {
        var bytes = await Written(
            [SheetCell.Link("12", "https://hdnd.example.vn/nhiem-vu/12?a=1&b=\"2\""), SheetCell.Text("rà soát \"quy hoạch\" & báo cáo <gấp>\nhai dòng"), SheetCell.Date(new(2026, 7, 9)), SheetCell.Number(-12.5m)],
            [SheetCell.Link("Thông báo số 5", "https://hdnd.example.vn/5"), default, SheetCell.Date(null), SheetCell.Text("")]);

        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Assert.Equal("A3:D5", sheet.GetFirstChild<AutoFilter>()!.Reference!.Value);
        Assert.Equal("A4", sheet.Descendants<Pane>().Single().TopLeftCell!.Value);
        var print = sheet.GetFirstChild<PageSetup>()!;
        Assert.Equal((9u, OrientationValues.Landscape), (print.PaperSize!.Value, print.Orientation!.Value));
        Assert.Contains("&P/&N", sheet.GetFirstChild<DocumentFormat.OpenXml.Spreadsheet.HeaderFooter>()!.OddFooter!.Text, StringComparison.Ordinal);
        Assert.Contains(document.WorkbookPart.Workbook.Descendants<DefinedName>(), n => n.Name == "_xlnm.Print_Titles" && n.Text == "'Nhiệm vụ'!$3:$3");
    }

    [Fact]
    public async Task What_is_written_is_read_back()
    {
        var bytes = await Written([SheetCell.Number(1), SheetCell.Text("Sở Giáo dục và Đào tạo"), SheetCell.Date(new(1945, 9, 2)), SheetCell.Text("ô\ttab")], [SheetCell.Link("15", "https://a.vn/15")]);
        var rows = Read(bytes);

        Assert.Equal("Sổ theo dõi", rows[0][0]);
        Assert.Equal(["Mã", "Nội dung", "Thời hạn", "Ghi chú <&>"], rows[2]);
        Assert.Equal([1.0, "Sở Giáo dục và Đào tạo", new DateTime(1945, 9, 2), "ô\ttab"], rows[3]);
        Assert.Equal(15.0, rows[4][0]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+84 912 345 678")]
    [InlineData("-rà soát")]
    [InlineData("@SUM(A1)")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("_x0041_ là chữ")]
    [InlineData("  đầu và cuối  ")]
    public async Task Words_stay_words_whatever_they_begin_with(string words)
    {
        var bytes = await Written([SheetCell.Text(words)]);
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);

        Assert.Empty(document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<CellFormula>());
        Assert.Equal(words, Read(bytes)[3][0]);
    }

    [Theory]
    [InlineData("a\0b\u0001c\uFFFEd", "abcd")]
    [InlineData("cả 😀 cặp", "cả 😀 cặp")]
    [InlineData("hai\r\ndòng\rba", "hai\ndòng\nba")]
    public async Task What_a_sheet_cannot_hold_is_left_out(string words, string kept) => Assert.Equal(kept, Read(await Written([SheetCell.Text(words)]))[3][0]);

    [Fact]
    public async Task Half_a_character_is_left_out() => Assert.Equal("nửa  cặp", Read(await Written([SheetCell.Text($"nửa {'\uD83D'} cặp")]))[3][0]);

    [Fact]
    public async Task A_long_text_is_cut_at_what_a_cell_holds()
    {
        var read = (string)Read(await Written([SheetCell.Text(new string('đ', 40_000)), SheetCell.Text(new string('đ', SheetWriter.LongestText - 1) + "😀")]))[3][0]!;
        Assert.Equal(SheetWriter.LongestText, read.Length);
    }

    [Theory]
    [InlineData("Sổ [2026]: a/b*c?\\'", "Sổ 2026 abc")]
    [InlineData("", "Bảng")]
    [InlineData("Nhiệm vụ của Thường trực Hội đồng nhân dân tỉnh", "Nhiệm vụ của Thường trực Hội đồ")]
    public async Task A_sheets_name_is_one_it_may_bear(string wished, string borne)
    {
        var to = new Forward();
        await SheetWriter.Write(to, wished, [], Columns, Rows([]));
        using var document = SpreadsheetDocument.Open(new MemoryStream(to.Bytes), false);
        Assert.Equal(borne, document.WorkbookPart!.Workbook.Descendants<Sheet>().Single().Name!.Value);
        Assert.Empty(new OpenXmlValidator().Validate(document));
    }

    [Fact]
    public async Task A_sheet_broken_off_does_not_look_whole()
    {
        var to = new Forward();
        var sheet = await SheetWriter.Start(to, "Nhiệm vụ", [], Columns);
        await sheet.Row([SheetCell.Text("một")]);
        await sheet.DisposeAsync();

        Assert.ThrowsAny<Exception>(() => Read(to.Bytes));
    }

    [Fact]
    public void Columns_are_lettered_as_on_the_screen() => Assert.Equal(["A", "Z", "AA", "AZ", "BA", "XFD"], new[] { 0, 25, 26, 51, 52, 16_383 }.Select(SheetWriter.Letter));

    static async Task<byte[]> Written(params SheetCell[][] rows)
    {
        var to = new Forward();
        await SheetWriter.Write(to, "Nhiệm vụ", ["Sổ theo dõi", "Đến ngày 09/07/2026"], Columns, Rows(rows));
        return to.Bytes;
    }

    static async IAsyncEnumerable<SheetCell[]> Rows(SheetCell[][] rows)
    {
        foreach (var row in rows)
        {
            await Task.Yield();
            yield return row;
        }
    }

    static List<object?[]> Read(byte[] bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes));
        var rows = new List<object?[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        return rows;
    }

    /// <summary>As an answer over HTTP: forward only, asynchronous only.</summary>
    sealed class Forward : Stream
    {
        readonly MemoryStream to = new();

        public byte[] Bytes => to.ToArray();
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => to.WriteAsync(buffer, cancellationToken);
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");
        public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
