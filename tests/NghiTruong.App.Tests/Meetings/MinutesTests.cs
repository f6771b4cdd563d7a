using System.Net;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Meetings;
using NghiTruong.Documents;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Tests.Meetings;

/// <summary>Minutes and invitation, made from what the meeting holds.</summary>
public sealed class MinutesTests
{
    [Theory, BothStores]
    public async Task Minutes_carry_what_was_said_and_who_was_away_and_go_out_as_docx(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/2");
        await secretary.Send(secretary.Form("head"), new() { ["starts-at"] = "08:00" });
        await secretary.Get("/phien-hop/2/bien-ban");
        Assert.Contains("Vắng 01: Đồng chí Đinh Công Tráng", secretary.Page.QuerySelector(".paper")!.TextContent);
        var item = await council.Db(db => db.AgendaItems.Where(a => a.MeetingId == 2).OrderBy(a => a.Position).FirstAsync());
        await secretary.Send(secretary.Form("minutes"), new() { ["taker"] = Cast.Secretary, ["EndsAt"] = "11h30", [$"said-{item.Id}"] = "Đồng chí Tạ Hữu Phước báo cáo bổ sung.\nCác đại biểu nhất trí." });

        var paper = secretary.Page.QuerySelector(".paper")!.TextContent;
        foreach (var words in new[] { "08 giờ 00 phút, ngày", "Các đại biểu nhất trí.", "11 giờ 30 phút", "NGƯỜI GHI BIÊN BẢN", Cast.Secretary, "Kết luận của chủ tọa" }) Assert.Contains(words, paper);
        Assert.Equal($"1. {item.Title}", secretary.Page.QuerySelectorAll(".paper-words strong").Single(s => s.TextContent.StartsWith("1. ", StringComparison.Ordinal)).TextContent);
        Assert.EndsWith("cùng ngày./.", secretary.Page.QuerySelectorAll(".paper-words")[^1].TextContent);
        var read = await Docx(secretary, "/phien-hop/2/bien-ban.docx");
        Assert.Contains("cùng ngày./.", read);
        Assert.Contains("Các đại biểu nhất trí.", read);
        Assert.Contains("BIÊN BẢN", read);
    }

    [Theory, BothStores]
    public async Task A_meeting_that_ends_before_it_starts_is_refused_and_the_words_are_kept(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/1");
        await secretary.Send(secretary.Form("head"), new() { ["starts-at"] = "14:00" });
        await secretary.Get("/phien-hop/1/bien-ban");
        var item = await council.Db(db => db.AgendaItems.Where(a => a.MeetingId == 1).OrderBy(a => a.Position).FirstAsync());
        await secretary.Send(secretary.Form("minutes"), new() { ["EndsAt"] = "11:30", [$"said-{item.Id}"] = "chữ vừa gõ" });
        Assert.Equal("ends-before-it-starts", secretary.Rule);
        Assert.Contains("chữ vừa gõ", secretary.Page.QuerySelector($"#said-{item.Id}")!.TextContent);
        await secretary.Send(secretary.Form("minutes"), new() { ["EndsAt"] = "bảy giờ" });
        Assert.Equal("not-a-time", secretary.Rule);
    }

    [Theory, BothStores]
    public async Task What_was_said_is_not_for_a_department_but_the_invitation_is(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var director = await council.As(Cast.Director);
        await director.Get("/phien-hop");
        var seen = director.Page.QuerySelector("tbody a")!.GetAttribute("href")!;
        await director.Get(seen + "/bien-ban");
        Assert.Equal(HttpStatusCode.NotFound, director.Status);
        await director.Get(seen + "/bien-ban.docx");
        Assert.Equal(HttpStatusCode.NotFound, director.Status);
        await director.Get(seen + "/giay-moi");
        Assert.Equal(HttpStatusCode.OK, director.Status);
        using var commune = await council.As(Cast.CommuneSecretary);
        await commune.Get(seen + "/giay-moi");
        Assert.Equal(HttpStatusCode.NotFound, commune.Status);
        using var deputy = await council.As(Cast.Deputy);
        await deputy.Get(seen + "/bien-ban");
        Assert.Equal(HttpStatusCode.OK, deputy.Status);
        Assert.False(deputy.HasForm("minutes"));
    }

    [Theory, BothStores]
    public async Task An_invitation_lists_everyone_asked_and_is_signed_in_the_chosen_form(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/6/giay-moi");
        Assert.Contains("còn thiếu: giờ họp", secretary.Html);
        var paper = secretary.Page.QuerySelector(".paper")!.TextContent;
        foreach (var words in new[] { "trân trọng kính mời", "Đồng chí Tạ Hữu Phước", "Lãnh đạo Ủy ban MTTQ Việt Nam tỉnh", "Tới dự:", "Thời gian:", "Địa điểm:", "TL. THƯỜNG TRỰC HĐND", "CHÁNH VĂN PHÒNG", Cast.OfficeHead }) Assert.Contains(words, paper);
        Assert.DoesNotContain(secretary.Page.QuerySelectorAll(".paper-words"), p => p.TextContent.StartsWith($"- Đồng chí {Cast.Chair}", StringComparison.Ordinal));
        var asked = secretary.Page.QuerySelectorAll(".paper-words").Select(p => p.TextContent).Where(t => t.StartsWith("- ", StringComparison.Ordinal)).ToList();
        Assert.All(asked.SkipLast(1), a => Assert.EndsWith(";", a));
        Assert.EndsWith(".", asked[^1]);
        var chair = secretary.Page.QuerySelectorAll("#nguoi-ky option").Single(o => o.TextContent.Contains(Cast.Chair)).GetAttribute("value");
        await secretary.Get($"/phien-hop/6/giay-moi?nguoi-ky={chair}");
        Assert.Contains("TM. THƯỜNG TRỰC HĐND", secretary.Page.QuerySelector(".paper")!.TextContent);
        Assert.Contains("TM. THƯỜNG TRỰC HĐND", await Docx(secretary, $"/phien-hop/6/giay-moi.docx?nguoi-ky={chair}"));
        Assert.Contains("Trân trọng kính mời./.", secretary.Page.QuerySelector(".paper")!.TextContent);
        Assert.Contains("GIẤY MỜI", await Docx(secretary, "/phien-hop/6/giay-moi.docx?nguoi-ky=abc"));

        // A deputy signs for the officer to whom the order was given.
        await council.Db(db => db.Set<Post>().Where(p => p.Title.StartsWith("Chánh Văn phòng")).ExecuteUpdateAsync(s => s.SetProperty(p => p.Title, "Phó Chánh Văn phòng HĐND tỉnh").SetProperty(p => p.Rank, PostRank.DeputyHead)));
        await secretary.Get("/phien-hop/6/giay-moi");
        Assert.Equal(["TL. THƯỜNG TRỰC HĐND", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", Cast.OfficeHead], secretary.Page.QuerySelectorAll(".paper-signature p").Select(p => p.TextContent));
    }

    static async Task<string> Docx(Browser browser, string path)
    {
        var file = await browser.Raw(new HttpRequestMessage(HttpMethod.Get, path));
        Assert.Equal(DocxPaper.ContentType, file.Content.Headers.ContentType!.MediaType);
        return Assert.IsType<ReadText>(TextInput.Read(await file.Content.ReadAsByteArrayAsync(), "a.docx")).Text;
    }
}
