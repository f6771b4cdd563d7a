using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using NghiTruong.App.Rulebook;
using NghiTruong.Rules.Rulebook;
using NghiTruong.Text;

namespace NghiTruong.App.Deadlines;

/// <summary>What the list of rules is asked: kept whole in the page's address.</summary>
public sealed record LawFilter
{
    public const int PageSize = 40;

    public string? Words { get; init; }
    public string? Topic { get; init; }
    public string? Mark { get; init; }
    public bool WithDays { get; init; }
    /// <summary>Also rules without a version in force on the day.</summary>
    public bool AllTimes { get; init; }
    public DateOnly? Day { get; init; }
    public int Page { get; init; } = 1;

    public static LawFilter FromQuery(IQueryCollection query)
    {
        var (words, topic, mark) = (query["tu"].ToString().Replace("\0", "").Trim(), query["chu-de"].ToString(), query["doi-chieu"].ToString());
        return new LawFilter
        {
            Words = words.Length == 0 ? null : words.Length > 200 ? words[..200] : words,
            Topic = LegalRules.Topics.Any(t => t.Key == topic) ? topic : null,
            Mark = RuleLook.Marks.Any(m => m.Key == mark) ? mark : null,
            WithDays = query["co-ngay"] == "1", AllTimes = query["hieu-luc"] == "tat-ca", Day = DayOf(query["ngay"]),
            Page = int.TryParse(query["trang"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1000 ? page : 1,
        };
    }

    /// <summary>A day as the browser sends it; null for anything else.</summary>
    public static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2150 ? day : null;

    public string Address(int page = 1)
    {
        var query = new Dictionary<string, string?>
        {
            ["tu"] = Words, ["chu-de"] = Topic, ["doi-chieu"] = Mark, ["co-ngay"] = WithDays ? "1" : null, ["hieu-luc"] = AllTimes ? "tat-ca" : null,
            ["ngay"] = Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["trang"] = page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null,
        };
        return QueryHelpers.AddQueryString("/thoi-han", query.Where(q => q.Value is not null));
    }

    /// <summary>Each rule that is asked for, with the version of the day, or where all are asked for the one nearest before.</summary>
    public IReadOnlyList<(LegalRule Rule, RuleVersion Version, bool IsInForce)> Find(DateOnly day, IEnumerable<LegalRule>? rules = null)
    {
        var words = Words is null ? [] : Folding.Fold(Words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. from rule in rules ?? LegalRules.All
               where Topic is null || rule.Topic.Key == Topic
               let now = rule.At(day)
               let version = now ?? (AllTimes ? rule.Versions.LastOrDefault(v => v.From <= day) ?? rule.Versions[0] : null)
               where version is not null && (!WithDays || version.GivesADay) && (Mark is null || RuleLook.MarkKey(version) == Mark)
               where words.Length == 0 || Folding.Fold($"{rule.Id} {rule.Title} {version.Says} {version.Citation}") is var text && words.All(w => text.Contains(w, StringComparison.Ordinal))
               select (rule, version, now is not null),
        ];
    }
}
