using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Meetings;

/// <summary>A step of a template as every council starts with it.</summary>
/// <param name="By">What kind of body does it; null where each of a group does.</param>
public sealed record FirstStep(string Title, string? Result, AnchorPoint Point, int Days, Direction Direction, BodyKind? By)
{
    public string? RuleId { get; init; }
    public string? EachOf { get; init; }
    public bool BecomesWork { get; init; } = true;
    public bool IsForPapers { get; init; }
}

/// <summary>The templates every council starts with (practice of provincial offices; everything in them is editable).</summary>
public static class FirstTimetables
{
    public static IReadOnlyList<FirstStep> Of(TimetableKind kind) => kind == TimetableKind.Month ? Month : Session;

    static readonly FirstStep[] Month =
    [
        new("Các Ban gửi báo cáo tháng về Văn phòng", "Báo cáo tháng", AnchorPoint.MonthStart, 4, Direction.After, null) { EachOf = "ban" },
        new("Văn phòng tổng hợp báo cáo, dự thảo chương trình phiên họp", "Báo cáo tổng hợp, chương trình", AnchorPoint.Opening, 7, Direction.Before, BodyKind.CouncilOffice),
        new("Gửi giấy mời và tài liệu phiên họp", "Giấy mời, tài liệu", AnchorPoint.Opening, 3, Direction.Before, BodyKind.CouncilOffice) { IsForPapers = true },
        new("Phiên họp Thường trực HĐND", "Biên bản", AnchorPoint.Opening, 0, Direction.At, BodyKind.CouncilOffice) { BecomesWork = false },
        new("Ban hành thông báo kết luận", "Thông báo kết luận", AnchorPoint.Opening, 5, Direction.After, BodyKind.CouncilOffice),
    ];

    static readonly FirstStep[] Session =
    [
        new("Hội nghị liên tịch thống nhất thời gian, nội dung kỳ họp", "Kế hoạch tổ chức kỳ họp, thông báo", AnchorPoint.Opening, 52, Direction.Before, BodyKind.StandingCommittee),
        new("UBND gửi báo cáo kết quả giải quyết kiến nghị cử tri", "Báo cáo", AnchorPoint.Opening, 30, Direction.Before, BodyKind.PeoplesCommittee) { RuleId = "VOTR-07" },
        new("Tiếp xúc cử tri trước kỳ họp", "Biên bản, báo cáo của Tổ đại biểu", AnchorPoint.Opening, 27, Direction.Before, null) { EachOf = "to" },
        new("UBND gửi báo cáo, tờ trình, dự thảo nghị quyết đến các Ban", "Hồ sơ dự thảo", AnchorPoint.Opening, 27, Direction.Before, BodyKind.PeoplesCommittee) { RuleId = "SES-15" },
        new("Tổng hợp kiến nghị cử tri gửi UBND", "Báo cáo tổng hợp kiến nghị", AnchorPoint.Opening, 26, Direction.Before, BodyKind.CouncilOffice),
        new("Quyết định triệu tập kỳ họp", "Quyết định triệu tập", AnchorPoint.Opening, 25, Direction.Before, BodyKind.StandingCommittee) { RuleId = "SES-07" },
        new("Đăng tin quyết định triệu tập và dự kiến chương trình", "Thông tin trên phương tiện thông tin đại chúng", AnchorPoint.Opening, 20, Direction.Before, BodyKind.CouncilOffice) { RuleId = "SES-10" },
        new("Các Ban họp thẩm tra", "Báo cáo thẩm tra", AnchorPoint.Opening, 14, Direction.Before, null) { RuleId = "SES-14", EachOf = "ban" },
        new("Các Ban gửi báo cáo thẩm tra", "Báo cáo thẩm tra", AnchorPoint.Opening, 13, Direction.Before, null) { RuleId = "SES-16", EachOf = "ban" },
        new("Tổ đại biểu họp trước kỳ họp, tập hợp chất vấn", "Phiếu chất vấn, báo cáo tổng hợp", AnchorPoint.Opening, 10, Direction.Before, null) { EachOf = "to" },
        new("Gửi tài liệu kỳ họp đến đại biểu", "Tài liệu kỳ họp", AnchorPoint.Opening, 7, Direction.Before, BodyKind.CouncilOffice) { RuleId = "SES-13", IsForPapers = true },
        new("UBND báo cáo tiếp thu, giải trình ý kiến thẩm tra", "Báo cáo tiếp thu, giải trình", AnchorPoint.Opening, 4, Direction.Before, BodyKind.PeoplesCommittee),
        new("Khai mạc kỳ họp", null, AnchorPoint.Opening, 0, Direction.At, BodyKind.CouncilOffice) { BecomesWork = false },
        new("Bế mạc kỳ họp", null, AnchorPoint.Closing, 0, Direction.At, BodyKind.CouncilOffice) { BecomesWork = false },
        new("Gửi nghị quyết và biên bản kỳ họp lên cấp trên", "Nghị quyết, biên bản", AnchorPoint.Closing, 10, Direction.After, BodyKind.CouncilOffice) { RuleId = "PUB-02" },
        new("Tiếp xúc cử tri sau kỳ họp", "Biên bản, báo cáo của Tổ đại biểu", AnchorPoint.Closing, 21, Direction.After, null) { EachOf = "to" },
        new("Rút kinh nghiệm việc tổ chức kỳ họp", "Báo cáo rút kinh nghiệm", AnchorPoint.Closing, 25, Direction.After, BodyKind.StandingCommittee),
    ];

    /// <summary>A template of a kind for a council, its steps given to the council's own bodies.</summary>
    public static TimetableTemplate Template(long councilId, TimetableKind kind, IReadOnlyList<Body> bodies)
    {
        var template = new TimetableTemplate { CouncilId = councilId, Kind = kind, Name = kind == TimetableKind.Month ? "Lịch tháng" : "Lịch kỳ họp" };
        foreach (var step in Of(kind))
            template.Lines.Add(new TimetableLine
            {
                CouncilId = councilId, Title = step.Title, Result = step.Result, Point = step.Point, Value = step.Days, Unit = CountUnit.CalendarDay, Direction = step.Direction, RuleId = step.RuleId,
                BodyId = bodies.FirstOrDefault(b => b.Kind == step.By)?.Id, EachOf = step.EachOf, BecomesWork = step.BecomesWork, IsForPapers = step.IsForPapers,
            });
        return template;
    }
}
