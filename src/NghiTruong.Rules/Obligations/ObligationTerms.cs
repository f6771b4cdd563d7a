using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

/// <summary>Nhiệm vụ cụ thể, nhiệm vụ thường xuyên, định hướng chung.</summary>
public enum ObligationKind { Task, StandingDuty, Guidance }

/// <summary>Dự kiến until the notice of conclusions is in; then ràng buộc.</summary>
public enum SourceStatus { Tentative, Binding }

/// <summary>Chủ trì, đồng chủ trì, phối hợp; and the body to which the People's Committee assigned the doing (phân công thực hiện).</summary>
public enum BodyRole { Lead, JointLead, Coordinating, Delegate }

/// <summary>Whose recognition ends the work: the head of those who watch, or the monthly meeting.</summary>
public enum Confirmer { Head, MonthlyMeeting }

public enum DueKind { None, Day, Event, Rhythm }

/// <summary>A body's part in an obligation: chủ trì, đồng chủ trì, phối hợp, thực hiện.</summary>
public sealed record BodyPart(long BodyId, BodyRole Role)
{
    /// <summary>A delegate that may answer the council itself (được ủy quyền trả lời).</summary>
    public bool MayAnswer { get; init; }
}

/// <summary>The time set for an obligation and the words it was read from.</summary>
/// <param name="Words">The words as said ("trước ngày 15/5"); empty where none.</param>
/// <param name="Reading">What they were taken to mean, shown beside them.</param>
public sealed record DueTime(DueKind Kind, DateOnly? On, string Words, string Reading)
{
    public static readonly DueTime None = new(DueKind.None, null, "", "Không nêu thời hạn");
    /// <summary>How often it comes back; only where <see cref="Kind"/> is a rhythm.</summary>
    public Rhythm? Every { get; init; }
    /// <summary>The last day within each period, where one was said ("trước ngày 20 hằng tháng" gives 19).</summary>
    public int? DayOfPeriod { get; init; }
    /// <summary>The occasion the day follows; only where <see cref="Kind"/> is an event.</summary>
    public DueFollows? Follows { get; init; }

    /// <summary>The time as words of time were read.</summary>
    public static DueTime Of(TimeWords? read) => read is null
        ? None
        : new DueTime(read.Kind switch
        {
            TimeKind.Day => DueKind.Day,
            TimeKind.Event => DueKind.Event,
            TimeKind.Rhythm => DueKind.Rhythm,
            _ => DueKind.None,
        }, read.LastDay, read.Words, read.Reading)
        { Every = read.Rhythm, DayOfPeriod = read.DayOfPeriod };

    /// <summary>The same time on the day its occasion gives today.</summary>
    public DueTime At(Occasion occasion, DateOnly? day) => this with
    {
        On = day,
        Reading = day is { } on
            ? $"hết ngày {on:dd/MM/yyyy}: {Follows!.Rule.Words(occasion)}{(occasion.IsFirm ? "" : ", dự kiến")}"
            : $"{Follows!.Rule.Words(occasion)}; chưa ấn định ngày",
    };

    public static DueTime OnDay(DateOnly day) => new(DueKind.Day, day, "", $"hết ngày {day:dd/MM/yyyy}");
}

/// <summary>An occasion, and how a due day hangs on it.</summary>
public sealed record DueFollows(long OccasionId, DueRule Rule);

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
    /// <summary>The post whose holder watches over it; nobody does once that post is empty.</summary>
    public long? WatcherPostId { get; init; }
    public Confirmer ConfirmedBy { get; init; }
    public string? ExpectedResult { get; init; }
    /// <summary>Up to where the one who does it may decide (rõ thẩm quyền).</summary>
    public string? Authority { get; init; }
    /// <summary>What kind of source gave it: a key of the council's list (kết luận, nghị quyết, công văn…).</summary>
    public string Origin { get; init; } = Origins.Conclusion;
    /// <summary>The group as said ("các xã, phường") where it is given to each: every body of the group has its own part.</summary>
    public string? EachOf { get; init; }
    /// <summary>The kinds of body in the group, for expanding it on the day of issue.</summary>
    public IReadOnlyList<BodyKind> EachKinds { get; init; } = [];
    /// <summary>Bodies of the group named one by one.</summary>
    public IReadOnlyList<long> EachBodies { get; init; } = [];
    /// <summary>The first day on which it stood by itself, where that is later than the day it was given: a piece is no work of its own before it was split off. Kept from the giving.</summary>
    public DateOnly? StandsFrom { get; init; }
    /// <summary>The verb as used: giao, yêu cầu, đề nghị, kết luận.</summary>
    public string? Verb { get; init; }

    /// <summary>Says the same: its lists by what stands in them, bodies in whatever order.</summary>
    public bool SaysTheSameAs(ObligationTerms other) =>
        this with { Bodies = other.Bodies, EachKinds = other.EachKinds, EachBodies = other.EachBodies } == other
        && Bodies.ToHashSet().SetEquals(other.Bodies) && EachKinds.ToHashSet().SetEquals(other.EachKinds) && EachBodies.ToHashSet().SetEquals(other.EachBodies);

    /// <summary>The lead; null where the text names nobody.</summary>
    public long? LeadBodyId => Bodies.FirstOrDefault(b => b.Role == BodyRole.Lead)?.BodyId;

    /// <summary>Those who answer for it: the lead and the joint leads. Who was assigned the doing does not take that from them.</summary>
    public IEnumerable<long> ResponsibleBodies => Bodies.Where(b => b.Role is BodyRole.Lead or BodyRole.JointLead).Select(b => b.BodyId);

    /// <summary>Those whose answer counts: the responsible bodies and delegates authorised by them.</summary>
    public IEnumerable<long> AnsweringBodies => Bodies.Where(b => b.Role is BodyRole.Lead or BodyRole.JointLead || b is { Role: BodyRole.Delegate, MayAnswer: true }).Select(b => b.BodyId);

    public IEnumerable<long> Delegates => Bodies.Where(b => b.Role == BodyRole.Delegate).Select(b => b.BodyId);

    /// <summary>The rhythm in which instalments come; null where there are none (a daily duty is watched as one).</summary>
    public Rhythm? Comes => Kind != ObligationKind.StandingDuty || Due.Kind != DueKind.Rhythm
        ? null
        : (Due.Every ?? TimeWords.Read(Due.Words, new DateOnly(2026, 1, 1))?.Rhythm) is { } rhythm and not Rhythm.Daily ? rhythm : null;

    /// <summary>Which of the clears are not there; guidance is never incomplete, what is given to each names its people by the group.</summary>
    public Clears MissingClears()
    {
        if (Kind == ObligationKind.Guidance) return Clears.None;
        var missing = Clears.None;
        if (LeadBodyId is null && EachOf is null) missing |= Clears.Person;
        if (string.IsNullOrWhiteSpace(Work)) missing |= Clears.Work;
        if (Due.Kind == DueKind.None) missing |= Clears.Time;
        if (WatcherBodyId is null && WatcherPostId is null) missing |= Clears.Responsibility;
        if (string.IsNullOrWhiteSpace(ExpectedResult)) missing |= Clears.Result;
        if (string.IsNullOrWhiteSpace(Authority)) missing |= Clears.Authority;
        return missing;
    }
}
