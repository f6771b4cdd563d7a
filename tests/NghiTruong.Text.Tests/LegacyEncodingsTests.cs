using System.Text;
using Xunit;

namespace NghiTruong.Text.Tests;

public class LegacyEncodingsTests
{
    [Theory]
    [InlineData("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam")]
    [InlineData("®ång chÝ Chñ tÞch ñy ban nh©n d©n tØnh", "đồng chí Chủ tịch ủy ban nhân dân tỉnh")]
    [InlineData("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc")]
    [InlineData("Th­êng trùc", "Thường trực")]
    [InlineData("", "")]
    [InlineData("HDND 15/5 (a, b)", "HDND 15/5 (a, b)")]
    public void Tcvn3_is_read(string old, string unicode) => Assert.Equal(unicode, LegacyEncodings.FromTcvn3(old));

    [Theory]
    [InlineData("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam")]
    [InlineData("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc")]
    [InlineData("THÖÔØNG TRÖÏC HOÄI ÑOÀNG NHAÂN DAÂN TÆNH", "THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN TỈNH")]
    [InlineData("Aùnh, Ñaøo Thò Myõ, kyø hoïp, lyù do, thuûy lôïi", "Ánh, Đào Thị Mỹ, kỳ họp, lý do, thủy lợi")]
    [InlineData("", "")]
    public void Vni_is_read(string old, string unicode) => Assert.Equal(unicode, LegacyEncodings.FromVni(old));

    [Fact]
    public void Every_letter_goes_to_tcvn3_and_back() =>
        Assert.All(LegacySample.Letters, c => Assert.Equal(c.ToString(), LegacyEncodings.FromTcvn3(LegacySample.AsTcvn3(c.ToString()))));

    [Fact]
    public void Every_letter_of_both_cases_goes_to_vni_and_back() =>
        Assert.All(LegacySample.Letters + LegacySample.Letters.ToUpperInvariant(),
            c => Assert.Equal(c.ToString(), LegacyEncodings.FromVni(LegacySample.AsVni(c.ToString()))));

    [Fact]
    public void Every_toned_capital_of_tcvn3_comes_from_the_font() =>
        Assert.Equal(LegacySample.Letters.ToUpperInvariant(), LegacyEncodings.FromTcvn3Capitals(LegacySample.AsTcvn3(LegacySample.Letters)));

    [Theory]
    [InlineData(".VnTime", "héi ®ång", "hội đồng")]
    [InlineData(".VnTimeH", "héi ®ång", "HỘI ĐỒNG")]
    [InlineData(".vnArialH", "héi ®ång", "HỘI ĐỒNG")]
    [InlineData(".VnArial Narrow", "héi ®ång", "hội đồng")]
    [InlineData("VNI-Times", "hoäi ñoàng", "hội đồng")]
    [InlineData("vni-helve", "hoäi ñoàng", "hội đồng")]
    [InlineData("Times New Roman", "Café là đây", "Café là đây")]
    [InlineData("", "héi", "héi")]
    [InlineData(".VnTime", "Hội đồng nhân dân xã", "Hội đồng nhân dân xã")]
    public void A_run_is_converted_by_its_font(string font, string text, string expected) =>
        Assert.Equal(expected, LegacyEncodings.ByFont(text, font));

    public static TheoryData<string, byte[], string> Encodings()
    {
        var text = LegacySample.Text;
        var lower = text.ToLowerInvariant();
        return new TheoryData<string, byte[], string>
        {
            { "UTF-8", Encoding.UTF8.GetBytes(text), text },
            { "UTF-8 có BOM", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)], text },
            { "UTF-8, dấu tổ hợp (NFD)", Encoding.UTF8.GetBytes(text.Normalize(NormalizationForm.FormD)), text.Normalize(NormalizationForm.FormD) },
            { "UTF-16 LE", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)], text },
            { "UTF-16 BE", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)], text },
            { "UTF-16 LE (không BOM)", Encoding.Unicode.GetBytes(text), text },
            { "UTF-16 BE (không BOM)", Encoding.BigEndianUnicode.GetBytes(text), text },
            { "TCVN3 (ABC)", LegacySample.Latin1(LegacySample.AsTcvn3(text)), lower },
            { "TCVN3 (ABC), lưu dưới dạng UTF-8", Encoding.UTF8.GetBytes(LegacySample.AsTcvn3(text)), lower },
            { "VNI", LegacySample.Latin1(LegacySample.AsVni(text)), text },
            { "VNI, lưu dưới dạng UTF-8", Encoding.UTF8.GetBytes(LegacySample.AsVni(text)), text },
            { "windows-1258", LegacySample.AsWindows1258(text), text },
            { "UTF-8 bị đọc nhầm bảng mã, lưu dưới dạng UTF-8", Encoding.UTF8.GetBytes(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(Encoding.UTF8.GetBytes(text))), text },
        };
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void An_encoding_is_recognised_and_read(string name, byte[] bytes, string expected)
    {
        var decoded = LegacyEncodings.Decode(bytes);

        Assert.NotNull(decoded);
        Assert.Equal(name, decoded.EncodingName);
        Assert.Equal(expected, decoded.Text);
        Assert.True(decoded.Confidence >= 0.8, $"{decoded.Confidence}");
    }

    [Fact]
    public void Nothing_is_an_empty_text() => Assert.Equal(new DecodedText("", "UTF-8", 1), LegacyEncodings.Decode([]));

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0, 0, 0, 2 })]
    [InlineData(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20 })]
    public void Bytes_that_are_no_text_give_nothing(byte[] bytes) => Assert.Null(LegacyEncodings.Decode(bytes));

    [Fact]
    public void A_cut_in_the_middle_of_a_letter_is_told_and_the_rest_is_read()
    {
        var decoded = LegacyEncodings.Decode(Encoding.UTF8.GetBytes(LegacySample.Text + "ộ").AsSpan()[..^1])!;

        Assert.Equal("UTF-8 có 1 chỗ hỏng", decoded.EncodingName);
        Assert.StartsWith("Thường trực", decoded.Text);
        Assert.InRange(decoded.Confidence, 0.5, 0.7);
    }

    [Theory]
    [InlineData("L'été, le château et la forêt étaient déjà fermés à clé.")]
    [InlineData("Plain English about the council.")]
    [InlineData("Hội đồng nhân dân tỉnh")]
    [InlineData("à é")]
    public void What_is_not_an_old_encoding_is_not_recognised_as_one(string text) => Assert.Null(LegacyEncodings.Recognise(text));
}
