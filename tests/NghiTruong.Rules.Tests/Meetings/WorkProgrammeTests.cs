using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Tests.Obligations;
using Xunit;

namespace NghiTruong.Rules.Tests.Meetings;

/// <summary>Programmes of months and years: what is done, put off, carried over, and what an adopted one no longer allows.</summary>
public sealed class WorkProgrammeTests
{
    static readonly DateTimeOffset Now = Given.At(Given.Day);

    [Theory]
    [InlineData("2026", "năm 2026", "2027")]
    [InlineData("2026-11", "tháng 11/2026", "2026-12")]
    [InlineData("2026-12", "tháng 12/2026", "2027-01")]
    public void A_period_has_its_words_and_its_next(string text, string words, string next)
    {
        var period = ProgrammePeriod.Parse(text)!.Value;
        Assert.Equal((text, words, next), (period.Text, period.Words, period.Next.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("26-11")]
    [InlineData("2026-13")]
    [InlineData("2026/11")]
    [InlineData("2026-1")]
    [InlineData("0000")]
    [InlineData("năm 26")]
    [InlineData(null)]
    public void What_is_no_period_is_none(string? text) => Assert.Null(ProgrammePeriod.Parse(text));

    [Fact]
    public void An_adopted_programme_is_completed_put_off_and_added_to_but_not_reworded()
    {
        var programme = Month("2026-03", "khảo sát", "giám sát");
        Assert.Equal("programme-draft", programme.Complete(Given.Secretary, 1, Given.Day, "xong", Now)?.Rule);
        Assert.Null(programme.Correct(Given.Secretary, 1, "khảo sát 4 xã", Given.Committee, "", null));
        Assert.Null(programme.Adopt(Given.Secretary, Now));
        Assert.Equal("programme-adopted", programme.Correct(Given.Secretary, 1, "khác", null, "", null)?.Rule);
        Assert.Equal("programme-adopted", programme.Remove(Given.Secretary, 1)?.Rule);
        Assert.Null(programme.Add(Given.Secretary, new ProgrammeItem { Work = "việc mới" }));
        Assert.Equal([false, false, true], programme.Items.Select(i => i.IsAdded));
        Assert.Equal("not-the-office", programme.Add(Given.Director, new ProgrammeItem { Work = "x" })?.Rule);
        Assert.Equal("programme-empty", Month("2026-04").Adopt(Given.Secretary, Now)?.Rule);
    }

    [Fact]
    public void The_responsible_body_or_the_office_says_that_it_is_done_and_with_what_result()
    {
        var programme = Adopted("2026-03", "khảo sát");
        programme.Items[0].BodyId = Given.Department;
        Assert.Equal("not-responsible", programme.Complete(Given.Deputy, 1, Given.Day, "xong", Now)?.Rule);
        Assert.Equal("result-needed", programme.Complete(Given.Director, 1, Given.Day, "", Now)?.Rule);
        Assert.Equal("done-on-needed", programme.Complete(Given.Director, 1, null, "xong", Now)?.Rule);
        Assert.Equal("in-the-future", programme.Complete(Given.Director, 1, Given.Day.AddDays(1), "xong", Now)?.Rule);
        Assert.Null(programme.Complete(Given.Director, 1, Given.Day, "Báo cáo số 12", Now));
        Assert.Equal(ProgrammeItemState.Done, programme.Items[0].StateOn(Given.Day));
        Assert.Null(programme.Reopen(Given.Secretary, 1, Given.Day));
        Assert.Equal(ProgrammeItemState.Open, programme.Items[0].StateOn(Given.Day));
    }

    [Fact]
    public void What_is_undone_goes_over_and_remembers_where_it_began()
    {
        var march = Adopted("2026-03", "xong", "chưa xong", "hoãn đến tháng 5");
        march.Complete(Given.Secretary, 1, Given.Day, "x", Now);
        Assert.Equal("reason-needed", march.Postpone(Given.Secretary, 3, "", "2026-05", Given.Day)?.Rule);
        Assert.Equal("not-later", march.Postpone(Given.Secretary, 3, "chờ", "2026-03", Given.Day)?.Rule);
        Assert.Equal("not-later", march.Postpone(Given.Secretary, 3, "chờ", "2027", Given.Day)?.Rule);
        Assert.Null(march.Postpone(Given.Secretary, 3, "chờ hướng dẫn", "2026-05", Given.Day));

        var april = Month("2026-04");
        april.CarryFrom(march, new HashSet<long>());
        Assert.Equal(["chưa xong"], april.Items.Select(i => i.Work));
        Assert.Equal(("2026-03", "2026-03", 1), (april.Items[0].CarriedFrom, april.Items[0].FirstPeriod, april.Items[0].TimesCarried));
        Assert.True(march.Items[1].IsOpen);
        april.Items[0].Id = 4;
        april.Adopt(Given.Secretary, Now, march.Items[1]);

        var may = Month("2026-05");
        may.CarryFrom(march, new HashSet<long> { 2 });
        may.CarryFrom(april, new HashSet<long>());
        Assert.Equal(["hoãn đến tháng 5", "chưa xong"], may.Items.Select(i => i.Work));
        Assert.Equal(("2026-04", "2026-03", 2), (may.Items[1].CarriedFrom, may.Items[1].FirstPeriod, may.Items[1].TimesCarried));
    }

    [Fact]
    public void What_was_carried_is_completed_where_it_was_until_the_later_month_begins()
    {
        var (march, april) = (Adopted("2026-03", "một", "hai"), Month("2026-04", "ba"));
        april.Adopt(Given.Secretary, Now, march.Items);
        var (last, first) = (new DateOnly(2026, 3, 31), new DateOnly(2026, 4, 1));
        Assert.Equal([(ProgrammeItemState.Open, ProgrammeItemState.Carried), (ProgrammeItemState.Open, ProgrammeItemState.Carried)], march.Items.Select(i => (i.StateOn(last), i.StateOn(first))));
        Assert.Null(march.Complete(Given.Secretary, 1, last, "xong", Given.At(last)));
        Assert.Equal("item-carried", march.Complete(Given.Secretary, 2, first, "xong", Given.At(first))?.Rule);
        Assert.Equal("item-carried", march.Postpone(Given.Secretary, 2, "chờ", null, Given.Day)?.Rule);
        Assert.Equal(ProgrammeItemState.Done, march.Items[0].StateOn(first));
    }

    [Fact]
    public void Only_a_draft_is_deleted()
    {
        Assert.Null(WorkProgramme.MayDelete(Given.Secretary, Month("2026-03")));
        Assert.Equal("programme-adopted", WorkProgramme.MayDelete(Given.Secretary, Adopted("2026-03", "một"))?.Rule);
        Assert.Equal("not-the-office", WorkProgramme.MayDelete(Given.Director, Month("2026-03"))?.Rule);
    }

    [Fact]
    public void An_item_of_the_year_is_placed_in_a_month_once()
    {
        var month = Adopted("2026-03", "a");
        var planned = new ProgrammeItem { Id = 77, Work = "phiên giải trình" };
        month.Place(planned);
        month.Place(planned);
        Assert.Equal([("a", null), ("phiên giải trình", (long?)77)], month.Items.Select(i => (i.Work, i.PlanItemId)));
        Assert.Equal(new DateOnly(2026, 3, 31), month.Items[1].DueOn);
    }

    [Fact]
    public void Past_its_day_an_open_item_is_late_and_one_put_off_is_not()
    {
        var item = new ProgrammeItem { Work = "x", DueOn = Given.Day };
        Assert.Equal(ProgrammeItemState.Open, item.StateOn(Given.Day));
        Assert.Equal(ProgrammeItemState.Late, item.StateOn(Given.Day.AddDays(1)));
        item.PostponedReason = "chờ";
        Assert.Equal(ProgrammeItemState.Postponed, item.StateOn(Given.Day.AddDays(1)));
    }

    [Theory]
    [InlineData("2027-03", true)]
    [InlineData("2027-04", false)]
    [InlineData("2027", true)]
    [InlineData("2028", false)]
    [InlineData("2199-01", false)]
    public void A_programme_is_made_at_most_twelve_months_ahead(string period, bool may) => Assert.Equal(may ? null : "too-far", ProgrammePeriod.Parse(period)!.Value.IsTooFar(Given.Day, "Period")?.Rule);

    [Fact]
    public void An_item_is_due_within_its_period_or_later_and_done_within_its_year_or_after_the_adoption()
    {
        var programme = Month("2026-03", "khảo sát");
        Assert.Equal("due-before-period", programme.Add(Given.Secretary, new ProgrammeItem { Work = "x", DueOn = new(2026, 2, 28) })?.Rule);
        Assert.Equal("due-before-period", programme.Correct(Given.Secretary, 1, "khảo sát", null, "", new(2026, 2, 28))?.Rule);
        programme.Items[0].DueOn = new(2026, 2, 20);
        Assert.Null(programme.Correct(Given.Secretary, 1, "khảo sát 4 xã", null, "", new(2026, 2, 20)));
        programme.Adopt(Given.Secretary, Now);
        Assert.Equal("before-the-programme", programme.Complete(Given.Secretary, 1, new(2025, 12, 31), "xong", Now)?.Rule);
        programme.Items[0].FirstPeriod = "2025-12";
        Assert.Null(programme.Complete(Given.Secretary, 1, new(2025, 12, 31), "xong", Now));

        var next = Adopted("2027-01", "làm sớm");
        Assert.Equal("before-the-programme", next.Complete(Given.Secretary, 1, Given.Day.AddDays(-1), "xong", Now)?.Rule);
        Assert.Null(next.Complete(Given.Secretary, 1, Given.Day, "xong", Now));
    }

    static WorkProgramme Month(string period, params string[] works)
    {
        var programme = new WorkProgramme { Uid = Guid.Empty, Period = period, CreatedAt = Now };
        foreach (var work in works) programme.Add(Given.Secretary, new ProgrammeItem { Work = work, Id = programme.Items.Count + 1 });
        return programme;
    }

    static WorkProgramme Adopted(string period, params string[] works)
    {
        var programme = Month(period, works);
        programme.Adopt(Given.Secretary, Now);
        return programme;
    }
}
