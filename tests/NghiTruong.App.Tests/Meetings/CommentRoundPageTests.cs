using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Meetings;
using NghiTruong.Documents;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Tests.Meetings;

/// <summary>A round of comments through the door: the Office asks, a department answers on its own page, verdicts, versions.</summary>
public sealed class CommentRoundPageTests
{
    [Theory, BothStores]
    public async Task A_body_that_was_asked_sees_the_round_and_not_the_rest_of_the_meeting(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var round = await Asked(secretary, council);
        using var director = await council.As(Cast.Director);
        await director.Get("/phien-hop");
        Assert.Contains("Đang xin ý kiến góp ý (1)", director.Html);
        Assert.Contains("chờ trả lời", director.Html);
        await director.Get(round);
        Assert.Equal(HttpStatusCode.OK, director.Status);
        Assert.False(director.HasForm("close"));
        Assert.Empty(director.Page.QuerySelectorAll("a[href='/phien-hop/6']"));
        await director.Get("/phien-hop/6");
        Assert.Equal(HttpStatusCode.NotFound, director.Status);
        Assert.Equal("Mức chi là 500.000 đồng.", (await director.Get(round + "/ban/1")).Html);

        using var other = await council.As(Cast.FrontOfficer);
        await other.Get(round);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        await other.Get(round + "/ban/1");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        await other.Get(round + ".docx");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    [Theory, BothStores]
    public async Task Answers_come_in_late_ones_show_as_late_and_each_gets_its_verdict(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var round = await Asked(secretary, council);
        council.Time.Forward(TimeSpan.FromDays(7));
        using var director = await council.As(Cast.Director);
        await director.Get(round);
        Assert.Contains("quá hạn góp ý 3 ngày", director.Html);
        await director.Send(director.Form("answer"), []);
        Assert.Equal("words-needed", director.Rule);
        await director.Send(director.Form("answer"), new() { ["Words"] = "Đề nghị nâng mức chi lên 700.000 đồng." }, ("File", "gop-y.txt", Encoding.UTF8.GetBytes("chi tiết")));
        Assert.Contains("Đề nghị nâng mức chi", director.Html);

        await secretary.Get(round);
        Assert.Contains("muộn 3 ngày", secretary.Html);
        await secretary.Send(secretary.Form("close"), []);
        Assert.Equal("comments-unjudged", secretary.Rule);
        await secretary.Send(secretary.Form("judge"), new() { ["verdict"] = "NotTakenIn" });
        Assert.Equal("reason-needed", secretary.Rule);
        Assert.Single(secretary.Page.QuerySelectorAll("td details[open] .wrong"));
        await secretary.Send(secretary.Form("judge"), new() { ["verdict"] = "PartlyTakenIn", ["Reason"] = "Nâng lên 600.000 đồng theo khả năng ngân sách" });
        await director.Get(round);
        Assert.Contains("tiếp thu một phần", director.Html);
        Assert.Contains("Nâng lên 600.000 đồng", director.Html);
        Assert.Equal("chi tiết", (await director.Get(director.Page.QuerySelector(".comment-words a")!.GetAttribute("href")!)).Html);
        var table = await secretary.Raw(new HttpRequestMessage(HttpMethod.Get, round + ".docx"));
        Assert.Contains("Nâng lên 600.000 đồng", Assert.IsType<ReadText>(TextInput.Read(await table.Content.ReadAsByteArrayAsync(), "a.docx")).Text);
    }

    [Theory, BothStores]
    public async Task The_office_enters_what_came_on_paper_and_closes_when_all_is_settled(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var round = await Asked(secretary, council);
        await secretary.Send(secretary.Form("answer"), new() { ["Words"] = "Ý kiến của chuyên gia" });
        Assert.Equal("who-needed", secretary.Rule);
        await secretary.Send(secretary.Form("answer"), new() { ["Who"] = "GS. Nguyễn Văn Tư", ["Words"] = "Ý kiến của chuyên gia" });
        var asked = secretary.Form("answer").QuerySelectorAll("select[name=body] option").Select(o => o.GetAttribute("value")!).First(v => v.Length > 0);
        await secretary.Send(secretary.Form("answer"), new() { ["body"] = asked, ["agrees"] = "1" });
        Assert.Contains("nhất trí (nhập thay)", secretary.Html);
        await secretary.Send(secretary.Form("judge"), []);
        await secretary.Send(secretary.Form("close"), []);
        Assert.Contains("đã kết thúc", secretary.Html);
        Assert.False(secretary.HasForm("answer"));
        await secretary.Get("/phien-hop/6");
        Assert.Contains("1/1 đã trả lời, đã kết thúc", secretary.Page.QuerySelector("#chuong-trinh")!.TextContent);
        using var director = await council.As(Cast.Director);
        await director.Get(round);
        Assert.False(director.HasForm("answer"));
    }

    [Theory, BothStores]
    public async Task Two_versions_are_compared_word_by_word(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var round = await Asked(secretary, council);
        await secretary.Get("/phien-hop/6");
        await secretary.Send(secretary.Form("paper"), [], ("files", "Dự thảo.txt", Encoding.UTF8.GetBytes("Mức chi là 700.000 đồng.")));
        await secretary.Get(round + "?tu=1&den=2");
        Assert.Equal("500.000", secretary.Page.QuerySelector(".difference del")!.TextContent.Trim());
        Assert.Empty(secretary.Page.QuerySelectorAll("#khac-nhau .note"));
        Assert.Equal("700.000", secretary.Page.QuerySelector(".difference ins")!.TextContent.Trim());
        using var director = await council.As(Cast.Director);
        await director.Get(round + "/ban/2");
        Assert.Equal(HttpStatusCode.NotFound, director.Status);
        await secretary.Get(round + "?tu=9&den=x");
        Assert.Equal(HttpStatusCode.OK, secretary.Status);
    }

    [Theory, BothStores]
    public async Task Asking_needs_a_day_and_someone_to_ask(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Paper(secretary);
        await secretary.Send(secretary.Form("open"), new() { ["DueOn"] = "2026-11-20" });
        Assert.Equal("bodies-needed", secretary.Rule);
        await secretary.Send(secretary.Form("open"), new() { ["DueOn"] = "2026-11-01", ["bodies"] = "3" });
        Assert.Equal("due-passed", secretary.Rule);
        using var deputy = await council.As(Cast.Deputy);
        await deputy.Get(secretary.Here);
        Assert.Equal(HttpStatusCode.NotFound, deputy.Status);
        await secretary.Get("/phien-hop/6/gop-y/moi?tai-lieu=999");
        Assert.Equal(HttpStatusCode.NotFound, secretary.Status);
    }

    static async Task Paper(Browser secretary)
    {
        await secretary.Get("/phien-hop/6");
        await secretary.Send(secretary.Form("paper"), [], ("files", "Dự thảo.txt", Encoding.UTF8.GetBytes("Mức chi là 500.000 đồng.")));
        await secretary.Get(secretary.Page.QuerySelectorAll("#chuong-trinh a").Single(a => a.TextContent.StartsWith("Xin ý kiến", StringComparison.Ordinal)).GetAttribute("href")!);
    }

    static async Task<string> Asked(Browser secretary, TestCouncil council)
    {
        await Paper(secretary);
        var department = secretary.Form("open").QuerySelectorAll("select[name=bodies] option").Single(o => o.TextContent == "Sở Xây dựng").GetAttribute("value")!;
        await secretary.Send(secretary.Form("open"), new() { ["question"] = "mức chi", ["DueOn"] = "2026-11-20", ["bodies"] = department });
        Assert.Equal("", secretary.Refusal);
        Assert.Equal(1, await council.Db(db => db.CommentRounds.CountAsync()));
        return secretary.Here;
    }
}
