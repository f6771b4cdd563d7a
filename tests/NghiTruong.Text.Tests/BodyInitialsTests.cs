using Xunit;

namespace NghiTruong.Text.Tests;

public sealed class BodyInitialsTests
{
    [Theory]
    [InlineData("Sở TC", "Sở Tài chính")]
    [InlineData("Sở GD-ĐT", "Sở Giáo dục và Đào tạo")]
    [InlineData("Sở GD và ĐT", "Sở Giáo dục và Đào tạo")]
    [InlineData("Sở VH, TT & DL", "Sở Văn hóa, Thể thao và Du lịch")]
    [InlineData("Sở NN&MT tỉnh", "Sở Nông nghiệp và Môi trường")]
    [InlineData("Ban PC", "Ban Pháp chế HĐND tỉnh")]
    [InlineData("Ban PC HĐND tỉnh", "Ban Pháp chế HĐND tỉnh")]
    [InlineData("Ban KT-NS", "Ban Kinh tế - Ngân sách HĐND tỉnh")]
    [InlineData("Chi cục QLTT", "Chi cục Quản lý thị trường")]
    public void Initials_of_offices_are_those_of_the_name(string words, string name) => Assert.Equal(BodyInitials.OfName(name), BodyInitials.OfWords(words));

    [Theory]
    [InlineData("Sở Y tế")]
    [InlineData("Sở Y")]
    [InlineData("Sở tc")]
    [InlineData("UBND tỉnh")]
    [InlineData("Ban")]
    [InlineData("")]
    public void Other_words_are_no_initials(string words) => Assert.Null(BodyInitials.OfWords(words));

    [Theory]
    [InlineData("UBND tỉnh")]
    [InlineData("Sở")]
    [InlineData("")]
    public void Names_of_other_kinds_have_none(string name) => Assert.Null(BodyInitials.OfName(name));
}
