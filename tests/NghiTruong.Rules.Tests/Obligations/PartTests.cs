using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;
using NghiTruong.Text;
using Xunit;
using static NghiTruong.Rules.Tests.Obligations.Given;
using Kind = NghiTruong.Rules.Obligations.ObligationEventKind;

namespace NghiTruong.Rules.Tests.Obligations;

/// <summary>Work given to each of a group, and standing duties that come back.</summary>
public sealed class PartTests
{
    [Fact]
    public void A_part_has_its_own_lead_and_the_wholes_words_and_day()
    {
        var part = Whole().PartFor(Secretary, 42, Day, At(Day));
        Assert.Equal((42L, Tie.Part, true, Day.AddDays(20)), (part.LeadBodyId!.Value, part.Tie, part.IsPart, part.DueOn!.Value));
        Assert.Null(part.EachOf);
        Assert.Equal(Clears.None, part.Missing & Clears.Five);
    }

    [Fact]
    public void The_whole_is_not_reported_nor_confirmed_itself()
    {
        var whole = Whole();
        Assert.Equal("each-does-its-part", whole.Tell(Secretary, Kind.ReportedDone, 3)?.Rule);
        Assert.Equal("judge-each-part", whole.Tell(Head, Kind.Confirmed, 3)?.Rule);
        Assert.Equal(Clears.None, whole.Missing & Clears.Five);
    }

    [Fact]
    public void The_whole_is_done_when_all_its_parts_are_and_open_again_when_one_is()
    {
        var whole = Whole();
        Assert.Null(whole.AfterParts([(ObligationState.Confirmed, Day.AddDays(8)), (ObligationState.InProgress, null)], Day.AddDays(9)));
        var settled = whole.AfterParts([(ObligationState.Confirmed, Day.AddDays(8)), (ObligationState.Excused, null), (ObligationState.Annulled, null)], Day.AddDays(9))!;
        Assert.Equal((Kind.PartsSettled, Day.AddDays(8), "Đủ 2 phần đã kết thúc: 1 hoàn thành, 1 kết thúc cách khác."), (settled.Kind, settled.PromisedOn!.Value, settled.Words));
        Assert.Null(whole.Follow(Secretary, settled, At(Day.AddDays(9))));
        Assert.Equal((ObligationState.Confirmed, LatenessKind.DoneInTime), (whole.State, whole.LatenessOn(Day.AddDays(50)).Kind));
        Assert.Null(whole.AfterParts([(ObligationState.Confirmed, Day)], Day.AddDays(10)));
        var reopened = whole.AfterParts([(ObligationState.InProgress, null)], Day.AddDays(11))!;
        Assert.Null(whole.Follow(Secretary, reopened, At(Day.AddDays(11))));
        Assert.True(whole.IsOpen);
    }

    [Fact]
    public void However_the_whole_had_ended_a_part_that_is_owed_opens_it_and_what_its_parts_settled_they_reopen()
    {
        var whole = Whole();
        Assert.Null(whole.Follow(Head, new NewFact(Kind.Withdrawn, Day.AddDays(9), "thôi"), At(Day.AddDays(9))));
        Assert.Null(whole.AfterParts([(ObligationState.Withdrawn, null)], Day.AddDays(10)));
        Assert.Null(whole.MayNotReopen);
        Assert.Null(whole.Follow(Secretary, whole.AfterParts([(ObligationState.Withdrawn, null), (ObligationState.InProgress, null)], Day.AddDays(10))!, At(Day.AddDays(10))));
        Assert.True(whole.IsOpen);
        Assert.Null(whole.Follow(Secretary, whole.AfterParts([(ObligationState.Confirmed, Day)], Day.AddDays(11))!, At(Day.AddDays(11))));
        Assert.Equal("reopen-each-part", whole.Tell(Head, Kind.Reopened, 12, words: "chưa xong")?.Rule);
    }

    [Fact]
    public void A_piece_is_given_when_its_work_was_and_stands_by_itself_from_the_split()
    {
        var work = Work();
        var piece = work.PieceOf(Secretary, Terms(due: Day.AddDays(30)), At(Day.AddDays(10)));
        Assert.Equal((Day, Day.AddDays(10), Day.AddDays(10)), (piece.GivenOn, piece.Spans.Single().From, piece.Bodies.Single().From));

        // What happened before is told with its day and changes nothing of the days before.
        Assert.Null(piece.Tell(Director, Kind.Answered, 5, now: Day.AddDays(11)));
        Assert.Null(piece.Tell(Director, Kind.ReportedDone, 12));
        Assert.Equal([(Day.AddDays(10), (DateOnly?)Day.AddDays(12), ObligationState.Answered), (Day.AddDays(12), null, ObligationState.ReportedDone)], piece.Spans.Select(s => (s.From, s.To, s.State)));
        Assert.Null(piece.Tell(Secretary, Kind.Corrected, 12, terms: Terms(lead: Committee, due: Day.AddDays(30))));
        Assert.All(piece.Spans, s => Assert.True(s.From >= Day.AddDays(10)));
        Assert.All(piece.Bodies, b => Assert.True(b.From >= Day.AddDays(10)));
    }

    [Fact]
    public void Where_no_part_was_done_the_whole_is_withdrawn() =>
        Assert.Equal(Kind.Withdrawn, Whole().AfterParts([(ObligationState.Withdrawn, null), (ObligationState.PassedOn, null)], Day.AddDays(9))!.Kind);

    [Theory]
    [InlineData(Rhythm.Monthly, null, "2026-11-10", "2026-11", "kỳ tháng 11/2026", "2026-11-30")]
    [InlineData(Rhythm.Monthly, 19, "2026-11-10", "2026-11", "kỳ tháng 11/2026", "2026-11-19")]
    [InlineData(Rhythm.Monthly, 31, "2026-02-03", "2026-02", "kỳ tháng 2/2026", "2026-02-28")]
    [InlineData(Rhythm.Quarterly, null, "2026-11-10", "2026-Q4", "kỳ quý IV năm 2026", "2026-12-31")]
    [InlineData(Rhythm.HalfYearly, 15, "2026-05-10", "2026-H1", "kỳ 6 tháng đầu năm 2026", "2026-06-15")]
    [InlineData(Rhythm.Yearly, null, "2024-02-29", "2024", "kỳ năm 2024", "2024-12-31")]
    [InlineData(Rhythm.Weekly, 5, "2026-11-22", "2026-W47", "tuần từ 16/11 đến 22/11/2026", "2026-11-20")]
    public void A_period_has_a_name_and_a_last_day(Rhythm rhythm, int? day, string on, string key, string words, string due)
    {
        var period = Instalment.Containing(rhythm, day, DateOnly.Parse(on));
        Assert.Equal((key, words, DateOnly.Parse(due)), (period.Key, period.Words, period.DueOn));
    }

    [Fact]
    public void A_missed_period_is_not_hidden_by_the_next() =>
        Assert.Equal(["2026-08", "2026-09", "2026-10", "2026-11"], Instalment.Begun(Rhythm.Monthly, null, new(2026, 8, 3), new(2026, 11, 16)).Select(p => p.Key));

    [Theory]
    [InlineData("2026-08-20", null, "2026-08")]
    [InlineData("2026-08-28", null, "2026-09")]
    [InlineData("2026-08-20", 19, "2026-09")]
    public void The_first_period_leaves_a_weeks_notice(string given, int? day, string first) =>
        Assert.Equal(first, Instalment.Begun(Rhythm.Monthly, day, DateOnly.Parse(given), new(2026, 12, 1)).First().Key);

    [Fact]
    public void Periods_follow_each_other_without_gap_whatever_the_rhythm() => Prop.ForAll(
        (from rhythm in Gen.Elements(Rhythm.Weekly, Rhythm.Monthly, Rhythm.Quarterly, Rhythm.HalfYearly, Rhythm.Yearly) from start in Gen.Choose(0, 2000) from day in Gen.Choose(-1, 40) select (rhythm, start, day)).ToArbitrary(),
        x =>
        {
            var periods = Instalment.Begun(x.rhythm, x.day, Day.AddDays(x.start), Day.AddDays(x.start + 900)).ToList();
            return periods.Zip(periods.Skip(1)).All(p => p.First.To.AddDays(1) == p.Second.From && string.CompareOrdinal(p.First.Key, p.Second.Key) < 0)
                && periods.All(p => p.From <= p.DueOn && p.DueOn <= p.To && p.DueOn >= Day.AddDays(x.start + Instalment.Notice));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_instalment_is_a_task_of_its_own_and_the_duty_is_not_reported_whole()
    {
        var duty = Stored(Work(Terms(kind: ObligationKind.StandingDuty) with { Due = new DueTime(DueKind.Rhythm, null, "hằng tháng", "hằng tháng") }));
        Assert.Equal(Rhythm.Monthly, duty.Comes);
        Assert.Equal("report-each-period", duty.Tell(Director, Kind.ReportedDone, 3)?.Rule);
        var period = duty.InstalmentFor(Secretary, Instalment.Containing(Rhythm.Monthly, null, Day), At(Day));
        Assert.Equal((ObligationKind.Task, "2026-03", new DateOnly(2026, 3, 31), "rà soát 12 dự án chậm (kỳ tháng 3/2026)"), (period.Kind, period.Period!, period.DueOn!.Value, period.Work));
        Assert.Null(period.Comes);
        Assert.Null(period.Tell(Director, Kind.ReportedDone, 3));
    }

    static Obligation Whole() => Stored(Work(Terms(null, due: Day.AddDays(20)) with { EachOf = "các xã, phường", EachKinds = [BodyKind.Commune] }));

    /// <summary>Parts hang on a whole that has its number from the database.</summary>
    static Obligation Stored(Obligation work)
    {
        typeof(Obligation).GetProperty(nameof(Obligation.Id), BindingFlags.Public | BindingFlags.Instance)!.SetValue(work, 77);
        return work;
    }
}
