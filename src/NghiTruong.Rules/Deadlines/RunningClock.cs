using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Deadlines;

/// <summary>A time in which a limit does not run (tạm đình chỉ), both ends included.</summary>
/// <param name="ResumedOn">The day of the decision to go on; null while it still stands still.</param>
/// <param name="Restarts">The whole limit counts anew from that day (tiếp tục giải quyết khiếu nại: COM-06).</param>
public sealed record ClockStop(DateOnly SuspendedOn, DateOnly? ResumedOn, string Why, bool Restarts = false);

/// <summary>Where a limit that may stop stands.</summary>
/// <param name="Due">Null while it is suspended.</param>
/// <param name="Used">Units that ran before it stopped last; of months, none.</param>
/// <param name="Anchor">From which day the rest is counted.</param>
public sealed record RunningDue(DateOnly? Due, DateOnly? Prudent, DateOnly Anchor, int Used, bool IsSuspended, IReadOnlyList<string> Lines);

/// <summary>A forward limit that may be suspended and go on: what is left of it is counted from the day after it goes on.</summary>
public sealed record RunningClock(Offset Limit, RollRule Roll, DateOnly Anchor, IReadOnlyList<ClockStop> Stops)
{
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover the days.</exception>
    public RunningDue Reckon(WorkingCalendar calendar)
    {
        var (from, left, used) = (Anchor, Limit, 0);
        var ended = End(left, from, calendar);
        var lines = new List<string> { $"Bắt đầu tính từ {DeadlineWords.Day(Anchor)}: {Limit.Value} {RuleWords.Of(Limit.Unit)}." };
        foreach (var stop in Stops.OrderBy(s => s.SuspendedOn))
        {
            // What had run out before is not brought back by a later stop.
            if (stop.SuspendedOn > ended) continue;
            var ran = Ran(from, stop.SuspendedOn, calendar);
            used = stop.Restarts ? 0 : used + ran;
            lines.Add($"Tạm dừng từ {DeadlineWords.Day(stop.SuspendedOn)}{(ran > 0 ? $", đã chạy {ran} {RuleWords.Of(Limit.Unit)}" : "")}: {stop.Why}.");
            if (stop.ResumedOn is not { } resumed)
            {
                lines.Add("Đang tạm dừng: chưa có ngày hết hạn.");
                return new(null, null, stop.SuspendedOn, used, true, lines);
            }
            if (stop.Restarts) (from, left, ended) = (resumed, Limit, End(Limit, resumed, calendar));
            else if (Limit.Unit == CountUnit.Month) (from, ended) = (resumed, ended.AddDays(resumed.DayNumber - Later(stop.SuspendedOn, from.AddDays(1)).DayNumber + 1));
            else
            {
                left = left with { Value = left.Value - ran };
                (from, ended) = (resumed, End(left, resumed, calendar));
            }
            lines.Add(stop.Restarts
                ? $"Tính lại từ đầu từ {DeadlineWords.Day(resumed)}: {Limit.Value} {RuleWords.Of(Limit.Unit)}."
                : Limit.Unit == CountUnit.Month ? $"Chạy tiếp sau {DeadlineWords.Day(resumed)}, cộng số ngày đã dừng." : $"Chạy tiếp sau {DeadlineWords.Day(resumed)}: còn {left.Value} {RuleWords.Of(Limit.Unit)}.");
        }
        var due = Roll == RollRule.NextWorkingDay ? calendar.NextWorking(ended) : ended;
        lines.Add($"Hạn: hết {DeadlineWords.Day(due)}.");
        return new(due, calendar.LastWorking(due), from, used, false, lines);
    }

    static DateOnly End(Offset left, DateOnly from, WorkingCalendar calendar) => Counting.Due(left, from, RollRule.Never, calendar);

    /// <summary>Units that ran after <paramref name="from"/> and before the day it stopped.</summary>
    int Ran(DateOnly from, DateOnly stopped, WorkingCalendar calendar) => Limit.Unit switch
    {
        CountUnit.CalendarDay => Math.Max(0, stopped.DayNumber - from.DayNumber - 1),
        CountUnit.WorkingDay => calendar.CountWorkingDays(from.AddDays(1), stopped.AddDays(-1)),
        _ => 0,
    };

    static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
