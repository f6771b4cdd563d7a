using NghiTruong.Rules.People;

namespace NghiTruong.Rules.Meetings;

public readonly record struct NoticeId(long Value);

/// <summary>Bản đầu; sửa đổi; thay thế. The latter two refer to the notice before them.</summary>
public enum NoticeKind { Original, Correction, Replacement }

/// <summary>Dự thảo → trình Chánh Văn phòng → trình Chủ tịch → đã duyệt → đã ban hành; or sent back with a reason.</summary>
public enum NoticeState { Draft, SubmittedToHead, SubmittedToChair, SentBack, Approved, Issued }

/// <summary>What someone does with a notice.</summary>
public enum NoticeStep { Draft, Edit, SubmitToHead, SubmitToChair, SendBack, Approve, Issue, Publish, TakeBack }

/// <summary>Thông báo kết luận: drafted from the meeting's conclusions, passed on by the head of the Office, approved by the chair, issued with a number. Once issued it is never edited.</summary>
public sealed partial class ConclusionNotice
{
    public const string UsualSymbol = "TB-HĐND";

    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required Guid Uid { get; set; }
    public int Version { get; set; }
    public required long MeetingId { get; set; }
    public required NoticeKind Kind { get; set; }
    public NoticeState State { get; set; }
    public long? EarlierNoticeId { get; set; }
    /// <summary>Number and day of the notice put right or replaced; it may have come in as a text.</summary>
    public string? EarlierNumber { get; set; }
    public DateOnly? EarlierOn { get; set; }
    public required string Summary { get; set; }
    public required string Opening { get; set; }
    public required string Closing { get; set; }
    /// <summary>Nơi nhận, a line each.</summary>
    public required string Recipients { get; set; }
    public SigningForm Signing { get; set; }
    public string? SignerPost { get; set; }
    public string? SignerName { get; set; }
    public long? SignerPersonId { get; set; }
    public int? Number { get; set; }
    public string? Symbol { get; set; }
    public DateOnly? IssuedOn { get; set; }
    /// <summary>The year in which the number is counted.</summary>
    public int? Year { get; set; }
    public List<NoticeItem> Items { get; init; } = [];
    public List<NoticeEvent> Events { get; init; } = [];

    public bool IsIssued => State == NoticeState.Issued;
    public bool IsOpen => !IsIssued;
    public bool MayBeEdited => State is NoticeState.Draft or NoticeState.SentBack;

    /// <summary>Number and symbol as the paper bears them: "09/TB-HĐND".</summary>
    public string? NumberWords => Number is { } number ? $"{number:00}/{Symbol}" : null;

    /// <summary>No item, and an opening that only leads up to items.</summary>
    bool ConcludesNothing => Items.All(i => i.Sentence().Length == 0) && (Opening.Trim().Length == 0 || Opening.TrimEnd().EndsWith(':'));

    /// <summary>Takes a step of the way (all but issuing), or says why not.</summary>
    /// <param name="standsIn">The kind of body in which the actor's post is held.</param>
    /// <param name="words">The reason, where it is sent back.</param>
    public Refusal? Take(NoticeStep step, Actor actor, BodyKind standsIn, int seen, string words, DateTimeOffset now)
    {
        if (seen != Version) return Refusal.Stale(LastWords());
        if (MayNot(step, actor, standsIn) is { } refusal) return refusal;
        if (step == NoticeStep.SendBack && words.Length == 0) return new("reason-needed", "Trả lại dự thảo phải nêu lý do.", "Words");
        if (step == NoticeStep.SubmitToHead && ConcludesNothing) return new("notice-empty", "Dự thảo chưa có kết luận nào: hãy thêm một mục, hoặc viết kết luận vào phần mở đầu.");
        State = step switch
        {
            NoticeStep.SubmitToHead => NoticeState.SubmittedToHead,
            NoticeStep.SubmitToChair => NoticeState.SubmittedToChair,
            NoticeStep.SendBack => NoticeState.SentBack,
            NoticeStep.Approve => NoticeState.Approved,
            _ => State,
        };
        Tell(step, actor, words, now);
        return null;
    }

    /// <summary>Gives it the number and day of the registry and the signature it bears.</summary>
    public Refusal? Issue(Actor actor, BodyKind standsIn, int seen, NoticeIssue issue, DateOnly? heldOn, DateTimeOffset now)
    {
        if (seen != Version) return Refusal.Stale(LastWords());
        if (MayNot(NoticeStep.Issue, actor, standsIn) is { } refusal) return refusal;
        if (issue.Number is not > 0) return new("number-needed", "Hãy ghi số do văn thư cấp.", "Number");
        if (issue.Symbol.Length == 0) return new("symbol-needed", "Hãy ghi ký hiệu, ví dụ TB-HĐND.", "Symbol");
        if (!issue.Symbol.All(c => char.IsLetterOrDigit(c) || c is '-' or '/' or '.' or '&')) return new("not-a-symbol", "Ký hiệu chỉ gồm chữ, số và các dấu “-”, “/”, “.”, “&”, ví dụ TB-HĐND.", "Symbol");
        if (issue.On is not { } on) return new("issued-on-needed", "Hãy ghi ngày ban hành.", "IssuedOn");
        if (on > CouncilClock.DayOf(now)) return new("in-the-future", "Ngày ban hành không được sau hôm nay.", "IssuedOn");
        if (heldOn is { } held && on < held) return new("before-the-meeting", $"Ngày ban hành không được trước ngày họp ({held:dd/MM/yyyy}).", "IssuedOn");
        if (SigningForms.MayNotSign(issue.Signing, issue.SignerBody, issue.SignerRank) is { } wrong) return wrong;
        (Number, Symbol, IssuedOn, Year) = (issue.Number, issue.Symbol, on, on.Year);
        (Signing, SignerPost, SignerName, SignerPersonId, State) = (issue.Signing, issue.SignerPost, issue.SignerName, issue.SignerPersonId, NoticeState.Issued);
        Tell(NoticeStep.Issue, actor, $"Số {NumberWords}, ngày {on:dd/MM/yyyy}, {issue.SignerName} ký.", now);
        return null;
    }

    /// <summary>Whether this actor may not take this step now, and why: also what the page asks before it offers a button.</summary>
    public Refusal? MayNot(NoticeStep step, Actor actor, BodyKind standsIn)
    {
        if (IsIssued) return new("notice-issued", "Thông báo đã ban hành thì không sửa; hãy lập bản sửa đổi hoặc thay thế.");
        var leads = actor.Rank == PostRank.Head && standsIn == BodyKind.CouncilOffice;
        var chairs = actor.Rank is PostRank.Head or PostRank.DeputyHead && standsIn == BodyKind.StandingCommittee;
        return step switch
        {
            NoticeStep.Edit or NoticeStep.SubmitToHead when !MayBeEdited => new("not-a-draft", $"Dự thảo đang ở bước “{NoticeWords.Of(State)}”; muốn sửa thì phải được trả lại."),
            NoticeStep.SubmitToChair when State != NoticeState.SubmittedToHead => new("not-with-head", "Chỉ trình Chủ tịch dự thảo đã trình Chánh Văn phòng."),
            NoticeStep.SubmitToChair when !leads => new("only-head", "Chỉ Chánh Văn phòng được chuyển dự thảo trình Chủ tịch."),
            NoticeStep.Approve when State != NoticeState.SubmittedToChair => new("not-with-chair", "Chỉ duyệt được dự thảo đã trình Chủ tịch."),
            NoticeStep.Approve when !chairs => new("only-chair", "Chỉ Chủ tịch, Phó Chủ tịch HĐND được duyệt thông báo."),
            NoticeStep.SendBack when !(State == NoticeState.SubmittedToHead && leads) && !(State is NoticeState.SubmittedToChair or NoticeState.Approved && chairs) => new("not-before-you", "Chỉ người đang được trình mới trả lại được dự thảo."),
            NoticeStep.Issue when State != NoticeState.Approved => new("not-approved", "Thông báo phải được duyệt rồi mới vào số, ban hành."),
            NoticeStep.Issue or NoticeStep.Edit or NoticeStep.SubmitToHead or NoticeStep.Draft when !actor.May(Right.KeepsMeetings) => new("not-the-office", "Chỉ Văn phòng soạn và phát hành thông báo."),
            _ => null,
        };
    }

    /// <summary>Adds a line to its history.</summary>
    public void Tell(NoticeStep step, Actor actor, string words, DateTimeOffset now)
    {
        Events.Add(new NoticeEvent { CouncilId = CouncilId, Step = step, At = now, ActorPersonId = actor.PersonId, ActorTitle = $"{actor.PersonName}, {actor.PostTitle}", Words = words });
        Version++;
    }

    string LastWords() => Events.OrderBy(e => e.At).ThenBy(e => e.Id).LastOrDefault() is { } last ? $"{NoticeWords.Of(last.Step)} ({last.ActorTitle})" : "dự thảo vừa được sửa";
}

/// <summary>One numbered item of a notice: to whom, what, by when; and the conclusion it states.</summary>
public sealed class NoticeItem
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long NoticeId { get; set; }
    public required int Position { get; set; }
    public long? ConclusionId { get; set; }
    public required string ToWords { get; set; }
    public required string Words { get; set; }
    public required string WhenWords { get; set; }

    /// <summary>The item as one sentence of the paper.</summary>
    public string Sentence()
    {
        var to = ToWords.Trim();
        var sentence = (to.Length > 0 ? $"{to} {Words.Trim()}" : Words.Trim()).TrimEnd('.', ';', ',', ' ', '/');
        if (WhenWords.Trim().TrimEnd('.', ';', ',', '/') is { Length: > 0 } when) sentence += $", {when}";
        return sentence.Length == 0 ? "" : char.ToUpperInvariant(sentence[0]) + sentence[1..] + ".";
    }
}

/// <summary>Who did what with a notice, and when; only ever added to.</summary>
public sealed class NoticeEvent
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long NoticeId { get; set; }
    public required NoticeStep Step { get; set; }
    public required DateTimeOffset At { get; set; }
    public required long ActorPersonId { get; set; }
    public required string ActorTitle { get; set; }
    public required string Words { get; set; }
}

/// <summary>What the officer enters when a notice is issued.</summary>
/// <param name="SignerBody">The kind of body in which the signer holds the post, for the right to sign.</param>
public sealed record NoticeIssue(int? Number, string Symbol, DateOnly? On, SigningForm Signing, string SignerPost, string SignerName, BodyKind SignerBody, PostRank SignerRank)
{
    public long? SignerPersonId { get; init; }
}
