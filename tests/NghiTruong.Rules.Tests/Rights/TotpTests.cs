using NghiTruong.Rules.Rights;
using Xunit;

namespace NghiTruong.Rules.Tests.Rights;

public sealed class TotpTests
{
    static readonly byte[] Key = "12345678901234567890"u8.ToArray();

    /// <summary>RFC 6238, appendix B, the last six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Assert.Equal(code, Totp.CodeAt(Key, Totp.StepOf(at)));
        Assert.Equal(Totp.StepOf(at), Totp.Matches(Key, $" {code[..3]} {code[3..]} ", at, 0));
    }

    [Fact]
    public void A_code_is_good_half_a_minute_either_way_and_never_twice()
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = Totp.StepOf(at);
        foreach (var near in new[] { -1, 0, 1 }) Assert.Equal(step + near, Totp.Matches(Key, Totp.CodeAt(Key, step + near), at, 0));
        foreach (var far in new[] { -2, 2 }) Assert.Null(Totp.Matches(Key, Totp.CodeAt(Key, step + far), at, 0));
        Assert.Null(Totp.Matches(Key, Totp.CodeAt(Key, step), at, step));
        Assert.Null(Totp.Matches(Key, "12345", at, 0));
    }

    [Fact]
    public void The_key_is_written_as_apps_read_it()
    {
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.Written(Key));
        Assert.Equal("otpauth://totp/Ngh%E1%BB%8B%20Tr%C6%B0%E1%BB%9Dng:do.van.thanh?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Ngh%E1%BB%8B%20Tr%C6%B0%E1%BB%9Dng&digits=6&period=30", Totp.Address(Key, "do.van.thanh", "Nghị Trường"));
    }
}
