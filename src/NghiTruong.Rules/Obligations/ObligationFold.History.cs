namespace NghiTruong.Rules.Obligations;

/// <summary>What the events leave behind day by day: spans, bodies over time, turns.</summary>
public sealed partial class ObligationFold
{
    readonly List<ObligationSpan> spans = [];
    readonly List<ObligationBody> bodies = [];
    readonly List<ObligationTurn> turns = [];
    DateOnly standsFrom;

    public IReadOnlyList<ObligationSpan> Spans => spans;
    public IReadOnlyList<ObligationBody> Bodies => bodies;
    public IReadOnlyList<ObligationTurn> Turns => turns;

    /// <summary>Keeps where it stands from this day on; several events on a day leave the last.</summary>
    void Stand(DateOnly day)
    {
        if (day < standsFrom) day = standsFrom;
        StandBodies(day);
        var now = new ObligationSpan
        {
            From = day, State = State, IsOpen = !IsEnded, Kind = Terms.Kind, Status = Terms.Status, Work = Terms.Work, LeadBodyId = Terms.LeadBodyId,
            WatcherBodyId = Terms.WatcherBodyId, WatcherPostId = Terms.WatcherPostId, DueOn = DueOn, OriginalDueOn = OriginalDueOn, AnsweredOn = AnsweredOn, RoadmapOn = RoadmapOn,
            ReportedDoneOn = ReportedDoneOn, Missing = Terms.MissingClears(), TimesReturned = TimesReturned, TimesRepeated = TimesRepeated,
        };
        if (spans.Count > 0)
        {
            if (spans[^1].SameAs(now)) return;
            if (spans[^1].From == day) spans.RemoveAt(spans.Count - 1);
            else spans[^1].To = day;
            if (spans.Count > 0 && spans[^1].SameAs(now)) { spans[^1].To = null; return; }
        }
        spans.Add(now);
    }

    void StandBodies(DateOnly day)
    {
        var now = Terms.Bodies.Select(b => (b.BodyId, b.Role)).ToHashSet();
        foreach (var body in bodies.Where(b => b.To is null && !now.Contains((b.BodyId, b.Role))).ToList())
            if (body.From == day) bodies.Remove(body);
            else body.To = day;
        foreach (var (id, role) in Terms.Bodies.Select(b => (b.BodyId, b.Role)).Distinct())
        {
            if (bodies.Exists(b => b.To is null && b.BodyId == id && b.Role == role)) continue;
            if (bodies.Find(b => b.To == day && b.BodyId == id && b.Role == role) is { } again) again.To = null;
            else bodies.Add(new ObligationBody { BodyId = id, Role = role, From = day });
        }
    }

    /// <summary>Words that still stand are not kept a second time.</summary>
    void Close()
    {
        foreach (var span in spans)
            if (span.Work == Terms.Work) span.Work = null;
    }

    void Turn(TurnKind kind, ObligationEvent e)
    {
        if (Terms.LeadBodyId is { } body) turns.Add(new ObligationTurn { Kind = kind, BodyId = body, On = e.OccurredOn });
    }
}
