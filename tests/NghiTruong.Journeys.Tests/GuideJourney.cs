namespace NghiTruong.Journeys.Tests;

/// <summary>Walks the pages that the user's guide shows. With NGHITRUONG_SHOTS=folder it takes their pictures there; without, it only walks.</summary>
[Collection("Chromium")]
public sealed class GuideJourney(Chromium chromium)
{
    [Fact]
    public async Task Every_page_of_the_guide_can_be_walked()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var way = await chromium.Window(council);
        await way.GotoAsync("/xem-voi-tu-cach");
        await Shot(way, "vao");

        var secretary = await chromium.Open(council, Cast.Secretary);
        await secretary.GotoAsync("/");
        await Shot(secretary, "tong-quan");
        await secretary.GotoAsync("/phien-hop/nhap");
        await Shot(secretary, "nhap");
        await secretary.GetByLabel("Tệp văn bản").SetInputFilesAsync(new FilePayload { Name = "bao-chi.txt", MimeType = "text/plain", Buffer = Papers.Bytes(Papers.Press) });
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Đọc văn bản" }).ClickAsync();
        await Expect(secretary.Locator(".source-text")).ToBeVisibleAsync();
        await Shot(secretary, "ban-doc");
        await secretary.Locator("#nhiem-vu .item").First.GetByRole(AriaRole.Link, new() { Name = "Sửa" }).ClickAsync();
        await Shot(secretary, "sua-muc");
        await secretary.GetByRole(AriaRole.Button, new() { NameRegex = new("Chỉ ghi tên cả") }).ClickAsync();
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Xác nhận bản ghi" }).ClickAsync();
        await Shot(secretary, "phien-hop");
        await secretary.GotoAsync("/nhiem-vu");
        await Shot(secretary, "so-nhiem-vu");
        await secretary.GotoAsync("/danh-ba/co-quan/8");
        await Shot(secretary, "danh-ba");

        var director = await chromium.Open(council, Cast.Director, 820);
        await director.GotoAsync("/nhiem-vu");
        await director.Locator("a.work").First.ClickAsync();
        await Expect(director.Locator("#ghi-su-viec")).ToBeVisibleAsync();
        await director.Locator(".act summary").First.ClickAsync();
        await Shot(director, "nhiem-vu-may-tinh-bang");
    }

    static async Task Shot(IPage page, string name)
    {
        await Chromium.Settled(page);
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        if (Environment.GetEnvironmentVariable("NGHITRUONG_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }
}
