namespace NghiTruong.Journeys.Tests;

/// <summary>The secretary's month: from last month's open work to the notice, and on to next month's carry-over.</summary>
[Collection("Chromium")]
public sealed class MonthJourney(Chromium chromium)
{
    [Fact]
    public async Task The_secretarys_month_goes_from_reports_to_next_months_carry_over()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var secretary = await chromium.Open(council, Cast.Secretary);

        // A department reports; she opens this month's meeting and finds it in the carry-over by itself.
        var director = await chromium.Open(council, Cast.Director, 820);
        await director.GetByRole(AriaRole.Link, new() { Name = "Việc của tôi" }).ClickAsync();
        await director.GetByRole(AriaRole.Link, new() { Name = "Báo cáo hoàn thành" }).First.ClickAsync();
        await director.Locator("#reporteddone-so").FillAsync("311/BC-SXD");
        await director.GetByRole(AriaRole.Button, new() { Name = "Báo cáo hoàn thành" }).ClickAsync();
        var reported = await director.Locator("h1").InnerTextAsync();
        await OpenMeeting(secretary, "Phiên họp thường kỳ tháng 11/2026 của Thường trực HĐND tỉnh", "2026-11", "2026-11-16");
        var meeting = secretary.Url.Split('#')[0];
        await secretary.GetByRole(AriaRole.Link, new() { Name = "Rà soát kết luận các phiên trước" }).ClickAsync();
        var line = secretary.Locator(".review > li", new() { HasText = reported }).Filter(new() { HasText = "ngày họp: báo cáo hoàn thành" }).First;
        await Expect(line).ToBeVisibleAsync();

        // The meeting goes through it: this one recognised, the next one extended.
        await line.GetByRole(AriaRole.Link, new() { Name = "Ghi ý kiến" }).ClickAsync();
        await secretary.GetByLabel("Ý kiến của phiên họp").SelectOptionAsync("Confirmed");
        await secretary.GetByLabel("Lời kết luận").FillAsync("Công nhận hoàn thành.");
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Ghi và sang việc kế tiếp" }).ClickAsync();
        await Expect(secretary.Locator(".review .is-marked")).ToHaveCountAsync(1);
        await Expect(secretary.Locator(".review form")).ToHaveCountAsync(1);
        await secretary.GetByLabel("Ý kiến của phiên họp").SelectOptionAsync("Reviewed");
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Ghi và sang việc kế tiếp" }).ClickAsync();
        await Expect(secretary.Locator(".review .is-marked")).ToHaveCountAsync(2);
        await secretary.GetByRole(AriaRole.Link, new() { Name = "Báo cáo kết quả thực hiện" }).ClickAsync();
        var download = await secretary.RunAndWaitForDownloadAsync(() => secretary.GetByRole(AriaRole.Link, new() { NameRegex = new("Tải DOCX") }).ClickAsync());
        Assert.EndsWith(".docx", download.SuggestedFilename, StringComparison.Ordinal);

        // What it sets: a conclusion for every commune.
        await secretary.GotoAsync(meeting);
        await secretary.GetByText("Ghi thêm kết luận").ClickAsync();
        await secretary.Locator("#work").FillAsync("rà soát, báo cáo tình hình nhà ở tạm của hộ nghèo trên địa bàn");
        await secretary.Locator("#each").SelectOptionAsync("xa");
        await secretary.Locator("#due").FillAsync("2026-12-10");
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Ghi kết luận" }).ClickAsync();
        await Expect(secretary.Locator("#ket-luan")).ToContainTextAsync("nhà ở tạm");
        await Expect(secretary.Locator("#ket-luan")).ToContainTextAsync("dự kiến");

        // The notice: she drafts, the head of the Office passes it on, the chair approves, the registry gives the number.
        await secretary.GetByRole(AriaRole.Link, new() { Name = "Thông báo kết luận" }).ClickAsync();
        await secretary.GetByRole(AriaRole.Button, new() { NameRegex = new("^Soạn") }).ClickAsync();
        await Expect(secretary.Locator(".paper")).ToContainTextAsync("nhà ở tạm");
        await secretary.GetByRole(AriaRole.Button, new() { NameRegex = new("^Trình") }).ClickAsync();
        var address = secretary.Url;
        foreach (var name in new[] { Cast.OfficeHead, Cast.Chair })
        {
            var superior = await chromium.Open(council, name);
            await superior.GotoAsync(address);
            await superior.Locator(".steps button.primary").First.ClickAsync();
            await Expect(superior.Locator(".refusal")).ToHaveCountAsync(0);
        }
        await secretary.GotoAsync(address);
        await secretary.GetByLabel("Số (văn thư cấp)").FillAsync("57");
        await secretary.Locator("#i-signer").SelectOptionAsync(new SelectOptionValue { Label = await secretary.Locator("#i-signer option", new() { HasText = Cast.Chair }).First.InnerTextAsync() });
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Ban hành" }).ClickAsync();
        await Expect(secretary.Locator("h2").Filter(new() { HasText = "57/TB-HĐND" })).ToBeVisibleAsync();
        await secretary.GotoAsync(meeting);
        await Expect(secretary.Locator("#ket-luan")).Not.ToContainTextAsync("dự kiến");

        // Next month: what this meeting set and nobody finished is there; what it recognised is not.
        council.Time.Forward(TimeSpan.FromDays(30));
        secretary = await chromium.Open(council, Cast.Secretary);
        await OpenMeeting(secretary, "Phiên họp thường kỳ tháng 12/2026 của Thường trực HĐND tỉnh", "2026-12", "2026-12-16");
        await secretary.GetByRole(AriaRole.Link, new() { Name = "Rà soát kết luận các phiên trước" }).ClickAsync();
        var carried = secretary.Locator(".review > li", new() { HasText = "nhà ở tạm" });
        await Expect(carried).ToContainTextAsync("0/4 nơi đã xong");
        await Expect(carried).ToContainTextAsync("quá hạn 5 ngày");
        await Expect(secretary.Locator("#ended .review > li", new() { HasText = "311/BC-SXD" })).ToHaveCountAsync(0);
    }

    static async Task OpenMeeting(IPage page, string title, string period, string day)
    {
        await page.GotoAsync("/phien-hop");
        await page.GetByText("Mở phiên họp không có văn bản").ClickAsync();
        await page.Locator("#title").FillAsync(title);
        await page.Locator("#period").FillAsync(period);
        await page.Locator("#held-on").FillAsync(day);
        await page.GetByRole(AriaRole.Button, new() { Name = "Mở phiên" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync(title);
    }
}
