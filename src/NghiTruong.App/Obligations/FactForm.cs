using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>What a form for one kind of fact asks.</summary>
public sealed record FactForm(ObligationEventKind Kind, string WordsLabel = "Ghi chú", bool NeedsWords = false)
{
    public string? DayLabel { get; init; }
    public bool AsksNumber { get; init; }
    public bool NeedsNumber { get; init; }
    public bool TakesFiles { get; init; }
    public bool AsksLead { get; init; }
    public bool AsksDelegates { get; init; }
    public bool AsksOtherWork { get; init; }

    /// <summary>What a person records, the likeliest first.</summary>
    public static readonly IReadOnlyList<FactForm> All =
    [
        new(ObligationEventKind.Confirmed),
        new(ObligationEventKind.PartlyDone, "Phần đã xong, phần còn phải làm", true),
        new(ObligationEventKind.ConfirmationProposed, "Nhận xét kết quả"),
        new(ObligationEventKind.SentBack, "Nội dung cần bổ sung", true),
        new(ObligationEventKind.ExtensionGranted, "Ghi chú") { DayLabel = "Hạn mới", AsksNumber = true },
        new(ObligationEventKind.ExtensionRefused, "Lý do", true) { AsksNumber = true },
        new(ObligationEventKind.ExplanationAccepted, "Lý do chấp nhận", true) { AsksNumber = true },
        new(ObligationEventKind.ExplanationRefused, "Lý do không chấp nhận, yêu cầu", true) { AsksNumber = true },
        new(ObligationEventKind.Accepted),
        new(ObligationEventKind.Answered, "Nội dung trả lời") { AsksNumber = true, NeedsNumber = true, TakesFiles = true },
        new(ObligationEventKind.Progress, "Đã làm được gì", true) { TakesFiles = true },
        new(ObligationEventKind.Roadmap) { DayLabel = "Ngày hoàn thành theo lộ trình" },
        new(ObligationEventKind.ReportedDone, "Kết quả") { AsksNumber = true, TakesFiles = true },
        new(ObligationEventKind.InternalReport, "Nội dung báo cáo cơ quan đã phân công", true) { AsksNumber = true, TakesFiles = true },
        new(ObligationEventKind.ExtensionAsked, "Lý do", true) { DayLabel = "Xin gia hạn đến ngày", AsksNumber = true, TakesFiles = true },
        new(ObligationEventKind.Delegated, "Yêu cầu khi phân công") { AsksDelegates = true, AsksNumber = true },
        new(ObligationEventKind.Explained, "Lý do không thực hiện được", true) { AsksNumber = true, TakesFiles = true },
        new(ObligationEventKind.Returned, "Lý do", true) { AsksNumber = true },
        new(ObligationEventKind.Reassigned, "Lý do", true) { AsksLead = true, AsksNumber = true },
        new(ObligationEventKind.Repeated, "Lời nhắc lại"),
        new(ObligationEventKind.PassedOn, "Cơ quan có thẩm quyền nhận", true) { AsksNumber = true },
        new(ObligationEventKind.Replaced, "Nội dung thay thế") { AsksOtherWork = true, AsksNumber = true },
        new(ObligationEventKind.MergedInto, "Lý do") { AsksOtherWork = true },
        new(ObligationEventKind.Withdrawn, "Lý do", true) { AsksNumber = true },
        new(ObligationEventKind.Reopened, "Lý do mở lại", true) { AsksNumber = true },
        new(ObligationEventKind.Annulled, "Lý do hủy do nhập nhầm", true),
    ];

    public static FactForm? Of(ObligationEventKind kind) => All.FirstOrDefault(f => f.Kind == kind);

    /// <summary>Done every day; the rest stand behind a fold.</summary>
    public bool IsCommon => Kind is ObligationEventKind.Confirmed or ObligationEventKind.ConfirmationProposed or ObligationEventKind.SentBack or ObligationEventKind.ExtensionGranted or ObligationEventKind.ExtensionRefused
        or ObligationEventKind.ExplanationAccepted or ObligationEventKind.ExplanationRefused or ObligationEventKind.Accepted or ObligationEventKind.Answered or ObligationEventKind.Progress or ObligationEventKind.Roadmap or ObligationEventKind.ReportedDone
        or ObligationEventKind.InternalReport or ObligationEventKind.ExtensionAsked or ObligationEventKind.Delegated;
}
