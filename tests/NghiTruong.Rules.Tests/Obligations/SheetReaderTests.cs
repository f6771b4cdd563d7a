using NghiTruong.Rules.Obligations;
using NghiTruong.Text;
using Xunit;

namespace NghiTruong.Rules.Tests.Obligations;

public sealed class SheetReaderTests
{
    static readonly DateOnly Today = new(2026, 11, 16);

    static readonly Dictionary<string, long> Directory = new[]
    {
        ("UBND tỉnh", 1L), ("Sở Y tế", 2), ("Sở Văn hóa, Thể thao và Du lịch", 3), ("Sở Tài chính", 4), ("Ban Pháp chế", 5), ("Sở Xây dựng", 6),
    }.ToDictionary(x => BodyName.Key(x.Item1), x => x.Item2);

    static IReadOnlyList<long> Find(string words) => Directory.TryGetValue(BodyName.Key(words), out var id) ? [id] : [];

    [Theory]
    [InlineData("STT", "", SheetField.Ordinal)]
    [InlineData("Nội dung nhiệm vụ, công việc được giao", "", SheetField.Work)]
    [InlineData("CƠ QUAN, ĐƠN VỊ CHỦ TRÌ", "", SheetField.Lead)]
    [InlineData("Đơn vị thực hiện", "", SheetField.Lead)]
    [InlineData("Phối hợp", "Cơ quan thực hiện", SheetField.Coordinating)]
    [InlineData("Thời hạn hoàn thành", "", SheetField.Due)]
    [InlineData("Hạn", "", SheetField.Due)]
    [InlineData("Ngày, tháng", "Văn bản giao", SheetField.GivenOn)]
    [InlineData("Số, ký hiệu", "Văn bản giao", SheetField.SourceNumber)]
    [InlineData("Đã hoàn thành", "Tình hình thực hiện", SheetField.MarkDone)]
    [InlineData("Quá hạn", "Tình hình thực hiện", SheetField.MarkLate)]
    [InlineData("Kết quả thực hiện", "", SheetField.Result)]
    [InlineData("Tiến độ", "", SheetField.State)]
    [InlineData("Trạng thái", "", SheetField.State)]
    [InlineData("Ghi chú", "", SheetField.Note)]
    [InlineData("Theo dõi", "", SheetField.Watcher)]
    public void Headings_of_offices_are_known(string heading, string group, SheetField field) => Assert.Equal(field, SheetHeadings.Field(heading, group));

    [Theory]
    [InlineData("15/5", 2025, 3, 10, "2025-05-15")]
    [InlineData("30/6/2025", 2025, 3, 10, "2025-06-30")]
    [InlineData("30.6.2025", 2025, 3, 10, "2025-06-30")]
    [InlineData("30-06-25", 2025, 3, 10, "2025-06-30")]
    [InlineData("trước 30/6/2025", 2025, 3, 10, "2025-06-29")]
    [InlineData("Quý II", 2025, 3, 10, "2025-06-30")]
    [InlineData("Quý II/2025", 2025, 3, 10, "2025-06-30")]
    [InlineData("tháng 5/2025", 2025, 3, 10, "2025-05-31")]
    public void A_time_in_words_is_read_from_the_day_of_giving(string words, int year, int month, int day, string last)
    {
        var (due, problem) = SheetTime.Due(new SheetTableCell(words, null, null, 0, 0), "", new DateOnly(year, month, day));
        Assert.Null(problem);
        Assert.Equal((DueKind.Day, DateOnly.ParseExact(last, "yyyy-MM-dd")), (due.Kind, due.On));
    }

    [Theory]
    [InlineData("hằng tháng", DueKind.Rhythm)]
    [InlineData("Thường xuyên", DueKind.Rhythm)]
    [InlineData("trước kỳ họp thứ 10", DueKind.Event)]
    [InlineData("sớm hoàn thành", DueKind.None)]
    [InlineData("", DueKind.None)]
    public void A_time_without_a_day_keeps_its_words(string words, DueKind kind)
    {
        var (due, problem) = SheetTime.Due(new SheetTableCell(words, null, null, 0, 0), "", Today);
        Assert.Null(problem);
        Assert.Equal((kind, words), (due.Kind, due.Words));
    }

    [Theory]
    [InlineData("31/6/2025")]
    [InlineData("30/02/2026")]
    [InlineData("trước ngày 31.4.2026")]
    [InlineData("15/13/2025")]
    [InlineData("31/6")]
    public void A_day_that_no_calendar_has_is_said(string words) => Assert.Contains("không phải ngày có thật", SheetTime.Due(new SheetTableCell(words, null, null, 0, 0), "", Today).Problem);

    [Theory]
    [InlineData("đã hoàn thành", SheetState.Done)]
    [InlineData("Hoàn thành muộn", SheetState.Done)]
    [InlineData("Chưa hoàn thành", SheetState.Doing)]
    [InlineData("chưa thực hiện", SheetState.Open)]
    [InlineData("Đang triển khai", SheetState.Doing)]
    [InlineData("60%", SheetState.Doing)]
    [InlineData("100%", SheetState.Done)]
    [InlineData("Quá hạn", SheetState.Open)]
    [InlineData("báo cáo hoàn thành, chờ xác nhận", SheetState.Reported)]
    [InlineData("xác nhận hoàn thành", SheetState.Done)]
    [InlineData("đã rút", SheetState.Withdrawn)]
    [InlineData("xyz", null)]
    public void State_words_are_read(string words, SheetState? state) => Assert.Equal(state, SheetStates.Of(new SheetTableCell(words, null, null, 0, 0)));

    [Theory]
    [InlineData("UBND tỉnh", "1", "")]
    [InlineData("Sở Văn hóa, Thể thao và Du lịch", "3", "")]
    [InlineData("Sở Y tế, Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính", "2,3,4", "")]
    [InlineData("- Sở Y tế\n- Sở Tài chính", "2,4", "")]
    [InlineData("Sở Y tế và Sở Tài chính", "2,4", "")]
    [InlineData("Sở Y tế chủ trì, phối hợp với Sở Tài chính; Sở Xây dựng", "2", "4,6")]
    [InlineData("Chủ trì: Sở Y tế. Phối hợp: UBND tỉnh", "2", "1")]
    [InlineData("Sở Công Thương, Sở Y tế", "?Sở Công Thương,2", "")]
    [InlineData("Sở Khoa học, Công nghệ và Môi trường", "?Sở Khoa học, Công nghệ và Môi trường", "")]
    public void Names_in_a_cell_are_parted(string cell, string leads, string coordinating)
    {
        var (lead, with) = SheetNames.Read(cell, Find);
        Assert.Equal((leads, coordinating), (Said(lead), Said(with)));

        static string Said(IReadOnlyList<SheetName> names) => string.Join(",", names.Select(n => n.IsKnown ? string.Join("+", n.Bodies) : "?" + n.Words));
    }

    [Fact]
    public void A_header_of_two_rows_under_titles_is_found()
    {
        var table = Awkward();
        var header = SheetHeader.Guess(table)!;

        Assert.Equal((3, 2), (header.Row, header.Height));
        Assert.Equal(
            [SheetField.Ordinal, SheetField.Work, SheetField.SourceNumber, SheetField.GivenOn, SheetField.Lead, SheetField.Coordinating, SheetField.Due, SheetField.MarkDone, SheetField.MarkDoing, SheetField.Note],
            header.Guesses(table));
        Assert.Equal("Văn bản giao: Ngày tháng", header.Heading(table, 3));
    }

    [Fact]
    public void Rows_that_are_no_work_say_what_they_are()
    {
        var rows = Read(Awkward());
        Assert.Equal(
            [SheetRowKind.Repeated, SheetRowKind.Section, SheetRowKind.Work, SheetRowKind.Joined, SheetRowKind.Blank, SheetRowKind.Section, SheetRowKind.Work, SheetRowKind.Work, SheetRowKind.Total, SheetRowKind.Footer, SheetRowKind.Footer],
            rows.Select(r => r.Kind));
    }

    [Fact]
    public void Work_is_read_with_what_stands_around_it()
    {
        var work = Read(Awkward()).Where(r => r.Kind == SheetRowKind.Work).ToList();

        Assert.Equal("I. Lĩnh vực kinh tế", work[0].Section);
        Assert.Equal([1L, 4], work[0].Leads.SelectMany(l => l.Bodies));
        Assert.Equal((new DateOnly(2025, 3, 5), "12/TB-HĐND"), (work[0].GivenOn, work[0].SourceNumber));
        Assert.Equal((SheetState.Done, new DateOnly(2025, 5, 20)), (work[0].State, work[0].DoneOn));
        Assert.Equal([2L], work[1].Leads.SelectMany(l => l.Bodies)); // the section is a body's name
        Assert.Equal(("Dòng 13, cột G “Thời hạn hoàn thành”: “31/6/2025” không phải ngày có thật."), Assert.Single(work[2].Problems).Words);
        Assert.Equal("chuyển sang năm sau", work[2].Note);
    }

    [Fact]
    public void A_cell_put_right_counts_and_the_table_stays()
    {
        var table = Awkward();
        var choices = Choices(table) with { Fixes = [new SheetFix(13, SheetField.Due, "30/6/2025")] };
        var row = SheetReader.Read(table, choices, Find, Today).Single(r => r.Number == 13);

        Assert.Empty(row.Problems);
        Assert.Equal(new DateOnly(2025, 6, 30), row.Due.On);
        Assert.Equal("31/6/2025", table[12, 6].Text);
    }

    [Fact]
    public void What_the_table_says_happened_is_told_with_where_it_comes_from()
    {
        var row = Read(Awkward()).First(r => r.Kind == SheetRowKind.Work);
        var (obligation, refusal) = CarriedOver.Give(Given.Secretary, new Reference("sheet", 7, "theo-doi.xlsx", "/nhiem-vu/nhap-bang/7"), row, new(2025, 10, 15), Given.At(Today));

        Assert.Null(refusal);
        Assert.Equal([ObligationEventKind.Given, ObligationEventKind.ReportedDone, ObligationEventKind.Confirmed], obligation!.Events.Select(e => e.Kind));
        Assert.Equal((ObligationState.Confirmed, new DateOnly(2025, 5, 20), "12/TB-HĐND"), (obligation.State, obligation.ConfirmedOn, obligation.Events[0].DocumentNumber));
        Assert.Contains("Nhập từ bảng cũ “theo-doi.xlsx”, dòng 8", obligation.Events[^1].Words);
    }

    static IReadOnlyList<SheetRow> Read(SheetTable table) => SheetReader.Read(table, Choices(table), Find, Today);

    static SheetChoices Choices(SheetTable table)
    {
        var header = SheetHeader.Guess(table)!;
        return new SheetChoices { HeaderRow = header.Row, HeaderHeight = header.Height, Columns = header.Guesses(table), StandsOn = new(2025, 10, 15) };
    }

    /// <summary>As an office makes it: titles, group heads, a row of numbers, sections, merges, a blank row, a total, signatures.</summary>
    static SheetTable Awkward()
    {
        string[][] rows =
        [
            ["VĂN PHÒNG ĐOÀN ĐBQH VÀ HĐND TỈNH", "", "", "", "", "", "", "", "", ""],
            ["BẢNG THEO DÕI NHIỆM VỤ THỰC HIỆN KẾT LUẬN (tính đến ngày 15/10/2025)", "", "", "", "", "", "", "", "", ""],
            ["", "", "", "", "", "", "", "", "", ""],
            ["STT", "Nội dung nhiệm vụ", "Văn bản giao", "Văn bản giao", "Cơ quan thực hiện", "Cơ quan thực hiện", "Thời hạn hoàn thành", "Tình hình thực hiện", "Tình hình thực hiện", "Ghi chú"],
            ["STT", "Nội dung nhiệm vụ", "Số, ký hiệu", "Ngày tháng", "Chủ trì", "Phối hợp", "Thời hạn hoàn thành", "Đã hoàn thành", "Đang thực hiện", "Ghi chú"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"],
            ["I", "Lĩnh vực kinh tế", "", "", "", "", "", "", "", ""],
            ["1", "Rà soát các dự án chậm tiến độ", "12/TB-HĐND", "5.3.2025", "UBND tỉnh", "Sở Xây dựng", "trước 30/6/2025", "Báo cáo số 15/BC-UBND ngày 20/5/2025", "", ""],
            ["1", "Rà soát các dự án chậm tiến độ", "", "", "Sở Tài chính", "", "", "", "", ""],
            ["", "", "", "", "", "", "", "", "", ""],
            ["Sở Y tế", "", "", "", "", "", "", "", "", ""],
            ["2", "Báo cáo cung ứng thuốc", "14/TB-HĐND", "10/4/2025", "", "", "hằng tháng", "", "x", ""],
            ["3", "Lập đề án", "14/TB-HĐND", "10/4/2025", "Ban Pháp chế", "", "31/6/2025", "", "", "chuyển sang năm sau"],
            ["Tổng cộng", "3 nhiệm vụ", "", "", "", "", "", "1", "1", ""],
            ["", "", "", "", "", "", "NGƯỜI LẬP BIỂU", "", "", ""],
            ["", "", "", "", "", "", "Nguyễn Thị Mai Anh", "", "", ""],
        ];
        var cells = rows.Select((r, y) => r.Select((t, x) => new SheetTableCell(t, null, null, y, x)).ToArray()).ToArray();
        Merge(0, 0, 0, 9);
        Merge(1, 0, 1, 9);
        foreach (var x in new[] { 0, 1, 6, 9 }) Merge(3, x, 4, x);
        Merge(3, 2, 3, 3);
        Merge(3, 4, 3, 5);
        Merge(3, 7, 3, 8);
        Merge(7, 0, 8, 0);
        Merge(7, 1, 8, 1);
        Merge(10, 0, 10, 9);
        return new SheetTable("2025", cells, 10);

        void Merge(int row, int column, int toRow, int toColumn)
        {
            for (var y = row; y <= toRow; y++)
                for (var x = column; x <= toColumn; x++) cells[y][x] = cells[row][column];
        }
    }
}
