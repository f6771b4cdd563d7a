using System.Globalization;
using System.Text.RegularExpressions;
using NghiTruong.Rules.Rulebook;
using NghiTruong.Text;

namespace NghiTruong.Rules.Deadlines;

/// <summary>An occasion as words of time name it, and how the time hangs on it.</summary>
/// <param name="Title">What to call the occasion where it is not known yet.</param>
public sealed record OccasionMention(OccasionKind Kind, int? Number, Season? Season, int? Year, string? Period, string Title, DueRule Rule)
{
    /// <param name="said">The day the words were said: a session spoken of is still to come, and of this term.</param>
    public bool Names(Occasion occasion, DateOnly said) => occasion.CancelledBecause is null && occasion.Kind == Kind
        && (Number is not null && occasion.Number == Number && occasion.IsAround(said) && !(occasion.EndsOn < said || occasion.EndsOn is null && occasion.StartsOn < said)
            || Period is not null && occasion.Period == Period
            || Season is not null && occasion.Season == Season && (occasion.Year ?? occasion.StartsOn?.Year) == Year);
}

/// <summary>Reads words of time that name an occasion: "trước kỳ họp thứ 23", "15 ngày trước kỳ họp cuối năm", "tại phiên họp tháng 8".</summary>
public static partial class OccasionWords
{
    /// <summary>Null where the words name no occasion that a day could follow.</summary>
    /// <param name="said">The day they were said, for a year or a month they do not name.</param>
    public static OccasionMention? Read(string words, DateOnly said)
    {
        var folded = Folding.Fold(words);
        if (Session().Match(folded) is { Success: true } session)
        {
            if (OfAssembly().IsMatch(folded[(session.Index + session.Length)..])) return null;
            if (Rule(folded, session.Index, session.Length, closing: folded.Contains("be mac", StringComparison.Ordinal)) is not { } rule) return null;
            if (session.Groups["number"] is { Success: true } ordinal)
                return Ordinal(ordinal.Value) is { } number ? new(OccasionKind.Session, number, null, null, null, $"Kỳ họp thứ {number}", rule) : null;
            var season = session.Groups["season"].Value.StartsWith("giua", StringComparison.Ordinal) ? Deadlines.Season.MidYear : Deadlines.Season.YearEnd;
            var year = session.Groups["year"] is { Success: true } y ? int.Parse(y.Value, CultureInfo.InvariantCulture) : Next(season, said);
            return new(OccasionKind.Session, null, season, year, null, $"Kỳ họp thường lệ {(season == Deadlines.Season.MidYear ? "giữa" : "cuối")} năm {year}", rule);
        }
        if (Monthly().Match(folded) is { Success: true } meeting && Rule(folded, meeting.Index, meeting.Length, false) is { } at)
        {
            // Without its marks "tháng sáu" is "tháng sau".
            var isJune = words.Contains("tháng sáu", StringComparison.OrdinalIgnoreCase);
            var month = isJune
                ? Month(6, null, said)
                : meeting.Groups["month"] is { Success: true } m
                ? Month(int.Parse(m.Value, CultureInfo.InvariantCulture), meeting.Groups["year"] is { Success: true } y ? int.Parse(y.Value, CultureInfo.InvariantCulture) : null, said)
                : new DateOnly(said.Year, said.Month, 1).AddMonths(1);
            return month is { } day ? new(OccasionKind.Meeting, null, null, null, $"{day:yyyy-MM}", $"Phiên họp tháng {day.Month}/{day.Year}", at) : null;
        }
        return null;
    }

    /// <summary>
    /// What stands around the name: "trước" is the day before it, "tại" its day, "n ngày trước", "n ngày sau" (a session: after its last day).
    /// After it without a number of days is no time.
    /// </summary>
    static DueRule? Rule(string folded, int start, int length, bool closing)
    {
        var (before, after) = (folded[..start], folded[(start + length)..]);
        var amount = Amount().Match(before) is { Success: true } first ? first : Amount().Match(after) is { Success: true } second ? second : null;
        var direction = LastSide(before, withPlace: amount is null) ?? (amount is null ? null : LastSide(after, withPlace: false));
        var isOpening = folded.Contains("khai mac", StringComparison.Ordinal);
        var point = closing || direction == Direction.After && !isOpening ? AnchorPoint.Closing : AnchorPoint.Opening;
        if (amount is not null && direction is Direction.Before or Direction.After)
            return new(point, null, new(int.Parse(amount!.Groups["value"].Value, CultureInfo.InvariantCulture), amount.Groups["working"].Success ? CountUnit.WorkingDay : CountUnit.CalendarDay, direction.Value));
        return direction switch
        {
            Direction.Before => new(point, null, new(1, CountUnit.CalendarDay, Direction.Before)),
            Direction.After => null,
            _ => new(point, null, new(0, CountUnit.CalendarDay, Direction.At)),
        };
    }

    /// <summary>The side said last; "tại kỳ họp" after "sau giám sát" is the session itself.</summary>
    static Direction? LastSide(string words, bool withPlace) => Sides().Matches(words).LastOrDefault(m => withPlace || m.Value != "tai") is { } found
        ? found.Value switch { "truoc" => Direction.Before, "sau" => Direction.After, _ => Direction.At }
        : null;

    static int Next(Season season, DateOnly said) => season == Deadlines.Season.MidYear && said.Month > 7 ? said.Year + 1 : said.Year;

    static DateOnly? Month(int month, int? year, DateOnly said) => month is < 1 or > 12
        ? null
        : new DateOnly(year ?? (month < said.Month ? said.Year + 1 : said.Year), month, 1);

    /// <summary>"23", "nhất", "mười hai", "hai mươi ba".</summary>
    static int? Ordinal(string words)
    {
        if (int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var n)) return n > 0 ? n : null;
        var parts = words.Split(' ');
        var ten = Array.IndexOf(parts, "muoi");
        if (ten < 0) return Digit(words);
        return (ten == 0 ? 1 : Digit(parts[0])) * 10 + (ten == parts.Length - 1 ? 0 : Digit(parts[^1]));
    }

    static int? Digit(string word) => word switch
    {
        "nhat" or "mot" => 1,
        "hai" => 2,
        "ba" => 3,
        "tu" or "bon" => 4,
        "nam" or "lam" => 5,
        "sau" => 6,
        "bay" => 7,
        "tam" => 8,
        "chin" => 9,
        _ => null,
    };

    // After "mười" the fifth is "lăm"; "năm" there begins a year.
    const string Number = @"(?<number>\d{1,3}|(?:(?:hai|ba|bon|tu|nam|sau|bay|tam|chin) )?muoi(?: (?:mot|hai|ba|bon|tu|lam|sau|bay|tam|chin)\b)?|nhat|hai|ba|tu|nam|sau|bay|tam|chin)\b";

    [GeneratedRegex(@"\bky hop (?:thuong le )?(?:(?:hdnd|hoi dong nhan dan)(?: tinh| thanh pho| xa)? )?(?:(?:lan )?thu " + Number + @"|(?:thuong le )?(?<season>giua nam|cuoi nam)(?: (?:nam )?(?<year>20\d\d))?)", RegexOptions.CultureInvariant)]
    private static partial Regex Session();

    [GeneratedRegex(@"\bphien hop (?:thuong ky )?(?:(?:cua )?thuong truc (?:hdnd |hoi dong nhan dan )?(?:tinh |thanh pho )?)?thang (?:(?<month>\d{1,2})(?:\s*/\s*(?<year>20\d\d)| nam (?<year>20\d\d))?|sau\b|toi\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Monthly();

    [GeneratedRegex(@"\b(?<value>\d{1,3}) ngay(?<working> lam viec)?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    [GeneratedRegex(@"^[ ,]*(?:cua )?quoc hoi\b", RegexOptions.CultureInvariant)]
    private static partial Regex OfAssembly();

    [GeneratedRegex(@"\b(?:truoc|sau|tai)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Sides();
}
