using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

/// <summary>One period of a standing duty (một kỳ của nhiệm vụ thường xuyên).</summary>
/// <param name="Key">Sortable and unique within the duty: "2026-11", "2026-Q4", "2026-H2", "2026", "2026-W47".</param>
/// <param name="Words">As said: "kỳ tháng 11/2026".</param>
/// <param name="DueOn">The last day of the period, or the day said within it.</param>
public sealed record Instalment(string Key, string Words, DateOnly From, DateOnly To, DateOnly DueOn)
{
    /// <summary>Fewer days than these before its end, and the period in which the duty was given is not asked for.</summary>
    public const int Notice = 7;

    /// <summary>The periods begun by a day, oldest first. The first is the one in which the duty was given, unless that leaves less than a week's notice.</summary>
    public static IEnumerable<Instalment> Begun(Rhythm rhythm, int? dayOfPeriod, DateOnly given, DateOnly today)
    {
        for (var period = Containing(rhythm, dayOfPeriod, given); period.From <= today; period = Containing(rhythm, dayOfPeriod, period.To.AddDays(1)))
            if (period.DueOn >= given.AddDays(Notice))
                yield return period;
    }

    /// <summary>The period in which a day lies.</summary>
    public static Instalment Containing(Rhythm rhythm, int? dayOfPeriod, DateOnly day)
    {
        var (from, to, key, words) = rhythm switch
        {
            Rhythm.Weekly => Week(day),
            Rhythm.Quarterly => Months(day, 3, n => ($"Q{n}", $"kỳ quý {Roman[n]}")),
            Rhythm.HalfYearly => Months(day, 6, n => ($"H{n}", n == 1 ? "kỳ 6 tháng đầu" : "kỳ 6 tháng cuối")),
            Rhythm.Yearly => (new DateOnly(day.Year, 1, 1), new DateOnly(day.Year, 12, 31), $"{day.Year:0000}", $"kỳ năm {day.Year}"),
            _ => (new DateOnly(day.Year, day.Month, 1), EndOfMonth(day.Year, day.Month), $"{day.Year:0000}-{day.Month:00}", $"kỳ tháng {day.Month}/{day.Year}"),
        };
        return new(key, words, from, to, Due(rhythm, dayOfPeriod, from, to));
    }

    /// <summary>In a week a day is counted from Monday; in longer periods it is a day of the last month, and of the last day where that month is shorter.</summary>
    static DateOnly Due(Rhythm rhythm, int? dayOfPeriod, DateOnly from, DateOnly to) => dayOfPeriod switch
    {
        null or < 1 => to,
        { } n when rhythm == Rhythm.Weekly => from.AddDays(Math.Min(n, 7) - 1),
        { } n => new DateOnly(to.Year, to.Month, Math.Min(n, to.Day)),
    };

    static (DateOnly, DateOnly, string, string) Week(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return (monday, monday.AddDays(6), $"{System.Globalization.ISOWeek.GetYear(monday.ToDateTime(default)):0000}-W{System.Globalization.ISOWeek.GetWeekOfYear(monday.ToDateTime(default)):00}", $"tuần từ {monday:dd/MM} đến {monday.AddDays(6):dd/MM/yyyy}");
    }

    static (DateOnly, DateOnly, string, string) Months(DateOnly day, int length, Func<int, (string Key, string Words)> name)
    {
        var n = (day.Month - 1) / length + 1;
        var (key, words) = name(n);
        return (new DateOnly(day.Year, (n - 1) * length + 1, 1), EndOfMonth(day.Year, n * length), $"{day.Year:0000}-{key}", $"{words} năm {day.Year}");
    }

    static DateOnly EndOfMonth(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    static readonly string[] Roman = ["", "I", "II", "III", "IV"];
}
