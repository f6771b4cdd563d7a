using FsCheck;
using FsCheck.Fluent;
using NghiTruong.Text;
using Xunit;

namespace NghiTruong.Text.Tests;

public class SortKeyTests
{
    private static int Compare(byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b);

    [Theory]
    [InlineData("ba", "bà")]      // ngang before huyền
    [InlineData("bà", "bả")]
    [InlineData("bả", "bã")]
    [InlineData("bã", "bá")]
    [InlineData("bá", "bạ")]
    [InlineData("Ban", "Băng")]   // the letter before the tone: a, ă, â
    [InlineData("Bạn", "Băn")]
    [InlineData("cầm", "đào")]    // d before đ before e
    [InlineData("dạ", "đa")]
    [InlineData("ơn", "pha")]
    [InlineData("tổ 9", "Tổ 10")] // digits by value
    [InlineData("tổ 010", "tổ 11")]
    [InlineData("Lê An", "Lê Anh")]
    [InlineData("hoa", "Hoa")]    // case last
    [InlineData("Hoa", "hòa")]
    [InlineData("Sở Y tế", "Sở Ý tế")]
    public void Words_stand_in_Vietnamese_order(string first, string second) => Assert.True(Compare(SortKey.Of(first), SortKey.Of(second)) < 0);

    [Theory]
    [InlineData("hoà", "hòa")]
    [InlineData("Ủy  ban", "Uỷ ban")]
    [InlineData("tiếng", "tiếng")]
    public void Spellings_of_one_word_have_one_key(string a, string b) => Assert.Equal(SortKey.Of(a), SortKey.Of(b));

    [Fact]
    public void The_order_is_one_order() => Prop.ForAll<string, string, string>((a, b, c) =>
    {
        var (x, y, z) = (SortKey.Of(a ?? ""), SortKey.Of(b ?? ""), SortKey.Of(c ?? ""));
        return Compare(x, y) == -Math.Sign(Compare(y, x)) * Math.Abs(Compare(x, y)) && (Compare(x, y) > 0 || Compare(y, z) > 0 || Compare(x, z) <= 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Persons_stand_by_given_name_then_family_then_middle()
    {
        string[] names = ["Trần Văn Bình", "Lê Văn Anh", "Lê Thị Bình", "Nguyễn Anh", "Trần Thị Bình", "Trần Văn Anh"];
        var sorted = names.Order(Comparer<string>.Create((a, b) => Compare(PersonName.SortKey(a), PersonName.SortKey(b)))).ToArray();
        Assert.Equal(["Lê Văn Anh", "Nguyễn Anh", "Trần Văn Anh", "Lê Thị Bình", "Trần Thị Bình", "Trần Văn Bình"], sorted);
    }

    [Fact]
    public void An_empty_name_has_the_smallest_key() => Assert.True(Compare(PersonName.SortKey(""), PersonName.SortKey("A")) < 0);
}
