using FsCheck;
using FsCheck.Fluent;
using NghiTruong.Text;
using Xunit;

namespace NghiTruong.Text.Tests;

public class FindingTests
{
    [Fact]
    public void Documents_are_found_with_kind_number_and_day()
    {
        var found = Assert.Single(DocumentNumbers.Find("Thực hiện Nghị quyết số 25/2021/NQ-HĐND ngày 30/12/2021 của HĐND tỉnh"));
        Assert.Equal(("Nghị quyết", "25/2021/NQ-HĐND", "2021-12-30"), (found.Kind, found.Number, found.Date?.Iso));
    }

    [Fact]
    public void A_code_says_its_kind() => Assert.Equal("Tờ trình", DocumentNumbers.KindOf("88/TTr-UBND"));

    [Theory]
    [InlineData("trước kỳ họp thứ 10 (kỳ họp bất thường)", 10, SessionWording.Extraordinary)]
    [InlineData("Kỳ họp chuyên đề lần thứ Hai", 2, SessionWording.Thematic)]
    [InlineData("Kỳ họp thường lệ giữa năm 2024 (Kỳ họp thứ 18)", 18, SessionWording.Regular)]
    [InlineData("Kỳ họp thứ Mười một, HĐND tỉnh khóa XV", 11, SessionWording.None)]
    public void Sessions_are_found_by_number_and_kind(string text, int number, SessionWording wording)
    {
        var found = Assert.Single(SessionNames.Find(text));
        Assert.Equal((number, wording), (found.Number!.Value, found.Wording));
    }

    [Theory]
    [InlineData("tổ chức 27 kỳ họp thường lệ")]
    [InlineData("các kỳ họp chuyên đề")]
    [InlineData("trước kỳ họp 5 ngày")]
    public void Counted_sessions_are_no_session(string text) => Assert.Empty(SessionNames.Find(text));

    [Fact]
    public void Figures_stand_with_their_units_and_leave_days_and_documents_alone() =>
        Assert.Equal(["31 báo cáo", "98,4 %"], Figures.Find("Ngày 5/11, xem xét 31 báo cáo theo Nghị quyết số 12/NQ-HĐND, đạt 98,4%")
            .Select(f => $"{f.Value.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace('.', ',')} {f.Unit}"));

    [Fact]
    public void Every_place_lies_within_the_text() => Prop.ForAll<string>(s =>
    {
        var text = s ?? "";
        return DocumentNumbers.Find(text).All(f => f.Start >= 0 && f.Start + f.Length <= text.Length)
            && SessionNames.Find(text).All(f => f.Start >= 0 && f.Start + f.Length <= text.Length)
            && Figures.Find(text).All(f => f.Start >= 0 && f.Start + f.Length <= text.Length)
            && VietnameseDates.Find(text).All(f => f.Start >= 0 && f.Start + f.Length <= text.Length);
    }).QuickCheckThrowOnFailure();
}
