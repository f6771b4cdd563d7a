using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Tests.Obligations;
using Xunit;

namespace NghiTruong.Rules.Tests.Meetings;

/// <summary>A round of comments: who was asked, who answered, late or not, what was taken in and why not.</summary>
public sealed class CommentRoundTests
{
    static readonly DateTimeOffset Now = Given.At(Given.Day);

    [Fact]
    public void Bodies_are_asked_once_and_not_for_a_day_gone_by()
    {
        var round = Round();
        Assert.Equal("due-passed", round.Ask(Given.Secretary, [Given.Committee], Given.Day.AddDays(-1), Now)?.Rule);
        Assert.Equal("bodies-needed", round.Ask(Given.Secretary, [Given.Department], Given.Day, Now)?.Rule);
        Assert.Equal("not-the-office", round.Ask(Given.Director, [Given.Committee], Given.Day, Now)?.Rule);
        Assert.Null(round.Ask(Given.Secretary, [Given.Committee, Given.Department], Given.Day, Now));
        Assert.Equal(2, round.Requests.Count);
    }

    [Fact]
    public void A_body_answers_for_itself_and_the_office_for_what_came_on_paper()
    {
        var round = Round();
        Assert.Equal("words-needed", round.Answer(Given.Director, Given.Department, "", false, null, Given.Day, Now)?.Rule);
        Assert.True(round.Answer(Given.Deputy, Given.Department, "x", false, null, Given.Day, Now)?.IsNotFound);
        Assert.True(round.Answer(Given.Director, Given.Committee, "x", false, null, Given.Day, Now)?.IsNotFound);
        Assert.Equal("in-the-future", round.Answer(Given.Director, Given.Department, "x", false, null, Given.Day.AddDays(1), Now)?.Rule);
        Assert.Equal("before-asked", round.Answer(Given.Director, Given.Department, "x", false, null, Given.Day.AddDays(-1), Now)?.Rule);
        Assert.Null(round.Answer(Given.Director, Given.Department, "Đề nghị nâng mức chi", false, null, Given.Day, Now));
        Assert.False(round.Requests[0].EnteredFor);
        Assert.Null(round.Answer(Given.Secretary, Given.Department, "Bổ sung", false, null, Given.Day, Now));
        Assert.True(round.Requests[0].EnteredFor);
        Assert.Equal(2, round.Comments.Count);
    }

    [Fact]
    public void An_answer_that_agrees_needs_no_words_and_a_late_one_says_how_late()
    {
        var round = Round();
        Assert.Null(round.Answer(Given.Director, Given.Department, "", true, null, Given.Day.AddDays(8), Given.At(Given.Day.AddDays(8))));
        Assert.True(round.Requests[0].Agrees);
        Assert.Empty(round.Comments);
        Assert.Equal(3, round.Requests[0].DaysLate(Given.Day.AddDays(30)));
        Assert.Equal(0, Round().Requests[0].DaysLate(Given.Day.AddDays(5)));
        Assert.Equal(1, Round().Requests[0].DaysLate(Given.Day.AddDays(6)));
    }

    [Fact]
    public void What_is_not_taken_in_needs_its_reason_and_the_round_ends_when_all_is_settled()
    {
        var round = Round();
        round.Answer(Given.Director, Given.Department, "Đề nghị nâng mức chi", false, null, Given.Day, Now);
        round.Comments[0].Id = 9;
        Assert.Equal("comments-unjudged", round.Close(Given.Secretary, 2, Now)?.Rule);
        Assert.Equal("reason-needed", round.Judge(Given.Secretary, 9, CommentVerdict.PartlyTakenIn, "", Now)?.Rule);
        Assert.Equal("reason-needed", round.Judge(Given.Secretary, 9, CommentVerdict.NotTakenIn, "", Now)?.Rule);
        Assert.Equal("not-the-office", round.Judge(Given.Director, 9, CommentVerdict.TakenIn, "", Now)?.Rule);
        Assert.True(round.Judge(Given.Secretary, 8, CommentVerdict.TakenIn, "", Now)?.IsNotFound);
        Assert.Null(round.Judge(Given.Secretary, 9, CommentVerdict.NotTakenIn, "Vượt khả năng ngân sách", Now));
        Assert.Null(round.Close(Given.Secretary, 2, Now));
        Assert.Equal(("round-closed", 2), (round.Answer(Given.Director, Given.Department, "x", false, null, Given.Day, Now)?.Rule, round.ResultNumber));
    }

    [Fact]
    public void What_was_said_of_a_comment_before_is_kept_whole()
    {
        var round = Round();
        round.Answer(Given.Director, Given.Department, "Đề nghị nâng mức chi", false, null, Given.Day, Now);
        round.Comments[0].Id = 9;
        var reason = new string('a', 4000);
        foreach (var (verdict, why) in new[] { (CommentVerdict.NotTakenIn, reason), (CommentVerdict.TakenIn, ""), (CommentVerdict.PartlyTakenIn, "một phần") }) Assert.Null(round.Judge(Given.Secretary, 9, verdict, why, Now));
        Assert.Equal("reason-needed", round.Judge(Given.Secretary, 9, CommentVerdict.NotTakenIn, "", Now)?.Rule);
        Assert.Equal([(CommentVerdict.NotTakenIn, reason), (CommentVerdict.TakenIn, null)], round.Comments[0].Earlier.Select(e => (e.Verdict, e.Reason)));
        Assert.All(round.Comments[0].Earlier, e => Assert.Equal((Now, round.Comments[0].JudgedBy), (e.At, e.By)));
    }

    static CommentRound Round()
    {
        var round = new CommentRound
        {
            Uid = Guid.Empty, MeetingId = 1, AgendaItemId = 1, PaperName = "Dự thảo.docx", PaperNumber = 1, Question = "", DueOn = Given.Day.AddDays(5), OpenedAt = Now, OpenedBy = "Nguyễn Thị Mai Anh",
        };
        round.Requests.Add(new CommentRequest { BodyId = Given.Department, DueOn = Given.Day.AddDays(5), AskedAt = Now });
        return round;
    }
}
