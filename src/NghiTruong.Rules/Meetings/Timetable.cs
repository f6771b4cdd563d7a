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
    public bool IsForPapers { get; set; }
    /// <summary>The kept day of the line; of work, the one that the work's due day follows.</summary>
    public long? DeadlineId { get; set; }
    public long? ObligationId { get; set; }
    public DateOnly? DoneOn { get; set; }
}

/// <summary>The templates every council starts with (practice of provincial offices; days are editable).</summary>
public static class FirstTimetables
{
    public static readonly IReadOnlyList<(string Title, string? Result, AnchorPoint Point, int Value, Direction Direction, string? RuleId, bool Work, bool Papers)> Month =
    [
        ("Các cơ quan gửi báo cáo tháng về Văn phòng", "Báo cáo tháng", AnchorPoint.MonthStart, 4, Direction.After, null, true, false),
        ("Văn phòng tổng hợp báo cáo, dự thảo chương trình phiên họp", "Báo cáo tổng hợp, chương trình", AnchorPoint.Opening, 7, Direction.Before, null, true, false),
        ("Gửi giấy mời và tài liệu phiên họp", "Giấy mời, tài liệu", AnchorPoint.Opening, 3, Direction.Before, null, true, true),
        ("Phiên họp Thường trực HĐND", "Biên bản", AnchorPoint.Opening, 0, Direction.At, null, false, false),
        ("Ban hành thông báo kết luận", "Thông báo kết luận", AnchorPoint.Opening, 5, Direction.After, null, true, false),
    ];

    public static readonly IReadOnlyList<(string Title, string? Result, AnchorPoint Point, int Value, Direction Direction, string? RuleId, bool Work, bool Papers)> Session =
    [
        ("Hội nghị liên tịch thống nhất thời gian, nội dung kỳ họp", "Kế hoạch tổ chức kỳ họp, thông báo", AnchorPoint.Opening, 52, Direction.Before, null, true, false),
        ("UBND gửi báo cáo kết quả giải quyết kiến nghị cử tri", "Báo cáo", AnchorPoint.Opening, 30, Direction.Before, "VOTR-07", true, false),
        ("Tiếp xúc cử tri trước kỳ họp", "Biên bản, báo cáo của Tổ đại biểu", AnchorPoint.Opening, 27, Direction.Before, null, true, false),
        ("UBND gửi báo cáo, tờ trình, dự thảo nghị quyết đến các Ban", "Hồ sơ dự thảo", AnchorPoint.Opening, 27, Direction.Before, "SES-15", true, false),
        ("Tổng hợp kiến nghị cử tri gửi UBND", "Báo cáo tổng hợp kiến nghị", AnchorPoint.Opening, 26, Direction.Before, null, true, false),
        ("Quyết định triệu tập kỳ họp", "Quyết định triệu tập", AnchorPoint.Opening, 25, Direction.Before, "SES-07", true, false),
        ("Đăng tin quyết định triệu tập và dự kiến chương trình", "Thông tin trên phương tiện thông tin đại chúng", AnchorPoint.Opening, 20, Direction.Before, "SES-10", true, false),
        ("Các Ban họp thẩm tra", "Báo cáo thẩm tra", AnchorPoint.Opening, 14, Direction.Before, "SES-14", true, false),
        ("Các Ban gửi báo cáo thẩm tra", "Báo cáo thẩm tra", AnchorPoint.Opening, 13, Direction.Before, "SES-16", true, false),
        ("Tổ đại biểu họp trước kỳ họp, tập hợp chất vấn", "Phiếu chất vấn, báo cáo tổng hợp", AnchorPoint.Opening, 10, Direction.Before, null, true, false),
        ("Gửi tài liệu kỳ họp đến đại biểu", "Tài liệu kỳ họp", AnchorPoint.Opening, 7, Direction.Before, "SES-13", true, true),
        ("UBND báo cáo tiếp thu, giải trình ý kiến thẩm tra", "Báo cáo tiếp thu, giải trình", AnchorPoint.Opening, 4, Direction.Before, null, true, false),
        ("Khai mạc kỳ họp", null, AnchorPoint.Opening, 0, Direction.At, null, false, false),
        ("Bế mạc kỳ họp", null, AnchorPoint.Closing, 0, Direction.At, null, false, false),
        ("Gửi nghị quyết và biên bản kỳ họp lên cấp trên", "Nghị quyết, biên bản", AnchorPoint.Closing, 10, Direction.After, "PUB-02", true, false),
        ("Tiếp xúc cử tri sau kỳ họp", "Biên bản, báo cáo của Tổ đại biểu", AnchorPoint.Closing, 21, Direction.After, null, true, false),
        ("Rút kinh nghiệm việc tổ chức kỳ họp", "Báo cáo rút kinh nghiệm", AnchorPoint.Closing, 25, Direction.After, null, true, false),
    ];
}
