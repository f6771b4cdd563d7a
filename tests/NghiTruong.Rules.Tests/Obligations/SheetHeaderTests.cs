using NghiTruong.Rules.Obligations;
using Xunit;

namespace NghiTruong.Rules.Tests.Obligations;

public sealed class SheetHeaderTests
{
    [Fact]
    public void A_header_of_three_rows_passes_its_marks_down()
    {
        string[][] rows =
        [
            ["STT", "Nội dung nhiệm vụ", "Chủ trì", "Ngày giao", "Tình hình thực hiện", "", "", ""],
            ["", "", "", "", "Đã hoàn thành", "", "Đang", "Chưa"],
            ["", "", "", "", "Đúng hạn", "Quá hạn", "", ""],
            ["1", "Rà soát", "Sở Y tế", "1/9/2026", "", "x", "", ""],
            ["2", "Lập đề án", "Sở Y tế", "1/9/2026", "", "", "x", ""],
        ];
        var cells = rows.Select((r, y) => r.Select((t, x) => new SheetTableCell(t, null, null, y, x)).ToArray()).ToArray();
        for (var x = 0; x < 4; x++) cells[1][x] = cells[2][x] = cells[0][x];
        for (var x = 5; x < 8; x++) cells[0][x] = cells[0][4];
        cells[1][5] = cells[1][4];
        (cells[2][6], cells[2][7]) = (cells[1][6], cells[1][7]);
        var table = new SheetTable("1", cells, 8);
        var header = SheetHeader.Guess(table)!;

        Assert.Equal((0, 3), (header.Row, header.Height));
        Assert.Equal([SheetField.Ordinal, SheetField.Work, SheetField.Lead, SheetField.GivenOn, SheetField.MarkDone, SheetField.MarkDone, SheetField.MarkDoing, SheetField.MarkNotDone], header.Guesses(table));
        Assert.Equal("Tình hình thực hiện: Đã hoàn thành: Quá hạn", header.Heading(table, 5));
        var read = SheetReader.Read(table, new SheetChoices { HeaderRow = 0, HeaderHeight = 3, Columns = header.Guesses(table), StandsOn = new(2026, 11, 16) }, _ => [], new(2026, 11, 16));
        Assert.Equal([(SheetState.Done, "Tình hình thực hiện: Đã hoàn thành: Quá hạn"), (SheetState.Doing, "Tình hình thực hiện: Đang")], read.Select(r => (r.State, r.StateWords)));
    }
}
