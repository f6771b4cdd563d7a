using NghiTruong.Text;
using Xunit;

namespace NghiTruong.Text.Tests;

public class NumberAndDateTests
{
    [Theory]
    [InlineData("1.088", 1088)]
    [InlineData("2,5", 2.5)]
    [InlineData("08", 8)]
    [InlineData("1.250.000", 1250000)]
    [InlineData("39,2", 39.2)]
    [InlineData("mười một", 11)]
    [InlineData("hai mươi lăm", 25)]
    [InlineData("một trăm linh năm", 105)]
    [InlineData("ba nghìn bốn trăm", 3400)]
    public void Numbers_are_read_in_digits_and_words(string text, double value)
    {
        Assert.True(VietnameseNumbers.TryRead(text, out var number));
        Assert.Equal((decimal)value, number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nghị quyết")]
    [InlineData("12 nghị quyết")]
    [InlineData("99999999999999999999999999")]
    public void What_is_no_number_is_refused(string text) => Assert.False(VietnameseNumbers.TryRead(text, out _));

    [Theory]
    [InlineData("XIV", 14)]
    [InlineData("XVII", 17)]
    [InlineData("IX", 9)]
    public void Roman_numbers_are_read_and_written(string roman, int value)
    {
        Assert.True(VietnameseNumbers.TryReadRoman(roman, out var read));
        Assert.Equal(value, read);
        Assert.Equal(roman, VietnameseNumbers.Roman(value));
    }

    [Theory]
    [InlineData("IIII")]
    [InlineData("")]
    [InlineData("VX")]
    [InlineData("abc")]
    public void What_Romans_did_not_write_is_refused(string text) => Assert.False(VietnameseNumbers.TryReadRoman(text, out _));

    [Theory]
    [InlineData("Sáng 3/4, họp", "--04-03")]
    [InlineData("chiều ngày 03/4/2024", "2024-04-03")]
    [InlineData("sáng 3.4", "--04-03")]
    [InlineData("ngày 3-4", "--04-03")]
    [InlineData("ngày 3 - 4", "--04-03")]
    [InlineData("03 tháng 4 năm 2024", "2024-04-03")]
    [InlineData("Chiều nay (3/4)", "--04-03")]
    [InlineData("Ngày mai 08-12", "--12-08")]
    [InlineData("từ ngày 3 đến 5/4", "--04-03/--04-05")]
    [InlineData("2 ngày 19 và 20/7", "--07-19/--07-20")]
    [InlineData("từ ngày 9/12 đến ngày 11/12/2020", "2020-12-09/2020-12-11")]
    [InlineData("từ ngày 28/12 đến 03/01/2021", "2020-12-28/2021-01-03")]
    [InlineData("từ ngày 7/12 đến sáng 9/12/2016", "2016-12-07/2016-12-09")]
    [InlineData("ngày 7 - 11.12", "--12-07/--12-11")]
    [InlineData("tháng 10/2025", "2025-10")]
    [InlineData("tháng 01 năm 2021", "2021-01")]
    [InlineData("14.09.2022", "2022-09-14")]
    [InlineData("trước ngày 15/5", "--05-15")]
    public void Dates_are_found_in_every_form(string text, string iso) => Assert.Equal([iso], VietnameseDates.Find(text).Select(d => d.Iso));

    [Theory]
    [InlineData("nhiệm kỳ 2016 - 2021")]
    [InlineData("12/17 xã")]
    [InlineData("8/11 xã đạt")]
    [InlineData("Nghị quyết số 12/2016")]
    [InlineData("số 33/TB-HĐND")]
    [InlineData("1.088 nghị quyết")]
    [InlineData("13:54")]
    [InlineData("ngày 31/2")]
    [InlineData("năm 2020")]
    [InlineData("")]
    public void What_is_no_date_is_left(string text) => Assert.Empty(VietnameseDates.Find(text));

    [Fact]
    public void A_date_keeps_its_place_in_the_text_as_it_came()
    {
        const string Text = "Hội nghị sáng ngày 3/4"; // NFD before it
        var found = Assert.Single(VietnameseDates.Find(Text));
        Assert.Equal("sáng ngày 3/4".Normalize(System.Text.NormalizationForm.FormD), Text.Substring(found.Start, found.Length).Normalize(System.Text.NormalizationForm.FormD));
    }

    [Theory]
    [InlineData(2026, 7, 9, "ngày 09 tháng 7 năm 2026", "09/07/2026")]
    [InlineData(2026, 2, 10, "ngày 10 tháng 02 năm 2026", "10/02/2026")]
    [InlineData(2026, 12, 31, "ngày 31 tháng 12 năm 2026", "31/12/2026")]
    public void Days_are_written_as_decree_30_asks(int year, int month, int day, string full, string brief)
    {
        Assert.Equal(full, VietnameseDates.Long(new DateOnly(year, month, day)));
        Assert.Equal(brief, VietnameseDates.Short(new DateOnly(year, month, day)));
    }
}
