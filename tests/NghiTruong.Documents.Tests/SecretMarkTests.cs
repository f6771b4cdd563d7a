using System.Text;
using Xunit;

namespace NghiTruong.Documents.Tests;

public class SecretMarkTests
{
    [Theory]
    [InlineData("MẬT", "MẬT")]
    [InlineData("TỈNH ỦY\nTỐI MẬT\nSố: 5-BC/TU", "TỐI MẬT")]
    [InlineData("  [TUYỆT MẬT]  \nBÁO CÁO", "TUYỆT MẬT")]
    [InlineData("HỘI ĐỒNG NHÂN DÂN\tMẬT", "MẬT")]
    [InlineData("MẬT          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "MẬT")]
    [InlineData("M Ậ T\nThông báo", "MẬT")]
    [InlineData("T Ố I  M Ậ T", "TỐI MẬT")]
    [InlineData("TÀI LIỆU MẬT", "MẬT")]
    [InlineData("Tối mật\nBáo cáo", "TỐI MẬT")]
    [InlineData("Độ mật: Tối mật", "TỐI MẬT")]
    [InlineData("ĐỘ MẬT: MẬT", "MẬT")]
    [InlineData("Mức độ mật: Tuyệt mật.", "TUYỆT MẬT")]
    [InlineData("Độ mật\tMật", "MẬT")]
    public void A_mark_is_found(string text, string level)
    {
        Assert.Equal(level, SecretMark.Find(text)?.Level);
        Assert.Equal(level, SecretMark.Find(text.Normalize(NormalizationForm.FormD))?.Level);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Công tác bảo mật thông tin được quan tâm.")]
    [InlineData("Bảo vệ bí mật nhà nước")]
    [InlineData("BẢO MẬT")]
    [InlineData("BÍ MẬT")]
    [InlineData("Mật khẩu: 12345")]
    [InlineData("MẬT KHẨU")]
    [InlineData("UBND xã Mật Sơn báo cáo.")]
    [InlineData("Mật")]
    [InlineData("Độ mật: Thường")]
    [InlineData("Độ mật: không")]
    [InlineData("Mật độ dân số tăng; mật ong rừng là đặc sản.")]
    [InlineData("Đại biểu hỏi về danh mục tối mật, tuyệt mật.")]
    [InlineData("ĐƠN VỊ: THỊ TRẤN MẬT SƠN")]
    [InlineData("Bỏ phiếu kín, bảo đảm bí mật, dân chủ.\nMật thiết với nhân dân")]
    public void Prose_is_no_mark(string text) => Assert.Null(SecretMark.Find(text));

    [Fact]
    public void A_lone_word_far_down_is_no_mark_but_a_label_is()
    {
        var long_ = string.Join('\n', Enumerable.Range(1, 80).Select(n => $"Dòng {n}"));

        Assert.Null(SecretMark.Find(long_ + "\nMẬT"));
        Assert.Equal("TỐI MẬT", SecretMark.Find(long_ + "\nĐộ mật: Tối mật")?.Level);
    }

    [Fact]
    public void A_text_with_a_mark_is_refused_with_words_that_say_what_to_do()
    {
        var refused = Assert.IsType<Refused>(TextInput.Read(Encoding.UTF8.GetBytes("TỈNH ỦY X\nTUYỆT MẬT\nBáo cáo tình hình"), "bc.txt"));

        Assert.Equal("secret-mark", refused.Rule);
        Assert.Contains("«bc.txt»", refused.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("tình hình", refused.Words, StringComparison.Ordinal);
    }
}
