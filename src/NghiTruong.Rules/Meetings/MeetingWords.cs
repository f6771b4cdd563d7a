namespace NghiTruong.Rules.Meetings;

/// <summary>The office's own words for meetings and their sources.</summary>
public static class MeetingWords
{
    public static string Of(MeetingKind kind) => kind switch
    {
        MeetingKind.Monthly => "Phiên họp Thường trực",
        MeetingKind.Briefing => "Giao ban",
        MeetingKind.JointConference => "Hội nghị liên tịch",
        MeetingKind.Session => "Kỳ họp",
        MeetingKind.Supervision => "Giám sát",
        MeetingKind.Verification => "Thẩm tra",
        MeetingKind.VoterMeeting => "Tiếp xúc cử tri",
        _ => "Cuộc họp khác",
    };

    public static string Of(SourceKind kind) => kind switch
    {
        SourceKind.Press => "báo chí",
        SourceKind.DraftConclusions => "dự thảo kết luận",
        SourceKind.Notice => "thông báo đã ban hành",
        _ => "nhập tay",
    };

    public static string Of(MeetingRole role) => role switch
    {
        MeetingRole.Chair => "chủ trì",
        MeetingRole.CoChair => "đồng chủ trì",
        MeetingRole.Presenter => "trình bày",
        MeetingRole.Speaker => "phát biểu",
        MeetingRole.Attendee => "dự họp",
        MeetingRole.Invited => "được mời",
        _ => "được nhắc tên",
    };

    public static string Of(Attendance attendance) => attendance switch
    {
        Attendance.Present => "có mặt",
        Attendance.Excused => "vắng có lý do",
        Attendance.Absent => "vắng không lý do",
        _ => "chưa điểm danh",
    };
}
