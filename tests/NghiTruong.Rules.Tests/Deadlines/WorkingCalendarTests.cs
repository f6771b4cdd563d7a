using System.Globalization;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;
using Xunit;

namespace NghiTruong.Rules.Tests.Deadlines;

/// <summary>The days off of each year as they were decided, and what is taken for granted where no decision is known.</summary>
public sealed class WorkingCalendarTests
{
    static readonly WorkingCalendar Known = WorkingCalendar.Known;

    static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Weekdays off and weekend days worked of each year; every other day is as the week has it.</summary>
    [Theory]
    [InlineData(2020, "01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02", "", 252)]
    [InlineData(2021, "01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03", "", 250)]
    [InlineData(2022, "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02", "", 249)]
    [InlineData(2023, "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04", "", 249)]
    [InlineData(2024, "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03", "05-04", 251)]
    [InlineData(2025, "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02", "04-26", 250)]
    [InlineData(2026, "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02", "01-10 08-22", 250)]
    public void Every_day_of_a_year_is_off_or_worked_as_decided(int year, string off, string worked, int workingDays)
    {
        var (free, makeUp) = (Days(year, off), Days(year, worked));
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            Assert.True(Known.IsWorking(day) == (weekend ? makeUp.Contains(day) : !free.Contains(day)), $"{day:dd/MM/yyyy}");
            Assert.Equal(Known.IsWorking(day), Known[day].IsWorking);
            Assert.Equal(Known[day].Kind == DayKind.Workday, Known[day].Why.Length == 0);
        }
        Assert.Equal(workingDays, Known.CountWorkingDays(new(year, 1, 1), new(year, 12, 31)));
    }

    [Theory]
    [InlineData("2021-05-01", DayKind.Holiday, "Ngày Quốc tế lao động")]
    [InlineData("2021-05-03", DayKind.Compensation, "nghỉ bù Ngày Quốc tế lao động (01/05)")]
    [InlineData("2022-01-03", DayKind.Compensation, "nghỉ bù Tết Dương lịch (01/01)")]
    [InlineData("2023-05-02", DayKind.Compensation, "nghỉ bù Giỗ Tổ Hùng Vương (29/04)")]
    [InlineData("2023-05-03", DayKind.Compensation, "nghỉ bù Ngày Chiến thắng (30/04)")]
    [InlineData("2024-05-04", DayKind.MakeUp, "làm bù cho ngày 29/04/2024")]
    [InlineData("2025-04-26", DayKind.MakeUp, "làm bù cho ngày 02/05/2025")]
    [InlineData("2026-01-02", DayKind.SwappedOff, "nghỉ hoán đổi, làm bù ngày 10/01/2026")]
    [InlineData("2026-02-18", DayKind.Holiday, "Tết Nguyên đán")]
    [InlineData("2026-02-21", DayKind.Weekend, "Thứ Bảy")]
    [InlineData("2026-04-26", DayKind.Holiday, "Giỗ Tổ Hùng Vương")]
    [InlineData("2026-04-27", DayKind.Compensation, "nghỉ bù Giỗ Tổ Hùng Vương (26/04)")]
    [InlineData("2026-08-22", DayKind.MakeUp, "làm bù cho ngày 31/08/2026")]
    [InlineData("2026-11-24", DayKind.Workday, "")]
    [InlineData("2006-04-07", DayKind.Workday, "")]
    public void A_day_says_why_it_is_worked_or_not(string day, DayKind kind, string why) => Assert.Equal((kind, why), (Known[Day(day)].Kind, Known[Day(day)].Why));

    [Theory]
    [InlineData(2019, false)]
    [InlineData(2020, false)]
    [InlineData(2021, true)]
    [InlineData(2022, true)]
    [InlineData(2023, true)]
    [InlineData(2024, false)]
    [InlineData(2025, true)]
    [InlineData(2026, true)]
    [InlineData(2027, false)]
    [InlineData(2030, false)]
    public void A_year_whose_decision_was_not_read_is_not_known(int year, bool known) => Assert.Equal(known, Known.IsKnown(year));

    [Fact]
    public void The_year_2027_is_taken_from_the_statute_until_it_is_decided()
    {
        // Tết on Saturday 6 February: its eve to the fourth, two days made good; 1 May on Saturday; 2 September on Thursday, Friday beside it.
        Assert.Equal(
            Days(2027, "01-01 02-05 02-08 02-09 02-10 02-11 04-16 04-30 05-03 09-02 09-03"),
            Weekdays(2027).Where(d => !Known.IsWorking(d)));
        Assert.Contains("tạm tính", Known.Source(2027));
    }

    [Fact]
    public void A_decision_that_arrives_stands_in_the_place_of_what_was_taken_for_granted()
    {
        var decided = Known.With(new CalendarDecision(2027, "Thông báo 1/TB", Confidence.Text, true, [new(new(2027, 2, 4), new(2027, 2, 10), "Tết Nguyên đán"), new(new(2027, 9, 2), new(2027, 9, 3), "Quốc khánh")], [new(new(2027, 4, 15), new(2027, 4, 10))]));
        Assert.True(decided.IsKnown(2027));
        Assert.Equal(Days(2027, "01-01 02-04 02-05 02-08 02-09 02-10 04-15 04-16 04-30 05-03 09-02 09-03"), Weekdays(2027).Where(d => !decided.IsWorking(d)));
        Assert.True(decided.IsWorking(new(2027, 4, 10)));
        Assert.False(Known.IsKnown(2027));
        Assert.Equal(Known[new(2026, 8, 22)], decided[new(2026, 8, 22)]);
    }

    [Fact]
    public void The_24th_of_November_is_a_switch()
    {
        var day = new DateOnly(2026, 11, 24);
        var off = Known.With(new OneOff(day, IsWorking: false, "Ngày Văn hóa Việt Nam"));
        Assert.True(Known.IsWorking(day));
        Assert.Equal(new CalendarDay(day, DayKind.OneOff, "Ngày Văn hóa Việt Nam"), off[day]);
        Assert.Equal(249, off.CountWorkingDays(new(2026, 1, 1), new(2026, 12, 31)));
        Assert.True(off.With(new OneOff(day, IsWorking: true, "vẫn làm việc")).IsWorking(day));
        Assert.Single(off.With(new OneOff(day, IsWorking: true, "vẫn làm việc")).OneOffs);
    }

    [Theory]
    [InlineData("2026-02-13", 1, "2026-02-23")]
    [InlineData("2026-02-23", -1, "2026-02-13")]
    [InlineData("2026-08-21", 1, "2026-08-22")]
    [InlineData("2026-08-22", 1, "2026-08-24")]
    [InlineData("2026-08-28", 1, "2026-09-03")]
    [InlineData("2026-09-02", 1, "2026-09-03")]
    [InlineData("2026-09-02", -1, "2026-08-28")]
    [InlineData("2025-12-31", 1, "2026-01-05")]
    [InlineData("2026-01-05", -1, "2025-12-31")]
    [InlineData("2026-01-05", 250, "2027-01-04")]
    [InlineData("2026-07-07", 0, "2026-07-07")]
    [InlineData("2026-07-04", 0, "2026-07-04")]
    public void The_nth_working_day(string from, int n, string expected) => Assert.Equal(Day(expected), Known.AddWorkingDays(Day(from), n));

    [Fact]
    public void A_span_counts_both_its_ends()
    {
        Assert.Equal(1, Known.CountWorkingDays(new(2026, 7, 7), new(2026, 7, 7)));
        Assert.Equal(0, Known.CountWorkingDays(new(2026, 7, 8), new(2026, 7, 7)));
        Assert.Equal(6, Known.CountWorkingDays(new(2026, 8, 17), new(2026, 8, 23)));
        Assert.Equal(250 + 250 + 1, Known.CountWorkingDays(new(2024, 12, 31), new(2026, 12, 31)));
    }

    [Fact]
    public void Days_outside_the_calendar_are_refused()
    {
        Assert.False(WorkingCalendar.Covers(new(2200, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Known.IsWorking(new(2200, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Known.AddWorkingDays(new(2199, 12, 31), 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Known.AddWorkingDays(new(1900, 1, 1), -5));
    }

    static IEnumerable<DateOnly> Weekdays(int year) =>
        Enumerable.Range(0, 365).Select(n => new DateOnly(year, 1, 1).AddDays(n)).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    static DateOnly[] Days(int year, string days) => [.. days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => Day($"{year}-{d}"))];
}
