namespace NghiTruong.Rules.Deadlines;

/// <summary>A day of the Vietnamese lunar calendar (âm lịch).</summary>
/// <param name="Year">The lunar year, by the number of the solar year in which it begins.</param>
public readonly record struct LunarDate(int Year, int Month, int Day, bool IsLeapMonth)
{
    /// <summary>"10/3/2026", "1/6 nhuận/2025".</summary>
    public override string ToString() => $"{Day}/{Month}{(IsLeapMonth ? " nhuận" : "")}/{Year}";
}

/// <summary>
/// The lunar calendar computed at UTC+7: a month begins on the day of the new moon in Hà Nội, the eleventh month holds the winter solstice,
/// and of thirteen months between two of them the first without a major solar term is the leap one. The instants are those of Jean Meeus,
/// Astronomical Algorithms, 2nd ed., chapters 25 and 49 (new moon within seconds, the sun within 0.01°).
/// </summary>
public static class LunarCalendar
{
    /// <summary>The first and the last solar year it is computed for. Before 1968 official calendars were made at other meridians.</summary>
    public const int FirstYear = 1900, LastYear = 2199;

    static readonly YearOfMonths?[] Known = new YearOfMonths?[LastYear - FirstYear + 3];

    /// <summary>Whether a day can be told.</summary>
    public static bool Covers(DateOnly day) => day.Year is >= FirstYear and <= LastYear;

    /// <exception cref="ArgumentOutOfRangeException">The day is not covered.</exception>
    public static LunarDate Of(DateOnly day)
    {
        if (!Covers(day)) throw new ArgumentOutOfRangeException(nameof(day));
        var months = Months(day.Year + 1);
        if (day.DayNumber < months.Starts[0]) months = Months(day.Year);
        var n = Array.BinarySearch(months.Starts, day.DayNumber);
        if (n < 0) n = ~n - 1;
        var (month, leap, year) = months.Name(n);
        return new(year, month, day.DayNumber - months.Starts[n] + 1, leap);
    }

    /// <summary>Mùng một Tết of a lunar year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not covered.</exception>
    public static DateOnly Tet(int year) => Day(year, 1, 1);

    /// <summary>Giỗ Tổ Hùng Vương: the tenth of the third month.</summary>
    public static DateOnly HungKings(int year) => Day(year, 3, 10);

    /// <summary>The solar day of a lunar one in an ordinary month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not covered.</exception>
    public static DateOnly Day(int year, int month, int day)
    {
        if (year is < FirstYear or > LastYear) throw new ArgumentOutOfRangeException(nameof(year));
        var months = Months(month < 11 ? year : year + 1);
        for (var n = 0; n < months.Starts.Length - 1; n++)
            if (months.Name(n) is var (m, leap, y) && m == month && !leap && y == year)
                return DateOnly.FromDayNumber(months.Starts[n] + day - 1);
        throw new InvalidOperationException("Every year has its twelve months.");
    }

    /// <summary>The months from the eleventh of one year up to the eleventh of the next.</summary>
    sealed record YearOfMonths(int Year, int[] Starts, int Leap)
    {
        public (int Month, bool IsLeap, int Year) Name(int n)
        {
            var leap = n == Leap;
            var ordinal = Leap >= 0 && n >= Leap ? n - 1 : n;
            var month = (ordinal + 10) % 12 + 1;
            return (month, leap, ordinal < 2 ? Year - 1 : Year);
        }
    }

    static YearOfMonths Months(int year) => Known[year - FirstYear + 1] ??= Compute(year);

    /// <summary>From the month of the winter solstice of the year before to that of the year.</summary>
    static YearOfMonths Compute(int year)
    {
        var (first, last) = (EleventhMonth(year - 1), EleventhMonth(year));
        var length = last - first;
        var starts = new int[length + 1];
        for (var n = 0; n <= length; n++) starts[n] = NewMoonDay(first + n);
        var leap = -1;
        for (var n = 1; n < length && length == 13 && leap < 0; n++)
            if (SolarTerm(starts[n]) == SolarTerm(starts[n + 1])) leap = n;
        return new(year, starts, leap);
    }

    /// <summary>The number of the new moon that begins the month in which the winter solstice falls.</summary>
    static int EleventhMonth(int year)
    {
        var end = new DateOnly(year, 12, 31).DayNumber;
        var k = (int)Math.Floor((year + 1 - 2000) * 12.3685) + 1;
        while (NewMoonDay(k) > end) k--;
        // The month that begins last in December holds the solstice unless the sun had already passed it at the start.
        return SolarTerm(NewMoonDay(k)) >= 9 ? k - 1 : k;
    }

    /// <summary>In which twelfth of its year the sun stands at the beginning of a day in Hà Nội; 9 begins with the winter solstice.</summary>
    static int SolarTerm(int dayNumber)
    {
        var t = (Julian(dayNumber) - 7.0 / 24 - 2451545.0 + DeltaT(YearOf(dayNumber)) / 86400) / 36525;
        var m = Radians(357.52911 + t * (35999.05029 - t * 0.0001537));
        var longitude = 280.46646 + t * (36000.76983 + t * 0.0003032)
            + (1.914602 - t * (0.004817 + t * 0.000014)) * Math.Sin(m) + (0.019993 - 0.000101 * t) * Math.Sin(2 * m) + 0.000289 * Math.Sin(3 * m)
            - 0.00569 - 0.00478 * Math.Sin(Radians(125.04 - 1934.136 * t));
        return (int)Math.Floor(Turn(longitude) / 30);
    }

    /// <summary>The day in Hà Nội on which the k-th new moon after that of 6 January 2000 falls.</summary>
    static int NewMoonDay(int k)
    {
        var instant = NewMoon(k);
        var year = 2000 + k / 12.3685;
        return (int)Math.Floor(instant - DeltaT(year) / 86400 + 0.5 + 7.0 / 24) - DayZero;
    }

    static double NewMoon(int k)
    {
        var t = k / 1236.85;
        var e = 1 - t * (0.002516 + t * 0.0000074);
        var sun = Radians(2.5534 + 29.10535670 * k - t * t * (0.0000014 + t * 0.00000011));
        var moon = Radians(201.5643 + 385.81693528 * k + t * t * (0.0107582 + t * (0.00001238 - t * 0.000000058)));
        var f = Radians(160.7108 + 390.67050284 * k - t * t * (0.0016118 + t * (0.00000227 - t * 0.000000011)));
        var node = Radians(124.7746 - 1.56375588 * k + t * t * (0.0020672 + t * 0.00000215));
        var sum = 0.0;
        foreach (var (size, bySun, s, m, n) in NewMoonTerms) sum += size * (bySun == 0 ? 1 : bySun == 1 ? e : e * e) * Math.Sin(s * sun + m * moon + n * f);
        sum -= 0.00017 * Math.Sin(node);
        foreach (var (size, at, rate) in PlanetTerms) sum += size * Math.Sin(Radians(at + rate * k));
        return 2451550.09766 + 29.530588861 * k + t * t * (0.00015437 - t * (0.000000150 - t * 0.00000000073)) + sum;
    }

    static readonly (double Size, int BySun, int Sun, int Moon, int F)[] NewMoonTerms =
    [
        (-0.40720, 0, 0, 1, 0), (0.17241, 1, 1, 0, 0), (0.01608, 0, 0, 2, 0), (0.01039, 0, 0, 0, 2), (0.00739, 1, -1, 1, 0), (-0.00514, 1, 1, 1, 0),
        (0.00208, 2, 2, 0, 0), (-0.00111, 0, 0, 1, -2), (-0.00057, 0, 0, 1, 2), (0.00056, 1, 1, 2, 0), (-0.00042, 0, 0, 3, 0), (0.00042, 1, 1, 0, 2),
        (0.00038, 1, 1, 0, -2), (-0.00024, 1, -1, 2, 0), (-0.00007, 0, 2, 1, 0), (0.00004, 0, 0, 2, -2), (0.00004, 0, 3, 0, 0), (0.00003, 0, 1, 1, -2),
        (0.00003, 0, 0, 2, 2), (-0.00003, 0, 1, 1, 2), (0.00003, 0, -1, 1, 2), (-0.00002, 0, -1, 1, -2), (-0.00002, 0, 1, 3, 0), (0.00002, 0, 0, 4, 0),
    ];

    static readonly (double Size, double At, double Rate)[] PlanetTerms =
    [
        (0.000325, 299.77, 0.107408), (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886), (0.000126, 349.42, 36.412478), (0.000110, 84.66, 18.206239),
        (0.000062, 141.74, 53.303771), (0.000060, 207.14, 2.453732), (0.000056, 154.84, 7.306860), (0.000047, 34.52, 27.261239), (0.000042, 207.19, 0.121824),
        (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154), (0.000035, 239.56, 25.513099), (0.000023, 331.55, 3.592518),
    ];

    /// <summary>Seconds by which the earth's turning lags behind even time, between known and foretold values.</summary>
    static double DeltaT(double year)
    {
        (double Year, double Seconds)[] known = [(1890, -6), (1900, -3), (1920, 21), (1940, 24), (1960, 33), (1980, 51), (2000, 64), (2020, 69), (2050, 93), (2100, 203), (2200, 442)];
        for (var i = 1; i < known.Length; i++)
            if (year <= known[i].Year || i == known.Length - 1)
                return known[i - 1].Seconds + (year - known[i - 1].Year) / (known[i].Year - known[i - 1].Year) * (known[i].Seconds - known[i - 1].Seconds);
        return 0;
    }

    /// <summary>The Julian day number of the day before day number 0, at noon.</summary>
    const int DayZero = 1721426;

    /// <summary>The Julian date of midnight (UT) at which a day begins.</summary>
    static double Julian(int dayNumber) => dayNumber + DayZero - 0.5;

    static double YearOf(int dayNumber) => 1 + dayNumber / 365.2425;
    static double Radians(double degrees) => Turn(degrees) * Math.PI / 180;
    static double Turn(double degrees) => degrees - 360 * Math.Floor(degrees / 360);
}
