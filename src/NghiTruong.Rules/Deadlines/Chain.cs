using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Deadlines;

/// <summary>One step of a chain: due by a rule, or by an offset from the step before.</summary>
/// <param name="DoneOn">When it was really done; the next step then counts from that day.</param>
public sealed record ChainStep(string Title, string? RuleId = null, Offset? Own = null, DateOnly? DoneOn = null);

/// <summary>A step with the day it comes to.</summary>
/// <param name="Anchor">Null where the step before gives no day.</param>
/// <param name="Reckoning">Null where the step gives no day; then <paramref name="No"/> may say why.</param>
/// <param name="IsExpected">Counted from a day that is only due, not yet done.</param>
public sealed record ChainLink(ChainStep Step, DateOnly? Anchor, Reckoning? Reckoning, bool IsExpected, NoDeadline? No)
{
    public DateOnly? Due => Reckoning?.Due;
}

/// <summary>Limits that hang on one another: what is due or done of one is the anchor of the next (giải quyết xong → báo cáo → thông báo).</summary>
public static class Chain
{
    public static IReadOnlyList<ChainLink> Reckon(DateOnly anchor, IEnumerable<ChainStep> steps, WorkingCalendar calendar, IReadOnlyList<LocalRule> local, Circumstances? circumstances = null)
    {
        var links = new List<ChainLink>();
        var (from, expected) = ((DateOnly?)anchor, false);
        foreach (var step in steps)
        {
            var (reckoning, no) = from is { } day ? Of(step, day, calendar, local, circumstances ?? Circumstances.Ordinary) : (null, null);
            links.Add(new(step, from, reckoning, expected && from is not null, no));
            (from, expected) = step.DoneOn is { } done ? (done, false) : (reckoning?.Due, true);
        }
        return links;
    }

    static (Reckoning?, NoDeadline?) Of(ChainStep step, DateOnly anchor, WorkingCalendar calendar, IReadOnlyList<LocalRule> local, Circumstances circumstances)
    {
        if (step.RuleId is { } rule)
            return DeadlineRules.Reckon(rule, anchor, circumstances, calendar, local) switch
            {
                Deadline deadline => (deadline.Reckoning, null),
                var no => (null, no as NoDeadline),
            };
        if (step.Own is not { } own || !WorkingCalendar.Covers(anchor)) return (null, null);
        return (Counting.Reckon(own, anchor, own.Direction == Direction.After ? RollRule.NextWorkingDay : RollRule.Never, calendar), null);
    }
}
