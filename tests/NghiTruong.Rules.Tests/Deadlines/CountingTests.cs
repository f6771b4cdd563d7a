using System.Globalization;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;
using Xunit;

namespace NghiTruong.Rules.Tests.Deadlines;

/// <summary>Days are counted as the Civil Code has it: not the anchor's own, forward to a working day, backward without moving.</summary>
public sealed class CountingTests
{
    static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static Offset Offset(string written)
    {
        var parts = written.Split(' ');
        var unit = parts[1] switch { "wd" => CountUnit.WorkingDay, "month" => CountUnit.Month, "hour" => CountUnit.Hour, _ => CountUnit.CalendarDay };
        var direction = parts[2] switch { "before" => Direction.Before, "at" => Direction.At, "around" => Direction.Around, _ => Direction.After };
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), unit, direction);
    }

    [Theory]
    [InlineData("2026-07-09", "20 cal after", "2026-07-29")]
    [InlineData("2026-08-12", "20 cal after", "2026-09-03")]
    [InlineData("2026-07-07", "20 cal before", "2026-06-17")]
    [InlineData("2026-07-07", "10 cal before", "2026-06-27")]
    [InlineData("2026-07-07", "5 cal before", "2026-07-02")]
    [InlineData("2026-07-07", "30 cal before", "2026-06-07")]
    [InlineData("2026-02-24", "5 wd before", "2026-02-10")]
    [InlineData("2026-02-13", "10 wd after", "2026-03-06")]
    [InlineData("2026-08-20", "7 wd after", "2026-08-28")]
    [InlineData("2026-03-02", "15 cal after", "2026-03-17")]
    [InlineData("2026-12-11", "15 cal after", "2026-12-28")]
    [InlineData("2026-03-15", "42 cal before", "2026-02-01")]
    [InlineData("2026-03-15", "13 cal before", "2026-03-02")]
    [InlineData("2026-03-15", "3 cal after", "2026-03-18")]
    [InlineData("2026-03-15", "45 cal after", "2026-04-29")]
    // A month ends on the matching day, or on the last of a shorter month.
    [InlineData("2026-01-31", "1 month after", "2026-03-02")]
    [InlineData("2024-01-31", "1 month after", "2024-02-29")]
    [InlineData("2023-01-31", "1 month after", "2023-02-28")]
    [InlineData("2026-03-31", "1 month before", "2026-02-28")]
    [InlineData("2025-11-30", "3 month after", "2026-03-02")]
    [InlineData("2024-02-29", "12 month after", "2025-02-28")]
    // Over the leap day, the year's end, Tết.
    [InlineData("2024-02-20", "10 cal after", "2024-03-01")]
    [InlineData("2023-02-20", "10 cal after", "2023-03-02")]
    [InlineData("2025-12-22", "10 cal after", "2026-01-05")]
    [InlineData("2026-02-06", "10 cal after", "2026-02-23")]
    [InlineData("2026-02-27", "10 cal before", "2026-02-17")]
    [InlineData("2025-12-30", "5 wd after", "2026-01-08")]
    [InlineData("2026-01-08", "5 wd before", "2025-12-30")]
    [InlineData("2026-01-08", "2 wd after", "2026-01-10")]
    // The anchor itself.
    [InlineData("2026-07-05", "0 cal at", "2026-07-05")]
    [InlineData("2026-07-05", "0 cal after", "2026-07-05")]
    // A window ends on its last day without moving.
    [InlineData("2026-07-10", "15 cal around", "2026-07-25")]
    public void A_limit_ends(string anchor, string offset, string due)
    {
        var written = Offset(offset);
        var reckoning = Counting.Reckon(written, Day(anchor), RollRule.NextWorkingDay, WorkingCalendar.Known);
        Assert.Equal(Day(due), reckoning.Due);
        Assert.Equal(Day(due), Counting.Due(written, Day(anchor), RollRule.NextWorkingDay, WorkingCalendar.Known));
        Assert.Equal(reckoning.Rolled, reckoning.Ended != reckoning.Due);
    }

    [Fact]
    public void A_count_shows_each_day_it_counted_and_left_out()
    {
        var r = Counting.Reckon(Offset("10 wd after"), Day("2026-02-13"), RollRule.NextWorkingDay, WorkingCalendar.Known);
        Assert.Equal((10, Day("2026-02-23"), Day("2026-03-06")), (r.Days.Count, r.Days[0], r.Days[^1]));
        Assert.Equal(11, r.Skipped.Count);
        Assert.Contains(new SkippedDay(Day("2026-02-17"), "Tết Nguyên đán"), r.Skipped);
        Assert.False(r.Rolled);
        Assert.Empty(r.UnreadYears);
    }

    [Fact]
    public void A_roll_shows_the_days_it_passed_over()
    {
        var r = Counting.Reckon(Offset("20 cal after"), Day("2026-08-12"), RollRule.NextWorkingDay, WorkingCalendar.Known);
        Assert.Equal((Day("2026-09-01"), Day("2026-09-03"), 20), (r.Ended, r.Due, r.Days.Count));
        Assert.Equal([new(Day("2026-09-01"), "Quốc khánh"), new SkippedDay(Day("2026-09-02"), "Quốc khánh")], r.Skipped);
    }

    [Fact]
    public void A_backward_limit_on_a_day_off_stays_and_says_the_prudent_day()
    {
        var r = Counting.Reckon(Offset("10 cal before"), Day("2026-07-07"), RollRule.NextWorkingDay, WorkingCalendar.Known);
        Assert.Equal((Day("2026-06-27"), Day("2026-06-26")), (r.Due, r.Prudent));
        Assert.Equal(Day("2026-02-13"), Counting.Reckon(Offset("10 cal before"), Day("2026-02-28"), RollRule.Never, WorkingCalendar.Known).Prudent);
    }

    [Fact]
    public void A_limit_that_leans_on_an_unread_year_names_it()
    {
        Assert.Equal([2027], Counting.Reckon(Offset("20 cal after"), Day("2026-12-20"), RollRule.NextWorkingDay, WorkingCalendar.Known).UnreadYears);
        Assert.Equal([2027], Counting.Reckon(Offset("5 wd after"), Day("2026-12-29"), RollRule.NextWorkingDay, WorkingCalendar.Known).UnreadYears);
        Assert.Empty(Counting.Reckon(Offset("20 cal before"), Day("2027-02-10"), RollRule.Never, WorkingCalendar.Known).UnreadYears);
    }

    [Theory]
    [InlineData("2026-07-07", "08:00", "1 hour before", "2026-07-07", "07:00")]
    [InlineData("2026-07-07", "00:30", "1 hour before", "2026-07-06", "23:30")]
    [InlineData("2026-07-07", "09:30", "24 hour after", "2026-07-08", "09:30")]
    [InlineData("2026-07-03", "16:00", "24 hour after", "2026-07-04", "16:00")]
    public void Hours_run_through_nights_and_days_off(string anchor, string at, string offset, string due, string clock)
    {
        var r = Counting.Reckon(Offset(offset), Day(anchor), RollRule.NextWorkingDay, WorkingCalendar.Known, TimeOnly.Parse(at, CultureInfo.InvariantCulture));
        Assert.Equal((Day(due), TimeOnly.Parse(clock, CultureInfo.InvariantCulture)), (r.Due, r.Clock));
    }

    [Fact]
    public void A_window_lies_on_both_sides()
    {
        var r = Counting.Reckon(Offset("15 cal around"), Day("2026-07-10"), RollRule.Never, WorkingCalendar.Known);
        Assert.Equal((Day("2026-06-25"), Day("2026-07-25")), (r.Opens, r.Due));
        var working = Counting.Reckon(Offset("5 wd around"), Day("2026-02-13"), RollRule.Never, WorkingCalendar.Known);
        Assert.Equal((Day("2026-02-06"), Day("2026-02-27")), (working.Opens, working.Due));
        var months = Counting.Reckon(Offset("1 month around"), Day("2026-03-15"), RollRule.Never, WorkingCalendar.Known);
        Assert.Equal((Day("2026-02-15"), Day("2026-04-15")), (months.Opens, months.Due));
    }
}
