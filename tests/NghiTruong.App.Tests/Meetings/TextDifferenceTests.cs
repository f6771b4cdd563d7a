using NghiTruong.App.Meetings;

namespace NghiTruong.App.Tests.Meetings;

/// <summary>Two versions of a paper: what came, what went, what was reworded.</summary>
public sealed class TextDifferenceTests
{
    [Fact]
    public void Reworded_paragraphs_stand_as_one_and_new_and_gone_ones_alone()
    {
        var changes = TextDifference.Of(
            "Điều 1. Phạm vi\nMức chi hỗ trợ là 500.000 đồng một tháng.\nĐiều này không còn cần thiết nữa.\nĐiều 3. Hiệu lực",
            "Điều 1. Phạm vi\nMức chi hỗ trợ là 700.000 đồng một tháng.\nĐiều 3. Hiệu lực\nNơi nhận: như trên");

        Assert.Equal(
        [
            ("Điều 1. Phạm vi", "Điều 1. Phạm vi"), ("Mức chi hỗ trợ là 500.000 đồng một tháng.", "Mức chi hỗ trợ là 700.000 đồng một tháng."),
            ("Điều này không còn cần thiết nữa.", null), ("Điều 3. Hiệu lực", "Điều 3. Hiệu lực"), (null, "Nơi nhận: như trên"),
        ], changes.Select(c => (c.Before, c.After)));
        Assert.Equal([true, false, false, true, false], changes.Select(c => c.IsSame));
    }

    [Fact]
    public void The_same_text_has_no_change_and_an_empty_one_is_all_new()
    {
        Assert.All(TextDifference.Of("a\n\nb  c", "a\nb c"), p => Assert.True(p.IsSame));
        Assert.Equal([(null, "a"), (null, "b")], TextDifference.Of("", "a\nb").Select(c => (c.Before, c.After)));
        Assert.Empty(TextDifference.Of("", ""));
    }

    [Fact]
    public void Very_long_papers_are_compared_by_their_beginning() =>
        Assert.Equal(1500, TextDifference.Of(string.Join('\n', Enumerable.Range(0, 5000)), string.Join('\n', Enumerable.Range(0, 6000))).Count);
}
