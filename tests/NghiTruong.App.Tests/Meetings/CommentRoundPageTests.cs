using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Meetings;
using NghiTruong.App.People;
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
    public async Task A_verdict_said_anew_leaves_the_earlier_one_to_be_read(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var round = await Asked(secretary, council);
        await secretary.Send(secretary.Form("answer"), new() { ["Who"] = "GS. Nguyễn Văn Tư", ["Words"] = "Ý kiến", ["On"] = "2026-11-15" });
        Assert.Equal("before-asked", secretary.Rule);
        Assert.Contains("16/11/2026", secretary.Refusal);
        await secretary.Send(secretary.Form("answer"), new() { ["Who"] = "GS. Nguyễn Văn Tư", ["Words"] = "Nâng mức chi", ["On"] = "2026-11-16" });
        await secretary.Send(secretary.Form("judge"), new() { ["verdict"] = "NotTakenIn", ["Reason"] = "Vượt khả năng ngân sách" });
        Assert.DoesNotContain("Kết quả ghi trước đó", secretary.Html);
        council.Time.Forward(TimeSpan.FromDays(1));
        using var head = await council.As(Cast.OfficeHead);
        await head.Get(round);
        await head.Send(head.Form("judge"), new() { ["verdict"] = "TakenIn", ["Reason"] = "" });
        var earlier = head.Page.QuerySelectorAll("td details").Single(d => d.QuerySelector("summary")!.TextContent == "Kết quả ghi trước đó").TextContent;
        Assert.Contains("không tiếp thu: Vượt khả năng ngân sách", earlier);
        Assert.Contains(Cast.Secretary, earlier);
        Assert.Contains("16/11/2026", earlier);
        await secretary.Get(round);
        await secretary.Send(secretary.Form("judge"), new() { ["verdict"] = "PartlyTakenIn", ["Reason"] = "Nâng một phần" });
        Assert.Equal(["không tiếp thu", "tiếp thu"], secretary.Page.QuerySelectorAll("td details ul li").Select(l => l.FirstChild!.TextContent.Split(':')[0].Trim()));
    }

    [Theory, BothStores]
    public async Task A_version_being_commented_on_is_not_sent_out_again_and_a_body_that_ended_is_not_asked(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Paper(secretary);
        var (old, again) = (secretary.Form("open"), secretary.Here);
        var ended = old.QuerySelectorAll("select[name=bodies] option").Single(o => o.TextContent == "Sở Công Thương").GetAttribute("value")!;
        var endedId = long.Parse(ended, System.Globalization.CultureInfo.InvariantCulture);
        await council.Db(db => db.Bodies.Where(b => b.Id == endedId).ExecuteUpdateAsync(s => s.SetProperty(b => b.To, new DateOnly(2026, 11, 10))));
        await secretary.Send(old, new() { ["question"] = "mức chi", ["DueOn"] = "2026-11-20", ["bodies"] = ended });
        Assert.Equal("body-ended", secretary.Rule);
        Assert.Contains("mức chi", secretary.Html);

        var department = old.QuerySelectorAll("select[name=bodies] option").Single(o => o.TextContent == "Sở Xây dựng").GetAttribute("value")!;
        await secretary.Get(again);
        var second = secretary.Form("open");
        await secretary.Get(again);
        await secretary.Send(secretary.Form("open"), new() { ["DueOn"] = "2026-11-20", ["bodies"] = department });
        Assert.Equal("", secretary.Refusal);
        var round = secretary.Here;
        await secretary.Send(second, new() { ["DueOn"] = "2026-11-20", ["bodies"] = department });
        Assert.Equal("round-open", secretary.Rule);
        Assert.NotNull(secretary.Page.QuerySelector($"a[href='{round}']"));
        await secretary.Get(round[..round.IndexOf("/gop-y", StringComparison.Ordinal)]);
        Assert.DoesNotContain("Xin ý kiến về", secretary.Html);
    }

    [Theory, BothStores]
    public async Task An_earlier_reason_is_read_whole_and_one_recorded_before_it_was_kept_as_the_record_has_it(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Asked(secretary, council);
        await secretary.Send(secretary.Form("answer"), new() { ["Who"] = "GS. Nguyễn Văn Tư", ["Words"] = "Nâng mức chi", ["On"] = "2026-11-16" });
        var (first, second) = ($"Vượt khả năng cân đối: {string.Join(' ', Enumerable.Range(1, 200))}", $"Đã làm việc với Sở Tài chính: {string.Join(' ', Enumerable.Range(300, 200))}");
        foreach (var reason in new[] { first, second, "" }) await secretary.Send(secretary.Form("judge"), new() { ["verdict"] = reason.Length > 0 ? "NotTakenIn" : "TakenIn", ["Reason"] = reason });
        Assert.Equal([$"không tiếp thu: {first}", $"không tiếp thu: {second}"], Earlier());

        // As a round stood that was judged before: the record alone tells of the first.
        await council.Db(async db => await db.Set<EarlierVerdict>().OrderBy(e => e.Id).Take(1).ExecuteDeleteAsync());
        await secretary.Get(secretary.Here);
        Assert.Equal([$"không tiếp thu: {first[..300]}…", $"không tiếp thu: {second}"], Earlier());

        IEnumerable<string> Earlier() => secretary.Page.QuerySelectorAll("td details ul li").Select(l => l.FirstChild!.TextContent.Trim());
    }

    [Theory, BothStores]
    public async Task The_summary_names_the_paper_once_and_who_agrees(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var round = await Asked(secretary, council);
        using var director = await council.As(Cast.Director);
        await director.Get(round);
        await director.Send(director.Form("answer"), new() { ["agrees"] = "1" });
        await secretary.Get(round);
        var table = await secretary.Raw(new HttpRequestMessage(HttpMethod.Get, secretary.Page.QuerySelector("a[href$='.docx']")!.GetAttribute("href")!));
        var text = Assert.IsType<ReadText>(TextInput.Read(await table.Content.ReadAsByteArrayAsync(), "a.docx")).Text;
        Assert.Contains("Dự thảo, bản 1", text);
        Assert.DoesNotContain(".txt", text);
        Assert.DoesNotContain("Dự thảo: Dự thảo", text);
        Assert.Contains("Sở Xây dựng", text);
        Assert.Contains("Nhất trí, không có ý kiến thêm", text);
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
