using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;
using Xunit;

namespace NghiTruong.Rules.Tests.Rights;

public sealed class RightsTableTests
{
    public static readonly TheoryData<PostRank, BodyKind, Right, Right> Posts = new()
    {
        // post, body, what it has, what it has not
        { PostRank.Administrator, BodyKind.CouncilOffice, Right.ManagesAccounts | Right.ManagesRights, Right.SeesOwn | Right.SeesAll | Right.KeepsWork | Right.ReadsRecord },
        { PostRank.Officer, BodyKind.CouncilOffice, Right.SeesAll | Right.KeepsWork | Right.KeepsMeetings | Right.ActsForCouncil, Right.Settles | Right.ReadsRecord | Right.ManagesAccounts },
        { PostRank.Head, BodyKind.CouncilOffice, Right.Settles | Right.ReadsRecord | Right.KeepsSettings, Right.ManagesAccounts | Right.ManagesRights },
        { PostRank.Head, BodyKind.StandingCommittee, Right.Settles | Right.SeesAll | Right.ActsForCouncil, Right.ManagesAccounts },
        { PostRank.Head, BodyKind.Committee, Right.Settles | Right.SeesAll | Right.ActsForCouncil, Right.KeepsWork | Right.KeepsMeetings },
        { PostRank.Member, BodyKind.Committee, Right.SeesAll | Right.ActsForCouncil, Right.Settles | Right.KeepsMeetings },
        { PostRank.Member, BodyKind.DeputyGroup, Right.SeesAll, Right.ActsForCouncil | Right.KeepsMeetings | Right.Sends },
        { PostRank.Head, BodyKind.Department, Right.SeesOwn | Right.Drafts | Right.Sends, Right.SeesAll | Right.ActsForCouncil },
        { PostRank.Officer, BodyKind.Department, Right.SeesOwn, Right.SeesAll | Right.Drafts | Right.Sends },
        { PostRank.Head, BodyKind.PeoplesCommitteeOffice, Right.SeesOwn | Right.Sends, Right.SeesAll },
        { PostRank.Head, BodyKind.FatherlandFront, Right.SeesOwn | Right.Sends, Right.SeesAll | Right.ActsForCouncil },
        { PostRank.Auditor, BodyKind.Department, Right.SeesAll | Right.ReadsRecord, Right.SeesOwn | Right.Sends | Right.KeepsWork | Right.ManagesAccounts },
    };

    [Theory, MemberData(nameof(Posts))]
    public void A_post_may_what_the_table_says_and_no_more(PostRank post, BodyKind body, Right has, Right hasNot)
    {
        var rights = RightsTable.First(post, body);
        Assert.Equal(has, rights & has);
        Assert.Equal(Right.None, rights & hasNot);
    }

    [Fact]
    public void A_cell_stays_within_what_it_may_be_whatever_a_council_wishes()
    {
        foreach (var post in Enum.GetValues<PostRank>())
            foreach (var body in Enum.GetValues<BodyKind>())
            {
                var (first, least, most) = (RightsTable.First(post, body), RightsTable.Least(post, body), RightsTable.Most(post, body));
                Assert.Equal(least, least & first);
                Assert.Equal(first, first & most);
                Assert.Equal(most, RightsTable.Within(post, body, (Right)~0));
                Assert.Equal(least, RightsTable.Within(post, body, Right.None));
            }
    }

    [Fact]
    public void Whoever_owes_work_can_never_be_let_confirm_it_and_an_administrator_never_sees_content()
    {
        var owing = Enum.GetValues<BodyKind>().Except([BodyKind.Council, BodyKind.StandingCommittee, BodyKind.Committee, BodyKind.CouncilOffice, BodyKind.DeputyGroup, BodyKind.NationalAssemblyDelegation]);
        foreach (var body in owing)
            foreach (var post in new[] { PostRank.Head, PostRank.DeputyHead, PostRank.Member, PostRank.Officer })
                Assert.Equal(Right.None, RightsTable.Most(post, body) & (Right.Settles | Right.ActsForCouncil | Right.KeepsWork | Right.KeepsMeetings | Right.KeepsDirectory | Right.ManagesAccounts | Right.ManagesRights | Right.ReadsRecord));
        foreach (var body in Enum.GetValues<BodyKind>())
            Assert.Equal(Right.ManagesAccounts | Right.ManagesRights, RightsTable.Most(PostRank.Administrator, body));
    }

    [Fact]
    public void Every_cell_stands_in_the_table_that_people_read_and_every_right_has_its_words()
    {
        Assert.Equal(RightsTable.Cells.Count, RightsTable.Cells.Distinct().Count());
        foreach (var body in Enum.GetValues<BodyKind>())
            foreach (var post in new[] { PostRank.Head, PostRank.DeputyHead, PostRank.Member, PostRank.Officer })
                Assert.Contains((post, body), RightsTable.Cells);
        Assert.Equal(Enum.GetValues<Right>().Where(r => r != Right.None).Order(), RightWords.All.Select(r => r.Right).Order());
    }

    [Theory]
    [InlineData("obligation.Answered", Right.ActsForCouncil | Right.KeepsWork | Right.Sends)]
    [InlineData("obligation.Accepted", Right.ActsForCouncil | Right.KeepsWork | Right.Drafts | Right.Sends)]
    [InlineData("obligation.entered", Right.KeepsWork)]
    [InlineData("calendar.address-made", Right.SeesOwn | Right.SeesAll)]
    [InlineData("calendar.decided", Right.KeepsCalendar)]
    [InlineData("nothing.known", Right.None)]
    public void An_act_asks_the_right_of_the_longest_name_that_fits(string act, Right anyOf) => Assert.Equal(anyOf, Acts.AnyOf(act));

    [Fact]
    public void An_act_that_is_not_listed_is_nobodys()
    {
        var all = new Actor(1, 1, "Ai", 1, "Gì", 1, [1], (Right)~0);
        Assert.Equal("not-allowed", Acts.MayNot(all, "nothing.known")!.Rule);
        Assert.Null(Acts.MayNot(Actor.System(1), "nothing.known"));
        Assert.Equal("not-allowed", Acts.MayNot(all with { Rights = Right.SeesAll }, "meeting.opened")!.Rule);
        Assert.Null(Acts.MayNot(all with { Rights = Right.KeepsMeetings }, "meeting.opened"));
    }
}
