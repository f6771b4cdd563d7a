using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Desk;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Rights;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.App.Tests.House;
using NghiTruong.App.Tests.Obligations;
using NghiTruong.Rules;

namespace NghiTruong.App.Tests.Desk;

/// <summary>Every number opens to its rows: what the overview and the register's groups count is what their links list.</summary>
public sealed partial class OverviewTests
{
    [Theory, BothStores]
    public async Task Counted_from_the_ledger_its_figures_are_those_of_the_database(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var today = CouncilClock.DayOf(council.Time.Now);
        await council.Db(async db =>
        {
            var visible = db.Visible(await council.OfficeHead(db));
            var ledger = (await council.LedgerOf(db, visible.Actor.CouncilId))!;
            // On several days: what is late and what can be judged changes with each.
            foreach (var day in new[] { today, today.AddDays(-40), today.AddDays(20), today.AddMonths(5) })
            {
                var since = new DateOnly(day.Year, day.Month, 1).AddMonths(-11);
                var months = await OverviewFigures.MonthsOf(visible, since, day);
                Assert.True(months.Sum(m => m.Given) > 10, "too little is given to prove anything");
                Assert.Equal(months, OverviewLedger.Months(ledger, since, day));
                var rated = await OverviewFigures.RatedOf(visible, since, day);
                Assert.NotEmpty(rated);
                Assert.Equal(rated.OrderBy(r => r.Key), OverviewLedger.Rated(ledger, since, day).OrderBy(r => r.Key));
            }
            return 0;
        });
    }

    [Theory, BothStores]
    public async Task Every_number_of_the_overview_opens_to_as_many_rows(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        foreach (var name in new[] { Cast.Secretary, Cast.Director, Cast.Deputy })
        {
            using var browser = await council.As(name);
            await browser.Get("/");
            Assert.True(await Opened(browser, "#tong-quan") > (name == Cast.Director ? 15 : 60));
        }
    }

    [Theory, BothStores]
    public async Task Every_number_beside_the_register_opens_to_as_many_rows(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        foreach (var path in new[] { "/nhiem-vu", "/nhiem-vu?gom=tung-noi", "/nhiem-vu?tu=bao+cao", "/nhiem-vu?ngay=2026-09-30", "/nhiem-vu?chi=qua-han&trong=30", "/nhiem-vu?loai=Task&nguon=ket-luan" })
        {
            await secretary.Get(path);
            Assert.True(await Opened(secretary, "#so-nhiem-vu") > 8, path);
        }
    }

    /// <summary>Follows each link whose words begin with a number, and counts what it opens.</summary>
    static async Task<int> Opened(Browser browser, string within)
    {
        var from = browser.Here;
        var links = browser.Page.QuerySelectorAll($"{within} a[href^='/nhiem-vu?']").Select(a => (Words: a.TextContent.Trim(), Address: a.GetAttribute("href")!))
            .Where(l => Leading().IsMatch(l.Words) && !l.Address.Contains("thuoc=") && !l.Words.Contains("dòng sau")).Distinct().ToList();
        foreach (var (words, address) in links)
        {
            await browser.Get(address);
            var rows = browser.Page.QuerySelector(".pager span") is { } pager ? int.Parse(pager.TextContent.Split(' ')[0].Replace(".", ""), CultureInfo.InvariantCulture) : 0;
            Assert.True(int.Parse(Leading().Match(words).Value, CultureInfo.InvariantCulture) == rows, $"{from}: “{words}” opens {rows} rows at {address}");
        }
        return links.Count;
    }

    [GeneratedRegex(@"^\d+")]
    private static partial Regex Leading();
}
