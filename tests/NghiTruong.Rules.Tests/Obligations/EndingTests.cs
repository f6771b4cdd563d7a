using NghiTruong.Rules.Obligations;
using Xunit;
using static NghiTruong.Rules.Tests.Obligations.Given;
using Kind = NghiTruong.Rules.Obligations.ObligationEventKind;

namespace NghiTruong.Rules.Tests.Obligations;

/// <summary>Every real ending, the turns on the way, and who may decide them.</summary>
public sealed class EndingTests
{
    static readonly Reference Meeting = new("meeting", 9, "Phiên họp tháng 4", "/phien-hop/9");

    [Theory]
    [InlineData(Kind.Withdrawn, ObligationState.Withdrawn)]
    [InlineData(Kind.ExplanationAccepted, ObligationState.Excused)]
    [InlineData(Kind.PassedOn, ObligationState.PassedOn)]
    [InlineData(Kind.Replaced, ObligationState.Replaced)]
    public void An_ending_with_its_reason_ends_it_and_it_can_be_reopened(Kind kind, ObligationState state)
    {
        var work = Work();
        Assert.NotNull(work.Tell(Head, kind, 5, words: ""));
        Assert.Null(work.Tell(Head, kind, 5, words: "lý do"));
        Assert.Equal((state, false, Day.AddDays(5)), (work.State, work.IsOpen, work.EndedOn!.Value));
        Assert.Equal(LatenessKind.NotTimed, work.LatenessOn(Day.AddDays(60)).Kind);
        Assert.Equal("ended", work.Tell(Director, Kind.Progress, 6)?.Rule);

        Assert.Equal("reason-needed", work.Tell(Head, Kind.Reopened, 7, words: "")?.Rule);
        Assert.Null(work.Tell(Head, Kind.Reopened, 7, words: "cử tri lại kiến nghị"));
        Assert.Equal((ObligationState.InProgress, true, 1), (work.State, work.IsOpen, work.TimesReopened));
        Assert.Null(work.EndedOn);
    }

    /// <summary>An explanation waits for a word of the giver, and ends with whatever word that is, or with the body doing it after all.</summary>
    [Theory]
    [InlineData(Kind.ExplanationRefused)]
    [InlineData(Kind.ExtensionGranted)]
    [InlineData(Kind.PartlyDone)]
    [InlineData(Kind.Reassigned)]
    [InlineData(Kind.Roadmap)]
    [InlineData(Kind.ReportedDone)]
    public void An_explanation_does_not_wait_for_ever(Kind kind)
    {
        var work = Work();
        Assert.Equal("nothing-explained", work.Tell(Head, Kind.ExplanationRefused, 3, words: "vẫn phải làm")?.Rule);
        Assert.Null(work.Tell(Director, Kind.Explained, 4, words: "không có kinh phí"));
        Assert.Null(work.Tell(Director, Kind.ExtensionAsked, 5, words: "chờ vốn", promised: work.DueOn!.Value.AddDays(9)));
        Assert.True(work.IsExplained);
        var fact = new NewFact(kind, Day.AddDays(6), "lời của bên giao")
        {
            DocumentNumber = "9/VP", PromisedOn = work.DueOn.Value.AddDays(10), Terms = kind == Kind.Reassigned ? work.CurrentTerms() with { Bodies = [new BodyPart(77, BodyRole.Lead)] } : null,
        };
        Assert.Null(work.Follow(Head, fact, At(Day.AddDays(6))));
        Assert.False(work.IsExplained);
        if (kind == Kind.Reassigned) Assert.Null(work.AskedExtensionTo);
        Assert.True(work.IsOpen);
    }

    [Fact]
    public void What_was_confirmed_and_reopened_is_owed_again_and_late_again()
    {
        var work = Work();
        work.Tell(Director, Kind.ReportedDone, 10);
        work.Tell(Head, Kind.Confirmed, 12);
        Assert.Equal(LatenessKind.DoneInTime, work.LatenessOn(Day.AddDays(30)).Kind);
        Assert.Null(work.Tell(Head, Kind.Reopened, 15, words: "chưa xong thật"));
        Assert.Null(work.ConfirmedOn);
        Assert.Null(work.ReportedDoneOn);
        Assert.Equal(new Lateness(LatenessKind.Late, 10), work.LatenessOn(Day.AddDays(30)));
    }

    [Fact]
    public void Entered_by_mistake_is_the_end_of_it()
    {
        var work = Work();
        Assert.Null(work.Tell(Secretary, Kind.Annulled, 1, words: "nhập hai lần"));
        Assert.Equal("ended", work.Tell(Head, Kind.Reopened, 2, words: "x")?.Rule);
    }

    [Fact]
    public void What_was_confirmed_may_still_prove_to_have_been_a_mistake()
    {
        var work = Work();
        work.Tell(Director, Kind.ReportedDone, 10);
        work.Tell(Head, Kind.Confirmed, 12);
        Assert.Null(work.Tell(Secretary, Kind.Annulled, 13, words: "nhập nhầm"));
        Assert.Equal(ObligationState.Annulled, work.State);
    }

    [Fact]
    public void An_officer_proposes_and_the_head_or_the_meeting_confirms()
    {
        var work = Work();
        Assert.Equal("propose-what-is-reported", work.Tell(Secretary, Kind.ConfirmationProposed, 3)?.Rule);
        work.Tell(Director, Kind.ReportedDone, 10);
        Assert.Equal("officer-proposes", work.Tell(Secretary, Kind.Confirmed, 11)?.Rule);
        Assert.Null(work.Tell(Secretary, Kind.ConfirmationProposed, 11));
        Assert.Equal((ObligationState.ReportedDone, Day.AddDays(11)), (work.State, work.ProposedOn!.Value));
        Assert.Null(work.Tell(Secretary, Kind.Confirmed, 12, about: Meeting));
        Assert.Equal(ObligationState.Confirmed, work.State);
        Assert.Equal(("meeting", 9L), (work.Events[^1].AboutKind!, work.Events[^1].AboutId!.Value));
    }

    [Fact]
    public void Work_that_the_meeting_confirms_is_not_confirmed_by_the_head_alone()
    {
        var work = Work(Terms(due: Day.AddDays(20)) with { ConfirmedBy = Confirmer.MonthlyMeeting });
        work.Tell(Director, Kind.ReportedDone, 10);
        Assert.Equal("the-meeting-confirms", work.Tell(Head, Kind.Confirmed, 11)?.Rule);
        Assert.Null(work.Tell(Head, Kind.Confirmed, 11, about: Meeting));
    }

    [Theory]
    [InlineData(Kind.Withdrawn)]
    [InlineData(Kind.PassedOn)]
    [InlineData(Kind.ExplanationAccepted)]
    [InlineData(Kind.ExtensionGranted)]
    public void An_officer_records_a_decision_by_its_paper_or_its_meeting(Kind kind)
    {
        Assert.Equal("decision-needed", Work().Tell(Secretary, kind, 2, number: null, promised: Day.AddDays(40))?.Rule);
        Assert.Null(Work().Tell(Secretary, kind, 2, number: "12/TB-HĐND", promised: Day.AddDays(40)));
        Assert.Null(Work().Tell(Secretary, kind, 2, number: null, promised: Day.AddDays(40), about: Meeting));
        Assert.Null(Work().Tell(Head, kind, 2, number: null, promised: Day.AddDays(40)));
    }

    [Fact]
    public void Partly_done_leaves_the_rest_owed_and_the_clock_running()
    {
        var work = Work();
        work.Tell(Director, Kind.ReportedDone, 10);
        Assert.Equal("words-needed", work.Tell(Head, Kind.PartlyDone, 12, words: "")?.Rule);
        Assert.Null(work.Tell(Head, Kind.PartlyDone, 12, words: "xong 9/12 dự án"));
        Assert.Equal((ObligationState.PartlyDone, true), (work.State, work.IsOpen));
        Assert.Equal(LatenessKind.Late, work.LatenessOn(Day.AddDays(21)).Kind);
        Assert.Null(work.Tell(Director, Kind.ReportedDone, 22));
        Assert.Equal(LatenessKind.DoneLate, work.LatenessOn(Day.AddDays(30)).Kind);
    }

    [Fact]
    public void An_extension_keeps_both_days_and_both_are_rated()
    {
        var work = Work();
        Assert.Equal("extension-not-later", work.Tell(Director, Kind.ExtensionAsked, 5, promised: Day.AddDays(20))?.Rule);
        Assert.Null(work.Tell(Director, Kind.ExtensionAsked, 5, words: "chờ số liệu", promised: Day.AddDays(35)));
        Assert.Equal(Day.AddDays(35), work.AskedExtensionTo);
        Assert.Equal(Day.AddDays(20), work.DueOn);
        Assert.Null(work.Tell(Head, Kind.ExtensionGranted, 7, promised: Day.AddDays(30)));
        Assert.Equal((Day.AddDays(30), Day.AddDays(20), 1), (work.DueOn!.Value, work.OriginalDueOn!.Value, work.TimesExtended));
        Assert.Null(work.AskedExtensionTo);
        work.Tell(Director, Kind.ReportedDone, 25);
        Assert.Equal(LatenessKind.DoneInTime, Lateness.On(Day.AddDays(40), work.Kind, work.State, work.DueOn, work.ReportedDoneOn).Kind);
        Assert.Equal(new Lateness(LatenessKind.DoneLate, 5), Lateness.On(Day.AddDays(40), work.Kind, work.State, work.OriginalDueOn, work.ReportedDoneOn));
    }

    [Fact]
    public void An_extension_refused_leaves_the_day()
    {
        var work = Work();
        Assert.Equal("no-extension-asked", work.Tell(Head, Kind.ExtensionRefused, 5)?.Rule);
        work.Tell(Director, Kind.ExtensionAsked, 5, promised: Day.AddDays(35));
        Assert.Null(work.Tell(Head, Kind.ExtensionRefused, 6, words: "không đủ lý do"));
        Assert.Equal((Day.AddDays(20), 0), (work.DueOn!.Value, work.TimesExtended));
        Assert.Null(work.AskedExtensionTo);
    }

    [Fact]
    public void Work_without_a_day_cannot_be_extended() =>
        Assert.Equal("no-due-to-extend", Work(Terms()).Tell(Director, Kind.ExtensionAsked, 5, promised: Day.AddDays(35))?.Rule);

    [Fact]
    public void Returning_and_reassigning_are_counted_for_the_body_that_turned_it_away()
    {
        var work = Work();
        work.Tell(Director, Kind.Returned, 2, words: "không thuộc thẩm quyền");
        Assert.Null(work.Tell(Secretary, Kind.Reassigned, 3, words: "giao lại", terms: Terms(Committee, due: Day.AddDays(20))));
        Assert.Equal((1, 1, Committee, ObligationState.Assigned), (work.TimesReturned, work.TimesReassigned, work.LeadBodyId!.Value, work.State));
        Assert.Equal([(TurnKind.Returned, Department), (TurnKind.Reassigned, Department)], work.Turns.Select(t => (t.Kind, t.BodyId)));
        Assert.Equal([(Department, (DateOnly?)Day.AddDays(3)), (Committee, null)], work.Bodies.OrderBy(b => b.From).Select(b => (b.BodyId, b.To)));
        Assert.Equal("reassign-to-another", work.Tell(Secretary, Kind.Reassigned, 4, terms: Terms(Committee))?.Rule);
    }

    [Fact]
    public void A_successor_body_is_not_a_turn_of_responsibility()
    {
        var work = Work();
        work.Tell(Director, Kind.Answered, 2);
        Assert.Null(work.Follow(Secretary, new NewFact(Kind.BodyChanged, Day.AddDays(3), "hợp nhất") { Terms = Terms(Committee, due: Day.AddDays(20)) }, At(Day.AddDays(3))));
        Assert.Equal((0, Committee, ObligationState.Answered), (work.TimesReassigned, work.LeadBodyId!.Value, work.State));
        Assert.Empty(work.Turns);
    }

    [Fact]
    public void Ubnd_is_the_door()
    {
        var work = Work(Terms(Ubnd, due: Day.AddDays(20)));
        Assert.Equal("delegate-needed", work.Tell(Chief, Kind.Delegated, 1, terms: work.CurrentTerms())?.Rule);
        var assigned = work.CurrentTerms() with { Bodies = [new BodyPart(Ubnd, BodyRole.Lead), new BodyPart(Department, BodyRole.Delegate)] };
        Assert.NotNull(work.Tell(Director, Kind.Delegated, 1, terms: assigned));
        Assert.Null(work.Tell(Chief, Kind.Delegated, 1, terms: assigned));
        Assert.Equal([Ubnd], work.CurrentTerms().ResponsibleBodies);

        Assert.Equal("the-door-answers", work.Tell(Director, Kind.Answered, 2)?.Rule);
        Assert.Null(work.Tell(Director, Kind.InternalReport, 2));
        Assert.Null(work.AnsweredOn);
        Assert.Equal("not-a-delegate", work.Tell(Secretary, Kind.InternalReport, 2)?.Rule);
        Assert.Null(work.Tell(Chief, Kind.Answered, 3));
        Assert.Equal(Day.AddDays(3), work.AnsweredOn);
    }

    [Fact]
    public void A_body_authorised_by_ubnd_answers_the_council_itself_but_does_not_return_the_work()
    {
        var work = Work(Terms(Ubnd, due: Day.AddDays(20)));
        work.Tell(Chief, Kind.Delegated, 1, terms: work.CurrentTerms() with { Bodies = [new BodyPart(Ubnd, BodyRole.Lead), new BodyPart(Department, BodyRole.Delegate) { MayAnswer = true }] });
        Assert.Null(work.Tell(Director, Kind.Answered, 2));
        Assert.Equal("the-door-answers", work.Tell(Director, Kind.Returned, 3)?.Rule);
        Assert.Null(work.Tell(Director, Kind.ReportedDone, 4));
    }

    [Fact]
    public void Repeated_is_counted_and_changes_nothing_else()
    {
        var work = Work();
        work.Tell(Director, Kind.Answered, 2);
        Assert.Null(work.Tell(Secretary, Kind.Repeated, 30, about: Meeting));
        Assert.Equal((1, ObligationState.Answered), (work.TimesRepeated, work.State));
    }

    [Fact]
    public void Six_clears_ask_for_authority_and_call_the_result_a_product()
    {
        var terms = Terms(due: Day.AddDays(3)) with { ExpectedResult = null };
        Assert.Equal("rõ kết quả", ClearsWords.Of(terms.MissingClears(), Clears.Five));
        Assert.Equal("rõ sản phẩm, rõ thẩm quyền", ClearsWords.Of(terms.MissingClears(), Clears.Six));
    }

    [Fact]
    public void A_request_for_more_time_rests_while_the_work_is_reported_done()
    {
        var work = Work();
        Assert.Null(work.Tell(Director, Kind.ExtensionAsked, 2, promised: Day.AddDays(35)));
        Assert.Null(work.Tell(Director, Kind.ReportedDone, 5));
        Assert.Null(ObligationFold.Of(work.Events).Fold.PendingExtensionTo);
        Assert.Equal("waiting-for-confirmation", work.Tell(Head, Kind.ExtensionRefused, 6)?.Rule);
        Assert.Equal("waiting-for-confirmation", work.Tell(Head, Kind.ExtensionGranted, 6, promised: Day.AddDays(35))?.Rule);
        Assert.Null(work.Tell(Head, Kind.SentBack, 7));
        Assert.Equal(Day.AddDays(35), ObligationFold.Of(work.Events).Fold.PendingExtensionTo);
        Assert.Null(work.Tell(Head, Kind.ExtensionRefused, 8));
        Assert.Null(ObligationFold.Of(work.Events).Fold.PendingExtensionTo);
    }

    [Fact]
    public void A_refusal_of_the_day_before_the_report_is_still_recorded_after_it()
    {
        var work = Work();
        Assert.Null(work.Tell(Director, Kind.ExtensionAsked, 2, promised: Day.AddDays(35)));
        Assert.Null(work.Tell(Director, Kind.ReportedDone, 5));
        Assert.Null(work.Tell(Head, Kind.ExtensionRefused, 4, now: Day.AddDays(6)));
        Assert.Null(work.AskedExtensionTo);
        // What an older program let be recorded is still folded.
        work.Events[^1].OccurredOn = Day.AddDays(6);
        Assert.Null(ObligationFold.Of(work.Events).Refusal);
    }

    [Fact]
    public void The_giving_is_the_first_time_and_each_repetition_the_next()
    {
        var work = Work();
        Assert.Null(work.Tell(Secretary, Kind.Repeated, 3));
        // Learnt later, it was said before.
        Assert.Null(work.Tell(Secretary, Kind.Repeated, 1, now: Day.AddDays(4)));
        Assert.Equal([0, 2, 1], work.Events.Select(work.TimesRepeatedBy));
        Assert.Equal("nhắc lại lần 3", StateWords.Repeated(work.TimesRepeated));
    }
}
