using System.Globalization;
using System.Text.RegularExpressions;
using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

/// <summary>Days and times as old tables write them: real dates, dates as text, days counted by the spreadsheet, words.</summary>
public static partial class SheetTime
{
    static readonly DateOnly CountedFrom = new(1899, 12, 30);

    /// <summary>The day in a cell; null with no words where the cell is blank, with words where it holds no day.</summary>
    public static (DateOnly? Day, string? Problem) Day(SheetTableCell cell)
    {
        if (cell.Day is { } real) return (real, null);
        if (cell.Number is >= 20_000 and <= 90_000 and var counted) return (CountedFrom.AddDays((int)counted), null);
        var text = cell.Text.Trim();
        if (text is "" or "-" or "–" or "…" or "...") return (null, null);
        if (Machine(text) is { } machine) return (machine, null);
        if (Unreal(text) is { } unreal) return (null, $"“{unreal}” không phải ngày có thật");
        if (FullDate().Match(text) is { Success: true } full) return (Of(full), null);
        if (VietnameseDates.Find(text) is [{ First: { Year: not null, Day: not null } first }, ..] && first.In() is { } said) return (said, null);
        return (null, $"“{Cut(text)}” không đọc được thành ngày; ghi theo dạng ngày/tháng/năm, ví dụ 09/07/2026");
    }

    /// <summary>A day and a month without their year ("5/3", "ngày 5 tháng 3") in a table that tells until a day: the last such day until then; null for other cells.</summary>
    public static DateOnly? WithoutYear(SheetTableCell cell, DateOnly until)
    {
        if (cell.Day is not null || cell.Number is not null || Unreal(cell.Text) is not null || NoYear().Match(cell.Text.Trim()) is not { Success: true } said) return null;
        var (day, month) = (Number(said, 1), Number(said, 2));
        return Enumerable.Range(0, 5).Select(back => Of(day, month, until.Year - back)).FirstOrDefault(on => on <= until);
    }

    /// <summary>The first whole day that words name ("Báo cáo số 15/BC-SYT ngày 05.10.26"); null with words where no calendar has it, with none where they name none.</summary>
    public static (DateOnly? Day, string? Problem) DayIn(string words)
    {
        if (UnrealDay(words) is { } unreal) return (null, $"“{unreal}” không phải ngày có thật");
        var written = FullDate().Match(words);
        var said = VietnameseDates.Find(words).Where(d => d.First is { Year: not null, Day: not null }).Select(d => (d.Start, On: d.First.In())).FirstOrDefault(d => d.On is not null);
        return (written.Success && (said.On is null || written.Index <= said.Start) ? Of(written) : said.On, null);
    }

    /// <summary>The time set for a piece of work. Words without a year are read from the day on which the work was given.</summary>
    public static (DueTime Due, string? Problem) Due(SheetTableCell cell, string words, DateOnly context)
    {
        var said = (words.Length > 0 ? words : cell.Text).Trim();
        var text = cell.Text.Trim();
        if (cell.Day is { } || cell.Number is >= 20_000 and <= 90_000 || Machine(text) is not null || !IsUnclear(text) && FullDate().Match(text) is { Success: true, Length: var length } && length == text.Length)
        {
            var (day, problem) = Day(cell);
            if (day is not { } on) return (DueTime.None, problem);
            return (words.Length == 0 || words == cell.Text ? DueTime.OnDay(on) : DueTime.OnDay(on) with { Words = words }, null);
        }
        if (said is "" or "-" or "–" or "…" or "...") return (DueTime.None, null);
        if (IsUnclear(said)) return (DueTime.None with { Words = said }, null);
        if (Unreal(said) is { } unreal) return (DueTime.None, $"“{unreal}” không phải ngày có thật");
        if (LastOf(said, context) is { } last) return (DueTime.OnDay(last) with { Words = said }, null);
        var read = TimeWords.Read(said, context);
        var due = DueTime.Of(read) with { Words = said };
        return (due.Kind == DueKind.None && Standing(said) ? due with { Kind = DueKind.Rhythm, Reading = "thường xuyên" } : due, null);
    }

    static bool Standing(string words) => Folding.Fold(words).Contains("thuong xuyen", StringComparison.Ordinal);

    /// <summary>What looks like a day that no calendar has ("31/6/2025", "30/2"); null where there is none.</summary>
    static string? Unreal(string text) => UnrealDay(text)
        ?? (DayAndMonth().Match(text) is { Success: true } short_ && Number(short_, 2) is >= 1 and <= 12 and var month && Number(short_, 1) > DateTime.DaysInMonth(2024, month) ? short_.Value.Trim() : null);

    /// <summary>The same, of days that name their year.</summary>
    static string? UnrealDay(string text) => FullDate().Matches(text).FirstOrDefault(m => Of(m) is null)?.Value
        ?? InWords().Matches(text).FirstOrDefault(m => m.Groups[4].Success ? Of(Number(m, 4), Number(m, 5), Number(m, 6)) is null : Of(Number(m, 1), Number(m, 2), m.Groups[3].Success ? Number(m, 3) : 2024) is null)?.Value
        ?? (BrokenYear().Match(text) is { Success: true } broken ? broken.Value : Iso().IsMatch(text) && Machine(text) is null ? text : null);

    static DateOnly? Of(Match date) => Of(Number(date, 1), Number(date, 2), Number(date, 3));

    static DateOnly? Of(int day, int month, int year)
    {
        if (year < 100) year += 2000;
        return month is >= 1 and <= 12 && year is >= 1945 and <= 2200 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    internal static string Cut(string text) => text.Length <= 60 ? text : text[..59] + "…";

    [GeneratedRegex(@"(?<![\d/.\-])([0-9]{1,2})\s?[/.\-]\s?([0-9]{1,2})\s?[/.\-]\s?([0-9]{4}|[0-9]{2})(?![\d/\-]|\.\d)")]
    private static partial Regex FullDate();

    [GeneratedRegex(@"^(?:ngày\s+)?([0-9]{1,2})(?:\s?[/.\-]\s?|\s+tháng\s+)([0-9]{1,2})$", RegexOptions.IgnoreCase)]
    private static partial Regex NoYear();

    [GeneratedRegex(@"^\D*(?<![\d/])([0-9]{1,2})[/.\-]([0-9]{1,2})\s*$")]
    private static partial Regex DayAndMonth();
}
