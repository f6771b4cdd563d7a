using NghiTruong.Rules.Obligations;
using Xunit;

namespace NghiTruong.Rules.Tests.Obligations;

public sealed class SheetTimeTests
{
    static readonly DateOnly Given = new(2026, 9, 1);

    static (DueTime Due, string? Problem) Due(string words) => SheetTime.Due(new SheetTableCell(words, null, null, 0, 0), "", Given);

    [Theory]
    [InlineData("12/2026", "2026-12-31")]
    [InlineData("2026", "2026-12-31")]
    [InlineData("Năm 2026", "2026-12-31")]
    [InlineData("Trong năm 2027", "2027-12-31")]
    [InlineData("11-2026", "2026-11-30")]
    [InlineData("T12/2026", "2026-12-31")]
    [InlineData("Q4/2026", "2026-12-31")]
    [InlineData("q.IV/2026", "2026-12-31")]
    [InlineData("2026-12-31", "2026-12-31")]
    [InlineData("2026-12-31 00:00:00", "2026-12-31")]
    [InlineData("31-Dec-26", "2026-12-31")]
    [InlineData("46387", "2026-12-31")]
    [InlineData("Quý III, IV/2026", "2026-12-31")]
    [InlineData("Quý IV năm 2026", "2026-12-31")]
    [InlineData("Tháng 9 -12/2026", "2026-12-31")]
    [InlineData("Tháng 11, 12/2026", "2026-12-31")]
    [InlineData("Tháng 11 và 12 năm 2026", "2026-12-31")]
    [InlineData("tháng 10, 11", "2026-11-30")]
    [InlineData("01/12-15/12/2026", "2026-12-15")]
    [InlineData("Từ ngày 01/12/2026 đến ngày 15/12/2026", "2026-12-15")]
    public void Forms_of_offices_and_spreadsheets_are_read(string words, string last)
    {
        var (due, problem) = Due(words);
        Assert.Null(problem);
        Assert.Equal((DueKind.Day, last), (due.Kind, due.On?.ToString("yyyy-MM-dd")));
        Assert.Null(SheetTime.SecondTime(due));
    }

    [Theory]
    [InlineData("30/11/20226")]
    [InlineData("31/12/2o26")]
    [InlineData("31/12/202")]
    [InlineData("31 tháng 11 năm 2026")]
    [InlineData("trước ngày 31 tháng 11")]
    [InlineData("2026-11-31")]
    public void What_no_calendar_has_is_said(string words) => Assert.Contains("không phải ngày có thật", Due(words).Problem);

    [Theory]
    [InlineData("tuần 2 tháng 12")]
    [InlineData("Tuần thứ 2 tháng 12/2026")]
    [InlineData("9-12/2026")]
    public void What_may_be_read_two_ways_stays_words(string words) => Assert.Equal((DueKind.None, words, null), (Due(words).Due.Kind, Due(words).Due.Words, Due(words).Problem));

    [Theory]
    [InlineData("30/11/2026 (gia hạn đến 15/12/2026)", "15/12/2026")]
    [InlineData("30/10 và 30/11/2026", null)]
    [InlineData("Đợt 1: 30/9/2026; Đợt 2: 30/11/2026", null)]
    [InlineData("Đợt 1: tháng 9; Đợt 2: tháng 11", null)]
    [InlineData("30/9/2026 -> 30/10/2026", null)]
    [InlineData("Quý III/2026, chậm nhất quý IV/2026", null)]
    public void A_second_time_is_told(string words, string? second)
    {
        var told = SheetTime.SecondTime(Due(words).Due);
        Assert.NotNull(told);
        if (second is not null) Assert.Equal(second, told);
    }

    [Theory]
    [InlineData("trước 30/11/2026")]
    [InlineData("trước ngày 01/12/2026")]
    [InlineData("trước ngày 15 tháng 12 năm 2026")]
    [InlineData("ngày 15/12")]
    [InlineData("trong tháng 12/2026")]
    [InlineData("trước tháng 12")]
    [InlineData("Quý IV/2026")]
    [InlineData("hết quý IV")]
    [InlineData("30/11/2026 (thứ Hai)")]
    [InlineData("trước 17 giờ ngày 30/11/2026")]
    [InlineData("30.11.26")]
    public void One_time_is_one(string words)
    {
        var due = Due(words).Due;
        Assert.Equal(DueKind.Day, due.Kind);
        Assert.Null(SheetTime.SecondTime(due));
    }
}
