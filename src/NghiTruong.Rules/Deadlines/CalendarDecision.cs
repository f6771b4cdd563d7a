using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Deadlines;

/// <summary>Days off in a row, both ends included.</summary>
public sealed record DaysOff(DateOnly From, DateOnly To, string Why);

/// <summary>A day off given for a Saturday worked (hoán đổi ngày làm việc).</summary>
public sealed record Swap(DateOnly Off, DateOnly Work);

/// <summary>How the days off of a year were fixed: Tết, the second day of the National Day, swaps.</summary>
/// <param name="Source">The decision's number, date and issuer as far as known.</param>
/// <param name="IsRead">Whether the decision itself or a report of all of it was read; where not, what uses the year is provisional.</param>
public sealed record CalendarDecision(int Year, string Source, Confidence Confidence, bool IsRead, IReadOnlyList<DaysOff> Off, IReadOnlyList<Swap> Swaps);

/// <summary>One day decided on its own: off or worked.</summary>
public sealed record OneOff(DateOnly Day, bool IsWorking, string Why);

/// <summary>A statutory holiday: a solar or a lunar day, in force from one day to another.</summary>
public sealed record StatutoryHoliday(string Name, int Month, int Day, bool IsLunar, DateOnly From, string Source, DateOnly? To = null)
{
    public DateOnly? In(int year)
    {
        if (IsLunar && (year < LunarCalendar.FirstYear || year > LunarCalendar.LastYear)) return null;
        var day = IsLunar ? LunarCalendar.Day(year, Month, Day) : new DateOnly(year, Month, Day);
        return From <= day && !(To < day) ? day : null;
    }
}
