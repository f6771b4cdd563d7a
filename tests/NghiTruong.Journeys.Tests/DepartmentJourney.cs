namespace NghiTruong.Journeys.Tests;

/// <summary>A department answers, asks for more time, reports done, is sent back, and is confirmed.</summary>
[Collection("Chromium")]
public sealed class DepartmentJourney(Chromium chromium)
{
    [Fact]
    public async Task A_department_answers_asks_an_extension_reports_done_is_sent_back_and_is_confirmed()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var director = await chromium.Open(council, Cast.Director, 820);
        await director.GetByRole(AriaRole.Link, new() { Name = "Việc của tôi" }).ClickAsync();
        var item = director.Locator(".desk > li", new() { HasText = "chi tiết khu trung tâm hành chính xã Nậm Lúa" });

        // Two clicks to answer: one on the list, one on the form that it opens.
        await item.GetByRole(AriaRole.Link, new() { Name = "Trả lời" }).ClickAsync();
        await director.Locator("#answered-so").FillAsync("402/SXD-QH");
        await director.GetByRole(AriaRole.Button, new() { Name = "Trả lời" }).ClickAsync();
        await Expect(director.Locator(".facts")).ToContainTextAsync("402/SXD-QH");
        var address = director.Url;

        // More time was asked for before; the head grants less, and both days stay.
        var head = await chromium.Open(council, Cast.OfficeHead);
        await head.GotoAsync(address);
        await Expect(head.Locator(".pairs")).ToContainTextAsync("Đang xin gia hạn");
        await Record(head, "Gia hạn", form => form.GetByLabel("Hạn mới").FillAsync("2026-11-20"));
        await Expect(head.Locator(".pairs")).ToContainTextAsync("Hạn gốc 13/10/2026, đã gia hạn 1 lần");

        council.Time.Forward(TimeSpan.FromDays(1));
        await Record(director, "Báo cáo hoàn thành", form => form.GetByLabel("Số, ký hiệu văn bản").FillAsync("420/BC-SXD"), address);
        var secretary = await chromium.Open(council, Cast.Secretary);
        await Record(secretary, "Yêu cầu bổ sung", form => form.GetByLabel("Nội dung cần bổ sung").FillAsync("Thiếu bản đồ 1/500."), address);
        await director.GetByRole(AriaRole.Link, new() { Name = "Việc của tôi" }).ClickAsync();
        await Expect(director.Locator("section", new() { HasText = "Phải bổ sung" }).Locator(".desk > li", new() { HasText = "chi tiết khu trung tâm" })).ToHaveCountAsync(1);
        await Record(director, "Báo cáo hoàn thành", form => form.GetByLabel("Tệp minh chứng").SetInputFilesAsync(new FilePayload { Name = "Bản đồ.txt", MimeType = "text/plain", Buffer = Papers.Bytes("bản đồ 1/500") }), address);

        // The officer proposes, the head confirms: on time against the day granted, late against the original.
        await Record(secretary, "Đề xuất công nhận", form => form.GetByLabel("Nhận xét kết quả").FillAsync("Đủ hồ sơ."), address);
        await head.GetByRole(AriaRole.Link, new() { Name = "Việc của tôi" }).ClickAsync();
        await Record(head, "Xác nhận hoàn thành", _ => Task.CompletedTask, address);
        await Expect(head.Locator(".badges")).ToContainTextAsync("đúng hạn");
        await Expect(head.Locator(".badges")).ToContainTextAsync("so với hạn gốc: báo cáo muộn 35 ngày");
    }

    static async Task Record(IPage page, string what, Func<ILocator, Task> fill, string? address = null)
    {
        if (address is not null) await page.GotoAsync(address.Split('?')[0]);
        var act = page.Locator("details[id^=lam-]").Filter(new() { Has = page.Locator("summary", new() { HasTextRegex = new($"^{what}( \\(nhập thay\\))?$") }) });
        await act.Locator("summary").ClickAsync();
        await fill(act);
        await act.GetByRole(AriaRole.Button, new() { Name = what, Exact = true }).ClickAsync();
        await Expect(page.Locator(".refusal")).ToHaveCountAsync(0);
        await Expect(page.Locator(".timeline").First).ToContainTextAsync(what);
    }
}
