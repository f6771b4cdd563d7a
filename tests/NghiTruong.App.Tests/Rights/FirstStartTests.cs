using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Tests.Rights;

/// <summary>An empty installation as an office starts it: one link, one administrator, and nothing of the demo.</summary>
public sealed class FirstStartTests
{
    [Theory, BothStores]
    public async Task The_first_link_makes_the_council_and_its_administrator_once(Store store)
    {
        var settings = await TestCouncil.Empty(store);
        using var started = await TheInstallation.Start(settings);
        using var browser = new Browser(started.Address);
        await browser.Get("/");
        Assert.StartsWith("/dang-nhap", browser.Here);
        Assert.DoesNotContain(Cast.Password, browser.Html);
        Assert.Empty(browser.Page.QuerySelectorAll(".cast"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/bat-dau/" + new string('0', 32))).Status);

        await browser.Get(started.Link);
        await browser.Send(browser.Form("begin"), Said("Mật-khẩu-1"));
        Assert.Equal("password-common", browser.Rule);
        await browser.Send(browser.Form("begin"), Said("Thuyền-7-ngược-dòng"));
        Assert.StartsWith("/tai-khoan/hai-buoc", browser.Here);
        Assert.StartsWith("/tai-khoan/hai-buoc", (await browser.Get("/danh-ba")).Here);
        var key = browser.Key();
        await browser.Send(browser.Form("begin"), new() { ["code"] = Totp.CodeAt(key, Totp.StepOf(TimeProvider.System.GetUtcNow())), ["password"] = "Thuyền-7-ngược-dòng" });
        Assert.Equal(10, browser.Page.QuerySelectorAll(".codes li").Length);
        await browser.Get("/");
        Assert.Equal("/quan-tri/tai-khoan", browser.Here);
        Assert.Contains("HĐND tỉnh Cửa Lam", browser.Html);
        await browser.Get("/quan-tri/tai-khoan/lap");
        Assert.Contains("luc.thi.danh.ba", browser.Html);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(started.Link)).Status);

        // No code is read beside the password, not even the right one.
        using var eager = new Browser(started.Address);
        await eager.Get("/dang-nhap");
        await eager.Send(eager.Form("sign-in"), new() { ["account"] = "bo.van.quan", ["password"] = "Thuyền-7-ngược-dòng", ["code"] = Totp.CodeAt(key, Totp.StepOf(TimeProvider.System.GetUtcNow()) + 1) });
        Assert.StartsWith("/dang-nhap/ma", eager.Here);

        // What the administrator lost, whoever stands at the server gives back.
        var reset = await TheProgram.Run(["account", "reset", "bo.van.quan", .. TheProgram.On(settings)]);
        Assert.Equal((0, ""), (reset.Code, reset.Error));
        var given = reset.Output.Split(": ")[1].Split('\n')[0];
        using var again = new Browser(started.Address);
        await again.Types("bo.van.quan", "Thuyền-7-ngược-dòng");
        Assert.Equal("sign-in", again.Rule);
        await again.Types("bo.van.quan", given);
        Assert.StartsWith("/tai-khoan/hai-buoc", again.Here);
        Assert.Contains("bo.van.quan\tquản trị", (await TheProgram.Run(["account", "list", .. TheProgram.On(settings)])).Output);
        Assert.Equal(2, (await TheProgram.Run(["account", "first-link", .. TheProgram.On(settings)])).Code);
        Assert.Equal(0, (await TheProgram.Run(["account", "unlock", "bo.van.quan", .. TheProgram.On(settings)])).Code);
        Assert.Equal(2, (await TheProgram.Run(["account", "unlock", "khong.co", .. TheProgram.On(settings)])).Code);
        await using var db = new CouncilDb((DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseCouncil(settings).Options);
        Assert.Equal(["account.first-administrator", "account.codes-begun", "account.password-reset", "account.unlocked"], (await db.Set<NghiTruong.App.Audit.AuditRow>().OrderBy(r => r.Id).Select(r => r.Act).ToListAsync()).Where(a => a is not ("account.wrong-password" or "account.signed-in" or "account.password-accepted")));
        Assert.All(await db.Set<NghiTruong.App.Audit.AuditRow>().Where(r => r.Act == "account.password-reset" || r.Act == "account.unlocked").Select(r => r.ActorTitle).ToListAsync(), t => Assert.StartsWith("Lệnh tại máy chủ (", t));
    }

    [Theory, BothStores]
    public async Task A_newer_link_takes_the_place_of_older_ones_and_lets_in_one(Store store)
    {
        var settings = await TestCouncil.Empty(store);
        using var started = await TheInstallation.Start(settings);
        var printed = await TheProgram.Run(["account", "first-link", .. TheProgram.On(settings)]);
        var link = printed.Output.Split('\n')[0].Trim();
        var forms = new List<(Browser Browser, AngleSharp.Html.Dom.IHtmlFormElement Form)>();
        for (var n = 0; n < 3; n++)
        {
            var browser = new Browser(started.Address);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(started.Link)).Status);
            await browser.Get(link);
            forms.Add((browser, browser.Form("begin")));
        }
        // Older links made valid again by hand: even then there is one first administrator.
        await using var db = new CouncilDb((DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseCouncil(settings).Options);
        await db.Set<NghiTruong.App.Rights.Accounts.FirstLink>().ExecuteUpdateAsync(l => l.SetProperty(x => x.Until, TimeProvider.System.GetUtcNow().AddHours(1)));
        var addresses = new[] { link, started.Link, link };
        await Task.WhenAll(forms.Select((f, n) =>
        {
            f.Form.SetAttribute("action", addresses[n]);
            return f.Browser.Send(f.Form, new(Said("Thuyền-7-ngược-dòng")) { ["account"] = $"bo.van.quan{n}", ["place"] = $"tỉnh Cửa Lam {n}" });
        }));
        forms.ForEach(f => f.Browser.Dispose());
        Assert.Equal((1, 1), (await db.Set<Account>().CountAsync(), await db.Set<NghiTruong.Rules.People.Council>().CountAsync()));
    }

    static Dictionary<string, string> Said(string password) => new()
    {
        ["level"] = "Province", ["place"] = "tỉnh Cửa Lam", ["name"] = "Bồ Văn Quản", ["account"] = "bo.van.quan", ["new"] = password, ["again"] = password, ["keeper"] = "Lục Thị Danh Bạ", ["keeper-title"] = "Chuyên viên Văn phòng",
    };
}
