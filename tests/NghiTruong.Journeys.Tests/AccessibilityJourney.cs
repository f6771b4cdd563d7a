using System.Text.Json;

namespace NghiTruong.Journeys.Tests;

/// <summary>Every page, wide and narrow, through axe-core: what a machine can find of WCAG 2.2 AA, it finds nothing of.</summary>
[Collection("Chromium")]
public sealed class AccessibilityJourney(Chromium chromium)
{
    static readonly string[] Pages =
    [
        "/", "/nhiem-vu", "/nhiem-vu?tu=khong-co-gi-het", "/nhiem-vu/4", "/nhiem-vu/1", "/nhiem-vu/20", "/phien-hop", "/phien-hop/1", "/phien-hop/nhap", "/danh-ba", "/danh-ba/co-quan/2", "/danh-ba/co-quan/8",
        "/danh-ba/nguoi/1", "/kieu-mau", "/dang-nhap", "/tai-khoan", "/tai-khoan/mat-khau", "/tai-khoan/hai-buoc", "/khong-co-trang-nay",
        "/viec-cua-toi", "/nhiem-vu/43", "/nhiem-vu/44", "/nhiem-vu/48", "/nhiem-vu/4/tach", "/nhiem-vu/them", "/nhiem-vu/nhap-bang", "/nhiem-vu?ngay=2026-09-30", "/cai-dat", "/danh-ba/sap-xep", "/danh-ba/nguoi/8/ban-giao",
        "/phien-hop/6", "/phien-hop/6/ra-soat", "/phien-hop/6/bao-cao-ket-qua", "/phien-hop/6/thong-bao", "/phien-hop/5/thong-bao", "/phien-hop/6/bien-ban", "/phien-hop/6/giay-moi",
        "/phien-hop/6/gop-y/1?tu=1&den=2", "/phien-hop/6/gop-y/2", "/phien-hop/6/gop-y/moi?tai-lieu=3", "/chuong-trinh", "/chuong-trinh/2026", "/chuong-trinh/2026-11", "/chuong-trinh/2026-11/ban-in",
        "/lich", "/lich?ngay=2026-12-01", "/lich?xem=tuan", "/lich?xem=danh-sach", "/moc", "/moc/2", "/lich/ngay-nghi", "/lich/ngay-nghi?nam=2027", "/lich-mau/ky-hop", "/lich-mau/thang", "/lich/dang-ky", "/cong-khai", "/phien-hop/1/thong-bao",
    ];

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Axe_finds_nothing(int width)
    {
        var axe = Environment.GetEnvironmentVariable("NGHITRUONG_AXE");
        Assert.SkipWhen(axe is null, "axe-core is not at hand: set NGHITRUONG_AXE to axe.min.js (.ci/run installs it).");
        await using var council = await TestCouncil.Whole(Store.Sqlite);
        var page = await chromium.Open(council, Cast.Secretary, width);
        var found = new List<string>();
        foreach (var path in Pages) await Look(page, path, axe!, found);

        // The workbench, with a card open, and a form refused.
        await page.GotoAsync("/phien-hop/nhap");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đọc văn bản" }).ClickAsync();
        await Check(page, "import refused", axe!, found);
        await page.GetByLabel("Tệp văn bản").SetInputFilesAsync(new FilePayload { Name = "bao-chi.txt", MimeType = "text/plain", Buffer = Papers.Bytes(Papers.Press) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Đọc văn bản" }).ClickAsync();
        await Check(page, "workbench", axe!, found);
        await page.Locator("#nhiem-vu .item").First.GetByRole(AriaRole.Link, new() { Name = "Sửa" }).ClickAsync();
        await Check(page, "open card", axe!, found);
        Assert.Empty(found);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(820)]
    public async Task No_page_scrolls_sideways(int width)
    {
        await using var council = await TestCouncil.Whole(Store.Sqlite);
        var page = await chromium.Open(council, Cast.Secretary, width);
        foreach (var path in Pages)
        {
            await page.GotoAsync(path);
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(over <= 0, $"{path} at {width} px is {over} px too wide");
        }
    }

    [Fact]
    public async Task The_menu_keeps_to_one_row_on_a_tablet_held_upright()
    {
        await using var council = await TestCouncil.Whole(Store.Sqlite);
        foreach (var width in new[] { 820, 1280 })
        {
            var page = await chromium.Open(council, Cast.Secretary, width);
            await page.GotoAsync("/chuong-trinh");
            var rows = await page.EvaluateAsync<int>("new Set([...document.querySelectorAll('.top nav a')].map(a => a.offsetTop)).size");
            Assert.True(rows == 1, $"{rows} rows at {width} px");
        }
    }

    static async Task Look(IPage page, string path, string axe, List<string> found)
    {
        await page.GotoAsync(path);
        await Check(page, path, axe, found);
    }

    static async Task Check(IPage page, string what, string axe, List<string> found)
    {
        await Chromium.Settled(page);
        // Evaluated by the driver, not added to the page: the page's own policy stays as it is.
        await page.EvaluateAsync(await File.ReadAllTextAsync(axe));
        var result = await page.EvaluateAsync<JsonElement>("axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.map(v => ({ id: v.id, nodes: v.nodes.map(n => n.html.slice(0, 160)) })))");
        foreach (var violation in result.EnumerateArray())
            found.Add($"{what}: {violation.GetProperty("id")} {violation.GetProperty("nodes")[0]}");
    }
}
