using NghiTruong.Rules.Obligations;

namespace NghiTruong.Rules.Meetings;

/// <summary>What a monthly meeting has to go through (rà soát kết luận phiên trước): all that was open the day before, and what ended since the meeting before.</summary>
public static class CarryOver
{
    /// <summary>The day whose register the meeting reviews: what is given at the meeting itself is set there, not reviewed.</summary>
    public static DateOnly ReferenceDay(DateOnly meetingDay) => meetingDay.AddDays(-1);

    /// <summary>Is this work on the list of a meeting held on a day, after one held on <paramref name="previous"/>?</summary>
    public static bool Lists(IReadOnlyCollection<ObligationSpan> spans, DateOnly meetingDay, DateOnly? previous)
    {
        if (On(spans, ReferenceDay(meetingDay)) is not { } stands || States.IsNoLongerItself(stands.State)) return false;
        return stands.IsOpen || (previous is { } before && On(spans, before) is not { IsOpen: false });
    }

    static ObligationSpan? On(IEnumerable<ObligationSpan> spans, DateOnly day) => spans.FirstOrDefault(s => s.From <= day && (s.To is null || day < s.To));
}

/// <summary>What a meeting says of one piece of work that was carried over to it.</summary>
public sealed record Verdict(ObligationEventKind Kind, string Label)
{
    public bool AsksDay { get; init; }
    public bool NeedsWords { get; init; }

    /// <summary>The verdicts a meeting may give, the likeliest for the state first.</summary>
    public static IReadOnlyList<Verdict> For(ObligationState state, ObligationKind kind, bool isForEach, bool hasDay) =>
        kind == ObligationKind.Guidance
            ? [Reviewed with { Label = "Đã nhắc lại tại phiên" }, Withdrawn]
            : state == ObligationState.ReportedDone && !isForEach
                ? [new(ObligationEventKind.Confirmed, "Công nhận hoàn thành"), PartlyDone, new(ObligationEventKind.SentBack, "Yêu cầu bổ sung") { NeedsWords = true }, Reviewed]
                : [Reviewed, new(ObligationEventKind.Repeated, "Nhắc lại, yêu cầu làm dứt điểm"), .. hasDay ? [Extended] : Array.Empty<Verdict>(), .. isForEach ? [] : new[] { PartlyDone, Excused }, PassedOn, Withdrawn];

    static readonly Verdict Reviewed = new(ObligationEventKind.Reviewed, "Tiếp tục thực hiện");
    static readonly Verdict PartlyDone = new(ObligationEventKind.PartlyDone, "Công nhận hoàn thành một phần") { NeedsWords = true };
    static readonly Verdict Extended = new(ObligationEventKind.ExtensionGranted, "Gia hạn") { AsksDay = true };
    static readonly Verdict Excused = new(ObligationEventKind.ExplanationAccepted, "Chấp nhận giải trình, không thực hiện") { NeedsWords = true };
    static readonly Verdict PassedOn = new(ObligationEventKind.PassedOn, "Chuyển cơ quan có thẩm quyền") { NeedsWords = true };
    static readonly Verdict Withdrawn = new(ObligationEventKind.Withdrawn, "Rút") { NeedsWords = true };
}
