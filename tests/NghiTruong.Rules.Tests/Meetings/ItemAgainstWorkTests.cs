using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.Tests.Obligations;
using Xunit;

namespace NghiTruong.Rules.Tests.Meetings;

/// <summary>An item of a notice held against the register: whom it names, by when, and whether the work is still owed.</summary>
public sealed class ItemAgainstWorkTests
{
    static readonly Dictionary<long, string> Names = new() { [2] = "Sở Xây dựng", [3] = "Sở Tài chính", [4] = "Sở Giáo dục và Đào tạo" };

    [Theory]
    [InlineData("Giao Sở Xây dựng", null)]
    [InlineData("Đề nghị Sở Xây dựng chủ trì, phối hợp với Sở Tài chính", null)]
    [InlineData("Giao Sở Tài chính, Sở Xây dựng", null)]
    [InlineData("Giao Sở Tài chính và Sở Xây dựng", null)]
    [InlineData("Giao Giám đốc Sở Xây dựng, Sở Tài chính", null)]
    [InlineData("Giao đơn vị tư vấn", null)]
    [InlineData("Giao các sở, ngành", null)]
    [InlineData("", null)]
    [InlineData("Giao Sở Tài chính", "Sở Tài chính")]
    [InlineData("Thống nhất giao cho Sở Tài chính", "Sở Tài chính")]
    [InlineData("Sở Tài chính chủ trì, phối hợp với Sở Xây dựng", "Sở Tài chính")]
    [InlineData("Yêu cầu Sở Giáo dục và Đào tạo và các đơn vị liên quan", "Sở Giáo dục và Đào tạo")]
    public void Another_body_than_the_lead_is_refused_and_words_that_name_none_are_not(string to, string? named)
    {
        var refusal = Against(Given.Terms(lead: 2), to).GivesToAnother(Find, b => Names[b], [2L]);
        Assert.Equal(named is null ? null : $"Mục 1 giao {named}, nhiệm vụ 190 đang do Sở Xây dựng chủ trì: hãy giao lại nhiệm vụ hoặc sửa mục này trước.", refusal?.Words);
    }

    [Fact]
    public void What_is_given_to_each_is_not_held_against_one_body_and_work_without_a_lead_is()
    {
        Assert.Null(Against(Given.Terms(lead: null) with { EachOf = "các xã, phường" }, "Giao Sở Tài chính").GivesToAnother(Find, b => Names[b], []));
        Assert.Contains("chưa ghi cơ quan chủ trì", Against(Given.Terms(lead: null), "Giao Sở Tài chính").GivesToAnother(Find, b => Names[b], [])!.Words);
    }

    [Fact]
    public void A_body_that_the_lead_came_after_is_the_same() =>
        Assert.Null(Against(Given.Terms(lead: 2), "Giao Sở Tài chính").GivesToAnother(Find, b => Names[b], [2L, 3L]));

    [Theory]
    [InlineData("chậm nhất ngày 01/01/2020", true)]
    [InlineData("chậm nhất ngày 20/03/2026", false)]
    [InlineData("hằng tháng", false)]
    [InlineData("", false)]
    public void A_due_day_before_the_meeting_is_refused(string when, bool refused) =>
        Assert.Equal(refused ? "due-before-meeting" : null, Against(Given.Terms(), "", when).IsDueBefore(Given.Day)?.Rule);

    [Theory]
    [InlineData(ObligationState.Withdrawn, true)]
    [InlineData(ObligationState.Annulled, true)]
    [InlineData(ObligationState.Merged, true)]
    [InlineData(ObligationState.Replaced, true)]
    [InlineData(ObligationState.Split, false)]
    [InlineData(ObligationState.Confirmed, false)]
    public void Work_that_is_over_is_not_stated(ObligationState state, bool refused) =>
        Assert.Equal(refused ? "work-is-over" : null, (Against(Given.Terms(), "") with { State = state }).StatesWhatIsOver()?.Rule);

    static IReadOnlyList<long> Find(string words) => [.. Names.Where(n => n.Value == words).Select(n => n.Key)];

    static ItemAgainstWork Against(ObligationTerms terms, string to, string when = "") =>
        new(1, new NoticeItem { Position = 1, ToWords = to, Words = "rà soát", WhenWords = when }, 190, ObligationState.Assigned, terms);
}
