using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using NghiTruong.Rules.Reading;
using Xunit;

namespace NghiTruong.Rules.Tests.Reading;

public class ReaderPropertyTests
{
    private static readonly string[] Words =
        ["ông ", "Nguyễn Văn An", "các đồng chí: ", "Chủ tịch ", "HĐND tỉnh ", "UBND ", "đề nghị ", "giao ", "trước ngày ", "15/5", "/2025 ", "kỳ họp thứ ", "thứ ", "số ", "12/NQ-HĐND ", "; ", ", ", ". ", ": ", "\n", "- ", "1. ", "(1) ", "trưởng ban ", "Sở ", "và ", "phường Trà Bá ", "1.088 ", "% ", "\u0301", "\ud800", "hằng tháng ", "bầu ", "miễn nhiệm ", "giữ chức ", "đã ", "chủ trì ", "Nơi nhận:\n", "Ảnh: ", "tháng 2/2021 ", "nhiệm kỳ 2021 - 2026 "];

    private static bool PlacesLieWithin(string text)
    {
        var record = Reader.Read(text);
        IEnumerable<ReadItem> items = [.. record.Dates, .. record.People, .. record.Groups, .. record.Bodies, .. record.Sessions, .. record.StandingMeetings, .. record.Documents, .. record.Directives, .. record.Figures];
        return items.All(i => i.At.Start >= 0 && i.At.Length > 0 && i.At.Start + i.At.Length <= text.Length && i.Confidence is >= 0 and <= 1) && RecordJson.Write(record).Length > 0;
    }

    [Fact]
    public void Any_text_is_read_and_every_place_lies_within_it() => Prop.ForAll<string>(s => PlacesLieWithin(s ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_mix_of_our_words_is_read_and_every_place_lies_within_it() =>
        Prop.ForAll(Gen.Elements(Words).ListOf().Select(w => string.Concat(w)).ToArbitrary(), PlacesLieWithin).Check(Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(120));

    [Fact]
    public void Any_cut_of_a_real_text_is_read()
    {
        var text = GoldRecord.In(GoldRecord.OwnFolder).Select(g => g.Text).First();
        for (var length = 0; length < text.Length; length += 7)
            Assert.True(PlacesLieWithin(text[..length]) && PlacesLieWithin(text[length..]));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("Nguyễn ")]
    [InlineData("ông Nguyễn Văn An, ")]
    [InlineData("đề nghị UBND tỉnh ")]
    [InlineData("15/5 ")]
    [InlineData("\u0301")]
    [InlineData("(")]
    [InlineData("các ")]
    [InlineData("\n")]
    [InlineData("; ")]
    [InlineData("số 12/NQ-HĐND, ")]
    public void A_megabyte_of_one_thing_takes_no_unreasonable_time(string thing)
    {
        var text = string.Concat(Enumerable.Repeat(thing, 1_000_000 / thing.Length));
        var watch = Stopwatch.StartNew();
        Reader.Read(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }
}
