using System.Net;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.Documents;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Meetings;

/// <summary>A notice of conclusions from draft to issue, and what it does to the work it states.</summary>
public sealed class NoticeTests
{
    const string Page = "/phien-hop/6/thong-bao";

    [Theory, BothStores]
    public async Task A_notice_is_drafted_passed_on_approved_and_issued_and_then_the_work_binds(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        Assert.True(await council.Db(db => db.Obligations.AnyAsync(o => o.SourceId == 6 && o.Status == SourceStatus.Tentative)));
        await Issued(council, secretary, 1);

        Assert.Contains("số 01/TB-HĐND", secretary.Html);
        Assert.Equal(["TM. THƯỜNG TRỰC HĐND", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", Cast.StandingViceChair], secretary.Page.QuerySelectorAll(".paper-signature p").Select(p => p.TextContent));
        var lines = secretary.Page.QuerySelectorAll(".paper-words").Select(p => p.TextContent).ToList();
        Assert.Equal(["/."], lines.Where(l => l.EndsWith("/.", StringComparison.Ordinal)).Select(l => l[^2..]));
        Assert.EndsWith("tại phiên họp sau./.", lines[^1]);
        Assert.Empty(secretary.Page.QuerySelectorAll(".paper-words strong"));
        Assert.False(secretary.HasForm("words"));
        var work = await council.Db(db => db.Obligations.Include(o => o.Events).Where(o => o.SourceId == 6).ToListAsync());
        Assert.All(work.Where(o => o.IsOpen), o => Assert.Equal(SourceStatus.Binding, o.Status));
        var last = work.First(o => o.IsOpen).Events.Single(e => e.Kind == ObligationEventKind.BecameBinding);
        Assert.Equal(("01/TB-HĐND", new DateOnly(2026, 11, 16)), (last.DocumentNumber, last.OccurredOn));
        await secretary.Get("/phien-hop/6");
        Assert.Contains("Thông báo kết luận: số 01/TB-HĐND", secretary.Html);
    }

    [Theory, BothStores]
    public async Task Words_edited_in_the_draft_become_the_words_of_the_work(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var first = await Drafted(secretary, council);
        await secretary.Send(secretary.Form("words"), new()
        {
            [$"words-{first.Id}"] = "rà soát 14 dự án giao thông chậm tiến độ", [$"when-{first.Id}"] = "trước ngày 20/12/2026", ["opening"] = "Phiên họp đánh giá cao kết quả tháng 10.", ["added"] = "Biểu dương Ban Pháp chế.",
        });
        Assert.Contains("Biểu dương Ban Pháp chế.", secretary.Page.QuerySelector(".paper")!.TextContent);
        await Through(council, secretary, 2);

        var work = await council.Db(async db =>
        {
            var conclusion = await db.Conclusions.SingleAsync(c => c.Id == first.ConclusionId);
            return await db.Obligations.Include(o => o.Events).SingleAsync(o => o.Id == conclusion.ObligationId);
        });
        Assert.Equal(("rà soát 14 dự án giao thông chậm tiến độ", new DateOnly(2026, 12, 19)), (work.Work, work.DueOn));
        Assert.Contains(work.Events, e => e.Kind == ObligationEventKind.BecameBinding && e.Words.StartsWith("Lời trước đó: “", StringComparison.Ordinal));
    }

    [Theory, BothStores]
    public async Task A_correction_says_anew_what_differs_and_the_old_words_stay_in_the_history(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Issued(council, secretary, 3);
        await secretary.Send(secretary.Form("draft", ("kind", "Correction")), []);
        var item = await council.Db(db => db.NoticeItems.OrderByDescending(i => i.NoticeId).ThenBy(i => i.Position).FirstAsync());
        await secretary.Send(secretary.Form("words"), new() { [$"words-{item.Id}"] = "nội dung đã đính chính" });
        await Through(council, secretary, 4);

        Assert.Contains("SỬA ĐỔI THÔNG BÁO SỐ 03/TB-HĐND", secretary.Page.QuerySelector(".paper-about")!.TextContent.ToUpperInvariant());
        var events = await council.Db(db => db.ObligationEvents.Where(e => e.DocumentNumber == "04/TB-HĐND").ToListAsync());
        var corrected = Assert.Single(events);
        Assert.Equal(ObligationEventKind.Corrected, corrected.Kind);
        Assert.Contains("Sửa đổi theo Thông báo số 04/TB-HĐND. Lời trước đó: “", corrected.Words);
        await secretary.Get(Page + "?ban=1");
        Assert.Contains("Bản này đã được sửa đổi", secretary.Html);
    }

    [Theory, BothStores]
    public async Task A_number_used_this_year_is_refused_in_words_and_whoever_may_not_is_not_offered(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Issued(council, secretary, 5);
        await Drafted(secretary, council, "/phien-hop/5/thong-bao");
        Assert.False(secretary.HasForm("move", ("step", "SubmitToChair")));
        using var head = await council.As(Cast.OfficeHead);
        using var chair = await council.As(Cast.StandingViceChair);
        await secretary.Send(secretary.Form("move", ("step", "SubmitToHead")), []);
        await chair.Get(secretary.Here);
        Assert.False(chair.HasForm("move"));
        await head.Get(secretary.Here);
        await head.Send(head.Form("move", ("step", "SendBack")), []);
        Assert.Equal("reason-needed", head.Rule);
        await head.Send(head.Form("move", ("step", "SendBack")), new() { ["words"] = "Thiếu thời hạn ở mục 2" });
        await secretary.Get("/phien-hop/5/thong-bao");
        Assert.Contains("Thiếu thời hạn ở mục 2", secretary.Html);
        await Through(council, secretary, 5, "/phien-hop/5/thong-bao");
        Assert.Equal("number-taken", secretary.Rule);
        Assert.Equal("5", secretary.Page.QuerySelector("#i-number")!.GetAttribute("value"));
    }

    [Theory, BothStores]
    public async Task Who_sent_a_draft_back_and_why_stands_above_it_and_of_two_who_issue_it_the_second_is_told(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Drafted(secretary, council);
        await secretary.Send(secretary.Form("move", ("step", "SubmitToHead")), []);
        using var head = await council.As(Cast.OfficeHead);
        await head.Get(Page);
        await head.Send(head.Form("move", ("step", "SendBack")), new() { ["words"] = "Mục 2 giao nhầm" });
        await secretary.Get(Page);
        Assert.Contains($"{Cast.OfficeHead}, Chánh Văn phòng", secretary.Page.QuerySelectorAll(".note").Single(n => n.TextContent.EndsWith("trả lại ngày 16/11/2026: Mục 2 giao nhầm", StringComparison.Ordinal)).TextContent);

        await Approved(council, secretary);
        Assert.DoesNotContain(secretary.Page.QuerySelectorAll(".note"), n => n.TextContent.Contains("Mục 2 giao nhầm", StringComparison.Ordinal));
        var one = secretary.Form("issue");
        await secretary.Get(Page);
        await Issue(secretary, secretary.Form("issue"), 7);
        Assert.Equal("", secretary.Refusal);
        await Issue(secretary, one, 7);
        Assert.Equal("stale", secretary.Rule);
        Assert.Contains("Ban hành", secretary.Refusal);
    }

    [Theory, BothStores]
    public async Task A_draft_is_seen_by_the_office_and_the_issued_notice_by_whoever_was_given_work(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var meeting = await council.Db(async db => (await db.Obligations.Where(o => o.Bodies.Any(b => db.Set<Rules.People.BodyNaming>().Any(n => n.BodyId == b.BodyId && n.Name == "Sở Xây dựng" && n.To == null))).OrderByDescending(o => o.SourceId).FirstAsync()).SourceId);
        var page = $"/phien-hop/{meeting}/thong-bao";
        await Drafted(secretary, council, page);
        using var director = await council.As(Cast.Director);
        await director.Get(page);
        Assert.Contains("Chưa có thông báo kết luận được ban hành", director.Html);
        await director.Get(page + "?ban=1");
        Assert.Equal(HttpStatusCode.NotFound, director.Status);
        await director.Get($"{page}/1.docx");
        Assert.Equal(HttpStatusCode.NotFound, director.Status);

        await Through(council, secretary, 8, page);
        await director.Get(page);
        Assert.Contains("08/TB-HĐND", director.Page.QuerySelector(".paper")!.TextContent);
        Assert.False(director.HasForm("draft"));
        var file = await director.Raw(new HttpRequestMessage(HttpMethod.Get, $"{page}/1.docx"));
        var read = Assert.IsType<ReadText>(TextInput.Read(await file.Content.ReadAsByteArrayAsync(), "tb.docx"));
        Assert.Contains("Số: 08/TB-HĐND", read.Text);
        Assert.Contains("KT. CHỦ TỊCH", read.Text);
    }

    [Theory, BothStores]
    public async Task A_draft_is_removed_and_a_conclusion_that_came_later_is_taken_in(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Drafted(secretary, council);
        await secretary.Get("/phien-hop/6");
        await secretary.Send(secretary.Form("conclude"), new() { ["work"] = "báo cáo cung ứng thuốc" });
        await secretary.Get(Page);
        await secretary.Send(secretary.Form("take-in"), []);
        Assert.Contains("Báo cáo cung ứng thuốc.", secretary.Page.QuerySelector(".paper")!.TextContent);
        await secretary.Send(secretary.Form("remove"), []);
        Assert.Contains("Chưa có thông báo kết luận.", secretary.Html);
        Assert.Equal(0, await council.Db(db => db.NoticeItems.CountAsync()));
    }

    [Theory, BothStores]
    public async Task A_notice_that_came_in_as_a_text_is_shown_and_may_be_replaced_but_not_drafted_again(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await council.Db(db =>
        {
            db.MeetingSources.Add(new MeetingSource { CouncilId = 1, MeetingId = 6, Kind = SourceKind.Notice, ImportId = 1, Number = "41/TB-HĐND", IssuedOn = new DateOnly(2026, 10, 28), Signer = Cast.StandingViceChair, AddedAt = council.Time.Now });
            return db.SaveChangesAsync();
        });
        await secretary.Get(Page);
        Assert.Contains("Thông báo số 41/TB-HĐND", secretary.Page.QuerySelector(".note")!.TextContent);
        Assert.False(secretary.HasForm("draft", ("kind", "Original")));
        await secretary.Send(secretary.Form("draft", ("kind", "Replacement")), []);
        Assert.Contains("Thông báo này thay thế Thông báo số 41/TB-HĐND ngày 28 tháng 10 năm 2026.", secretary.Page.QuerySelector(".paper")!.TextContent);
        await Through(council, secretary, 41);
        Assert.Equal("number-taken", secretary.Rule);
        await secretary.Send(secretary.Form("issue"), new() { ["number"] = "42", ["signing"] = "OnBehalf", ["signer"] = secretary.Form("issue").QuerySelectorAll("select[name=signer] option")[1].GetAttribute("value")! });
        Assert.Contains("số 42/TB-HĐND", secretary.Html);
        await secretary.Get("/phien-hop");
        Assert.Contains("đã ban hành", secretary.Page.QuerySelector("tbody tr")!.TextContent);
    }

    static async Task<NoticeItem> Drafted(Browser secretary, TestCouncil council, string page = Page)
    {
        await secretary.Get(page);
        await secretary.Send(secretary.Form("draft"), []);
        Assert.Equal("", secretary.Refusal);
        return await council.Db(db => db.NoticeItems.OrderByDescending(i => i.NoticeId).ThenBy(i => i.Position).FirstAsync());
    }

    static async Task Issued(TestCouncil council, Browser secretary, int number)
    {
        await Drafted(secretary, council);
        await Through(council, secretary, number);
        Assert.Equal("", secretary.Refusal);
    }

    static async Task Through(TestCouncil council, Browser secretary, int number, string page = Page)
    {
        await Approved(council, secretary, page);
        await Issue(secretary, secretary.Form("issue"), number);
    }

    static async Task Approved(TestCouncil council, Browser secretary, string page = Page)
    {
        using var head = await council.As(Cast.OfficeHead);
        using var viceChair = await council.As(Cast.StandingViceChair);
        await secretary.Get(page);
        await secretary.Send(secretary.Form("move", ("step", "SubmitToHead")), []);
        await head.Get(page);
        await head.Send(head.Form("move", ("step", "SubmitToChair")), []);
        await viceChair.Get(page);
        await viceChair.Send(viceChair.Form("move", ("step", "Approve")), []);
        await secretary.Get(page);
    }

    static async Task Issue(Browser secretary, AngleSharp.Html.Dom.IHtmlFormElement form, int number)
    {
        var signer = form.QuerySelectorAll("select[name=signer] option").Single(o => o.TextContent.StartsWith(Cast.StandingViceChair, StringComparison.Ordinal)).GetAttribute("value")!;
        await secretary.Send(form, new() { ["number"] = $"{number}", ["signing"] = "ForHead", ["signer"] = signer });
    }
}
