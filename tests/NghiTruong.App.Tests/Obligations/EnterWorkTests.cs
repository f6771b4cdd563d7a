using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Shell;
using NghiTruong.App.Tests.House;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Obligations;

/// <summary>Work entered by hand, for one or for each, and mended afterwards.</summary>
public sealed class EnterWorkTests
{
    [Theory, BothStores]
    public async Task Work_given_to_every_commune_has_a_part_for_each_and_is_done_when_all_are(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var id = await Enter(secretary, new() { ["work"] = "gửi danh sách hộ nghèo sau rà soát", ["each"] = "xa", ["due"] = "2026-12-05", ["expected"] = "Danh sách" });
        Assert.Contains("0/4 đã xong", secretary.Page.QuerySelector("#lien-quan")!.TextContent);
        var parts = await council.Db(db => db.Obligations.Where(o => o.ParentId == id).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync());
        Assert.Equal(4, parts.Count);

        using var head = await council.As(Cast.OfficeHead);
        foreach (var part in parts)
        {
            await Record(secretary, part, ObligationEventKind.ReportedDone, new() { ["number"] = "5/BC-UBND" });
            await Record(head, part, ObligationEventKind.Confirmed, []);
            await secretary.Get("/nhiem-vu?tu=ho+ngheo");
            var row = secretary.Page.QuerySelectorAll("table.data tbody tr").Single(r => r.QuerySelector($"a[href='/nhiem-vu/{id}']") is not null);
            Assert.Contains($"{parts.IndexOf(part) + 1}/4 nơi xong", row.TextContent);
        }
        Assert.Equal(ObligationState.Confirmed, await State(council, id));
        await Record(head, parts[0], ObligationEventKind.Reopened, new() { ["words"] = "danh sách thiếu 2 hộ" });
        Assert.Equal(ObligationState.InProgress, await State(council, id));
        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);
    }

    [Theory, BothStores]
    public async Task What_is_withdrawn_for_all_is_withdrawn_for_each(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var id = await Enter(head, new() { ["work"] = "báo cáo nhanh thiệt hại do bão", ["each"] = "xa", ["due"] = "2026-12-05" });
        await Record(head, id, ObligationEventKind.ExtensionGranted, new() { ["promised"] = "2026-12-20" });
        Assert.All(await council.Db(db => db.Obligations.Where(o => o.ParentId == id).Select(o => o.DueOn).ToListAsync()), due => Assert.Equal(new DateOnly(2026, 12, 20), due));
        await Record(head, id, ObligationEventKind.Withdrawn, new() { ["words"] = "bão đổi hướng" });
        Assert.All(await council.Db(db => db.Obligations.Where(o => o.ParentId == id).Select(o => o.State).ToListAsync()), state => Assert.Equal(ObligationState.Withdrawn, state));
    }

    [Theory, BothStores]
    public async Task A_standing_duty_comes_back_each_period_and_a_missed_one_stays(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var lead = await Lead(secretary, "Sở Y tế");
        var id = await Enter(secretary, new() { ["work"] = "báo cáo tình hình dịch bệnh", ["kind"] = "StandingDuty", ["lead"] = lead, ["due-words"] = "trước ngày 25 hằng tháng", ["given"] = "2026-09-02" });
        Assert.Equal(["2026-09", "2026-10", "2026-11"], await Periods(council, id));
        council.Time.Forward(TimeSpan.FromDays(40));
        Assert.True(await council.Write<KeepInstalments, int>(keep => keep.Run()) > 0);
        Assert.Equal(0, await council.Write<KeepInstalments, int>(keep => keep.Run()));
        Assert.Equal(["2026-09", "2026-10", "2026-11", "2026-12"], await Periods(council, id));
        Assert.Equal(new DateOnly(2026, 9, 24), await council.Db(db => db.Obligations.Where(o => o.ParentId == id).MinAsync(o => o.DueOn)));
    }

    [Theory, BothStores]
    public async Task Work_like_open_work_is_asked_about_first(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var fields = new Dictionary<string, string> { ["work"] = "Rà soát 12 dự án giao thông chậm tiến độ, báo cáo rõ nguyên nhân, phương án xử lý từng dự án", ["lead"] = await Lead(secretary, "Sở Xây dựng") };
        await secretary.Get("/nhiem-vu/them");
        await secretary.Send(secretary.Form("enter"), fields);
        Assert.Equal("like-work", secretary.Rule);
        Assert.Contains("12 dự án", secretary.Page.QuerySelector("textarea[name=work]")!.TextContent);
        fields["is-new"] = "yes";
        await secretary.Send(secretary.Form("enter"), fields);
        Assert.StartsWith("/nhiem-vu/", secretary.Here);
    }

    [Theory, BothStores]
    public async Task One_is_split_into_several_and_two_are_merged_into_one(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var lead = await Lead(secretary, "Sở Y tế");
        var id = await Enter(secretary, new() { ["work"] = "kiểm tra 5 bệnh viện; mua 3 xe cứu thương", ["lead"] = lead, ["due"] = "2026-12-05" });
        await secretary.Get($"/nhiem-vu/{id}/tach");
        await secretary.Send(secretary.Form("split"), new() { ["due-1"] = "2026-12-30" });
        Assert.Equal("", secretary.Refusal);
        var pieces = await council.Db(db => db.Obligations.Where(o => o.FollowsId == id).OrderBy(o => o.Id).Select(o => new { o.Id, o.Work, o.DueOn }).ToListAsync());
        Assert.Equal([("kiểm tra 5 bệnh viện", new DateOnly(2026, 12, 5)), ("mua 3 xe cứu thương", new DateOnly(2026, 12, 30))], pieces.Select(p => (p.Work, p.DueOn!.Value)));
        Assert.Equal(ObligationState.Split, await State(council, id));

        await Record(secretary, pieces[1].Id, ObligationEventKind.MergedInto, new() { ["other"] = "999999" }, "no-such-work");
        await Record(secretary, pieces[1].Id, ObligationEventKind.MergedInto, new() { ["other"] = pieces[0].Id.ToString(), ["words"] = "cùng một việc" });
        Assert.Equal(1, await council.Db(db => db.Obligations.Where(o => o.Id == pieces[0].Id).Select(o => o.TimesRepeated).SingleAsync()));
        await secretary.Get("/nhiem-vu?tu=cuu+thuong");
        Assert.Empty(secretary.Page.QuerySelectorAll("table.data"));
        await secretary.Get("/nhiem-vu?tu=cuu+thuong&trang-thai=Merged");
        Assert.Single(secretary.Page.QuerySelector("table.data")!.QuerySelectorAll("tbody tr"));
    }

    [Theory, BothStores]
    public async Task A_past_day_shows_what_was_split_later_and_not_its_pieces(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        const string past = "/nhiem-vu?ngay=2026-09-01";
        async Task<string> Shown(string address)
        {
            await secretary.Get(address);
            return string.Join(" ", secretary.Page.QuerySelectorAll("ul.counts li, table.data tbody td:first-child").Select(e => string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        }
        var before = await Shown(past);
        Assert.Contains(" 4 ", before + " ");
        await secretary.Get("/nhiem-vu/4/tach");
        await secretary.Send(secretary.Form("split"), new() { ["work-0"] = "cung ứng thuốc phần một", ["work-1"] = "cung ứng thuốc phần hai" });
        Assert.Equal("", secretary.Refusal);

        Assert.Equal(before, await Shown(past));
        await secretary.Get("/nhiem-vu?tu=thuoc+phan");
        Assert.Equal(2, secretary.Page.QuerySelectorAll("table.data tbody a.work, table.data tbody td:first-child a").Select(e => e.GetAttribute("href")).Distinct().Count());
        Assert.Single(await council.Db(db => db.Obligations.Where(o => o.FollowsId == 4 || o.Id == 4).Select(o => o.GivenOn).Distinct().ToListAsync()));
        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);
    }

    [Theory, BothStores]
    public async Task Annulled_work_is_in_no_list_and_no_figure_but_the_office_can_read_why(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var id = await Enter(secretary, new() { ["work"] = "việc nhập nhầm hai lần", ["due"] = "2026-12-05" });
        await Record(secretary, id, ObligationEventKind.Annulled, new() { ["words"] = "nhập hai lần" });
        Assert.Contains("Đã hủy do nhập nhầm", secretary.Html);
        await secretary.Get("/nhiem-vu?tu=nhap+nham");
        Assert.Empty(secretary.Page.QuerySelectorAll("table.data"));
        using var deputy = await council.As(Cast.Deputy);
        await deputy.Get($"/nhiem-vu/{id}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, deputy.Status);
    }

    [Theory, BothStores]
    public async Task Ubnd_assigns_a_department_whose_report_stays_with_ubnd(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var id = await Enter(secretary, new() { ["work"] = "kiểm kê trụ sở dôi dư sau sắp xếp", ["lead"] = await Lead(secretary, "Ủy ban nhân dân tỉnh Lam Giang"), ["due"] = "2026-12-05" });
        using var ubnd = await council.As(Cast.PeoplesCommitteeOfficer);
        await ubnd.Get($"/nhiem-vu/{id}");
        var department = ubnd.Form("fact", ("kind", "Delegated")).QuerySelectorAll("select[name=with] option").Single(o => o.TextContent == "Sở Xây dựng").GetAttribute("value")!;
        await Record(ubnd, id, ObligationEventKind.Delegated, new() { ["with"] = department, ["words"] = "Sở Xây dựng làm đầu mối." });

        using var director = await council.As(Cast.Director);
        await director.Get($"/nhiem-vu/{id}");
        Assert.False(director.HasForm("fact", ("kind", "Answered")));
        await director.Get($"/nhiem-vu/{id}");
        await director.Send(director.Form("fact", ("kind", "InternalReport")), new() { ["words"] = "Đã kiểm kê 40/52 trụ sở." }, ("files", "noi-bo.txt", System.Text.Encoding.UTF8.GetBytes("riêng")));
        await ubnd.Get($"/nhiem-vu/{id}");
        Assert.Contains("40/52", ubnd.Html);
        var file = ubnd.Page.QuerySelectorAll(".timeline .files a").Select(a => a.GetAttribute("href")!).Single();
        Assert.Equal("riêng", (await ubnd.Get(file)).Html);
        await secretary.Get($"/nhiem-vu/{id}");
        Assert.DoesNotContain("40/52", secretary.Html);
        await secretary.Get(file);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, secretary.Status);
        await Record(ubnd, id, ObligationEventKind.Answered, new() { ["number"] = "900/UBND" });
        Assert.Equal(ObligationState.Answered, await State(council, id));

        // Put right, it is another body's: whom the first had assigned has no part in it any more.
        await secretary.Get($"/nhiem-vu/{id}");
        await secretary.Send(secretary.Form("correct"), new() { ["lead"] = await Lead(secretary, "Sở Tài chính"), ["reason"] = "ghi nhầm chủ trì" });
        Assert.Equal("", secretary.Refusal);
        Assert.DoesNotContain(BodyRole.Delegate, await council.Db(db => db.Set<ObligationBody>().Where(b => b.ObligationId == id && b.To == null).Select(b => b.Role).ToListAsync()));
        await director.Get($"/nhiem-vu/{id}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, director.Status);
    }

    [Theory, BothStores]
    public async Task A_time_put_right_or_given_to_a_piece_is_not_before_the_work_was_given(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var id = await Enter(secretary, new() { ["work"] = "kè chống sạt lở bờ sông Lam", ["given"] = "2026-11-10", ["due"] = "2026-12-05" });
        await secretary.Get($"/nhiem-vu/{id}");
        await secretary.Send(secretary.Form("correct"), new() { ["due"] = "2026-11-01", ["reason"] = "ghi nhầm" });
        Assert.Equal("due-before-given", secretary.Rule);
        await secretary.Get($"/nhiem-vu/{id}/tach");
        await secretary.Send(secretary.Form("split"), new() { ["work-0"] = "kè bờ tả", ["work-1"] = "kè bờ hữu", ["due-1"] = "2026-11-01" });
        Assert.Equal("due-before-given", secretary.Rule);
        Assert.Equal(new DateOnly(2026, 12, 5), await council.Db(db => db.Obligations.Where(o => o.Id == id).Select(o => o.DueOn).SingleAsync()));
    }

    [Theory, BothStores]
    public async Task A_page_open_since_before_a_reorganisation_gives_no_work_to_a_body_that_ended(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var lead = await Lead(secretary, "Sở Công Thương");
        var old = secretary.Form("enter");
        var successor = await council.Db(db => db.Bodies.Where(b => b.CouncilId == 1 && b.Names.Any(n => n.Name == "Sở Nội vụ")).Select(b => b.Id).SingleAsync());
        await secretary.Get($"/danh-ba/sap-xep?kieu=Dissolve&co-quan={lead}&nhan={successor}&ngay=2026-11-10&quyet-dinh=Q%C4%90+9");
        await secretary.Send(secretary.Form("reorganise"), []);
        Assert.Equal("", secretary.Refusal);
        var before = await council.Db(db => db.Obligations.CountAsync());
        await secretary.Send(old, new() { ["work"] = "bình ổn giá xăng dầu", ["lead"] = lead });
        Assert.Equal("body-ended", secretary.Rule);
        Assert.Contains("Sở Công Thương không còn hoạt động từ ngày 10/11/2026", secretary.Refusal);
        Assert.Equal(before, await council.Db(db => db.Obligations.CountAsync()));
    }

    [Theory, BothStores]
    public async Task What_is_no_word_asks_nothing_and_a_word_that_is_no_name_finds_no_body(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Enter(secretary, new() { ["work"] = "bảo đảm thuốc – vật tư của trạm xá" });
        foreach (var words in new[] { "thuốc , vật tư", "thuốc - vật tư", "thuốc – vật tư/", "trạm xá -" })
        {
            await secretary.Get($"/nhiem-vu?tu={Uri.EscapeDataString(words)}");
            Assert.Contains("bảo đảm thuốc – vật tư", secretary.Html);
            Assert.InRange(secretary.Page.QuerySelectorAll("table.data tbody a.work").Length, 1, 5);
        }
        await secretary.Get("/nhiem-vu?tu=c%E1%BB%A7a");
        Assert.All(secretary.Page.QuerySelectorAll("table.data tbody a.work"), row => Assert.Contains("của", row.TextContent));
        Assert.Contains("trạm xá", secretary.Html);
        await secretary.Get("/nhiem-vu?tu=%2C");
        Assert.Contains("chưa lọc theo", secretary.Html);
        Assert.Contains("chữ tìm “,”", secretary.Html);
        await secretary.Get("/nhiem-vu?tu=++&theo-doi=0");
        Assert.DoesNotContain("chữ tìm", secretary.Html);
        Assert.Contains("cơ quan theo dõi “0”", secretary.Html);
    }

    [Theory, BothStores]
    public async Task A_council_that_asks_for_six_clears_is_told_which_are_missing(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/cai-dat");
        await secretary.Send(secretary.Form("clears"), new() { ["asked"] = "Six" });
        var id = await Enter(secretary, new() { ["work"] = "hoàn thiện đề án khu du lịch hồ Lam" });
        Assert.Contains("thiếu rõ người, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền", secretary.Page.QuerySelector(".badges")!.TextContent);
        await secretary.Get("/cai-dat");
        await secretary.Send(secretary.Form("origin"), new() { ["name"] = "Thông báo của Tỉnh ủy" });
        await secretary.Get("/nhiem-vu/them");
        Assert.Contains("Thông báo của Tỉnh ủy", secretary.Page.QuerySelector("select[name=origin]")!.TextContent);
        Assert.True(id > 0);
    }

    internal static async Task<long> Enter(Browser browser, Dictionary<string, string> fields)
    {
        await browser.Get("/nhiem-vu/them");
        await browser.Send(browser.Form("enter"), fields);
        Assert.Equal("", browser.Refusal);
        return long.Parse(browser.Here["/nhiem-vu/".Length..]);
    }

    static async Task<string> Lead(Browser browser, string name)
    {
        await browser.Get("/nhiem-vu/them");
        return browser.Form("enter").QuerySelectorAll("select[name=lead] option").Single(o => o.TextContent == name).GetAttribute("value")!;
    }

    static async Task Record(Browser browser, long id, ObligationEventKind kind, Dictionary<string, string> fields, string? rule = null)
    {
        await browser.Get($"/nhiem-vu/{id}");
        await browser.Send(browser.Form("fact", ("kind", kind.ToString())), fields);
        Assert.Equal(rule, browser.Rule);
    }

    static Task<ObligationState> State(TestCouncil council, long id) => council.Db(db => db.Obligations.Where(o => o.Id == id).Select(o => o.State).SingleAsync());

    static Task<List<string?>> Periods(TestCouncil council, long id) => council.Db(db => db.Obligations.Where(o => o.ParentId == id).OrderBy(o => o.Period).Select(o => o.Period).ToListAsync());
}
