namespace NghiTruong.Rules.Obligations;

/// <summary>How far ahead a day may be set for work: two terms of a council. What lies further is a slip in the year.</summary>
public static class FurthestDay
{
    public const int Years = 10;

    /// <summary>The last day that may be set on a day: by those who give the work on the day it is given, afterwards on the day of what is recorded.</summary>
    public static DateOnly From(DateOnly on) => on.AddYears(Years);

    /// <summary>Says no to a day that lies further; null where none is set.</summary>
    /// <param name="called">What the field is called on the screen.</param>
    public static Refusal? Passed(DateOnly? day, DateOnly on, string called, string field) =>
        day > From(on) ? new("too-far-ahead", $"{called} {day:dd/MM/yyyy} xa quá {Years} năm kể từ ngày {on:dd/MM/yyyy}; muộn nhất là {From(on):dd/MM/yyyy}, hãy xem lại năm.", field) : null;
}
