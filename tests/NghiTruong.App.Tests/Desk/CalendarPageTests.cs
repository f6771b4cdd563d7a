using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Desk;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;
using NghiTruong.App.Tests.Deadlines;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Tests.Desk;

/// <summary>The calendar as month, week and list: what one may see, filtered, counted where it is too much, light.</summary>
public sealed class CalendarPageTests
{
    [Theory, BothStores]
    public async Task Month_week_and_list_show_the_same_things_on_their_days(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession(starts: "2027-03-16", ends: "2027-03-18", isFirm: false);
        var work = await secretary.EntersBefore(session, 5, "in tài liệu kỳ họp");
        await secretary.Lays(session);
        await secretary.Get("/lich?ngay=2027-03-05");
        Assert.Equal("Lịch tháng 3/2027", secretary.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Kỳ họp thứ 23", Cell(secretary, "16").TextContent);
        Assert.Contains("Kỳ họp thứ 23", Cell(secretary, "18").TextContent);
        Assert.DoesNotContain("Kỳ họp thứ 23", Cell(secretary, "19").TextContent);
        Assert.Contains("In tài liệu kỳ họp", Cell(secretary, "11").TextContent);
        Assert.Contains("theo mốc", Cell(secretary, "11").TextContent);
        Assert.Contains("dự kiến", Cell(secretary, "16").TextContent);
        Assert.NotNull(Cell(secretary, "11").QuerySelector($"a[href='/nhiem-vu/{work}']"));

        await secretary.Get("/lich?xem=tuan&ngay=2027-03-10");
        Assert.Equal(7, secretary.Page.QuerySelectorAll(".week > section").Length);
        Assert.Contains("In tài liệu kỳ họp", secretary.Page.QuerySelector(".week > section[aria-label='Thứ Năm 11/03/2027']")!.TextContent);
        await secretary.Get("/lich?xem=danh-sach&ngay=2027-03-10");
        Assert.Contains("In tài liệu kỳ họp", secretary.Page.QuerySelector(".day-list[aria-label='Thứ Năm 11/03/2027']")!.TextContent);
        Assert.Empty(secretary.Page.QuerySelectorAll(".day-list[aria-label='Thứ Hai 01/03/2027']"));
        await secretary.Get("/lich?ngay=2027-02-05");
        Assert.Contains("Tết Nguyên đán (tạm tính)", secretary.Html);
        Assert.Contains("Nhập quyết định nghỉ lễ, Tết", secretary.Html);
        Assert.Equal("1/1", Cell(secretary, "6").QuerySelector("small[title='âm lịch']")!.TextContent);
        Assert.Contains("off", Cell(secretary, "6").ClassName);
    }

    [Theory, BothStores]
    public async Task It_is_narrowed_by_kind_and_body(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession();
        await secretary.Lays(session);
        foreach (var kind in Enum.GetValues<CalendarItemKind>())
        {
            await secretary.Get($"/lich?xem=danh-sach&ngay=2027-01-20&loai={kind}");
            Assert.Equal([$"line-{kind.ToString().ToLowerInvariant()}"], secretary.Page.QuerySelectorAll(".day-list .line").Select(l => l.ClassList.First(c => c.StartsWith("line-", StringComparison.Ordinal))).Distinct().DefaultIfEmpty($"line-{kind.ToString().ToLowerInvariant()}"));
        }
        var ubnd = secretary.Page.QuerySelectorAll("#co-quan option").Single(o => o.TextContent == "Ủy ban nhân dân tỉnh Lam Giang").GetAttribute("value")!;
        await secretary.Get($"/lich?xem=danh-sach&ngay=2027-01-20&co-quan={ubnd}&loai=Work");
        var titles = secretary.Page.QuerySelectorAll(".day-list .line a").Select(a => a.TextContent).ToList();
        Assert.Contains(titles, t => t.StartsWith("UBND gửi báo cáo, tờ trình", StringComparison.Ordinal));
        Assert.DoesNotContain(titles, t => t.StartsWith("Quyết định triệu tập", StringComparison.Ordinal));
        await secretary.Get("/lich?xem=danh-sach&ngay=2027-01-20&co-quan=minh&loai=Work");
        Assert.Contains(secretary.Page.QuerySelectorAll(".day-list .line a"), a => a.TextContent.StartsWith("Gửi tài liệu kỳ họp", StringComparison.Ordinal));
        foreach (var odd in new[] { "ngay=0001-01-01", "ngay=9999-12-31&xem=danh-sach", "ngay=2149-12-31&xem=danh-sach", "ngay=1991-01-01&xem=tuan", "ngay=x&xem=%00&loai=99&co-quan=-1", "co-quan=9223372036854775807" })
        {
            await secretary.Get($"/lich?{odd}");
            Assert.True(secretary.Status == System.Net.HttpStatusCode.OK, odd);
        }
    }

    [Theory, BothStores]
    public async Task Each_sees_what_he_may_see_in_the_register_and_no_more(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession();
        await secretary.Lays(session);
        await secretary.Get("/nhiem-vu/them");
        var department = secretary.Form("enter").QuerySelectorAll("select[name=lead] option").Single(o => o.TextContent == "Sở Xây dựng").GetAttribute("value")!;
        await secretary.EntersBefore(session, 8, "rà soát quy hoạch xây dựng", new() { ["lead"] = department });
        foreach (var name in Cast.Everyone)
        {
            using var person = await council.As(name);
            await person.Get("/lich?xem=danh-sach&ngay=2027-03-01");
            var shown = person.Page.QuerySelectorAll(".day-list .line-work a").Select(a => a.GetAttribute("href")!).ToList();
            foreach (var address in shown)
            {
                await person.Get(address);
                Assert.True(person.Status == System.Net.HttpStatusCode.OK, $"{name} is shown {address} and may not open it");
            }
            var whole = name is Cast.Secretary or Cast.Chair or Cast.StandingViceChair or Cast.OfficeHead;
            Assert.True(name == Cast.CommuneSecretary ? shown.Count == 0 : !whole || shown.Count >= 7, $"{name} sees {shown.Count}");
            if (name == Cast.Director) Assert.Equal(["Rà soát quy hoạch xây dựng"], await Titles(person));
            if (name == Cast.CommuneSecretary)
            {
                await person.Get("/lich?ngay=2027-03-01");
                Assert.DoesNotContain("Kỳ họp thứ 23", person.Html);
            }
        }
    }

    [Theory, BothStores]
    public async Task A_month_of_three_thousand_items_counts_what_it_leaves_out_and_stays_light(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession();
        await council.Db(async db =>
        {
            var of = await db.Set<Occasion>().SingleAsync(o => o.Id == session);
            for (var n = 0; n < 3000; n++)
            {
                var kept = new KeptDeadline
                {
                    CouncilId = of.CouncilId, Uid = Guid.NewGuid(), OccasionId = session, Point = AnchorPoint.Opening, Title = $"bước chuẩn bị thứ {n} của kỳ họp, có tên khá dài để xem trang nặng thế nào", OwnerKind = "timetable", OwnerId = session,
                    OwnerAddress = $"/moc/{session}", ChangedAt = council.Time.Now,
                };
                kept.Hang(new(AnchorPoint.Opening, null, new(n % 31 is var day && day < 15 ? 15 - day : day - 15, CountUnit.CalendarDay, day < 15 ? Direction.Before : Direction.After)));
                (kept.Due, kept.Prudent) = (new DateOnly(2027, 3, 1).AddDays(day), new DateOnly(2027, 3, 1).AddDays(day));
                db.Set<KeptDeadline>().Add(kept);
            }
            return await db.SaveChangesAsync();
        });
        foreach (var view in new[] { "thang", "tuan", "danh-sach" })
        {
            await secretary.Get($"/lich?xem={view}&ngay=2027-03-01");
            Assert.True(secretary.Html.Length <= 100_000, $"{view} weighs {secretary.Html.Length}");
        }
        await secretary.Get("/lich?ngay=2027-03-01");
        Assert.Equal("và 93 mục nữa", Cell(secretary, "3").QuerySelector(".more")!.TextContent);
        await secretary.Get(Cell(secretary, "3").QuerySelector(".more")!.GetAttribute("href")!);
        Assert.Equal(97, secretary.Page.QuerySelector(".day-list[aria-label='Thứ Tư 03/03/2027']")!.QuerySelectorAll(".line").Length);
        Assert.Matches(@"Còn [\d.]+ mục", secretary.Page.QuerySelector("#lich")!.TextContent);
        await secretary.Get($"/moc/{session}");
        Assert.True(secretary.Html.Length <= 100_000, $"/moc weighs {secretary.Html.Length}");
        Assert.Contains("Trang 1 / 75, 3.000 dòng", secretary.Page.QuerySelector(".pager")!.TextContent);
        await secretary.Get(secretary.Page.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!);
        Assert.Contains("Trang 2 / 75", secretary.Page.QuerySelector(".pager")!.TextContent);
    }

    [Fact]
    public async Task It_prints_on_a4()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/lich");
        var styles = "";
        foreach (var sheet in secretary.Page.QuerySelectorAll("link[rel=stylesheet]"))
            styles += await (await secretary.Raw(new HttpRequestMessage(HttpMethod.Get, sheet.GetAttribute("href")))).Content.ReadAsStringAsync();
        Assert.Matches(@"@page month\s*\{\s*size:\s*A4 landscape", styles);
        Assert.Matches(@"@media print\s*\{\s*main:has\(\.month\)\s*\{\s*page:\s*month", styles);
    }

    static IElement Cell(Browser browser, string day) => browser.Page.QuerySelectorAll("table.month td:not(.other)").Single(c => c.QuerySelector(".date a")!.TextContent.Split('/')[0] == day);

    static async Task<List<string>> Titles(Browser browser)
    {
        await browser.Get("/lich?xem=danh-sach&ngay=2027-03-01");
        return browser.Page.QuerySelectorAll(".day-list .line-work a").Select(a => a.TextContent).ToList();
    }
}
