using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Tests.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.Journeys.Tests;

/// <summary>Walks the pages that the user's guide shows. With NGHITRUONG_SHOTS=folder it takes their pictures there; without, it only walks.</summary>
[Collection("Chromium")]
public sealed class GuideJourney(Chromium chromium)
{
    [Fact]
    public async Task Every_page_of_the_guide_can_be_walked()
    {
        await using var council = await TestCouncil.Whole(Store.Sqlite);
        var way = await chromium.Window(council);
        await way.GotoAsync("/dang-nhap");
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

        await secretary.GotoAsync("/viec-cua-toi");
        await Shot(secretary, "viec-cua-toi");
        await secretary.GotoAsync("/nhiem-vu/43#lien-quan");
        await Shot(secretary, "giao-tung-noi");
        await secretary.GotoAsync("/nhiem-vu/them");
        await Shot(secretary, "them-nhiem-vu");
        await secretary.GotoAsync("/phien-hop/6/ra-soat");
        await secretary.Locator(".review > li").First.GetByRole(AriaRole.Link, new() { Name = "Ghi ý kiến" }).ClickAsync();
        await Shot(secretary, "ra-soat");
        await secretary.GotoAsync("/phien-hop/6/bao-cao-ket-qua");
        await Shot(secretary, "bao-cao-ket-qua");
        await secretary.GotoAsync("/phien-hop/6/gop-y/1?tu=1&den=2");
        await Shot(secretary, "gop-y");
        await secretary.GotoAsync("/chuong-trinh/2026-11");
        await Shot(secretary, "chuong-trinh");
        await secretary.GotoAsync("/danh-ba/nguoi/8/ban-giao");
        await Shot(secretary, "ban-giao");
        await secretary.GotoAsync("/nhiem-vu/nhap-bang");
        await secretary.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "theo-doi.xlsx", MimeType = "application/octet-stream", Buffer = OldTables.Office() });
        await secretary.Locator("main form[enctype] button").First.ClickAsync();
        await Expect(secretary.Locator("#dong")).ToBeVisibleAsync();
        await Shot(secretary, "nhap-bang");
        await secretary.GotoAsync("/danh-ba/sap-xep");
        await secretary.Locator("#co-quan").SelectOptionAsync([new SelectOptionValue { Label = "Sở Y tế" }, new SelectOptionValue { Label = "Sở Giáo dục và Đào tạo" }]);
        await secretary.Locator("#ten").FillAsync("Sở Y tế và Giáo dục");
        await secretary.Locator("#ngay").FillAsync("2026-11-01");
        await secretary.Locator("#quyet-dinh").FillAsync("Nghị quyết số 21/NQ-HĐND");
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Xem việc nào đi đâu" }).ClickAsync();
        await Expect(secretary.Locator("table.data").First).ToBeVisibleAsync();
        await Shot(secretary, "sap-xep");

        await secretary.GotoAsync("/lich?ngay=2026-12-15");
        await Expect(secretary.Locator("table.month")).ToBeVisibleAsync();
        await Shot(secretary, "lich");
        await secretary.GotoAsync("/moc/2");
        await secretary.Locator(".how summary").First.ClickAsync();
        await Shot(secretary, "moc");
        await secretary.GotoAsync("/thoi-han/QUE-03?moc=2026-08-12");
        await Expect(secretary.GetByText("03/09/2026").First).ToBeVisibleAsync();
        await Shot(secretary, "thoi-han");
        await secretary.GotoAsync("/lich/ngay-nghi?nam=2027");
        await Shot(secretary, "ngay-nghi");

        var head = await chromium.Open(council, Cast.OfficeHead);
        await head.GotoAsync("/phien-hop/6/thong-bao");
        await Expect(head.Locator(".steps button.primary")).ToBeVisibleAsync();
        await Shot(head, "thong-bao");

        var director = await chromium.Open(council, Cast.Director, 820);
        await director.GotoAsync("/viec-cua-toi");
        await Shot(director, "viec-cua-so");
        await director.GotoAsync("/nhiem-vu");
        await director.Locator("a.work").First.ClickAsync();
        await Expect(director.Locator("#ghi-su-viec")).ToBeVisibleAsync();
        await director.Locator(".act summary").First.ClickAsync();
        await Shot(director, "nhiem-vu-may-tinh-bang");

        await WalkAccounts(council);
        await WalkRights(council, secretary, head);
    }

    /// <summary>The administrator's day: accounts with their slips, the quarter's review; a person's own page.</summary>
    async Task WalkAccounts(TestCouncil council)
    {
        var administrator = await chromium.Open(council, Cast.Administrator);
        await council.Db(db => db.Set<AccountSession>().ExecuteUpdateAsync(s => s.SetProperty(x => x.HasSecondFactor, true)));
        await administrator.GotoAsync("/quan-tri/tai-khoan");
        await Shot(administrator, "tai-khoan-nguoi-dung");
        await administrator.GotoAsync("/quan-tri/tai-khoan/lap");
        for (var n = 0; n < 4; n++) await administrator.Locator("main input[type=checkbox]").Nth(n).CheckAsync();
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Lập tài khoản, in phiếu" }).ClickAsync();
        await Expect(administrator.Locator(".slip").First).ToBeVisibleAsync();
        await Shot(administrator, "phieu");
        await administrator.GotoAsync("/quan-tri/tai-khoan/ra-soat");
        await Shot(administrator, "ra-soat-tai-khoan");

        var chair = await chromium.Open(council, Cast.Chair);
        await chair.GotoAsync("/tai-khoan");
        await Shot(chair, "tai-khoan");
        await chair.GotoAsync("/tai-khoan/hai-buoc");
        await Shot(chair, "hai-buoc");
    }

    /// <summary>Contacts and approval, forwarding, the record of acts, what the public reads.</summary>
    async Task WalkRights(TestCouncil council, IPage secretary, IPage head)
    {
        var front = await council.Db(db => db.Set<BodyNaming>().Where(n => n.Name.StartsWith("Ủy ban Mặt trận Tổ quốc")).Select(n => n.BodyId).FirstAsync());
        await secretary.GotoAsync($"/danh-ba/co-quan/{front}/dau-moi");
        await Shot(secretary, "dau-moi");
        var contact = await chromium.Open(council, Cast.Contact);
        await contact.GotoAsync("/viec-cua-toi");
        await contact.Locator(".desk-acts a", new() { HasText = "Trả lời" }).First.ClickAsync();
        var answer = contact.Locator("#lam-answered");
        await answer.Locator("input[name=number]").FillAsync("101/SXD-VP");
        await answer.Locator("textarea[name=words]").FillAsync("Đã rà soát xong bước một; phụ lục kèm theo.");
        await Shot(contact, "soan-tra-loi");
        await answer.Locator("button[value=submit]").ClickAsync();
        await Expect(contact.Locator(".badges")).ToContainTextAsync("chờ lãnh đạo duyệt");
        var director = await chromium.Open(council, Cast.Director);
        await director.GotoAsync("/viec-cua-toi");
        await Shot(director, "cho-duyet");

        await secretary.GotoAsync("/nhiem-vu/4/chuyen");
        await secretary.Locator("#council").SelectOptionAsync([new SelectOptionValue { Index = 1 }]);
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Chuyển", Exact = true }).ClickAsync();
        var commune = await chromium.Open(council, Cast.CommuneSecretary);
        await commune.GotoAsync("/chuyen");
        await commune.Locator("main table a").First.ClickAsync();
        await Shot(commune, "tiep-nhan");

        await head.GotoAsync("/nhat-ky");
        await Shot(head, "nhat-ky");
        await head.GotoAsync("/phien-hop/5/thong-bao");
        await head.Locator("summary", new() { HasText = "Công khai" }).ClickAsync();
        await Shot(head, "cong-khai");
    }

    static async Task Shot(IPage page, string name)
    {
        await Chromium.Settled(page);
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        if (Environment.GetEnvironmentVariable("NGHITRUONG_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }
}
