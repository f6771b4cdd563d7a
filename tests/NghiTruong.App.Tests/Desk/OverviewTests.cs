using System.Globalization;
using System.Text.RegularExpressions;
using NghiTruong.App.Shell;
using NghiTruong.App.Tests.House;

namespace NghiTruong.App.Tests.Desk;

/// <summary>Every number opens to its rows: what the overview and the register's groups count is what their links list.</summary>
public sealed partial class OverviewTests
{
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
