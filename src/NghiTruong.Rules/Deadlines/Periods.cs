using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Deadlines;

/// <summary>Months, quarters, half years and years.</summary>
public static class Periods
{
    public static DateOnly Start(Period period, DateOnly day) => new(day.Year, (day.Month - 1) / Months(period) * Months(period) + 1, 1);
    public static DateOnly End(Period period, DateOnly day) => Start(period, day).AddMonths(Months(period)).AddDays(-1);

    static int Months(Period period) => period switch { Period.Month => 1, Period.Quarter => 3, Period.HalfYear => 6, _ => 12 };
}
