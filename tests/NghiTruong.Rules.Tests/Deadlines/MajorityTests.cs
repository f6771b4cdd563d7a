using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;
using Xunit;

namespace NghiTruong.Rules.Tests.Deadlines;

/// <summary>Votes held against each share the rules set: exactly the share, one less, one more.</summary>
public sealed class MajorityTests
{
    static Majority Held(string rule, Headcount count, int votes, string day = "2026-07-07") => Majority.Reckon(LegalRules.Find(rule)!.At(DateOnly.ParseExact(day, "yyyy-MM-dd"))!.Share!, count, votes);

    [Theory]
    [InlineData("SES-03", 60, 20, "2019-07-07")]
    [InlineData("SES-03", 61, 21, "2026-07-07")]
    [InlineData("SES-04", 60, 20, "2026-07-07")]
    [InlineData("SES-04", 59, 20, "2025-02-28")]
    [InlineData("SES-19", 60, 41, "2026-07-07")]
    [InlineData("SES-19", 61, 41, "2025-03-01")]
    [InlineData("VOT-01", 60, 40, "2026-07-07")]
    [InlineData("VOT-01", 61, 41, "2026-07-07")]
    [InlineData("VOT-02", 60, 31, "2026-07-07")]
    [InlineData("VOT-02", 61, 31, "2021-07-07")]
    [InlineData("VOT-03", 60, 40, "2026-07-07")]
    [InlineData("VOT-03", 62, 42, "2025-04-01")]
    [InlineData("VOT-06", 60, 31, "2026-07-07")]
    [InlineData("VOT-06", 59, 30, "2026-07-07")]
    [InlineData("VOT-07", 8, 5, "2026-02-28")]
    [InlineData("VOT-07", 9, 5, "2026-07-07")]
    [InlineData("CON-06", 60, 40, "2026-07-07")]
    [InlineData("CON-06", 61, 41, "2026-07-07")]
    [InlineData("CON-07", 60, 20, "2023-06-30")]
    [InlineData("CON-07", 62, 21, "2026-07-07")]
    [InlineData("CON-07b", 60, 31, "2023-06-30")]
    [InlineData("CON-07b", 61, 31, "2026-07-07")]
    [InlineData("ELE-26", 1000, 501, "2026-03-15")]
    [InlineData("ELE-26", 1001, 501, "2021-05-23")]
    [InlineData("ELE-26b", 2000, 1001, "2026-03-15")]
    [InlineData("ELE-26b", 2001, 1001, "2021-05-23")]
    public void The_least_number_that_is_enough(string rule, int of, int needed, string day)
    {
        var count = new Headcount(of, InOffice: of, Valid: of, Listed: of);
        Assert.Equal((true, needed, of), (Held(rule, count, needed, day).Passed, Held(rule, count, needed, day).Needed, Held(rule, count, needed, day).Base));
        Assert.False(Held(rule, count, needed - 1, day).Passed);
        Assert.True(Held(rule, count, needed + 1, day).Passed);
    }

    [Fact]
    public void Every_rule_with_a_share_is_asked() =>
        Assert.Equal(
            ["SES-03", "SES-04", "SES-19", "CON-05", "CON-06", "CON-07", "CON-07b", "VOT-01", "VOT-02", "VOT-03", "VOT-06", "VOT-07", "ELE-26", "ELE-26b"],
            LegalRules.All.Where(r => r.Versions.Any(v => v.Share is not null)).Select(r => r.Id));

    [Theory]
    [InlineData(60, 30, false)]
    [InlineData(60, 31, true)]
    [InlineData(60, 39, true)]
    [InlineData(60, 40, false)]
    [InlineData(61, 30, false)]
    [InlineData(61, 31, true)]
    [InlineData(61, 40, true)]
    [InlineData(61, 41, false)]
    public void More_than_half_and_less_than_two_thirds_low(int of, int low, bool passed) => Assert.Equal(passed, Held("CON-05", new(of), low).Passed);

    [Fact]
    public void Those_who_are_absent_count_in_the_total()
    {
        var majority = Held("VOT-02", new(60, Present: 50), 30);
        Assert.Equal((false, 31), (majority.Passed, majority.Needed));
        Assert.Equal("Cần quá nửa tổng số đại biểu HĐND (60), tức ít nhất 31; có 30: không đạt, thiếu 1. Người vắng mặt (10) vẫn tính trong tổng số.", majority.Sentence);
    }

    [Fact]
    public void A_share_is_taken_of_its_base()
    {
        Assert.Equal((37, 55, MajorityBase.InOffice), (Held("SES-19", new(60, InOffice: 55), 37).Needed, Held("SES-19", new(60, InOffice: 55), 37).Base, Held("SES-19", new(60, InOffice: 55), 37).Of));
        Assert.Equal(60, Held("SES-19", new(60), 41).Base);
        Assert.True(Held("ELE-26", new(1200, Valid: 900, Listed: 1200), 451).Passed);
        Assert.False(Held("ELE-26", new(1200, Valid: 900, Listed: 1200), 450).Passed);
    }

    [Theory]
    [InlineData("VOT-01", 61, 40, "Cần ít nhất 2/3 tổng số đại biểu HĐND (61), tức ít nhất 41; có 40: không đạt, thiếu 1.")]
    [InlineData("SES-19", 60, 41, "Cần quá 2/3 số đại biểu đang giữ chức (60), tức ít nhất 41; có 41: đạt.")]
    [InlineData("CON-05", 60, 40, "Cần quá nửa tổng số đại biểu HĐND (60) và chưa tới 2/3 (40), tức ít nhất 31; có 40: không thuộc khoảng này vì đã quá mức trên.")]
    public void A_sentence_says_the_numbers(string rule, int of, int votes, string sentence) => Assert.Equal(sentence, Held(rule, new(of), votes).Sentence);
}
