using System.Globalization;

namespace NghiTruong.Text;

/// <summary>A day or month as a text gives it; what the text does not say is null.</summary>
public readonly record struct PartialDate(int? Year, int Month, int? Day)
{
    /// <summary><c>2021-02-24</c>, <c>--02-24</c> without a year, <c>2021-02</c> for a month.</summary>
    public string Iso => (Year is { } y ? $"{y:0000}-{Month:00}" : $"--{Month:00}") + (Day is { } d ? $"-{d:00}" : "");

    /// <summary>The day, or the last day of the month, in the year given or the one of the text; null where there is no such day.</summary>
    public DateOnly? In(int? year = null)
    {
        if ((Year ?? year) is not { } y || y is < 1 or > 9999 || Month is < 1 or > 12) return null;
        var last = DateTime.DaysInMonth(y, Month);
        return Day > last ? null : new DateOnly(y, Month, Day ?? last);
    }
}

/// <summary>A date found in a text: its place, first and last day (equal for one day).</summary>
public readonly record struct FoundDate(int Start, int Length, PartialDate First, PartialDate? Last)
{
    /// <summary>The one form of this date: <c>a</c> or <c>a/b</c>.</summary>
    public string Iso => Last is { } last ? $"{First.Iso}/{last.Iso}" : First.Iso;
}

/// <summary>Dates as Vietnamese papers and newspapers write them.</summary>
#pragma warning disable CA1720 // Long and Short are the forms of a date, not types
public static class VietnameseDates
{
    /// <summary>The form of decree 30/2020: days below 10 and months below 3 take a leading zero.</summary>
    /// <example><c>ngày 09 tháng 7 năm 2026</c>, <c>ngày 10 tháng 02 năm 2026</c>.</example>
    public static string Long(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"ngày {day.Day:00} tháng {(day.Month < 3 ? "0" : "")}{day.Month} năm {day.Year}");

    /// <summary>The short form for screens and tables.</summary>
    /// <example><c>09/07/2026</c>.</example>
    public static string Short(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>
    /// Finds every date, in order: <c>ngày 21-9</c>, <c>Sáng 19.10</c>, <c>từ ngày 9/12 đến ngày 11/12/2020</c>, <c>tháng 10/2025</c>.
    /// Terms (2021-2026), fractions, numbers of documents and days that no month has are left out; nothing throws.
    /// </summary>
    /// <example><c>Find("chiều ngày 2/10")</c> gives one date, <c>--10-02</c>.</example>
    public static IReadOnlyList<FoundDate> Find(string text)
    {
        var tokens = new TokenText(text);
        var found = new List<FoundDate>();
        for (var i = 0; i < tokens.Count;)
        {
            if (DateScanner.At(tokens, i) is { } span)
            {
                var start = tokens[span.From].Start;
                found.Add(new FoundDate(start, tokens[span.To - 1].End - start, span.First, span.Last));
                i = span.To;
            }
            else i++;
        }
        return found;
    }
}
#pragma warning restore CA1720
