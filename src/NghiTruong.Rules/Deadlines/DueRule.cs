using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Deadlines;

/// <summary>How a day hangs on an occasion: a rule of law, an offset of its own, or both.</summary>
/// <param name="Point">From which point of the occasion it counts.</param>
/// <param name="RuleId">The rule of law, where there is one.</param>
/// <param name="Own">The office's own offset, where there is one.</param>
public sealed record DueRule(AnchorPoint Point, string? RuleId, Offset? Own)
{
    /// <summary>What the own offset is called beside law and regulation.</summary>
    public const string OwnSource = "lịch của Văn phòng";

    /// <summary>
    /// The day this comes to. Null where the occasion has no day yet, or the rule no version for it (then <paramref name="no"/> says why).
    /// Of law, the council's regulation and the office's own offset the strictest applies; all are kept beside it.
    /// </summary>
    public Deadline? Reckon(Occasion occasion, WorkingCalendar calendar, IReadOnlyList<LocalRule> local, out NoDeadline? no, Circumstances? circumstances = null)
    {
        no = null;
        if (occasion.DayOf(Point) is not { } anchor) return null;
        var given = (circumstances ?? Circumstances.Ordinary) with { AnchorDoubt = occasion.Doubt(Point), Kind = circumstances?.Kind ?? occasion.SessionKind };
        Deadline? byRule = null;
        if (RuleId is not null)
        {
            switch (DeadlineRules.Reckon(RuleId, anchor, given, calendar, local))
            {
                case Deadline found: byRule = found; break;
                case NoDeadline none: no = none; break;
            }
        }
        if (Own is null) return byRule;
        if (!WorkingCalendar.Covers(anchor)) return null;
        var roll = Own.Direction == Direction.After && byRule?.Limit != LimitKind.NotEarlierThan ? RollRule.NextWorkingDay : RollRule.Never;
        var words = PointWords(Point, occasion);
        var own = new Compared(OwnSource, RuleWords.Of(Own, words), Counting.Reckon(Own, anchor, roll, calendar), IsLocal: true, roll);
        if (byRule is null)
            return new()
            {
                RuleId = "", Title = words, Anchor = new("occasion", words), Limit = LimitKind.NoLaterThan, Applied = own, All = [own], Provisional = Doubts(),
            };
        var stricter = byRule.Limit == LimitKind.NotEarlierThan ? own.Reckoning.Due > byRule.Due : own.Reckoning.Due < byRule.Due;
        return byRule with { All = [.. byRule.All, own], Applied = stricter ? own : byRule.Applied, Provisional = stricter ? Doubts() : byRule.Provisional };

        // A day the office set itself leans on the occasion and the calendar, not on how well the law was read.
        string[] Doubts() => [.. given.AnchorDoubt is { } doubt ? [doubt] : Array.Empty<string>(), .. own.Reckoning.UnreadYears.Select(y => $"lịch năm {y}: {calendar.Source(y)}")];
    }

    /// <summary>"ngày khai mạc Kỳ họp thứ 23".</summary>
    public static string PointWords(AnchorPoint point, Occasion occasion) => (point, occasion.Kind) switch
    {
        (AnchorPoint.MonthStart, _) => $"ngày đầu tháng{(occasion.DayOf(AnchorPoint.MonthStart) is { } day ? $" {day.Month}/{day.Year}" : "")}",
        (AnchorPoint.Closing, OccasionKind.Session) => $"ngày bế mạc {occasion.Title}",
        (_, OccasionKind.Session) => $"ngày khai mạc {occasion.Title}",
        _ => $"ngày {occasion.Title}",
    };

    /// <summary>"20 ngày trước ngày khai mạc Kỳ họp thứ 23 (SES-07)".</summary>
    public string Words(Occasion occasion) => (Own, RuleId) switch
    {
        ({ } own, null) => RuleWords.Of(own, PointWords(Point, occasion)),
        ({ } own, { } rule) => $"{RuleWords.Of(own, PointWords(Point, occasion))}, không quá {rule}",
        (null, { } rule) => $"theo {rule}, tính từ {PointWords(Point, occasion)}",
        _ => PointWords(Point, occasion),
    };
}
