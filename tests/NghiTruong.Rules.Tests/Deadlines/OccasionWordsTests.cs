using System.Globalization;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;
using Xunit;

namespace NghiTruong.Rules.Tests.Deadlines;

/// <summary>Words of time that name a session or a monthly meeting, and how the time hangs on it.</summary>
public sealed class OccasionWordsTests
{
    static readonly DateOnly Said = new(2026, 9, 15);

    [Theory]
    [InlineData("trước kỳ họp thứ 23", "Kỳ họp thứ 23", "Opening 1 CalendarDay Before")]
    [InlineData("Trước ngày khai mạc Kỳ họp thứ 24 HĐND tỉnh", "Kỳ họp thứ 24", "Opening 1 CalendarDay Before")]
    [InlineData("tại kỳ họp thứ 23", "Kỳ họp thứ 23", "Opening 0 CalendarDay At")]
    [InlineData("trình kỳ họp thứ 23", "Kỳ họp thứ 23", "Opening 0 CalendarDay At")]
    [InlineData("kỳ họp HĐND tỉnh thứ 7", "Kỳ họp thứ 7", "Opening 0 CalendarDay At")]
    [InlineData("kỳ họp lần thứ 3", "Kỳ họp thứ 3", "Opening 0 CalendarDay At")]
    [InlineData("15 ngày trước kỳ họp thứ 23", "Kỳ họp thứ 23", "Opening 15 CalendarDay Before")]
    [InlineData("chậm nhất 05 ngày làm việc trước ngày khai mạc kỳ họp thứ 23", "Kỳ họp thứ 23", "Opening 5 WorkingDay Before")]
    [InlineData("trước ngày khai mạc kỳ họp thứ 23 ít nhất 20 ngày", "Kỳ họp thứ 23", "Opening 20 CalendarDay Before")]
    [InlineData("trước khi bế mạc kỳ họp thứ 23", "Kỳ họp thứ 23", "Closing 1 CalendarDay Before")]
    [InlineData("10 ngày sau kỳ họp thứ 23", "Kỳ họp thứ 23", "Closing 10 CalendarDay After")]
    [InlineData("trong 10 ngày làm việc sau khi bế mạc kỳ họp thứ 23", "Kỳ họp thứ 23", "Closing 10 WorkingDay After")]
    [InlineData("3 ngày sau ngày khai mạc kỳ họp thứ 23", "Kỳ họp thứ 23", "Opening 3 CalendarDay After")]
    [InlineData("báo cáo kết quả sau giám sát tại kỳ họp thứ 23", "Kỳ họp thứ 23", "Opening 0 CalendarDay At")]
    [InlineData("15 ngày trước khi trình tại kỳ họp thứ 23", "Kỳ họp thứ 23", "Opening 15 CalendarDay Before")]
    [InlineData("kỳ họp thứ nhất", "Kỳ họp thứ 1", "Opening 0 CalendarDay At")]
    [InlineData("trước kỳ họp thứ sáu", "Kỳ họp thứ 6", "Opening 1 CalendarDay Before")]
    [InlineData("trước kỳ họp thứ mười", "Kỳ họp thứ 10", "Opening 1 CalendarDay Before")]
    [InlineData("trước kỳ họp thứ mười hai", "Kỳ họp thứ 12", "Opening 1 CalendarDay Before")]
    [InlineData("trước kỳ họp thứ hai mươi ba", "Kỳ họp thứ 23", "Opening 1 CalendarDay Before")]
    [InlineData("trước kỳ họp thứ hai mươi lăm", "Kỳ họp thứ 25", "Opening 1 CalendarDay Before")]
    [InlineData("trước kỳ họp thứ mười năm 2026", "Kỳ họp thứ 10", "Opening 1 CalendarDay Before")]
    [InlineData("trước kỳ họp cuối năm", "Kỳ họp thường lệ cuối năm 2026", "Opening 1 CalendarDay Before")]
    [InlineData("tại kỳ họp giữa năm", "Kỳ họp thường lệ giữa năm 2027", "Opening 0 CalendarDay At")]
    [InlineData("tại kỳ họp thường lệ giữa năm 2026", "Kỳ họp thường lệ giữa năm 2026", "Opening 0 CalendarDay At")]
    [InlineData("kỳ họp HĐND tỉnh thường lệ cuối năm 2027", "Kỳ họp thường lệ cuối năm 2027", "Opening 0 CalendarDay At")]
    [InlineData("tại phiên họp tháng 10", "Phiên họp tháng 10/2026", "Opening 0 CalendarDay At")]
    [InlineData("trước phiên họp tháng 8", "Phiên họp tháng 8/2027", "Opening 1 CalendarDay Before")]
    [InlineData("tại phiên họp thường kỳ tháng 12/2026", "Phiên họp tháng 12/2026", "Opening 0 CalendarDay At")]
    [InlineData("phiên họp Thường trực HĐND tỉnh tháng 01 năm 2027", "Phiên họp tháng 1/2027", "Opening 0 CalendarDay At")]
    [InlineData("tại phiên họp tháng sau", "Phiên họp tháng 10/2026", "Opening 0 CalendarDay At")]
    [InlineData("tại phiên họp tháng tới", "Phiên họp tháng 10/2026", "Opening 0 CalendarDay At")]
    [InlineData("tại phiên họp tháng sáu", "Phiên họp tháng 6/2027", "Opening 0 CalendarDay At")]
    [InlineData("3 ngày làm việc trước phiên họp thường kỳ tháng 11", "Phiên họp tháng 11/2026", "Opening 3 WorkingDay Before")]
    public void Words_that_name_an_occasion(string words, string title, string hangs)
    {
        var mention = OccasionWords.Read(words, Said);
        Assert.NotNull(mention);
        Assert.Equal((title, hangs), (mention.Title, $"{mention.Rule.Point} {mention.Rule.Own!.Value} {mention.Rule.Own.Unit} {mention.Rule.Own.Direction}"));
        Assert.Null(mention.Rule.RuleId);
    }

    [Theory]
    [InlineData("trước ngày 15/10/2026")]
    [InlineData("trong quý II năm 2027")]
    [InlineData("trong tháng 10")]
    [InlineData("sau kỳ họp thứ 23")]
    [InlineData("sau khi bế mạc kỳ họp thứ 23")]
    [InlineData("tại kỳ họp thứ 10, Quốc hội khóa XVI")]
    [InlineData("trước kỳ họp thứ 2 của Quốc hội")]
    [InlineData("kỳ họp thứ 0")]
    [InlineData("kỳ họp gần nhất")]
    [InlineData("kỳ họp chuyên đề")]
    [InlineData("phiên họp tháng 13")]
    [InlineData("phiên giải trình tháng 10")]
    [InlineData("thường xuyên")]
    [InlineData("")]
    public void Words_that_name_none(string words) => Assert.Null(OccasionWords.Read(words, Said));

    [Fact]
    public void The_month_after_December_is_January()
    {
        Assert.Equal("2027-01", OccasionWords.Read("tại phiên họp tháng sau", new(2026, 12, 31))!.Period);
        Assert.Equal("2026-12", OccasionWords.Read("tại phiên họp tháng 12", new(2026, 12, 31))!.Period);
        Assert.Equal("2027-11", OccasionWords.Read("tại phiên họp tháng 11", new(2026, 12, 31))!.Period);
    }

    [Fact]
    public void A_mention_names_its_own_occasion_alone()
    {
        var mention = OccasionWords.Read("trước kỳ họp thứ 23", Said)!;
        Assert.True(mention.Names(Given(o => o.Number = 23), Said));
        Assert.False(mention.Names(Given(o => o.Number = 24), Said));
        // The number comes again with each term, and a session that is over is not the one spoken of.
        Assert.True(mention.Names(Given(o => (o.Number, o.StartsOn) = (23, new(2026, 12, 8))), Said));
        Assert.False(mention.Names(Given(o => (o.Number, o.StartsOn) = (23, new(2031, 12, 8))), Said));
        Assert.False(mention.Names(Given(o => (o.Number, o.Year) = (23, 2021)), Said));
        Assert.False(mention.Names(Given(o => (o.Number, o.StartsOn, o.EndsOn) = (23, new(2026, 7, 7), new(2026, 7, 9))), Said));
        Assert.True(mention.Names(Given(o => (o.Number, o.StartsOn, o.EndsOn) = (23, new(2026, 9, 14), new(2026, 9, 16))), Said));
        Assert.False(mention.Names(Given(o => (o.Number, o.CancelledBecause) = (23, "hoãn")), Said));
        var season = OccasionWords.Read("kỳ họp cuối năm", Said)!;
        Assert.True(season.Names(Given(o => (o.Season, o.StartsOn) = (Season.YearEnd, new(2026, 12, 8))), Said));
        Assert.False(season.Names(Given(o => (o.Season, o.Year) = (Season.YearEnd, 2027)), Said));
        Assert.False(season.Names(Given(o => (o.Season, o.Year) = (Season.MidYear, 2026)), Said));
    }

    static Occasion Given(Action<Occasion> with)
    {
        var made = new Occasion { Uid = Guid.Empty, Kind = OccasionKind.Session, Title = "Kỳ họp", RecordedAt = DateTimeOffset.Parse("2026-09-01T00:00:00Z", CultureInfo.InvariantCulture) };
        with(made);
        return made;
    }
}
