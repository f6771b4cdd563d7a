using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.App.Tests.Deadlines;
using NghiTruong.Rules.Deadlines;

namespace NghiTruong.App.Tests.Meetings;

/// <summary>The office's own timetable: a template copied and edited, laid over months and sessions; papers held against their day.</summary>
public sealed class TimetableTests
{
    [Theory, BothStores]
    public async Task The_first_template_is_copied_when_it_is_first_edited_and_what_was_laid_stays(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/lich-mau/ky-hop");
        Assert.Equal(17, secretary.Page.QuerySelectorAll("tbody tr").Length);
        Assert.False(secretary.HasForm("put"));
        await secretary.Send(secretary.Form("start"), []);
        var session = await secretary.OpensSession();
        await secretary.Lays(session);
        var laid = (await council.KeptDays(session)).Select(d => (d.Title, d.Due)).ToList();

        await secretary.Get("/lich-mau/ky-hop");
        var stale = Adds(secretary);
        await secretary.Send(Adds(secretary), new() { ["title"] = "Tổng duyệt kỳ họp", ["value"] = "1", ["rule"] = "ses-13", ["result"] = "Kịch bản" });
        Assert.Equal("", secretary.Refusal);
        Assert.Equal("SES-13", secretary.Page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Tổng duyệt", StringComparison.Ordinal)).QuerySelector("a[href^='/thoi-han/']")!.TextContent);
        await secretary.Send(await Of(secretary, "put", "Tổng duyệt"), new() { ["value"] = "2", ["rule"] = "" });
        Assert.Contains("D-2", secretary.Page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Tổng duyệt", StringComparison.Ordinal)).TextContent);
        await secretary.Send(await Of(secretary, "remove", "Rút kinh nghiệm"), []);
        Assert.Equal(17, secretary.Page.QuerySelectorAll("tbody tr").Length);
        stale.QuerySelector("input[name=form]")!.SetAttribute("value", Guid.NewGuid().ToString());
        await secretary.Send(stale, new() { ["title"] = "bước viết ở thẻ thứ hai" });
        Assert.Equal("stale", secretary.Rule);
        Assert.Equal("bước viết ở thẻ thứ hai", Adds(secretary).QuerySelector<IHtmlInputElement>("input[name=title]")!.Value);

        Assert.Equal(laid, (await council.KeptDays(session)).Select(d => (d.Title, d.Due)));
        var next = await secretary.OpensSession(24, "2027-07-06", "2027-07-08");
        await secretary.Lays(next);
        var titles = (await council.KeptDays(next)).ConvertAll(d => d.Title);
        Assert.Contains(titles, t => t.StartsWith("Tổng duyệt", StringComparison.Ordinal));
        Assert.DoesNotContain(titles, t => t.StartsWith("Rút kinh nghiệm", StringComparison.Ordinal));
        Assert.Equal(1, await council.Db(db => db.TimetableTemplates.CountAsync()));
    }

    [Theory, BothStores]
    public async Task A_step_for_each_of_a_group_gives_each_its_part_and_all_parts_move(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession();
        await secretary.Lays(session);
        await secretary.Get($"/moc/{session}");
        Assert.Contains("các Ban HĐND", secretary.Page.QuerySelectorAll("#han tbody tr").Single(r => r.TextContent.Contains("Các Ban họp thẩm tra", StringComparison.Ordinal)).TextContent);
        var committees = await council.Db(db => db.Set<Rules.People.Body>().CountAsync(b => b.CouncilId == 1 && b.Kind == Rules.People.BodyKind.Committee));
        Assert.True(committees > 1);
        Assert.Equal(Enumerable.Repeat((DateOnly?)Office.Opening.AddDays(-14), committees), await Parts());

        await secretary.Moves(session, "2027-03-23", "2027-03-25", "tránh trùng kỳ họp Quốc hội");
        Assert.Equal(Enumerable.Repeat((DateOnly?)Office.Opening.AddDays(-7), committees), await Parts());
        await council.IsRebuiltTheSame();

        Task<List<DateOnly?>> Parts() => council.Db(db => db.Obligations.Where(o => o.IsPart && o.Work.StartsWith("Các Ban họp thẩm tra")).Select(o => o.DueOn).ToListAsync());
    }

    [Theory, BothStores]
    public async Task A_step_that_cannot_be_is_refused_and_only_the_office_edits(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/lich-mau/thang");
        await secretary.Send(secretary.Form("start"), []);
        var foreign = await council.Db(db => db.Set<Rules.People.Body>().Where(b => b.CouncilId != 1).Select(b => b.Id).FirstAsync());
        foreach (var (fill, rule) in new (Dictionary<string, string>, string)[]
        {
            (new() { ["title"] = "" }, "title-needed"), (new() { ["title"] = "x", ["value"] = "401" }, "value-out-of-range"), (new() { ["title"] = "x", ["value"] = "" }, "value-out-of-range"),
            (new() { ["title"] = "x", ["value"] = "-1" }, "not-a-number"), (new() { ["title"] = "x", ["rule"] = "XYZ-1" }, "no-such-rule"), (new() { ["title"] = new string('x', 9000) }, "too-long"), (new() { ["title"] = "x", ["rule"] = new string('x', 30) }, "too-long"),
        })
        {
            await secretary.Get("/lich-mau/thang");
            await secretary.Send(Adds(secretary), fill);
            Assert.Equal(rule, secretary.Rule);
        }
        await secretary.Get("/lich-mau/thang");
        foreach (var body in new[] { foreign, 999_999 })
            Assert.Equal(HttpStatusCode.NotFound, (await secretary.Post(Adds(secretary), new() { ["title"] = "x", ["body"] = $"{body}" })).StatusCode);
        foreach (var line in new[] { "999999", "1" })
            Assert.Equal(HttpStatusCode.NotFound, (await secretary.Post(await Of(secretary, "remove", "Gửi giấy mời"), new() { ["line"] = line == "1" ? await Foreign(council) : line })).StatusCode);
        using var director = await council.As(Cast.Director);
        await director.Get("/lich-mau/thang");
        Assert.False(director.HasForm("put") || director.HasForm("start") || director.HasForm("remove"));
        Assert.Equal(5, director.Page.QuerySelectorAll("tbody tr").Length);
        await director.Get("/lich-mau/khac");
        Assert.Equal(HttpStatusCode.NotFound, director.Status);
    }

    [Theory, BothStores]
    public async Task The_strictest_of_law_regulation_and_template_is_due_and_all_three_are_shown(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/lich-mau/ky-hop");
        await secretary.Send(secretary.Form("start"), []);
        await secretary.Send(await Of(secretary, "put", "Quyết định triệu tập"), new() { ["value"] = "15" }); // laxer than law
        var session = await secretary.OpensSession();
        await secretary.Lays(session);
        Assert.Equal((Day(-20), Day(-20), "", Day(-15)), Step(secretary, "Quyết định triệu tập"));
        Assert.Equal((Day(-27), Day(-15), "", Day(-27)), Step(secretary, "UBND gửi báo cáo, tờ trình"));

        await secretary.Get("/thoi-han/SES-07");
        await secretary.Send(secretary.Form("add"), new() { ["number"] = "Nghị quyết số 5/NQ-HĐND", ["date"] = "2026-07-01", ["value"] = "30", ["from"] = "2026-07-01" });
        Assert.Equal("", secretary.Refusal);
        await secretary.Get($"/moc/{session}");
        Assert.Equal((Day(-30), Day(-20), Day(-30), Day(-15)), Step(secretary, "Quyết định triệu tập"));
        var kept = (await council.KeptDays(session)).Single(d => d.Title.StartsWith("Quyết định triệu tập", StringComparison.Ordinal));
        Assert.Equal(Office.Opening.AddDays(-30), await council.Due(kept.OwnerId));
        await council.IsRebuiltTheSame();

        static string Day(int n) => $"{Office.Opening.AddDays(n):dd/MM/yyyy}";

        static (string, string, string, string) Step(Browser browser, string title)
        {
            var row = browser.Page.QuerySelectorAll("#han tbody tr").Single(r => r.TextContent.Contains(title, StringComparison.Ordinal));
            return (row.QuerySelector("td strong")!.TextContent, Days(row.QuerySelector(".by-law")), Days(row.QuerySelector(".by-regulation")), Days(row.QuerySelector(".by-office")));
        }

        static string Days(IElement? cell) => cell?.TextContent.Trim() is { Length: >= 10 } words ? words[..10] : "";
    }

    [Theory, BothStores]
    public async Task Papers_are_in_time_late_by_days_or_missing(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop");
        await secretary.Send(secretary.Form("open"), new() { ["title"] = "Phiên họp tháng 12/2026", ["period"] = "2026-12", ["held-on"] = "2026-12-15" });
        var meeting = secretary.Here;
        foreach (var title in new[] { "Báo cáo thứ nhất", "Báo cáo thứ hai", "Báo cáo thứ ba" }) await secretary.Send(secretary.Form("agenda"), new() { ["title"] = title });
        Assert.DoesNotContain("Tài liệu phải gửi xong", secretary.Html);
        await secretary.Lays(await council.Db(db => db.Occasions.Where(o => o.Period == "2026-12").Select(o => o.Id).SingleAsync()));
        await secretary.Get(meeting);
        Assert.Contains("12/12/2026", secretary.Page.QuerySelector("#chuong-trinh")!.TextContent);
        Assert.Contains("còn 26 ngày để gửi tài liệu", Item("Báo cáo thứ nhất"));
        await Hand("Báo cáo thứ nhất");
        council.Time.Forward(TimeSpan.FromDays(28)); // the 14th
        await secretary.SignIn(Cast.Secretary);
        await secretary.Get(meeting);
        Assert.Contains("tài liệu đúng hạn", Item("Báo cáo thứ nhất"));
        Assert.Contains("chưa có tài liệu, quá 2 ngày", Item("Báo cáo thứ hai"));
        await Hand("Báo cáo thứ hai");
        Assert.Contains("tài liệu muộn 2 ngày", Item("Báo cáo thứ hai"));
        await Hand("Báo cáo thứ nhất"); // a second version does not make the first one late
        Assert.Contains("tài liệu đúng hạn", Item("Báo cáo thứ nhất"));
        Assert.Contains("chưa có tài liệu", Item("Báo cáo thứ ba"));

        string Item(string title) => secretary.Page.QuerySelectorAll("#chuong-trinh li").First(e => e.TextContent.Contains(title, StringComparison.Ordinal) && e.QuerySelector("form") is not null).TextContent;

        async Task Hand(string title)
        {
            var form = secretary.Page.QuerySelectorAll("#chuong-trinh li").First(e => e.TextContent.Contains(title, StringComparison.Ordinal) && e.QuerySelector("form") is not null).QuerySelector<IHtmlFormElement>("form")!;
            await secretary.Send(form, [], ("files", $"{title}.txt", Encoding.UTF8.GetBytes(title)));
            Assert.Equal("", secretary.Refusal);
        }
    }

    static IHtmlFormElement Adds(Browser browser) => browser.Page.QuerySelectorAll<IHtmlFormElement>("form").Single(f => !f.HasAttribute("hidden") && f.QuerySelector("input[name=_handler][value=put]") is not null && f.QuerySelector("input[name=line]") is null);

    /// <summary>Opens the step in its line and takes its form.</summary>
    static async Task<IHtmlFormElement> Of(Browser browser, string handler, string title)
    {
        await browser.Get(browser.Here.Split('?')[0]);
        Assert.Null(browser.Page.QuerySelector("tr.opened"));
        await browser.Get(browser.Page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(title, StringComparison.Ordinal)).QuerySelector("a[href*='?sua=']")!.GetAttribute("href")!.Split('#')[0]);
        return browser.Page.QuerySelector("tr.opened")!.QuerySelectorAll<IHtmlFormElement>("form").Single(f => f.QuerySelector($"input[name=_handler][value={handler}]") is not null);
    }

    /// <summary>A line of another council's template.</summary>
    static async Task<string> Foreign(TestCouncil council)
    {
        using var commune = await council.As(Cast.CommuneSecretary);
        await commune.Get("/lich-mau/thang");
        await commune.Send(commune.Form("start"), []);
        return commune.Page.QuerySelector("a[href*='?sua=']")!.GetAttribute("href")!.Split('=', '#')[1];
    }
}
