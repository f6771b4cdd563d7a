using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Meetings;

namespace NghiTruong.App.Tests.Meetings;

/// <summary>A form refused comes back as it was sent: its words where they were typed, its fold open, the refusal at its field.</summary>
public sealed class RefusedWordsTests
{
    [Fact]
    public async Task The_head_of_a_meeting()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/1");
        Assert.False(Fold(secretary, "#head-title").HasAttribute("open"));
        await secretary.Send(secretary.Form("head"), new() { ["title"] = "Tên phiên sửa lại", ["place"] = "Phòng mới", ["held-on"] = "2026-15-45" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, secretary.Status);
        Assert.True(Fold(secretary, "#head-title").HasAttribute("open"));
        Assert.Equal(("Tên phiên sửa lại", "Phòng mới", "2026-15-45"), (Value(secretary, "#head-title"), Value(secretary, "#head-place"), Value(secretary, "#head-held")));
        Assert.Contains("không phải ngày hợp lệ", secretary.Page.QuerySelector("#head-held-wrong")!.TextContent);
    }

    [Fact]
    public async Task A_meeting_without_a_text()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop");
        var bodies = secretary.Page.QuerySelectorAll<IHtmlOptionElement>("#bodies option").Take(1).Select(o => o.Value).ToList();
        await secretary.Send(secretary.Form("open"), new() { ["title"] = "Phiên thử", ["kind"] = "Briefing", ["period"] = "2026-11", ["place"] = "Phòng 3", ["bodies"] = bodies[0], ["held-on"] = "" });

        Assert.Equal("held-on-needed", secretary.Rule);
        Assert.Equal(("Briefing", "2026-11", "Phòng 3"), (secretary.Page.QuerySelector<IHtmlOptionElement>("#kind option[selected]")?.Value, Value(secretary, "#period"), Value(secretary, "#place")));
        Assert.Equal(bodies, secretary.Page.QuerySelectorAll<IHtmlOptionElement>("#bodies option[selected]").Select(o => o.Value));
        Assert.NotNull(secretary.Page.QuerySelector("#held-on-wrong"));
    }

    [Fact]
    public async Task An_agenda_item_and_an_invitation()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/1");
        var longTitle = "Nội dung chương trình " + new string('y', 600);
        await secretary.Send(secretary.Form("agenda"), new() { ["title"] = longTitle, ["presenter"] = "Ông B" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, secretary.Status);
        Assert.Equal((longTitle, "Ông B"), (Value(secretary, "#agenda-title"), Value(secretary, "#presenter")));
        Assert.True(Fold(secretary, "#agenda-title").HasAttribute("open"));
        Assert.NotNull(secretary.Page.QuerySelector("#agenda-title-wrong"));
        Assert.Null(secretary.Page.QuerySelector("#head-title-wrong"));
        Assert.False(Fold(secretary, "#head-title").HasAttribute("open"));

        await secretary.Send(secretary.Form("invite"), new() { ["words"] = "", ["role"] = "CoChair" });
        Assert.Equal("who-needed", secretary.Rule);
        Assert.Equal("CoChair", secretary.Page.QuerySelector<IHtmlOptionElement>("#role option[selected]")?.Value);
    }

    [Fact]
    public async Task A_round_of_comments()
    {
        await using var council = await TestCouncil.Whole(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        var (paper, meeting) = await council.Db(async db =>
        {
            var round = await db.Set<NghiTruong.Rules.Meetings.CommentRound>().Where(r => r.ClosedAt == null).OrderBy(r => r.Id).FirstAsync();
            return ((await db.PaperVersions.Where(p => p.AgendaItemId == round.AgendaItemId).OrderBy(p => p.Id).LastAsync()).Id, round);
        });
        await secretary.Get($"/phien-hop/{meeting.MeetingId}/gop-y/moi?tai-lieu={paper}");
        var body = secretary.Page.QuerySelectorAll<IHtmlOptionElement>("#bodies option").ToList()[2].Value;
        await secretary.Send(secretary.Form("open"), new() { ["question"] = "cho ý kiến về mức chi", ["DueOn"] = "2026-02-30", ["bodies"] = body });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, secretary.Status);
        Assert.Equal([body], secretary.Page.QuerySelectorAll<IHtmlOptionElement>("#bodies option[selected]").Select(o => o.Value));
        Assert.Equal("cho ý kiến về mức chi", secretary.Page.QuerySelector("#question")!.TextContent);

        await secretary.Get($"/phien-hop/{meeting.MeetingId}/gop-y/{meeting.Id}");
        var other = secretary.Page.QuerySelectorAll<IHtmlOptionElement>("#more-bodies option").ToList()[1].Value;
        await secretary.Send(secretary.Form("ask-more"), new() { ["DueOn"] = "2026-01-02", ["bodies"] = other });
        Assert.Equal("due-passed", secretary.Rule);
        Assert.Equal(("2026-01-02", other), (Value(secretary, "#more-due"), secretary.Page.QuerySelector<IHtmlOptionElement>("#more-bodies option[selected]")?.Value));
        Assert.True(Fold(secretary, "#more-due").HasAttribute("open"));
    }

    [Fact]
    public async Task Items_of_a_programme()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/chuong-trinh");
        await secretary.Send(secretary.Form("open"), new() { ["Period"] = "2026-12" });
        await secretary.Send(secretary.Form("add"), new() { ["Work"] = "khảo sát", ["with"] = "Sở Tài chính" });
        await secretary.Send(secretary.Form("add"), new() { ["Work"] = "giám sát", ["Body"] = "Sở Không Có", ["with"] = "các xã", ["due"] = "2026-12-20", ["obligation"] = "36" });
        Assert.Equal("no-body", secretary.Rule);
        Assert.Equal(("các xã", "2026-12-20", "36"), (Value(secretary, "#i-with"), Value(secretary, "#i-due"), Value(secretary, "#i-obligation")));

        var item = await council.Db(db => db.ProgrammeItems.Select(i => i.Id).SingleAsync());
        await secretary.Send(secretary.Form("correct"), new() { ["Work"] = "khảo sát sửa lại", ["Body"] = "Sở Lạ", ["with"] = "Ban Pháp chế", ["due"] = "2026-12-21" });
        Assert.Equal("no-body", secretary.Rule);
        Assert.Equal("khảo sát sửa lại", secretary.Page.QuerySelector($"#v{item}-work")!.TextContent);
        Assert.Equal(("Sở Lạ", "Ban Pháp chế", "2026-12-21"), (Value(secretary, $"#v{item}-body"), Value(secretary, $"#v{item}-with"), Value(secretary, $"#v{item}-due")));
        Assert.True(Fold(secretary, $"#v{item}-body").HasAttribute("open"));
        Assert.NotNull(secretary.Page.QuerySelector($"#v{item}-body-wrong"));
        Assert.Equal(("", ""), (secretary.Page.QuerySelector("#i-work")!.TextContent, Value(secretary, "#i-body")));
        Assert.Null(secretary.Page.QuerySelector("#i-body-wrong"));
    }

    static string Value(Browser browser, string field) => browser.Page.QuerySelector(field)!.GetAttribute("value") ?? "";

    static IElement Fold(Browser browser, string field) => browser.Page.QuerySelector(field)!.Closest("details")!;
}
