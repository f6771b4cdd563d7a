using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using NghiTruong.App.Shell.Parts;

namespace NghiTruong.App.Tests.Shell;

/// <summary>What cannot be read of a field is said as it is, and claims nothing of another field.</summary>
public sealed class PostedFormTests
{
    [Theory]
    [InlineData("-5", "“-5” không hợp lệ: hãy ghi một số nguyên từ 0 trở lên.")]
    [InlineData("1,5", "“1,5” không hợp lệ: hãy ghi một số nguyên từ 0 trở lên.")]
    [InlineData("99999999999", "“99999999999” lớn quá.")]
    public void A_number_that_does_not_fit_is_told_which_would(string said, string words) => Assert.Equal(words, Wrong(said, f => f.Number("days")));

    [Theory]
    [InlineData("1900-01-01", "Ngày 01/01/1900 nằm ngoài khoảng nhận được (từ 01/01/1945 đến 31/12/2200); hãy xem lại năm.")]
    [InlineData("1/1/9999", "Ngày 01/01/9999 nằm ngoài khoảng nhận được (từ 01/01/1945 đến 31/12/2200); hãy xem lại năm.")]
    [InlineData("31/02/2026", "“31/02/2026” không phải ngày hợp lệ; ghi theo dạng ngày/tháng/năm, ví dụ 09/07/2026.")]
    public void A_day_that_exists_and_lies_too_far_is_not_called_none(string said, string words) => Assert.Equal(words, Wrong(said, f => f.Day("days")));

    [Theory]
    [InlineData("1900-01", "Năm 1900 nằm ngoài khoảng nhận được (từ 1945 đến 2200).")]
    [InlineData("2026-13", "“2026-13” không phải tháng hợp lệ; ghi theo dạng tháng/năm, ví dụ 11/2026.")]
    public void So_is_a_month(string said, string words) => Assert.Equal(words, Wrong(said, f => f.Month("days")));

    [Fact]
    public void A_text_too_long_names_no_field_but_its_own()
    {
        Assert.Equal("Chữ ở ô này dài 61 ký tự, tối đa 60.", Wrong(new string('x', 61), f => f.TextOrNull("days", 60)));
        Assert.StartsWith("Chữ ở ô này dài 200.001 ký tự, tối đa 60;", Wrong(new string('x', 200_001), f => f.TextOrNull("days", 60)), StringComparison.Ordinal);
    }

    static string? Wrong(string said, Action<PostedForm> read)
    {
        var form = new PostedForm(new FormCollection(new Dictionary<string, StringValues> { ["days"] = said }));
        read(form);
        Assert.Equal("days", form.Wrong?.Field);
        return form.Wrong?.Words;
    }
}
