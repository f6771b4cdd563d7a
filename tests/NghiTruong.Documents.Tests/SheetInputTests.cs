using System.IO.Compression;
using System.Text;
using Xunit;

namespace NghiTruong.Documents.Tests;

public class SheetInputTests
{
    static ReadSheets Read(byte[] bytes, string name = "so-theo-doi.xlsx") => Assert.IsType<ReadSheets>(SheetInput.Read(bytes, name));

    static string Rule(byte[] bytes, string name = "so-theo-doi.xlsx") => Assert.IsType<RefusedSheets>(SheetInput.Read(bytes, name)).Rule;

    [Fact]
    public void Rows_stand_where_they_stand_on_the_screen_and_merges_are_known()
    {
        var read = Read(SheetSample.Of(
            [["SỔ THEO DÕI"], [], ["STT", "Nội dung", "Chủ trì", "Hạn"], [1, "rà soát", "Sở Y tế", new DateOnly(2026, 7, 9)], [2.5, "báo cáo", null, "31/6/2025"], [], []], "A1:D1", "C4:C5"));
        var sheet = Assert.Single(read.Sheets);

        Assert.Equal((5, 4), (sheet.Rows.Count, sheet.ColumnCount));
        Assert.Equal(("SỔ THEO DÕI", true, 0, 0), (sheet.Rows[0][3].Text, sheet.Rows[0][3].IsSpread, sheet.Rows[0][3].MergeRow, sheet.Rows[0][3].MergeColumn));
        Assert.False(sheet.Rows[0][0].IsSpread);
        Assert.All(sheet.Rows[1], c => Assert.True(c.IsBlank));
        Assert.Equal(("09/07/2026", new DateOnly(2026, 7, 9)), (sheet.Rows[3][3].Text, sheet.Rows[3][3].Day));
        Assert.Equal(("Sở Y tế", 3), (sheet.Rows[4][2].Text, sheet.Rows[4][2].MergeRow));
        Assert.Equal(("2,5", 2.5), (sheet.Rows[4][0].Text, sheet.Rows[4][0].Number));
        Assert.Null(sheet.Rows[4][3].Day);
    }

    [Fact]
    public void Sheets_keep_their_names_and_empty_ones_are_left_out()
    {
        var read = Read(SheetSample.Book(("Năm 2025", [["a", "b"]], [], false), ("Trống", [], [], false), ("Danh mục", [["c"]], [], true)));
        Assert.Equal([("Năm 2025", false), ("Danh mục", true)], read.Sheets.Select(s => (s.Name, s.IsHidden)));
        Assert.Equal("no-words", Rule(SheetSample.Of([[]])));
    }

    [Fact]
    public void Old_fonts_become_unicode_and_what_is_unicode_already_stays()
    {
        var read = Read(SheetSample.Of([["Néi dung nhiÖm vô", "C¬ quan chñ tr×", "Thêi h¹n"], ["rµ so¸t quy ho¹ch", "ñy ban nh©n d©n tØnh", "Sở Tài chính"]]));
        Assert.Equal(["Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "rà soát quy hoạch", "ủy ban nhân dân tỉnh", "Sở Tài chính"], read.Sheets[0].Rows.SelectMany(r => r.Select(c => c.Text)));
        Assert.Contains(read.Notes, n => n.Contains("TCVN3", StringComparison.Ordinal));
        var western = Read(SheetSample.Of([["Nội dung", "Café Zürich"], ["rà soát", "naïve"]]));
        Assert.Equal("Café Zürich", western.Sheets[0].Rows[0][1].Text);
    }

    [Fact]
    public void Decomposed_letters_are_composed() => Assert.Equal("Sở Y tế", Read(SheetSample.Of([["Sở Y tế".Normalize(NormalizationForm.FormD), "b"]])).Sheets[0].Rows[0][0].Text);

    [Theory]
    [InlineData(";", "utf-8")]
    [InlineData(",", "utf-8")]
    [InlineData("\t", "utf-16")]
    [InlineData(";", "utf-16BE")]
    [InlineData(";", "windows-1258")]
    public void Separated_text_is_read_in_any_encoding(string separator, string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var to = Encoding.GetEncoding(encoding);
        var text = string.Join("\r\n", new[]
        {
            string.Join(separator, "STT", "Nội dung công việc", "Cơ quan chủ trì"), string.Join(separator, "1", $"\"rà soát{separator} \"\"gấp\"\"\nhai dòng\"", "Sở Giáo dục và Đào tạo"),
            string.Join(separator, "2", "tổng hợp báo cáo kết quả", ""),
        });
        // windows-1258 writes marks as letters of their own
        var bytes = (byte[])[.. to.GetPreamble(), .. encoding == "windows-1258" ? Windows1258(text) : to.GetBytes(text)];
        var sheet = Read(bytes, "so.csv").Sheets[0];

        Assert.Equal(["1", $"rà soát{separator} \"gấp\"\nhai dòng", "Sở Giáo dục và Đào tạo"], sheet.Rows[1].Select(c => c.Text));
        Assert.Equal((3, "Nội dung công việc", ""), (sheet.Rows.Count, sheet.Rows[0][1].Text, sheet.Rows[2][2].Text));
    }

    [Fact]
    public void A_line_that_names_the_separator_is_obeyed() => Assert.Equal(["a,b", "c"], Read(Encoding.UTF8.GetBytes("sep=;\r\na,b;c\r\n1,2;3"), "x.csv").Sheets[0].Rows[0].Select(c => c.Text));

    [Fact]
    public void What_is_no_sheet_is_refused_in_words()
    {
        Assert.Equal("empty", Rule([]));
        Assert.Equal("too-large", Rule(new byte[SheetInput.MaxBytes + 1]));
        Assert.Equal("not-a-sheet", Rule(DocxSample.Of("Nội dung")));
        Assert.Equal("not-a-sheet", Rule("%PDF-1.7"u8.ToArray()));
        Assert.Equal("not-a-sheet", Rule(Encoding.UTF8.GetBytes("Thường trực HĐND tỉnh họp phiên thứ 5.\nKết luận phiên họp."), "a.csv"));
        Assert.Equal("web-page", Rule(Encoding.UTF8.GetBytes("<html><body><table><tr><td>1</td></tr></table></body></html>"), "bao-cao.xls"));
        Assert.Equal("web-page", Rule(Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>"), "bao-cao.xls"));
        Assert.Equal("password", Rule([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("EncryptedPackage")]));
        Assert.Equal("broken", Rule(SheetSample.Of([["a", "b"]])[..900]));
        Assert.Equal("too-many-rows", Rule(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a;b\n", SheetInput.MaxRows + 1))), "a.csv"));
        Assert.Equal("too-many-columns", Rule(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a;", 300)) + "\n"), "a.csv"));
        Assert.Equal("zip-bomb", Rule(Bomb()));
        Assert.Equal("secret-mark", Rule(SheetSample.Of([["TỈNH ỦY", null, "TỐI MẬT"], ["STT", "Nội dung"]])));
        Assert.Contains("«so-theo-doi.xlsx»", ((RefusedSheets)SheetInput.Read([], "C:\\tam\\so-theo-doi.xlsx")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_format_set_down_to_the_last_row_does_not_make_a_large_sheet()
    {
        var rows = new object?[5_000][];
        Array.Fill(rows, []);
        rows[0] = ["STT", "Nội dung"];
        rows[1] = [1, "rà soát"];
        Assert.Equal(2, Read(SheetSample.Of(rows)).Sheets[0].Rows.Count);
    }

    [Fact]
    public void A_merge_over_the_whole_sheet_takes_no_more_than_the_sheet()
    {
        var merges = Enumerable.Range(0, 500).Select(_ => "A1:XFD1048576").ToArray();
        Assert.Equal(2, Read(SheetSample.Of([["a", "b"], ["c", "d"]], merges)).Sheets[0].Rows.Count);
    }

    [Theory]
    [InlineData("#REF!")]
    [InlineData("#DIV/0!")]
    [InlineData("#N/A")]
    [InlineData("#NAME?")]
    [InlineData("#NULL!")]
    [InlineData("#NUM!")]
    [InlineData("#VALUE!")]
    public void A_formula_that_went_wrong_says_so(string sign)
    {
        var read = Read(SheetSample.Of([["a", sign]]));
        Assert.Equal((sign, true), (read.Sheets[0].Rows[0][1].Text, read.Sheets[0].Rows[0][1].IsError));
        Assert.Equal("1 ô có công thức lỗi (#REF!, #N/A …), cần ghi lại bằng tay.", Assert.Single(read.Notes));
    }

    [Theory]
    [InlineData(0.8, 2, "80%")]
    [InlineData(1.0, 2, "100%")]
    [InlineData(0.125, 3, "12,5%")]
    [InlineData(0.29, 2, "29%")]
    [InlineData(80.0, 4, "80%")]
    [InlineData(0.5, 5, "50%")]
    [InlineData(0.8, 0, "0,8")]
    public void A_share_keeps_its_sign(double number, uint style, string text)
    {
        var cell = Read(SheetSample.Of([["a", new SheetSample.Styled(number, style)]])).Sheets[0].Rows[0][1];
        Assert.Equal((text, number), (cell.Text, cell.Number));
    }

    /// <summary>Damage anywhere in a file ends in sheets or in a refusal, never in an exception, and soon.</summary>
    [Fact]
    public void A_damaged_file_is_read_or_refused()
    {
        var samples = new[]
        {
            SheetSample.Of([["SỔ THEO DÕI"], ["STT", "Nội dung", "Hạn"], [1, "rà soát", new DateOnly(2026, 7, 9)], [2, "báo cáo", "15/5"]], "A1:C1", "B3:B4"),
            Stored(SheetSample.Of([["STT", "Nội dung", "Hạn"], [1, "rà soát", new DateOnly(2026, 7, 9)]], "A1:C1")),
            Encoding.UTF8.GetBytes("STT;Nội dung;\"Hạn\"\n1;rà soát;\"15/5\"\n2;báo cáo;20/5\n"),
        };
        var state = 42u;
        foreach (var sample in samples)
            for (var round = 0; round < 400; round++)
            {
                var bytes = sample.ToArray();
                for (var hit = 0; hit <= round % 6; hit++) bytes[Next(bytes.Length)] = (byte)Next(256);
                if (round % 7 == 0) bytes = bytes[..Next(bytes.Length)];
                if (round % 11 == 0) bytes = [.. bytes, .. bytes[..Next(bytes.Length)]];
                Assert.True(SheetInput.Read(bytes, "a.xlsx") is ReadSheets or RefusedSheets);
            }

        int Next(int bound)
        {
            state = state * 1664525 + 1013904223;
            return (int)(state >> 8) % Math.Max(1, bound);
        }
    }

    /// <summary>The same parts without compression: damage then lands in the XML itself.</summary>
    static byte[] Stored(byte[] package)
    {
        var to = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package)))
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in from.Entries)
            {
                using var part = entry.Open();
                using var kept = zip.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                part.CopyTo(kept);
            }
        return to.ToArray();
    }

    static byte[] Bomb()
    {
        var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            for (var n = 0; n < 80; n++) sheet.Write(new byte[1 << 20]);
        }
        return to.ToArray();
    }

    static byte[] Windows1258(string text)
    {
        // Marks of tone stand alone there; letters with circumflex, breve and horn are one.
        var letters = new StringBuilder();
        foreach (var c in text)
        {
            var parts = c.ToString().Normalize(NormalizationForm.FormD);
            var tone = parts.FirstOrDefault(p => p is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323');
            letters.Append(tone == default ? c.ToString() : string.Concat(parts.Where(p => p != tone)).Normalize(NormalizationForm.FormC) + tone);
        }
        return Encoding.GetEncoding(1258).GetBytes(letters.ToString());
    }
}
