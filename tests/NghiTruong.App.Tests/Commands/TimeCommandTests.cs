using System.Text.Json;

namespace NghiTruong.App.Tests.Commands;

/// <summary>The commands of time and law as started at a command line: their JSON, their refusals, how they end.</summary>
public sealed class TimeCommandTests
{
    [Fact]
    public void A_deadline_is_an_object_with_every_named_field()
    {
        using var answer = Json("deadline", "QUE-03", "--anchor", "2026-08-12", "--level", "province", "--json");
        var d = answer.RootElement;
        foreach (var field in new[] { "rule", "version", "citation", "confidence", "anchor", "due", "prudent", "provisional", "unit", "counted", "skipped", "rolled" })
            Assert.True(d.TryGetProperty(field, out _), field);
        Assert.Equal(("QUE-03", "2026-08-12", "2026-09-03", true, "calendar day", 20), (d.GetProperty("rule").GetString(), d.GetProperty("anchor").GetString(), d.GetProperty("due").GetString(), d.GetProperty("rolled").GetBoolean(), d.GetProperty("unit").GetString(), d.GetProperty("counted").GetInt32()));
        var skipped = d.GetProperty("skipped").EnumerateArray().ToList();
        Assert.All(skipped, s => Assert.True(s.GetProperty("date").GetString()!.Length == 10 && s.GetProperty("why").GetString()!.Length > 0));
        Assert.Contains(skipped, s => s.GetProperty("why").GetString()!.Contains("Quốc khánh", StringComparison.Ordinal));
        Assert.Contains(d.GetProperty("confidence").GetString(), new[] { "T", "S", "I", "M" });
    }

    [Fact]
    public void Without_json_it_explains_itself_in_lines()
    {
        var (code, output, error) = CommandTests.Run("deadline", "SES-14", "--anchor", "2026-07-07", "--kind", "regular");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("27/06/2026", output);
        Assert.True(output.Trim().Split('\n').Length >= 3);
    }

    [Theory]
    [InlineData(2, "QUE-03", "--anchor", "2026-02-30")]
    [InlineData(2, "QUE-03", "--anchor", "0000-00-00")]
    [InlineData(2, "QUE-03", "--anchor", "9999-12-31")]
    [InlineData(2, "QUE-03", "--anchor", "")]
    [InlineData(2, "QUE-03")]
    [InlineData(2, "XYZ-99", "--anchor", "2026-07-07")]
    [InlineData(2, "QUE-03", "--anchor", "2026-07-07", "--level", "planet")]
    [InlineData(2, "QUE-03", "--anchor", "2026-07-07", "--kind", "secret")]
    [InlineData(2, "QUE-03", "--anchor", "2026-07-07T99:00")]
    [InlineData(2, "QUE-03", "--anchor", "2026-07-07", "--override", "khong-co.json")]
    [InlineData(2, "QUE-03", "--anchor", "2026-07-07", "--nonsense")]
    [InlineData(3, "QUE-03", "--anchor", "2010-01-01")]
    public void What_cannot_be_computed_ends_with_its_code_and_one_line(int expected, params string[] question)
    {
        var (code, output, error) = CommandTests.Run(["deadline", .. question, "--json"]);
        Assert.Equal((expected, ""), (code, output));
        Assert.Single(error.Trim().Split('\n'));
        Assert.DoesNotContain("   at ", error);
    }

    [Theory]
    [InlineData("""{ "rule": "SES-07", "value": 25, "regulation": { "number": "05/NQ-HĐND", "date": "2026-01-01" } }""", "2027-02-19", "05/NQ-HĐND")]
    [InlineData("""{ "regulation": { "number": "05/NQ-HĐND" }, "rules": [{ "id": "SES-07", "value": "25", "unit": "calendar day", "direction": "before" },] }""", "2027-02-19", "05/NQ-HĐND")]
    [InlineData("""[{ "rule": "ses-07", "value": 15, "number": "05/NQ-HĐND" }]""", "2027-02-24", "Luật")]
    [InlineData("""{ "rule": "SES-07", "value": 30, "from": "2030-01-01", "number": "05/NQ-HĐND" }""", "2027-02-24", "Luật")]
    public void A_councils_own_limit_in_a_file_applies_where_it_is_stricter(string file, string due, string source)
    {
        using var answer = Json("deadline", "SES-07", "--anchor", "2027-03-16", "--kind", "regular", "--override", CommandTests.Temporary("rieng.json", file), "--json");
        Assert.Equal(due, answer.RootElement.GetProperty("due").GetString());
        Assert.Contains(source, answer.RootElement.GetProperty("citation").GetString());
    }

    [Theory]
    [InlineData("{ \"rule\": \"SES-07\", ", "dòng")]
    [InlineData("", "JSON")]
    [InlineData("42", "JSON")]
    [InlineData("null", "JSON")]
    [InlineData("[null]", "quy tắc thứ 1")]
    [InlineData("{ \"rules\": [] }", "không có quy tắc nào")]
    [InlineData("{ \"rules\": null }", "không có quy tắc nào")]
    [InlineData("{ \"value\": 5 }", "thiếu “rule”")]
    [InlineData("{ \"rule\": \"SES-07\", \"value\": -5, \"number\": \"1\" }", "“value”")]
    [InlineData("{ \"rule\": \"SES-07\", \"value\": 5 }", "thiếu số của quy định")]
    [InlineData("{ \"rule\": \"SES-07\", \"value\": 5, \"number\": \"1\", \"unit\": \"parsec\" }", "“unit”")]
    [InlineData("{ \"rule\": \"SES-07\", \"value\": 5, \"number\": \"1\", \"date\": \"2026-13-01\" }", "“date”")]
    [InlineData("{ \"rule\": \"SES-07\", \"value\": 99999999999, \"number\": \"1\" }", "JSON")]
    public void A_file_that_is_none_is_refused_in_one_line(string file, string words)
    {
        var (code, output, error) = CommandTests.Run("deadline", "SES-07", "--anchor", "2027-03-16", "--override", CommandTests.Temporary("rieng.json", file), "--json");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(words, error);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public void Rules_are_listed_as_they_stand_on_a_day()
    {
        using var all = Json("rules", "--json");
        using var then = Json("rules", "--at", "2024-05-05", "--json");
        Assert.True(all.RootElement.GetArrayLength() > then.RootElement.GetArrayLength() && then.RootElement.GetArrayLength() > 20);
        foreach (var field in new[] { "id", "title", "says", "value", "unit", "direction", "anchor", "limit", "roll", "citation", "from", "to", "severity", "confidence" })
            Assert.All(all.RootElement.EnumerateArray(), r => Assert.True(r.TryGetProperty(field, out _), field));
        Assert.All(then.RootElement.EnumerateArray(), r => Assert.True(string.CompareOrdinal(r.GetProperty("from").GetString(), "2024-05-05") <= 0));
        Refused("rules", "--at", "2024-99-99");
    }

    [Fact]
    public void Workdays_are_counted_and_the_others_said_why()
    {
        using var answer = Json("workdays", "--from", "2026-08-31", "--to", "2026-09-06", "--json");
        Assert.Equal((2, "2026-08-31", "2026-09-06"), (answer.RootElement.GetProperty("count").GetInt32(), answer.RootElement.GetProperty("from").GetString(), answer.RootElement.GetProperty("to").GetString()));
        Assert.Equal(7, answer.RootElement.GetProperty("days").GetArrayLength());
        Refused("workdays", "--from", "2026-09-06", "--to", "2026-08-31");
        Refused("workdays", "--from", "0001-01-01", "--to", "2026-08-31");
        Refused("workdays", "--from", "2026-08-31");
        Refused("workdays", "--from", "1995-01-01", "--to", "2026-08-31");
    }

    [Fact]
    public void Lunar_days_and_tet_are_told()
    {
        using var day = Json("lunar", "2026-02-17", "--json");
        Assert.Equal((2026, 1, 1, false), (day.RootElement.GetProperty("year").GetInt32(), day.RootElement.GetProperty("month").GetInt32(), day.RootElement.GetProperty("day").GetInt32(), day.RootElement.GetProperty("leap").GetBoolean()));
        using var tet = Json("lunar", "--tet", "2027", "--json");
        Assert.Equal("2027-02-06", tet.RootElement.GetProperty("tet").GetString());
        Refused("lunar", "2026-02-30");
        Refused("lunar", "--tet", "99999");
        Refused("lunar", "--tet", "x");
        Refused("lunar");
        Refused("lunar", "2026-02-17", "--tet", "2027");
    }

    [Fact]
    public void A_majority_is_reckoned_and_said()
    {
        using var answer = Json("majority", "VOT-02", "--total", "60", "--votes", "31", "--present", "58", "--json");
        foreach (var field in new[] { "passed", "needed", "base", "sentence", "citation" }) Assert.True(answer.RootElement.TryGetProperty(field, out _), field);
        Assert.True(answer.RootElement.GetProperty("passed").GetBoolean());
        Refused("majority", "VOT-02", "--total", "60", "--votes", "61");
        Refused("majority", "VOT-02", "--total", "0", "--votes", "0");
        Refused("majority", "VOT-02", "--total", "60");
        Refused("majority", "XYZ-1", "--total", "60", "--votes", "31");
        Assert.Equal(3, CommandTests.Run("majority", "VOT-02", "--total", "60", "--votes", "31", "--at", "1990-01-01").Code);
    }

    static JsonDocument Json(params string[] args)
    {
        var (code, output, error) = CommandTests.Run(args);
        Assert.Equal((0, ""), (code, error));
        return JsonDocument.Parse(output);
    }

    static void Refused(params string[] args)
    {
        var (code, output, error) = CommandTests.Run(args);
        Assert.Equal((2, ""), (code, output));
        Assert.Single(error.Trim().Split('\n'));
        Assert.DoesNotContain("   at ", error);
    }
}
