namespace NghiTruong.Journeys.Tests;

/// <summary>Hoàng Đức Việt, director of the Department of Construction, answers and delivers on his tablet.</summary>
[Collection("Chromium")]
public sealed class DirectorJourney(Chromium chromium)
{
    [Fact]
    public async Task Director_sees_what_is_his_and_a_report_without_evidence_keeps_its_words()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var director = await chromium.Open(council, Cast.Director, 820);
        await Expect(director.Locator(".tile").First).ToBeVisibleAsync();
        await director.GetByRole(AriaRole.Link, new() { Name = "Nhiệm vụ", Exact = true }).ClickAsync();
        foreach (var row in await director.Locator("#so-nhiem-vu > .table-wrap tbody tr").AllAsync())
            Assert.Matches("Sở Xây dựng|Sở Tài chính|Ủy ban nhân dân tỉnh", await row.InnerTextAsync());

        await director.Locator("tbody tr", new() { HasText = "đang thực hiện" }).Locator("a.work").First.ClickAsync();
        var act = director.Locator("#lam-reporteddone");
        await act.Locator("summary").ClickAsync();
        await act.GetByLabel("Kết quả").FillAsync("Đã xử lý đủ 12 dự án.");
        await act.GetByRole(AriaRole.Button, new() { Name = "Báo cáo hoàn thành" }).ClickAsync();
        await Expect(director.Locator(".refusal")).ToContainTextAsync("phải kèm minh chứng");
        await Expect(act.GetByLabel("Kết quả")).ToHaveValueAsync("Đã xử lý đủ 12 dự án.");

        await act.GetByLabel("Số, ký hiệu văn bản").FillAsync("205/BC-SXD");
        await act.GetByRole(AriaRole.Button, new() { Name = "Báo cáo hoàn thành" }).ClickAsync();
        await Expect(director.Locator(".badges")).ToContainTextAsync("chờ xác nhận");
        await director.ReloadAsync();
        await Expect(director.Locator(".timeline").First).ToContainTextAsync("205/BC-SXD");
        Assert.Equal(1, await director.Locator(".timeline li", new() { HasText = "205/BC-SXD" }).CountAsync());
    }
}
