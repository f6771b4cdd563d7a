using NghiTruong.Rules.Obligations;
using Xunit;
using static NghiTruong.Rules.Tests.Obligations.Given;
using Kind = NghiTruong.Rules.Obligations.ObligationEventKind;

namespace NghiTruong.Rules.Tests.Obligations;

public sealed class ObligationTests
{
    [Fact]
    public void Answer_roadmap_report_and_confirmation_are_four_facts()
    {
        var work = Work();
        Assert.Null(work.Tell(Director, Kind.Accepted, 1));
        Assert.Null(work.Tell(Director, Kind.Answered, 2, number: "88/SXD"));
        Assert.Equal((ObligationState.Answered, Day.AddDays(2), "88/SXD"), (work.State, work.AnsweredOn!.Value, work.AnswerNumber));
        Assert.Null(work.Tell(Director, Kind.Roadmap, 3, promised: Day.AddDays(15)));
        Assert.Equal((ObligationState.InProgress, Day.AddDays(15)), (work.State, work.RoadmapOn!.Value));
        Assert.Null(work.Tell(Director, Kind.ReportedDone, 10));
        Assert.Equal(ObligationState.ReportedDone, work.State);
        Assert.Null(work.Tell(Head, Kind.Confirmed, 12));
        Assert.Equal((ObligationState.Confirmed, Day.AddDays(10), Day.AddDays(12)), (work.State, work.ReportedDoneOn!.Value, work.ConfirmedOn!.Value));
        Assert.False(work.IsOpen);
    }

    [Theory]
    [InlineData(Department, Department, false)] // one's own body
    [InlineData(Ubnd, Department, false)] // a body under the responsible one
    [InlineData(Department, Ubnd, true)] // above, not in or under: the People's Committee may judge its department's work where it acts for the council
    [InlineData(Department, Office, true)]
    [InlineData(Committee, Office, true)]
    public void Who_confirms_holds_no_post_in_or_under_the_responsible_body(long responsible, long post, bool may)
    {
        var refusal = Obligation.MayNot(Secretary, Kind.Confirmed, Terms(responsible), [post], Tree);
        Assert.Equal(may ? null : "own-work", refusal?.Rule);
    }

    [Fact]
    public void A_second_post_in_the_responsible_body_is_enough_to_refuse() =>
        Assert.Equal("own-work", Obligation.MayNot(Secretary, Kind.SentBack, Terms(Ubnd), [Office, Department], Tree)?.Rule);

    [Fact]
    public void What_the_meeting_decided_is_the_meetings_whoever_writes_it_down() =>
        Assert.Null(Obligation.MayNot(Secretary, Kind.Confirmed, Terms(Ubnd), [Office, Department], Tree, byMeeting: true));

    [Theory]
    [InlineData(Kind.Accepted)]
    [InlineData(Kind.Answered)]
    [InlineData(Kind.ReportedDone)]
    [InlineData(Kind.Confirmed)]
    [InlineData(Kind.Withdrawn)]
    public void A_deputy_reads_and_records_nothing(Kind kind) => Assert.NotNull(Work().Tell(Deputy, kind, 1));

    [Fact]
    public void The_office_records_for_a_body_that_sent_paper_and_it_shows()
    {
        var work = Work();
        Assert.Null(work.Tell(Secretary, Kind.Answered, 1));
        Assert.True(work.Events[1].EnteredFor);
        Assert.Null(work.Tell(Director, Kind.Progress, 2));
        Assert.False(work.Events[2].EnteredFor);
    }

    [Fact]
    public void The_body_above_answers_for_its_department() => Assert.Null(Work().Tell(Chief, Kind.Answered, 1));

    [Fact]
    public void A_department_does_not_record_for_the_body_above() => Assert.Equal("not-responsible", Work(Terms(Ubnd)).Tell(Director, Kind.Answered, 1)?.Rule);

    [Fact]
    public void Sent_back_work_is_reported_again_and_the_times_are_counted()
    {
        var work = Work();
        work.Tell(Director, Kind.ReportedDone, 5);
        Assert.Null(work.Tell(Secretary, Kind.SentBack, 6));
        Assert.Equal((ObligationState.SentBack, (DateOnly?)null, 1), (work.State, work.ReportedDoneOn, work.TimesSentBack));
        Assert.Null(work.Tell(Director, Kind.ReportedDone, 7));
        Assert.Equal(Day.AddDays(7), work.ReportedDoneOn);
    }

    [Theory]
    [InlineData(Kind.Confirmed, "confirm-what-is-reported")]
    [InlineData(Kind.SentBack, "send-back-what-is-reported")]
    public void Only_what_is_reported_is_judged(Kind kind, string rule) => Assert.Equal(rule, Work().Tell(Head, kind, 1)?.Rule);

    [Fact]
    public void Ended_work_takes_no_more_facts()
    {
        var work = Work();
        Assert.Null(work.Tell(Secretary, Kind.Withdrawn, 1));
        Assert.Equal("ended", work.Tell(Director, Kind.Progress, 2)?.Rule);
    }

    [Fact]
    public void A_backdated_fact_takes_its_place_by_its_day()
    {
        var work = Work();
        work.Tell(Director, Kind.ReportedDone, 10);
        Assert.Null(work.Tell(Director, Kind.Accepted, 3, now: Day.AddDays(11)));
        Assert.Equal(ObligationState.ReportedDone, work.State);
        Assert.Equal(ObligationState.Accepted, work.Spans.Single(s => s.From == Day.AddDays(3)).State);
        Assert.Equal("waiting-for-confirmation", work.Tell(Director, Kind.Progress, 11)?.Rule);
    }

    [Fact]
    public void A_backdated_fact_that_would_make_a_later_one_impossible_is_refused_and_leaves_nothing()
    {
        var work = Work();
        work.Tell(Director, Kind.Progress, 5);
        var refusal = work.Tell(Director, Kind.ReportedDone, 2, now: Day.AddDays(6));
        Assert.Equal("waiting-for-confirmation", refusal?.Rule);
        Assert.StartsWith($"Nếu ghi vào ngày ấy thì “{StateWords.Of(Kind.Progress)}” ngày {Day.AddDays(5):dd/MM/yyyy} đã ghi không còn đúng", refusal!.Words);
        Assert.Equal((2, ObligationState.InProgress), (work.Events.Count, work.State));
    }

    [Theory]
    [InlineData(Kind.Answered, ObligationState.Answered), InlineData(Kind.ReportedDone, ObligationState.ReportedDone)]
    public void A_paper_older_than_the_receipt_is_recorded_on_its_own_day_and_the_receipt_says_nothing_more(Kind paper, ObligationState then)
    {
        var work = Work();
        work.Tell(Director, Kind.Accepted, 5);
        Assert.Null(work.Tell(Director, paper, 2, now: Day.AddDays(6)));
        Assert.Equal((3, then), (work.Events.Count, work.State));
        Assert.Equal("accept-once", work.Tell(Director, Kind.Accepted, 6, now: Day.AddDays(6))?.Rule);
    }

    [Fact]
    public void A_stale_form_is_told_what_happened_since()
    {
        var work = Work();
        work.Tell(Director, Kind.Accepted, 1);
        var refusal = work.Record(Director, 1, new NewFact(Kind.Progress, Day.AddDays(2), "x"), At(Day.AddDays(2)), [Department], Tree);
        Assert.Equal("stale", refusal?.Rule);
        Assert.Contains("Tiếp nhận (Hoàng Đức Việt, Giám đốc Sở Xây dựng)", refusal!.Words);
    }

    [Fact]
    public void Guidance_is_neither_promised_nor_reported_done()
    {
        var work = Work(Terms(kind: ObligationKind.Guidance));
        Assert.Equal("guidance-is-not-tracked", work.Tell(Director, Kind.ReportedDone, 1)?.Rule);
        Assert.Equal("guidance-is-not-tracked", work.Tell(Director, Kind.Roadmap, 1, promised: Day.AddDays(3))?.Rule);
        Assert.Equal(Clears.None, work.Missing);
    }

    [Theory]
    [InlineData(null, true, true, true, "rõ người")]
    [InlineData(Department, false, true, true, "rõ thời gian")]
    [InlineData(Department, true, false, true, "rõ trách nhiệm")]
    [InlineData(Department, true, true, false, "rõ kết quả")]
    [InlineData(Department, true, true, true, "")]
    [InlineData(null, false, false, false, "rõ người, rõ thời gian, rõ trách nhiệm, rõ kết quả")]
    public void What_is_missing_of_the_five_clears_is_named(long? lead, bool due, bool watched, bool result, string missing)
    {
        var terms = Terms(lead, due: due ? Day.AddDays(3) : null) with { WatcherBodyId = watched ? Office : null, ExpectedResult = result ? "Báo cáo" : null };
        Assert.Equal(missing, ClearsWords.Of(terms.MissingClears(), Clears.Five));
    }

    [Fact]
    public void A_changed_lead_is_given_anew()
    {
        var work = Work();
        work.Tell(Director, Kind.Returned, 1);
        Assert.Equal((ObligationState.Returned, 1), (work.State, work.TimesReturned));
        var fact = new NewFact(Kind.Corrected, Day.AddDays(2), "Giao lại") { Terms = Terms(Committee) };
        Assert.Null(work.Record(Secretary, work.Version, fact, At(Day.AddDays(2)), [Office], Tree));
        Assert.Equal((ObligationState.Assigned, Committee), (work.State, work.LeadBodyId!.Value));
    }

    [Fact]
    public void A_correction_that_changes_nothing_is_none()
    {
        var terms = Given.Terms(due: Given.Day.AddDays(20)) with { Bodies = [new BodyPart(Given.Department, BodyRole.Lead), new BodyPart(Given.Committee, BodyRole.Coordinating)] };
        var work = Given.Work(terms);
        Assert.Equal("nothing-changed", work.MayNotCorrectTo(terms with { Bodies = [.. terms.Bodies.Reverse()] })?.Rule);
        Assert.Null(work.MayNotCorrectTo(terms with { ExpectedResult = "Tờ trình" }));
        Assert.Null(work.MayNotCorrectTo(terms with { Bodies = [terms.Bodies[0]] }));
        Assert.Null(work.MayNotCorrectTo(terms with { Due = DueTime.OnDay(Given.Day.AddDays(21)) }));
        // Returned, it is given to the same body again.
        Assert.Null(work.Tell(Given.Director, ObligationEventKind.Returned, 1));
        Assert.Null(work.MayNotCorrectTo(terms));
    }

    [Theory]
    [InlineData(Kind.Roadmap, "Ngày hoàn thành theo lộ trình")]
    [InlineData(Kind.ExtensionAsked, "Ngày xin gia hạn đến")]
    [InlineData(Kind.ExtensionGranted, "Hạn mới")]
    public void A_day_promised_asked_or_granted_lies_within_ten_years(Kind kind, string called)
    {
        var (work, actor, on) = (Work(), kind == Kind.ExtensionGranted ? Head : Director, Day.AddDays(2));
        var refusal = work.Tell(actor, kind, 2, promised: on.AddYears(10).AddDays(1));
        Assert.Equal(("too-far-ahead", "PromisedOn"), (refusal?.Rule, refusal?.Field));
        Assert.Equal($"{called} 05/03/2036 xa quá 10 năm kể từ ngày 04/03/2026; muộn nhất là 04/03/2036, hãy xem lại năm.", refusal!.Words);
        Assert.Null(work.Tell(actor, kind, 2, promised: on.AddYears(10)));
    }

    [Fact]
    public void A_day_for_another_council_lies_within_ten_years_too()
    {
        Assert.Equal("too-far-ahead", Forwarding.Send(Secretary, Work(), 2, "x", "", null, Day.AddYears(10).AddDays(1), At(Day)).Refusal?.Rule);
        Assert.Null(Forwarding.Send(Secretary, Work(), 2, "x", "", null, Day.AddYears(10), At(Day)).Refusal);
    }

    [Fact]
    public void A_late_form_is_told_what_changed_and_nothing_that_is_not_the_senders_to_read()
    {
        var work = Work();
        Assert.Null(work.Tell(Director, Kind.ReportedDone, 1));
        Assert.Null(work.Tell(Secretary, Kind.ConfirmationProposed, 2));
        var late = new NewFact(Kind.Answered, Day.AddDays(2), "x") { DocumentNumber = "1/BC" };
        Assert.Contains("vừa có ghi thêm", work.Record(Director, 2, late, At(Day.AddDays(2)), [Department], Tree)!.Words);
        Assert.DoesNotContain("Đề xuất công nhận", work.Record(Director, 1, late, At(Day.AddDays(2)), [Department], Tree)!.Words);
        Assert.Contains("Đề xuất công nhận (Nguyễn Thị Mai Anh", work.Record(Head, 2, late, At(Day.AddDays(2)), [Office], Tree)!.Words);
    }
}
