using FsCheck;
using FsCheck.Fluent;
using NghiTruong.Text;
using Xunit;

namespace NghiTruong.Text.Tests;

public class FoldingTests
{
    [Theory]
    [InlineData("Đường Hoà Bình", "duong hoa binh")]
    [InlineData("Đường Hòa Bình", "duong hoa binh")]
    [InlineData("Uỷ ban / Ủy ban", "uy ban / uy ban")]
    [InlineData("Hội đồng", "hoi dong")] // NFD
    [InlineData("  hai \t\r\n dòng ", "hai dong")]
    [InlineData("", "")]
    public void A_text_folds_to_plain_letters(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Theory]
    [InlineData("kỹ thuật", "kĩ thuật")]
    [InlineData("Phạm Sỹ Lợi", "Phạm Sĩ Lợi")]
    [InlineData("Lý Mỹ", "lí mĩ")]
    public void I_and_y_at_the_end_of_a_syllable_are_one_in_a_key(string a, string b) => Assert.Equal(Folding.Key(a), Folding.Key(b));

    [Theory]
    [InlineData("tay", "tai")]
    [InlineData("thúy", "thúi")]
    [InlineData("yên", "iên")]
    public void Other_syllables_keep_their_y_in_a_key(string a, string b) => Assert.NotEqual(Folding.Key(a), Folding.Key(b));

    [Fact]
    public void Folding_twice_changes_nothing() =>
        Prop.ForAll<string>(s => Folding.Fold(Folding.Fold(s ?? "")) == Folding.Fold(s ?? "")).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\ud800 nửa cặp")]
    [InlineData("\udc00")]
    [InlineData("\uffff￾﷐")]
    public void Broken_text_does_not_throw(string text)
    {
        Assert.NotNull(Folding.Fold(text));
        Assert.NotNull(Folding.Key(text));
    }

    [Fact]
    public void A_pile_of_marks_costs_no_time() => Assert.Equal("a", Folding.Fold("a" + new string('\u0301', 400_000)));
}
