namespace NghiTruong.Rules.Obligations;

public enum ObligationEventKind
{
    Given, Accepted, Returned, Answered, Roadmap, Progress, ReportedDone, Confirmed, SentBack, Withdrawn,
    BecameBinding, Corrected, Annulled,
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
    public string Words { get; set; } = "";
    /// <summary>Number of the document that says so.</summary>
    public string? DocumentNumber { get; set; }
    /// <summary>The day a roadmap promises.</summary>
    public DateOnly? PromisedOn { get; set; }
    /// <summary>The new terms; only with Given, Corrected and BecameBinding.</summary>
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
