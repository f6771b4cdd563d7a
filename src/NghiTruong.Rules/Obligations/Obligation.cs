using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

public readonly record struct ObligationId(long Value);

/// <summary>Who owes what to whom by when with which result (nhiệm vụ, việc theo dõi). Its columns are the fold of its events.</summary>
public sealed class Obligation
{
    public long Id { get; private set; }
    public long CouncilId { get; private set; }
    public Guid Uid { get; private set; }
    public int Version { get; private set; }

    public string SourceKind { get; private set; } = "";
    public long SourceId { get; private set; }
    public string SourceTitle { get; private set; } = "";
    public string SourceAddress { get; private set; } = "";
    /// <summary>Its place in the source's text; length 0 where it was entered by hand.</summary>
    public int SourceStart { get; private set; }
    public int SourceLength { get; private set; }

    public string Work { get; private set; } = "";
    public string WorkFolded { get; private set; } = "";
    public ObligationKind Kind { get; private set; }
    public SourceStatus Status { get; private set; }
    public ObligationState State { get; private set; }
    public string? Giver { get; private set; }
    public string? Capacity { get; private set; }
    public string? Verb { get; private set; }
    public string? ExpectedResult { get; private set; }
    public long? LeadBodyId { get; private set; }
    public long? WatcherBodyId { get; private set; }
    public DueKind DueKind { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public string DueWords { get; private set; } = "";
    public string DueReading { get; private set; } = "";
    public string MissingClears { get; private set; } = "";
    public DateOnly GivenOn { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public string? AnswerNumber { get; private set; }
    public DateOnly? RoadmapOn { get; private set; }
    public DateOnly? ReportedDoneOn { get; private set; }
    public DateOnly? ConfirmedOn { get; private set; }
    public int TimesReturned { get; private set; }
    public int TimesSentBack { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public List<ObligationBody> Bodies { get; private set; } = [];
    public List<ObligationEvent> Events { get; private set; } = [];
    public List<ObligationSpan> Spans { get; private set; } = [];

    public bool IsOpen => State is not (ObligationState.Confirmed or ObligationState.Withdrawn or ObligationState.Annulled);

    /// <summary>Gives an obligation from a source, with its place in the source's text and the words that stand there.</summary>
    public static Obligation Give(Actor actor, Reference source, int start, int length, ObligationTerms terms, DateOnly on, DateTimeOffset now, string quoted = "")
    {
        var given = new Obligation
        {
            CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(now), SourceKind = source.Kind, SourceId = source.Id, SourceTitle = source.Title,
            SourceAddress = source.Address, SourceStart = start, SourceLength = length,
        };
        given.Events.Add(NewEvent(actor, ObligationEventKind.Given, on, now, quoted, terms));
        given.Rebuild();
        return given;
    }

    /// <summary>Adds an event where the rules allow it, and folds it in.</summary>
    /// <param name="seen">The version the person saw; an older one is refused with what changed since.</param>
    /// <param name="posts">The bodies in which the actor holds a post on the day of the event, for independence.</param>
    public Refusal? Record(Actor actor, int seen, NewFact fact, DateTimeOffset now, IReadOnlyList<long> posts, BodyTree tree)
    {
        if (seen != Version) return Refusal.Stale(ChangesSince(seen));
        if (fact.Check(CouncilClock.DayOf(now)) is { } incomplete) return incomplete;
        var terms = CurrentTerms();
        if (MayNot(actor, fact.Kind, terms, posts, tree) is { } refusal) return refusal;

        var e = NewEvent(actor, fact.Kind, fact.OccurredOn, now, fact.Words, fact.Terms);
        e.DocumentNumber = fact.DocumentNumber;
        e.PromisedOn = fact.PromisedOn;
        e.EnteredFor = IsTheirs(fact.Kind) && !IsResponsible(actor, terms);
        e.Files.AddRange(fact.Files);
        Events.Add(e);
        if (Rebuild() is { } impossible)
        {
            Events.Remove(e);
            Rebuild();
            return impossible;
        }
        return null;
    }

    static bool IsTheirs(ObligationEventKind kind) =>
        kind is ObligationEventKind.Accepted or ObligationEventKind.Returned or ObligationEventKind.Answered
            or ObligationEventKind.Roadmap or ObligationEventKind.Progress or ObligationEventKind.ReportedDone;

    static bool IsResponsible(Actor actor, ObligationTerms terms) => terms.ResponsibleBodies.Any(actor.OwnBodies.Contains);

    /// <summary>Who may: the responsible body (or the Office for it) does and reports; the giver's side confirms, and nobody confirms his own body's work.</summary>
    public static Refusal? MayNot(Actor actor, ObligationEventKind kind, ObligationTerms terms, IReadOnlyList<long> posts, BodyTree tree)
    {
        if (IsTheirs(kind))
            return IsResponsible(actor, terms) || (actor.Reach.ActsForCouncil && actor.Reach.WorksOnDrafts)
                ? null
                : new("not-responsible", "Chỉ cơ quan chủ trì (hoặc Văn phòng nhập thay) được ghi nội dung này.");
        if (!actor.Reach.ActsForCouncil)
            return new("not-the-giver", "Chỉ bên giao nhiệm vụ (Thường trực, Ban, Văn phòng HĐND) được ghi nội dung này.");
        if (kind is ObligationEventKind.Confirmed or ObligationEventKind.SentBack
            && terms.ResponsibleBodies.Any(responsible => posts.Any(post => tree.IsInOrUnder(post, responsible))))
            return new("own-work", "Người xác nhận không được giữ chức vụ trong cơ quan chịu trách nhiệm hoặc đơn vị trực thuộc cơ quan đó.");
        return null;
    }

    /// <summary>Words for what happened after a version, for a form that came late.</summary>
    public string ChangesSince(int seen) => string.Join("; ", Events.OrderBy(e => e.RecordedAt).ThenBy(e => e.Id).Skip(Math.Max(0, seen))
        .Select(e => $"{StateWords.Of(e.Kind)} ({e.ActorTitle})"));

    public ObligationTerms CurrentTerms() =>
        Events.Where(e => e.Terms is not null).OrderBy(e => e.OccurredOn).ThenBy(e => e.RecordedAt).ThenBy(e => e.Id == 0 ? long.MaxValue : e.Id).Last().Terms!;

    public Lateness LatenessOn(DateOnly day) => Lateness.On(day, Kind, State, DueOn, ReportedDoneOn);

    static ObligationEvent NewEvent(Actor actor, ObligationEventKind kind, DateOnly on, DateTimeOffset now, string words, ObligationTerms? terms) => new()
    {
        CouncilId = actor.CouncilId, Kind = kind, OccurredOn = on, RecordedAt = now, ActorPersonId = actor.PersonId, ActorPostId = actor.PostId,
        ActorTitle = actor.PersonId == 0 ? actor.PersonName : $"{actor.PersonName}, {actor.PostTitle}", ActorBodyId = actor.BodyId, Words = words, Terms = terms,
    };

    /// <summary>Folds the events into the columns and spans anew; a command compares what this gives with what is stored.</summary>
    public Refusal? Rebuild()
    {
        var (fold, refusal) = ObligationFold.Of(Events);
        if (refusal is not null) return refusal;
        var terms = fold.Terms;
        (Work, WorkFolded, Kind, Status) = (terms.Work, " " + Folding.Fold(terms.Work), terms.Kind, terms.Status);
        (Giver, Capacity, Verb, ExpectedResult) = (terms.Giver, terms.Capacity, terms.Verb, terms.ExpectedResult);
        (LeadBodyId, WatcherBodyId) = (terms.LeadBodyId, terms.WatcherBodyId);
        (DueKind, DueOn, DueWords, DueReading) = (terms.Due.Kind, terms.Due.On, terms.Due.Words, terms.Due.Reading);
        MissingClears = string.Join(", ", terms.Missing());
        (State, GivenOn, AnsweredOn, AnswerNumber, RoadmapOn) = (fold.State, fold.GivenOn, fold.AnsweredOn, fold.AnswerNumber, fold.RoadmapOn);
        (ReportedDoneOn, ConfirmedOn, TimesReturned, TimesSentBack) = (fold.ReportedDoneOn, fold.ConfirmedOn, fold.TimesReturned, fold.TimesSentBack);
        Version = Events.Count;
        ChangedAt = Events.Max(e => e.RecordedAt);
        if (!Bodies.Select(b => (b.BodyId, b.Role)).ToHashSet().SetEquals(terms.Bodies.Select(b => (b.BodyId, b.Role))))
        {
            Bodies.Clear();
            Bodies.AddRange(terms.Bodies.Select(b => new ObligationBody { CouncilId = CouncilId, BodyId = b.BodyId, Role = b.Role }));
        }
        if (!SpansAre(fold.Spans))
        {
            Spans.Clear();
            Spans.AddRange(fold.Spans);
            Spans.ForEach(s => s.CouncilId = CouncilId);
        }
        return null;
    }

    bool SpansAre(IReadOnlyList<ObligationSpan> spans) =>
        Spans.Count == spans.Count && Spans.OrderBy(s => s.From).Zip(spans).All(p => p.First.SameAs(p.Second) && p.First.From == p.Second.From && p.First.To == p.Second.To);
}

/// <summary>A body's part in an obligation, stored.</summary>
public sealed class ObligationBody
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long ObligationId { get; set; }
    public required long BodyId { get; set; }
    public required BodyRole Role { get; set; }
}
