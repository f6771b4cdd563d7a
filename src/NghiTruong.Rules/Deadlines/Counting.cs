using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Deadlines;

/// <summary>
/// Counts from an anchor. The anchor's own day is not counted (Bộ luật Dân sự 91/2015/QH13, Điều 147); months end on the matching day or the last
/// of a shorter month (Điều 148 khoản 2–4); a forward limit that ends on a day off ends with the next working day (khoản 5); a backward one never moves.
/// </summary>
public static class Counting
{
    /// <summary>The due day alone, for counting many.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover the days.</exception>
    public static DateOnly Due(Offset offset, DateOnly anchor, RollRule roll, WorkingCalendar calendar)
    {
        var ended = Ended(offset, anchor, calendar);
        return Rolls(offset, roll) ? calendar.NextWorking(ended) : ended;
    }

    /// <summary>The due day with every day counted and skipped.</summary>
    /// <param name="at">The time of day of the anchor, for limits in hours; midnight where it is not known.</param>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover the days.</exception>
    public static Reckoning Reckon(Offset offset, DateOnly anchor, RollRule roll, WorkingCalendar calendar, TimeOnly? at = null)
    {
        var (ended, clock) = offset.Unit == CountUnit.Hour ? Hours(offset, anchor, at ?? default) : (Ended(offset, anchor, calendar), offset.Clock);
        var skipped = new List<SkippedDay>();
        var days = new List<DateOnly>();
        var years = new SortedSet<int>();
        if (offset.Unit is CountUnit.CalendarDay or CountUnit.WorkingDay && offset.Value > 0)
        {
            var step = ended < anchor ? -1 : 1;
            for (var day = anchor.AddDays(step); ; day = day.AddDays(step))
            {
                if (offset.Unit == CountUnit.CalendarDay) days.Add(day);
                else
                {
                    if (!calendar.IsKnown(day.Year)) years.Add(day.Year);
                    if (calendar[day] is { IsWorking: false } off) skipped.Add(new(day, off.Why));
                    else days.Add(day);
                }
                if (day == ended) break;
            }
        }
        var due = ended;
        if (Rolls(offset, roll))
        {
            if (!calendar.IsKnown(due.Year)) years.Add(due.Year);
            for (; !calendar.IsWorking(due); due = due.AddDays(1))
            {
                skipped.Add(new(due, calendar[due].Why));
                if (!calendar.IsKnown(due.AddDays(1).Year)) years.Add(due.AddDays(1).Year);
            }
        }
        return new()
        {
            Offset = offset,
            Anchor = anchor,
            Due = due,
            Clock = clock,
            Opens = offset.Direction == Direction.Around ? Ended(offset with { Direction = Direction.Before }, anchor, calendar) : null,
            Prudent = calendar.LastWorking(due),
            Ended = ended,
            Counted = offset.Value,
            Days = days,
            Skipped = skipped,
            UnreadYears = [.. years],
        };
    }

    static DateOnly Ended(Offset offset, DateOnly anchor, WorkingCalendar calendar)
    {
        var value = offset.Direction == Direction.Before ? -offset.Value : offset.Value;
        return offset.Direction == Direction.At || value == 0
            ? anchor
            : offset.Unit switch
            {
                CountUnit.WorkingDay => calendar.AddWorkingDays(anchor, value),
                CountUnit.Month => anchor.AddMonths(value),
                CountUnit.Hour => Hours(offset, anchor, default).Day,
                _ => anchor.AddDays(value),
            };
    }

    static (DateOnly Day, TimeOnly? Clock) Hours(Offset offset, DateOnly anchor, TimeOnly at)
    {
        var instant = anchor.ToDateTime(at).AddHours(offset.Direction == Direction.Before ? -offset.Value : offset.Value);
        return (DateOnly.FromDateTime(instant), TimeOnly.FromDateTime(instant));
    }

    /// <summary>Only what is counted forward in days or months moves off a day off.</summary>
    static bool Rolls(Offset offset, RollRule roll) =>
        roll == RollRule.NextWorkingDay && offset is { Direction: Direction.After, Value: > 0, Unit: not CountUnit.Hour };
}
