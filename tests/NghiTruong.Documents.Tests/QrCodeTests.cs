using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace NghiTruong.Documents.Tests;

public sealed class QrCodeTests
{
    /// <summary>Each of these was read back by an independent decoder (jsQR 1.4.0) when it was written down.</summary>
    [Theory]
    [InlineData("nghị trường", 1, 25, "021118e6d4392f34")]
    [InlineData("a", 60, 33, "31efdcbdf630e2be")]
    [InlineData("b", 213, 57, "aac0435802254634")]
    [InlineData("c", 331, 69, "8a894d81be7b288a")]
    public void Codes_stay_as_a_decoder_read_them(string text, int times, int size, string fingerprint)
    {
        var code = QrCode.Of(string.Concat(Enumerable.Repeat(text, times)));
        Assert.Equal(size, code.Size);
        Assert.Equal(fingerprint, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code.Path(4))))[..16]);
    }

    [Fact]
    public void Three_corners_tell_where_it_lies_and_the_quiet_zone_stays_free()
    {
        var code = QrCode.Of("https://nghitruong.example");
        foreach (var (row, column) in new[] { (0, 0), (0, code.Size - 7), (code.Size - 7, 0) })
            for (var n = 0; n < 7; n++) Assert.True(code[row, column + n] && code[row + 6, column + n] && code[row + n, column] && code[row + n, column + 6]);
        Assert.StartsWith("M4 4h7v1h-7z", code.Path(4));
    }

    [Fact]
    public void A_text_too_long_for_a_code_is_refused() => Assert.Throws<ArgumentException>(() => QrCode.Of(new string('x', 332)));
}
