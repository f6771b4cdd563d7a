using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Meetings;

/// <summary>A meeting kept by hand: opened, invited, attended, with papers in versions and conclusions that become work.</summary>
public sealed class MeetingPageTests
{
    /// <summary>Who owes work from a meeting reads that work and what was issued, not its drafts and who sat there.</summary>
    [Theory, BothStores]
    public async Task A_body_that_owes_work_from_a_meeting_does_not_read_its_papers(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        council.WritesPastTheDoors();
        using var secretary = await council.As(Cast.Secretary);
        using var department = await council.As(Cast.Director);
        await secretary.Get("/phien-hop/6");
        await secretary.Send(secretary.Form("agenda"), new() { ["title"] = "Dự thảo nghị quyết về giá đất" });
        await secretary.Send(secretary.Form("paper"), [], ("files", "du-thao.txt", "Dự thảo lần 1"u8.ToArray()));
        var paper = secretary.Page.QuerySelectorAll("a[href*='/tai-lieu/']").Select(a => a.GetAttribute("href")!).Last();
        Assert.Equal(HttpStatusCode.OK, (await secretary.Get(paper)).Status);

        var owed = await council.Db(db => (from o in db.Set<Obligation>() where o.SourceKind == "meeting" && o.SourceId == 6 && o.LeadBodyId != null select o.LeadBodyId).Distinct().ToListAsync());
        var mine = await council.Db(db => db.Set<NghiTruong.Rules.People.Post>().Where(p => p.Title == "Giám đốc Sở Xây dựng" && p.To == null).Select(p => p.BodyId).SingleAsync());
        if (!owed.Contains(mine)) await council.Db(db => db.Set<ObligationBody>().Where(b => b.Role == BodyRole.Lead && db.Set<Obligation>().Any(o => o.Id == b.ObligationId && o.SourceKind == "meeting" && o.SourceId == 6)).ExecuteUpdateAsync(b => b.SetProperty(x => x.BodyId, mine)));
        await department.Get("/phien-hop/6");
        Assert.Equal(HttpStatusCode.OK, department.Status);
        Assert.DoesNotContain("giá đất", department.Html);
        Assert.DoesNotContain("/tai-lieu/", department.Html);
        Assert.Equal(HttpStatusCode.NotFound, (await department.Get(paper)).Status);

        // Asked to come, one reads what it is about.
        await council.Db(async db =>
        {
            var person = await db.Set<NghiTruong.Rules.People.Person>().SingleAsync(p => p.Name == Cast.Director);
            db.Add(new MeetingPerson { CouncilId = 1, MeetingId = 6, PersonId = person.Id, Name = person.Name, Posts = "Giám đốc Sở Xây dựng", Role = MeetingRole.Invited });
            return await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.OK, (await department.Get(paper)).Status);
        Assert.Contains("giá đất", (await department.Get("/phien-hop/6")).Html);
    }

    [Theory, BothStores]
    public async Task A_meeting_of_several_bodies_is_opened_invited_and_attended(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop");
        await secretary.Send(secretary.Form("open"), new() { ["title"] = "Hội nghị liên tịch chuẩn bị kỳ họp", ["kind"] = "JointConference", ["held-on"] = "2026-11-10", ["bodies"] = "2" });
        Assert.Equal("Hội nghị liên tịch chuẩn bị kỳ họp", secretary.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Thường trực Hội đồng nhân dân tỉnh Lam Giang", secretary.Page.QuerySelector(".pairs")!.TextContent);

        var person = secretary.Form("invite").QuerySelectorAll("select[name=person] option").Single(o => o.TextContent == Cast.StandingViceChair).GetAttribute("value")!;
        await secretary.Send(secretary.Form("invite"), new() { ["person"] = person, ["role"] = "CoChair" });
        await secretary.Send(secretary.Form("invite"), new() { ["words"] = "lãnh đạo các Ban HĐND tỉnh" });
        Assert.Contains("đồng chủ trì", secretary.Page.QuerySelector("#thanh-phan")!.TextContent);
        Assert.Contains("lãnh đạo các Ban HĐND tỉnh", secretary.Page.QuerySelector("#thanh-phan")!.TextContent);

        var chair = secretary.Form("invite").QuerySelectorAll("select[name=person] option").Single(o => o.TextContent == Cast.Chair).GetAttribute("value")!;
        await secretary.Send(secretary.Form("invite"), new() { ["person"] = chair, ["role"] = "Chair" });
        var third = secretary.Form("invite").QuerySelectorAll("select[name=person] option").Single(o => o.TextContent == Cast.OfficeHead).GetAttribute("value")!;
        await secretary.Send(secretary.Form("invite"), new() { ["person"] = third, ["role"] = "Chair" });
        Assert.Equal("chair-known", secretary.Rule);
        Assert.Contains(Cast.Chair, secretary.Refusal);
        await secretary.Get(secretary.Here);
        string Field(string of, string name) => secretary.Page.QuerySelectorAll("#thanh-phan tbody tr").Single(r => r.TextContent.Contains(name, StringComparison.Ordinal)).QuerySelector($"[name^={of}-]")!.GetAttribute("name")!;
        var (present, away, why) = (Field("attendance", Cast.Chair), Field("attendance", Cast.StandingViceChair), Field("excuse", Cast.StandingViceChair));
        await secretary.Send(secretary.Form("attendance"), new() { [present] = "Present", [away] = "Excused" });
        Assert.Equal("excuse-needed", secretary.Rule);
        Assert.Contains(Cast.StandingViceChair, secretary.Refusal);
        Assert.Equal("Present", ((AngleSharp.Html.Dom.IHtmlSelectElement)secretary.Page.QuerySelector($"select[name={present}]")!).Value);
        await secretary.Send(secretary.Form("attendance"), new() { [present] = "Present", [away] = "Excused", [why] = "đi công tác" });
        using var second = await council.As(Cast.OfficeHead);
        await second.Get(secretary.Here);
        var old = second.Form("attendance");
        await secretary.Send(secretary.Form("attendance"), new() { [present] = "Absent" });
        await second.Send(old, new() { [why] = "ốm" });
        using var deputy = await council.As(Cast.Deputy);
        await deputy.Get(secretary.Here);
        Assert.Contains("vắng có lý do: ốm", deputy.Html);
        Assert.Contains("vắng không", deputy.Page.QuerySelectorAll("#thanh-phan tbody tr").Single(r => r.TextContent.Contains(Cast.Chair, StringComparison.Ordinal)).TextContent);
        Assert.False(deputy.HasForm("attendance"));
    }

    [Theory, BothStores]
    public async Task A_page_open_since_before_a_reorganisation_concludes_nothing_for_a_body_that_ended(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/5");
        var old = secretary.Form("conclude");
        var lead = old.QuerySelectorAll("select[name=lead] option").Single(o => o.TextContent == "Sở Công Thương").GetAttribute("value")!;
        var id = long.Parse(lead, System.Globalization.CultureInfo.InvariantCulture);
        await council.Db(db => db.Bodies.Where(b => b.Id == id).ExecuteUpdateAsync(s => s.SetProperty(b => b.To, new DateOnly(2026, 11, 10))));

        await secretary.Send(old, new() { ["work"] = "bình ổn giá xăng dầu", ["lead"] = lead });
        Assert.Equal("body-ended", secretary.Rule);
        Assert.Contains("Sở Công Thương không còn hoạt động từ ngày 10/11/2026", secretary.Refusal);
        Assert.Contains("bình ổn giá xăng dầu", secretary.Html);
        Assert.False(await council.Db(db => db.Conclusions.AnyAsync(c => c.Words == "bình ổn giá xăng dầu")));
    }

    [Theory, BothStores]
    public async Task The_list_says_where_the_notice_of_each_meeting_stands(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop");
        Assert.Equal("chưa có", Notice());
        await secretary.Get("/phien-hop/6/thong-bao");
        await secretary.Send(secretary.Form("draft"), []);
        await secretary.Get("/phien-hop");
        Assert.Equal("dự thảo", Notice());
        using var deputy = await council.As(Cast.Deputy);
        await deputy.Get("/phien-hop");
        Assert.Equal("chưa có", deputy.Page.QuerySelector("a[href='/phien-hop/6']")!.Closest("tr")!.QuerySelectorAll("td")[2].TextContent);

        string Notice() => secretary.Page.QuerySelector("a[href='/phien-hop/6']")!.Closest("tr")!.QuerySelectorAll("td")[2].TextContent;
    }

    [Theory, BothStores]
    public async Task The_same_meeting_is_not_opened_twice(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop");
        await secretary.Send(secretary.Form("open"), new() { ["title"] = "Phiên tháng 10", ["period"] = "2026-10", ["held-on"] = "2026-10-23" });
        Assert.Equal("meeting-exists", secretary.Rule);
        Assert.Equal(6, await council.Db(db => db.Meetings.CountAsync()));
    }

    [Theory, BothStores]
    public async Task Of_two_windows_that_open_the_same_meeting_one_is_told_that_it_is_there(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var one = await council.As(Cast.Secretary);
        using var other = await council.As(Cast.OfficeHead);
        for (var month = 1; month <= 4; month++)
        {
            await Task.WhenAll(one.Get("/phien-hop"), other.Get("/phien-hop"));
            var fill = new Dictionary<string, string> { ["title"] = $"Phiên tháng {month}", ["number"] = $"{60 + month}", ["period"] = $"2027-{month:00}", ["held-on"] = $"2027-{month:00}-25" };
            await Task.WhenAll(one.Send(one.Form("open"), fill), other.Send(other.Form("open"), fill));
            Assert.Equal([null, "meeting-exists"], new[] { one.Rule, other.Rule }.Order());
            Assert.Equal(6 + month, await council.Db(db => db.Meetings.CountAsync()));
        }
    }

    [Theory, BothStores]
    public async Task A_meeting_to_come_concludes_nothing_and_its_notice_is_not_drafted(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/6");
        var conclude = secretary.Form("conclude");
        await secretary.Get("/phien-hop/6/thong-bao");
        var draft = secretary.Form("draft");
        await secretary.Get("/phien-hop");
        await secretary.Send(secretary.Form("open"), new() { ["title"] = "Phiên tháng 12", ["period"] = "2026-12", ["held-on"] = "2026-12-20" });
        var page = secretary.Here.Split('#')[0];
        Assert.False(secretary.HasForm("conclude"));
        var works = await council.Db(db => db.Obligations.CountAsync());
        conclude.SetAttribute("action", page);
        await secretary.Send(conclude, new() { ["work"] = "báo cáo cung ứng thuốc" });
        Assert.Equal("not-held-yet", secretary.Rule);
        Assert.Contains("Phiên họp dự kiến ngày 20/12/2026", secretary.Refusal);
        Assert.Equal(works, await council.Db(db => db.Obligations.CountAsync()));

        await secretary.Get(page + "/thong-bao");
        Assert.False(secretary.HasForm("draft"));
        draft.SetAttribute("action", secretary.Here);
        await secretary.Send(draft, []);
        Assert.Equal("not-held-yet", secretary.Rule);
        Assert.Equal(0, await council.Db(db => db.Notices.CountAsync()));
    }

    [Theory, BothStores]
    public async Task A_meeting_that_was_held_does_not_move_into_the_future_nor_take_the_place_of_another(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/6");
        var (held, other) = await council.Db(async db => ((await db.Meetings.SingleAsync(m => m.Id == 6)).HeldOn, await db.Meetings.SingleAsync(m => m.Id == 5)));
        await secretary.Send(secretary.Form("head"), new() { ["held-on"] = "2027-03-01" });
        Assert.Equal("already-held", secretary.Rule);
        Assert.Contains("Phiên đã có kết luận được ghi", secretary.Refusal);
        await secretary.Send(secretary.Form("head"), new() { ["held-on"] = $"{held:yyyy-MM-dd}", ["period"] = other.Period! });
        Assert.Equal("meeting-exists", secretary.Rule);
        Assert.Contains($"“{other.Title}”", secretary.Refusal);
        Assert.NotNull(secretary.Page.QuerySelector("#head-period-wrong"));
        Assert.Equal(held, await council.Db(db => db.Meetings.Where(m => m.Id == 6).Select(m => m.HeldOn).SingleAsync()));

        // Reviewed, but nothing concluded yet.
        await secretary.Get("/phien-hop");
        await secretary.Send(secretary.Form("open"), new() { ["title"] = "Phiên tháng 11", ["period"] = "2026-11", ["held-on"] = "2026-11-14" });
        var page = secretary.Here;
        await secretary.Get(page + "/ra-soat");
        await secretary.Get(secretary.Page.QuerySelector(".review a.no-print")!.GetAttribute("href")!);
        await secretary.Send(secretary.Form("mark"), new() { ["verdict"] = "Reviewed" });
        Assert.Equal("", secretary.Refusal);
        await secretary.Get(page);
        await secretary.Send(secretary.Form("head"), new() { ["held-on"] = "2026-12-14" });
        Assert.Equal("already-held", secretary.Rule);
        await secretary.Send(secretary.Form("head"), new() { ["held-on"] = "2026-11-13" });
        Assert.Equal("", secretary.Refusal);
    }

    /// <summary>Firefox and Safari have no field for months: people write them.</summary>
    [Theory, BothStores]
    public async Task A_month_may_be_written_as_people_write_it_and_a_text_too_long_keeps_its_words(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop");
        await secretary.Send(secretary.Form("open"), new() { ["title"] = "Phiên tháng 12", ["period"] = "13/2026", ["held-on"] = "2026-11-12" });
        Assert.Equal("no-such-month", secretary.Rule);
        Assert.Contains("“13/2026” không phải tháng", secretary.Refusal);
        await secretary.Send(secretary.Form("open"), new() { ["title"] = "Phiên tháng 12", ["period"] = "12/2026", ["held-on"] = "2026-11-12" });
        Assert.Contains("thường kỳ tháng 12/2026", secretary.Page.QuerySelector(".pairs")!.TextContent);

        await secretary.Get("/nhiem-vu/them");
        var long_ = string.Concat(Enumerable.Repeat("Rà soát. ", 2000));
        await secretary.Send(secretary.Page.QuerySelectorAll("main form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First(f => f.Method == "post" && !f.HasAttribute("hidden")), new() { ["work"] = long_ });
        Assert.Equal("too-long", secretary.Rule);
        Assert.Contains("17.999 ký tự", secretary.Refusal);
        Assert.StartsWith("Rà soát. Rà soát.", secretary.Page.QuerySelector("[name=work]")!.TextContent.Trim());
    }

    [Theory, BothStores]
    public async Task What_the_head_says_is_put_right_and_a_late_form_is_told(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/1");
        var late = secretary.Form("head");
        await secretary.Send(secretary.Form("head"), new() { ["place"] = "Hội trường tầng 3" });
        Assert.Contains("Hội trường tầng 3", secretary.Page.QuerySelector(".pairs")!.TextContent);
        await secretary.Get("/phien-hop/1");
        var form = secretary.Form("head");
        late.QuerySelector("input[name=form]")!.SetAttribute("value", Guid.NewGuid().ToString());
        await secretary.Send(late, new() { ["place"] = "Nơi khác" });
        Assert.Equal("stale", secretary.Rule);
    }

    [Theory, BothStores]
    public async Task Papers_come_in_versions_and_none_is_replaced(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/1");
        foreach (var words in new[] { "bản một", "bản hai" })
            await secretary.Send(secretary.Form("paper"), [], ("files", "Báo cáo tháng.txt", Encoding.UTF8.GetBytes(words)));
        var links = secretary.Page.QuerySelectorAll("#chuong-trinh .files a[download]").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(2, links.Count);
        using var deputy = await council.As(Cast.Deputy);
        Assert.Equal("bản hai", (await deputy.Get(links[0])).Html);
        Assert.Equal("bản một", (await deputy.Get(links[1])).Html);
        using var commune = await council.As(Cast.CommuneSecretary);
        await commune.Get(links[0]);
        Assert.Equal(HttpStatusCode.NotFound, commune.Status);
    }

    [Theory, BothStores]
    public async Task A_conclusion_typed_by_hand_becomes_work_with_its_words_of_time_read(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/6");
        var lead = secretary.Form("conclude").QuerySelectorAll("select[name=lead] option").Single(o => o.TextContent == "Sở Y tế").GetAttribute("value")!;
        await secretary.Send(secretary.Form("conclude"), new() { ["work"] = "báo cáo cung ứng thuốc", ["lead"] = lead, ["due-words"] = "trước ngày 15/12" });
        var work = await council.Db(db => db.Obligations.OrderByDescending(o => o.Id).FirstAsync());
        Assert.Equal((new DateOnly(2026, 12, 14), DueKind.Day, "trước ngày 15/12"), (work.DueOn!.Value, work.DueKind, work.DueWords));
        Assert.Equal("rõ trách nhiệm, rõ kết quả", ClearsWords.Of(work.Missing, Clears.Five));
    }

    [Theory, BothStores]
    public async Task A_department_sees_only_meetings_that_gave_it_work(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var director = await council.As(Cast.Director);
        await director.Get("/phien-hop");
        var seen = director.Page.QuerySelectorAll("tbody tr").Length;
        var expected = await council.Db(async db =>
        {
            var own = await db.Obligations.Where(o => o.Bodies.Any(b => db.Set<Rules.People.BodyNaming>().Any(n => n.BodyId == b.BodyId && n.Name == "Sở Xây dựng" && n.To == null))).Select(o => o.SourceId).Distinct().CountAsync();
            return own;
        });
        Assert.InRange(expected, 1, 5);
        Assert.Equal(expected, seen);
    }
}
