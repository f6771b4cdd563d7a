using Xunit;

namespace NghiTruong.Documents.Tests;

/// <summary>The sign after the last word of a paper: once, at the end, nowhere else.</summary>
public class PaperEndingTests
{
    [Theory]
    [InlineData("Trân trọng kính mời.", "Trân trọng kính mời./.")]
    [InlineData("Trân trọng kính mời", "Trân trọng kính mời./.")]
    [InlineData("Trân trọng kính mời./.", "Trân trọng kính mời./.")]
    [InlineData("như sau:", "như sau./.")]
    [InlineData("một;\nhai;\n", "một;\nhai./.")]
    public void The_last_word_is_followed_by_the_sign(string words, string ended) => Assert.Equal(ended, Assert.IsType<PaperParagraph>(Assert.Single(PaperEnding.Of([new PaperParagraph(words)]))).Text);

    [Fact]
    public void A_sign_before_the_end_is_a_full_stop_and_what_has_no_words_is_passed_over()
    {
        var body = PaperEnding.Of([new PaperParagraph("Đề nghị phối hợp./."), new PaperParagraph("Thông báo này thay thế Thông báo số 03.") { Lead = "2. " }, new PaperParagraph(" \n"), new PaperList(["", " "])]);

        Assert.Equal(["Đề nghị phối hợp.", "Thông báo này thay thế Thông báo số 03./.", " \n"], body.OfType<PaperParagraph>().Select(p => p.Text));
        Assert.Equal("2. ", ((PaperParagraph)body[1]).Lead);
    }

    [Fact]
    public void A_list_ends_in_its_last_item_and_a_table_or_a_heading_bears_no_sign()
    {
        Assert.Equal(["a;", "b./.", ""], ((PaperList)PaperEnding.Of([new PaperList(["a;", "b;", ""])])[0]).Items);
        PaperBlock[] table = [new PaperParagraph("Danh sách:"), new PaperTable([], [])], heading = [new PaperParagraph("a"), new PaperHeading(PaperHeadingLevel.Clause, "1.", "b")];
        Assert.Equal(table, PaperEnding.Of(table));
        Assert.Equal(heading, PaperEnding.Of(heading));
        Assert.Empty(PaperEnding.Of([]));
    }
}
