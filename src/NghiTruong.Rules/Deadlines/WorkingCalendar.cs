using System.Collections.Frozen;

namespace NghiTruong.Rules.Deadlines;

/// <summary>
/// Which days are worked: Monday to Friday without holidays, with make-up Saturdays, by the decisions of each year. Nothing changes once it is made.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>The first and the last year a working day can be counted in.</summary>
    public const int FirstYear = LunarCalendar.FirstYear, LastYear = LunarCalendar.LastYear;

    readonly CalendarYear?[] years = new CalendarYear?[LastYear - FirstYear + 1];
    readonly FrozenDictionary<int, CalendarDecision> decisions;
    readonly IReadOnlyList<OneOff> oneOffs;

    /// <param name="decisions">What is decided of a year; the last given of a year stands.</param>
    public WorkingCalendar(IEnumerable<CalendarDecision> decisions, IEnumerable<OneOff> oneOffs)
    {
        var last = new Dictionary<int, CalendarDecision>();
        foreach (var decision in decisions) last[decision.Year] = decision;
        this.decisions = last.ToFrozenDictionary();
        this.oneOffs = [.. oneOffs];
    }

    /// <summary>The calendar that comes with the program.</summary>
    public static WorkingCalendar Known { get; } = new(CalendarFile.Decisions, []);

    public IEnumerable<CalendarDecision> Decisions => decisions.Values.OrderBy(d => d.Year);
    public IReadOnlyList<OneOff> OneOffs => oneOffs;

    /// <summary>This calendar with one year decided anew.</summary>
    public WorkingCalendar With(CalendarDecision decision) => new(Decisions.Append(decision), oneOffs);

    /// <summary>This calendar with one day decided on its own.</summary>
    public WorkingCalendar With(OneOff day) => new(Decisions, oneOffs.Where(o => o.Day != day.Day).Append(day));

    public CalendarDecision? Decision(int year) => decisions.GetValueOrDefault(year);

    /// <summary>Whether days can be told.</summary>
    public static bool Covers(DateOnly day) => day.Year is >= FirstYear and <= LastYear;

    /// <exception cref="ArgumentOutOfRangeException">The day is not covered.</exception>
    public CalendarDay this[DateOnly day] => Year(day.Year)[day];

    public bool IsWorking(DateOnly day) => Year(day.Year).IsWorking(day.DayOfYear - 1);

    /// <summary>False where the decision of a day's year was not published or not read.</summary>
    public bool IsKnown(int year) => Year(year).IsKnown;

    /// <summary>Where the days of a year come from.</summary>
    public string Source(int year) => Year(year).Source;

    /// <summary>The day itself where it is worked, else the next that is.</summary>
    public DateOnly NextWorking(DateOnly day)
    {
        while (!IsWorking(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>The day itself where it is worked, else the last before it that is.</summary>
    public DateOnly LastWorking(DateOnly day)
    {
        while (!IsWorking(day)) day = day.AddDays(-1);
        return day;
    }

    /// <summary>The n-th working day after a day, or before it where n is negative; the day itself is not counted.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int n)
    {
        if (n == 0) return day;
        var year = day.Year;
        var at = Year(year);
        // The rank of a working day is the number of them before it, counted from the start of its year.
        var rank = n > 0 ? at.Before[day.DayOfYear] + n - 1 : at.Before[day.DayOfYear - 1] + n;
        while (rank >= at.WorkingDays) (rank, at) = (rank - at.WorkingDays, Year(++year));
        while (rank < 0) (at, rank) = (Year(--year), rank + years[year - FirstYear]!.WorkingDays);
        return new DateOnly(year, 1, 1).AddDays(Find(at.Before, rank));
    }

    /// <summary>How many working days lie in a span, both ends included.</summary>
    public int CountWorkingDays(DateOnly from, DateOnly to)
    {
        if (to < from) return 0;
        if (from.Year == to.Year) return Year(from.Year).Before[to.DayOfYear] - Year(from.Year).Before[from.DayOfYear - 1];
        var count = Year(from.Year).WorkingDays - Year(from.Year).Before[from.DayOfYear - 1] + Year(to.Year).Before[to.DayOfYear];
        for (var y = from.Year + 1; y < to.Year; y++) count += Year(y).WorkingDays;
        return count;
    }

    /// <summary>The place of the working day that has a number of working days before it.</summary>
    static int Find(int[] before, int rank)
    {
        var (low, high) = (Math.Min(rank, before.Length - 2), before.Length - 2);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (before[middle + 1] <= rank) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    CalendarYear Year(int year)
    {
        if (year is < FirstYear or > LastYear) throw new ArgumentOutOfRangeException(nameof(year), year, "No working calendar for this year.");
        return years[year - FirstYear] ??= CalendarYear.Of(year, decisions.GetValueOrDefault(year), oneOffs);
    }
}
