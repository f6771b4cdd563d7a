using System.Globalization;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

/// <summary>What hangs on other work: one body's part of what was given to each, one period of a standing duty.</summary>
public sealed partial class Obligation
{
    /// <summary>The part of one body of the group. The whole must have been stored.</summary>
    public Obligation PartFor(Actor actor, long bodyId, DateOnly on, DateTimeOffset now)
    {
        var terms = CurrentTerms();
        var own = terms with { EachOf = null, EachKinds = [], Bodies = [new BodyPart(bodyId, BodyRole.Lead), .. terms.Bodies.Where(b => b.BodyId != bodyId)] };
        return Child(actor, Tie.Part, null, own, on, now, "");
    }

    /// <summary>One period of a standing duty, given on its first day, due on its last or on the day said.</summary>
    public Obligation InstalmentFor(Actor actor, Instalment period, DateTimeOffset now)
    {
        var terms = CurrentTerms();
        var own = terms with
        {
            Kind = ObligationKind.Task,
            Work = $"{terms.Work} ({period.Words})",
            Due = new DueTime(DueKind.Day, period.DueOn, terms.Due.Words, $"{period.Words}, hết ngày {period.DueOn:dd/MM/yyyy}"),
        };
        return Child(actor, Tie.Instalment, period.Key, own, period.From > GivenOn ? period.From : GivenOn, now, "");
    }

    /// <summary>One of the pieces of this work, given when it was, standing by itself from today; of a part, as much a part of the whole as what it was split from.</summary>
    public Obligation PieceOf(Actor actor, ObligationTerms terms, DateTimeOffset now)
    {
        var piece = new Obligation
        {
            CouncilId = CouncilId, Uid = Guid.CreateVersion7(now), SourceKind = SourceKind, SourceId = SourceId, SourceTitle = SourceTitle, SourceAddress = SourceAddress,
            SourceStart = SourceStart, SourceLength = SourceLength, ParentId = Tie == Tie.Part ? ParentId : null, Tie = Tie == Tie.Part ? Tie.Part : Tie.None, IsPart = IsPart, FollowsId = Id,
        };
        piece.Events.Add(NewEvent(actor, ObligationEventKind.Given, GivenOn, now, $"Tách từ nhiệm vụ {Id}", terms with { StandsFrom = CouncilClock.DayOf(now) }));
        piece.Rebuild();
        return piece;
    }

    Obligation Child(Actor actor, Tie tie, string? period, ObligationTerms terms, DateOnly on, DateTimeOffset now, string words)
    {
        if (Id == 0) throw new InvalidOperationException("A part hangs on a whole that is stored.");
        var child = new Obligation
        {
            CouncilId = CouncilId, Uid = Guid.CreateVersion7(now), SourceKind = SourceKind, SourceId = SourceId, SourceTitle = SourceTitle, SourceAddress = SourceAddress,
            SourceStart = SourceStart, SourceLength = SourceLength, ParentId = Id, Tie = tie, Period = period, IsPart = tie == Tie.Part || IsPart,
        };
        child.Events.Add(NewEvent(actor, ObligationEventKind.Given, on, now, words, terms));
        child.Rebuild();
        return child;
    }

    /// <summary>After a part changed: the whole is done when all its parts are, and open again when one is.</summary>
    /// <param name="parts">State and reported day of every part.</param>
    public NewFact? AfterParts(IReadOnlyList<(ObligationState State, DateOnly? ReportedDoneOn)> parts, DateOnly on)
    {
        var counted = parts.Where(p => !States.IsNoLongerItself(p.State)).ToList();
        if (EachOf is null || counted.Count == 0) return null;
        var settled = counted.TrueForAll(p => States.IsEnded(p.State));
        if (settled && IsOpen)
        {
            var done = counted.Count(p => p.State == ObligationState.Confirmed);
            var words = string.Create(CultureInfo.InvariantCulture, $"Đủ {counted.Count} phần đã kết thúc: {done} hoàn thành{(done < counted.Count ? $", {counted.Count - done} kết thúc cách khác" : "")}.");
            return done == 0
                ? new NewFact(ObligationEventKind.Withdrawn, on, words)
                : new NewFact(ObligationEventKind.PartsSettled, on, words) { PromisedOn = counted.Max(p => p.ReportedDoneOn) };
        }
        return !settled && !IsOpen && !States.IsNoLongerItself(State)
            ? new NewFact(ObligationEventKind.PartsReopened, on, "Có phần việc được mở lại.")
            : null;
    }
}
