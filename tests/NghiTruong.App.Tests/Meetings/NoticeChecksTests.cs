using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.Documents;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Meetings;

/// <summary>What a notice says is held against the register before it is passed on and before it is issued; a replacement ends all it replaces.</summary>
public sealed class NoticeChecksTests
{
    const string Page = "/phien-hop/6/thong-bao";

    [Theory, BothStores]
    public async Task An_item_that_gives_the_work_to_another_body_is_refused_when_submitted_and_when_issued(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var (item, work, lead) = await Drafted(council, secretary);
        await Say(secretary, item, "to", "Giao Sở Khoa học và Công nghệ và các đơn vị liên quan");
        await secretary.Send(secretary.Form("move", ("step", "SubmitToHead")), []);
        Assert.Equal("gives-to-another", secretary.Rule);
        Assert.Equal("Mở nhiệm vụ", secretary.Page.QuerySelector($".beside-paper > p > a[href='/nhiem-vu/{work}']")!.TextContent);
        Assert.Contains($"Mục {item.Position} giao Sở Khoa học và Công nghệ, nhiệm vụ {work} đang do {lead} chủ trì: hãy giao lại nhiệm vụ hoặc sửa mục này trước.", secretary.Refusal);
        Assert.Equal(NoticeState.Draft, await council.Db(db => db.Notices.Select(n => n.State).SingleAsync()));

        // Named only as coordinating, the lead does not lead.
        await Say(secretary, item, "to", $"Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với {lead}");
        await secretary.Send(secretary.Form("move", ("step", "SubmitToHead")), []);
        Assert.Equal("gives-to-another", secretary.Rule);

        // Its lead among several; then the work goes to another while the notice is on its way.
        await Say(secretary, item, "to", $"Giao Sở Khoa học và Công nghệ, {lead} chủ trì, phối hợp với Sở Tài chính");
        await ToIssue(council, secretary);
        using var head = await council.As(Cast.OfficeHead);
        await head.Get($"/nhiem-vu/{work}");
        var health = head.Form("fact", ("kind", "Reassigned")).QuerySelectorAll("select[name=lead] option").Single(o => o.TextContent == "Sở Y tế").GetAttribute("value")!;
        await head.Send(head.Form("fact", ("kind", "Reassigned")), new() { ["words"] = "theo phân công mới", ["lead"] = health });
        Assert.Equal("", head.Refusal);
        await Issue(secretary, 1);
        Assert.Equal("gives-to-another", secretary.Rule);
        Assert.Contains($"nhiệm vụ {work} đang do Sở Y tế chủ trì", secretary.Refusal);
        Assert.False(await council.Db(db => db.Notices.AnyAsync(n => n.State == NoticeState.Issued)));
    }

    [Theory, BothStores]
    public async Task Words_that_name_no_body_or_a_group_say_nothing_against_the_register(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var (item, _, _) = await Drafted(council, secretary);
        foreach (var words in new[] { "Giao đơn vị tư vấn", "Giao các sở, ngành", "Giao các xã, phường", "" })
        {
            await Say(secretary, item, "to", words);
            await secretary.Send(secretary.Form("move", ("step", "SubmitToHead")), []);
            Assert.Equal("", secretary.Refusal);
            using var head = await council.As(Cast.OfficeHead);
            await head.Get(Page);
            await head.Send(head.Form("move", ("step", "SendBack")), new() { ["words"] = "xem lại" });
            await secretary.Get(Page);
        }
    }

    [Theory, BothStores]
    public async Task A_due_day_before_the_meeting_is_refused(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var (item, _, _) = await Drafted(council, secretary);
        await Say(secretary, item, "when", "chậm nhất ngày 01/01/2020");
        await secretary.Send(secretary.Form("move", ("step", "SubmitToHead")), []);
        Assert.Equal("due-before-meeting", secretary.Rule);
        Assert.Contains($"Mục {item.Position} (“", secretary.Refusal);
        Assert.Contains("01/01/2020, trước ngày họp", secretary.Refusal);
    }

    [Theory, BothStores]
    public async Task Work_withdrawn_before_the_issue_is_neither_submitted_nor_signed(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var (item, work, _) = await Drafted(council, secretary);
        await ToIssue(council, secretary);
        using var head = await council.As(Cast.OfficeHead);
        await head.Get($"/nhiem-vu/{work}");
        await head.Send(head.Form("fact", ("kind", "Withdrawn")), new() { ["words"] = "không còn cần" });
        Assert.Equal("", head.Refusal);
        await Issue(secretary, 1);
        Assert.Equal("work-is-over", secretary.Rule);
        Assert.Contains($"Mục {item.Position} (“", secretary.Refusal);
        Assert.Contains($"nhiệm vụ {work} đã rút", secretary.Refusal);

        using var chair = await council.As(Cast.StandingViceChair);
        await chair.Get(Page);
        await chair.Send(chair.Form("move", ("step", "SendBack")), new() { ["words"] = "bỏ mục đã rút" });
        await secretary.Get(Page);
        await secretary.Send(secretary.Form("move", ("step", "SubmitToHead")), []);
        Assert.Equal("work-is-over", secretary.Rule);
        await Say(secretary, item, "words", "");
        Assert.DoesNotContain("chưa nằm trong dự thảo", secretary.Html);
        await ToIssue(council, secretary);
        await Issue(secretary, 1);
        Assert.Equal("", secretary.Refusal);
    }

    [Theory, BothStores]
    public async Task A_symbol_is_letters_and_digits(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Drafted(council, secretary);
        await ToIssue(council, secretary);
        await Issue(secretary, 1, "<b>");
        Assert.Equal("not-a-symbol", secretary.Rule);
        await Issue(secretary, 1, "TB-HĐND");
        Assert.Equal("", secretary.Refusal);
    }

    [Theory, BothStores]
    public async Task A_replacement_ends_the_notice_and_its_corrections_and_tells_what_it_leaves_out(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Drafted(council, secretary);
        await ToIssue(council, secretary);
        await Issue(secretary, 3);
        await secretary.Send(secretary.Form("draft", ("kind", "Correction")), []);
        await ToIssue(council, secretary);
        await Issue(secretary, 4);
        await secretary.Send(secretary.Form("draft", ("kind", "Replacement")), []);
        const string ended = "Thông báo này thay thế Thông báo số 03/TB-HĐND ngày 16 tháng 11 năm 2026 và Thông báo sửa đổi số 04/TB-HĐND ngày 16 tháng 11 năm 2026.";
        Assert.Contains(ended, secretary.Page.QuerySelector(".paper")!.TextContent);
        Assert.DoesNotContain("mà vẫn có hiệu lực", secretary.Html);

        var item = await council.Db(db => db.NoticeItems.Where(i => i.ConclusionId != null && db.Set<Conclusion>().Any(c => c.Id == i.ConclusionId && db.Set<Obligation>().Any(o => o.Id == c.ObligationId && o.IsOpen))).OrderByDescending(i => i.NoticeId).ThenBy(i => i.Position).FirstAsync());
        var work = await council.Db(async db => await db.Conclusions.Where(c => c.Id == item.ConclusionId).Select(c => c.ObligationId).SingleAsync());
        await Say(secretary, item, "words", "");
        var note = secretary.Page.QuerySelectorAll(".note").Single(n => n.TextContent.Contains("Không còn trong thông báo thay thế mà vẫn có hiệu lực", StringComparison.Ordinal));
        Assert.NotNull(note.QuerySelector($"a[href='/nhiem-vu/{work}']"));

        await ToIssue(council, secretary);
        await Issue(secretary, 5);
        foreach (var old in new[] { 1, 2 })
        {
            await secretary.Get($"{Page}?ban={old}");
            Assert.Contains("Bản này đã được thay thế", secretary.Page.QuerySelectorAll(".note").Select(n => n.TextContent).First(t => t.Contains("Bản này", StringComparison.Ordinal)));
        }
        var file = await secretary.Raw(new HttpRequestMessage(HttpMethod.Get, $"{Page}/3.docx"));
        Assert.Contains(ended, Assert.IsType<ReadText>(TextInput.Read(await file.Content.ReadAsByteArrayAsync(), "tb.docx")).Text);
    }

    [Theory, BothStores]
    public async Task A_replacement_drafted_by_an_earlier_release_ends_the_notice_and_its_corrections_too(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Drafted(council, secretary);
        await ToIssue(council, secretary);
        await Issue(secretary, 3);
        foreach (var number in new[] { 4, 5 })
        {
            await secretary.Send(secretary.Form("draft", ("kind", "Correction")), []);
            await ToIssue(council, secretary);
            await Issue(secretary, number);
        }
        await secretary.Send(secretary.Form("draft", ("kind", "Replacement")), []);
        // As it was drafted then: naming the latest correction.
        await council.Db(async db => await db.Notices.Where(n => n.Kind == NoticeKind.Replacement).ExecuteUpdateAsync(s => s.SetProperty(n => n.EarlierNoticeId, 3).SetProperty(n => n.EarlierNumber, "05/TB-HĐND")));

        const string ended = "thay thế Thông báo số 03/TB-HĐND ngày 16 tháng 11 năm 2026, Thông báo sửa đổi số 04/TB-HĐND ngày 16 tháng 11 năm 2026 và Thông báo sửa đổi số 05/TB-HĐND ngày 16 tháng 11 năm 2026./.";
        await secretary.Get(Page);
        Assert.Contains(ended, secretary.Page.QuerySelector(".paper")!.TextContent);
        var draft = await secretary.Raw(new HttpRequestMessage(HttpMethod.Get, $"{Page}/4.docx"));
        Assert.Contains(ended, Assert.IsType<ReadText>(TextInput.Read(await draft.Content.ReadAsByteArrayAsync(), "tb.docx")).Text);

        await ToIssue(council, secretary);
        await Issue(secretary, 6);
        Assert.Equal("", secretary.Refusal);
        var issued = await council.Db(db => db.Notices.SingleAsync(n => n.Kind == NoticeKind.Replacement));
        Assert.Equal((1, "03/TB-HĐND", new DateOnly(2026, 11, 16)), (issued.EarlierNoticeId, issued.EarlierNumber, issued.EarlierOn));
        foreach (var old in new[] { 1, 2, 3 })
        {
            await secretary.Get($"{Page}?ban={old}");
            Assert.Contains("Bản này đã được thay thế", secretary.Html);
        }
    }

    /// <summary>A draft of all the meeting's conclusions, and one item whose open work a body leads.</summary>
    static async Task<(NoticeItem Item, long Work, string Lead)> Drafted(TestCouncil council, Browser secretary)
    {
        await secretary.Get(Page);
        await secretary.Send(secretary.Form("draft"), []);
        Assert.Equal("", secretary.Refusal);
        return await council.Db(async db =>
        {
            var found = await (from i in db.NoticeItems
                               join c in db.Set<Conclusion>() on i.ConclusionId equals c.Id
                               join o in db.Set<Obligation>() on c.ObligationId equals o.Id
                               where o.IsOpen && o.LeadBodyId != null && o.EachOf == null
                               orderby i.Position
                               select new { Item = i, o.Id, Lead = o.LeadBodyId!.Value }).FirstAsync();
            var name = (await db.BodiesOf(1)).Single(b => b.Id == found.Lead).NameOn(new(2026, 11, 16));
            Assert.DoesNotContain(name, new[] { "Sở Khoa học và Công nghệ", "Sở Y tế", "Sở Tài chính" });
            return (found.Item, found.Id, name);
        });
    }

    static async Task Say(Browser secretary, NoticeItem item, string field, string words)
    {
        await secretary.Send(secretary.Form("words"), new() { [$"{field}-{item.Id}"] = words });
        Assert.Equal("", secretary.Refusal);
    }

    static async Task ToIssue(TestCouncil council, Browser secretary)
    {
        using var head = await council.As(Cast.OfficeHead);
        using var viceChair = await council.As(Cast.StandingViceChair);
        await secretary.Send(secretary.Form("move", ("step", "SubmitToHead")), []);
        Assert.Equal("", secretary.Refusal);
        await head.Get(Page);
        await head.Send(head.Form("move", ("step", "SubmitToChair")), []);
        await viceChair.Get(Page);
        await viceChair.Send(viceChair.Form("move", ("step", "Approve")), []);
        await secretary.Get(Page);
    }

    static async Task Issue(Browser secretary, int number, string symbol = "TB-HĐND")
    {
        var signer = secretary.Form("issue").QuerySelectorAll("select[name=signer] option").Single(o => o.TextContent.StartsWith(Cast.StandingViceChair, StringComparison.Ordinal)).GetAttribute("value")!;
        await secretary.Send(secretary.Form("issue"), new() { ["number"] = $"{number}", ["symbol"] = symbol, ["signing"] = "ForHead", ["signer"] = signer });
    }
}
