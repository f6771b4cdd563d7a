using System.Text;
using NghiTruong.Rules.Rulebook;
using Xunit;

namespace NghiTruong.Rules.Tests.Rulebook;

/// <summary>A file of rules is read as it is written, or refused with its place.</summary>
public sealed class RuleFileTests
{
    static readonly Dictionary<string, AnchorEvent> Anchors = new() { ["opening"] = new("opening", "ngày khai mạc kỳ họp") };

    const string Version = """{ "from": "2016-01-01", "says": "Chậm nhất 5 ngày.", "citation": { "instrument": "Luật 1/2016" }, "confidence": "T", "offset": { "value": 5, "unit": "calendar-day", "direction": "after" } }""";

    static string Written(string versions, string anchor = "opening") =>
        $$"""
        {
          "topic": "sessions",
          "title": "Kỳ họp",
          "rules": [
            { "id": "SES-01", "title": "Họp", "anchor": "{{anchor}}", "versions": [ {{versions}} ] }
          ]
        }
        """;

    static IReadOnlyList<LegalRule> Read(string json) => RuleFile.Read("sessions", new MemoryStream(Encoding.UTF8.GetBytes(json)), Anchors);

    [Fact]
    public void A_rule_is_read_with_what_it_leaves_unsaid()
    {
        var version = Assert.Single(Assert.Single(Read(Written(Version))).Versions);
        Assert.Equal(new Offset(5, CountUnit.CalendarDay, Direction.After), version.Offset);
        Assert.Equal((Confidence.Text, Severity.Info, RollRule.NextWorkingDay, null), (version.Confidence, version.Severity, version.Roll, version.To));
        Assert.Equal(RollRule.Never, Read(Written(Version.Replace("after", "before")))[0].Versions[0].Roll);
        Assert.Equal(RollRule.Never, Read(Written(Version.Replace("\"confidence\"", "\"roll\": \"never\", \"confidence\"")))[0].Versions[0].Roll);
    }

    [Fact]
    public void A_clock_time_and_a_comment_are_read()
    {
        var version = Read(Written("// how it stood\n" + Version.Replace("\"after\"", "\"before\", \"clock\": \"17:00\"")))[0].Versions[0];
        Assert.Equal(new TimeOnly(17, 0), version.Offset!.Clock);
    }

    [Theory]
    [InlineData("\"confidence\": \"T\"", "\"confidence\": \"X\"", "sessions: SES-01: confidence “X”")]
    [InlineData("\"confidence\": \"T\"", "\"confidence\": \"T\", \"colour\": 1", "sessions: $.rules[0].versions[0].colour, line 5")]
    [InlineData("calendar-day", "week", "sessions: $.rules[0].versions[0].offset.unit, line 5")]
    [InlineData("\"from\": \"2016-01-01\",", "", "sessions: $.rules[0].versions[0], line 5")]
    [InlineData("2016-01-01", "2016-02-30", "sessions: $.rules[0].versions[0].from, line 5")]
    [InlineData("\"value\": 5, ", "", "sessions: $.rules[0].versions[0].offset, line 5")]
    [InlineData("\"instrument\": \"Luật 1/2016\"", "", "sessions: $.rules[0].versions[0].citation, line 5")]
    [InlineData("\"value\": 5,", "\"value\": \"5\",", "sessions: $.rules[0].versions[0].offset.value, line 5")]
    public void A_broken_version_is_refused_with_its_place(string right, string wrong, string place)
    {
        var refused = Assert.Throws<InvalidDataException>(() => Read(Written(Version.Replace(right, wrong))));
        Assert.StartsWith(place, refused.Message);
    }

    [Fact]
    public void A_rule_without_its_anchor_or_any_version_is_refused()
    {
        Assert.StartsWith("sessions: SES-01: no anchor “closing”", Assert.Throws<InvalidDataException>(() => Read(Written(Version, "closing"))).Message);
        Assert.StartsWith("sessions: SES-01: no version", Assert.Throws<InvalidDataException>(() => Read(Written(""))).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"to\": \"2020-01-01\",")]
    [InlineData("\"to\": \"2020-06-30\",")]
    public void Versions_that_overlap_are_refused(string to)
    {
        var first = Version.Replace("\"says\"", $"{to} \"says\"");
        var refused = Assert.Throws<InvalidDataException>(() => Read(Written($"{first}, {Version.Replace("2016-01-01", "2020-01-01")}")));
        Assert.StartsWith("sessions: SES-01: version 1 begins before", refused.Message);
    }

    [Fact]
    public void Broken_json_is_refused_with_its_line() =>
        Assert.Contains("line 5", Assert.Throws<InvalidDataException>(() => Read(Written(Version + " {"))).Message, StringComparison.Ordinal);
}
