using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

public readonly record struct ObligationId(long Value);

/// <summary>How work hangs on other work: a part of what was given to each, or one period of a standing duty.</summary>
public enum Tie { None, Part, Instalment }

/// <summary>Who owes what to whom by when with which result (nhiệm vụ, việc theo dõi). Its columns are the fold of its events.</summary>
public sealed partial class Obligation
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

    /// <summary>The whole of which it is a part, or the duty of which it is one period.</summary>
    public long? ParentId { get; private set; }
    public Tie Tie { get; private set; }
    /// <summary>The period of an instalment ("2026-11", "2026-Q4", "2026").</summary>
    public string? Period { get; private set; }
    /// <summary>Belongs to what was given to each: its whole stands for it in lists that name no body.</summary>
    public bool IsPart { get; private set; }
    /// <summary>The work that this one was split from, or says again.</summary>
    public long? FollowsId { get; private set; }

    public string Work { get; private set; } = "";
    public string WorkFolded { get; private set; } = "";
    public ObligationKind Kind { get; private set; }
    public SourceStatus Status { get; private set; }
    public ObligationState State { get; private set; }
    public bool IsOpen { get; private set; }
    public string Origin { get; private set; } = Origins.Conclusion;
    public string? EachOf { get; private set; }
    public string? Giver { get; private set; }
    public string? Capacity { get; private set; }
    public string? Verb { get; private set; }
    public string? ExpectedResult { get; private set; }
    public long? LeadBodyId { get; private set; }
    public long? WatcherBodyId { get; private set; }
    public long? WatcherPostId { get; private set; }
    public Confirmer ConfirmedBy { get; private set; }
    public DueKind DueKind { get; private set; }
    /// <summary>The day that counts today: the original, or the one last granted.</summary>
    public DateOnly? DueOn { get; private set; }
    public DateOnly? OriginalDueOn { get; private set; }
    /// <summary>The rhythm in which instalments come, and the day said within each.</summary>
    public Rhythm? Comes { get; private set; }
    public int? DayOfPeriod { get; private set; }
    public string DueWords { get; private set; } = "";
    public string DueReading { get; private set; } = "";
    public Clears Missing { get; private set; }
    public DateOnly GivenOn { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public string? AnswerNumber { get; private set; }
    public DateOnly? RoadmapOn { get; private set; }
    public DateOnly? AskedExtensionTo { get; private set; }
    public bool IsExplained { get; private set; }
    public DateOnly? ReportedDoneOn { get; private set; }
    public DateOnly? ProposedOn { get; private set; }
    public DateOnly? ConfirmedOn { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public int TimesReturned { get; private set; }
    public int TimesSentBack { get; private set; }
    public int TimesReassigned { get; private set; }
    public int TimesRepeated { get; private set; }
    public int TimesExtended { get; private set; }
    public int TimesReopened { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    /// <summary>Which fold made the columns: a newer program folds older rows anew when it starts.</summary>
    public int FoldedWith { get; private set; }
    public List<ObligationBody> Bodies { get; private set; } = [];
    public List<ObligationEvent> Events { get; private set; } = [];
    public List<ObligationSpan> Spans { get; private set; } = [];
    public List<ObligationTurn> Turns { get; private set; } = [];

    public const int Fold = 3;

    /// <summary>Gives an obligation from a source, with its place in the source's text and the words that stand there.</summary>
    public static Obligation Give(Actor actor, Reference source, int start, int length, ObligationTerms terms, DateOnly on, DateTimeOffset now, string quoted = "", long? follows = null)
    {
        var given = new Obligation
        {
            CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(now), SourceKind = source.Kind, SourceId = source.Id, SourceTitle = source.Title,
            SourceAddress = source.Address, SourceStart = start, SourceLength = length, FollowsId = follows,
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
        if (seen != Version) return Refusal.Stale(ChangesSince(seen, actor));
        if (fact.Check(CouncilClock.DayOf(now)) is { } incomplete) return incomplete;
        if (fact.Kind == ObligationEventKind.Reopened && MayNotReopen is { } settled) return settled;
        if (fact.Kind is ObligationEventKind.ExtensionRefused or ObligationEventKind.SplitInto && State == ObligationState.ReportedDone && fact.OccurredOn >= ReportedDoneOn) return ObligationFold.IsReported;
        var terms = CurrentTerms();
        if (MayNot(actor, fact.Kind, terms, posts, tree, fact.About?.Kind == "meeting") is { } refusal) return refusal;
        if (MayNotDecide(actor, fact, terms) is { } undecided) return undecided;
        var enteredFor = IsTheirs(fact.Kind) && !terms.AnsweringBodies.Any(actor.OwnBodies.Contains);
        if (enteredFor && fact.Files.Count == 0 && string.IsNullOrWhiteSpace(fact.DocumentNumber))
            return new("paper-needed", "Nhập thay cơ quan khác phải theo văn bản của cơ quan ấy: ghi số, ký hiệu hoặc đính kèm bản chụp.", "DocumentNumber");
        return Add(actor, fact, now, enteredFor);
    }

    /// <summary>What was given to each is settled by its parts, so it is reopened by them; what was ended as a whole is reopened as a whole.</summary>
    public Refusal? MayNotReopen => EachOf is not null && State == ObligationState.Confirmed
        ? new("reopen-each-part", "Việc giao cho từng nơi: mở lại phần của nơi phải làm lại; cả việc tự mở lại theo.")
        : null;

    /// <summary>A correction by hand that leaves all as it is puts nothing right. What was returned is given anew with the same words.</summary>
    public Refusal? MayNotCorrectTo(ObligationTerms corrected) => State != ObligationState.Returned && corrected.SaysTheSameAs(CurrentTerms())
        ? new("nothing-changed", "Chưa có gì khác với nội dung đang ghi nên không ghi đính chính: hãy sửa ô bị sai rồi gửi lại, hoặc rời trang nếu không còn gì để sửa.")
        : null;

    /// <summary>What follows from an act elsewhere and was allowed there: a part that settles its whole, a body that was merged.</summary>
    public Refusal? Follow(Actor actor, NewFact fact, DateTimeOffset now) => Add(actor, fact, now, false);

    Refusal? Add(Actor actor, NewFact fact, DateTimeOffset now, bool enteredFor)
    {
        var e = NewEvent(actor, fact.Kind, fact.OccurredOn, After(now), fact.Words, fact.Terms);
        (e.DocumentNumber, e.PromisedOn, e.EnteredFor, e.DraftedBy) = (fact.DocumentNumber, fact.PromisedOn, enteredFor, fact.DraftedBy);
        if (fact.About is { } about) (e.AboutKind, e.AboutId, e.AboutTitle, e.AboutAddress) = (about.Kind, about.Id, about.Title, about.Address);
        e.Files.AddRange(fact.Files);
        Events.Add(e);
        if (Rebuild() is not { } impossible) return null;
        Events.Remove(e);
        Rebuild();
        return impossible;
    }

    /// <summary>The instant at which a new event is learnt: events of one day stand in that order, so none is learnt at the instant of another or before it.</summary>
    public DateTimeOffset After(DateTimeOffset now) => Events.Max(e => e.RecordedAt) is var last && now > last ? now : last.AddMicroseconds(1);

    /// <summary>The day of what follows from something elsewhere on a day: that day, or the day of the last event where it is later.</summary>
    public DateOnly NotBeforeLast(DateOnly on) => Events.Max(e => e.OccurredOn) is var last && last > on ? last : on;

    /// <summary>Words for what happened after a version, for a form that came late; of what is not told to who sent it, that something was recorded.</summary>
    public string ChangesSince(int seen, Actor actor) =>
        string.Join("; ", Events.OrderBy(e => e.RecordedAt).ThenBy(e => e.Id).Skip(Math.Max(0, seen)).Where(e => IsToldTo(actor, e.Kind)).Select(e => $"{StateWords.Of(e.Kind)} ({e.ActorTitle})")) is { Length: > 0 } told ? told : "vừa có ghi thêm";

    /// <summary>How often it had been said again once this event had happened: what was taken back before it no longer counts.</summary>
    public int TimesRepeatedBy(ObligationEvent last) => Events.Where(e => (e.OccurredOn, e.RecordedAt, e.Id).CompareTo((last.OccurredOn, last.RecordedAt, last.Id)) <= 0)
        .Sum(e => e.Kind switch { ObligationEventKind.Repeated => 1, ObligationEventKind.RepeatTakenBack => -1, _ => 0 });

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
        (Giver, Capacity, Verb, ExpectedResult, Origin, EachOf) = (terms.Giver, terms.Capacity, terms.Verb, terms.ExpectedResult, terms.Origin, terms.EachOf);
        (LeadBodyId, WatcherBodyId, WatcherPostId, ConfirmedBy) = (terms.LeadBodyId, terms.WatcherBodyId, terms.WatcherPostId, terms.ConfirmedBy);
        (DueKind, DueOn, OriginalDueOn, DueWords, DueReading) = (terms.Due.Kind, fold.DueOn, fold.OriginalDueOn, terms.Due.Words, terms.Due.Reading);
        (Missing, Comes, DayOfPeriod) = (terms.MissingClears(), terms.Comes, terms.Due.DayOfPeriod);
        (State, IsOpen, GivenOn, EndedOn) = (fold.State, !fold.IsEnded, fold.GivenOn, fold.EndedOn);
        (AnsweredOn, AnswerNumber, RoadmapOn, AskedExtensionTo, IsExplained) = (fold.AnsweredOn, fold.AnswerNumber, fold.RoadmapOn, fold.AskedExtensionTo, fold.IsExplained);
        (ReportedDoneOn, ProposedOn, ConfirmedOn) = (fold.ReportedDoneOn, fold.ProposedOn, fold.ConfirmedOn);
        (TimesReturned, TimesSentBack, TimesReassigned) = (fold.TimesReturned, fold.TimesSentBack, fold.TimesReassigned);
        (TimesRepeated, TimesExtended, TimesReopened) = (fold.TimesRepeated, fold.TimesExtended, fold.TimesReopened);
        Version = Events.Count;
        ChangedAt = Events.Max(e => e.RecordedAt);
        FoldedWith = Fold;
        KeepHistory(fold);
        return null;
    }
}
