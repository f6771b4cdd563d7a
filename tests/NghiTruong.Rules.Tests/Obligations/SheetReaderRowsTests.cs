using NghiTruong.Rules.Obligations;
using NghiTruong.Text;
using Xunit;

namespace NghiTruong.Rules.Tests.Obligations;

/// <summary>What a row of an old table is: work, a part of the work above, a section, a note under the table.</summary>
public sealed class SheetReaderRowsTests
{
    static readonly DateOnly Today = new(2026, 11, 16);

    static readonly Dictionary<string, long> Directory = new[] { ("Sở Y tế", 2L), ("Sở Tài chính", 4), ("Sở Xây dựng", 6), ("UBND tỉnh", 1), ("Ban Pháp chế", 5) }.ToDictionary(x => BodyName.Key(x.Item1), x => x.Item2);

    static readonly string[] Header = ["STT", "Nội dung nhiệm vụ", "Chủ trì", "Ngày giao", "Thời hạn", "Trạng thái", "Ghi chú"];

    static IReadOnlyList<long> Find(string words) => Directory.TryGetValue(BodyName.Key(words), out var id) ? [id] : [];

    [Theory]
    [InlineData("|Sở Tài chính|||", "Work Joined", "Sở Y tế, Sở Tài chính 30/11/2026 Doing")]
    [InlineData("|Sở Tài chính|||đang thực hiện", "Work Joined", "Sở Y tế, Sở Tài chính 30/11/2026 Doing")]
    [InlineData("|Sở Tài chính||31/12/2026|", "Work Work", "Sở Y tế 30/11/2026 Doing; Sở Tài chính 31/12/2026 Open")]
    [InlineData("|Sở Tài chính|||đã hoàn thành", "Work Work", "Sở Y tế 30/11/2026 Doing; Sở Tài chính - Done")]
    [InlineData("|Sở Tài chính|5/10/2026||", "Work Work", "Sở Y tế 30/11/2026 Doing; Sở Tài chính - Open")]
    [InlineData("||||đã hoàn thành", "Work Work", "Sở Y tế 30/11/2026 Doing; Sở Y tế - Done")]
    public void A_row_under_the_work_of_another_is_work_where_its_time_or_state_is_another(string below, string kinds, string told)
    {
        var rows = Read(Table([["1", "Rà soát", "Sở Y tế", "1/9/2026", "30/11/2026", "đang thực hiện"], ["1", .. below.Split('|')]], (0, 0, 1), (0, 1, 1)));
        Assert.Equal(kinds, string.Join(' ', rows.Select(r => r.Kind)));
        Assert.Equal(told, string.Join("; ", rows.Where(r => r.IsEntered).Select(r => $"{string.Join(", ", r.Leads.Select(l => l.Words))} {r.Due.On?.ToString("dd/MM/yyyy") ?? "-"} {r.State}")));
        Assert.All(rows.Where(r => r.IsEntered), r => Assert.Equal(("Rà soát", 0), (r.Work, r.Problems.Count)));
    }

    [Fact]
    public void A_lead_under_a_part_of_the_work_joins_that_part()
    {
        var rows = Read(Table([["1", "Rà soát", "Sở Y tế", "1/9/2026", "30/11/2026"], ["", "", "Sở Tài chính", "", "31/12/2026"], ["", "", "Sở Xây dựng", "", ""]], (0, 1, 2), (1, 4, 2)));
        Assert.Equal([SheetRowKind.Work, SheetRowKind.Work, SheetRowKind.Joined], rows.Select(r => r.Kind));
        Assert.Equal([4L, 6], rows[1].Leads.SelectMany(l => l.Bodies));
    }

    [Theory]
    [InlineData("I", "II")]
    [InlineData("A", "B")]
    public void A_numbered_row_whose_lead_or_time_is_merged_from_above_is_work(string first, string second)
    {
        var rows = Read(Table([[first, "Rà soát", "Sở Y tế", "1/9/2026", "30/11/2026"], [second, "Lập đề án", "", "", ""]], (0, 2, 1), (0, 3, 1), (0, 4, 1)));
        Assert.Equal([SheetRowKind.Work, SheetRowKind.Work], rows.Select(r => r.Kind));
        Assert.Equal(("Lập đề án", new DateOnly(2026, 11, 30)), (rows[1].Work, rows[1].Due.On));
    }

    [Fact]
    public void A_numbered_row_that_has_nothing_else_is_a_section() =>
        Assert.Equal([SheetRowKind.Section, SheetRowKind.Work], Read(Table([["I", "Lĩnh vực kinh tế"], ["1", "Rà soát", "Sở Y tế", "1/9/2026"]])).Select(r => r.Kind));

    [Fact]
    public void A_lead_that_stands_alone_goes_on_with_those_above()
    {
        var rows = Read(Table([["1", "Rà soát", "Sở Y tế", "1/9/2026"], ["", "", "Sở Tài chính"], ["", "", "Sở Xây dựng"], ["2", "Lập đề án", "", "1/9/2026"]]));
        Assert.Equal([SheetRowKind.Work, SheetRowKind.Joined, SheetRowKind.Joined, SheetRowKind.Work], rows.Select(r => r.Kind));
        Assert.Equal([2L, 4, 6], rows[0].Leads.SelectMany(l => l.Bodies));
        Assert.Empty(rows[3].Leads);
    }

    [Theory]
    [InlineData("#DIV/0!", "", "", "Dòng 2, cột D “Ngày giao”: công thức trong ô này bị lỗi; ghi lại giá trị của ô.")]
    [InlineData("1/9/2026", "#REF!", "", "Dòng 2, cột E “Thời hạn”: công thức trong ô này bị lỗi; ghi lại giá trị của ô.")]
    [InlineData("1/9/2026", "", "#N/A", "Dòng 2, cột F “Trạng thái”: công thức trong ô này bị lỗi; ghi lại giá trị của ô.")]
    public void A_formula_that_went_wrong_is_to_be_put_right(string given, string due, string state, string problem) =>
        Assert.Equal(problem, Assert.Single(Assert.Single(Read(Table([["1", "Rà soát", "Sở Y tế", given, due, state]]))).Problems).Words);

    [Theory]
    [InlineData("|Ghi chú: các nhiệm vụ 1, 2 do Sở Y tế tổng hợp")]
    [InlineData("Ghi chú: các nhiệm vụ 1, 2 do Sở Y tế tổng hợp")]
    [InlineData("* Số liệu tính đến ngày 30/11/2026")]
    [InlineData("|* Số liệu tính đến ngày 30/11/2026")]
    [InlineData("||||Lam Giang, ngày 30 tháng 11 năm 2026")]
    [InlineData("||Lam Giang, ngày ... tháng ... năm 2026")]
    [InlineData("|Lam Giang, ngày 30 tháng 11 năm 2026")]
    [InlineData("|Người tổng hợp|||Lam Giang, ngày 30 tháng 11 năm 2026")]
    [InlineData("|Nơi gửi|||Lam Giang, ngày 30 tháng 11 năm 2026")]
    public void Notes_under_the_table_are_no_work(string below)
    {
        var table = Table([["1", "Rà soát", "Sở Y tế", "1/9/2026"], below.Split('|')]);
        Assert.Equal([SheetRowKind.Work, SheetRowKind.Footer], Read(table, new(2026, 9, 1)).Select(r => r.Kind));
        Assert.True(Read(table, new(2026, 9, 1))[1].MayBeTakenAsWork);
    }

    [Theory]
    [InlineData("2|Lập đề án")]
    [InlineData("|Lập đề án|Sở Công Thương")]
    [InlineData("|Lập đề án||||đang thực hiện")]
    [InlineData("|Lập đề án||||\n|Ghi chú: gấp||||\n|Rà soát lần hai|Sở Công Thương")]
    [InlineData("|Họp tại Lam Giang, ngày 30 tháng 11 năm 2026||5/9/2026")]
    public void Work_below_stays_work(string below)
    {
        var rows = Read(Table([["1", "Rà soát", "Sở Y tế", "1/9/2026"], .. below.Split('\n').Select(r => r.Split('|'))]), new(2026, 9, 1));
        Assert.Equal(SheetRowKind.Work, rows[^1].Kind);
    }

    [Fact]
    public void Where_no_row_is_surely_work_none_is_a_note() =>
        Assert.Equal([SheetRowKind.Work, SheetRowKind.Work], Read(Table([["", "Rà soát"], ["", "Lập đề án"]]), new(2026, 9, 1)).Select(r => r.Kind));

    [Theory]
    [InlineData("nt")]
    [InlineData("-nt-")]
    [InlineData("- Nt -")]
    [InlineData("“nt”")]
    [InlineData("như trên")]
    [InlineData("(như trên)")]
    [InlineData("\"")]
    [InlineData("''")]
    [InlineData("-\"-")]
    [InlineData("″")]
    [InlineData("//")]
    public void A_mark_of_the_same_takes_what_stands_above(string mark)
    {
        var rows = Read(Table([["1", "Rà soát", "Sở Y tế", "1/9/2026", "30/10/2026", "đang thực hiện"], ["2", "Lập đề án", mark, mark, mark, mark], ["3", "Sơ kết", mark, "2/9/2026", mark, "đã hoàn thành"]]));
        Assert.All(rows, r => Assert.Equal((SheetRowKind.Work, 0, 2L, new DateOnly(2026, 10, 30)), (r.Kind, r.Problems.Count, Assert.Single(r.Leads).Bodies.Single(), r.Due.On)));
        Assert.Equal([new DateOnly(2026, 9, 1), new(2026, 9, 1), new(2026, 9, 2)], rows.Select(r => r.GivenOn!.Value));
        Assert.Equal([SheetState.Doing, SheetState.Doing, SheetState.Done], rows.Select(r => r.State));
    }

    [Theory]
    [InlineData("5/3", "2026-03-05")]
    [InlineData("05-03", "2026-03-05")]
    [InlineData("ngày 5 tháng 3", "2026-03-05")]
    [InlineData("20/12", "2025-12-20")]
    public void A_day_without_its_year_is_the_last_until_the_table_and_is_told(string given, string read)
    {
        var row = Assert.Single(Read(Table([["1", "Rà soát", "Sở Y tế", given]])));
        Assert.Equal((read, 0), (row.GivenOn?.ToString("yyyy-MM-dd"), row.Problems.Count));
        Assert.Contains(row.Remarks, r => r.Contains($"“{given}” không ghi năm", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("30/2")]
    [InlineData("5/13")]
    public void A_day_without_its_year_that_is_none_stays_wrong(string given) => Assert.NotEmpty(Assert.Single(Read(Table([["1", "Rà soát", "Sở Y tế", given]]))).Problems);

    [Theory]
    [InlineData("Sở Y tế + Sở Tài chính", "2, 4")]
    [InlineData("Sở Y tế / Sở Tài chính", "2, 4")]
    [InlineData("Sở Y tế/Sở Tài chính", "2, 4")]
    [InlineData("Giám đốc Sở Y tế; Trưởng Ban Pháp chế", "2, 5")]
    [InlineData("Đ/c Trần Văn An - Giám đốc Sở Y tế", "2")]
    [InlineData("Đồng chí Trần Văn An, Phó Giám đốc Sở Y tế", "2")]
    [InlineData("Chủ tịch UBND tỉnh", "1")]
    public void Bodies_are_parted_and_a_head_stands_for_his_body(string cell, string bodies) =>
        Assert.Equal(bodies, string.Join(", ", Assert.Single(Read(Table([["1", "Rà soát", cell, "1/9/2026"]]))).Leads.SelectMany(l => l.Bodies)));

    [Theory]
    [InlineData("NTM")]
    [InlineData("Nội thất")]
    [InlineData("như trên nhưng sớm hơn")]
    public void Other_short_words_are_what_they_are(string words) =>
        Assert.Equal(words, Assert.Single(Read(Table([["1", "Rà soát", "Sở Y tế", "1/9/2026"], ["2", "Lập đề án", words, "1/9/2026"]]))[1].Leads).Words);

    [Fact]
    public void Work_marked_as_the_same_is_one_work_of_several_bodies_or_its_own_where_its_time_is()
    {
        var rows = Read(Table([["1", "Rà soát", "Sở Y tế", "1/9/2026", "30/10/2026"], ["", "nt", "Sở Tài chính"], ["", "nt", "Sở Xây dựng", "nt", "30/11/2026"]]));
        Assert.Equal([SheetRowKind.Work, SheetRowKind.Joined, SheetRowKind.Work], rows.Select(r => r.Kind));
        Assert.Equal([2L, 4], rows[0].Leads.SelectMany(l => l.Bodies));
        Assert.Equal(("Rà soát", new DateOnly(2026, 11, 30), new DateOnly(2026, 9, 1)), (rows[2].Work, rows[2].Due.On, rows[2].GivenOn));
    }

    [Fact]
    public void Nothing_above_leaves_the_mark_a_title_and_a_header_printed_again_are_not_meant()
    {
        Assert.Equal("nt", Assert.Single(Read(Table([["1", "Rà soát", "nt", "1/9/2026"]]))[0].Leads).Words);
        var rows = Read(Table([["1", "Rà soát", "Sở Y tế", "1/9/2026"], Header, ["2", "Lập đề án", "nt", "nt"]]));
        Assert.Equal((2L, new DateOnly(2026, 9, 1)), (rows[^1].Leads.Single().Bodies.Single(), rows[^1].GivenOn!.Value));
        var table = Table([["1", "Rà soát", "Sở Y tế", "1/9/2026"], ["2", "Lập đề án", "nt", "nt"]]);
        Assert.Equal("Sở Xây dựng", SheetReader.TextOf(table, new SheetChoices { HeaderRow = 0, HeaderHeight = 1, Columns = SheetHeader.Guess(table)!.Guesses(table), StandsOn = Today, Fixes = [new SheetFix(3, SheetField.Lead, "Sở Xây dựng")] }, 3, SheetField.Lead));
    }

    static IReadOnlyList<SheetRow> Read(SheetTable table, DateOnly? givenOn = null)
    {
        var header = SheetHeader.Guess(table)!;
        return SheetReader.Read(table, new SheetChoices { HeaderRow = header.Row, HeaderHeight = header.Height, Columns = header.Guesses(table), GivenOn = givenOn, StandsOn = Today }, Find, Today);
    }

    /// <summary>Rows below the header, with merges downwards: from a row, in a column, to a row.</summary>
    static SheetTable Table(string[][] rows, params (int From, int Column, int To)[] merges)
    {
        var cells = rows.Prepend(Header).Select((r, y) => Header.Select((_, x) => new SheetTableCell(r.ElementAtOrDefault(x) ?? "", null, null, y, x)).ToArray()).ToArray();
        foreach (var (from, column, to) in merges)
            for (var row = from + 2; row <= to + 1; row++) cells[row][column] = cells[from + 1][column];
        return new SheetTable("1", cells, Header.Length);
    }
}
