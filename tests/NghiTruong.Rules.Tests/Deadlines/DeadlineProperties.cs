using FsCheck;
using FsCheck.Fluent;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;
using Xunit;

namespace NghiTruong.Rules.Tests.Deadlines;

/// <summary>What holds of every limit, whatever its number and its anchor.</summary>
public sealed class DeadlineProperties
{
    static readonly WorkingCalendar Known = WorkingCalendar.Known;
    static readonly DateOnly First = new(2018, 1, 1);

    static readonly Gen<DateOnly> Days = Gen.Choose(0, 365 * 14).Select(First.AddDays);

    static readonly Gen<Offset> Offsets =
        from value in Gen.Choose(0, 130)
        from unit in Gen.Elements(CountUnit.CalendarDay, CountUnit.WorkingDay, CountUnit.Month)
        from direction in Gen.Elements(Direction.Before, Direction.After)
        select new Offset(unit == CountUnit.Month ? value % 14 : value, unit, direction);

    static readonly Gen<(Offset Offset, DateOnly Anchor)> Asked = from offset in Offsets from day in Days select (offset, day);

    static void Check<T>(Gen<T> given, Func<T, bool> holds) => Check(Config.QuickThrowOnFailure.WithMaxTest(1000), given, holds);

    static void Check<T>(Config config, Gen<T> given, Func<T, bool> holds) => Prop.ForAll(given.ToArbitrary(), holds).Check(config);

    static Reckoning Reckon(Offset offset, DateOnly anchor) => Counting.Reckon(offset, anchor, RollRule.NextWorkingDay, Known);

    [Fact]
    public void A_later_anchor_is_never_due_earlier() => Check(from asked in Asked from more in Gen.Choose(0, 40) select (asked.Offset, asked.Anchor, More: more), a =>
        Reckon(a.Offset, a.Anchor).Due <= Reckon(a.Offset, a.Anchor.AddDays(a.More)).Due);

    [Fact]
    public void A_forward_limit_ends_on_a_working_day() => Check(Asked, a => a.Offset.Direction == Direction.Before || a.Offset.Value == 0 || Known.IsWorking(Reckon(a.Offset, a.Anchor).Due));

    [Fact]
    public void A_day_that_rolled_is_the_first_working_day_after_the_count_ended() => Check(Asked, a =>
        Reckon(a.Offset, a.Anchor) is var r && (!r.Rolled || r.Due > r.Ended && Known.IsWorking(r.Due) && Between(r.Ended, r.Due.AddDays(-1)).All(d => !Known.IsWorking(d))));

    [Fact]
    public void Exactly_so_many_working_days_are_counted() => Check(Asked, a =>
    {
        if (a.Offset.Unit != CountUnit.WorkingDay || a.Offset.Value == 0) return true;
        var r = Reckon(a.Offset, a.Anchor);
        var counted = (a.Offset.Direction == Direction.After ? Between(a.Anchor.AddDays(1), r.Due) : Between(r.Due, a.Anchor.AddDays(-1))).Where(Known.IsWorking).ToHashSet();
        return counted.Count == a.Offset.Value && counted.SetEquals(r.Days) && Known.IsWorking(r.Due) && !r.Skipped.Any(s => Known.IsWorking(s.Date));
    });

    [Fact]
    public void Calendar_days_are_counted_one_by_one() => Check(Asked, a =>
        a.Offset.Unit != CountUnit.CalendarDay || a.Offset.Value == 0 || Reckon(a.Offset, a.Anchor) is var r && r.Days.Count == a.Offset.Value && !r.Days.Contains(a.Anchor) && r.Days[^1] == r.Ended);

    [Fact]
    public void A_backward_limit_is_never_later_than_its_count() => Check(Asked, a =>
        a.Offset.Direction == Direction.After || a.Offset.Unit == CountUnit.Month || Reckon(a.Offset, a.Anchor).Due <= a.Anchor.AddDays(-a.Offset.Value) && !Reckon(a.Offset, a.Anchor).Rolled);

    [Fact]
    public void The_prudent_day_is_the_last_working_day_up_to_the_due_day() => Check(Asked, a =>
        Reckon(a.Offset, a.Anchor) is var r && r.Prudent <= r.Due && Known.IsWorking(r.Prudent) && Between(r.Prudent.AddDays(1), r.Due).All(d => !Known.IsWorking(d)));

    [Fact]
    public void The_quick_count_is_the_explained_one() => Check(Asked, a => Counting.Due(a.Offset, a.Anchor, RollRule.NextWorkingDay, Known) == Reckon(a.Offset, a.Anchor).Due);

    [Fact]
    public void Working_days_added_are_working_days_counted() => Check(from day in Days from n in Gen.Choose(1, 600) select (Day: day, N: n), a =>
        Known.AddWorkingDays(a.Day, a.N) is var there && Known.CountWorkingDays(a.Day.AddDays(1), there) == a.N
        && Known.AddWorkingDays(there, -a.N) == Known.LastWorking(a.Day)
        && Known.AddWorkingDays(a.Day, -a.N) is var back && Known.CountWorkingDays(back, a.Day.AddDays(-1)) == a.N);

    [Fact]
    public void A_regulation_never_loosens_the_law() => Check(from day in Days from n in Gen.Choose(0, 60) from rule in Gen.Elements("SES-13", "PUB-05", "QUE-03", "REC-05") select (Day: day, N: n, Rule: rule), a =>
    {
        if (DeadlineRules.Reckon(a.Rule, a.Day, Circumstances.Ordinary, Known, []) is not Deadline law) return true;
        var own = new LocalRule(a.Rule, new("1/QC", null, ""), new(a.N, law.Reckoning.Offset.Unit, law.Reckoning.Offset.Direction), law.Limit, First, null, "", law.Anchor);
        var both = (Deadline)DeadlineRules.Reckon(a.Rule, a.Day, Circumstances.Ordinary, Known, [own]);
        return law.Limit == LimitKind.NotEarlierThan ? both.Due >= law.Due : both.Due <= law.Due;
    });

    static readonly Gen<KeptDeadline> Kept =
        from offset in Offsets
        from rule in Gen.Elements<string?>(null, "SES-13", "SUP-06", "PUB-02")
        from point in Gen.Elements(AnchorPoint.Opening, AnchorPoint.Closing, AnchorPoint.MonthStart)
        select Hanging(new(point, rule, rule is null ? offset : null));

    static KeptDeadline Hanging(DueRule rule)
    {
        var kept = new KeptDeadline { Uid = Guid.Empty, OccasionId = 1, Point = rule.Point, Title = "việc", OwnerKind = "obligation", OwnerId = 1, OwnerAddress = "/", ChangedAt = default };
        kept.Hang(rule);
        return kept;
    }

    [Fact]
    public void A_calendar_that_changes_moves_what_comes_to_another_day_under_it_and_nothing_else() =>
        Check(from kept in Kept from start in Gen.Choose(0, 700) from off in Gen.Choose(0, 760) from works in Gen.Elements(true, false) select (Kept: kept, Start: start, Off: off, Works: works), a =>
        {
            var occasion = new Occasion { Uid = Guid.Empty, Kind = OccasionKind.Session, Title = "Kỳ họp thứ 23", StartsOn = new DateOnly(2025, 1, 1).AddDays(a.Start), EndsOn = new DateOnly(2025, 1, 3).AddDays(a.Start), IsFirm = true, RecordedAt = default };
            a.Kept.Follow(occasion, Known, [], "mở", default);
            var (before, moves, version) = (a.Kept.Due, a.Kept.Moves.Count, a.Kept.Version);
            var changed = Known.With(new OneOff(new DateOnly(2025, 1, 1).AddDays(a.Off), a.Works, "quyết định riêng"));
            var expected = a.Kept.Rule.Reckon(occasion, changed, [], out _)?.Due;
            var move = a.Kept.Follow(occasion, changed, [], "lịch", default);
            return a.Kept.Due == expected && (move is null) == (before == expected) && (move is null || (move.From, move.To, move.Because) == (before, expected, "lịch"))
                && a.Kept.Moves.Count == moves + (move is null ? 0 : 1) && (move is null || a.Kept.Version == version + 1)
                && a.Kept.Follow(occasion, changed, [], "lịch", default) is null;
        });

    static IEnumerable<DateOnly> Between(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1)) yield return day;
    }
}
