using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Shell;

/// <summary>Someone goes back and sends a form once more, after its page has stopped offering it.</summary>
public sealed class ResentFormTests
{
    [Theory, BothStores]
    public async Task A_fact_sent_again_leads_to_its_first_result_and_another_form_of_ended_work_is_refused_in_words(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var id = await council.Db(db => db.Obligations.Where(o => o.State == ObligationState.Assigned && o.ParentId == null).Select(o => o.Id).FirstAsync());
        using var head = await council.As(Cast.OfficeHead);
        await head.Get($"/nhiem-vu/{id}");
        await secretary.Get($"/nhiem-vu/{id}");
        var withdraw = head.Form("fact", ("kind", nameof(ObligationEventKind.Withdrawn)));
        await head.Send(withdraw, new() { ["words"] = "không còn cần thiết" });
        Assert.Equal("", head.Refusal);
        await Resent(head, withdraw, new() { ["words"] = "không còn cần thiết" }, $"/nhiem-vu/{id}");

        await secretary.Send(secretary.Form("correct"), new() { ["reason"] = "ghi nhầm" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "not-to-correct"), (secretary.Status, secretary.Rule));
    }

    [Theory, BothStores]
    public async Task A_form_sent_again_with_other_words_keeps_both(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = (await council.As(Cast.Secretary)).Says("Origin", council.Address.GetLeftPart(UriPartial.Authority));
        await secretary.Get("/nhiem-vu/4");
        var form = secretary.Form("fact", ("kind", nameof(ObligationEventKind.Progress)));
        await secretary.Send(form, new() { ["words"] = "xong phần móng" }, ("files", "ảnh.png", Encoding.UTF8.GetBytes("png")));
        Assert.Equal("", secretary.Refusal);
        await Resent(secretary, form, new() { ["words"] = "xong phần móng", ["seen"] = "999" }, "/nhiem-vu/4"); // the page came anew, its file was forgotten
        Assert.Equal(1, await Written("xong phần móng"));

        foreach (var (words, file) in new[] { ("xong phần mái", "ảnh.png"), ("xong phần móng", "ảnh khác.png") })
        {
            await secretary.Send(form, new() { ["words"] = words }, ("files", file, Encoding.UTF8.GetBytes("png")));
            Assert.Equal((HttpStatusCode.Conflict, 0), (secretary.Status, await Written("xong phần mái")));
            Assert.Contains("đã được ghi, với nội dung khác", secretary.Page.QuerySelector("h1")!.TextContent);
            Assert.Contains($"Chọn lại tệp: {file}", secretary.Page.Body!.TextContent);
            Assert.StartsWith("/nhiem-vu/4", secretary.Page.QuerySelector("main a[target=_blank]")!.GetAttribute("href"));
        }
        await secretary.Send(form, new() { ["words"] = "xong phần mái", ["number"] = "12/BC-SYT" });
        var anew = secretary.Page.QuerySelectorAll<IHtmlFormElement>("form").Single(f => f.GetAttribute("action") == "/nhiem-vu/4");
        await secretary.Send(anew, new() { ["seen"] = (await council.Db(db => db.Obligations.Where(o => o.Id == 4).Select(o => o.Version).SingleAsync())).ToString(System.Globalization.CultureInfo.InvariantCulture) });
        Assert.Equal(("", 1, 1), (secretary.Refusal, await Written("xong phần móng"), await Written("xong phần mái")));
        await secretary.Send(anew, []); // as ever, twice is once
        Assert.Equal(1, await Written("xong phần mái"));

        Task<int> Written(string words) => council.Db(db => db.Obligations.Where(o => o.Id == 4).SelectMany(o => o.Events).CountAsync(e => e.Words == words));
    }

    [Theory, BothStores]
    public async Task The_acts_of_a_notice_sent_again_are_answered_where_it_has_gone(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var meeting = await council.Db(db => db.Meetings.OrderBy(m => m.Id).Select(m => m.Id).FirstAsync());
        await secretary.Get($"/phien-hop/{meeting}/thong-bao");
        var draft = secretary.Form("draft");
        await secretary.Send(draft, []);
        var there = secretary.Here;
        Assert.True(secretary.HasForm("move"));
        await Resent(secretary, draft, [], there, $"/phien-hop/{meeting}/thong-bao");

        await secretary.Get(there);
        var (move, words) = (secretary.Form("move"), secretary.Form("words"));
        await secretary.Send(move, []);
        Assert.Equal("", secretary.Refusal);
        await Resent(secretary, move, [], there);
        await secretary.Send(words, []);
        Assert.Contains(secretary.Status, new[] { HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity });
        Assert.NotEqual("", secretary.Refusal);
    }

    [Theory, BothStores]
    public async Task A_closed_round_answers_what_comes_after(Store store)
    {
        await using var council = await TestCouncil.Whole(store);
        using var secretary = await council.As(Cast.Secretary);
        var round = await council.Db(db => db.Set<NghiTruong.Rules.Meetings.CommentRound>().Where(r => r.ClosedAt == null).OrderBy(r => r.Id).FirstAsync());
        var page = $"/phien-hop/{round.MeetingId}/gop-y/{round.Id}";
        await secretary.Get(page);
        var (close, more, answer) = (secretary.Form("close"), secretary.Form("ask-more"), secretary.Form("answer"));
        foreach (var comment in secretary.Page.QuerySelectorAll("[name=comment]").Select(c => c.GetAttribute("value")!).ToList())
            await secretary.Send(secretary.Form("judge", ("comment", comment)), new() { ["verdict"] = "TakenIn", ["Reason"] = "tiếp thu" });
        await secretary.Get(page);
        await secretary.Send(close, []);
        Assert.Equal("", secretary.Refusal);
        await Resent(secretary, close, [], page);
        foreach (var late in new[] { more, answer })
        {
            await secretary.Get(page);
            await secretary.Send(late, []);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, secretary.Status);
            Assert.NotEqual("", secretary.Refusal);
        }
    }

    [Theory, BothStores]
    public async Task A_reorganisation_sent_again_is_not_done_twice(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var body = await council.Db(db => db.Set<NghiTruong.Rules.People.Body>().Where(b => b.Names.Any(n => n.Name == "Sở Tài chính")).OrderBy(b => b.Id).Select(b => b.Id).FirstAsync());
        await secretary.Get($"/danh-ba/sap-xep?kieu=Split&co-quan={body}&ten=S%E1%BB%9F+T%C3%A0i+ch%C3%ADnh+A%0AS%E1%BB%9F+%C4%90%E1%BA%A7u+t%C6%B0+B&ngay=2026-11-10&quyet-dinh=Q%C4%90+9");
        var (page, form) = (secretary.Here, secretary.Form("reorganise"));
        await secretary.Send(form, []);
        Assert.Equal("", secretary.Refusal);
        var bodies = await council.Db(db => db.Set<NghiTruong.Rules.People.Body>().CountAsync());
        await secretary.Get(page);
        await secretary.Send(form, []);
        Assert.Equal((HttpStatusCode.OK, bodies), (secretary.Status, await council.Db(db => db.Set<NghiTruong.Rules.People.Body>().CountAsync())));
        Assert.StartsWith("/danh-ba", secretary.Here);
        Assert.Equal("", secretary.Refusal);
    }

    [Theory, BothStores]
    public async Task A_form_that_its_page_no_longer_takes_is_told_so_in_words_with_what_was_typed(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = (await council.As(Cast.Secretary)).Says("Origin", council.Address.GetLeftPart(UriPartial.Authority));
        await secretary.Get("/nhiem-vu/4");
        await secretary.Send(secretary.Form("fact"), new() { ["_handler"] = "khong-con", ["words"] = "đã làm được một nửa" });
        Assert.Equal(HttpStatusCode.Conflict, secretary.Status);
        Assert.Contains("Việc này không còn làm được", secretary.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("đã làm được một nửa", secretary.Page.Body!.TextContent);
        Assert.DoesNotContain("Cannot submit", secretary.Html);
        Assert.Equal("/nhiem-vu/4", secretary.Page.QuerySelector("main a[href='/nhiem-vu/4']")?.GetAttribute("href"));
    }

    /// <summary>Back at its page, the same form once more: its first result, no second.</summary>
    static async Task Resent(Browser person, IHtmlFormElement form, Dictionary<string, string> fill, string result, string? from = null)
    {
        if (from is not null) await person.Get(from);
        await person.Send(form, fill);
        Assert.Equal((HttpStatusCode.OK, result.Split('?')[0]), (person.Status, person.Here.Split('?')[0]));
        Assert.Equal("", person.Refusal);
    }
}
