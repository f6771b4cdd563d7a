using FsCheck;
using FsCheck.Fluent;
using NghiTruong.Rules.Obligations;
using Xunit;
using static NghiTruong.Rules.Tests.Obligations.Given;

namespace NghiTruong.Rules.Tests.Obligations;

/// <summary>Whatever is tried in whatever order, what was accepted folds to the same, and the days of its spans have neither gap nor overlap.</summary>
public sealed class ObligationFoldProperties
{
    static readonly Gen<(int Kind, int Day, bool ByOffice)[]> Tries =
        (from kind in Gen.Choose(1, Enum.GetValues<ObligationEventKind>().Length - 1) from day in Gen.Choose(0, 40) from office in Gen.Elements(true, false) select (kind, day, office)).ArrayOf();

    [Fact]
    public void Spans_cover_every_day_from_the_first_once() => Check(work =>
    {
        var spans = work.Spans.OrderBy(s => s.From).ToList();
        return spans[0].From == Day && spans[^1].To is null && spans.Zip(spans.Skip(1)).All(p => p.First.To == p.Second.From && p.First.From < p.First.To && !p.First.SameAs(p.Second));
    });

    [Fact]
    public void The_last_span_is_where_it_stands_now() => Check(work => work.Spans.OrderBy(s => s.From).Last() is var last && last.State == work.State && last.LeadBodyId == work.LeadBodyId && last.DueOn == work.DueOn);

    [Fact]
    public void Folding_again_changes_nothing() => Check(work =>
    {
        var before = (work.State, work.AnsweredOn, work.RoadmapOn, work.ReportedDoneOn, work.ConfirmedOn, work.TimesReturned, work.TimesSentBack, work.Version, work.Spans.Count);
        return work.Rebuild() is null && before == (work.State, work.AnsweredOn, work.RoadmapOn, work.ReportedDoneOn, work.ConfirmedOn, work.TimesReturned, work.TimesSentBack, work.Version, work.Spans.Count);
    });

    [Fact]
    public void Every_day_folded_alone_is_the_span_of_that_day() => Check(work => Enumerable.Range(0, 45).All(n =>
    {
        var day = Day.AddDays(n);
        var (fold, _) = ObligationFold.Of(work.Events.Where(e => e.OccurredOn <= day));
        var span = work.Spans.Single(s => s.From <= day && (s.To is null || day < s.To));
        return (fold.State, fold.ReportedDoneOn, fold.DueOn, fold.OriginalDueOn, fold.Terms.LeadBodyId, fold.Terms.WatcherBodyId, fold.AnsweredOn, fold.TimesReturned, fold.Terms.Work)
            == (span.State, span.ReportedDoneOn, span.DueOn, span.OriginalDueOn, span.LeadBodyId, span.WatcherBodyId, span.AnsweredOn, span.TimesReturned, span.Work ?? work.Work)
            && fold.Terms.Bodies.Select(b => b.BodyId).ToHashSet().SetEquals(work.Bodies.Where(b => b.From <= day && (b.To is null || day < b.To)).Select(b => b.BodyId));
    }));

    static void Check(Func<Obligation, bool> holds) => Prop.ForAll(Tries.ToArbitrary(), tries =>
    {
        var work = Work();
        foreach (var (kind, day, byOffice) in tries)
            work.Tell(byOffice ? Head : Director, (ObligationEventKind)kind, day, promised: Day.AddDays(60 + day), now: Day.AddDays(41), terms: TermsFor((ObligationEventKind)kind, day));
        return holds(work);
    }).QuickCheckThrowOnFailure();

    /// <summary>New terms where the kind changes them: another lead, another day, other words by turns.</summary>
    internal static ObligationTerms? TermsFor(ObligationEventKind kind, int day) => kind switch
    {
        ObligationEventKind.Reassigned => Terms(day % 2 == 0 ? Committee : Department, due: Day.AddDays(20)),
        ObligationEventKind.Corrected or ObligationEventKind.BecameBinding => Terms(due: Day.AddDays(20 + day % 3)) with { Work = day % 2 == 0 ? "rà soát 12 dự án chậm" : "rà soát 14 dự án chậm" },
        ObligationEventKind.DueFollowed => Terms(due: Day.AddDays(15 + day % 9)),
        ObligationEventKind.BodyChanged or ObligationEventKind.HandedOver or ObligationEventKind.Delegated =>
            Terms(due: Day.AddDays(20)) with { Bodies = [new BodyPart(Department, BodyRole.Lead), new BodyPart(Committee, BodyRole.Delegate)], WatcherBodyId = day % 2 == 0 ? null : Office },
        _ => null,
    };
}
