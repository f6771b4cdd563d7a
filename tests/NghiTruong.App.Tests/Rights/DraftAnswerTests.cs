using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Rights;

/// <summary>A contact drafts, the head approves, and only then it is sent; nobody outside the body sees it before.</summary>
public sealed class DraftAnswerTests
{
    [Theory, BothStores]
    public async Task What_the_contact_drafts_goes_out_under_the_heads_name_once_he_approves(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var work = await WorkOf(council, "Sở Xây dựng");
        using var contact = await council.As(Cast.Contact);
        var page = await Begin(contact, work, ObligationEventKind.Answered, new() { ["number"] = "101/SXD-VP", ["words"] = "Đã rà soát bước một.", ["do"] = "submit" }, ("files", "phu-luc.txt", "phụ lục"u8.ToArray()));
        Assert.Contains("chờ lãnh đạo duyệt", contact.Page.QuerySelector(".badges")!.TextContent);
        Assert.Null(contact.Page.QuerySelector("button[value='send']"));
        Assert.Equal(0, await council.Db(db => db.ObligationEvents.CountAsync(e => e.ObligationId == work && e.Kind == ObligationEventKind.Answered)));

        using var head = await council.As(Cast.Director);
        await head.Get("/viec-cua-toi");
        Assert.Contains(page, head.Html);
        await head.Get(page);
        await head.Send(Form(head, "back"), new() { ["do"] = "back", ["back"] = "Nêu rõ số dự án." });
        Assert.Contains("Nêu rõ số dự án.", head.Html);

        await contact.Get(page);
        await contact.Send(Form(contact, "words"), new() { ["words"] = "Đã rà soát 12 dự án.", ["do"] = "submit" });
        await head.Get(page);
        await head.Send(Send(head), new() { ["do"] = "send" });
        Assert.Equal($"/nhiem-vu/{work}", head.Here);

        var sent = await council.Db(db => db.ObligationEvents.Include(e => e.Files).SingleAsync(e => e.ObligationId == work && e.Kind == ObligationEventKind.Answered));
        Assert.Equal(("101/SXD-VP", "Đã rà soát 12 dự án.", "phu-luc.txt"), (sent.DocumentNumber, sent.Words, Assert.Single(sent.Files).Name));
        Assert.StartsWith(Cast.Director, sent.ActorTitle);
        Assert.StartsWith(Cast.Contact, sent.DraftedBy);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get($"/nhiem-vu/{work}");
        Assert.Contains($"soạn: {Cast.Contact}", secretary.Html);
        await secretary.Get(secretary.Page.QuerySelectorAll(".files a").First(a => a.TextContent == "phu-luc.txt").GetAttribute("href")!);
        Assert.Equal("phụ lục", secretary.Html);
        await contact.Get(page);
        Assert.Contains("đã duyệt và gửi", contact.Html);
        Assert.False(contact.HasForm("draft"));
        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);
    }

    [Theory, BothStores]
    public async Task The_heads_desk_keeps_no_paper_for_work_that_ended(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var work = await WorkOf(council, "Sở Xây dựng");
        using var contact = await council.As(Cast.Contact);
        var page = await Begin(contact, work, ObligationEventKind.Progress, new() { ["words"] = "Đã làm một nửa.", ["do"] = "submit" });
        using var head = await council.As(Cast.Director);
        await head.Get("/viec-cua-toi");
        Assert.Contains(page, head.Html);
        using var office = await council.As(Cast.OfficeHead);
        await office.Get($"/nhiem-vu/{work}");
        await office.Send(office.Form("fact", ("kind", "Withdrawn")), new() { ["words"] = "không cần nữa" });
        Assert.Equal("", office.Refusal);
        await head.Get("/viec-cua-toi");
        Assert.DoesNotContain(page, head.Html);
    }

    [Theory, BothStores]
    public async Task Nobody_outside_the_body_sees_a_draft_or_its_files(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var work = await WorkOf(council, "Sở Xây dựng");
        using var contact = await council.As(Cast.Contact);
        var page = await Begin(contact, work, ObligationEventKind.Progress, new() { ["words"] = "Việc mật của sở.", ["do"] = "submit" }, ("files", "mat.txt", "nội bộ"u8.ToArray()));
        var file = contact.Page.QuerySelector(".files a")!.GetAttribute("href")!;
        foreach (var name in new[] { Cast.Secretary, Cast.OfficeHead, Cast.Chair, Cast.PeoplesCommitteeOfficer, Cast.Deputy, Cast.FrontOfficer, Cast.CommuneSecretary })
        {
            using var other = await council.As(name);
            foreach (var address in new[] { page, file })
            {
                await other.Get(address);
                Assert.True(other.Status == HttpStatusCode.NotFound, $"{name} {address}");
            }
            await other.Get($"/nhiem-vu/{work}");
            Assert.DoesNotContain("Việc mật của sở", other.Html);
        }
    }

    [Theory, BothStores]
    public async Task A_contact_sends_nothing_by_himself_and_a_repeat_or_an_old_page_writes_nothing_twice(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var work = await WorkOf(council, "Sở Xây dựng");
        using var contact = await council.As(Cast.Contact);
        await contact.Get($"/nhiem-vu/{work}");
        var form = contact.Form("fact", ("kind", nameof(ObligationEventKind.Progress)));
        Assert.Contains("Trình lãnh đạo duyệt", form.TextContent);
        await contact.Send(form, new() { ["words"] = "Lần một.", ["do"] = "draft" });
        var page = contact.Here;
        await contact.Send(form, new() { ["words"] = "Lần một.", ["do"] = "draft" });
        Assert.Equal(page, contact.Here);
        Assert.Equal(1, await council.Db(db => db.AnswerDrafts.CountAsync()));

        // By hand, as the page never offers it.
        await contact.Send(Form(contact, "words"), new() { ["do"] = "send" });
        Assert.Equal("head-approves", contact.Rule);
        await contact.Send(Form(contact, "words"), new() { ["do"] = "back", ["back"] = "x" });
        Assert.Equal("head-approves", contact.Rule);
        Assert.Equal(0, await council.Db(db => db.ObligationEvents.CountAsync(e => e.ObligationId == work && e.Kind == ObligationEventKind.Progress)));

        using var head = await council.As(Cast.Director);
        await head.Get(page);
        var old = Send(head);
        await contact.Get(page);
        await contact.Send(Form(contact, "words"), new() { ["words"] = "Lần hai.", ["do"] = "submit" });
        await head.Send(old, new() { ["do"] = "send" });
        Assert.Equal("stale", head.Rule);
        await head.Get(page);
        var now = Send(head);
        await head.Send(now, new() { ["do"] = "send" });
        await head.Send(now, new() { ["do"] = "send" });
        Assert.Equal(1, await council.Db(db => db.ObligationEvents.CountAsync(e => e.ObligationId == work && e.Kind == ObligationEventKind.Progress)));
    }

    [Theory, BothStores]
    public async Task What_the_rule_refuses_stays_a_draft_with_its_words(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var work = await WorkOf(council, "Sở Xây dựng");
        using var contact = await council.As(Cast.Contact);
        await contact.Get($"/nhiem-vu/{work}");
        await contact.Send(contact.Form("fact", ("kind", nameof(ObligationEventKind.Answered))), new() { ["words"] = "Không số.", ["do"] = "submit" });
        Assert.Equal("answer-needs-number", contact.Rule);
        var page = await Begin(contact, work, ObligationEventKind.ReportedDone, new() { ["number"] = "7/BC", ["do"] = "submit" });
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get($"/nhiem-vu/{work}");
        await secretary.Send(secretary.Form("fact", ("kind", nameof(ObligationEventKind.Withdrawn))), new() { ["words"] = "Thôi.", ["number"] = "9/TB" });
        Assert.Equal("", secretary.Refusal);
        using var head = await council.As(Cast.Director);
        await head.Get(page);
        await head.Send(Send(head), new() { ["do"] = "send" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, head.Status);
        Assert.Equal(DraftState.Submitted, await council.Db(db => db.AnswerDrafts.Select(d => d.State).SingleAsync()));
    }

    [Theory, BothStores]
    public async Task A_head_names_a_contact_from_a_day_to_a_day_and_the_right_ends_with_it(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var work = await WorkOf(council, "Sở Xây dựng");
        var body = await council.Db(db => db.Set<NghiTruong.Rules.People.BodyNaming>().Where(n => n.Name == "Sở Xây dựng" && n.To == null).Select(n => n.BodyId).SingleAsync());
        var page = $"/danh-ba/co-quan/{body}/dau-moi";
        using var contact = await council.As(Cast.Contact);
        await contact.Get(page);
        Assert.False(contact.HasForm("contact"));

        using var head = await council.As(Cast.Director);
        await head.Get(page);
        await head.Send(head.Form("contact", ("id", "3")), new() { ["last"] = "2026-11-16", ["do"] = "end" });
        await contact.Get($"/nhiem-vu/{work}");
        Assert.True(contact.HasForm("fact"));
        council.Time.Forward(TimeSpan.FromDays(1));
        await contact.Get($"/nhiem-vu/{work}");
        Assert.False(contact.HasForm("fact"));

        var add = await Naming(head, page);
        await head.Send(add, new() { ["from"] = "2026-11-18", ["last"] = "2026-11-19", ["may-send"] = "on" });
        Assert.Equal("post-needed", head.Rule);
        add = await Naming(head, page);
        var person = add.QuerySelectorAll("option").Single(o => o.TextContent.StartsWith(Cast.Contact, StringComparison.Ordinal)).GetAttribute("value")!;
        await head.Send(add, new() { ["post"] = person, ["from"] = "2026-11-18", ["last"] = "2026-11-19", ["may-send"] = "on" });
        Assert.Equal("authorisation-needed", head.Rule);
        add = await Naming(head, page);
        await head.Send(add, new() { ["post"] = person, ["from"] = "2026-11-18", ["last"] = "2026-11-19", ["may-send"] = "on", ["authorisation"] = "Công văn 5/SXD" });
        Assert.Equal("", head.Refusal);
        await head.Send(await Naming(head, page), new() { ["post"] = person, ["from"] = "2026-11-19", ["authorisation"] = "lại" });
        Assert.Equal("already-contact", head.Rule);

        await contact.Get($"/nhiem-vu/{work}");
        Assert.False(contact.HasForm("fact"));
        council.Time.Forward(TimeSpan.FromDays(1));
        await contact.Get($"/nhiem-vu/{work}");
        await contact.Send(contact.Form("fact", ("kind", nameof(ObligationEventKind.Progress))), new() { ["words"] = "Gửi thẳng." });
        Assert.Equal("", contact.Refusal);
        Assert.Equal(1, await council.Db(db => db.ObligationEvents.CountAsync(e => e.ObligationId == work && e.Kind == ObligationEventKind.Progress)));
        council.Time.Forward(TimeSpan.FromDays(2));
        await contact.Get($"/nhiem-vu/{work}");
        Assert.False(contact.HasForm("fact"));

        using var other = await council.As(Cast.FrontOfficer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.Post(await Foreign(other, head, page), new() { ["post"] = person, ["from"] = "2026-12-01", ["authorisation"] = "x", ["_handler"] = "contact" })).StatusCode);
    }

    [Theory, BothStores]
    public async Task What_the_office_enters_for_a_body_names_its_paper(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var work = await WorkOf(council, "Sở Xây dựng");
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get($"/nhiem-vu/{work}");
        await secretary.Send(secretary.Form("fact", ("kind", nameof(ObligationEventKind.Progress))), new() { ["words"] = "Sở báo qua điện thoại." });
        Assert.Equal("paper-needed", secretary.Rule);
        Assert.Contains("Sở báo qua điện thoại.", secretary.Html);
        await secretary.Get($"/nhiem-vu/{work}");
        await secretary.Send(secretary.Form("fact", ("kind", nameof(ObligationEventKind.Progress))), new() { ["words"] = "Theo báo cáo." }, ("files", "ban-chup.pdf", "%PDF-1.7"u8.ToArray()));
        Assert.Equal("", secretary.Refusal);
        var entered = await council.Db(db => db.ObligationEvents.SingleAsync(e => e.ObligationId == work && e.Kind == ObligationEventKind.Progress));
        Assert.True(entered.EnteredFor);
    }

    static async Task<string> Begin(Browser contact, long work, ObligationEventKind kind, Dictionary<string, string> fill, params (string, string, byte[])[] files)
    {
        await contact.Get($"/nhiem-vu/{work}");
        await contact.Send(contact.Form("fact", ("kind", kind.ToString())), fill, files);
        Assert.Equal("", contact.Refusal);
        Assert.Contains("/du-thao/", contact.Here);
        return contact.Here;
    }

    static IHtmlFormElement Form(Browser person, string field) =>
        person.Page.QuerySelectorAll<IHtmlFormElement>("main form").First(f => f.QuerySelector($"[name='{field}']") is not null);

    static IHtmlFormElement Send(Browser person) =>
        person.Page.QuerySelectorAll<IHtmlFormElement>("main form").First(f => f.QuerySelector("button[value='send']") is not null);

    static async Task<IHtmlFormElement> Naming(Browser head, string page)
    {
        await head.Get(page);
        return Form(head, "authorisation");
    }

    /// <summary>Another body's page with that person's own token.</summary>
    static async Task<IHtmlFormElement> Foreign(Browser other, Browser head, string page)
    {
        await other.Get(page);
        Assert.False(other.HasForm("contact"));
        await other.Get("/lich/dang-ky");
        var form = other.Page.QuerySelectorAll<IHtmlFormElement>("main form").First(f => f.QuerySelector("[name='__RequestVerificationToken']") is not null);
        form.SetAttribute("action", page);
        return form;
    }

    static async Task<long> WorkOf(TestCouncil council, string lead)
    {
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/1");
        var form = secretary.Form("conclude");
        var body = form.QuerySelectorAll("select[name=lead] option").Single(o => o.TextContent == lead).GetAttribute("value")!;
        await secretary.Send(form, new() { ["work"] = "rà soát 12 dự án chậm tiến độ", ["lead"] = body, ["due-words"] = "trước ngày 15/12", ["expected"] = "Báo cáo" });
        return await council.Db(db => db.Obligations.MaxAsync(o => o.Id));
    }
}
