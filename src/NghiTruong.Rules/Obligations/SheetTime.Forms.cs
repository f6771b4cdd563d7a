using System.Globalization;
using System.Text.RegularExpressions;

namespace NghiTruong.Rules.Obligations;

public static partial class SheetTime
{
    static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>A day as spreadsheets and machines write it: "2026-12-31", "31-Dec-26", the days counted since 1900 as text; null for other words and days that are not.</summary>
    static DateOnly? Machine(string text)
    {
        if (Counted().IsMatch(text)) return int.Parse(text, CultureInfo.InvariantCulture) is >= 20_000 and <= 90_000 and var days ? CountedFrom.AddDays(days) : null;
        if (Iso().Match(text) is { Success: true } iso) return Of(Number(iso, 3), Number(iso, 2), Number(iso, 1));
        return English().Match(text) is { Success: true } english ? Of(Number(english, 1), Array.IndexOf(Months, english.Groups[2].Value.ToLowerInvariant()) + 1, Number(english, 3)) : null;
    }

    /// <summary>The last day of a year, a month, a quarter or a run of days, months or quarters ("năm 2026", "T12/2026", "Q4/2026", "Quý III, IV/2026", "01/12-15/12/2026"); null for other words.</summary>
    static DateOnly? LastOf(string words, DateOnly context)
    {
        if (OneYear().Match(words) is { Success: true } year) return EndOf(12, Number(year, 1));
        if (Run().Match(words) is { Success: true } run) return Of(run);
        if (OneMonth().Match(words) is { Success: true } month) return EndOf(Number(month, 1), Number(month, 2));
        if (SomeMonths().Match(words) is { Success: true } months) return Last(months, n => int.Parse(n, CultureInfo.InvariantCulture), n => n);
        return Quarters().Match(words) is { Success: true } quarters ? Last(quarters, Quarter, n => 3 * n) : null;

        DateOnly? Last(Match match, Func<string, int> read, Func<int, int> month)
        {
            var named = match.Groups["n"].Captures.Select(c => read(c.Value)).ToList();
            if (named.Zip(named.Skip(1)).Any(p => p.Second <= p.First)) return null;
            var year = match.Groups["year"] is { Success: true } said ? int.Parse(said.Value, CultureInfo.InvariantCulture) : context.Year;
            return EndOf(month(named[^1]), year) is { } end ? match.Groups["year"].Success || end >= context ? end : EndOf(end.Month, year + 1) : null;
        }
    }

    static DateOnly? EndOf(int month, int year) => month is >= 1 and <= 12 && Of(DateTime.DaysInMonth(year, month), month, year) is { } end ? end : null;

    static int Quarter(string words) => words.ToUpperInvariant() switch { "I" or "1" => 1, "II" or "2" => 2, "III" or "3" => 3, _ => 4 };

    /// <summary>Words that two people read two ways: "9-12/2026" is a day or four months, "tuần 2 tháng 12" is no second of December.</summary>
    static bool IsUnclear(string words) => Unclear().IsMatch(words);

    /// <summary>Another day, month or quarter that the words of a time name beside the one that was read; null where there is none, and for a run, of which the last holds.</summary>
    public static string? SecondTime(DueTime due)
    {
        if (due is not { Kind: DueKind.Day, On: { } read } || LastOf(due.Words, default) is not null) return null;
        // "trước 30/6" ends on 29/6: there what begins the day after is what was read.
        var after = due.Words.Contains("trước", StringComparison.OrdinalIgnoreCase) ? read.AddDays(1) : read;
        return Named().Matches(due.Words).FirstOrDefault(m => !Covers(m, read) && !Covers(m, after))?.Value.Trim();
    }

    static bool Covers(Match named, DateOnly day)
    {
        int? Said(string group) => named.Groups[group] is { Success: true } said ? int.Parse(said.Value, CultureInfo.InvariantCulture) : null;
        var (number, month, year) = (Said("day"), Said("month"), Said("year"));
        if (number is > 31 or 0 || month is > 12 or 0) return true; // no time at all
        if (year is { } y && (y < 100 ? 2000 + y : y) != day.Year) return false;
        if (named.Groups["quarter"] is { Success: true } quarter) return Quarter(quarter.Value) == (day.Month + 2) / 3;
        return month == day.Month && (number is null || number == day.Day);
    }

    [GeneratedRegex("^(?:(?:trong|cả|hết|cuối)\\s+)?(?:năm\\s+)?(20[0-9]{2})$", RegexOptions.IgnoreCase)]
    private static partial Regex OneYear();

    [GeneratedRegex("^[0-9]{5}$")]
    private static partial Regex Counted();

    [GeneratedRegex(@"^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^([0-9]{1,2})[-\s/]([A-Za-z]{3})[-\s/]([0-9]{4}|[0-9]{2})$")]
    private static partial Regex English();

    [GeneratedRegex(@"^(?:từ\s+)?(?:ngày\s+)?[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4})?\s*(?:-|–|đến)\s*(?:ngày\s+)?([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})$", RegexOptions.IgnoreCase)]
    private static partial Regex Run();

    [GeneratedRegex(@"^(?:t\.?\s?)?([0-9]{1,2})\s?[/\-.]\s?((?:19|20)[0-9]{2})$", RegexOptions.IgnoreCase)]
    private static partial Regex OneMonth();

    [GeneratedRegex(@"^(?:(?:trong|từ)\s+)?(?:tháng|t\.?)\s*(?<n>[0-9]{1,2})(?:\s*(?:,|-|–|và|đến)\s*(?:tháng\s+|t\.?)?(?<n>[0-9]{1,2}))+(?:\s*(?:/|\s-\s|năm)\s*(?<year>20[0-9]{2}))?$", RegexOptions.IgnoreCase)]
    private static partial Regex SomeMonths();

    [GeneratedRegex(@"^(?:(?:trong|từ)\s+)?(?:quý\s*|q\.?\s*)(?<n>IV|I{1,3}|[1-4])(?:\s*(?:,|-|–|và|đến)\s*(?:quý\s+|q\.?)?(?<n>IV|I{1,3}|[1-4]))*(?:\s*(?:[/\-.]|năm)\s*(?<year>20[0-9]{2}))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Quarters();

    [GeneratedRegex(@"^[0-9]{1,2}\s*[-–]\s*[0-9]{1,2}\s*/\s*[0-9]{4}$|\btuần\s+(?:thứ\s+)?(?:[1-5]|IV|I{1,3}|V|đầu|cuối|hai|ba|tư)\b.*\btháng\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unclear();

    [GeneratedRegex(@"(?<![\w/.\-])(?:(?<day>[0-9]{1,2})\s?[/.\-]\s?(?<month>[0-9]{1,2})\s?[/.\-]\s?(?<year>[0-9]{4}|[0-9]{2})|(?<day>[0-9]{1,2})\s+tháng\s+(?<month>[0-9]{1,2})(?:\s+năm\s+(?<year>[0-9]{4}))?"
        + @"|(?:tháng\s*|t\.?)?(?<month>[0-9]{1,2})\s?[/\-]\s?(?<year>20[0-9]{2})|(?<day>[0-9]{1,2})[/\-](?<month>[0-9]{1,2})|tháng\s*(?<month>[0-9]{1,2})|(?:quý\s*|q\.?)(?<quarter>IV|I{1,3}|[1-4])(?:\s*(?:/|năm)\s*(?<year>20[0-9]{2}))?)(?![\w/])", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    /// <summary>A year that is none ("20226", "2o26").</summary>
    [GeneratedRegex(@"(?<![\w/.\-])[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-](?!(?:[0-9]{4}|[0-9]{2})(?!\w))[0-9][0-9A-Za-z]{1,6}(?!\w)")]
    private static partial Regex BrokenYear();

    [GeneratedRegex(@"\bngày\s+([0-9]{1,2})\s+tháng\s+([0-9]{1,2})(?!\w)(?:\s+năm\s+([0-9]{4}))?|(?<!\w)([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})", RegexOptions.IgnoreCase)]
    private static partial Regex InWords();
}
