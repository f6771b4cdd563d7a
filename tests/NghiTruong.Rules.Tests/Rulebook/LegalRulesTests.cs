using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NghiTruong.Rules.Rulebook;
using Xunit;

namespace NghiTruong.Rules.Tests.Rulebook;

/// <summary>The rules that come with the program: none missing, each said, cited and rated, one version a day.</summary>
public sealed class LegalRulesTests
{
    /// <summary>The ids of the reference tables, a family and its last number, and the parts of rows that hold several values.</summary>
    static readonly (string Family, int Last)[] Families =
    [
        ("SES", 20), ("VOT", 7), ("CON", 8), ("PUB", 9), ("QUE", 8), ("EXP", 2), ("SUP", 24), ("VOTR", 11), ("REC", 10), ("COM", 6), ("DEN", 6), ("ELE", 27),
    ];

    static readonly string[] Parts =
    [
        "CON-07b", "CON-08b", "CON-08c", "CON-08d", "VOTR-10b", "VOTR-10c", "VOTR-10d", "REC-03b", "REC-09b", "REC-09c", "ELE-10b", "ELE-10c", "ELE-24b",
        "ELE-25b", "ELE-25c", "ELE-25d", "ELE-25e", "ELE-25f", "ELE-25g", "ELE-25h", "ELE-26b", "ELE-26c",
    ];

    public static TheoryData<string> Ids() => [.. LegalRules.All.Select(r => r.Id)];

    static LegalRule Rule(string id) => LegalRules.Find(id) ?? throw new InvalidOperationException(id);

    static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static bool Says(RuleVersion version, int number) => Regex.IsMatch(version.Says, $@"(?<!\d)0?{number}(?!\d)");

    [Fact]
    public void Every_rule_of_the_reference_is_there_and_no_other() =>
        Assert.Equal(
            Families.SelectMany(f => Enumerable.Range(1, f.Last).Select(n => $"{f.Family}-{n:00}")).Concat(Parts).Order(StringComparer.Ordinal),
            LegalRules.All.Select(r => r.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Topics_come_in_the_order_of_the_work_and_rules_in_the_order_of_their_numbers()
    {
        Assert.Equal(["sessions", "votes", "publication", "questions", "supervision", "voters", "reception", "elections"], LegalRules.Topics.Select(t => t.Key));
        Assert.All(LegalRules.Topics, t => Assert.False(string.IsNullOrWhiteSpace(t.Title)));
        Assert.Equal(["REC-09", "REC-09b", "REC-09c", "REC-10"], LegalRules.All.Where(r => r.Id.StartsWith("REC-09", StringComparison.Ordinal) || r.Id == "REC-10").Select(r => r.Id));
    }

    [Fact]
    public void A_rule_is_found_in_any_case_of_letters()
    {
        Assert.Equal("REC-09b", LegalRules.Find(" rec-09B ")?.Id);
        Assert.Null(LegalRules.Find("SES-99"));
    }

    [Fact]
    public void Every_anchor_event_is_used_and_has_its_words()
    {
        Assert.Equal(LegalRules.AnchorEvents.Select(a => a.Key), LegalRules.All.Select(r => r.Anchor.Key).Distinct().Order(StringComparer.Ordinal));
        Assert.All(LegalRules.AnchorEvents, a => Assert.Matches(@"^\p{Ll}[\p{L}\p{M} ,]+$", a.Words));
        Assert.Equal(LegalRules.AnchorEvents.Count(), LegalRules.AnchorEvents.Select(a => a.Words).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_titled_and_each_version_says_cites_and_rates_itself(string id)
    {
        var rule = Rule(id);
        Assert.InRange(rule.Title.Length, 5, 70);
        Assert.True(rule.Title.IsNormalized(NormalizationForm.FormC));
        foreach (var version in rule.Versions)
        {
            Assert.Matches(@"^\p{Lu}.{20,}[\p{L}\d)]\.$", version.Says);
            Assert.True(version.Says.IsNormalized(NormalizationForm.FormC));
            Assert.DoesNotContain("…", version.Says, StringComparison.Ordinal);
            Assert.DoesNotContain(". ", version.Says, StringComparison.Ordinal);
            Assert.Matches("^(Luật|Nghị quyết|Nghị định|Quyết định|Quy chế|Kế hoạch|Dự thảo|Văn bản) ", version.Citation.Instrument);
            Assert.Matches(@"^(\d+(, \d+)*)?$", version.Citation.Article);
            Assert.Matches(@"^(\d+[a-zđ]?(, \d+)*)?$", version.Citation.Clause);
            Assert.True(Enum.IsDefined(version.Confidence));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Versions_follow_one_another_and_never_hold_on_the_same_day(string id)
    {
        var versions = Rule(id).Versions;
        Assert.All(versions, v => Assert.False(v.To < v.From));
        foreach (var (before, after) in versions.Zip(versions.Skip(1)))
        {
            Assert.Equal(after.From, before.To!.Value.AddDays(1));
            Assert.Same(before, Rule(id).At(before.To.Value));
            Assert.Same(after, Rule(id).At(after.From));
        }
        Assert.Null(Rule(id).At(versions[0].From.AddDays(-1)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_was_not_read_never_blocks(string id)
    {
        foreach (var version in Rule(id).Versions)
        {
            if (version.IsCarriedOver) Assert.Equal(Confidence.Unchecked, version.Confidence);
            if (version.Severity == Severity.Block) Assert.Equal(Confidence.Text, version.Confidence);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_number_that_is_carried_over_is_the_number_before_it(string id)
    {
        foreach (var (before, after) in Rule(id).Versions.Zip(Rule(id).Versions.Skip(1)))
            if (after.IsCarriedOver)
            {
                Assert.Equal(
                    (before.Says, before.Offset, before.Share, before.FixedDay, before.Periodic, before.Limit, before.Roll),
                    (after.Says, after.Offset, after.Share, after.FixedDay, after.Periodic, after.Limit, after.Roll));
                Assert.Equal(before.Cases.Select(c => (c.Offset, c.Words)), after.Cases.Select(c => (c.Offset, c.Words)));
                Assert.NotEqual(before.Citation.Instrument, after.Citation.Instrument);
            }
        Assert.False(Rule(id).Versions[0].IsCarriedOver);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_with_a_number_says_that_number(string id)
    {
        foreach (var version in Rule(id).Versions)
        {
            foreach (var offset in version.Cases.Select(c => c.Offset).Append(version.Offset))
                if (offset is { Value: > 0 })
                {
                    Assert.True(Says(version, offset.Value), $"{offset.Value}: {version.Says}");
                    if (offset.Unit is CountUnit.WorkingDay) Assert.Contains($"{offset.Value} ngày làm việc", version.Says, StringComparison.Ordinal);
                    else Assert.DoesNotContain($"{offset.Value} ngày làm việc", version.Says, StringComparison.Ordinal);
                    if (offset.Clock is { } clock) Assert.Contains(clock.ToString("HH:mm", CultureInfo.InvariantCulture), version.Says, StringComparison.Ordinal);
                }
            if (version.Lengthening is { } more) Assert.True(Says(version, more.Value) && Says(version, more.Times), version.Says);
            if (version.Periodic is { } periodic) Assert.True(Says(version, periodic.Times), version.Says);
            if (version.FixedDay is { } day) Assert.True(Says(version, day.Day) && Says(version, day.Month), version.Says);
            for (var share = version.Share; share is not null; share = share.Below)
            {
                Assert.Contains($"{share.Numerator}/{share.Denominator}", version.Says, StringComparison.Ordinal);
                if (share.Strict) Assert.Contains($"quá {share.Numerator}/{share.Denominator}", version.Says, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_limit_lies_on_its_side_and_rolls_only_forward(string id)
    {
        foreach (var version in Rule(id).Versions)
        {
            if (version.GivesADay) Assert.NotNull(version.Limit);
            if (version.Cases.Count > 0) Assert.NotNull(version.Offset);
            Assert.Equal(version.Limit == LimitKind.Periodic, version.Periodic is not null);
            Assert.Equal(version.Limit == LimitKind.Window, version.Offset?.Direction == Direction.Around);
            if (version.Offset is not { } offset) continue;
            Assert.All(version.Cases, c => Assert.Equal(offset.Direction, c.Offset.Direction));
            Assert.All(version.Cases, c => Assert.NotEmpty(c.Words));
            Assert.Equal(offset.Value == 0, offset.Direction == Direction.At);
            if (offset.Direction != Direction.After || id.StartsWith("ELE-", StringComparison.Ordinal)) Assert.Equal(RollRule.Never, version.Roll);
            else Assert.Equal(version.Limit == LimitKind.NotEarlierThan ? RollRule.Never : RollRule.NextWorkingDay, version.Roll);
            if (offset.Direction == Direction.Before) Assert.Contains(" trước ", version.Says, StringComparison.Ordinal);
            if (offset.Direction == Direction.After) Assert.Matches("kể từ ngày | sau ngày ", version.Says);
            if (version.Limit == LimitKind.NoLaterThan && offset.Value > 0) Assert.Contains("chậm nhất", version.Says, StringComparison.Ordinal);
            if (version.Limit == LimitKind.NoMoreThan) Assert.Contains("không quá", version.Says, StringComparison.Ordinal);
            if (version.Limit == LimitKind.NotEarlierThan) Assert.Contains("không sớm hơn", version.Says, StringComparison.Ordinal);
        }
    }

    /// <summary>The version of a day: its instrument, value (or share), confidence, whether carried over; "-" where none is in force.</summary>
    [Theory]
    [InlineData("QUE-03", "2026-02-28", "Điều 60 Luật 87/2015/QH13", "20", 'T', false)]
    [InlineData("QUE-03", "2026-03-01", "Luật 121/2025/QH15", "20", 'M', true)]
    [InlineData("QUE-03", "2016-07-01", "Điều 60 Luật 87/2015/QH13", "20", 'T', false)]
    [InlineData("QUE-03", "2016-06-30", "-", "", ' ', false)]
    [InlineData("SES-01", "2025-02-28", "Điều 78 Luật 77/2015/QH13", "2/year", 'T', false)]
    [InlineData("SES-01", "2025-03-01", "Luật 65/2025/QH15", "2/year", 'M', false)]
    [InlineData("SES-05", "2025-06-15", "Luật 65/2025/QH15", "45", 'M', true)]
    [InlineData("SES-05", "2025-06-16", "Điều 34 Luật 72/2025/QH15", "45", 'T', false)]
    [InlineData("SES-07", "2026-07-07", "Luật 72/2025/QH15", "20", 'M', false)]
    [InlineData("SES-08", "2020-06-30", "Điều 80 Luật 77/2015/QH13", "10", 'M', false)]
    [InlineData("SES-08", "2020-07-01", "-", "", ' ', false)]
    [InlineData("SES-09", "2020-06-30", "-", "", ' ', false)]
    [InlineData("SES-09", "2020-07-01", "Điều 80 Luật 77/2015/QH13 (sửa đổi bởi Luật 47/2019/QH14)", "7", 'M', false)]
    [InlineData("SES-11", "2020-06-30", "Điều 80 Luật 77/2015/QH13", "7", 'M', false)]
    [InlineData("SES-11", "2020-07-01", "Điều 80 Luật 77/2015/QH13 (sửa đổi bởi Luật 47/2019/QH14)", "3", 'M', false)]
    [InlineData("SES-14", "2026-03-01", "Luật 121/2025/QH15", "10", 'M', true)]
    [InlineData("SES-17", "2025-03-31", "Điều 125 Luật 80/2015/QH13", "7", 'M', false)]
    [InlineData("SES-17", "2025-04-01", "Luật 64/2025/QH15", "7", 'M', true)]
    [InlineData("SES-19", "2025-02-28", "-", "", ' ', false)]
    [InlineData("SES-19", "2025-03-01", "Điều 46 Luật 65/2025/QH15", ">2/3 InOffice", 'S', false)]
    [InlineData("VOT-01", "2026-07-07", "Luật 72/2025/QH15", "≥2/3 Elected", 'M', false)]
    [InlineData("VOT-02", "2026-07-07", "Điều 35 Luật 72/2025/QH15", ">1/2 Elected", 'M', false)]
    [InlineData("VOT-07", "2026-02-28", "Điều 72 Luật 87/2015/QH13", ">1/2 Members", 'T', false)]
    [InlineData("VOT-07", "2026-03-01", "Luật 121/2025/QH15", ">1/2 Members", 'M', true)]
    [InlineData("CON-05", "2023-07-01", "Điều 12 Nghị quyết 96/2023/QH15", ">1/2 Elected", 'S', false)]
    [InlineData("CON-07", "2023-06-30", "Điều 64 Luật 87/2015/QH13", "≥1/3 Elected", 'T', false)]
    [InlineData("CON-07", "2023-07-01", "Nghị quyết 96/2023/QH15", "≥1/3 Elected", 'M', false)]
    [InlineData("CON-08", "2014-12-31", "-", "", ' ', false)]
    [InlineData("CON-08", "2015-01-01", "Điều 9 Nghị quyết 85/2014/QH13", "30", 'S', false)]
    [InlineData("CON-08b", "2023-06-30", "Điều 9 Nghị quyết 85/2014/QH13", "20", 'S', false)]
    [InlineData("CON-08d", "2023-07-01", "Nghị quyết 96/2023/QH15", "10", 'M', true)]
    [InlineData("PUB-03", "2025-04-01", "Luật 64/2025/QH15", "3", 'M', true)]
    [InlineData("PUB-05", "2025-03-31", "Điều 151 Luật 80/2015/QH13", "10", 'T', false)]
    [InlineData("PUB-05", "2025-04-01", "Luật 64/2025/QH15", "10", 'M', false)]
    [InlineData("PUB-08", "2027-02-28", "Luật 87/2025/QH15", "28/2/2027", 'S', false)]
    [InlineData("PUB-08", "2027-03-01", "-", "", ' ', false)]
    [InlineData("SUP-01", "2026-02-28", "Điều 58 Luật 87/2015/QH13", "1/3/-1", 'T', false)]
    [InlineData("SUP-22", "2026-02-28", "-", "", ' ', false)]
    [InlineData("SUP-22", "2026-03-01", "Điều 40 Luật 121/2025/QH15", "15", 'S', false)]
    [InlineData("VOTR-09", "2017-09-14", "-", "", ' ', false)]
    [InlineData("VOTR-09", "2017-09-15", "Điều 12 Quyết định 33/2017/QĐ-TTg", "40", 'T', false)]
    [InlineData("REC-04", "2026-06-30", "Điều 28 Luật 42/2013/QH13", "10 wd", 'T', false)]
    [InlineData("REC-04", "2026-07-01", "Luật 136/2025/QH15 (sửa đổi Luật 42/2013/QH13)", "10 wd", 'M', true)]
    [InlineData("COM-02", "2026-06-30", "Điều 27, Điều 36 Luật 02/2011/QH13", "10", 'T', false)]
    [InlineData("COM-02", "2026-07-01", "Điều 10 Nghị định 155/2026/NĐ-CP", "7 wd", 'T', false)]
    [InlineData("COM-03", "2026-07-01", "Luật 136/2025/QH15 (sửa đổi Luật 02/2011/QH13)", "30", 'M', true)]
    [InlineData("DEN-01", "2019-01-01", "Điều 24 Luật 25/2018/QH14", "7 wd", 'T', false)]
    [InlineData("ELE-08", "2025-06-30", "Điều 35 Luật 85/2015/QH13", "70", 'M', false)]
    [InlineData("ELE-08", "2025-07-01", "Điều 35 Luật 85/2015/QH13 (sửa đổi bởi Luật 83/2025/QH15)", "42 17:00", 'T', false)]
    [InlineData("ELE-24b", "2025-06-30", "Điều 87 Luật 85/2015/QH13", "30", 'M', false)]
    [InlineData("ELE-24b", "2025-07-01", "Điều 87 Luật 85/2015/QH13 (sửa đổi bởi Luật 83/2025/QH15)", "7", 'T', false)]
    public void The_version_of_a_day(string id, string day, string citation, string value, char letter, bool carriedOver)
    {
        var version = Rule(id).At(Day(day));
        if (citation == "-")
        {
            Assert.Null(version);
            return;
        }
        Assert.NotNull(version);
        Assert.Equal((citation, value, letter, carriedOver), ((version.Citation with { Clause = "" }).ToString(), Value(version), RuleWords.Letter(version.Confidence), version.IsCarriedOver));
    }

    static string Value(RuleVersion version) => version switch
    {
        { Offset: { } o } => $"{o.Value}{(o.Unit == CountUnit.WorkingDay ? " wd" : "")}{o.Clock:' 'HH:mm}",
        { Share: { } s } => $"{(s.Strict ? '>' : '≥')}{s.Numerator}/{s.Denominator} {s.Base}",
        { Periodic: { } p } => $"{p.Times}/{p.Every.ToString().ToLowerInvariant()}",
        { FixedDay: { } d } => $"{d.Day}/{d.Month}/{d.FixedYear ?? d.Year}",
        _ => "",
    };

    [Theory]
    [InlineData("COM-03", 30, "60 45 45")]
    [InlineData("COM-04", 45, "70 60 60")]
    [InlineData("SUP-18", 7, "10")]
    [InlineData("SUP-22", 15, "30")]
    [InlineData("DEN-01", 7, "10")]
    [InlineData("VOTR-09", 40, "50")]
    public void The_ordinary_value_stands_apart_from_the_special_ones_and_the_narrowest_case_comes_first(string id, int ordinary, string cases)
    {
        foreach (var version in Rule(id).Versions)
            Assert.Equal((ordinary, cases), (version.Offset!.Value, string.Join(' ', version.Cases.Select(c => c.Offset.Value))));
    }

    [Fact]
    public void Some_rules_hold_for_a_kind_of_session_or_a_level_only()
    {
        Assert.Equal([SessionKind.Regular], Rule("SES-07").Versions[^1].Applies.Kinds);
        Assert.Equal([SessionKind.Extraordinary], Rule("SES-11").Versions[0].Applies.Kinds);
        Assert.Equal([SessionKind.Thematic, SessionKind.Urgent], Rule("SES-11").Versions[1].Applies.Kinds);
        Assert.Equal([CouncilLevel.Province], Rule("PUB-05").Versions[^1].Applies.Levels);
        Assert.Equal([CouncilLevel.District, CouncilLevel.Commune], Rule("PUB-07").Versions[^1].Applies.Levels);
    }

    [Fact]
    public void The_day_of_entry_into_force_only_warns() => Assert.All(Rule("PUB-05").Versions, v => Assert.Equal(Severity.Warn, v.Severity));

    [Fact]
    public void A_citation_reads_as_an_office_writes_it()
    {
        Assert.Equal("khoản 4 Điều 60 Luật 87/2015/QH13", Rule("QUE-03").Versions[0].Citation.ToString());
        Assert.Equal("điểm b khoản 3 Điều 60 Luật 87/2015/QH13", Rule("QUE-02").Versions[0].Citation.ToString());
        Assert.Equal("khoản 4, khoản 5 Điều 72 Luật 87/2015/QH13", new Citation("Luật 87/2015/QH13", "72", "4, 5").ToString());
        Assert.Equal("Điều 38, Điều 39, Điều 50 Luật 85/2015/QH13", new Citation("Luật 85/2015/QH13", "38, 39, 50").ToString());
        Assert.Equal("tạm theo luật cũ, chưa đối chiếu", RuleWords.Mark(Rule("QUE-03").Versions[1]));
    }
}
