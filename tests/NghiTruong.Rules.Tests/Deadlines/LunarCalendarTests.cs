using System.Globalization;
using NghiTruong.Rules.Deadlines;
using Xunit;

namespace NghiTruong.Rules.Tests.Deadlines;

/// <summary>The lunar calendar of Việt Nam: held against published days and against a calendar computed elsewhere for another meridian.</summary>
public sealed class LunarCalendarTests
{
    static readonly ChineseLunisolarCalendar Chinese = new();

    static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(2020, "2020-01-25", "2020-04-02")]
    [InlineData(2021, "2021-02-12", "2021-04-21")]
    [InlineData(2022, "2022-02-01", "2022-04-10")]
    [InlineData(2023, "2023-01-22", "2023-04-29")]
    [InlineData(2024, "2024-02-10", "2024-04-18")]
    [InlineData(2025, "2025-01-29", "2025-04-07")]
    [InlineData(2026, "2026-02-17", "2026-04-26")]
    [InlineData(2027, "2027-02-06", "2027-04-16")]
    [InlineData(2028, "2028-01-26", "2028-04-04")]
    [InlineData(2029, "2029-02-13", "2029-04-23")]
    [InlineData(2030, "2030-02-02", "2030-04-12")]
    public void Tet_and_the_day_of_the_Hung_Kings(int year, string tet, string kings) => Assert.Equal((Day(tet), Day(kings)), (LunarCalendar.Tet(year), LunarCalendar.HungKings(year)));

    /// <summary>In these years the new moon falls between 23:00 and midnight in Hà Nội, after midnight in Beijing.</summary>
    static readonly Dictionary<int, DateOnly> OwnTet = new() { [2007] = new(2007, 2, 17), [2030] = new(2030, 2, 2), [2053] = new(2053, 2, 18) };

    [Fact]
    public void Tet_of_1990_to_2060_is_that_of_the_calendar_one_hour_east_but_for_three_years()
    {
        for (var year = 1990; year <= 2060; year++)
        {
            var there = DateOnly.FromDateTime(Chinese.ToDateTime(year, 1, 1, 0, 0, 0, 0));
            Assert.Equal(OwnTet.GetValueOrDefault(year, there), LunarCalendar.Tet(year));
            if (OwnTet.TryGetValue(year, out var own)) Assert.Equal(there.AddDays(-1), own);
        }
    }

    [Theory]
    [InlineData(2004, 2)]
    [InlineData(2006, 7)]
    [InlineData(2009, 5)]
    [InlineData(2012, 4)]
    [InlineData(2014, 9)]
    [InlineData(2017, 6)]
    [InlineData(2020, 4)]
    [InlineData(2023, 2)]
    [InlineData(2025, 6)]
    [InlineData(2028, 5)]
    [InlineData(2033, 11)]
    public void The_leap_month_of_a_year(int year, int month) => Assert.Equal(month, Leap(year));

    [Fact]
    public void Between_1990_and_2060_the_same_years_have_a_leap_month_as_in_the_calendar_one_hour_east()
    {
        for (var year = 1990; year <= 2060; year++)
            Assert.Equal(Chinese.GetLeapMonth(year) is var leap and > 0 ? leap - 1 : null, Leap(year));
    }

    [Theory]
    [InlineData(2020, 30)]
    [InlineData(2021, 30)]
    [InlineData(2022, 29)]
    [InlineData(2023, 30)]
    [InlineData(2024, 30)]
    [InlineData(2025, 29)]
    [InlineData(2026, 29)]
    [InlineData(2027, 29)]
    [InlineData(2028, 29)]
    [InlineData(2029, 29)]
    [InlineData(2030, 29)]
    public void The_eve_of_Tet_is_the_29th_or_the_30th(int year, int eve) => Assert.Equal(new LunarDate(year - 1, 12, eve, false), LunarCalendar.Of(LunarCalendar.Tet(year).AddDays(-1)));

    [Fact]
    public void A_lunar_day_of_an_ordinary_month_is_found_again()
    {
        for (var day = new DateOnly(1990, 1, 1); day.Year < 2061; day = day.AddDays(1))
        {
            var lunar = LunarCalendar.Of(day);
            Assert.InRange(lunar.Day, 1, 30);
            if (!lunar.IsLeapMonth) Assert.Equal(day, LunarCalendar.Day(lunar.Year, lunar.Month, lunar.Day));
        }
    }

    [Fact]
    public void Days_of_a_month_follow_one_another()
    {
        for (var day = new DateOnly(1990, 1, 2); day.Year < 2061; day = day.AddDays(1))
        {
            var (before, now) = (LunarCalendar.Of(day.AddDays(-1)), LunarCalendar.Of(day));
            Assert.True(now.Day == before.Day + 1 && (now.Year, now.Month, now.IsLeapMonth) == (before.Year, before.Month, before.IsLeapMonth) || now.Day == 1 && before.Day is 29 or 30, $"{day}");
        }
    }

    [Fact]
    public void A_day_in_a_leap_month_says_so()
    {
        Assert.Equal("1/6 nhuận/2025", LunarCalendar.Of(new(2025, 7, 25)).ToString());
        Assert.Equal("10/3/2026", LunarCalendar.Of(new(2026, 4, 26)).ToString());
    }

    [Theory]
    [InlineData(1899)]
    [InlineData(2200)]
    public void A_year_outside_is_refused(int year)
    {
        Assert.False(LunarCalendar.Covers(new(year, 6, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => LunarCalendar.Tet(year));
        Assert.Throws<ArgumentOutOfRangeException>(() => LunarCalendar.Of(new(year, 6, 1)));
    }

    [Fact]
    public void The_first_and_the_last_day_that_are_covered_can_be_told()
    {
        Assert.Equal(new LunarDate(1899, 12, 1, false), LunarCalendar.Of(new(1900, 1, 1)));
        Assert.Equal(2199, LunarCalendar.Of(new(2199, 12, 31)).Year);
        Assert.Equal(1900, LunarCalendar.Tet(LunarCalendar.FirstYear).Year);
        Assert.Equal(new LunarDate(2199, 11, 10, false), LunarCalendar.Of(LunarCalendar.Day(LunarCalendar.LastYear, 11, 10)));
    }

    static int? Leap(int year)
    {
        for (var day = LunarCalendar.Tet(year); day < LunarCalendar.Tet(year + 1); day = day.AddDays(1))
            if (LunarCalendar.Of(day) is { IsLeapMonth: true } lunar) return lunar.Month;
        return null;
    }
}
