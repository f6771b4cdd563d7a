using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Tests.Obligations;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.Journeys.Tests;

/// <summary>Two days that come rarely to the Office: departments are merged, and the old Excel list comes in.</summary>
[Collection("Chromium")]
public sealed class OfficeJourney(Chromium chromium)
{
    [Fact]
    public async Task Two_departments_with_300_open_items_are_merged_and_nothing_is_lost()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var (health, education) = (await Body(council, "Sở Y tế"), await Body(council, "Sở Giáo dục và Đào tạo"));
        await council.Db(async db =>
        {
            for (var n = 0; n < 300; n++)
                db.Obligations.Add(Obligation.Give(Actor.System(1), new Reference("office", 0, "Công văn", "/nhiem-vu"), 0, 0, new ObligationTerms
                {
                    Work = $"việc chung số {n + 1}", Kind = ObligationKind.Task, Status = SourceStatus.Binding, Due = DueTime.OnDay(new DateOnly(2026, 12, 1).AddDays(n % 40)), Bodies = [new BodyPart(n % 2 == 0 ? health : education, BodyRole.Lead)],
                }, new(2026, 9, 1), new DateTimeOffset(2026, 9, 1, 2, 0, 0, TimeSpan.Zero)));
            return await db.SaveChangesAsync();
        });
        var secretary = await chromium.Open(council, Cast.Secretary);
        await secretary.GetByRole(AriaRole.Link, new() { Name = "Danh bạ" }).ClickAsync();
        await secretary.GetByRole(AriaRole.Link, new() { NameRegex = new("^Sắp xếp cơ quan") }).ClickAsync();
        await secretary.Locator("#co-quan").SelectOptionAsync([$"{health}", $"{education}"]);
        await secretary.Locator("#ten").FillAsync("Sở Y tế và Giáo dục");
        await secretary.Locator("#ngay").FillAsync("2026-11-01");
        await secretary.Locator("#quyet-dinh").FillAsync("Nghị quyết 21/NQ-HĐND ngày 25/10/2026");
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Xem việc nào đi đâu" }).ClickAsync();
        await Expect(secretary.GetByRole(AriaRole.Button, new() { NameRegex = new("^Hợp nhất và chuyển") })).ToBeVisibleAsync();
        var rows = await secretary.Locator("table.data").First.Locator("tbody tr").CountAsync();
        Assert.True(rows >= 300);
        await secretary.GetByRole(AriaRole.Button, new() { NameRegex = new($"^Hợp nhất và chuyển {rows} việc") }).ClickAsync();
        await Expect(secretary.Locator("main")).ToContainTextAsync("Sở Y tế và Giáo dục");

        await secretary.GotoAsync("/nhiem-vu?tu=so+y+te&chi=dang-lam");
        await Expect(secretary.Locator(".pager")).ToContainTextAsync($"{rows} dòng");
        await Expect(secretary.Locator("#so-nhiem-vu tbody tr").First).ToContainTextAsync("Sở Y tế và Giáo dục");
        await secretary.GotoAsync("/nhiem-vu?tu=so+y+te&chi=dang-lam&ngay=2026-10-31");
        await Expect(secretary.Locator("#so-nhiem-vu tbody tr").First).Not.ToContainTextAsync("và Giáo dục");
        await secretary.GotoAsync("/");
        await Expect(secretary.Locator("#tong-quan")).ToContainTextAsync("Sở Y tế và Giáo dục");
    }

    [Fact]
    public async Task The_offices_old_excel_list_comes_in_whole()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var secretary = await chromium.Open(council, Cast.Secretary);
        await secretary.GotoAsync("/nhiem-vu");
        await secretary.GetByRole(AriaRole.Link, new() { Name = "Nhập bảng cũ" }).ClickAsync();
        await secretary.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "theo-doi.xlsx", MimeType = "application/octet-stream", Buffer = OldTables.Office() });
        await secretary.Locator("main form[enctype] button").First.ClickAsync();
        await Expect(secretary.Locator("#dong")).ToContainTextAsync("“31/6/2025” không phải ngày có thật");
        await Expect(secretary.GetByRole(AriaRole.Button, new() { NameRegex = new("^Nhập ") })).ToHaveCountAsync(0);

        await secretary.GotoAsync(secretary.Url.Split('#')[0] + "?sua=10");
        await secretary.Locator("[name=cell-Due]").FillAsync("30/6/2025");
        await secretary.Locator("form", new() { Has = secretary.Locator("[name=cell-Due]") }).Locator("button").First.ClickAsync();
        await secretary.Locator("[name=body-0]").FillAsync("Sở Tài chính");
        await secretary.Locator("form", new() { Has = secretary.Locator("[name=body-0]") }).Locator("button").First.ClickAsync();
        await secretary.Locator("form", new() { Has = secretary.Locator("input[name=_handler][value=confirm]") }).Locator("button").First.ClickAsync();
        await Expect(secretary.Locator(".confirm")).ToContainTextAsync("Đã nhập 5 nhiệm vụ");
        await secretary.GotoAsync("/nhiem-vu?tu=du+an+cham+tien+do+tren+dia+ban");
        await Expect(secretary.Locator("#so-nhiem-vu")).ToContainTextAsync("theo-doi.xlsx");
    }

    static Task<long> Body(TestCouncil council, string name) => council.Db(db => db.BodyNames.Where(n => n.CouncilId == 1 && n.Name == name && n.To == null).Select(n => n.BodyId).SingleAsync());
}
