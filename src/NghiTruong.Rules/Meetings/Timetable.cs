using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Meetings;

/// <summary>What a template is laid over: a month with its meeting, a session.</summary>
public enum TimetableKind { Month, Session }

/// <summary>The office's own timetable, to be laid over each month or session (mẫu lịch công tác).</summary>
public sealed class TimetableTemplate
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public int Version { get; set; }
    public required TimetableKind Kind { get; set; }
    public required string Name { get; set; }
    public List<TimetableLine> Lines { get; init; } = [];

    public IEnumerable<TimetableLine> InOrder => Lines.Where(l => !l.IsRemoved).OrderBy(l => l.Rank).ThenBy(l => l.Id);
}

/// <summary>One step of a template: what, by whom, how many days from which point, and the rule of law it must keep.</summary>
public sealed class TimetableLine
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long TemplateId { get; set; }
    public required string Title { get; set; }
    /// <summary>The paper it ends in.</summary>
    public string? Result { get; set; }
    public required AnchorPoint Point { get; set; }
    public required int Value { get; set; }
    public required CountUnit Unit { get; set; }
    public required Direction Direction { get; set; }
    public string? RuleId { get; set; }
    public long? BodyId { get; set; }
    /// <summary>The group of which each body does it ("ban": các Ban HĐND); then no single body does.</summary>
    public string? EachOf { get; set; }
    /// <summary>It becomes work in the register; where not, it only stands in the calendar.</summary>
    public bool BecomesWork { get; set; }
    /// <summary>The meeting's papers must be out by it: a paper handed in after it is late.</summary>
    public bool IsForPapers { get; set; }
    public bool IsRemoved { get; set; }

    public DueRule Rule => new(Point, RuleId, new(Value, Unit, Direction));

    /// <summary>Where it stands among the others, whatever the month: days from the opening.</summary>
    public int Rank => (Point, Direction) switch
    {
        (AnchorPoint.MonthStart, _) => Value - 60,
        (AnchorPoint.Closing, _) => Value + 1,
        (_, Direction.Before) => -Value,
        _ => Value,
    };
}

/// <summary>A template as it was laid over one month or session.</summary>
public sealed class Timetable
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required Guid Uid { get; set; }
    public required long TemplateId { get; set; }
    public required long OccasionId { get; set; }
    public required DateTimeOffset LaidAt { get; set; }
    public required string LaidBy { get; set; }
    public List<TimetableItem> Items { get; init; } = [];
}

/// <summary>One line as laid: its kept day, and the work that came of it.</summary>
public sealed class TimetableItem
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long TimetableId { get; set; }
    public required string Title { get; set; }
    public string? Result { get; set; }
    public long? BodyId { get; set; }
    public string? EachOf { get; set; }
    public bool IsForPapers { get; set; }
    /// <summary>The kept day of the line; of work, the one that the work's due day follows.</summary>
    public long? DeadlineId { get; set; }
    public long? ObligationId { get; set; }
    public DateOnly? DoneOn { get; set; }
}
