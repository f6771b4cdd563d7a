using NghiTruong.Text;
using Xunit;

namespace NghiTruong.Text.Tests;

public class NameTests
{
    [Theory]
    [InlineData("đồng chí TRẦN  QUỐC TOẢN", "Trần Quốc Toản")]
    [InlineData("Ông Chá A Của", "Chá A Của")]
    [InlineData("các đồng chí: Lê Thị Hương", "Lê Thị Hương")]
    [InlineData("K'Brễu", "K'Brễu")]
    [InlineData("", "")]
    public void A_name_is_bared_of_honorifics_and_capitals(string text, string name) => Assert.Equal(name, PersonName.Bare(text));

    [Theory]
    [InlineData("Bùi Xuân Hoà", "bùi xuân hòa", true)]
    [InlineData("Phạm Sỹ Lợi", "PHẠM SĨ LỢI", true)]
    [InlineData("Ông Lê Văn Ba", "Le Van Ba", true)]
    [InlineData("Lê Văn Ba", "Lê Văn Bá", false)]
    [InlineData("", "", false)]
    public void Names_are_compared_by_spelling_that_counts(string a, string b, bool same) => Assert.Equal(same, PersonName.SameAs(a, b));

    [Theory]
    [InlineData("Sở GD&ĐT", "Sở Giáo dục và Đào tạo")]
    [InlineData("Sở GD & ĐT", "Sở Giáo dục và Đào tạo")]
    [InlineData("UBND tỉnh", "Ủy ban nhân dân tỉnh")]
    [InlineData("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh")]
    [InlineData("UBMTTQVN tỉnh", "Ủy ban MTTQ Việt Nam tỉnh")]
    [InlineData("Ủy ban Mặt trận Tổ quốc tỉnh", "Ủy ban MTTQ Việt Nam tỉnh")]
    [InlineData("các Ban của HĐND tỉnh", "Các Ban HĐND tỉnh")]
    [InlineData("Ban Văn hóa – Xã hội HĐND tỉnh", "Ban VH-XH HĐND tỉnh")]
    [InlineData("Sở TN&MT", "Sở Tài nguyên và Môi trường")]
    public void Spellings_of_one_body_are_one_body(string a, string b) => Assert.True(BodyName.SameAs(a, b), $"{BodyName.Key(a)} | {BodyName.Key(b)}");

    [Theory]
    [InlineData("UBND tỉnh", "UBND huyện")]
    [InlineData("Sở Nội vụ", "Sở Ngoại vụ")]
    [InlineData("", "")]
    public void Other_bodies_are_others(string a, string b) => Assert.False(BodyName.SameAs(a, b));

    [Theory]
    [InlineData("Trưởng Ban Pháp chế HĐND tỉnh", "Trưởng Ban", "Ban Pháp chế HĐND tỉnh")]
    [InlineData("Phó Chủ tịch Thường trực HĐND tỉnh", "Phó Chủ tịch Thường trực", "HĐND tỉnh")]
    [InlineData("Giám đốc Sở Y tế", "Giám đốc", "Sở Y tế")]
    [InlineData("Tỉnh ủy viên", "Tỉnh ủy viên", null)]
    [InlineData("nhà thơ", "nhà thơ", null)]
    public void A_post_parts_into_function_and_body(string post, string function, string? body)
    {
        var parts = PostName.Split(post);
        Assert.Equal((function, body), (parts.Function, parts.Body));
    }

    [Fact]
    public void A_former_post_says_so() => Assert.True(PostName.Split("nguyên Chủ tịch HĐND tỉnh").IsFormer);

    [Theory]
    [InlineData("Tỉnh ủy viên - Phó Chủ tịch HĐND tỉnh, Trưởng Ban Văn hóa - Xã hội", 3)]
    [InlineData("Ủy viên Ban Thường vụ Tỉnh ủy; Bí thư Huyện ủy kiêm Chủ tịch HĐND huyện", 3)]
    [InlineData("Giám đốc Sở Văn hóa, Thể thao và Du lịch", 1)]
    [InlineData("", 0)]
    public void Posts_in_one_string_are_told_apart(string posts, int count) => Assert.Equal(count, PostName.All(posts).Count);

    [Theory]
    [InlineData("sửa cầu Bến Thóc", "Sửa chữa cầu Bến Thóc", 0.5, 0.99)]
    [InlineData("Đường Hoà Bình", "duong hoa binh", 1, 1)]
    [InlineData("đường", "trường học", 0, 0)]
    [InlineData("", "", 1, 1)]
    [InlineData("", "đường", 0, 0)]
    public void Likeness_is_between_nothing_and_all(string a, string b, double least, double most) => Assert.InRange(Likeness.Of(a, b), least, most);
}
