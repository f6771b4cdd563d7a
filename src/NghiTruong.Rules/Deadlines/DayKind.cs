namespace NghiTruong.Rules.Deadlines;

/// <summary>What a day of the calendar is.</summary>
public enum DayKind
{
    Workday,
    /// <summary>Thứ Bảy, Chủ nhật.</summary>
    Weekend,
    /// <summary>Ngày lễ, Tết.</summary>
    Holiday,
    /// <summary>Nghỉ bù for a holiday that fell on a weekend.</summary>
    Compensation,
    /// <summary>Ngày nghỉ hoán đổi.</summary>
    SwappedOff,
    /// <summary>Ngày làm bù: a Saturday worked for a day swapped.</summary>
    MakeUp,
    /// <summary>Nghỉ theo quyết định riêng.</summary>
    OneOff,
}

/// <summary>A day and why it is worked or not.</summary>
/// <param name="Why">"Tết Nguyên đán", "Thứ Bảy", "làm bù cho ngày 31/08/2026"; empty for an ordinary workday.</param>
public readonly record struct CalendarDay(DateOnly Date, DayKind Kind, string Why)
{
    public bool IsWorking => Kind is DayKind.Workday or DayKind.MakeUp;
}
