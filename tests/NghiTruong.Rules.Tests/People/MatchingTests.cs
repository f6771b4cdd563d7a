using NghiTruong.Rules.People;
using Xunit;

namespace NghiTruong.Rules.Tests.People;

public sealed class MatchingTests
{
    static readonly Candidate Chair = new(1, "Trần Minh Khánh", ["chu tich hdnd tinh", "bi thu tinh uy"]), Teacher = new(2, "Trần Minh Khánh", ["hieu truong"]);

    [Fact]
    public void One_of_that_name_with_one_of_the_posts_is_known() => Assert.Equal(1, PersonMatch.Of([Chair, Teacher], ["bi thu tinh uy"], null).PersonId);

    [Fact]
    public void A_name_alone_is_asked_about() => Assert.Equal((null, 1), (PersonMatch.Of([Chair], [], null).PersonId, PersonMatch.Of([Chair], [], null).Candidates.Count));

    [Fact]
    public void Two_with_the_same_post_are_asked_about() => Assert.Null(PersonMatch.Of([Chair, Chair with { PersonId = 3 }], ["chu tich hdnd tinh"], null).PersonId);

    [Fact]
    public void An_answer_once_given_stands() => Assert.Equal(2, PersonMatch.Of([Chair, Teacher], [], 2).PersonId);

    [Fact]
    public void A_stranger_is_asked_about() => Assert.Equal((null, 0), (PersonMatch.Of([], ["giam doc"], null).PersonId, PersonMatch.Of([], [], null).Candidates.Count));

    [Fact]
    public void A_body_bears_the_name_of_the_day()
    {
        var body = new Body { Uid = Guid.Empty, Kind = BodyKind.Department, From = new(2016, 1, 1) };
        body.Names.Add(new BodyNaming { Name = "Sở Giao thông", Key = "", SortKey = [], From = new(2016, 1, 1), To = new(2025, 3, 1) });
        body.Names.Add(new BodyNaming { Name = "Sở Xây dựng", Key = "", SortKey = [], From = new(2025, 3, 1) });
        Assert.Equal("Sở Giao thông", body.NameOn(new(2025, 2, 28)));
        Assert.Equal("Sở Xây dựng", body.NameOn(new(2025, 3, 1)));
    }

    [Fact]
    public void A_post_is_held_through_its_last_day()
    {
        var post = new Post { PersonId = 1, BodyId = 1, Title = "Giám đốc", Key = "", Rank = PostRank.Head, From = new(2026, 1, 1) };
        Assert.Null(post.End(new(2026, 3, 31)));
        Assert.True(post.IsHeldOn(new(2026, 3, 31)));
        Assert.False(post.IsHeldOn(new(2026, 4, 1)));
        Assert.Equal("post-ends-before-it-begins", post.End(new(2025, 12, 31))?.Rule);
    }

    [Fact]
    public void A_body_tree_that_runs_in_a_circle_ends()
    {
        var (a, b) = (Ring(1, 2), Ring(2, 1));
        Assert.False(new BodyTree([a, b], new(2026, 1, 1)).IsInOrUnder(1, 9));

        static Body Ring(long id, long parent)
        {
            var body = new Body { Id = id, Uid = Guid.Empty, Kind = BodyKind.Department, From = new(2020, 1, 1) };
            body.Parents.Add(new BodyParent { ParentId = parent, From = new(2020, 1, 1) });
            return body;
        }
    }
}
