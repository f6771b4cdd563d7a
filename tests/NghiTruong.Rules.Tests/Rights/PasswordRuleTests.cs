using NghiTruong.Rules.Rights;
using Xunit;

namespace NghiTruong.Rules.Tests.Rights;

public sealed class PasswordRuleTests
{
    [Theory]
    [InlineData("Ab1-xyz", "password-short")]
    [InlineData("abcdefg1-", "password-classes")]
    [InlineData("ABCDEFG1-", "password-classes")]
    [InlineData("Abcdefgh-", "password-classes")]
    [InlineData("Abcdefgh1", "password-classes")]
    [InlineData("P@ssw0rd", "password-common")]
    [InlineData("Password@123", "password-common")]
    [InlineData("M@tkh4u2026!", "password-common")]
    [InlineData("Mật-Khẩu-2026", "password-common")]
    [InlineData("Matkhaumoi@1", "password-common")]
    [InlineData("HaNoi@2026", "password-common")]
    [InlineData("Vietnam#1975", "password-common")]
    [InlineData("Qwerty!23456", "password-common")]
    [InlineData("Hdnd@2026", "password-common")]
    [InlineData("Anhyeuem@1", "password-common")]
    [InlineData("Aa1!Aa1!Aa1!", "password-common")]
    [InlineData("11111111aA@", "password-common")]
    [InlineData("LanHuong@88", "password-common")]
    [InlineData("MaiAnh-7-sông", "password-own-name")]
    [InlineData("Nguyen.Mai.Anh-9x", "password-own-name")]
    [InlineData("x9-M@iAnh-bến", "password-own-name")]
    public void A_password_that_is_short_plain_common_or_ones_own_name_is_refused(string password, string rule) =>
        Assert.Equal(rule, PasswordRule.Refuses(password, "nguyen.mai.anh", "Nguyễn Thị Mai Anh")?.Rule);

    [Theory]
    [InlineData("Sông-Lam-chảy-7")]
    [InlineData("Bến-Lam-1931")]
    [InlineData("tr4-Xanh-buổi-sớm")]
    [InlineData("k7#Vw-2qZ")]
    public void A_password_of_four_classes_that_nobody_guesses_is_taken(string password) =>
        Assert.Null(PasswordRule.Refuses(password, "nguyen.mai.anh", "Nguyễn Thị Mai Anh"));

    [Fact]
    public void Names_of_accounts_come_from_names_of_people_and_are_numbered_when_taken()
    {
        HashSet<string> taken = ["do.van.thanh"];
        Assert.Equal("nguyen.thi.mai.anh", AccountName.From("Nguyễn Thị Mai Anh", taken.Contains));
        Assert.Equal("do.van.thanh2", AccountName.From("đồng chí Đỗ Văn Thành", taken.Contains));
        Assert.Null(AccountName.MayBe("do.van.thanh2"));
        Assert.NotNull(AccountName.MayBe("đỗ"));
        Assert.NotNull(AccountName.MayBe("a b"));
        Assert.Equal("nguyen.maianh", AccountName.Of(" Nguyễn.Mai Anh "));
    }
}
