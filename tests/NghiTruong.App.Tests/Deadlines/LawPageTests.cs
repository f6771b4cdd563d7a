using System.Net;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Deadlines;
using NghiTruong.App.People;
using NghiTruong.App.Rulebook;
using NghiTruong.App.Shell;
using NghiTruong.App.Tests.House;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Tests.Deadlines;

/// <summary>Rules of law browsed, asked for days, held against their texts, and made tighter by the council's own regulation.</summary>
public sealed class LawPageTests
{
    static string[] Ids(Browser browser) => [.. browser.Page.QuerySelectorAll("table.data tbody tr td:first-child").Select(c => c.TextContent.Trim())];

    static string Text(Browser browser, string selector) => System.Text.RegularExpressions.Regex.Replace(browser.Page.QuerySelector(selector)?.TextContent ?? "", @"\s+", " ").Trim();

    [Theory, BothStores]
    public async Task The_list_is_narrowed_by_topic_words_mark_and_day(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var deputy = await council.As(Cast.Deputy);
        await deputy.Get("/thoi-han");
        Assert.Equal(HttpStatusCode.OK, deputy.Status);
        Assert.Equal(LawFilter.PageSize, Ids(deputy).Length);
        await deputy.Get(deputy.Page.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(LawFilter.PageSize, Ids(deputy).Length);

        await deputy.Get("/thoi-han?tu=chat+van+van+ban&co-ngay=1");
        Assert.Equal(["QUE-03"], Ids(deputy));
        Assert.Contains("chậm nhất 20 ngày sau ngày chất vấn", deputy.Html);
        await deputy.Get("/thoi-han?chu-de=questions");
        Assert.Equal(10, Ids(deputy).Length);
        await deputy.Get("/thoi-han?chu-de=questions&co-ngay=1");
        Assert.Equal(["EXP-01", "QUE-03", "QUE-07"], Ids(deputy).Order());
        await deputy.Get("/thoi-han?chu-de=questions&doi-chieu=tam&co-ngay=1");
        Assert.Equal(3, Ids(deputy).Length);
        await deputy.Get("/thoi-han?chu-de=questions&doi-chieu=T");
        Assert.Empty(Ids(deputy));
        await deputy.Get("/thoi-han?chu-de=questions&doi-chieu=T&co-ngay=1&ngay=2026-02-28");
        Assert.Equal(3, Ids(deputy).Length);
        Assert.Contains("khoản 4 Điều 60 Luật 87/2015/QH13", deputy.Html);

        await deputy.Get("/thoi-han?tu=SES-08");
        Assert.Empty(Ids(deputy));
        await deputy.Get("/thoi-han?tu=SES-08&hieu-luc=tat-ca");
        Assert.Equal(["SES-08"], Ids(deputy));
        Assert.Contains("hết hiệu lực", Text(deputy, "table.data"));
    }

    [Theory, BothStores]
    public async Task A_rule_explains_the_day_it_sets_or_says_why_it_sets_none(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var deputy = await council.As(Cast.Deputy);
        await deputy.Get("/thoi-han/que-03?moc=2026-08-12");
        Assert.Contains("Hết Thứ Năm 03/09/2026", Text(deputy, ".law-due"));
        Assert.Contains("kết thúc vào ngày làm việc tiếp theo, Thứ Năm 03/09/2026", Text(deputy, ".law-lines"));
        Assert.Contains("tạm theo luật cũ", Text(deputy, ".law-lines"));
        Assert.Equal(2, deputy.Page.QuerySelectorAll(".law-versions > li").Length);
        await deputy.Get("/thoi-han/SES-14?moc=2026-07-07");
        Assert.Contains("Hết Thứ Bảy 27/06/2026", Text(deputy, ".law-due"));
        Assert.Contains("Thứ Sáu 26/06/2026", Text(deputy, ".law-answer"));
        await deputy.Get("/thoi-han/COM-04?moc=2026-07-01&phuc-tap=1&vung-xa=1");
        Assert.Contains("70 ngày", Text(deputy, ".law-lines"));
        await deputy.Get("/thoi-han/DEN-04?moc=2026-07-01&gia-han=3");
        Assert.Contains("chỉ cho gia hạn 2 lần", Text(deputy, ".law-count [role=status]"));
        await deputy.Get("/thoi-han/QUE-03?moc=2010-01-01");
        Assert.Contains("không có bản nào có hiệu lực ngày 01/01/2010", Text(deputy, ".law-count [role=status]"));
        await deputy.Get("/thoi-han/SES-07?moc=2026-07-07&ky-hop=Thematic");
        Assert.Contains("chỉ dùng cho kỳ họp thường lệ", Text(deputy, ".law-count [role=status]"));
        await deputy.Get("/thoi-han/REC-09c?moc=2026-07-07&gio=08:00");
        Assert.Contains("07:00 Thứ Ba 07/07/2026", Text(deputy, ".law-due"));
    }

    [Theory, BothStores]
    public async Task A_check_against_the_text_is_kept_and_shown_and_lifts_the_rule_from_the_list(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await Kept(council, "SUP-06");
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/thoi-han");
        Assert.StartsWith("SUP-06", Text(secretary, ".law-first li"));
        Assert.Contains("đang dùng cho 1 việc", Text(secretary, ".law-first li"));

        await secretary.Get("/thoi-han/SUP-06");
        await secretary.Send(secretary.Form("check"), new() { ["text"] = "" });
        Assert.Equal("text-needed", secretary.Rule);
        await secretary.Send(secretary.Form("check"), new() { ["text"] = "Luật 121/2025/QH15, Công báo", ["agrees"] = "no" });
        Assert.Equal("words-needed", secretary.Rule);
        Assert.Equal("Luật 121/2025/QH15, Công báo", secretary.Page.QuerySelector("#text")!.GetAttribute("value"));
        await secretary.Send(secretary.Form("check"), new() { ["on"] = "2026-11-17", ["text"] = "Luật 121/2025/QH15" });
        Assert.Equal("in-the-future", secretary.Rule);
        await secretary.Send(secretary.Form("check"), new() { ["on"] = "2026-11-16", ["text"] = "Luật 121/2025/QH15, Công báo", ["agrees"] = "no", ["words"] = "Điều 40: 20 ngày" });
        Assert.Equal("", secretary.Refusal);
        Assert.Contains("văn bản nói khác", Text(secretary, ".law-now"));
        await secretary.Get("/thoi-han");
        Assert.StartsWith("SUP-06", Text(secretary, ".law-first li"));

        await secretary.Get("/thoi-han/SUP-06");
        await secretary.Send(secretary.Form("check"), new() { ["text"] = "Luật 121/2025/QH15, bản in" });
        Assert.Contains("đã đối chiếu ngày 16/11/2026 bởi Nguyễn Thị Mai Anh", Text(secretary, ".law-now"));
        Assert.Contains("Điều 40: 20 ngày", Text(secretary, "#doi-chieu"));
        await secretary.Get("/thoi-han");
        Assert.DoesNotContain("SUP-06", Text(secretary, ".law-first"));
        await secretary.Get("/thoi-han?tu=SUP-06");
        Assert.Contains("đã đối chiếu ngày 16/11/2026", Text(secretary, "table.data"));
        Assert.Equal(2, await council.Db(db => db.AuditRows.CountAsync(a => a.Act == "rule.checked")));
    }

    [Theory, BothStores]
    public async Task A_council_rule_moves_the_days_its_preview_named_and_keeps_where_they_were(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var tightened = await Kept(council, "SUP-06");
        var untouched = await Kept(council, "PUB-02");
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/thoi-han/SUP-06");
        Assert.Contains("Thứ Hai 28/12/2026", Text(secretary, "#dang-dung"));
        var head = new Dictionary<string, string> { ["number"] = "12/2026/QC-HĐND", ["date"] = "2026-10-01", ["title"] = "Quy chế làm việc", ["value"] = "10", ["from"] = "2026-10-01", ["go"] = "preview" };
        await secretary.Send(secretary.Form("add"), head);
        Assert.Contains("1 hạn sẽ dời nếu ghi", Text(secretary, "#xem-truoc"));
        Assert.Contains("28/12/202621/12/2026", Text(secretary, "#xem-truoc tbody"));
        Assert.Equal(new DateOnly(2026, 12, 28), (await Find(council, tightened)).Due);
        Assert.Equal(0, await council.Db(db => db.CouncilRules.CountAsync()));

        await secretary.Send(secretary.Form("add"), new() { ["go"] = "save" });
        Assert.Equal("", secretary.Refusal);
        Assert.Contains("chậm nhất 10 ngày sau ngày bế mạc kỳ họp thường lệ cuối năm", Text(secretary, "#quy-dinh"));
        Assert.Contains("Thứ Hai 21/12/2026", Text(secretary, "#dang-dung"));
        var moved = await Find(council, tightened);
        var move = moved.Moves.OrderBy(m => m.Id).Last();
        Assert.Equal((new DateOnly(2026, 12, 21), new DateOnly(2026, 12, 28), new DateOnly(2026, 12, 21)), (moved.Due!.Value, move.From!.Value, move.To!.Value));
        Assert.Contains("12/2026/QC-HĐND ngày 01/10/2026", move.Because);
        Assert.Single((await Find(council, untouched)).Moves);

        await secretary.Get("/thoi-han/SUP-06?moc=2026-12-11");
        Assert.Contains("Hết Thứ Hai 21/12/2026", Text(secretary, ".law-due"));
        Assert.Contains("Nhẹ hơn: 15 ngày sau", Text(secretary, ".law-answer"));
        await secretary.Get("/thoi-han?tu=SUP-06");
        Assert.Contains("theo 12/2026/QC-HĐND ngày 01/10/2026", Text(secretary, ".law-own"));

        // A looser one stands beside the law and moves nothing.
        await secretary.Get("/thoi-han/SUP-06");
        await secretary.Send(secretary.Form("add"), new() { ["number"] = "13/QC", ["value"] = "30", ["from"] = "2026-10-01", ["go"] = "preview" });
        Assert.Contains("Không hạn nào đổi ngày.", Text(secretary, "#xem-truoc"));

        await secretary.Get("/thoi-han/SUP-06");
        await secretary.Send(secretary.Form("end"), new() { ["last"] = "2026-09-30" });
        Assert.Equal("ends-before-start", secretary.Rule);
        await secretary.Send(secretary.Form("end"), new() { ["last"] = "2026-11-30" });
        Assert.Equal(new DateOnly(2026, 12, 28), (await Find(council, tightened)).Due);
        await secretary.Get("/thoi-han/SUP-06");
        await secretary.Send(secretary.Form("take-back"), new() { ["because"] = "nhập nhầm quy chế" });
        Assert.Contains("đã bỏ: nhập nhầm quy chế", Text(secretary, "#quy-dinh"));
        Assert.Equal(3, (await Find(council, tightened)).Moves.Count);
        Assert.Equal(["council-rule.added", "council-rule.ended", "council-rule.taken-back"], await council.Db(db => db.AuditRows.Where(a => a.Act.StartsWith("council-rule.")).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync()));
    }

    [Theory, BothStores]
    public async Task A_form_sent_twice_adds_one_rule(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/thoi-han/SUP-06");
        var form = secretary.Form("add");
        var head = new Dictionary<string, string> { ["number"] = "12/QC", ["value"] = "10", ["from"] = "2026-10-01", ["go"] = "save" };
        await secretary.Send(form, head);
        await secretary.Send(form, head);
        Assert.Equal("", secretary.Refusal);
        Assert.Equal(1, await council.Db(db => db.CouncilRules.CountAsync()));
    }

    [Theory, BothStores]
    public async Task A_limit_the_law_does_not_know_has_an_id_and_a_page_of_its_own(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/thoi-han/quy-dinh-rieng");
        var said = new Dictionary<string, string> { ["name"] = "Gửi báo cáo tiến độ tháng", ["anchor"] = "receipt", ["value"] = "20", ["number"] = "12/2026/QC-HĐND", ["from"] = "2026-01-01" };
        await secretary.Send(secretary.Form("new"), new(said) { ["anchor"] = "" });
        Assert.Equal("anchor-needed", secretary.Rule);
        await secretary.Send(secretary.Form("new"), new(said) { ["name"] = "" });
        Assert.Equal("name-needed", secretary.Rule);
        await secretary.Send(secretary.Form("new"), said);
        Assert.Equal("", secretary.Refusal);
        await secretary.Get("/thoi-han/quy-dinh-rieng");
        await secretary.Send(secretary.Form("new"), new(said) { ["name"] = "Việc khác", ["value"] = "3" });
        await secretary.Get("/thoi-han");
        Assert.Contains("QC-01 Gửi báo cáo tiến độ tháng: chậm nhất 20 ngày sau", Text(secretary, "#quy-dinh-rieng"));
        Assert.Contains("QC-02 Việc khác", Text(secretary, "#quy-dinh-rieng"));

        using var deputy = await council.As(Cast.Deputy);
        await deputy.Get("/thoi-han/qc-01?moc=2026-08-12");
        Assert.Equal("Gửi báo cáo tiến độ tháng QC-01", Text(deputy, "h1"));
        Assert.Contains("Hết Thứ Năm 03/09/2026", Text(deputy, ".law-due"));
        await deputy.Get("/thoi-han/quy-dinh-rieng");
        Assert.Equal(HttpStatusCode.NotFound, deputy.Status);
        await secretary.Get("/thoi-han/QC-01");
        await secretary.Send(secretary.Form("add"), new() { ["number"] = "15/2026/QC-HĐND", ["value"] = "10", ["from"] = "2026-06-01", ["go"] = "save" });
        await secretary.Get("/thoi-han/QC-01?moc=2026-08-12");
        // 22/08/2026 is a Saturday worked for the day before the National Day.
        Assert.Contains("Hết Thứ Bảy 22/08/2026", Text(secretary, ".law-due"));
    }

    [Theory, BothStores]
    public async Task Rules_and_checks_of_another_council_are_not_seen(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await council.Db(async db =>
        {
            var other = await db.Councils.OrderBy(c => c.Id).Skip(1).FirstAsync();
            db.CouncilRules.Add(new CouncilRule
            {
                CouncilId = other.Id, RuleId = "SUP-06", Title = "", AnchorKey = "year-end-closing", Value = 1, Unit = CountUnit.CalendarDay, Direction = Direction.After, Limit = LimitKind.NoLaterThan,
                RegulationNumber = "99/QC-KHAC", RegulationTitle = "", From = new(2026, 1, 1), RecordedAt = council.Time.Now, RecordedBy = "người khác",
            });
            db.RuleChecks.Add(new RuleCheck { CouncilId = other.Id, RuleId = "SUP-06", VersionFrom = new(2026, 3, 1), CheckedOn = new(2026, 11, 1), Text = "bản của tỉnh khác", Agrees = true, PersonId = 1, CheckedBy = "người khác", RecordedAt = council.Time.Now });
            return await db.SaveChangesAsync();
        });
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/thoi-han/SUP-06?moc=2026-12-11");
        Assert.DoesNotContain("99/QC-KHAC", secretary.Html);
        Assert.DoesNotContain("người khác", secretary.Html);
        Assert.Contains("Hết Thứ Hai 28/12/2026", Text(secretary, ".law-due"));
        await secretary.Get("/thoi-han?tu=SUP-06");
        Assert.DoesNotContain("99/QC-KHAC", secretary.Html);
        await secretary.Get("/thoi-han/SUP-06");
        var other = await council.Db(db => db.CouncilRules.SingleAsync());
        await secretary.Send(secretary.Form("add"), new() { ["_handler"] = "take-back", ["rule"] = other.Id.ToString(), ["because"] = "thử" });
        Assert.Equal(HttpStatusCode.NotFound, secretary.Status);
        Assert.Null((await council.Db(db => db.CouncilRules.SingleAsync())).TakenBackBecause);
    }

    [Theory, BothStores]
    public async Task Who_may_not_write_has_no_form_and_a_post_is_refused(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await Kept(council, "SUP-06");
        using var deputy = await council.As(Cast.Deputy);
        await deputy.Get("/thoi-han/SUP-06");
        Assert.False(deputy.HasForm("check"));
        Assert.False(deputy.HasForm("add"));
        await deputy.Get("/thoi-han");
        Assert.Empty(deputy.Page.QuerySelectorAll(".law-first"));
        // The office's page keeps the form; its post with the deputy's session is answered by no handler of the page.
        await deputy.Get("/thoi-han/SUP-06");
        var answer = await deputy.Raw(new HttpRequestMessage(HttpMethod.Post, "/thoi-han/SUP-06") { Content = new FormUrlEncodedContent([new("_handler", "add"), new("number", "1/QC"), new("value", "1"), new("from", "2026-01-01")]) });
        Assert.False(answer.IsSuccessStatusCode);
        Assert.Equal(0, await council.Db(db => db.CouncilRules.CountAsync()));
        var actor = NghiTruong.Rules.Actor.System(1) with { Rights = NghiTruong.Rules.Right.SeesOwn };
        var head = new CouncilRuleHead("SUP-06", "1/QC", null, "", 1, CountUnit.CalendarDay, Direction.After, new(2026, 1, 1));
        Assert.Equal("not-the-office", (await council.Write<KeepCouncilRule, (NghiTruong.Rules.Refusal?, IReadOnlyList<MovedDeadline>)>(keep => keep.Add(actor, null, head))).Item1!.Rule);
        Assert.Equal("not-the-office", (await council.Write<CheckRule, NghiTruong.Rules.Refusal?>(check => check.Run(actor, null, "SUP-06", new(new(2026, 3, 1), new(2026, 11, 1), "x", true, ""))))!.Rule);
        // A department sees only what its own bodies have due.
        using var director = await council.As(Cast.Director);
        await director.Get("/thoi-han/SUP-06");
        Assert.Contains("trong phần việc của cơ quan đồng chí", Text(director, "#dang-dung"));
    }

    [Theory, BothStores]
    public async Task Odd_input_is_answered_in_words(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/thoi-han/KHONG-CO");
        Assert.Equal(HttpStatusCode.NotFound, secretary.Status);
        await secretary.Get("/thoi-han?ngay=2026-02-30");
        Assert.Contains("không phải ngày xem được", secretary.Html);
        await secretary.Get("/thoi-han?tu=%00%00'%22<&trang=99999999999&chu-de=%00&doi-chieu=X");
        Assert.Equal(HttpStatusCode.OK, secretary.Status);
        await secretary.Get("/thoi-han?trang=999");
        Assert.NotEmpty(Ids(secretary));
        foreach (var asked in new[] { "2026-02-30", new string('9', 500), "khong", "-1" })
        {
            await secretary.Get($"/thoi-han/QUE-03?moc={asked}");
            Assert.Contains("không phải ngày có thật", Text(secretary, ".law-count .wrong"));
        }
        await secretary.Get("/thoi-han/QUE-03?moc=%00&gio=%00");
        Assert.Equal(HttpStatusCode.OK, secretary.Status);
        foreach (var asked in new[] { "moc=0001-01-01", "moc=9999-12-31", "moc=2199-12-31", "moc=1900-01-01" })
        {
            await secretary.Get($"/thoi-han/QUE-03?{asked}");
            Assert.Contains("nằm ngoài lịch", Text(secretary, ".law-count [role=status]"));
        }
        await secretary.Get("/thoi-han/DEN-01?moc=2026-07-07&truong-hop=nowhere&ky-hop=99&cap=x&gia-han=-5&gio=25:00");
        Assert.Equal(HttpStatusCode.OK, secretary.Status);

        foreach (var (field, value, rule) in new[]
        {
            ("number", "", "number-needed"), ("number", new string('s', 5000), "too-long"), ("value", "9999", "value-out-of-range"), ("value", "-1", "not-a-number"), ("value", "", "value-out-of-range"),
            ("from", "2026-02-30", "not-a-day"), ("from", "", "from-needed"), ("from", "1990-01-01", "day-out-of-range"), ("date", "2026-10-02", "before-signed"), ("direction", "Before", "other-side"), ("title", new string('t', 301), "too-long"),
        })
        {
            await secretary.Get("/thoi-han/SUP-06");
            await secretary.Send(secretary.Form("add"), new() { ["number"] = "12/QC\0", ["value"] = "10", ["from"] = "2026-10-01", ["go"] = "save", [field] = value });
            Assert.Equal(rule, secretary.Rule);
        }
        Assert.Equal(0, await council.Db(db => db.CouncilRules.CountAsync()));
        await secretary.Get("/thoi-han/SUP-06");
        await secretary.Send(secretary.Form("check"), new() { ["version"] = "2020-01-01", ["text"] = "x" });
        Assert.Equal("no-such-version", secretary.Rule);
    }

    /// <summary>Something due by a rule, hanging on a session that opens on 08/12 and closes on 11/12/2026.</summary>
    static Task<long> Kept(TestCouncil council, string ruleId) => council.Db(async db =>
    {
        var home = await db.Councils.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync();
        var session = new Occasion
        {
            CouncilId = home, Uid = Guid.NewGuid(), Kind = OccasionKind.Session, Title = "Kỳ họp cuối năm", StartsOn = new(2026, 12, 8), EndsOn = new(2026, 12, 11), IsFirm = true, RecordedAt = council.Time.Now.ToUniversalTime(),
        };
        db.Occasions.Add(session);
        await db.SaveChangesAsync();
        var kept = new KeptDeadline
        {
            CouncilId = home, Uid = Guid.NewGuid(), OccasionId = session.Id, Point = AnchorPoint.Closing, RuleId = ruleId, Title = "Thông qua chương trình giám sát", OwnerKind = "thử", OwnerId = 1, OwnerAddress = "/nhiem-vu/1",
            ChangedAt = council.Time.Now.ToUniversalTime(),
        };
        kept.Follow(session, WorkingCalendar.Known, [], "mở", council.Time.Now.ToUniversalTime());
        db.KeptDeadlines.Add(kept);
        await db.SaveChangesAsync();
        return kept.Id;
    });

    static Task<KeptDeadline> Find(TestCouncil council, long id) => council.Db(db => db.KeptDeadlines.AsNoTracking().Include(d => d.Moves).SingleAsync(d => d.Id == id));
}
