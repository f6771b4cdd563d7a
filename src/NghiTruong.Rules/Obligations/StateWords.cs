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
        ObligationState.PartlyDone => "hoàn thành một phần",
        ObligationState.Excused => "chấp nhận giải trình",
        ObligationState.PassedOn => "chuyển cơ quan có thẩm quyền",
        ObligationState.Replaced => "thay bằng nhiệm vụ khác",
        ObligationState.Merged => "gộp vào nhiệm vụ khác",
        ObligationState.Split => "đã tách",
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
        BodyRole.Delegate => "thực hiện theo phân công",
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
        ObligationEventKind.Delegated => "Phân công thực hiện",
        ObligationEventKind.InternalReport => "Báo cáo nội bộ",
        ObligationEventKind.ConfirmationProposed => "Đề xuất công nhận",
        ObligationEventKind.PartlyDone => "Công nhận hoàn thành một phần",
        ObligationEventKind.Explained => "Giải trình không thực hiện được",
        ObligationEventKind.ExplanationAccepted => "Chấp nhận giải trình",
        ObligationEventKind.ExplanationRefused => "Không chấp nhận giải trình",
        ObligationEventKind.PassedOn => "Chuyển cơ quan có thẩm quyền",
        ObligationEventKind.Replaced => "Thay bằng nhiệm vụ khác",
        ObligationEventKind.Reopened => "Mở lại",
        ObligationEventKind.ExtensionAsked => "Đề nghị gia hạn",
        ObligationEventKind.ExtensionGranted => "Gia hạn",
        ObligationEventKind.ExtensionRefused => "Không đồng ý gia hạn",
        ObligationEventKind.Reassigned => "Giao lại cho cơ quan khác",
        ObligationEventKind.Repeated => "Nhắc lại",
        ObligationEventKind.RepeatTakenBack => "Bỏ lần nhắc lại (hoàn tác lần nhập)",
        ObligationEventKind.Reviewed => "Rà soát tại phiên họp",
        ObligationEventKind.MergedInto => "Gộp vào nhiệm vụ khác",
        ObligationEventKind.SplitInto => "Tách thành nhiều nhiệm vụ",
        ObligationEventKind.BodyChanged => "Sắp xếp cơ quan",
        ObligationEventKind.DueFollowed => "Hạn dời theo mốc",
        ObligationEventKind.HandedOver => "Bàn giao theo dõi",
        ObligationEventKind.PartsSettled => "Đủ các phần đã xong",
        ObligationEventKind.PartsReopened => "Có phần được mở lại",
        _ => "Hủy do nhập nhầm",
    };

    /// <summary>
    /// Which time the council says it: "nhắc lại lần 2" is the second, the first having been the giving. The same words on the card, in its history, in the register and on paper.
    /// </summary>
    /// <param name="timesRepeated">How often it was said again.</param>
    public static string Repeated(int timesRepeated) => $"nhắc lại lần {timesRepeated + 1}";

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
