namespace NghiTruong.Rules.Obligations;

public enum ObligationState
{
    Assigned, Accepted, Returned, InProgress, Answered, ReportedDone, SentBack, Confirmed, Withdrawn, Annulled,
}

/// <summary>What the events of one obligation come to: the four facts kept apart, the state, and where it stood on each day.</summary>
public sealed class ObligationFold
{
    readonly List<ObligationSpan> spans = [];

    public ObligationTerms Terms { get; private set; } = null!;
    public ObligationState State { get; private set; }
    public DateOnly GivenOn { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public string? AnswerNumber { get; private set; }
    public DateOnly? RoadmapOn { get; private set; }
    public DateOnly? ReportedDoneOn { get; private set; }
    public DateOnly? ConfirmedOn { get; private set; }
    public int TimesReturned { get; private set; }
    public int TimesSentBack { get; private set; }
    public IReadOnlyList<ObligationSpan> Spans => spans;

    public bool IsEnded => State is ObligationState.Confirmed or ObligationState.Withdrawn or ObligationState.Annulled;

    /// <summary>Folds events in the order in which they happened (then were learnt). Says no where an event could not have happened there.</summary>
    public static (ObligationFold Fold, Refusal? Refusal) Of(IEnumerable<ObligationEvent> events)
    {
        var fold = new ObligationFold();
        foreach (var e in events.OrderBy(e => e.OccurredOn).ThenBy(e => e.RecordedAt).ThenBy(e => e.Id == 0 ? long.MaxValue : e.Id))
            if (fold.Take(e) is { } refusal)
                return (fold, refusal);
        return (fold, null);
    }

    Refusal? Take(ObligationEvent e)
    {
        if (Terms is null && e.Kind != ObligationEventKind.Given)
            return No("before-given", "Ngày xảy ra không được trước ngày giao nhiệm vụ.", "OccurredOn");
        // What was entered by mistake is annulled whatever became of it.
        if (IsEnded && (e.Kind != ObligationEventKind.Annulled || State == ObligationState.Annulled))
            return No("ended", $"Nhiệm vụ đã kết thúc ({StateWords.Of(State)}), không ghi thêm được.");

        var refusal = e.Kind switch
        {
            ObligationEventKind.Given => Give(e),
            ObligationEventKind.Accepted => Accept(),
            ObligationEventKind.Returned => Return(),
            ObligationEventKind.Answered => Answer(e),
            ObligationEventKind.Roadmap => PromiseRoadmap(e),
            ObligationEventKind.Progress => Progress(),
            ObligationEventKind.ReportedDone => ReportDone(e),
            ObligationEventKind.Confirmed => Confirm(e),
            ObligationEventKind.SentBack => SendBack(),
            ObligationEventKind.Withdrawn => Move(ObligationState.Withdrawn),
            ObligationEventKind.Annulled => Move(ObligationState.Annulled),
            ObligationEventKind.BecameBinding or ObligationEventKind.Corrected => Correct(e),
            _ => No("unknown-event", "Loại sự việc không có trong danh mục."),
        };
        if (refusal is null) Stand(e.OccurredOn);
        return refusal;
    }

    Refusal? Give(ObligationEvent e)
    {
        if (Terms is not null) return No("given-twice", "Nhiệm vụ chỉ được giao một lần.");
        Terms = e.Terms ?? throw new InvalidOperationException("A given obligation has terms.");
        GivenOn = e.OccurredOn;
        return Move(ObligationState.Assigned);
    }

    Refusal? Accept() => State == ObligationState.Assigned
        ? Move(ObligationState.Accepted)
        : No("accept-once", $"Chỉ tiếp nhận được nhiệm vụ mới giao; nhiệm vụ đang ở trạng thái “{StateWords.Of(State)}”.");

    Refusal? Return()
    {
        if (State is ObligationState.ReportedDone or ObligationState.Returned)
            return No("return-open-only", $"Không trả lại được khi nhiệm vụ đang ở trạng thái “{StateWords.Of(State)}”.");
        TimesReturned++;
        return Move(ObligationState.Returned);
    }

    Refusal? Answer(ObligationEvent e)
    {
        AnsweredOn = e.OccurredOn;
        AnswerNumber = e.DocumentNumber;
        return State is ObligationState.ReportedDone or ObligationState.Returned ? null : Move(ObligationState.Answered);
    }

    Refusal? PromiseRoadmap(ObligationEvent e)
    {
        if (Terms.Kind == ObligationKind.Guidance) return Guidance();
        if (Waiting() is { } refusal) return refusal;
        if (e.PromisedOn is not { } promised) return No("roadmap-needs-a-day", "Lộ trình phải có ngày hoàn thành cụ thể.", "PromisedOn");
        if (promised < e.OccurredOn) return No("roadmap-in-the-past", "Ngày hoàn thành theo lộ trình không được trước ngày báo lộ trình.", "PromisedOn");
        RoadmapOn = promised;
        return Move(ObligationState.InProgress);
    }

    Refusal? Progress() => Waiting() ?? Move(ObligationState.InProgress);

    Refusal? ReportDone(ObligationEvent e)
    {
        if (Terms.Kind == ObligationKind.Guidance) return Guidance();
        if (Waiting() is { } refusal) return refusal;
        ReportedDoneOn = e.OccurredOn;
        return Move(ObligationState.ReportedDone);
    }

    Refusal? Confirm(ObligationEvent e)
    {
        if (State != ObligationState.ReportedDone)
            return No("confirm-what-is-reported", "Chỉ xác nhận được nhiệm vụ đã báo cáo hoàn thành.");
        ConfirmedOn = e.OccurredOn;
        return Move(ObligationState.Confirmed);
    }

    Refusal? SendBack()
    {
        if (State != ObligationState.ReportedDone)
            return No("send-back-what-is-reported", "Chỉ yêu cầu bổ sung với nhiệm vụ đã báo cáo hoàn thành.");
        ReportedDoneOn = null;
        TimesSentBack++;
        return Move(ObligationState.SentBack);
    }

    Refusal? Correct(ObligationEvent e)
    {
        var leadBefore = Terms.LeadBodyId;
        Terms = e.Terms ?? throw new InvalidOperationException("A correction has terms.");
        return Terms.LeadBodyId != leadBefore || State == ObligationState.Returned ? Move(ObligationState.Assigned) : null;
    }

    Refusal? Waiting() => State switch
    {
        ObligationState.ReportedDone => No("waiting-for-confirmation", "Nhiệm vụ đã báo cáo hoàn thành, đang chờ xác nhận."),
        ObligationState.Returned => No("returned", "Nhiệm vụ đã được trả lại, đang chờ Văn phòng xử lý."),
        _ => null,
    };

    static Refusal Guidance() => No("guidance-is-not-tracked", "Định hướng chung được nhắc lại tại phiên họp, không theo dõi hoàn thành.");

    static Refusal No(string rule, string words, string? field = null) => new(rule, words, field);

    Refusal? Move(ObligationState state)
    {
        State = state;
        return null;
    }

    /// <summary>Keeps where it stands from this day on; several events on a day leave the last.</summary>
    void Stand(DateOnly day)
    {
        var now = new ObligationSpan
        {
            State = State, LeadBodyId = Terms.LeadBodyId, DueOn = Terms.Due.On, From = day, ReportedDoneOn = ReportedDoneOn,
            Kind = Terms.Kind, Work = Terms.Work, Status = Terms.Status,
        };
        if (spans.Count > 0)
        {
            if (spans[^1].SameAs(now)) return;
            if (spans[^1].From == day) spans.RemoveAt(spans.Count - 1);
            else spans[^1].To = day;
            if (spans.Count > 0 && spans[^1].SameAs(now)) { spans[^1].To = null; return; }
        }
        spans.Add(now);
    }
}

/// <summary>Where an obligation stood from one day until before another.</summary>
public sealed class ObligationSpan
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long ObligationId { get; set; }
    public required ObligationState State { get; set; }
    public required ObligationKind Kind { get; set; }
    /// <summary>The words as they stood: a notice may have replaced them since.</summary>
    public required string Work { get; set; }
    public required SourceStatus Status { get; set; }
    public required long? LeadBodyId { get; set; }
    public required DateOnly? DueOn { get; set; }
    public required DateOnly? ReportedDoneOn { get; set; }
    public required DateOnly From { get; set; }
    public DateOnly? To { get; set; }

    public bool SameAs(ObligationSpan other) =>
        State == other.State && Kind == other.Kind && Work == other.Work && Status == other.Status && LeadBodyId == other.LeadBodyId && DueOn == other.DueOn && ReportedDoneOn == other.ReportedDoneOn;
}
