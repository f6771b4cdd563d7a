using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Obligations;

/// <summary>What an actor may record of a piece of work as it stands: the rules are asked, nothing is guessed.</summary>
public static class OfferedFacts
{
    public static IReadOnlyList<FactForm> For(Actor actor, Obligation work, ObligationFold fold, IReadOnlyList<long> posts, BodyTree tree, DateOnly today, DateTimeOffset now) =>
        [.. FactForm.All.Where(form => Fits(actor, form.Kind, work, fold) && Obligation.MayNot(actor, form.Kind, fold.Terms, posts, tree) is null or { Rule: Obligation.HeadApproves } && ObligationFold.Of([.. work.Events, Trial(form.Kind, fold, today, work.After(now))]).Refusal is null)];

    static bool Fits(Actor actor, ObligationEventKind kind, Obligation work, ObligationFold fold) => kind switch
    {
        ObligationEventKind.Confirmed or ObligationEventKind.PartlyDone => actor.May(Right.Settles) && fold.Terms.ConfirmedBy == Confirmer.Head && fold.State == ObligationState.ReportedDone,
        ObligationEventKind.ConfirmationProposed => !actor.May(Right.Settles) && fold.ProposedOn is null,
        ObligationEventKind.ExplanationAccepted or ObligationEventKind.ExplanationRefused => fold.IsExplained,
        ObligationEventKind.ExtensionRefused => fold.PendingExtensionTo is not null,
        ObligationEventKind.Reopened => work.MayNotReopen is null,
        ObligationEventKind.Delegated => fold.Terms.EachOf is null,
        ObligationEventKind.Repeated or ObligationEventKind.Reassigned or ObligationEventKind.MergedInto => actor.May(Right.KeepsWork) && (kind == ObligationEventKind.Repeated || fold.Terms.EachOf is null),
        ObligationEventKind.Annulled => actor.May(Right.KeepsWork),
        ObligationEventKind.Answered or ObligationEventKind.Withdrawn => true,
        ObligationEventKind.Accepted => fold.Terms.Kind != ObligationKind.Guidance && work.Comes is null,
        _ => fold.Terms.Kind != ObligationKind.Guidance,
    };

    static ObligationEvent Trial(ObligationEventKind kind, ObligationFold fold, DateOnly today, DateTimeOffset now) => new()
    {
        Kind = kind, OccurredOn = today, RecordedAt = now, ActorPersonId = 0, ActorPostId = 0, ActorBodyId = 0, ActorTitle = "",
        PromisedOn = fold.DueOn is { } due && due >= today ? due.AddDays(1) : today.AddDays(1),
        Terms = kind switch
        {
            ObligationEventKind.Reassigned => fold.Terms with { Bodies = [new BodyPart(-1, BodyRole.Lead)] },
            ObligationEventKind.Delegated => fold.Terms,
            _ => null,
        },
    };
}
