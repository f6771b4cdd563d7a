using System.Globalization;

namespace NghiTruong.Rules.Meetings;

/// <summary>The month or the year a programme is for: "2026-11" or "2026".</summary>
public readonly record struct ProgrammePeriod(int Year, int? Month)
{
    public bool IsMonth => Month is not null;

    public string Text => Month is { } month ? $"{Year:0000}-{month:00}" : $"{Year:0000}";

    /// <summary>"tháng 11/2026", "năm 2026".</summary>
    public string Words => Month is { } month ? $"tháng {month}/{Year}" : $"năm {Year}";

    public ProgrammePeriod Next => Month switch
    {
        null => new(Year + 1, null),
        12 => new(Year + 1, 1),
        { } month => new(Year, month + 1),
    };

    public DateOnly FirstDay => new(Year, Month ?? 1, 1);

    public DateOnly LastDay => Month is { } month ? new DateOnly(Year, month, DateTime.DaysInMonth(Year, month)) : new DateOnly(Year, 12, 31);

    /// <summary>A programme is made at most twelve months ahead.</summary>
    public Refusal? IsTooFar(DateOnly today, string field) => FirstDay <= MonthOf(today).FirstDay.AddMonths(12)
        ? null
        : new("too-far", $"Chương trình {Words} còn quá xa: chỉ lập trước nhiều nhất 12 tháng, đến {MonthOf(MonthOf(today).FirstDay.AddMonths(12)).Words}.", field);

    public static ProgrammePeriod MonthOf(DateOnly day) => new(day.Year, day.Month);

    /// <summary>Reads "2026" or "2026-11"; null for anything else.</summary>
    public static ProgrammePeriod? Parse(string? text)
    {
        if (text is not { Length: 4 or 7 } || (text.Length == 7 && text[4] != '-')) return null;
        if (!int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1945 or > 2200) return null;
        if (text.Length == 4) return new(year, null);
        return int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 ? new(year, month) : null;
    }
}
