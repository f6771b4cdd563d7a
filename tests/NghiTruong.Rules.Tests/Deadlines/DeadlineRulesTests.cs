using System.Globalization;
using System.Runtime.CompilerServices;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;
using Xunit;

namespace NghiTruong.Rules.Tests.Deadlines;

/// <summary>Rules asked for days: known vectors, every rule with a day, what is refused and why.</summary>
public sealed class DeadlineRulesTests
{
    static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static DeadlineAnswer Ask(string rule, string anchor, string circumstances = "-", params LocalRule[] local) => DeadlineRules.Reckon(rule, Day(anchor), Read(circumstances), WorkingCalendar.Known, local);

    static Deadline Asked(string rule, string anchor, string circumstances = "-", params LocalRule[] local) =>
        Ask(rule, anchor, circumstances, local) switch { Deadline found => found, NoDeadline no => throw new InvalidOperationException(no.Words), _ => throw new InvalidOperationException() };

    static Circumstances Read(string words)
    {
        var made = Circumstances.Ordinary;
        foreach (var word in words.Split(','))
            made = word.Split('=') switch
            {
                ["-"] => made,
                ["complex"] => made with { IsComplex = true },
                ["remote"] => made with { IsRemote = true },
                ["case", var named] => made with { Named = named },
                ["extended", var n] => made with { Lengthenings = int.Parse(n, CultureInfo.InvariantCulture) },
                ["at", var time] => made with { At = TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture) },
                [var one] when Enum.TryParse<SessionKind>(one, true, out var kind) => made with { Kind = kind },
                [var one] when Enum.TryParse<CouncilLevel>(one, true, out var level) => made with { Level = level },
                _ => throw new InvalidOperationException(word),
            };
        return made;
    }

    [Theory]
    [InlineData("QUE-03", "2026-07-09", "2026-07-29")]
    [InlineData("QUE-03", "2026-08-12", "2026-09-03")]
    [InlineData("SES-07", "2026-07-07", "2026-06-17")]
    [InlineData("SES-14", "2026-07-07", "2026-06-27")]
    [InlineData("SES-13", "2026-07-07", "2026-07-02")]
    [InlineData("VOTR-07", "2026-07-07", "2026-06-07")]
    [InlineData("REC-02", "2026-02-24", "2026-02-10")]
    [InlineData("REC-04", "2026-02-13", "2026-03-06")]
    [InlineData("COM-02", "2026-08-20", "2026-08-28")]
    [InlineData("SUP-08", "2026-03-02", "2026-03-17")]
    [InlineData("SUP-06", "2026-12-11", "2026-12-28")]
    [InlineData("ELE-08", "2026-03-15", "2026-02-01")]
    [InlineData("ELE-17", "2026-03-15", "2026-03-02")]
    [InlineData("ELE-19", "2026-03-15", "2026-03-18")]
    [InlineData("SES-05", "2026-03-15", "2026-04-29")]
    [InlineData("ELE-01", "2026-03-15", "2025-11-20")]
    [InlineData("ELE-07", "2026-03-15", "2026-01-31")]
    [InlineData("ELE-13", "2026-03-15", "2026-02-20")]
    [InlineData("ELE-23", "2026-03-15", "2026-03-25")]
    public void A_known_case(string rule, string anchor, string due) => Assert.Equal(Day(due), Asked(rule, anchor).Due);

    public static TheoryData<string> Rows() => [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(Here())!, "DaysOfRules.txt")).Where(l => l.Length > 0 && l[0] != '#')];

    static string Here([CallerFilePath] string file = "") => file;

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_rule_gives_the_day_that_was_counted_apart(string row)
    {
        var parts = row.Split(' ');
        var found = Asked(parts[0], parts[1], parts[2]);
        Assert.Equal((Day(parts[3]), Day(parts[4])), (found.Due, found.Prudent));
        if (parts[5] == "carried") Assert.StartsWith("tạm theo luật cũ", Assert.Single(found.Provisional));
        else Assert.DoesNotContain(found.Provisional, p => p.StartsWith("tạm theo luật cũ", StringComparison.Ordinal));
        Assert.NotEmpty(DeadlineWords.Explain(found));
    }

    [Fact]
    public void Every_version_that_gives_a_day_is_asked()
    {
        var asked = Rows().Select(r => r.Data.Split(' ')).Select(p => (p[0], LegalRules.Find(p[0])!.At(Day(p[1]))!.From)).ToLookup(v => v);
        foreach (var rule in LegalRules.All)
        {
            var counted = rule.Versions.Where(v => v.Offset is { Unit: not CountUnit.Hour }).ToArray();
            Assert.All(counted, v => Assert.True(asked.Contains((rule.Id, v.From)), $"{rule.Id} {v.From}"));
            if (counted.Length > 0) Assert.True(counted.Sum(v => asked[(rule.Id, v.From)].Count()) >= 2, rule.Id);
        }
    }

    [Theory]
    [InlineData("SUP-01", "2026-02-28", "2025-03-01", "2025-02-28")]
    [InlineData("SUP-01", "2027-03-01", "2026-03-01", "2026-02-27")]
    [InlineData("SUP-07", "2026-01-01", "2025-12-31", "2025-12-31")]
    [InlineData("SUP-07", "2024-06-01", "2023-12-31", "2023-12-29")]
    [InlineData("PUB-08", "2025-07-01", "2027-02-28", "2027-02-26")]
    [InlineData("PUB-08", "2027-02-28", "2027-02-28", "2027-02-26")]
    [InlineData("SES-01", "2026-07-07", "2026-12-31", "2026-12-31")]
    [InlineData("SES-01", "2023-12-31", "2023-12-31", "2023-12-29")]
    [InlineData("SES-01", "2025-04-01", "2025-12-31", "2025-12-31")]
    [InlineData("SES-20", "2026-02-10", "2026-02-28", "2026-02-27")]
    [InlineData("SES-20", "2024-02-29", "2024-02-29", "2024-02-29")]
    [InlineData("SES-20", "2025-05-02", "2025-05-31", "2025-05-30")]
    [InlineData("SUP-19", "2026-05-15", "2026-06-30", "2026-06-30")]
    [InlineData("SUP-19", "2025-10-01", "2025-12-31", "2025-12-31")]
    [InlineData("SUP-19", "2023-09-30", "2023-09-30", "2023-09-29")]
    public void A_day_of_the_calendar_and_the_end_of_a_period(string rule, string anchor, string due, string prudent)
    {
        var found = Asked(rule, anchor);
        Assert.Equal((Day(due), Day(prudent)), (found.Due, found.Prudent));
    }

    [Theory]
    [InlineData("2026-07-07", "at=08:00", "2026-07-07", "07:00")]
    [InlineData("2026-09-03", "at=00:15", "2026-09-02", "23:15")]
    public void The_link_of_an_online_reception_stands_an_hour_before(string anchor, string at, string due, string clock)
    {
        var found = Asked("REC-09c", anchor, at);
        Assert.Equal((Day(due), TimeOnly.ParseExact(clock, "HH:mm", CultureInfo.InvariantCulture)), (found.Due, found.Reckoning.Clock));
    }

    [Fact]
    public void Candidacy_files_close_at_five_in_the_afternoon()
    {
        Assert.Equal(new TimeOnly(17, 0), Asked("ELE-08", "2026-03-15").Reckoning.Clock);
        Assert.Contains("17:00 Chủ nhật 01/02/2026", string.Join('\n', DeadlineWords.Explain(Asked("ELE-08", "2026-03-15"))));
        Assert.Null(Asked("ELE-08", "2021-05-23").Reckoning.Clock);
    }

    [Fact]
    public void Contact_with_voters_lies_in_a_window()
    {
        var found = Asked("VOTR-10", "2026-07-07");
        Assert.Equal((Day("2026-06-22"), Day("2026-07-22"), LimitKind.Window), (found.Reckoning.Opens, found.Due, found.Limit));
    }

    [Fact]
    public void What_is_not_earlier_than_its_day_does_not_roll()
    {
        var found = Asked("PUB-05", "2026-04-20");
        Assert.Equal((Day("2026-04-30"), false), (found.Due, found.Reckoning.Rolled));
        Assert.Contains("Không sớm hơn Thứ Năm 30/04/2026.", DeadlineWords.Explain(found));
    }

    [Theory]
    [InlineData("QUE-03", "2016-06-30", "-")]
    [InlineData("SES-08", "2020-07-01", "-")]
    [InlineData("SES-09", "2020-06-30", "-")]
    [InlineData("CON-03", "2023-06-30", "-")]
    [InlineData("PUB-08", "2027-03-01", "-")]
    [InlineData("SUP-22", "2026-02-28", "-")]
    [InlineData("REC-08", "2026-06-30", "-")]
    [InlineData("SES-11", "2026-07-07", "extraordinary")]
    [InlineData("SES-11", "2019-07-07", "thematic")]
    public void No_version_in_force(string rule, string anchor, string circumstances)
    {
        var no = Assert.IsType<NoDeadline>(Ask(rule, anchor, circumstances));
        Assert.Equal(NoDeadlineKind.NotInForce, no.Kind);
        Assert.Contains("hiệu lực", no.Words);
    }

    [Theory]
    [InlineData("SES-99", "2026-07-07", "-", "Không có quy tắc")]
    [InlineData("QUE-02", "2026-07-07", "-", "không đặt thời hạn")]
    [InlineData("VOT-02", "2026-07-07", "-", "không đặt thời hạn")]
    [InlineData("SES-07", "2026-07-07", "thematic", "chỉ dùng cho kỳ họp thường lệ")]
    [InlineData("SES-09", "2026-07-07", "regular", "chỉ dùng cho kỳ họp chuyên đề")]
    [InlineData("PUB-05", "2026-07-07", "commune", "chỉ dùng cho cấp tỉnh")]
    [InlineData("DEN-01", "2026-07-07", "case=nowhere", "không có trường hợp")]
    [InlineData("DEN-04", "2026-07-07", "extended=3", "chỉ cho gia hạn 2 lần")]
    [InlineData("QUE-03", "2026-07-07", "extended=1", "không cho gia hạn")]
    [InlineData("DEN-04", "2026-07-07", "extended=-1", "Số lần gia hạn")]
    [InlineData("QUE-03", "1900-07-07", "-", "nằm ngoài lịch")]
    [InlineData("QUE-03", "2199-12-31", "-", "nằm ngoài lịch")]
    [InlineData("REC-04", "9999-12-31", "-", "nằm ngoài lịch")]
    [InlineData("REC-04", "0001-01-01", "-", "nằm ngoài lịch")]
    public void A_question_that_cannot_be_answered(string rule, string anchor, string circumstances, string words)
    {
        var no = Assert.IsType<NoDeadline>(Ask(rule, anchor, circumstances));
        Assert.Equal(NoDeadlineKind.Wrong, no.Kind);
        Assert.Contains(words, no.Words);
    }

    static LocalRule Own(string rule, int value, Direction direction = Direction.After, CountUnit unit = CountUnit.CalendarDay, LimitKind limit = LimitKind.NoLaterThan, string from = "2026-01-01", string? to = null) =>
        new(rule, new("12/2026/QC-HĐND", Day("2026-01-15"), "Quy chế làm việc"), new(value, unit, direction), limit, Day(from), to is null ? null : Day(to), "Theo quy chế", LegalRules.Find(rule)?.Anchor ?? new("receipt", "ngày nhận"));

    [Theory]
    // A shorter forward limit and a longer backward one are tighter.
    [InlineData("QUE-03", "2026-07-09", 15, Direction.After, "2026-07-24", true)]
    [InlineData("QUE-03", "2026-07-09", 25, Direction.After, "2026-07-29", false)]
    [InlineData("QUE-03", "2026-07-09", 20, Direction.After, "2026-07-29", false)]
    [InlineData("SES-13", "2026-07-07", 10, Direction.Before, "2026-06-27", true)]
    [InlineData("SES-13", "2026-07-07", 3, Direction.Before, "2026-07-02", false)]
    // What must not come earlier is tighter when it comes later.
    [InlineData("PUB-05", "2026-07-07", 15, Direction.After, "2026-07-22", true)]
    [InlineData("PUB-05", "2026-07-07", 5, Direction.After, "2026-07-17", false)]
    public void Of_law_and_regulation_the_stricter_applies_and_both_are_shown(string rule, string anchor, int value, Direction direction, string due, bool isLocal)
    {
        var found = Asked(rule, anchor, "-", Own(rule, value, direction));
        Assert.Equal((Day(due), isLocal, 2), (found.Due, found.Applied.IsLocal, found.All.Count));
        Assert.Equal(isLocal ? "12/2026/QC-HĐND ngày 15/01/2026" : found.Version!.Citation.ToString(), found.Citation);
        Assert.Contains(DeadlineWords.Explain(found), l => l.StartsWith("Nhẹ hơn, không dùng: ", StringComparison.Ordinal));
        if (isLocal) Assert.Empty(found.Provisional);
    }

    [Fact]
    public void A_regulation_holds_from_its_day_to_its_end_and_for_its_rule_alone()
    {
        var own = Own("QUE-03", 15, from: "2026-07-01", to: "2026-07-31");
        Assert.Single(Asked("QUE-03", "2026-06-30", "-", own).All);
        Assert.Equal(2, Asked("QUE-03", "2026-07-31", "-", own).All.Count);
        Assert.Single(Asked("QUE-03", "2026-08-01", "-", own).All);
        Assert.Single(Asked("QUE-07", "2026-07-15", "-", own).All);
    }

    [Fact]
    public void A_regulation_beside_a_rule_is_for_the_sessions_of_that_rule_alone()
    {
        Assert.Equal(Day("2026-06-12"), Asked("SES-07", "2026-07-07", "regular", Own("SES-07", 25, Direction.Before)).Due);
        Assert.Equal(NoDeadlineKind.Wrong, Assert.IsType<NoDeadline>(Ask("SES-07", "2026-07-07", "thematic", Own("SES-07", 25, Direction.Before))).Kind);
    }

    [Fact]
    public void A_rule_of_the_council_s_own_gives_a_day_without_any_law()
    {
        var found = Asked("qc-01", "2026-08-12", "-", Own("QC-01", 20));
        Assert.Equal(("QC-01", Day("2026-09-03"), Confidence.Text, (RuleVersion?)null), (found.RuleId, found.Due, found.Confidence, found.Version));
        Assert.Equal(NoDeadlineKind.NotInForce, Assert.IsType<NoDeadline>(Ask("QC-01", "2025-08-12", "-", Own("QC-01", 20))).Kind);
        Assert.Equal(Day("2026-05-04"), Asked("QUE-02", "2026-04-30", "-", Own("QUE-02", 3)).Due);
    }

    [Fact]
    public void Each_of_two_regulations_rolls_as_it_is_itself()
    {
        // Both end on a Saturday: "không sớm hơn" stays, "chậm nhất" goes to Monday.
        var found = Asked("QC-01", "2026-07-01", "-", Own("QC-01", 10, limit: LimitKind.NotEarlierThan), Own("QC-01", 10));
        Assert.Equal([Day("2026-07-11"), Day("2026-07-13")], found.All.Select(c => c.Reckoning.Due));
        Assert.Equal([RollRule.Never, RollRule.NextWorkingDay], found.All.Select(c => c.Roll));
    }

    [Fact]
    public void A_day_in_an_unread_year_says_so()
    {
        var found = Asked("REC-05", "2026-12-29");
        Assert.True(found.IsProvisional);
        Assert.Contains("2027", Assert.Single(found.Provisional));
        Assert.False(Asked("REC-05", "2026-11-02").IsProvisional);
    }

    [Fact]
    public void An_explanation_names_rule_article_anchor_days_left_out_and_roll()
    {
        var lines = DeadlineWords.Explain(Asked("QUE-03", "2026-08-12")).ToArray();
        Assert.Equal(
            [
                "QUE-03, Luật 121/2025/QH15 (tạm theo luật cũ, chưa đối chiếu): 20 ngày sau ngày chất vấn.",
                "Mốc: ngày chất vấn, Thứ Tư 12/08/2026; ngày này không tính.",
                "Đếm 20 ngày, từ 13/08/2026 đến 01/09/2026.",
                "Ngày cuối Thứ Ba 01/09/2026 là ngày nghỉ (Quốc khánh): kết thúc vào ngày làm việc tiếp theo, Thứ Năm 03/09/2026 (khoản 5 Điều 148 Bộ luật Dân sự 91/2015/QH13).",
                "Hạn: hết Thứ Năm 03/09/2026.",
            ], lines[..5]);
        Assert.StartsWith("Tạm tính: tạm theo luật cũ", lines[5]);
        Assert.Contains("Không tính 11 ngày nghỉ: 14/02–22/02 (Thứ Bảy, Chủ nhật, Tết Nguyên đán); 28/02–01/03 (Thứ Bảy, Chủ nhật).", DeadlineWords.Explain(Asked("REC-04", "2026-02-13")));
    }
}
