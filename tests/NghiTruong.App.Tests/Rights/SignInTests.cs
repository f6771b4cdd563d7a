using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Rights.Accounts;

namespace NghiTruong.App.Tests.Rights;

/// <summary>The door: who comes in, who does not, and that a stranger learns nothing of who has an account.</summary>
public sealed class SignInTests
{
    [Theory, BothStores]
    public async Task A_person_signs_in_with_name_and_password_in_any_spelling_of_the_name(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var browser = council.Nobody();
        foreach (var name in new[] { "nguyen.thi.mai.anh", " Nguyen.Thi.Mai.Anh", "nguyễn.thị.mai.anh" })
        {
            await browser.Types(name, Cast.Password);
            Assert.Equal("/", browser.Here);
            Assert.Contains(Cast.Secretary, browser.Page.QuerySelector(".who")!.TextContent);
        }
        await browser.Send(browser.Page.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlFormElement>(".who form").Single(), []);
        Assert.Equal("/dang-nhap", browser.Here);
        await browser.Get("/nhiem-vu");
        Assert.StartsWith("/dang-nhap?ve=", browser.Here);
        Assert.Equal(["account.signed-in", "account.signed-in", "account.signed-out", "account.signed-in", "account.signed-out", "account.signed-out"], await council.Acts((await council.Account(Cast.Secretary)).Id));
    }

    [Theory, BothStores]
    public async Task The_browser_holds_a_random_token_that_the_database_does_not_know(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var browser = new Browser(council.Address, follow: false);
        await browser.Types("nguyen.thi.mai.anh", Cast.Password);
        var cookie = browser.Last.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("nghitruong-vao=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.DoesNotContain("expires", cookie);
        var token = cookie["nghitruong-vao=".Length..].Split(';')[0];
        var session = await council.Db(db => db.AccountSessions.SingleAsync());
        Assert.Equal(64, token.Length);
        Assert.Equal(SignInSessions.HashOf(token), session.TokenHash);
        Assert.Equal("127.0.0.1", session.CameFrom);
    }

    [Theory, BothStores]
    public async Task A_stranger_cannot_tell_a_wrong_password_from_a_name_that_does_not_exist(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var browser = council.Nobody();
        await browser.Types("nguyen.thi.mai.anh", "Sai-mật-khẩu-1");
        var (status, words) = (browser.Status, browser.Refusal);
        await browser.Types("khong.co.nguoi.nay", "Sai-mật-khẩu-1");
        Assert.Equal((status, words), (browser.Status, browser.Refusal));
        for (var n = 0; n < 7; n++) await browser.Types("nguyen.thi.mai.anh", "Sai-mật-khẩu-2");
        Assert.Equal((status, words), (browser.Status, browser.Refusal));
        var rows = await council.Db(db => db.Set<AuditRow>().Where(r => r.TargetKind == "account").OrderBy(r => r.Id).ToListAsync());
        Assert.Equal("account.unknown-name", rows[1].Act);
        Assert.Equal(("Người chưa đăng nhập, trang đăng nhập", "127.0.0.1", "tên đăng nhập không có"), (rows[1].ActorTitle, rows[1].CameFrom, rows[1].TargetTitle));
        Assert.DoesNotContain(rows, r => $"{r.ActorTitle}{r.TargetTitle}{r.Changes}".Contains("khong.co", StringComparison.Ordinal) || $"{r.TargetTitle}{r.Changes}".Contains("Sai-", StringComparison.Ordinal));
    }

    [Theory, BothStores]
    public async Task Five_wrong_tries_lock_for_a_minute_and_further_ones_for_longer(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var browser = council.Nobody();
        for (var n = 0; n < 5; n++) await browser.Types("do.van.thanh", "Sai-mật-khẩu-1");
        await browser.Types("do.van.thanh", Cast.Password);
        Assert.Equal("sign-in", browser.Rule);
        council.Time.Forward(TimeSpan.FromSeconds(61));
        await browser.Types("do.van.thanh", "Sai-mật-khẩu-1");
        council.Time.Forward(TimeSpan.FromSeconds(61));
        await browser.Types("do.van.thanh", Cast.Password);
        Assert.Equal("sign-in", browser.Rule);
        council.Time.Forward(TimeSpan.FromMinutes(4));
        await browser.Types("do.van.thanh", Cast.Password);
        Assert.Equal("/", browser.Here);
        Assert.Equal((0, null), (await council.Db(async db => { var a = await db.Accounts.SingleAsync(x => x.Name == "do.van.thanh"); return (a.WrongTries, a.LockedUntil); })));
    }

    [Theory, BothStores]
    public async Task Many_tries_at_once_are_no_more_than_five(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async n =>
        {
            using var browser = council.Nobody();
            await browser.Types("do.van.thanh", $"Sai-mật-khẩu-{n}");
        }));
        var acts = await council.Acts((await council.Account(Cast.OfficeHead)).Id);
        Assert.Equal((5, 15), (acts.Count(a => a == "account.wrong-password"), acts.Count(a => a == "account.tried-while-locked")));
    }

    [Theory, BothStores]
    public async Task A_wrong_code_counts_locks_and_is_recorded_wherever_it_comes_in(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var browser = council.Nobody();
        for (var n = 0; n < 5; n++)
        {
            await browser.Get("/dang-nhap");
            await browser.Send(browser.Form("sign-in"), new() { ["account"] = "hoang.kim.ngan", ["password"] = Cast.Password, ["code"] = "000000" });
            Assert.Equal("wrong-code", browser.Rule);
        }
        Assert.Equal("sign-in", (await browser.Types("hoang.kim.ngan", Cast.Password)).Rule);
        Assert.Equal(5, (await council.Acts((await council.Account(Cast.Administrator)).Id)).Count(a => a == "account.wrong-code"));
        Assert.Equal(0, await council.Db(db => db.AccountSessions.CountAsync()));
    }

    [Theory, BothStores]
    public async Task Right_passwords_beside_wrong_codes_do_not_uncount_them(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var waiting = new List<Browser>();
        for (var n = 0; n < 6; n++) waiting.Add(await council.Nobody().Types("hoang.kim.ngan", Cast.Password));
        await Task.WhenAll(waiting.Select(async w =>
        {
            using var beside = council.Nobody();
            await Task.WhenAll(w.Send(w.Form("code"), new() { ["code"] = "000000" }), beside.Types("hoang.kim.ngan", Cast.Password));
        }));
        waiting.ForEach(w => w.Dispose());
        var (account, acts) = (await council.Account(Cast.Administrator), await council.Acts((await council.Account(Cast.Administrator)).Id));
        Assert.Equal(acts.Count(a => a == "account.wrong-code"), account.WrongTries);
        Assert.True(account.WrongTries < 5 || account.IsLockedAt(council.Time.Now));
    }

    [Theory]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("nhiem-vu", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("///evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/nhiem-vu\\..\\evil", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/\n/evil.example", "/")]
    [InlineData("/\r/evil.example", "/")]
    [InlineData("\t//evil.example", "/")]
    [InlineData("/nhiem-vu\r\nSet-Cookie: a=b", "/")]
    [InlineData("/a/..//evil.example", "/")]
    [InlineData("/.//evil.example", "/")]
    [InlineData("/\u0085/evil.example", "/")]
    [InlineData("/", "/")]
    [InlineData("/@evil.example", "/@evil.example")]
    [InlineData("/nhiem-vu?trang=2#don", "/nhiem-vu?trang=2#don")]
    [InlineData("/tra-cuu?q=nghị quyết", "/tra-cuu?q=ngh%E1%BB%8B%20quy%E1%BA%BFt")]
    [InlineData("/tra-cuu?q=ngh%E1%BB%8B", "/tra-cuu?q=ngh%E1%BB%8B")]
    [InlineData("/%2F/evil.example", "/%2F/evil.example")]
    public void The_way_on_stays_in_the_house_and_is_an_address(string? back, string onward) => Assert.Equal(onward, WayIn.Onward(back));

    [Theory, BothStores]
    public async Task From_outside_the_offices_networks_a_second_factor_is_needed(Store store)
    {
        await using var council = await TestCouncil.Open(store, TestCouncil.Cheap with { OfficeNetworks = [System.Net.IPNetwork.Parse("10.0.0.0/8")] });
        using var browser = council.Nobody();
        await browser.Types("do.van.thanh", Cast.Password);
        Assert.Equal("factor-from-outside", browser.Rule);
    }

    [Fact]
    public async Task Hashes_take_the_rounds_that_are_set_and_old_ones_are_made_anew()
    {
        Assert.True(new AccountSettings().PasswordRounds >= 210_000);
        await using var council = await TestCouncil.Open(Store.Sqlite, TestCouncil.Cheap with { PasswordRounds = 1000 });
        using var browser = council.Nobody();
        var before = (await council.Account(Cast.OfficeHead)).PasswordHash;
        await browser.Types("do.van.thanh", Cast.Password);
        var after = (await council.Account(Cast.OfficeHead)).PasswordHash;
        Assert.NotEqual(before, after);
        await browser.Types("do.van.thanh", Cast.Password);
        Assert.Equal(after, (await council.Account(Cast.OfficeHead)).PasswordHash);
    }
}
