using Microsoft.AspNetCore.Components;
using NghiTruong.App.Shell.Parts;
using NghiTruong.App.Tests.Obligations;

namespace NghiTruong.App.Tests.Shell;

/// <summary>Lines written as one piece: whatever stands in a value is words, never markup.</summary>
public sealed class MarkupWriterTests
{
    const string Hostile = "họp <b>gấp</b> & \"khẩn\" 'ngay' <script>alert(1)</script>";

    [Fact]
    public void What_the_template_says_stands_and_every_value_is_encoded()
    {
        var line = new MarkupWriter();
        line.Write($"""<td class="{Hostile}">{Hostile}</td>""");
        line.Write($"{new MarkupString("<i>đã mã hóa</i>")}{(string?)null}{1234567L}");
        var words = "họp &lt;b&gt;gấp&lt;/b&gt; &amp; &quot;khẩn&quot; &#x27;ngay&#x27; &lt;script&gt;alert(1)&lt;/script&gt;";
        Assert.Equal($"""<td class="{words}">{words}</td><i>đã mã hóa</i>1234567""", line.Take().Value);
        Assert.Equal("", line.Take().Value);
    }

    [Fact]
    public void A_badge_says_its_words_as_words() => Assert.Contains("&lt;script&gt;", Badge.Of(Hostile, Tone.Bad).Value);

    [Theory, BothStores]
    public async Task A_line_of_the_register_shows_what_was_entered_and_runs_none_of_it(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var id = await EnterWorkTests.Enter(secretary, new() { ["work"] = Hostile, ["due-words"] = "sớm <i>nhất</i>", ["source-title"] = "Công văn <u>hỏa tốc</u>" });
        foreach (var address in new[] { "/nhiem-vu?tu=hop+khan", "/nhiem-vu?xep=moi", "/nhiem-vu?gom=tung-noi&xep=moi", "/" })
        {
            await secretary.Get(address);
            Assert.Empty(secretary.Page.QuerySelectorAll("table.data b, table.data i, table.data u, table.data script"));
            if (address != "/") Assert.Equal(Hostile, secretary.Page.QuerySelector($"table.data a.work[href='/nhiem-vu/{id}']")!.TextContent);
        }
    }
}
