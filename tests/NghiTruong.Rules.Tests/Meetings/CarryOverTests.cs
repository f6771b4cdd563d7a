using FsCheck;
using FsCheck.Fluent;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.Tests.Obligations;
using Xunit;
using static NghiTruong.Rules.Tests.Obligations.Given;

namespace NghiTruong.Rules.Tests.Meetings;

/// <summary>Over generated years: nothing open can be missing next month, and what ended is reported once.</summary>
public sealed class CarryOverTests
{
    /// <summary>A year or three of monthly meetings, each giving some work to which things happen on later days.</summary>
    static readonly Gen<(int[] Gaps, (int Meeting, (int Kind, int Day)[] Tries)[] Works)> Years =
        from gaps in Gen.Choose(20, 40).ArrayOf(14)
        from works in (from meeting in Gen.Choose(0, 12)
                       from tries in (from kind in Gen.Choose(1, Enum.GetValues<ObligationEventKind>().Length - 1) from day in Gen.Choose(0, 300) select (kind, day)).ArrayOf()
                       select (meeting, tries)).ArrayOf(12)
        select (gaps, works);

    [Fact]
    public void Nothing_open_can_be_missing_at_the_next_meeting() => Check((meetings, works) =>
        Pairs(meetings).All(m => works.All(w => !WasOpen(w, m.Day.AddDays(-1)) || CarryOver.Lists(w.Spans, m.Day, m.Previous))));

    [Fact]
    public void What_is_not_yet_given_or_no_longer_itself_is_not_listed() => Check((meetings, works) =>
        Pairs(meetings).All(m => works.All(w => !CarryOver.Lists(w.Spans, m.Day, m.Previous) || (w.GivenOn < m.Day && !States.IsNoLongerItself(Stands(w, m.Day.AddDays(-1))!.State)))));

    [Fact]
    public void Work_that_ends_between_two_meetings_is_reported_at_the_second_and_at_none_after() => Check((meetings, works) => works.All(w =>
    {
        var listed = Pairs(meetings).Where(m => m.Previous is not null && CarryOver.Lists(w.Spans, m.Day, m.Previous) && !WasOpen(w, m.Day.AddDays(-1))).ToList();
        return listed.TrueForAll(m => WasOpen(w, m.Previous!.Value) || w.GivenOn > m.Previous!.Value);
    }));

    [Theory]
    [InlineData("9 12 40", "True True False")]
    [InlineData("9 10 40", "True True False")]
    [InlineData("3 9 11 40", "True True True False")]
    public void An_ending_between_meetings_or_at_one_is_seen_once(string months, string listed)
    {
        var work = Work();
        work.Tell(Head, ObligationEventKind.Withdrawn, 10);
        Assert.Equal(listed, string.Join(' ', Pairs([.. months.Split(' ').Select(d => Day.AddDays(int.Parse(d)))]).Select(m => CarryOver.Lists(work.Spans, m.Day, m.Previous))));
    }

    [Fact]
    public void What_is_given_at_a_meeting_is_set_there_and_reviewed_at_the_next()
    {
        var work = Work();
        Assert.False(CarryOver.Lists(work.Spans, Day, null));
        Assert.True(CarryOver.Lists(work.Spans, Day.AddDays(1), Day));
    }

    static IEnumerable<(DateOnly Day, DateOnly? Previous)> Pairs(IReadOnlyList<DateOnly> meetings) => meetings.Select((day, n) => (day, n == 0 ? (DateOnly?)null : meetings[n - 1]));

    /// <summary>By folding the events up to that day alone: not by the spans that the rule reads.</summary>
    static ObligationFold? Stands(Obligation work, DateOnly day) => work.Events.Where(e => e.OccurredOn <= day).ToList() is { Count: > 0 } until ? ObligationFold.Of(until).Fold : null;

    static bool WasOpen(Obligation work, DateOnly day) => Stands(work, day) is { IsEnded: false };

    static void Check(Func<IReadOnlyList<DateOnly>, IReadOnlyList<Obligation>, bool> holds) => Prop.ForAll(Years.ToArbitrary(), years =>
    {
        var meetings = new List<DateOnly> { Day };
        foreach (var gap in years.Gaps) meetings.Add(meetings[^1].AddDays(gap));
        var works = years.Works.Select(w =>
        {
            var given = meetings[w.Meeting];
            var work = Obligation.Give(Secretary, new Reference("meeting", w.Meeting, "Phiên họp", "/"), 0, 0, Terms(due: given.AddDays(20)), given, At(given));
            foreach (var (kind, day) in w.Tries)
                work.Follow(Head, new NewFact((ObligationEventKind)kind, given.AddDays(day), "x")
                {
                    PromisedOn = given.AddDays(400), Terms = ObligationFoldProperties.TermsFor((ObligationEventKind)kind, day),
                }, At(given.AddDays(301)));
            return work;
        }).ToList();
        return holds(meetings, works);
    }).QuickCheckThrowOnFailure();
}
