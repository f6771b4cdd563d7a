namespace NghiTruong.Rules.Obligations;

public enum ObligationEventKind
{
    Given, Accepted, Returned, Answered, Roadmap, Progress, ReportedDone, Confirmed, SentBack, Withdrawn,
    BecameBinding, Corrected, Annulled,
    /// <summary>Phân công thực hiện: the responsible body assigns the doing and stays responsible.</summary>
    Delegated,
    /// <summary>A delegate's report to the body that assigned it: not an answer to the council.</summary>
    InternalReport,
    /// <summary>An officer proposes to recognise; the head or the meeting decides.</summary>
    ConfirmationProposed,
    /// <summary>Hoàn thành một phần: the rest stays owed.</summary>
    PartlyDone,
    /// <summary>The responsible body explains why it cannot be done.</summary>
    Explained,
    ExplanationAccepted,
    /// <summary>The giver does not accept the explanation: it stays owed.</summary>
    ExplanationRefused,
    /// <summary>Chuyển cơ quan có thẩm quyền.</summary>
    PassedOn,
    Replaced, Reopened, ExtensionAsked, ExtensionGranted, ExtensionRefused,
    /// <summary>Giao lại cho cơ quan khác.</summary>
    Reassigned,
    /// <summary>Nhắc lại: a later meeting says it again.</summary>
    Repeated,
    /// <summary>The import that said it again was undone.</summary>
    RepeatTakenBack,
    /// <summary>Reviewed at a meeting and left to go on.</summary>
    Reviewed,
    MergedInto, SplitInto,
    /// <summary>A body was renamed, merged, split or dissolved: its successor stands in its place.</summary>
    BodyChanged,
    /// <summary>Bàn giao: another watches over it.</summary>
    HandedOver,
    /// <summary>The occasion its time hangs on was set or moved, or the calendar changed: the day follows.</summary>
    DueFollowed,
    /// <summary>Every part of the whole has ended.</summary>
    PartsSettled,
    /// <summary>A part of a settled whole is open again.</summary>
    PartsReopened,
}

/// <summary>One thing that happened to an obligation; only ever added to. Corrections are events.</summary>
public sealed class ObligationEvent
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long ObligationId { get; set; }
    public required ObligationEventKind Kind { get; set; }
    /// <summary>When it happened.</summary>
    public required DateOnly OccurredOn { get; set; }
    /// <summary>When we learnt it.</summary>
    public required DateTimeOffset RecordedAt { get; set; }
    public required long ActorPersonId { get; set; }
    public required long ActorPostId { get; set; }
    /// <summary>Name and post as they were when it was recorded.</summary>
    public required string ActorTitle { get; set; }
    public required long ActorBodyId { get; set; }
    /// <summary>Recorded by an officer for a body that sent paper (nhập thay).</summary>
    public bool EnteredFor { get; set; }
    /// <summary>Who drafted it, where another approved and sent it.</summary>
    public string? DraftedBy { get; set; }
    public string Words { get; set; } = "";
    /// <summary>Number of the document that says so.</summary>
    public string? DocumentNumber { get; set; }
    /// <summary>The day named: promised by a roadmap, asked for or granted by an extension, reported by the last part of a whole.</summary>
    public DateOnly? PromisedOn { get; set; }
    /// <summary>The meeting that recognised or repeated, or the other work it was replaced by, merged into or split into.</summary>
    public string? AboutKind { get; set; }
    public long? AboutId { get; set; }
    public string? AboutTitle { get; set; }
    public string? AboutAddress { get; set; }
    /// <summary>The new terms, with every kind of event that changes them.</summary>
    public ObligationTerms? Terms { get; set; }
    public List<EventFile> Files { get; init; } = [];
}

/// <summary>A file attached to an event as evidence (minh chứng).</summary>
public sealed class EventFile
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long EventId { get; set; }
    public required long StoredFileId { get; set; }
    public required string Name { get; set; }
    public required long Size { get; set; }
}
