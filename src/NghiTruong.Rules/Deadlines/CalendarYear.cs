namespace NghiTruong.Rules.Deadlines;

/// <summary>The days of one year, each with its kind, and how many working days went before it.</summary>
sealed class CalendarYear
{
    readonly DayKind[] kinds;
    readonly string?[] whys;
    readonly int first;

    /// <summary>How many working days of the year lie before each day of it; one entry more than it has days.</summary>
    public int[] Before { get; }
    public int WorkingDays => Before[^1];
    public bool IsKnown { get; }
    public string Source { get; }

    CalendarYear(int year, bool isKnown, string source)
    {
        first = new DateOnly(year, 1, 1).DayNumber;
        var length = DateTime.IsLeapYear(year) ? 366 : 365;
        (kinds, whys, Before) = (new DayKind[length], new string?[length], new int[length + 1]);
        (IsKnown, Source) = (isKnown, source);
    }

    public CalendarDay this[DateOnly day] => new(day, kinds[day.DayNumber - first], whys[day.DayNumber - first] ?? "");
    public bool IsWorking(int dayOfYear) => kinds[dayOfYear] is DayKind.Workday or DayKind.MakeUp;

    public static CalendarYear Of(int year, CalendarDecision? decision, IEnumerable<OneOff> oneOffs)
    {
        var made = new CalendarYear(year, decision is { IsRead: true }, decision?.Source ?? $"chưa có quyết định nghỉ lễ, Tết năm {year}; tạm tính theo Bộ luật Lao động");
        made.Weekends();
        made.Holidays(year, decision);
        foreach (var swap in decision?.Swaps ?? []) made.Swapped(swap, year);
        foreach (var day in oneOffs)
            if (day.Day.Year == year) made.Put(day.Day, day.IsWorking ? DayKind.MakeUp : DayKind.OneOff, day.Why);
        for (var i = 0; i < made.kinds.Length; i++) made.Before[i + 1] = made.Before[i] + (made.IsWorking(i) ? 1 : 0);
        return made;
    }

    void Weekends()
    {
        for (var i = 0; i < kinds.Length; i++)
            (kinds[i], whys[i]) = DateOnly.FromDayNumber(first + i).DayOfWeek switch
            {
                DayOfWeek.Saturday => (DayKind.Weekend, "Thứ Bảy"),
                DayOfWeek.Sunday => (DayKind.Weekend, "Chủ nhật"),
                _ => (DayKind.Workday, null),
            };
    }

    void Holidays(int year, CalendarDecision? decision)
    {
        var days = new SortedDictionary<DateOnly, string>();
        foreach (var holiday in CalendarFile.Holidays)
            if (holiday.In(year) is { } day) days.TryAdd(day, holiday.Name);
        var decided = (decision?.Off ?? []).SelectMany(o => Range(o).Select(d => (Day: d, o.Why))).ToArray();
        if (decision is null)
            foreach (var (day, why) in Assumed(year)) days.TryAdd(day, why);
        var fixedByDecision = decided.Select(d => d.Day).ToHashSet();
        foreach (var (day, why) in decided) Put(day, DayKind.Holiday, why);
        var owed = new List<(DateOnly Day, string Why)>();
        foreach (var (day, why) in days)
        {
            if (fixedByDecision.Contains(day)) continue;
            if (kinds[day.DayNumber - first] == DayKind.Weekend) owed.Add((day, why));
            Put(day, DayKind.Holiday, why);
        }
        // A holiday on a weekly day off is taken on the next working day (Bộ luật Lao động 45/2019/QH14, Điều 111 khoản 3).
        foreach (var (day, why) in owed)
        {
            var next = day.DayNumber - first + 1;
            while (next < kinds.Length && kinds[next] != DayKind.Workday) next++;
            if (next < kinds.Length) (kinds[next], whys[next]) = (DayKind.Compensation, $"nghỉ bù {why} ({day:dd/MM})");
        }
    }

    /// <summary>What is taken for granted until the yearly decision: five days of Tết from its eve, and the day beside the National Day.</summary>
    static IEnumerable<(DateOnly Day, string Why)> Assumed(int year)
    {
        if (year is >= LunarCalendar.FirstYear and <= LunarCalendar.LastYear)
        {
            var tet = LunarCalendar.Tet(year);
            for (var i = -1; i < 4; i++) yield return (tet.AddDays(i), "Tết Nguyên đán (tạm tính)");
        }
        if (year < 2021) yield break;
        var second = new DateOnly(year, 9, 2);
        yield return (second.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Saturday or DayOfWeek.Sunday ? second.AddDays(-1) : second.AddDays(1), "Quốc khánh (tạm tính)");
    }

    void Swapped(Swap swap, int year)
    {
        if (swap.Off.Year == year) Put(swap.Off, DayKind.SwappedOff, $"nghỉ hoán đổi, làm bù ngày {swap.Work:dd/MM/yyyy}");
        if (swap.Work.Year == year) Put(swap.Work, DayKind.MakeUp, $"làm bù cho ngày {swap.Off:dd/MM/yyyy}");
    }

    void Put(DateOnly day, DayKind kind, string why) => (kinds[day.DayNumber - first], whys[day.DayNumber - first]) = (kind, why);

    static IEnumerable<DateOnly> Range(DaysOff off)
    {
        for (var day = off.From; day <= off.To; day = day.AddDays(1)) yield return day;
    }
}
