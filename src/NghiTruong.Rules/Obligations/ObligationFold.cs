namespace NghiTruong.Rules.Obligations;

/// <summary>What the events of one obligation come to: the four facts kept apart, the state, and where it stood on each day.</summary>
public sealed partial class ObligationFold
{
    public ObligationTerms Terms { get; private set; } = null!;
    public ObligationState State { get; private set; }
    public DateOnly GivenOn { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public string? AnswerNumber { get; private set; }
    public DateOnly? RoadmapOn { get; private set; }
    public DateOnly? ReportedDoneOn { get; private set; }
    /// <summary>An officer proposed to recognise what was reported; it waits for the head or the meeting.</summary>
    public DateOnly? ProposedOn { get; private set; }
    public DateOnly? ConfirmedOn { get; private set; }
    /// <summary>The day it ended, in whatever way.</summary>
    public DateOnly? EndedOn { get; private set; }
    /// <summary>The day last granted; the day in the terms stays the original.</summary>
    public DateOnly? ExtendedTo { get; private set; }
    /// <summary>The day asked for, while nobody has decided. It is kept while the work is reported done, and waits for nobody then: sent back, the request stands again.</summary>
    public DateOnly? AskedExtensionTo { get; private set; }
    /// <summary>The day asked for that waits to be granted or refused.</summary>
    public DateOnly? PendingExtensionTo => State == ObligationState.ReportedDone ? null : AskedExtensionTo;
    /// <summary>The responsible body says that it cannot be done, and nobody has decided.</summary>
    public bool IsExplained { get; private set; }
    public int TimesReturned { get; private set; }
    public int TimesSentBack { get; private set; }
    public int TimesReassigned { get; private set; }
    /// <summary>How often it was said again after it was given (nhắc lại). In words the giving counts as the first time: said again once, it is "nhắc lại lần 2" (<see cref="StateWords.Repeated"/>).</summary>
    public int TimesRepeated { get; private set; }
    public int TimesExtended { get; private set; }
    public int TimesReopened { get; private set; }

    public DateOnly? OriginalDueOn => Terms.Due.On;
    public DateOnly? DueOn => ExtendedTo ?? OriginalDueOn;
    public bool IsEnded => States.IsEnded(State);

    /// <summary>Folds events in the order in which they happened (then were learnt). Says no where an event could not have happened there.</summary>
    public static (ObligationFold Fold, Refusal? Refusal) Of(IEnumerable<ObligationEvent> events)
    {
        var fold = new ObligationFold();
        var all = events.OrderBy(e => e.OccurredOn).ThenBy(e => e.RecordedAt).ThenBy(e => e.Id == 0 ? long.MaxValue : e.Id).ToList();
        var learnt = all.Max(e => e.RecordedAt);
        foreach (var e in all)
        {
            if (fold.Take(e, isKnown: e.RecordedAt < learnt) is not { } refusal) continue;
            // What was learnt last happened earlier: it is what was known that no longer could have happened.
            return (fold, e.RecordedAt < learnt ? refusal with { Words = $"Nếu ghi vào ngày ấy thì “{StateWords.Of(e.Kind)}” ngày {e.OccurredOn:dd/MM/yyyy} đã ghi không còn đúng: {refusal.Words}" } : refusal);
        }
        fold.Close();
        return (fold, null);
    }

    /// <param name="isKnown">Another event was learnt after it.</param>
    Refusal? Take(ObligationEvent e, bool isKnown)
    {
        if (Terms is null && e.Kind != ObligationEventKind.Given)
            return No("before-given", "Ngày xảy ra không được trước ngày giao nhiệm vụ.", "OccurredOn");
        if (IsEnded && Terms is not null && !MayFollowAnEnd(e.Kind))
            return No("ended", $"Nhiệm vụ đã kết thúc ({StateWords.Of(State)}), không ghi thêm được.");

        var refusal = e.Kind switch
        {
            ObligationEventKind.Given => Give(e),
            ObligationEventKind.Accepted => Accept(isKnown),
            ObligationEventKind.Returned => Return(e),
            ObligationEventKind.Answered => Answer(e),
            ObligationEventKind.Roadmap => PromiseRoadmap(e),
            ObligationEventKind.Progress => Waiting() ?? Move(ObligationState.InProgress),
            ObligationEventKind.ReportedDone => ReportDone(e),
            ObligationEventKind.ConfirmationProposed => Propose(e),
            ObligationEventKind.Confirmed => Confirm(e),
            ObligationEventKind.SentBack => SendBack(),
            ObligationEventKind.PartlyDone => LeavePart(),
            ObligationEventKind.Explained => Explain(),
            ObligationEventKind.ExtensionAsked => AskExtension(e),
            ObligationEventKind.ExtensionGranted => GrantExtension(e),
            ObligationEventKind.ExtensionRefused => RefuseExtension(),
            ObligationEventKind.ExplanationRefused => RefuseExplanation(),
            ObligationEventKind.ExplanationAccepted => End(ObligationState.Excused, e),
            ObligationEventKind.PassedOn => End(ObligationState.PassedOn, e),
            ObligationEventKind.Replaced => End(ObligationState.Replaced, e),
            ObligationEventKind.Withdrawn => End(ObligationState.Withdrawn, e),
            ObligationEventKind.Annulled => End(ObligationState.Annulled, e),
            ObligationEventKind.MergedInto => End(ObligationState.Merged, e),
            ObligationEventKind.SplitInto => End(ObligationState.Split, e),
            ObligationEventKind.Reopened => Reopen(),
            ObligationEventKind.Repeated => Repeat(),
            ObligationEventKind.RepeatTakenBack => TakeBackRepeat(),
            ObligationEventKind.Reassigned => Reassign(e),
            ObligationEventKind.BecameBinding or ObligationEventKind.Corrected => Correct(e),
            ObligationEventKind.Delegated => Delegate(e),
            ObligationEventKind.DueFollowed => FollowDue(e),
            ObligationEventKind.BodyChanged or ObligationEventKind.HandedOver => Change(e),
            ObligationEventKind.PartsSettled => Settle(e),
            ObligationEventKind.PartsReopened => Reopen(),
            ObligationEventKind.InternalReport or ObligationEventKind.Reviewed => null,
            _ => No("unknown-event", "Loại sự việc không có trong danh mục."),
        };
        if (refusal is null) Stand(e.OccurredOn);
        return refusal;
    }

    /// <summary>An ended one may be reopened, or found to have been entered by mistake; a merge that was wrong is undone by reopening, what was split lives on in its pieces.</summary>
    bool MayFollowAnEnd(ObligationEventKind kind) =>
        State == ObligationState.Merged && kind == ObligationEventKind.Reopened || !States.IsNoLongerItself(State) && kind is ObligationEventKind.Reopened or ObligationEventKind.PartsReopened or ObligationEventKind.Annulled or ObligationEventKind.RepeatTakenBack;

    Refusal? Give(ObligationEvent e)
    {
        if (Terms is not null) return No("given-twice", "Nhiệm vụ chỉ được giao một lần.");
        Terms = e.Terms ?? throw new InvalidOperationException("A given obligation has terms.");
        GivenOn = e.OccurredOn;
        standsFrom = Terms.StandsFrom ?? GivenOn;
        return Move(ObligationState.Assigned);
    }

    /// <summary>A receipt clicked after the answer's own day, and before that answer was recorded, says nothing more.</summary>
    Refusal? Accept(bool isKnown) => State == ObligationState.Assigned ? Move(ObligationState.Accepted)
        : isKnown && State is ObligationState.Answered or ObligationState.InProgress or ObligationState.ReportedDone or ObligationState.SentBack or ObligationState.PartlyDone ? null
        : No("accept-once", $"Chỉ tiếp nhận được nhiệm vụ mới giao; nhiệm vụ đang ở trạng thái “{StateWords.Of(State)}”.");

    Refusal? Return(ObligationEvent e)
    {
        if (State is ObligationState.ReportedDone or ObligationState.Returned)
            return No("return-open-only", $"Không trả lại được khi nhiệm vụ đang ở trạng thái “{StateWords.Of(State)}”.");
        TimesReturned++;
        Turn(TurnKind.Returned, e);
        return Move(ObligationState.Returned);
    }

    Refusal? Answer(ObligationEvent e)
    {
        AnsweredOn = e.OccurredOn;
        AnswerNumber = e.DocumentNumber;
        return State is ObligationState.ReportedDone or ObligationState.Returned or ObligationState.PartlyDone ? null : Move(ObligationState.Answered);
    }

    Refusal? PromiseRoadmap(ObligationEvent e)
    {
        if (Guidance() is { } guidance) return guidance;
        if (Waiting() is { } refusal) return refusal;
        if (e.PromisedOn is not { } promised) return No("roadmap-needs-a-day", "Lộ trình phải có ngày hoàn thành cụ thể.", "PromisedOn");
        if (promised < e.OccurredOn) return No("roadmap-in-the-past", "Ngày hoàn thành theo lộ trình không được trước ngày báo lộ trình.", "PromisedOn");
        (RoadmapOn, IsExplained) = (promised, false);
        return Move(ObligationState.InProgress);
    }

    Refusal? ReportDone(ObligationEvent e)
    {
        if (Guidance() is { } guidance) return guidance;
        if (Waiting() is { } refusal) return refusal;
        (ReportedDoneOn, IsExplained) = (e.OccurredOn, false);
        return Move(ObligationState.ReportedDone);
    }

    Refusal? Propose(ObligationEvent e)
    {
        if (State != ObligationState.ReportedDone) return No("propose-what-is-reported", "Chỉ đề xuất công nhận nhiệm vụ đã báo cáo hoàn thành.");
        ProposedOn = e.OccurredOn;
        return null;
    }

    Refusal? Confirm(ObligationEvent e)
    {
        if (State != ObligationState.ReportedDone)
            return No("confirm-what-is-reported", "Chỉ xác nhận được nhiệm vụ đã báo cáo hoàn thành.");
        ConfirmedOn = e.OccurredOn;
        return End(ObligationState.Confirmed, e);
    }

    Refusal? SendBack()
    {
        if (State != ObligationState.ReportedDone)
            return No("send-back-what-is-reported", "Chỉ yêu cầu bổ sung với nhiệm vụ đã báo cáo hoàn thành.");
        (ReportedDoneOn, ProposedOn) = (null, null);
        TimesSentBack++;
        return Move(ObligationState.SentBack);
    }

    /// <summary>Part of it is recognised; the report no longer stops the clock for the rest.</summary>
    Refusal? LeavePart()
    {
        if (Guidance() is { } guidance) return guidance;
        if (State == ObligationState.Returned) return Waiting();
        (ReportedDoneOn, ProposedOn, IsExplained) = (null, null, false);
        return Move(ObligationState.PartlyDone);
    }

    Refusal? Explain()
    {
        if (Guidance() is { } guidance) return guidance;
        if (Waiting() is { } refusal) return refusal;
        IsExplained = true;
        return null;
    }

    /// <summary>It stays owed.</summary>
    Refusal? RefuseExplanation()
    {
        if (!IsExplained) return No("nothing-explained", "Không có giải trình nào đang chờ ý kiến.");
        IsExplained = false;
        return null;
    }

    Refusal? Settle(ObligationEvent e)
    {
        (ReportedDoneOn, ConfirmedOn) = (e.PromisedOn, e.OccurredOn);
        return End(ObligationState.Confirmed, e);
    }

    Refusal? Reopen()
    {
        if (!IsEnded) return No("reopen-what-ended", "Chỉ mở lại được nhiệm vụ đã kết thúc.");
        (ReportedDoneOn, ConfirmedOn, ProposedOn, EndedOn) = (null, null, null, null);
        TimesReopened++;
        return Move(ObligationState.InProgress);
    }

    Refusal? Repeat()
    {
        TimesRepeated++;
        return null;
    }

    Refusal? TakeBackRepeat()
    {
        if (TimesRepeated == 0) return No("not-repeated", "Nhiệm vụ chưa được nhắc lại lần nào.");
        TimesRepeated--;
        return null;
    }

    Refusal? End(ObligationState state, ObligationEvent e)
    {
        EndedOn = e.OccurredOn;
        (AskedExtensionTo, IsExplained) = (null, false);
        return Move(state);
    }

    Refusal? Waiting() => State switch
    {
        ObligationState.ReportedDone => IsReported,
        ObligationState.Returned => No("returned", "Nhiệm vụ đã được trả lại, đang chờ Văn phòng xử lý."),
        _ => null,
    };

    /// <summary>Asked before a write, not of what was written: an older program let an extension be refused then.</summary>
    internal static readonly Refusal IsReported = No("waiting-for-confirmation", "Nhiệm vụ đã báo cáo hoàn thành, đang chờ xác nhận.");

    Refusal? Guidance() => Terms.Kind == ObligationKind.Guidance
        ? No("guidance-is-not-tracked", "Định hướng chung được nhắc lại tại phiên họp, không theo dõi hoàn thành.")
        : null;

    static Refusal No(string rule, string words, string? field = null) => new(rule, words, field);

    Refusal? Move(ObligationState state)
    {
        State = state;
        return null;
    }
}
