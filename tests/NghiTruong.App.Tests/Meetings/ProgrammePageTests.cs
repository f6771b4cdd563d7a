using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Meetings;
using NghiTruong.Documents;

namespace NghiTruong.App.Tests.Meetings;

/// <summary>The work programme of month and year through the door.</summary>
public sealed class ProgrammePageTests
{
    const string EconomicCommittee = "Ban Kinh tế - Ngân sách HĐND tỉnh";

    [Theory, BothStores]
    public async Task A_month_is_opened_filled_adopted_and_completed_by_item(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/chuong-trinh");
        Assert.Contains("Chưa có chương trình công tác nào.", secretary.Html);
        await Opened(secretary, "2026-11");
        await Add(secretary, "khảo sát giải ngân vốn đầu tư công", EconomicCommittee, "2026-11-10");
        await Add(secretary, "chuẩn bị kỳ họp thường lệ", "", "", "36");
        Assert.Contains("Chưa phân công", secretary.Html);
        Assert.Contains("nhiệm vụ 36", secretary.Html);
        using var head = await council.As(Cast.CommitteeHead);
        await head.Get("/chuong-trinh/2026-11");
        Assert.Equal(HttpStatusCode.NotFound, head.Status);
        await secretary.Send(secretary.Form("adopt"), []);
        Assert.Contains("đã ban hành", secretary.Html);
        Assert.Contains("quá hạn", secretary.Page.QuerySelector("h2 + .table-wrap")!.TextContent);

        await head.Get("/chuong-trinh/2026-11");
        Assert.False(head.HasForm("add"));
        await head.Send(head.Form("done"), []);
        Assert.Equal("result-needed", head.Rule);
        await head.Send(head.Form("done"), new() { ["DoneOn"] = "2026-11-15", ["Result"] = "Báo cáo số 12/BC-KTNS" });
        Assert.Contains("Hoàn thành ngày 15/11/2026: Báo cáo số 12/BC-KTNS", head.Html);
        Assert.False(head.HasForm("done"));
        await secretary.Get("/chuong-trinh");
        Assert.Contains("1 (50%)", secretary.Html);
    }

    [Theory, BothStores]
    public async Task The_next_month_takes_over_what_is_unfinished_in_one_act(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Opened(secretary, "2026-10");
        await Add(secretary, "việc chưa xong", EconomicCommittee, "2026-10-20");
        await Add(secretary, "việc xong", EconomicCommittee, "");
        await secretary.Send(secretary.Form("adopt"), []);
        var done = await council.Db(db => db.ProgrammeItems.SingleAsync(i => i.Work == "việc xong"));
        await secretary.Send(secretary.Form("done", ("item", $"{done.Id}")), new() { ["Result"] = "xong" });
        var left = await council.Db(db => db.ProgrammeItems.SingleAsync(i => i.Work == "việc chưa xong"));
        await secretary.Send(secretary.Form("postpone", ("item", $"{left.Id}")), new() { ["Reason"] = "chờ số liệu", ["To"] = "2026-09" });
        Assert.Equal("not-later", secretary.Rule);
        await secretary.Send(secretary.Form("postpone", ("item", $"{left.Id}")), new() { ["Reason"] = "chờ số liệu của các xã", ["To"] = "" });
        Assert.Contains("Hoãn: chờ số liệu của các xã", secretary.Html);

        await secretary.Get("/chuong-trinh");
        Assert.Contains("Lập chương trình tháng 11/2026, chuyển 1 việc chưa xong", secretary.Html);
        await secretary.Send(secretary.Form("open"), []);
        Assert.Equal("/chuong-trinh/2026-11", secretary.Here);
        Assert.Contains("chuyển từ tháng 10/2026", secretary.Html);
        Assert.DoesNotContain("việc xong<", secretary.Html);
        await secretary.Send(secretary.Form("adopt"), []);
        await secretary.Get("/chuong-trinh/2026-10?chi=chuyen");
        Assert.Contains("Chuyển sang tháng 11/2026 (chờ số liệu của các xã)", secretary.Html);
        Assert.False(secretary.HasForm("done", ("item", $"{left.Id}")));
        await secretary.Get("/chuong-trinh");
        await secretary.Send(secretary.Form("open"), new() { ["Period"] = "2026-11" });
        Assert.Equal("programme-exists", secretary.Rule);
        await secretary.Send(secretary.Form("open"), new() { ["Period"] = "tháng 11" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, secretary.Status);
    }

    [Theory, BothStores]
    public async Task A_draft_takes_nothing_from_the_month_that_still_runs(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Opened(secretary, "2026-11");
        foreach (var work in new[] { "việc làm nốt", "việc bỏ khỏi dự thảo", "việc chuyển", "việc hoãn xa" }) await Add(secretary, work, EconomicCommittee, "2026-11-28");
        await secretary.Send(secretary.Form("adopt"), []);
        var ids = await council.Db(db => db.ProgrammeItems.ToDictionaryAsync(i => i.Work, i => $"{i.Id}"));
        await Opened(secretary, "2026-12");
        Assert.Equal(4, secretary.Page.QuerySelectorAll("span.work").Length);

        await secretary.Send(Dropping(secretary, "việc bỏ khỏi dự thảo"), []);
        Assert.Contains("Đưa vào 1 việc chưa xong", secretary.Html);
        using var head = await council.As(Cast.CommitteeHead);
        await head.Get("/chuong-trinh/2026-11?chi=chua-xong");
        Assert.Equal(4, head.Page.QuerySelectorAll("span.work").Length);
        await head.Send(head.Form("done", ("item", ids["việc làm nốt"])), new() { ["Result"] = "Báo cáo số 9" });
        await secretary.Get("/chuong-trinh/2026-11");
        await secretary.Send(secretary.Form("postpone", ("item", ids["việc hoãn xa"])), new() { ["Reason"] = "chờ", ["To"] = "2027-02" });
        await secretary.Get("/chuong-trinh/2026-12");
        Assert.Equal(["việc chuyển"], Works(secretary));
        await secretary.Send(secretary.Form("carry"), []);
        Assert.Equal(["việc chuyển", "việc bỏ khỏi dự thảo"], Works(secretary));
        Assert.False(secretary.HasForm("carry"));

        await secretary.Send(secretary.Form("adopt"), []);
        await secretary.Get("/chuong-trinh/2026-11");
        Assert.Contains("chưa xong thì chuyển sang tháng 12/2026", secretary.Page.QuerySelector($"#viec-{ids["việc chuyển"]}")!.TextContent);
        await secretary.Send(secretary.Form("done", ("item", ids["việc chuyển"])), new() { ["Result"] = "Báo cáo số 10" });
        await secretary.Get("/chuong-trinh/2026-12?chi=xong");
        Assert.Equal(["việc chuyển"], Works(secretary));
        await secretary.Send(secretary.Form("reopen"), []);
        await secretary.Get("/chuong-trinh/2026-11?chi=chua-xong");
        Assert.Contains("việc chuyển", Works(secretary));
        council.Time.Forward(TimeSpan.FromDays(20));
        await secretary.Get("/chuong-trinh/2026-11?chi=chuyen");
        Assert.Equal(["việc bỏ khỏi dự thảo", "việc chuyển", "việc hoãn xa"], Works(secretary));
        Assert.False(secretary.HasForm("done", ("item", ids["việc chuyển"])));
    }

    [Theory, BothStores]
    public async Task A_draft_is_deleted_and_gives_everything_back(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Opened(secretary, "2026");
        await Add(secretary, "giám sát chuyên đề", EconomicCommittee, "");
        await secretary.Send(secretary.Form("adopt"), []);
        await secretary.Send(secretary.Form("place"), new() { ["Month"] = "2026-12" });
        await Opened(secretary, "2026-11");
        await Add(secretary, "việc còn lại", EconomicCommittee, "2026-11-28");
        await secretary.Send(secretary.Form("adopt"), []);
        Assert.False(secretary.HasForm("delete"));
        await Opened(secretary, "2026-12");
        Assert.Equal(["việc còn lại", "giám sát chuyên đề"], Works(secretary));
        var delete = secretary.Form("delete");
        for (var time = 0; time < 2; time++)
        {
            await secretary.Get("/chuong-trinh/2026-12");
            await secretary.Send(delete, []);
            Assert.Equal((HttpStatusCode.OK, "/chuong-trinh"), (secretary.Status, secretary.Here));
        }
        await secretary.Get("/chuong-trinh/2026-12");
        Assert.Equal(HttpStatusCode.NotFound, secretary.Status);
        await Opened(secretary, "2026-12");
        Assert.Equal(["việc còn lại", "giám sát chuyên đề"], Works(secretary));
    }

    [Theory, BothStores]
    public async Task An_item_of_the_year_is_placed_in_a_month_and_done_there_it_is_done_in_the_year(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Opened(secretary, "2026");
        await Add(secretary, "phiên giải trình về giải ngân", EconomicCommittee, "");
        await Add(secretary, "giám sát chuyên đề", EconomicCommittee, "");
        await secretary.Send(secretary.Form("adopt"), []);
        await secretary.Send(secretary.Form("place"), new() { ["Month"] = "2027-01" });
        Assert.Equal("month-needed", secretary.Rule);
        await secretary.Send(secretary.Form("place"), new() { ["Month"] = "2026-11" });
        Assert.Contains("xếp vào tháng 11/2026", secretary.Page.Body!.TextContent);

        await Opened(secretary, "2026-11");
        Assert.Contains("phiên giải trình về giải ngân", secretary.Html);
        Assert.Contains("theo chương trình năm", secretary.Html);
        Assert.DoesNotContain("giám sát chuyên đề", secretary.Html);
        await secretary.Send(secretary.Form("adopt"), []);
        await secretary.Send(secretary.Form("done"), new() { ["Result"] = "Đã tổ chức" });
        await secretary.Get("/chuong-trinh/2026?chi=xong");
        Assert.Contains("Đã tổ chức", secretary.Html);

        await secretary.Get("/chuong-trinh/2026-11");
        await secretary.Send(secretary.Form("reopen"), []);
        await secretary.Get("/chuong-trinh/2026?chi=chua-xong");
        Assert.Equal(["phiên giải trình về giải ngân", "giám sát chuyên đề"], Works(secretary));
    }

    [Theory, BothStores]
    public async Task Days_and_months_that_cannot_be_are_refused_in_words(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/chuong-trinh");
        await secretary.Send(secretary.Form("open"), new() { ["Period"] = "2199-01" });
        Assert.Equal("too-far", secretary.Rule);
        Assert.Contains("đến tháng 11/2027", secretary.Refusal);
        Assert.Equal(0, await council.Db(db => db.Programmes.CountAsync()));
        await Opened(secretary, "2026-12");
        await Add(secretary, "gắn sai mã", EconomicCommittee, "", "abc");
        Assert.Equal("no-obligation", secretary.Rule);
        Assert.Contains("“abc”", secretary.Refusal);
        Assert.Equal("abc", secretary.Page.QuerySelector("#i-obligation")!.GetAttribute("value"));
        await Add(secretary, "hạn sớm", EconomicCommittee, "2026-11-30");
        Assert.Equal("due-before-period", secretary.Rule);
        Assert.NotNull(secretary.Page.QuerySelector("#i-due-wrong"));
        await Add(secretary, "khảo sát", EconomicCommittee, "2026-12-20");
        await secretary.Send(secretary.Form("correct"), new() { ["due"] = "2026-11-01" });
        Assert.Equal("due-before-period", secretary.Rule);
        await secretary.Send(secretary.Form("adopt"), []);
        await secretary.Send(secretary.Form("done"), new() { ["DoneOn"] = "2020-05-01", ["Result"] = "xong" });
        Assert.Equal("before-the-programme", secretary.Rule);
        Assert.Contains("01/01/2026", secretary.Refusal);
        await secretary.Send(secretary.Form("postpone"), new() { ["Reason"] = "chờ", ["To"] = "2199-01" });
        Assert.Equal("too-far", secretary.Rule);
        await secretary.Send(secretary.Form("done"), new() { ["DoneOn"] = "2026-11-10", ["Result"] = "xong sớm" });
        Assert.Equal("", secretary.Refusal);
    }

    [Theory, BothStores]
    public async Task Numbers_open_to_their_rows_and_the_programme_prints_as_a_paper(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Opened(secretary, "2026-11");
        await Add(secretary, "việc của Ban", EconomicCommittee, "2026-11-10");
        await Add(secretary, "việc của Sở", "Sở Xây dựng", "2026-11-30");
        await Add(secretary, "việc lạ", "Sở Không Có", "");
        Assert.Equal("no-body", secretary.Rule);
        Assert.Equal("Sở Không Có", secretary.Page.QuerySelector("#i-body")!.GetAttribute("value"));
        using var director = await council.As(Cast.Director);
        await director.Get("/chuong-trinh");
        Assert.Contains("Chưa có chương trình công tác nào.", director.Html);
        await secretary.Send(secretary.Form("adopt"), []);
        await secretary.Get(secretary.Page.QuerySelectorAll("a[href*='chi=qua-han'][href*='co-quan']").Single().GetAttribute("href")!);
        Assert.Contains("việc của Ban", secretary.Html);
        Assert.DoesNotContain("việc của Sở", secretary.Html);

        await director.Get("/chuong-trinh/2026-11");
        Assert.Contains("việc của Sở", director.Html);
        Assert.DoesNotContain("việc của Ban", director.Html);
        await secretary.Get("/chuong-trinh/2026-11/ban-in");
        Assert.Contains("CHƯƠNG TRÌNH", secretary.Page.QuerySelector(".paper")!.TextContent);
        var file = await director.Raw(new HttpRequestMessage(HttpMethod.Get, "/chuong-trinh/2026-11/chuong-trinh.docx"));
        var text = Assert.IsType<ReadText>(TextInput.Read(await file.Content.ReadAsByteArrayAsync(), "a.docx")).Text;
        Assert.Contains("Việc của Sở", text);
        Assert.DoesNotContain("Việc của Ban", text);
        foreach (var path in new[] { "/chuong-trinh/2026-12", "/chuong-trinh/khong-co", "/chuong-trinh/2026-12/ban-in", "/chuong-trinh/2026-12/chuong-trinh.docx" })
        {
            await secretary.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, secretary.Status);
        }
    }

    static async Task Opened(Browser secretary, string period)
    {
        await secretary.Get("/chuong-trinh");
        await secretary.Send(secretary.Form("open"), new() { ["Period"] = period });
        Assert.Equal($"/chuong-trinh/{period}", secretary.Here);
    }

    static IEnumerable<string> Works(Browser browser) => browser.Page.QuerySelectorAll("span.work").Select(w => w.TextContent);

    static AngleSharp.Html.Dom.IHtmlFormElement Dropping(Browser browser, string work) =>
        browser.Page.QuerySelectorAll("tr").Single(r => r.QuerySelector("span.work")?.TextContent == work).QuerySelectorAll<AngleSharp.Html.Dom.IHtmlFormElement>("form").Single(f => f.QuerySelector("[value=remove]") is not null);

    static Task<Browser> Add(Browser secretary, string work, string body, string due, string obligation = "") =>
        secretary.Send(secretary.Form("add"), new() { ["Work"] = work, ["Body"] = body, ["due"] = due, ["obligation"] = obligation });
}
