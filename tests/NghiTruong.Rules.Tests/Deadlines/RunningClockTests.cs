using System.Globalization;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;
using Xunit;

namespace NghiTruong.Rules.Tests.Deadlines;

/// <summary>A limit that is suspended and goes on, or begins anew; limits that hang on one another.</summary>
public sealed class RunningClockTests
{
    static readonly Offset ThirtyDays = new(30, CountUnit.CalendarDay, Direction.After);

    static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static RunningDue Run(Offset limit, string anchor, params ClockStop[] stops) => new RunningClock(limit, RollRule.NextWorkingDay, Day(anchor), stops).Reckon(WorkingCalendar.Known);

    static ClockStop Stop(string from, string? to = null, bool restarts = false) => new(Day(from), to is null ? null : Day(to), "chờ giám định", restarts);

    [Fact]
    public void Without_a_stop_it_is_the_plain_limit()
    {
        var due = Run(ThirtyDays, "2026-06-01");
        Assert.Equal((Day("2026-07-01"), false), (due.Due, due.IsSuspended));
    }

    [Fact]
    public void While_it_is_suspended_there_is_no_day()
    {
        var due = Run(ThirtyDays, "2026-06-01", Stop("2026-06-11"));
        Assert.Equal(((DateOnly?)null, 9, true), (due.Due, due.Used, due.IsSuspended));
        Assert.Contains("Đang tạm dừng: chưa có ngày hết hạn.", due.Lines);
    }

    [Theory]
    // 9 days ran (2–10 June), 21 are left and count from the day after it goes on.
    [InlineData("2026-06-11", "2026-06-20", "2026-07-13")]
    // Stopped on the anchor or before: nothing ran.
    [InlineData("2026-06-01", "2026-06-05", "2026-07-06")]
    [InlineData("2026-06-02", "2026-06-05", "2026-07-06")]
    // Stopped on the last day: one is left, and it rolls over Saturday.
    [InlineData("2026-07-01", "2026-07-03", "2026-07-06")]
    // Stopped after it had ended: nothing changes.
    [InlineData("2026-07-02", "2026-08-01", "2026-07-01")]
    public void What_is_left_counts_from_the_day_after_it_goes_on(string from, string to, string due) => Assert.Equal(Day(due), Run(ThirtyDays, "2026-06-01", Stop(from, to)).Due);

    [Fact]
    public void Working_days_are_counted_as_working_days_on_both_sides()
    {
        // 20/08 received, 21 and 22 (worked) ran, 5 of 7 left from 27/08: 27, 28 August, 3, 4, 7 September.
        var due = Run(new(7, CountUnit.WorkingDay, Direction.After), "2026-08-20", Stop("2026-08-24", "2026-08-26"));
        Assert.Equal((Day("2026-09-07"), 2), (due.Due, due.Used));
    }

    [Fact]
    public void It_may_stop_more_than_once()
    {
        var due = Run(ThirtyDays, "2026-06-01", Stop("2026-06-25", "2026-06-30"), Stop("2026-06-11", "2026-06-15"));
        // 9 + 9 ran (2–10, 16–24 June); 12 from 1 July: 12 July, Sunday.
        Assert.Equal((Day("2026-07-13"), 18), (due.Due, due.Used));
    }

    [Fact]
    public void A_complaint_that_is_taken_up_again_counts_from_the_beginning()
    {
        var due = Run(ThirtyDays, "2026-07-01", Stop("2026-07-20", "2026-08-14", restarts: true));
        Assert.Equal((Day("2026-09-14"), Day("2026-08-14"), 0), (due.Due, due.Anchor, due.Used));
    }

    [Fact]
    public void Months_are_longer_by_the_days_it_stood_still() =>
        Assert.Equal(Day("2026-08-11"), Run(new(2, CountUnit.Month, Direction.After), "2026-06-01", Stop("2026-06-11", "2026-06-20")).Due);

    [Fact]
    public void A_chain_counts_each_step_from_the_one_before()
    {
        // Settled on 20/08: 7 working days to report, then 5 to tell the citizen.
        var links = Chain.Reckon(Day("2026-08-20"), [new("Báo cáo kết quả", "REC-05"), new("Thông báo công dân", "REC-06"), new("Lưu hồ sơ", Own: new(10, CountUnit.CalendarDay, Direction.After))], WorkingCalendar.Known, []);
        Assert.Equal([Day("2026-08-28"), Day("2026-09-09"), Day("2026-09-21")], links.Select(l => l.Due!.Value));
        Assert.Equal([false, true, true], links.Select(l => l.IsExpected));
    }

    [Fact]
    public void A_step_that_was_done_is_the_anchor_of_the_next()
    {
        var links = Chain.Reckon(Day("2026-08-20"), [new("Báo cáo kết quả", "REC-05", DoneOn: Day("2026-08-24")), new("Thông báo công dân", "REC-06")], WorkingCalendar.Known, []);
        Assert.Equal((Day("2026-08-24"), Day("2026-09-03"), false), (links[1].Anchor, links[1].Due, links[1].IsExpected));
    }

    [Fact]
    public void Where_a_step_has_no_day_the_next_have_none()
    {
        var links = Chain.Reckon(Day("2026-06-01"), [new("Từ chối tiếp", "REC-08"), new("Thông báo", "REC-06")], WorkingCalendar.Known, []);
        Assert.Equal((null, NoDeadlineKind.NotInForce), (links[0].Due, links[0].No!.Kind));
        Assert.Equal(((DateOnly?)null, (DateOnly?)null, (NoDeadline?)null), (links[1].Anchor, links[1].Due, links[1].No));
        Assert.NotNull(Chain.Reckon(Day("2026-07-01"), [new("Từ chối tiếp", "REC-08")], WorkingCalendar.Known, []).Single().Due);
    }
}
