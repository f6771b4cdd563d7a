using NghiTruong.Rules.People;

namespace NghiTruong.Rules.Obligations;

/// <summary>Who may record what.</summary>
public sealed partial class Obligation
{
    /// <summary>The responsible body (or the Office for it) does and reports; the giver's side decides, and nobody confirms his own body's work.</summary>
    /// <param name="byMeeting">A meeting decides, and whoever writes it down decides nothing.</param>
    public static Refusal? MayNot(Actor actor, ObligationEventKind kind, ObligationTerms terms, IReadOnlyList<long> posts, BodyTree tree, bool byMeeting = false)
    {
        if (kind == ObligationEventKind.InternalReport)
            return terms.Delegates.Any(actor.OwnBodies.Contains) && !actor.May(Right.ActsForCouncil)
                ? MayNotSend(actor, kind)
                : new("not-a-delegate", "Báo cáo nội bộ do cơ quan được phân công thực hiện gửi cơ quan chịu trách nhiệm.");
        if (IsTheirs(kind)) return MayNotDo(actor, kind, terms);
        if (!actor.May(Right.ActsForCouncil))
            return new("not-the-giver", "Chỉ bên giao nhiệm vụ (Thường trực, Ban, Văn phòng HĐND) được ghi nội dung này.");
        if (IsJudgement(kind) && terms.EachOf is not null)
            return new("judge-each-part", "Việc giao cho từng nơi: công nhận từng phần; đủ các phần thì cả việc hoàn thành.");
        if (IsJudgement(kind) && !byMeeting && terms.ResponsibleBodies.Any(responsible => posts.Any(post => tree.IsInOrUnder(post, responsible))))
            return new("own-work", "Người xác nhận không được giữ chức vụ trong cơ quan chịu trách nhiệm hoặc đơn vị trực thuộc cơ quan đó.");
        return null;
    }

    static Refusal? MayNotDo(Actor actor, ObligationEventKind kind, ObligationTerms terms)
    {
        if (terms.EachOf is not null && kind != ObligationEventKind.Delegated)
            return new("each-does-its-part", "Việc giao cho từng nơi: mỗi nơi trả lời và báo cáo phần của mình.");
        if (terms.Comes is not null && kind == ObligationEventKind.ReportedDone)
            return new("report-each-period", "Nhiệm vụ thường xuyên: mỗi kỳ báo cáo riêng ở kỳ đó.");
        if (actor.May(Right.ActsForCouncil | Right.KeepsWork)) return null;
        if ((kind is ObligationEventKind.Returned or ObligationEventKind.Accepted or ObligationEventKind.Delegated ? terms.ResponsibleBodies : terms.AnsweringBodies).Any(actor.OwnBodies.Contains)) return MayNotSend(actor, kind);
        return terms.Delegates.Any(actor.OwnBodies.Contains)
            ? new("the-door-answers", "Cơ quan được phân công thực hiện báo cáo cơ quan đã phân công; chỉ cơ quan chịu trách nhiệm, hoặc nơi được ủy quyền, trả lời HĐND.")
            : new("not-responsible", "Chỉ cơ quan chủ trì (hoặc Văn phòng nhập thay) được ghi nội dung này.");
    }

    /// <summary>The rule that a contact drafts and does not send.</summary>
    public const string HeadApproves = "head-approves";

    /// <summary>A body speaks by its head, or by a contact whom its head let send; receipt is any contact's.</summary>
    static Refusal? MayNotSend(Actor actor, ObligationEventKind kind) =>
        actor.May(Right.Sends) || (kind == ObligationEventKind.Accepted && actor.May(Right.Drafts)) ? null
        : actor.May(Right.Drafts) && AnswerDraft.CanBeDrafted(kind) ? new(HeadApproves, "Đầu mối soạn, lãnh đạo cơ quan duyệt rồi gửi: hãy trình duyệt.")
        : new("not-the-contact", "Chỉ lãnh đạo cơ quan hoặc đầu mối được thủ trưởng cử ghi nội dung này.");

    /// <summary>Whether such a post may record such a fact of some work at all: a desk offers nothing that the work itself would not.</summary>
    public static bool IsFor(Actor actor, ObligationEventKind kind) =>
        kind is ObligationEventKind.Repeated or ObligationEventKind.Reassigned ? actor.May(Right.ActsForCouncil | Right.KeepsWork)
        : !IsTheirs(kind) && !IsInternal(kind) ? actor.May(Right.ActsForCouncil)
        : actor.May(Right.ActsForCouncil | Right.KeepsWork) || MayNotSend(actor, kind) is null or { Rule: HeadApproves };

    /// <summary>Endings and new days are decided by the head, by a meeting, or by a paper that the officer records; recognition never by paper alone.</summary>
    static Refusal? MayNotDecide(Actor actor, NewFact fact, ObligationTerms terms)
    {
        var byMeeting = fact.About?.Kind == "meeting";
        if (fact.Kind is ObligationEventKind.Confirmed or ObligationEventKind.PartlyDone)
        {
            if (byMeeting) return null;
            if (terms.ConfirmedBy == Confirmer.MonthlyMeeting)
                return new("the-meeting-confirms", "Nhiệm vụ này do phiên họp công nhận: ghi ở phần rà soát của phiên họp.");
            return actor.May(Right.Settles) ? null : new("officer-proposes", "Chuyên viên đề xuất; lãnh đạo hoặc phiên họp công nhận.");
        }
        var decides = fact.Kind is ObligationEventKind.Withdrawn or ObligationEventKind.ExplanationAccepted or ObligationEventKind.ExplanationRefused or ObligationEventKind.PassedOn or ObligationEventKind.Replaced
            or ObligationEventKind.Reopened or ObligationEventKind.ExtensionGranted or ObligationEventKind.ExtensionRefused;
        if (!decides || byMeeting || actor.May(Right.Settles) || !string.IsNullOrWhiteSpace(fact.DocumentNumber)) return null;
        return new("decision-needed", "Việc này do lãnh đạo hoặc phiên họp quyết định; chuyên viên ghi lại phải nêu số văn bản.", "DocumentNumber");
    }

    /// <summary>Done and said by the responsible side.</summary>
    public static bool IsTheirs(ObligationEventKind kind) =>
        kind is ObligationEventKind.Accepted or ObligationEventKind.Returned or ObligationEventKind.Answered or ObligationEventKind.Roadmap or ObligationEventKind.Progress
            or ObligationEventKind.ReportedDone or ObligationEventKind.ExtensionAsked or ObligationEventKind.Explained or ObligationEventKind.Delegated;

    /// <summary>A judgement of the work, for which one must be independent of it.</summary>
    public static bool IsJudgement(ObligationEventKind kind) =>
        kind is ObligationEventKind.Confirmed or ObligationEventKind.SentBack or ObligationEventKind.PartlyDone or ObligationEventKind.ConfirmationProposed;

    /// <summary>Between the responsible body and those to whom it assigned the work: not the council's to read.</summary>
    public static bool IsInternal(ObligationEventKind kind) => kind == ObligationEventKind.InternalReport;

    /// <summary>What those who watch say among themselves: not for those who owe the work.</summary>
    public static bool IsWatchersNote(ObligationEventKind kind) => kind is ObligationEventKind.ConfirmationProposed or ObligationEventKind.HandedOver;

    public static bool ReadsWatchersNotes(Actor actor) => actor.MayAny(Right.ActsForCouncil | Right.ReadsRecord);

    /// <summary>May the actor read that it happened and what it says?</summary>
    public bool IsToldTo(Actor actor, ObligationEventKind kind) =>
        IsInternal(kind) ? IsPartyToInternal(actor) : !IsWatchersNote(kind) || ReadsWatchersNotes(actor);

    /// <summary>Does the actor stand among those who owe the work and those to whom they assigned it, now or before?</summary>
    public bool IsPartyToInternal(Actor actor) => !actor.May(Right.ActsForCouncil)
        && Events.Where(e => e.Terms is not null).SelectMany(e => e.Terms!.Bodies).Any(b => b.Role != BodyRole.Coordinating && actor.OwnBodies.Contains(b.BodyId));
}
