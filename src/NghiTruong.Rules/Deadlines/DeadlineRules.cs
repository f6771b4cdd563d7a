using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Deadlines;

/// <summary>Asks rules for days.</summary>
public static class DeadlineRules
{
    /// <summary>The day a rule sets from an anchor. The version is chosen by the anchor's day; of law and regulation the stricter applies.</summary>
    /// <param name="local">The council's own limits; those of other rules are passed over.</param>
    public static DeadlineAnswer Reckon(string ruleId, DateOnly anchor, Circumstances circumstances, WorkingCalendar calendar, IEnumerable<LocalRule> local)
    {
        var own = local.Where(l => l.RuleId.Equals(ruleId.Trim(), StringComparison.OrdinalIgnoreCase)).ToArray();
        var rule = LegalRules.Find(ruleId);
        if (rule is null && own.Length == 0) return Wrong($"Không có quy tắc “{ruleId.Trim()}”.");
        if (circumstances.Lengthenings < 0) return Wrong("Số lần gia hạn không thể âm.");
        if (!Covers(anchor)) return Wrong($"Ngày {anchor:dd/MM/yyyy} nằm ngoài lịch ({WorkingCalendar.FirstYear + 1}–{WorkingCalendar.LastYear - 1}).");
        var inForce = own.Where(l => l.IsInForce(anchor)).ToArray();
        var version = rule is null ? null : VersionFor(rule, anchor, circumstances);
        // A regulation beside a rule of law is for what that rule is for.
        if (rule?.At(anchor) is not null && version is null) return NoVersion(rule, anchor, circumstances);
        if (version is null && inForce.Length == 0) return rule is null ? NotInForce(own[0], anchor) : NoVersion(rule, anchor, circumstances);
        if (version is { GivesADay: false } && inForce.Length == 0) return Wrong($"Quy tắc {rule!.Id} ({rule.Title}) không đặt thời hạn tính được ra ngày.");
        try
        {
            return Reckon(rule, version is { GivesADay: true } ? version : null, inForce, anchor, circumstances, calendar);
        }
        catch (ArgumentOutOfRangeException)
        {
            return Wrong($"Hạn tính từ ngày {anchor:dd/MM/yyyy} rơi ra ngoài lịch ({WorkingCalendar.FirstYear}–{WorkingCalendar.LastYear}).");
        }
    }

    /// <summary>A rule's version on a day in given circumstances; null where none holds.</summary>
    public static RuleVersion? VersionFor(LegalRule rule, DateOnly day, Circumstances circumstances) =>
        rule.At(day) is { } version && circumstances.Allows(version.Applies) ? version : null;

    static DeadlineAnswer Reckon(LegalRule? rule, RuleVersion? version, LocalRule[] local, DateOnly anchor, Circumstances circumstances, WorkingCalendar calendar)
    {
        var all = new List<Compared>();
        if (version is not null)
        {
            switch (OfLaw(rule!, version, anchor, circumstances, calendar))
            {
                case (null, { } no): return no;
                case ({ } compared, _): all.Add(compared); break;
            }
        }
        foreach (var l in local)
            all.Add(new(l.Regulation.ToString(), RuleWords.Of(l.Offset, l.Anchor.Words), Counting.Reckon(l.Offset, anchor, Roll(version, l), calendar, circumstances.At), IsLocal: true, Roll(version, l)));
        var limit = version?.Limit ?? (local.Length > 0 ? local[0].Limit : LimitKind.NoLaterThan);
        var floor = limit == LimitKind.NotEarlierThan;
        // What may not come earlier is prudent on the next working day, not on the one before.
        if (floor) all = [.. all.Select(c => c with { Reckoning = c.Reckoning with { Prudent = calendar.NextWorking(c.Reckoning.Due) } })];
        var applied = floor ? all.MaxBy(c => Moment(c.Reckoning))! : all.MinBy(c => Moment(c.Reckoning))!;
        var doubts = new List<string>();
        if (circumstances.AnchorDoubt is { } doubt) doubts.Add(doubt);
        if (!applied.IsLocal && version is { IsCarriedOver: true }) doubts.Add($"tạm theo luật cũ, chưa đối chiếu: số này lấy từ quy định trước {version.Citation}");
        foreach (var year in applied.Reckoning.UnreadYears) doubts.Add($"lịch năm {year}: {calendar.Source(year)}");
        return new Deadline
        {
            RuleId = rule?.Id ?? local[0].RuleId,
            Title = rule?.Title ?? local[0].Title,
            Version = version,
            Anchor = rule?.Anchor ?? local[0].Anchor,
            Limit = limit,
            Applied = applied,
            All = all,
            Provisional = doubts,
        };
    }

    static (Compared?, NoDeadline?) OfLaw(LegalRule rule, RuleVersion version, DateOnly anchor, Circumstances circumstances, WorkingCalendar calendar)
    {
        var source = version.Citation.ToString();
        if (version.FixedDay is { } day) return (new(source, $"chậm nhất ngày {day.In(anchor):dd/MM/yyyy}", At(day.In(anchor), anchor, calendar), false, RollRule.Never), null);
        if (version.Periodic is { } periodic && version.Offset is null && version.Cases.Count == 0)
            return (new(source, $"{periodic.Times} lần mỗi {RuleWords.Of(periodic.Every)}", At(Periods.End(periodic.Every, anchor), anchor, calendar), false, RollRule.Never), null);
        var special = Case(version, circumstances);
        if (circumstances.Named is { } named && special is null) return (null, Wrong($"Quy tắc {rule.Id} không có trường hợp “{named}”."));
        var offset = special?.Offset ?? version.Offset;
        if (offset is null) return (null, Wrong($"Quy tắc {rule.Id} cần biết trường hợp: {string.Join("; ", version.Cases.Select(c => c.Words))}."));
        if (circumstances.Lengthenings > 0)
        {
            if (version.Lengthening is not { } longer) return (null, Wrong($"Quy tắc {rule.Id} không cho gia hạn."));
            if (circumstances.Lengthenings > longer.Times) return (null, Wrong($"Quy tắc {rule.Id} chỉ cho gia hạn {longer.Times} lần."));
            offset = offset with { Value = offset.Value + longer.Value * circumstances.Lengthenings };
        }
        var words = RuleWords.Of(offset, rule.Anchor.Words) + (special is null ? "" : $" ({special.Words})");
        return (new(source, words, Counting.Reckon(offset, anchor, version.Roll, calendar, circumstances.At), false, version.Roll), null);
    }

    /// <summary>Of the cases that hold the one that asks for most.</summary>
    static RuleCase? Case(RuleVersion version, Circumstances circumstances) =>
        version.Cases.Where(c => circumstances.Meets(c.When)).MaxBy(c => Asked(c.When));

    static int Asked(RuleCondition when) =>
        (when.Kinds.Count > 0 ? 1 : 0) + (when.Levels.Count > 0 ? 1 : 0) + (when.Complex is not null ? 1 : 0) + (when.Remote is not null ? 1 : 0) + (when.Named is not null ? 1 : 0);

    static Reckoning At(DateOnly day, DateOnly anchor, WorkingCalendar calendar) => new()
    {
        Offset = new(0, CountUnit.CalendarDay, Direction.At),
        Anchor = anchor,
        Due = day,
        Ended = day,
        Prudent = calendar.LastWorking(day),
        Counted = 0,
    };

    static RollRule Roll(RuleVersion? version, LocalRule local) => version?.Roll ?? (local.Offset.Direction == Direction.After && local.Limit != LimitKind.NotEarlierThan ? RollRule.NextWorkingDay : RollRule.Never);

    static (DateOnly, TimeOnly) Moment(Reckoning r) => (r.Due, r.Clock ?? TimeOnly.MaxValue);

    static bool Covers(DateOnly day) => day.Year is > WorkingCalendar.FirstYear and < WorkingCalendar.LastYear;

    static NoDeadline NoVersion(LegalRule rule, DateOnly anchor, Circumstances circumstances)
    {
        if (rule.At(anchor) is { } version && !circumstances.Allows(version.Applies) && !rule.Versions.Any(v => circumstances.Allows(v.Applies)))
            return Wrong($"Quy tắc {rule.Id} ({rule.Title}) chỉ dùng cho {Scope(version.Applies)}.");
        return new(NoDeadlineKind.NotInForce, $"Quy tắc {rule.Id} không có bản nào có hiệu lực ngày {anchor:dd/MM/yyyy}: {string.Join("; ", rule.Versions.Select(v => $"{v.From:dd/MM/yyyy}–{(v.To is { } to ? to.ToString("dd/MM/yyyy", null) : "nay")}{(Scope(v.Applies) is { Length: > 0 } s ? $", {s}" : "")}"))}.");
    }

    static NoDeadline NotInForce(LocalRule local, DateOnly anchor) =>
        new(NoDeadlineKind.NotInForce, $"Quy định {local.RuleId} ({local.Regulation}) chưa hoặc không còn hiệu lực ngày {anchor:dd/MM/yyyy}.");

    static string Scope(RuleCondition applies) => string.Join(", ", applies.Kinds.Select(RuleWords.Of).Concat(applies.Levels.Select(RuleWords.Of)));

    static NoDeadline Wrong(string words) => new(NoDeadlineKind.Wrong, words);
}
