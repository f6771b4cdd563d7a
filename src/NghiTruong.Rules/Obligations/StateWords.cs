namespace NghiTruong.Rules.Obligations;

/// <summary>The office's own words for states and kinds: the one place where they are written.</summary>
public static class StateWords
{
    public static string Of(ObligationState state) => state switch
    {
        ObligationState.Assigned => "mới giao",
        ObligationState.Accepted => "đã tiếp nhận",
        ObligationState.Returned => "trả lại",
        ObligationState.InProgress => "đang thực hiện",
        ObligationState.Answered => "đã trả lời",
        ObligationState.ReportedDone => "báo cáo hoàn thành, chờ xác nhận",
        ObligationState.SentBack => "yêu cầu bổ sung",
        ObligationState.Confirmed => "xác nhận hoàn thành",
        ObligationState.Withdrawn => "đã rút",
        _ => "hủy do nhập nhầm",
    };

    public static string Of(ObligationKind kind) => kind switch
    {
        ObligationKind.Task => "nhiệm vụ cụ thể",
        ObligationKind.StandingDuty => "nhiệm vụ thường xuyên",
        _ => "định hướng chung",
    };

    public static string Of(BodyRole role) => role switch
    {
        BodyRole.Lead => "chủ trì",
        BodyRole.JointLead => "đồng chủ trì",
        _ => "phối hợp",
    };

    public static string Of(SourceStatus status) => status == SourceStatus.Tentative ? "dự kiến" : "đã ban hành";

    public static string Of(ObligationEventKind kind) => kind switch
    {
        ObligationEventKind.Given => "Giao nhiệm vụ",
        ObligationEventKind.Accepted => "Tiếp nhận",
        ObligationEventKind.Returned => "Trả lại",
        ObligationEventKind.Answered => "Trả lời",
        ObligationEventKind.Roadmap => "Báo lộ trình",
        ObligationEventKind.Progress => "Báo cáo tiến độ",
        ObligationEventKind.ReportedDone => "Báo cáo hoàn thành",
        ObligationEventKind.Confirmed => "Xác nhận hoàn thành",
        ObligationEventKind.SentBack => "Yêu cầu bổ sung",
        ObligationEventKind.Withdrawn => "Rút nhiệm vụ",
        ObligationEventKind.BecameBinding => "Thông báo kết luận ban hành",
        ObligationEventKind.Corrected => "Đính chính",
        _ => "Hủy do nhập nhầm",
    };

    public static string Of(Lateness lateness) => lateness.Kind switch
    {
        LatenessKind.Late => $"quá hạn {lateness.Days} ngày",
        LatenessKind.DoneLate => $"báo cáo muộn {lateness.Days} ngày",
        LatenessKind.DoneInTime => "đúng hạn",
        LatenessKind.DueSoon => "sắp đến hạn",
        LatenessKind.InTime => "trong hạn",
        _ => "",
    };
}
