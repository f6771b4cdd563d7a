using System.Globalization;
using System.Text;
using System.Text.Json;
using NghiTruong.Text;
using Xunit;

namespace NghiTruong.Rules.Tests.Reading;

/// <summary>The gold records say only what stands in their texts: a slip in a record would teach the reader wrongly.</summary>
public class GoldTextsTests
{
    public static TheoryData<string> Names => [.. GoldRecord.In(GoldRecord.OwnFolder).Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_record_says_stands_in_its_text(string name)
    {
        var record = GoldRecord.In(GoldRecord.OwnFolder).Single(r => r.Name == name);
        var text = record.Text.Normalize(NormalizationForm.FormC);
        var folded = Letters(text);

        void Stands(string? words, string what) =>
            Assert.True(words is null || words.StartsWith('(') || folded.Contains(Letters(words), StringComparison.Ordinal), $"{what} «{words}»");

        Assert.Equal(name, GoldRecord.Word(record.Gold, "id"));
        foreach (var person in record.Items("attendees"))
        {
            Stands(GoldRecord.Word(person, "name"), "name");
            foreach (var post in person.GetProperty("positions").EnumerateArray()) Stands(post.GetString()!.Split(" (")[0], "post");
        }
        foreach (var date in record.Items("dates")) Assert.Contains(GoldRecord.Word(date, "text")!, text, StringComparison.Ordinal);
        foreach (var group in record.Items("attendee_groups")) Stands(group.GetString(), "group");
        foreach (var body in record.Items("bodies")) Stands(body.GetString(), "body");
        foreach (var document in record.Items("resolutions").Concat(record.Items("other_documents"))) Stands(GoldRecord.Word(document, "number"), "document");
        foreach (var directive in record.Items("directives"))
        {
            Stands(GoldRecord.Word(directive, "from"), "giver");
            Stands(GoldRecord.Word(directive, "when"), "time");
            foreach (var to in directive.GetProperty("to").EnumerateArray()) Stands(to.GetString(), "addressee");
        }
        foreach (var figure in record.Items("figures")) Assert.True(Written(figure).Any(w => text.Contains(w, StringComparison.Ordinal)), $"figure {figure}");
    }

    // letters and digits only: the text may break a name over spaces, dashes or lines
    private static string Letters(string words) => string.Concat(Folding.Fold(words).Where(char.IsLetterOrDigit));

    private static IEnumerable<string> Written(JsonElement figure)
    {
        var value = figure.GetProperty("value").GetDecimal();
        yield return value.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');
        yield return value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');
        yield return value.ToString("00", CultureInfo.InvariantCulture);
    }
}
