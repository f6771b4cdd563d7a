using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>What an act on one piece of work means for its whole and its parts, in the same transaction.</summary>
public static class Consequences
{
    public static async Task<Refusal?> Follow(this CouncilDb db, Actor actor, CouncilClock clock, Obligation changed, NewFact fact)
    {
        if ((await Down(db, actor, clock, changed, fact) ?? await Unmerge(db, actor, clock, changed, fact)) is { } refusal) return refusal;
        await db.KeepDay(changed, clock);
        return await Up(db, actor, clock, changed, fact.OccurredOn);
    }

    /// <summary>What the giver says of the whole holds for every part still open.</summary>
    static async Task<Refusal?> Down(CouncilDb db, Actor actor, CouncilClock clock, Obligation whole, NewFact fact)
    {
        if ((whole.EachOf is null && whole.Comes is null) || !GoesDown(fact.Kind, whole.EachOf is not null)) return null;
        if (fact.Kind == ObligationEventKind.BecameBinding) await db.AddParts(actor, clock, whole, fact.OccurredOn);
        // Reopened as a whole, it has again what ended with it; what was done stays done.
        var reopens = fact.Kind == ObligationEventKind.Reopened;
        var parts = db.Obligations.Where(o => o.ParentId == whole.Id);
        // Entered by mistake: what was done of it was so too.
        if (fact.Kind == ObligationEventKind.Annulled) parts = parts.Where(o => o.State != ObligationState.Annulled && o.State != ObligationState.Merged && o.State != ObligationState.Split);
        else parts = parts.Where(o => o.IsOpen != reopens);
        // Of a duty, the periods that were withdrawn with it.
        if (reopens && whole.EachOf is null) parts = WithdrawnWith(parts, whole);
        else if (reopens) parts = parts.Where(o => o.Tie == Tie.Part && o.State != ObligationState.Confirmed && o.State != ObligationState.Annulled && o.State != ObligationState.Merged && o.State != ObligationState.Split);
        foreach (var id in await parts.Select(o => o.Id).ToListAsync())
        {
            var part = (await db.Obligations.Whole(id))!;
            // A period missed stays missed, also when the duty is withdrawn.
            if (part.Tie == Tie.Instalment && fact.Kind == ObligationEventKind.Withdrawn && part.DueOn < fact.OccurredOn) continue;
            if (fact.Kind == ObligationEventKind.ExtensionGranted && (part.State == ObligationState.ReportedDone || part.DueOn is null || part.DueOn >= fact.PromisedOn)) continue;
            if (fact.Kind == ObligationEventKind.Reassigned && (part.State == ObligationState.ReportedDone || part.LeadBodyId == fact.Terms!.LeadBodyId)) continue;
            var own = fact with { OccurredOn = fact.OccurredOn > part.GivenOn ? fact.OccurredOn : part.GivenOn, Files = [], Terms = fact.Terms is null ? null : TermsOf(part, fact) };
            if (part.Follow(actor, own, clock.Now) is { } refusal) return refusal with { Words = $"Phần việc {part.Id}: {refusal.Words}" };
            if (await Down(db, actor, clock, part, own) is { } below) return below;
        }
        return null;
    }

    static IQueryable<Obligation> WithdrawnWith(IQueryable<Obligation> periods, Obligation duty)
    {
        DateOnly? on = duty.Events.OrderBy(e => e.RecordedAt).LastOrDefault(e => e.Kind is ObligationEventKind.Withdrawn or ObligationEventKind.PassedOn or ObligationEventKind.Replaced or ObligationEventKind.ExplanationAccepted) is { Kind: ObligationEventKind.Withdrawn } withdrawn ? withdrawn.OccurredOn : null;
        return periods.Where(o => o.Tie == Tie.Instalment && o.State == ObligationState.Withdrawn && (o.EndedOn == on || (o.GivenOn > on && o.EndedOn == o.GivenOn)));
    }

    /// <summary>A merge undone: what was merged away is itself again, and the other was no longer said twice; one entered by mistake gives back all that was merged into it.</summary>
    static async Task<Refusal?> Unmerge(CouncilDb db, Actor actor, CouncilClock clock, Obligation changed, NewFact fact)
    {
        if (fact.Kind == ObligationEventKind.Reopened && changed.Events.OrderBy(e => e.RecordedAt).Reverse().Skip(1).FirstOrDefault() is { Kind: ObligationEventKind.MergedInto, AboutId: { } other })
            return await db.Obligations.Whole(other) is { TimesRepeated: > 0, State: not ObligationState.Annulled } into
                ? into.Follow(actor, new NewFact(ObligationEventKind.RepeatTakenBack, into.NotBeforeLast(fact.OccurredOn), $"Nhiệm vụ {changed.Id} không còn gộp vào đây."), clock.Now)
                : null;
        if (fact.Kind != ObligationEventKind.Annulled) return null;
        foreach (var id in await db.Obligations.Where(o => o.State == ObligationState.Merged && o.Events.Any(e => e.Kind == ObligationEventKind.MergedInto && e.AboutKind == "obligation" && e.AboutId == changed.Id)).Select(o => o.Id).ToListAsync())
        {
            var merged = (await db.Obligations.Whole(id))!;
            if (merged.Events.Where(e => e.Kind == ObligationEventKind.MergedInto).MaxBy(e => e.RecordedAt)!.AboutId != changed.Id) continue;
            var back = new NewFact(ObligationEventKind.Reopened, merged.NotBeforeLast(fact.OccurredOn), $"Nhiệm vụ {changed.Id}, nơi đã nhận gộp, bị hủy do nhập nhầm.");
            if ((merged.Follow(actor, back, clock.Now) ?? await Up(db, actor, clock, merged, back.OccurredOn)) is { } refusal) return refusal with { Words = $"Nhiệm vụ {id}: {refusal.Words}" };
        }
        return null;
    }

    static bool GoesDown(ObligationEventKind kind, bool isForEach) => kind switch
    {
        ObligationEventKind.Withdrawn or ObligationEventKind.Annulled or ObligationEventKind.HandedOver or ObligationEventKind.Corrected or ObligationEventKind.BecameBinding => true,
        ObligationEventKind.Reopened => true,
        ObligationEventKind.DueFollowed => isForEach,
        ObligationEventKind.Reassigned or ObligationEventKind.Delegated => !isForEach,
        ObligationEventKind.PassedOn or ObligationEventKind.Replaced or ObligationEventKind.ExplanationAccepted or ObligationEventKind.ExtensionGranted or ObligationEventKind.Repeated => isForEach,
        _ => false,
    };

    /// <summary>The whole's new terms as they stand in a part: its own body and, in an instalment, its own day and words.</summary>
    static ObligationTerms TermsOf(Obligation part, NewFact fact)
    {
        var (own, whole) = (part.CurrentTerms(), fact.Terms!);
        var taken = own with { WatcherBodyId = whole.WatcherBodyId, WatcherPostId = whole.WatcherPostId, Status = whole.Status, ConfirmedBy = whole.ConfirmedBy };
        if (fact.Kind == ObligationEventKind.HandedOver) return taken;
        return part.Tie == Tie.Instalment
            ? taken with { Bodies = whole.Bodies, ExpectedResult = whole.ExpectedResult, Authority = whole.Authority }
            : taken with { Work = whole.Work, Due = whole.Due, Kind = whole.Kind, ExpectedResult = whole.ExpectedResult, Authority = whole.Authority };
    }

    static async Task<Refusal?> Up(CouncilDb db, Actor actor, CouncilClock clock, Obligation part, DateOnly on)
    {
        if (part is not { Tie: Tie.Part, ParentId: { } parent }) return null;
        if (await db.Obligations.Whole(parent) is not { } whole) return null;
        var others = await db.Obligations.AsNoTracking().Where(o => o.ParentId == parent && o.Tie == Tie.Part && o.Id != part.Id).Select(o => new { o.State, o.ReportedDoneOn }).ToListAsync();
        return whole.AfterParts([(part.State, part.ReportedDoneOn), .. others.Select(o => (o.State, o.ReportedDoneOn))], whole.NotBeforeLast(on)) is { } follows
            ? whole.Follow(actor, follows, clock.Now)
            : null;
    }
}
