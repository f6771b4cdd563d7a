using NghiTruong.Text;
using Xunit;

namespace NghiTruong.Text.Tests;

public class ScannerTests
{
    [Theory]
    [InlineData("ban hành 1.088 nghị quyết", "1088 nghị quyết")]
    [InlineData("đạt 39,2%", "39.2 %")]
    [InlineData("12/17 xã", "12 xã|17 xã")]
    [InlineData("4,8 tỷ đồng", "4.8 tỷ đồng")]
    [InlineData("trong 2 ngày 19 và 20/7", "2 ngày")]
    [InlineData("15 ngày kể từ ngày ký", "")]
    [InlineData("Kỳ họp thứ 26", "")]
    [InlineData("nhiệm kỳ 2016 - 2021", "")]
    [InlineData("35 tuổi", "")]
    [InlineData("thông qua mười hai nghị quyết", "12 nghị quyết")]
    [InlineData("30 báo cáo, tờ trình", "30 văn bản")]
    [InlineData("6 tháng đầu năm", "")]
    public void Counted_things_are_figures(string text, string expected)
    {
        var (t, found) = (new TokenText(text), new List<FigureSpan>());
        for (var i = 0; i < t.Count;) i = Math.Max(FigureScanner.At(t, i, found), i + 1);
        Assert.Equal(expected, string.Join('|', found.Select(f => FormattableString.Invariant($"{f.Value} {f.Unit}"))));
    }

    [Theory]
    [InlineData("Nghị quyết số 25/2021/NQ-HĐND ngày 30/12/2021", "Nghị quyết 25/2021/NQ-HĐND 2021-12-30")]
    [InlineData("Số: 12/TB-HĐND", "Thông báo 12/TB-HĐND ")]
    [InlineData("Nghị quyết số 10 của HĐND tỉnh", "Nghị quyết 10 ")]
    [InlineData("Nghị quyết 57-NQ/TW", "Nghị quyết 57-NQ/TW ")]
    [InlineData("Tờ trình số 67, ngày 02/6/2023", "Tờ trình 67 2023-06-02")]
    [InlineData("Luật số 72/2025/QH15", "Luật 72/2025/QH15 ")]
    [InlineData("các Nghị quyết số 12/NQ-HĐND, 13/NQ-HĐND", "Nghị quyết 12/NQ-HĐND |Nghị quyết 13/NQ-HĐND ")]
    [InlineData("30 báo cáo", "")]
    [InlineData("ngày 05/6/2020", "")]
    public void Documents_are_known_by_their_numbers(string text, string expected)
    {
        var (t, found) = (new TokenText(text), new List<DocumentSpan>());
        for (var i = 0; i < t.Count;) i = Math.Max(DocumentScanner.At(t, i, found), i + 1);
        Assert.Equal(expected, string.Join('|', found.Select(d => $"{d.Kind} {d.Number} {d.Date?.Iso}")));
    }

    [Theory]
    [InlineData("Kỳ họp thứ 12, HĐND tỉnh Hưng Yên khóa XVI", 12, "None", "HĐND tỉnh Hưng Yên", "XVI", null)]
    [InlineData("Kỳ họp chuyên đề lần thứ 11, HĐND tỉnh khóa XV", 11, "Thematic", "HĐND tỉnh", "XV", null)]
    [InlineData("kỳ họp thứ 10 (kỳ họp bất thường) HĐND tỉnh khóa XII, nhiệm kỳ 2016 – 2021", 10, "Extraordinary", "HĐND tỉnh", "XII", "2016-2021")]
    [InlineData("Kỳ họp thứ Mười một", 11, "None", null, null, null)]
    [InlineData("kỳ họp thường lệ cuối năm 2025", null, "Regular", null, null, null)]
    public void Sessions_are_read_with_kind_council_and_term(string text, int? number, string words, string? council, string? khoa, string? term)
    {
        var found = SessionScanner.At(new TokenText(text), 0);
        Assert.NotNull(found);
        Assert.Equal((number, words, council, khoa, term), (found.Number, found.Words.ToString(), found.Council, found.Khoa, found.Term));
    }

    [Theory]
    [InlineData("Sở Giáo dục và Đào tạo rà soát", "Sở Giáo dục và Đào tạo")]
    [InlineData("Sở Văn hóa, Thể thao và Du lịch tỉnh", "Sở Văn hóa, Thể thao và Du lịch tỉnh")]
    [InlineData("UBND các huyện, thành phố, thị xã giải tỏa", "UBND các huyện, thành phố, thị xã")]
    [InlineData("Văn phòng Đoàn ĐBQH và HĐND tỉnh chuẩn bị", "Văn phòng Đoàn ĐBQH và HĐND tỉnh")]
    [InlineData("UBND tỉnh tổ chức thực hiện", "UBND tỉnh")]
    [InlineData("cán bộ", "")]
    public void A_body_ends_where_its_verb_begins(string text, string body)
    {
        var t = new TokenText(text);
        Assert.Equal(body, t.Text(0, BodyScanner.BodyAt(t, 0)));
    }
}
