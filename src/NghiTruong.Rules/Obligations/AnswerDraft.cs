namespace NghiTruong.Rules.Obligations;

public enum DraftState { Drafting, Submitted, SentBack, Sent, Dropped }

/// <summary>What a body means to answer or report, drafted by its contact (soạn), approved by its head (duyệt) and only then sent (gửi). Nobody outside the body sees it before.</summary>
public sealed class AnswerDraft
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required Guid Uid { get; set; }
    public required long ObligationId { get; set; }
    /// <summary>The body in whose name it will go: those who speak for it read it.</summary>
    public required long BodyId { get; set; }
    public required ObligationEventKind Kind { get; set; }
    public DraftState State { get; set; }
    public required DateOnly OccurredOn { get; set; }
    public string Words { get; set; } = "";
    public string? DocumentNumber { get; set; }
    public DateOnly? PromisedOn { get; set; }
    public required long DraftedByPostId { get; set; }
    public required string DraftedBy { get; set; }
    public int Version { get; set; }
    public List<AnswerDraftFile> Files { get; init; } = [];
    public List<AnswerDraftStep> Steps { get; init; } = [];

    public bool IsOpen => State is DraftState.Drafting or DraftState.Submitted or DraftState.SentBack;

    /// <summary>May this kind of fact be drafted at all? Assigning to others and returning work are the head's own acts.</summary>
    public static bool CanBeDrafted(ObligationEventKind kind) =>
        kind is ObligationEventKind.Answered or ObligationEventKind.Roadmap or ObligationEventKind.Progress or ObligationEventKind.ReportedDone or ObligationEventKind.ExtensionAsked
            or ObligationEventKind.Explained or ObligationEventKind.InternalReport;

    public static (Refusal? Refusal, AnswerDraft? Made) Begin(Actor actor, Obligation work, NewFact fact, DateTimeOffset now)
    {
        var terms = work.CurrentTerms();
        if (!actor.May(Right.Drafts)) return (NotTheContact, null);
        if (!CanBeDrafted(fact.Kind)) return (new("not-drafted", "Việc này do lãnh đạo cơ quan ghi trực tiếp."), null);
        var speaking = (fact.Kind == ObligationEventKind.InternalReport ? terms.Delegates : terms.AnsweringBodies).Where(actor.OwnBodies.Contains).ToList();
        if (speaking.Count == 0)
            return (new("not-responsible", "Chỉ cơ quan chủ trì (hoặc cơ quan được phân công) soạn trả lời việc này."), null);
        if (fact.Check(CouncilClock.DayOf(now)) is { } incomplete) return (incomplete, null);
        var draft = new AnswerDraft
        {
            CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(now), ObligationId = work.Id, BodyId = speaking.Find(actor.SpeaksFor.Contains) is > 0 and var named ? named : actor.SpeaksFor[0], Kind = fact.Kind, OccurredOn = fact.OccurredOn,
            DraftedByPostId = actor.PostId, DraftedBy = $"{actor.PersonName}, {actor.PostTitle}",
        };
        draft.Take(fact);
        draft.Add(actor, now, DraftState.Drafting, "");
        return (null, draft);
    }

    /// <summary>Other words, day or number, while it has not gone out; the head may mend what lies before him too.</summary>
    public Refusal? Edit(Actor actor, int seen, NewFact fact, DateTimeOffset now)
    {
        if (Stands(actor, seen) is { } no) return no;
        if (State == DraftState.Submitted && !actor.May(Right.Sends)) return new("already-submitted", "Bản này đang chờ lãnh đạo duyệt; lãnh đạo yêu cầu sửa thì sửa tiếp.");
        if (fact.Check(CouncilClock.DayOf(now)) is { } incomplete) return incomplete;
        Take(fact);
        Version++;
        return null;
    }

    public Refusal? Submit(Actor actor, int seen, DateTimeOffset now) => Stands(actor, seen) ?? (State == DraftState.Submitted ? new("already-submitted", "Bản này đã trình rồi.") : Add(actor, now, DraftState.Submitted, ""));

    public Refusal? SendBack(Actor actor, int seen, string words, DateTimeOffset now) =>
        Stands(actor, seen) ?? NotTheHead(actor) ?? (State != DraftState.Submitted ? new("not-submitted", "Chỉ yêu cầu sửa bản đã trình.")
        : string.IsNullOrWhiteSpace(words) ? new("words-needed", "Hãy ghi nội dung cần sửa.", "Words") : Add(actor, now, DraftState.SentBack, words));

    public Refusal? Drop(Actor actor, int seen, DateTimeOffset now) => Stands(actor, seen) ?? (State == DraftState.Submitted && !actor.May(Right.Sends)
        ? new("already-submitted", "Bản này đang chờ lãnh đạo duyệt.") : Add(actor, now, DraftState.Dropped, ""));

    /// <summary>The head approved and it went out: what it says is recorded in the same write.</summary>
    public Refusal? Send(Actor actor, int seen, DateTimeOffset now) => Stands(actor, seen) ?? NotTheHead(actor) ?? Add(actor, now, DraftState.Sent, "");

    /// <summary>What it would record.</summary>
    public NewFact AsFact() => new(Kind, OccurredOn, Words)
    {
        DocumentNumber = DocumentNumber, PromisedOn = PromisedOn, DraftedBy = DraftedBy,
        Files = [.. Files.Select(f => new EventFile { CouncilId = f.CouncilId, StoredFileId = f.StoredFileId, Name = f.Name, Size = f.Size })],
    };

    Refusal? Stands(Actor actor, int seen) =>
        !actor.SpeaksFor.Contains(BodyId) ? Refusal.NotFound
        : !actor.MayAny(Right.Drafts | Right.Sends) ? NotTheContact
        : !IsOpen ? new("draft-ended", State == DraftState.Sent ? "Bản này đã gửi." : "Bản này đã bỏ.")
        : seen != Version ? Refusal.Stale(Steps.Count == 0 ? "bản soạn vừa được sửa" : $"{Steps[^1].ActorTitle} vừa ghi vào bản soạn") : null;

    static Refusal? NotTheHead(Actor actor) => actor.May(Right.Sends) ? null : new(Obligation.HeadApproves, "Lãnh đạo cơ quan duyệt và gửi.");

    static readonly Refusal NotTheContact = new("not-the-contact", "Chỉ đầu mối do thủ trưởng cơ quan cử, hoặc lãnh đạo cơ quan, soạn trả lời.");

    void Take(NewFact fact) => (OccurredOn, Words, DocumentNumber, PromisedOn) = (fact.OccurredOn, fact.Words, fact.DocumentNumber, fact.PromisedOn);

    Refusal? Add(Actor actor, DateTimeOffset now, DraftState state, string words)
    {
        State = state;
        Version++;
        Steps.Add(new AnswerDraftStep { CouncilId = CouncilId, At = now, State = state, ActorPostId = actor.PostId, ActorTitle = $"{actor.PersonName}, {actor.PostTitle}", Words = words });
        return null;
    }
}

/// <summary>A file that will go out with the answer.</summary>
public sealed class AnswerDraftFile
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long DraftId { get; set; }
    public required long StoredFileId { get; set; }
    public required string Name { get; set; }
    public required long Size { get; set; }
}

/// <summary>Drafted, submitted, sent back, sent: who and when; only ever added to.</summary>
public sealed class AnswerDraftStep
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long DraftId { get; set; }
    public required DateTimeOffset At { get; set; }
    public required DraftState State { get; set; }
    public required long ActorPostId { get; set; }
    public required string ActorTitle { get; set; }
    public string Words { get; set; } = "";
}
