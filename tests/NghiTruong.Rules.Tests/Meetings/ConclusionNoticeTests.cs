using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Tests.Obligations;
using Xunit;

namespace NghiTruong.Rules.Tests.Meetings;

/// <summary>The way of a notice: who may take which step, what an issued one still allows, how its words are first put.</summary>
public sealed class ConclusionNoticeTests
{
    static readonly DateTimeOffset Now = Given.At(Given.Day);
    static readonly Actor Officer = Given.Secretary;
    static readonly Actor OfficeHead = Officer with { PersonId = 20, PersonName = "Đỗ Văn Thành", Rank = PostRank.Head };
    static readonly Actor ViceChair = Officer with { PersonId = 21, PersonName = "Lê Thị Thu Hà", Rank = PostRank.DeputyHead };

    [Fact]
    public void A_notice_goes_from_the_officer_to_the_head_to_the_chair_and_out()
    {
        var notice = Draft();
        Assert.Null(notice.Take(NoticeStep.SubmitToHead, Officer, BodyKind.CouncilOffice, 0, "", Now));
        Assert.Null(notice.Take(NoticeStep.SubmitToChair, OfficeHead, BodyKind.CouncilOffice, 1, "", Now));
        Assert.Null(notice.Take(NoticeStep.Approve, ViceChair, BodyKind.StandingCommittee, 2, "", Now));
        Assert.Null(notice.Issue(Officer, BodyKind.CouncilOffice, 3, Issue(), Given.Day, Now));

        Assert.Equal((NoticeState.Issued, "07/TB-HĐND", 2026), (notice.State, notice.NumberWords, notice.Year));
        Assert.Equal([NoticeStep.SubmitToHead, NoticeStep.SubmitToChair, NoticeStep.Approve, NoticeStep.Issue], notice.Events.Select(e => e.Step));
        Assert.Equal("notice-issued", notice.MayNot(NoticeStep.Edit, Officer, BodyKind.CouncilOffice)?.Rule);
    }

    [Fact]
    public void What_concludes_nothing_is_not_passed_on()
    {
        var notice = Draft();
        notice.Opening = "Ngày 01/12/2026, Thường trực HĐND kết luận như sau: ";
        notice.Items.Add(new NoticeItem { Position = 1, ToWords = "", Words = " ", WhenWords = "" });
        Assert.Equal("notice-empty", notice.Take(NoticeStep.SubmitToHead, Officer, BodyKind.CouncilOffice, 0, "", Now)?.Rule);
        notice.Items[0].Words = "biểu dương Ban Pháp chế";
        Assert.Null(notice.Take(NoticeStep.SubmitToHead, Officer, BodyKind.CouncilOffice, 0, "", Now));
    }

    [Fact]
    public void Only_the_head_of_the_office_passes_on_and_only_the_chairs_approve()
    {
        var notice = Draft(NoticeState.SubmittedToHead);
        Assert.Equal("only-head", notice.MayNot(NoticeStep.SubmitToChair, Officer, BodyKind.CouncilOffice)?.Rule);
        Assert.Equal("only-head", notice.MayNot(NoticeStep.SubmitToChair, OfficeHead, BodyKind.Committee)?.Rule);
        notice.State = NoticeState.SubmittedToChair;
        Assert.Equal("only-chair", notice.MayNot(NoticeStep.Approve, OfficeHead, BodyKind.CouncilOffice)?.Rule);
        Assert.Equal("only-chair", notice.MayNot(NoticeStep.Approve, Officer, BodyKind.StandingCommittee)?.Rule);
        Assert.Null(notice.MayNot(NoticeStep.Approve, ViceChair, BodyKind.StandingCommittee));
    }

    [Fact]
    public void It_is_sent_back_with_a_reason_by_whoever_has_it_and_then_edited_again()
    {
        var notice = Draft(NoticeState.SubmittedToHead);
        Assert.Equal("not-a-draft", notice.MayNot(NoticeStep.Edit, Officer, BodyKind.CouncilOffice)?.Rule);
        Assert.Equal("not-before-you", notice.Take(NoticeStep.SendBack, ViceChair, BodyKind.StandingCommittee, 0, "x", Now)?.Rule);
        Assert.Equal("reason-needed", notice.Take(NoticeStep.SendBack, OfficeHead, BodyKind.CouncilOffice, 0, "", Now)?.Rule);
        Assert.Null(notice.Take(NoticeStep.SendBack, OfficeHead, BodyKind.CouncilOffice, 0, "Thiếu thời hạn mục 2", Now));
        Assert.Equal(NoticeState.SentBack, notice.State);
        Assert.Null(notice.MayNot(NoticeStep.Edit, Officer, BodyKind.CouncilOffice));
        Assert.Equal("stale", notice.Take(NoticeStep.SubmitToHead, Officer, BodyKind.CouncilOffice, 0, "", Now)?.Rule);
    }

    [Fact]
    public void A_number_a_day_and_the_right_signer_are_needed_to_issue()
    {
        Assert.Equal("number-needed", Refused(Issue() with { Number = null }));
        Assert.Equal("number-needed", Refused(Issue() with { Number = 0 }));
        Assert.Equal("symbol-needed", Refused(Issue() with { Symbol = "" }));
        Assert.Equal("issued-on-needed", Refused(Issue() with { On = null }));
        Assert.Equal("in-the-future", Refused(Issue() with { On = Given.Day.AddDays(1) }));
        Assert.Equal("before-the-meeting", Refused(Issue() with { On = Given.Day.AddDays(-1) }));
        Assert.Equal("signer-vice-chair", Refused(Issue() with { Signing = SigningForm.ForHead }));
        Assert.Equal("signer-office", Refused(Issue() with { Signing = SigningForm.ByOrder }));
        Assert.Equal("signer-chair", Refused(Issue() with { SignerRank = PostRank.DeputyHead }));
        Assert.Null(Refused(Issue() with { Signing = SigningForm.ByOrder, SignerBody = BodyKind.CouncilOffice }));

        static string? Refused(NoticeIssue issue) => Draft(NoticeState.Approved).Issue(Officer, BodyKind.CouncilOffice, 0, issue, Given.Day, Now)?.Rule;
    }

    [Fact]
    public void An_issued_notice_is_made_public_by_who_leads_and_taken_back_with_a_reason()
    {
        var notice = Draft(NoticeState.Approved);
        var leader = OfficeHead with { Rights = Right.KeepsMeetings | Right.Settles };
        Assert.Equal("not-issued", notice.Publish(leader, 0, Given.Day, Now)?.Rule);
        Assert.Null(notice.Issue(Officer, BodyKind.CouncilOffice, 0, Issue(), Given.Day, Now));
        Assert.Equal("only-leaders-publish", notice.Publish(leader with { Rights = Right.KeepsMeetings }, 1, Given.Day, Now)?.Rule);
        Assert.Equal("only-leaders-publish", notice.Publish(leader with { Rights = Right.Settles }, 1, Given.Day, Now)?.Rule);
        Assert.Equal("day-needed", notice.Publish(leader, 1, null, Now)?.Rule);
        Assert.Equal("in-the-future", notice.Publish(leader, 1, Given.Day.AddDays(1), Now)?.Rule);
        Assert.Equal("before-the-issue", notice.Publish(leader, 1, Given.Day.AddDays(-1), Now)?.Rule);
        Assert.Equal("not-public", notice.TakeBack(leader, 1, "x", Now)?.Rule);
        Assert.Null(notice.Publish(leader, 1, Given.Day, Now));
        Assert.Equal("stale", notice.TakeBack(leader, 1, "x", Now)?.Rule);
        Assert.Equal("already-public", notice.Publish(leader, 2, Given.Day, Now)?.Rule);
        Assert.Equal("reason-needed", notice.TakeBack(leader, 2, "", Now)?.Rule);
        Assert.Null(notice.TakeBack(leader, 2, "có thông tin cá nhân", Now));
        Assert.False(notice.IsPublic);
        Assert.Equal([NoticeStep.Issue, NoticeStep.Publish, NoticeStep.TakeBack], notice.Events.Select(e => e.Step));
        Assert.Equal("có thông tin cá nhân", notice.Events[^1].Words);
    }

    [Theory]
    [InlineData("TB-HĐND", true)]
    [InlineData("TB-TTHĐND.VP/2026", true)]
    [InlineData("<b>", false)]
    [InlineData("TB HĐND", false)]
    public void A_symbol_is_letters_digits_and_three_marks(string symbol, bool may) =>
        Assert.Equal(may ? null : "not-a-symbol", Draft(NoticeState.Approved).Issue(Officer, BodyKind.CouncilOffice, 0, Issue() with { Symbol = symbol }, Given.Day, Now)?.Rule);

    [Theory]
    [InlineData("Chủ tịch HĐND tỉnh", "Chủ tịch")]
    [InlineData("Phó Chủ tịch Thường trực HĐND tỉnh", "Phó Chủ tịch")]
    [InlineData("Phó Chủ tịch HĐND tỉnh thường trực", "Phó Chủ tịch")]
    [InlineData("Phó Chủ tịch thường trực", "Phó Chủ tịch")]
    [InlineData("Phó Chánh Văn phòng phụ trách", "Phó Chánh Văn phòng")]
    [InlineData("Ủy viên Thường trực HĐND tỉnh", "Ủy viên Thường trực")]
    [InlineData("Chánh Văn phòng Đoàn ĐBQH và HĐND tỉnh", "Chánh Văn phòng")]
    [InlineData("HĐND", "HĐND")]
    public void A_post_on_paper_is_that_of_the_law_without_the_body_already_named(string title, string onPaper) => Assert.Equal(onPaper, SigningForms.PostOnPaper(title));

    [Fact]
    public void An_item_says_to_whom_what_and_by_when_in_one_sentence()
    {
        var terms = Given.Terms(due: new DateOnly(2026, 3, 20)) with { Verb = "đề nghị", Bodies = [new BodyPart(2, BodyRole.Lead), new BodyPart(3, BodyRole.Coordinating)] };
        var item = NoticeWords.ItemOf(terms, 5, 1, id => id == 2 ? "Sở Xây dựng" : "Ban Pháp chế");
        Assert.Equal("Đề nghị Sở Xây dựng chủ trì, phối hợp với Ban Pháp chế rà soát 12 dự án chậm, chậm nhất ngày 20/03/2026.", item.Sentence());
        item.Words = "rà soát 12 dự án./.";
        Assert.EndsWith("rà soát 12 dự án, chậm nhất ngày 20/03/2026.", item.Sentence());
        Assert.Equal("Rà soát 12 dự án chậm.", NoticeWords.ItemOf(Given.Terms(lead: null), 5, 1, _ => "").Sentence());
        Assert.Equal("trước ngày 24/11/2026", NoticeWords.WhenWords(new DueTime(DueKind.Day, new DateOnly(2026, 11, 23), "trước ngày 24/11/2026", "")));
        Assert.Equal("hằng tháng", NoticeWords.WhenWords(new DueTime(DueKind.Rhythm, null, "hằng tháng", "hằng tháng")));
    }

    static NoticeIssue Issue() => new(7, "TB-HĐND", Given.Day, SigningForm.OnBehalf, "Chủ tịch", "Trần Minh Khánh", BodyKind.StandingCommittee, PostRank.Head);

    static ConclusionNotice Draft(NoticeState state = NoticeState.Draft) => new()
    {
        Uid = Guid.Empty, MeetingId = 1, Kind = NoticeKind.Original, Summary = "Kết luận phiên họp", Opening = "Mở đầu", Closing = "", Recipients = "", State = state,
    };
}
