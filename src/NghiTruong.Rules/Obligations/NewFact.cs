namespace NghiTruong.Rules.Obligations;

/// <summary>What a person wants to record about an obligation.</summary>
public sealed record NewFact(ObligationEventKind Kind, DateOnly OccurredOn, string Words)
{
    public string? DocumentNumber { get; init; }
    /// <summary>The day promised, asked for or granted.</summary>
    public DateOnly? PromisedOn { get; init; }
    /// <summary>The meeting that decided, or the other work concerned.</summary>
    public Reference? About { get; init; }
    public ObligationTerms? Terms { get; init; }
    public IReadOnlyList<EventFile> Files { get; init; } = [];
    /// <summary>Who drafted what another approved and sent.</summary>
    public string? DraftedBy { get; init; }

    /// <summary>What the fact itself must carry, before the rules of the obligation are asked.</summary>
    public Refusal? Check(DateOnly today)
    {
        if (OccurredOn > today)
            return new("in-the-future", $"Ngày xảy ra không được sau hôm nay ({today:dd/MM/yyyy}).", "OccurredOn");
        if (Words.Length > 4000)
            return new("words-too-long", "Nội dung dài quá 4.000 ký tự; hãy đính kèm tệp.", "Words");
        if (DocumentNumber?.Length > 60)
            return new("number-too-long", "Số, ký hiệu văn bản dài quá 60 ký tự.", "DocumentNumber");
        if (DayCalled is { } called && FurthestDay.Passed(PromisedOn, OccurredOn, called, "PromisedOn") is { } far) return far;
        return Kind switch
        {
            ObligationEventKind.Returned when Words.Length == 0 => new("reason-needed", "Trả lại phải nêu lý do.", "Words"),
            ObligationEventKind.SentBack when Words.Length == 0 => new("reason-needed", "Yêu cầu bổ sung phải nêu nội dung cần bổ sung.", "Words"),
            ObligationEventKind.Withdrawn when Words.Length == 0 => new("reason-needed", "Rút nhiệm vụ phải nêu lý do.", "Words"),
            ObligationEventKind.Corrected when Words.Length == 0 => new("reason-needed", "Đính chính hoặc giao lại phải nêu lý do.", "Words"),
            ObligationEventKind.Corrected when string.IsNullOrWhiteSpace(Terms?.Work) => new("work-needed", "Hãy ghi nội dung nhiệm vụ.", "Work"),
            ObligationEventKind.Answered when string.IsNullOrWhiteSpace(DocumentNumber) => new("answer-needs-number", "Trả lời phải ghi số, ký hiệu văn bản.", "DocumentNumber"),
            ObligationEventKind.Reassigned when Words.Length == 0 => new("reason-needed", "Giao lại phải nêu lý do.", "Words"),
            ObligationEventKind.Reassigned when Terms?.LeadBodyId is null => new("lead-needed", "Giao lại phải chọn cơ quan chủ trì mới.", "Lead"),
            ObligationEventKind.Annulled when Words.Length == 0 => new("reason-needed", "Hủy do nhập nhầm phải nêu lý do.", "Words"),
            ObligationEventKind.Reopened when Words.Length == 0 => new("reason-needed", "Mở lại phải nêu lý do.", "Words"),
            ObligationEventKind.PartlyDone when Words.Length == 0 => new("words-needed", "Hãy ghi phần đã xong và phần còn phải làm.", "Words"),
            ObligationEventKind.Explained when Words.Length == 0 => new("reason-needed", "Giải trình phải nêu lý do không thực hiện được.", "Words"),
            ObligationEventKind.ExplanationAccepted when Words.Length == 0 => new("reason-needed", "Chấp nhận giải trình phải nêu lý do.", "Words"),
            ObligationEventKind.ExplanationRefused when Words.Length == 0 => new("reason-needed", "Không chấp nhận giải trình phải nêu lý do.", "Words"),
            ObligationEventKind.PassedOn when Words.Length == 0 => new("words-needed", "Hãy ghi cơ quan có thẩm quyền nhận nhiệm vụ.", "Words"),
            ObligationEventKind.Replaced when Words.Length == 0 && About is null => new("words-needed", "Hãy ghi nhiệm vụ hoặc văn bản thay thế.", "Words"),
            ObligationEventKind.ExtensionAsked when Words.Length == 0 => new("reason-needed", "Đề nghị gia hạn phải nêu lý do.", "Words"),
            ObligationEventKind.ExtensionRefused when Words.Length == 0 => new("reason-needed", "Không đồng ý gia hạn phải nêu lý do.", "Words"),
            ObligationEventKind.InternalReport when Words.Length == 0 && Files.Count == 0 => new("words-needed", "Hãy ghi nội dung báo cáo.", "Words"),
            ObligationEventKind.Delegated when Terms is null || !Terms.Delegates.Any() => new("delegate-needed", "Hãy chọn cơ quan được phân công thực hiện.", "Delegates"),
            ObligationEventKind.Reviewed when About is null => new("meeting-needed", "Rà soát phải ghi tại một phiên họp.", "Meeting"),
            ObligationEventKind.Progress when Words.Length == 0 => new("words-needed", "Hãy ghi tiến độ đã làm được.", "Words"),
            ObligationEventKind.ReportedDone when Files.Count == 0 && string.IsNullOrWhiteSpace(DocumentNumber) =>
                new("evidence-needed", "Báo cáo hoàn thành phải kèm minh chứng: tệp đính kèm hoặc số, ký hiệu văn bản.", "Files"),
            _ => null,
        };
    }

    /// <summary>What the day that the fact names is called on its form.</summary>
    string? DayCalled => Kind switch
    {
        ObligationEventKind.Roadmap => "Ngày hoàn thành theo lộ trình",
        ObligationEventKind.ExtensionAsked => "Ngày xin gia hạn đến",
        ObligationEventKind.ExtensionGranted => "Hạn mới",
        _ => null,
    };
}
