using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.App.Tests.House;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Tests.Obligations;

/// <summary>Bodies change and people leave; no open work is lost on the way.</summary>
public sealed class ReorganiseTests
{
    [Theory, BothStores]
    public async Task Two_departments_with_300_open_items_become_one_and_old_days_keep_old_names(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var (health, education) = (await BodyId(council, "Sở Y tế"), await BodyId(council, "Sở Giáo dục và Đào tạo"));
        await Give(council, 300, health, education);
        var open = await council.Db(db => ReorganiseBodies.OpenWork(db.Visible(Actor.System(1)), new[] { health, education }).Select(o => o.Id).ToListAsync());
        Assert.True(open.Count >= 300);

        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get($"/danh-ba/sap-xep?kieu=Merge&co-quan={health}&co-quan={education}&ten=S%E1%BB%9F+Y+t%E1%BA%BF+v%C3%A0+Gi%C3%A1o+d%E1%BB%A5c&ngay=2026-11-01&quyet-dinh=Ngh%E1%BB%8B+quy%E1%BA%BFt+21%2FNQ-H%C4%90ND");
        Assert.Contains($"{open.Count} việc chưa xong", secretary.Html);
        await secretary.Send(secretary.Form("reorganise"), []);
        Assert.Equal("", secretary.Refusal);

        var merged = await BodyId(council, "Sở Y tế và Giáo dục");
        var now = await council.Db(db => db.Obligations.Where(o => open.Contains(o.Id)).Include(o => o.Bodies).AsSplitQuery().ToListAsync());
        Assert.All(now, o => Assert.DoesNotContain(o.Bodies, b => b.To == null && (b.BodyId == health || b.BodyId == education)));
        Assert.All(now, o => Assert.Contains(o.Bodies, b => b.To == null && b.BodyId == merged));
        Assert.Equal(0, await council.Db(db => db.ObligationTurns.CountAsync(t => t.On == new DateOnly(2026, 11, 1))));
        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);

        await secretary.Get("/nhiem-vu?ngay=2026-10-20&tu=so+y+te");
        Assert.Contains("Sở Y tế", secretary.Page.QuerySelector("table.data tbody")!.TextContent);
        Assert.DoesNotContain("Sở Y tế và Giáo dục", secretary.Page.QuerySelector("table.data tbody")!.TextContent);
        await secretary.Get("/nhiem-vu?tu=giao+duc+va+dao+tao");
        Assert.Contains("Sở Y tế và Giáo dục", secretary.Page.QuerySelector("table.data tbody")!.TextContent);
        var (former, later) = await council.Db(async db => (await db.Bodies.Include(b => b.Names).SingleAsync(b => b.Id == health), await db.BodySuccessions.CountAsync(s => s.ToBodyId == merged)));
        Assert.Equal(("Sở Y tế", new DateOnly(2026, 11, 1), 2), (former.NameOn(new(2026, 10, 31)), former.To!.Value, later));
    }

    [Theory, BothStores]
    public async Task What_keeps_the_old_name_is_named_in_the_act(Store store)
    {
        await using var council = await TestCouncil.Whole(store);
        var (item, asked) = await council.Db(async db => (
            await db.Set<WorkProgramme>().Where(p => p.CouncilId == 1).SelectMany(p => p.Items.Where(i => i.BodyId != null && i.DoneOn == null && i.CarriedTo == null), (p, i) => new { p.Period, i.Work, Body = i.BodyId!.Value }).FirstAsync(),
            await db.Set<CommentRound>().Where(r => r.CouncilId == 1 && r.ClosedAt == null).SelectMany(r => r.Requests.Where(q => q.AnsweredOn == null), (r, q) => new { r.Id, r.PaperName, q.BodyId }).FirstAsync()));
        using var secretary = await council.As(Cast.Secretary);
        foreach (var (body, address, words) in new[] { (item.Body, $"/chuong-trinh/{item.Period}", item.Work), (asked.BodyId, $"/gop-y/{asked.Id}", asked.PaperName) })
        {
            await secretary.Get($"/danh-ba/sap-xep?kieu=Dissolve&co-quan={body}&nhan={await BodyId(council, "Sở Nội vụ")}&ngay=2026-11-10&quyet-dinh=Q%C4%90+9");
            Assert.Contains(secretary.Page.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.EndsWith(address, StringComparison.Ordinal) && a.TextContent.Contains(words, StringComparison.Ordinal));
        }
    }

    [Theory, BothStores]
    public async Task A_split_asks_where_each_piece_of_work_goes(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var finance = await BodyId(council, "Sở Tài chính");
        await Give(council, 2, finance, finance);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get($"/danh-ba/sap-xep?kieu=Split&co-quan={finance}&ten=S%E1%BB%9F+T%C3%A0i+ch%C3%ADnh+A%0AS%E1%BB%9F+%C4%90%E1%BA%A7u+t%C6%B0+B&ngay=2026-11-10&quyet-dinh=Q%C4%90+9");
        var last = await council.Db(db => db.Obligations.MaxAsync(o => o.Id));
        await secretary.Send(secretary.Form("reorganise"), new() { [$"to-{last}"] = "1" });
        Assert.Equal("", secretary.Refusal);
        var (first, second) = (await BodyId(council, "Sở Tài chính A"), await BodyId(council, "Sở Đầu tư B"));
        Assert.Equal(second, await council.Db(db => db.Obligations.Where(o => o.Id == last).Select(o => o.LeadBodyId).SingleAsync()));
        Assert.Equal(first, await council.Db(db => db.Obligations.Where(o => o.Id == last - 1).Select(o => o.LeadBodyId).SingleAsync()));
    }

    [Theory, BothStores]
    public async Task Whoever_took_over_a_body_reads_what_it_did_and_answers_what_it_was_asked(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var (building, justice) = (await BodyId(council, "Sở Xây dựng"), await BodyId(council, "Sở Tư pháp"));
        using var secretary = await council.As(Cast.Secretary);
        using var director = await council.As(Cast.Director);
        var done = await council.Db(db => db.Obligations.Where(o => o.LeadBodyId == building && o.State == ObligationState.Confirmed && o.Tie == Tie.None).Select(o => o.Id).FirstAsync());
        await director.Get($"/nhiem-vu/{done}");
        Assert.Equal(System.Net.HttpStatusCode.OK, director.Status);
        var post = await council.Db(db => db.Posts.Where(p => p.BodyId == building && p.Title == "Giám đốc Sở Xây dựng" && p.To == null).Select(p => p.Id).SingleAsync());
        await secretary.Get($"/danh-ba/sap-xep?kieu=Merge&co-quan={building}&co-quan={justice}&ten=S%E1%BB%9F+X%C3%A2y+d%E1%BB%B1ng+v%C3%A0+T%C6%B0+ph%C3%A1p&ngay=2026-11-10&quyet-dinh=Q%C4%90+9");
        await secretary.Send(secretary.Form("reorganise"), new() { [$"post-{post}"] = "0" });
        Assert.Equal("", secretary.Refusal);
        Assert.True(await council.Db(db => db.Posts.AnyAsync(p => p.Title == "Giám đốc Sở Xây dựng" && p.To == null && p.BodyId != building)));
        await director.Get($"/nhiem-vu/{done}");
        Assert.Equal(System.Net.HttpStatusCode.OK, director.Status);
    }

    [Theory, BothStores]
    public async Task A_name_that_another_body_bears_is_not_given_by_renaming(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var finance = await BodyId(council, "Sở Tài chính");
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get($"/danh-ba/sap-xep?kieu=Rename&co-quan={finance}&ten=S%E1%BB%9F+Y+t%E1%BA%BF&ngay=2026-11-10&quyet-dinh=Q%C4%90+9");
        if (secretary.HasForm("reorganise")) await secretary.Send(secretary.Form("reorganise"), []);
        Assert.Equal("body-exists", secretary.Rule);
    }

    [Theory, BothStores]
    public async Task Two_communes_that_become_one_owe_the_same_thing_once(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/nhiem-vu/them");
        await secretary.Send(secretary.Form("enter"), new() { ["work"] = "gửi bản đồ địa giới mới", ["each"] = "xa", ["due"] = "2026-12-25", ["is-new"] = "yes" });
        var whole = long.Parse(secretary.Here["/nhiem-vu/".Length..]);
        var communes = await council.Db(db => db.Obligations.Where(o => o.ParentId == whole).OrderBy(o => o.Id).Select(o => o.LeadBodyId!.Value).ToListAsync());
        await secretary.Get($"/danh-ba/sap-xep?kieu=Merge&co-quan={communes[0]}&co-quan={communes[1]}&ten=x%C3%A3+H%E1%BB%A3p+Nh%E1%BA%A5t&ngay=2026-11-16&quyet-dinh=NQ+9");
        await secretary.Send(secretary.Form("reorganise"), []);
        Assert.Equal("", secretary.Refusal);
        await secretary.Get("/nhiem-vu?tu=ban+do+dia+gioi");
        Assert.Contains("0/3 nơi xong", secretary.Html);
        Assert.Equal(1, await council.Db(db => db.Obligations.CountAsync(o => o.ParentId == whole && o.State == ObligationState.Merged)));
        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);
    }

    [Theory, BothStores]
    public async Task Pieces_into_which_a_part_was_split_stay_two_things_when_another_part_comes_to_their_body(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var whole = await EnterWorkTests.Enter(head, new() { ["work"] = "khắc phục hậu quả lũ quét", ["each"] = "xa", ["due"] = "2026-12-25" });
        var parts = await council.Db(db => db.Obligations.Where(o => o.ParentId == whole).OrderBy(o => o.Id).Select(o => new { o.Id, Body = o.LeadBodyId!.Value }).ToListAsync());
        await head.Get($"/nhiem-vu/{parts[0].Id}/tach");
        await head.Send(head.Form("split"), new() { ["work-0"] = "lập danh sách hộ mất nhà", ["work-1"] = "sửa cầu treo" });
        Assert.Equal("", head.Refusal);
        await head.Get($"/danh-ba/sap-xep?kieu=Dissolve&co-quan={parts[1].Body}&nhan={parts[0].Body}&ngay=2026-11-16&quyet-dinh=NQ+9");
        await head.Send(head.Form("reorganise"), []);
        Assert.Equal("", head.Refusal);
        Assert.Equal(0, await council.Db(db => db.Obligations.CountAsync(o => o.ParentId == whole && o.State == ObligationState.Merged)));
        Assert.Equal(3, await council.Db(db => db.Obligations.CountAsync(o => o.ParentId == whole && o.IsOpen && o.LeadBodyId == parts[0].Body)));
    }

    [Theory, BothStores]
    public async Task A_reorganisation_without_decision_or_with_one_body_is_refused_in_words(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var finance = await BodyId(council, "Sở Tài chính");
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get($"/danh-ba/sap-xep?kieu=Merge&co-quan={finance}&ten=X&ngay=2026-11-01&quyet-dinh=");
        Assert.Equal("decision-needed", secretary.Rule);
        await secretary.Get($"/danh-ba/sap-xep?kieu=Merge&co-quan={finance}&ten=X&ngay=2026-11-01&quyet-dinh=1");
        Assert.Equal("two-bodies", secretary.Rule);
        await secretary.Get($"/danh-ba/sap-xep?kieu=Dissolve&co-quan={finance}&ngay=2027-11-01&quyet-dinh=1");
        Assert.Equal("in-the-future", secretary.Rule);
        using var director = await council.As(Cast.Director);
        await director.Get("/danh-ba/sap-xep");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, director.Status);
    }

    [Theory, BothStores]
    public async Task A_person_leaves_and_what_nobody_watches_shows_until_it_is_handed_over(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var (person, post) = await council.Db(async db => await (from p in db.Set<Person>() where p.Name == Cast.Secretary join x in db.Set<Post>() on p.Id equals x.PersonId select x).SingleAsync() is var held ? (held.PersonId, held.Id) : default);
        var watched = await council.Db(db => db.Obligations.CountAsync(o => o.IsOpen && o.WatcherPostId == post));
        Assert.True(watched > 2);
        // Counted place by place, what was given to each stands as its parts.
        var places = await council.Db(db => db.Obligations.CountAsync(o => o.IsOpen && o.WatcherPostId == post && o.EachOf == null));
        await head.Get("/nhiem-vu?chi=khong-theo-doi&gom=tung-noi");
        var before = Total(head);
        await council.Db(db => db.Posts.Where(p => p.Id == post).ExecuteUpdateAsync(p => p.SetProperty(x => x.To, new DateOnly(2026, 11, 10))));
        await council.Db(db => db.LiveStreams.ExecuteUpdateAsync(s => s.SetProperty(x => x.Number, x => x.Number + 1))); // as a write would: decision 0011
        await head.Get("/nhiem-vu?chi=khong-theo-doi&gom=tung-noi");
        Assert.Equal(before + places, Total(head));

        await head.Get($"/danh-ba/nguoi/{person}/ban-giao");
        var form = head.Form("hand");
        Assert.Equal(watched, form.QuerySelectorAll("input[name=work]").Length);
        await head.Send(form, []);
        Assert.Equal("receiver-needed", head.Rule);
        await head.Send(head.Form("hand"), new() { ["to"] = head.Form("hand").QuerySelectorAll("select[name=to] option").First(o => o.TextContent.Contains(Cast.OfficeHead)).GetAttribute("value")! });
        Assert.Equal("", head.Refusal);
        await head.Get("/nhiem-vu?chi=khong-theo-doi&gom=tung-noi");
        Assert.Equal(before, Total(head));
    }

    static int Total(Browser browser) => browser.Page.QuerySelector("table.data") is { } table ? table.QuerySelectorAll("tbody tr").Length : 0;

    static Task<long> BodyId(TestCouncil council, string name) => council.Db(db => db.BodyNames.Where(n => n.CouncilId == 1 && n.Name == name && n.To == null).Select(n => n.BodyId).SingleAsync());

    static Task<int> Give(TestCouncil council, int count, long first, long second) => council.Db(async db =>
    {
        var (actor, on) = (Actor.System(1), new DateOnly(2026, 9, 1));
        for (var n = 0; n < count; n++)
            db.Obligations.Add(Obligation.Give(actor, new Reference("office", 0, "Công văn", "/nhiem-vu"), 0, 0, new ObligationTerms
            {
                Work = $"việc số {n} về y tế trường học", Kind = ObligationKind.Task, Status = SourceStatus.Binding, Due = DueTime.OnDay(on.AddDays(60 + n % 60)), Origin = "cong-van",
                Bodies = [new BodyPart(n % 2 == 0 ? first : second, BodyRole.Lead), .. n % 3 == 0 && first != second ? [new BodyPart(n % 2 == 0 ? second : first, BodyRole.Coordinating)] : Array.Empty<BodyPart>()],
            }, on, new DateTimeOffset(2026, 9, 1, 2, 0, 0, TimeSpan.Zero)));
        return await db.SaveChangesAsync();
    });
}
