namespace NghiTruong.Rules.Obligations;

/// <summary>Nhiệm vụ cụ thể, nhiệm vụ thường xuyên, định hướng chung.</summary>
public enum ObligationKind { Task, StandingDuty, Guidance }

/// <summary>Dự kiến until the notice of conclusions is in; then ràng buộc.</summary>
public enum SourceStatus { Tentative, Binding }

public enum BodyRole { Lead, JointLead, Coordinating }

public enum DueKind { None, Day, Event, Rhythm }

/// <summary>A body's part in an obligation: chủ trì, đồng chủ trì, phối hợp.</summary>
public sealed record BodyPart(long BodyId, BodyRole Role);

/// <summary>The time set for an obligation and the words it was read from.</summary>
/// <param name="Words">The words as said ("trước ngày 15/5"); empty where none.</param>
/// <param name="Reading">What they were taken to mean, shown beside them.</param>
public sealed record DueTime(DueKind Kind, DateOnly? On, string Words, string Reading)
{
    public static readonly DueTime None = new(DueKind.None, null, "", "Không nêu thời hạn");
    public static DueTime OnDay(DateOnly day) => new(DueKind.Day, day, "", $"hết ngày {day:dd/MM/yyyy}");
}

/// <summary>What is owed: the words of the obligation, as they stand from one event to the next.</summary>
public sealed record ObligationTerms
{
    public required string Work { get; init; }
    public required ObligationKind Kind { get; init; }
    public required IReadOnlyList<BodyPart> Bodies { get; init; }
    public required DueTime Due { get; init; }
    public required SourceStatus Status { get; init; }
    /// <summary>Who gave it: a person's name, or the body that concluded.</summary>
    public string? Giver { get; init; }
    /// <summary>The post in which it was given (giao với tư cách).</summary>
    public string? Capacity { get; init; }
    /// <summary>The body that watches over it (theo dõi).</summary>
    public long? WatcherBodyId { get; init; }
    public string? ExpectedResult { get; init; }
    /// <summary>The verb as used: giao, yêu cầu, đề nghị, kết luận.</summary>
    public string? Verb { get; init; }

    /// <summary>The lead; null where the text names nobody.</summary>
    public long? LeadBodyId => Bodies.FirstOrDefault(b => b.Role == BodyRole.Lead)?.BodyId;

    /// <summary>Those who answer for it: the lead and the joint leads.</summary>
    public IEnumerable<long> ResponsibleBodies => Bodies.Where(b => b.Role != BodyRole.Coordinating).Select(b => b.BodyId);

    /// <summary>Which of the five clears (rõ người, việc, thời gian, trách nhiệm, kết quả) are missing; guidance is never incomplete.</summary>
    public IReadOnlyList<string> Missing()
    {
        if (Kind == ObligationKind.Guidance) return [];
        var missing = new List<string>();
        if (LeadBodyId is null) missing.Add("rõ người");
        if (string.IsNullOrWhiteSpace(Work)) missing.Add("rõ việc");
        if (Due.Kind == DueKind.None) missing.Add("rõ thời gian");
        if (WatcherBodyId is null) missing.Add("rõ trách nhiệm");
        if (string.IsNullOrWhiteSpace(ExpectedResult)) missing.Add("rõ kết quả");
        return missing;
    }
}
