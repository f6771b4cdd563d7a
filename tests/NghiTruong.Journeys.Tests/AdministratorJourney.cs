using NghiTruong.App.Storage;
using NghiTruong.Rules.Rights;

namespace NghiTruong.Journeys.Tests;

/// <summary>The administrator's first day: an empty machine in the morning, people at work in the evening, and one disaster in between.</summary>
[Collection("Chromium")]
public sealed class AdministratorJourney(Chromium chromium)
{
    const string Password = "Thuyền-7-ngược-dòng", OfficePassword = "Sông-Lam-chảy-9", HeadPassword = "Bãi-ngô-xanh-3";

    static long lastStep;

    [Fact]
    public async Task First_start_accounts_a_lock_out_a_lost_phone_and_a_restore()
    {
        var place = await TestCouncil.Empty(Store.Sqlite);
        var archive = Path.Combine(Directory.CreateTempSubdirectory("nt-backup-").FullName, "toi.zip");
        byte[] phone;
        using (var installation = await TheInstallation.Start(place))
        {
            var administrator = await chromium.Window(On(installation));
            phone = await Begins(administrator, installation.Link);
            await Expect(administrator.Locator("h1")).ToContainTextAsync("Tài khoản người dùng");
            Assert.Equal(404, (await administrator.GotoAsync(installation.Link))!.Status);
            Assert.Equal(404, (await administrator.GotoAsync("/nhiem-vu"))!.Status);

            // The Office's person enters the directory, the administrator gives the accounts.
            var (name, once) = await Slip(administrator, "Lục Thị Danh Bạ");
            var office = await chromium.Window(On(installation));
            await SignsInFirst(office, name, once, OfficePassword);
            await office.GotoAsync("/danh-ba");
            await office.GetByRole(AriaRole.Link, new() { Name = "Văn phòng Đoàn ĐBQH và HĐND tỉnh Cửa Lam" }).ClickAsync();
            await office.GetByText("Thêm người giữ chức vụ").ClickAsync();
            await office.GetByLabel("hoặc họ và tên người mới").FillAsync("Đỗ Văn Chánh");
            await office.GetByLabel("Chức vụ *").FillAsync("Chánh Văn phòng");
            await office.GetByLabel("Là", new() { Exact = true }).SelectOptionAsync("Head");
            await office.GetByRole(AriaRole.Button, new() { Name = "Thêm", Exact = true }).ClickAsync();
            await Expect(office.Locator("main")).ToContainTextAsync("Đỗ Văn Chánh");
            (name, once) = await Slip(administrator, "Đỗ Văn Chánh");

            var head = await chromium.Window(On(installation));
            await SignsInFirst(head, name, once, HeadPassword);
            await head.GotoAsync("/tai-khoan/hai-buoc");
            await TurnsOnCodes(head, HeadPassword);
            await Passkey(head);

            await LocksHimselfOut(head, name, administrator);
            await LosesHisPhone(head, name, administrator);
            Assert.Equal(0, (await TheProgram.Run(["backup", archive, .. TheProgram.On(place)])).Code);
        }

        // In the evening the disk is put back from the archive; passwords and phones go on.
        var restored = await TheProgram.Run(["restore", archive, "--replace", .. TheProgram.On(place)]);
        Assert.Equal((0, ""), (restored.Code, restored.Error));
        using var again = await TheInstallation.Start(place);
        Assert.Equal("", again.Link);
        var back = await chromium.Window(On(again));
        await Types(back, "bo.van.quan", Password);
        await back.GetByLabel("Mã trên điện thoại").FillAsync(NextCode(phone));
        await back.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();
        await Expect(back.Locator("table")).ToContainTextAsync("do.van.chanh");
    }

    static async Task<byte[]> Begins(IPage page, string link)
    {
        await page.GotoAsync(link);
        await page.GetByLabel("Tên, viết như trong văn bản").FillAsync("tỉnh Cửa Lam");
        await page.GetByLabel("Họ và tên").First.FillAsync("Bồ Văn Quản");
        await page.GetByLabel("Tên đăng nhập").FillAsync("bo.van.quan");
        await page.GetByLabel("Mật khẩu *", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("Nhập lại mật khẩu").FillAsync(Password);
        await page.GetByLabel("Họ và tên").Nth(1).FillAsync("Lục Thị Danh Bạ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lập và tiếp tục" }).ClickAsync();
        return await TurnsOnCodes(page, Password);
    }

    static async Task<byte[]> TurnsOnCodes(IPage page, string password)
    {
        var key = Totp.Read(await page.Locator(".key").InnerTextAsync());
        await page.GetByLabel("Mã 6 chữ số").FillAsync(NextCode(key, from: 0));
        await page.GetByLabel("Mật khẩu hiện tại").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bật xác thực hai bước" }).ClickAsync();
        await Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        await page.GetByRole(AriaRole.Link, new() { Name = "Đã cất mã, tiếp tục" }).ClickAsync();
        return key;
    }

    static async Task<(string Name, string Password)> Slip(IPage administrator, string person)
    {
        await administrator.GotoAsync("/quan-tri/tai-khoan/lap");
        foreach (var box in await administrator.Locator("input[name=person]").AllAsync()) await box.UncheckAsync();
        await administrator.GetByLabel(person).CheckAsync();
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Lập tài khoản, in phiếu" }).ClickAsync();
        var slip = administrator.Locator(".slip", new() { HasText = person });
        return (await slip.Locator("code").Nth(1).InnerTextAsync(), await slip.Locator("code").Nth(2).InnerTextAsync());
    }

    static async Task SignsInFirst(IPage page, string name, string once, string own)
    {
        await Types(page, name, once);
        await page.GetByLabel("Mật khẩu hiện tại").FillAsync(once);
        await page.GetByLabel("Mật khẩu mới", new() { Exact = true }).FillAsync(own);
        await page.GetByLabel("Nhập lại mật khẩu mới").FillAsync(own);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đổi mật khẩu" }).ClickAsync();
        await Expect(page.Locator(".who")).ToBeVisibleAsync();
        await Expect(page.Locator("h1")).Not.ToContainTextAsync("Đổi mật khẩu");
    }

    /// <summary>He adds a passkey, signs out, and comes in by it alone.</summary>
    static async Task Passkey(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true } });
        await page.GotoAsync("/tai-khoan");
        await page.GetByLabel("Tên gọi của khóa").FillAsync("Máy bàn");
        await page.GetByLabel("Mật khẩu hiện tại").FillAsync(HeadPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm khóa truy cập" }).ClickAsync();
        await Expect(page.GetByText("Máy bàn")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dùng khóa truy cập" }).ClickAsync();
        await Expect(page.Locator(".who")).ToContainTextAsync("Đỗ Văn Chánh");
    }

    static async Task LocksHimselfOut(IPage head, string name, IPage administrator)
    {
        await head.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        for (var n = 0; n < 5; n++) await Types(head, name, "Sai-mật-khẩu-1");
        await Types(head, name, HeadPassword);
        await Expect(head.Locator(".refusal")).ToContainTextAsync("tạm khóa");
        await administrator.GotoAsync("/quan-tri/tai-khoan?loc=tam-khoa");
        await administrator.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Mở tạm khóa" }).ClickAsync();
        await Types(head, name, HeadPassword);
        await Expect(head.GetByLabel("Mã trên điện thoại")).ToBeVisibleAsync();
    }

    static async Task LosesHisPhone(IPage head, string name, IPage administrator)
    {
        await administrator.GetByText("Mất điện thoại").ClickAsync();
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Đặt lại xác thực hai bước" }).ClickAsync();
        await Types(head, name, HeadPassword);
        await Expect(head.Locator(".who")).ToContainTextAsync("Chánh Văn phòng");
    }

    static async Task Types(IPage page, string name, string password)
    {
        await page.GotoAsync("/dang-nhap");
        await page.GetByLabel("Tên đăng nhập").FillAsync(name);
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await Chromium.Settled(page);
    }

    /// <summary>What the phone shows now, or next where that was used.</summary>
    static string NextCode(byte[] key, long? from = null)
    {
        lastStep = Math.Max(Totp.StepOf(TimeProvider.System.GetUtcNow()), (from ?? lastStep) + 1);
        return Totp.CodeAt(key, lastStep);
    }

    // Passkeys ask for a name, not a number.
    static Uri On(TheInstallation installation) => new($"http://localhost:{installation.Address.Port}");
}
