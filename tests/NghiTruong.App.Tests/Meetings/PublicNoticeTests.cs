using System.Net;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Meetings;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Tests.Meetings;

/// <summary>An issued notice is read by anyone once it is made public, and by nobody more once it is taken back.</summary>
public sealed class PublicNoticeTests
{
    [Theory, BothStores]
    public async Task A_notice_made_public_is_listed_read_and_taken_back_like_one_that_never_was(Store store)
    {
        await using var council = await TestCouncil.Whole(store);
        var notice = await Closed(council);
        var address = $"/cong-khai/{notice.Uid}";
        using var anyone = council.Nobody();
        var missing = await Asked(anyone, $"/cong-khai/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.NotFound, missing.Status);
        Assert.Equal(missing, await Asked(anyone, address));

        using var head = await council.As(Cast.OfficeHead);
        await head.Get($"/phien-hop/{notice.MeetingId}/thong-bao?ban={notice.Id}");
        var old = head.Form("publish");
        await head.Send(old, new() { ["public-on"] = "31/02/2026" });
        Assert.Equal("not-a-day", head.Rule);
        Assert.Contains("31/02/2026", head.Page.QuerySelector(".field-wrong")!.TextContent);
        await head.Send(old, new() { ["public-on"] = "2026-11-16" });
        Assert.Equal("", head.Refusal);

        await anyone.Get(address);
        Assert.Equal(HttpStatusCode.OK, anyone.Status);
        Assert.Contains(notice.NumberWords!, anyone.Page.QuerySelector(".paper")!.TextContent);
        Assert.Null(anyone.Page.QuerySelector("main a[href^='/phien-hop'], main a[href^='/nhiem-vu'], main form"));
        await anyone.Get("/cong-khai");
        Assert.NotNull(anyone.Page.QuerySelector($"a[href='{address}']"));
        await anyone.Get($"/nguoi/{await Uid(council, Cast.Chair)}");
        Assert.NotNull(anyone.Page.QuerySelector($"a[href='{address}']"));
        await anyone.Get($"/nguoi/{await Uid(council, Cast.Deputy)}");
        Assert.Null(anyone.Page.QuerySelector($"a[href='{address}']"));
        await anyone.Get($"/phien-hop/{notice.MeetingId}/thong-bao");
        Assert.StartsWith("/dang-nhap", anyone.Here);

        await head.Send(head.Form("take-back"), []);
        Assert.Equal("reason-needed", head.Rule);
        await head.Send(head.Form("take-back"), new() { ["because"] = "Còn thông tin cá nhân ở mục 3." });
        Assert.Equal(missing, await Asked(anyone, address));
        await anyone.Get("/cong-khai");
        Assert.Null(anyone.Page.QuerySelector($"a[href='{address}']"));
        Assert.Contains("Còn thông tin cá nhân ở mục 3.", head.Html);
        Assert.Equal(["notice.published", "notice.taken-back"], await council.Db(db => db.AuditRows.Where(r => r.TargetKind == "notice" && r.TargetId == notice.Id && r.PersonId > 0).OrderBy(r => r.Id).Select(r => r.Act).ToListAsync()));
    }

    [Theory, BothStores]
    public async Task Drafts_stay_closed_and_who_does_not_lead_is_offered_nothing_and_writes_nothing(Store store)
    {
        await using var council = await TestCouncil.Whole(store);
        using var anyone = council.Nobody();
        foreach (var draft in await council.Db(db => db.Notices.Where(n => n.State != NoticeState.Issued || n.PublicSince == null).ToListAsync()))
        {
            await anyone.Get($"/cong-khai/{draft.Uid}");
            Assert.Equal(HttpStatusCode.NotFound, anyone.Status);
        }
        var notice = await Closed(council);
        using var head = await council.As(Cast.OfficeHead);
        var page = $"/phien-hop/{notice.MeetingId}/thong-bao?ban={notice.Id}";
        await head.Get(page);
        var form = head.Form("publish");
        foreach (var name in new[] { Cast.Secretary, Cast.CommitteeHead, Cast.Deputy, Cast.Auditor })
        {
            using var person = await council.As(name);
            await person.Get(page);
            Assert.False(person.HasForm("publish"), name);
            form.QuerySelector("input[name=form]")!.SetAttribute("value", Guid.NewGuid().ToString());
            form.QuerySelector("input[name=__RequestVerificationToken]")!.SetAttribute("value", person.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
            await person.Send(form, []);
            Assert.Null(await council.Db(db => db.Notices.Where(n => n.Id == notice.Id).Select(n => n.PublicSince).SingleAsync()));
        }
    }

    /// <summary>An issued notice of the demo province that nobody made public.</summary>
    static Task<ConclusionNotice> Closed(TestCouncil council) => council.Db(db => db.Notices.AsNoTracking().Where(n => n.State == NoticeState.Issued && n.PublicSince == null && n.SignerName == Cast.Chair).OrderBy(n => n.Id).FirstAsync());

    static async Task<(HttpStatusCode Status, string Words)> Asked(Browser browser, string address)
    {
        await browser.Get(address);
        return (browser.Status, browser.Page.QuerySelector("main")!.TextContent);
    }

    static Task<Guid> Uid(TestCouncil council, string name) => council.Db(db => db.Set<Person>().Where(p => p.Name == name).Select(p => p.Uid).SingleAsync());
}
