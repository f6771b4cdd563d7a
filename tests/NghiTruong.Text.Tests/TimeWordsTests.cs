using FsCheck;
using FsCheck.Fluent;
using NghiTruong.Text;
using Xunit;

namespace NghiTruong.Text.Tests;

public class TimeWordsTests
{
    private static readonly DateOnly Context = new(2025, 4, 2);

    [Theory]
    [InlineData("trước ngày 15/5", "2025-05-14", true)]
    [InlineData("trước ngày 31/5/2025", "2025-05-30", false)]
    [InlineData("chậm nhất 15/5", "2025-05-15", true)]
    [InlineData("chậm nhất ngày 15/11/2025", "2025-11-15", false)]
    [InlineData("đến hết 15/5", "2025-05-15", true)]
    [InlineData("đến hết ngày 15/5", "2025-05-15", true)]
    [InlineData("trước ngày 15/01", "2026-01-14", true)] // the next such day
    [InlineData("trong tháng 5", "2025-05-31", true)]
    [InlineData("tháng 10/2025", "2025-10-31", false)]
    [InlineData("trước tháng 6/2025", "2025-05-31", false)]
    [InlineData("quý II", "2025-06-30", true)]
    [InlineData("trong quý III/2025", "2025-09-30", false)]
    [InlineData("trước quý IV/2025", "2025-09-30", false)]
    [InlineData("trong năm 2025", "2025-12-31", false)]
    [InlineData("trước năm 2030", "2029-12-31", false)]
    [InlineData("trong trung tuần tháng 10/2025", "2025-10-20", false)]
    [InlineData("trước 10 giờ ngày 30/6", "2025-06-29", true)]
    [InlineData("trong vòng 10 ngày", "2025-04-12", true)]
    [InlineData("15 ngày kể từ ngày 03/5/2025", "2025-05-18", false)]
    [InlineData("6 tháng cuối năm 2025", "2025-12-31", false)]
    public void Words_of_time_end_on_their_last_day(string words, string last, bool inferred)
    {
        var read = TimeWords.Read(words, Context);
        Assert.Equal((TimeKind.Day, DateOnly.Parse(last), inferred), (read.Kind, read.LastDay!.Value, read.YearIsInferred));
    }

    [Fact]
    public void A_day_before_ends_the_day_before_and_says_so() =>
        Assert.Equal("hết ngày 14/05/2025 (trước ngày 15/5; năm suy ra)", TimeWords.Read("trước ngày 15/5", Context).Reading);

    [Theory]
    [InlineData("trước kỳ họp thứ 23")]
    [InlineData("trước mùa mưa bão")]
    [InlineData("tại kỳ họp thường lệ cuối năm 2025")]
    [InlineData("từ kỳ chi trả tháng 10/2025")]
    [InlineData("15 ngày kể từ ngày nhận được văn bản")]
    public void An_event_stays_an_event(string words)
    {
        var read = TimeWords.Read(words, Context);
        Assert.Equal((TimeKind.Event, null, words), (read.Kind, read.LastDay, read.Event));
    }

    [Theory]
    [InlineData("hằng tháng", Rhythm.Monthly, null)]
    [InlineData("hàng quý", Rhythm.Quarterly, null)]
    [InlineData("định kỳ trước ngày 20 hằng tháng", Rhythm.Monthly, 19)]
    [InlineData("vào ngày 25 hằng tháng", Rhythm.Monthly, 25)]
    [InlineData("sáu tháng một lần", Rhythm.HalfYearly, null)]
    [InlineData("định kỳ 6 tháng", Rhythm.HalfYearly, null)]
    [InlineData("trước 16 giờ thứ Sáu hằng tuần", Rhythm.Weekly, null)]
    public void A_rhythm_comes_back(string words, Rhythm rhythm, int? day)
    {
        var read = TimeWords.Read(words, Context);
        Assert.Equal((TimeKind.Rhythm, rhythm, day), (read.Kind, read.Rhythm!.Value, read.DayOfPeriod));
    }

    [Theory]
    [InlineData("cuối năm")]
    [InlineData("thời gian tới")]
    [InlineData("sớm")]
    [InlineData("cuối năm 2025")]
    [InlineData("")]
    public void Where_no_day_can_be_had_none_is_made_up(string words)
    {
        var read = TimeWords.Read(words, Context);
        Assert.Equal((TimeKind.Vague, null), (read.Kind, read.LastDay));
    }

    [Fact]
    public void Nothing_throws() => Prop.ForAll<string>(s => TimeWords.Read(s ?? "", Context).Words == (s ?? "")).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("trước ngày 31/12/9999")]
    [InlineData("trước ngày 29/02")]
    [InlineData("99999999999 ngày")]
    [InlineData("tháng 13")]
    public void Odd_days_do_not_throw(string words) => Assert.NotNull(TimeWords.Read(words, DateOnly.MaxValue));
}
