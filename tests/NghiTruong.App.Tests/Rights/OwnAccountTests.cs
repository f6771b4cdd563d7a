using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Rights.Accounts;

namespace NghiTruong.App.Tests.Rights;

/// <summary>What one does with one's own account: password, codes of the phone, codes on paper.</summary>
public sealed class OwnAccountTests
{
    const string Fresh = "Sông-Lam-chảy-7";

    [Theory, BothStores]
    public async Task A_given_password_must_be_changed_before_anything_else(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await council.Db(db => db.Accounts.Where(a => a.Name == "do.van.thanh").ExecuteUpdateAsync(a => a.SetProperty(x => x.MustChangePassword, true)));
        using var head = await council.As(Cast.OfficeHead);
        foreach (var path in new[] { "/", "/nhiem-vu", "/tai-khoan", "/luong", "/danh-ba" })
            Assert.StartsWith("/tai-khoan/mat-khau", (await head.Get(path)).Here);
        await head.Get("/nhiem-vu");
        await head.Send(head.Form("password"), new() { ["current"] = "Sai-1-sai", ["new"] = Fresh, ["again"] = Fresh });
        Assert.Equal("wrong-password", head.Rule);
        await head.Send(head.Form("password"), new() { ["current"] = Cast.Password, ["new"] = "Mật-khẩu-1", ["again"] = "Mật-khẩu-1" });
        Assert.Equal("password-common", head.Rule);
        await head.Send(head.Form("password"), new() { ["current"] = Cast.Password, ["new"] = Fresh, ["again"] = "Khác-9-khác" });
        Assert.Equal("not-the-same", head.Rule);
        await head.Send(head.Form("password"), new() { ["current"] = Cast.Password, ["new"] = Fresh, ["again"] = Fresh });
        Assert.Equal("/nhiem-vu", head.Here);
        using var again = council.Nobody();
        Assert.Equal("sign-in", (await again.Types("do.van.thanh", Cast.Password)).Rule);
        Assert.Equal("/", (await again.Types("do.van.thanh", Fresh)).Here);
    }

    [Theory, BothStores]
    public async Task A_change_of_password_ends_the_other_sessions_and_no_hash_stands_in_the_record(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var here = await council.As(Cast.OfficeHead);
        using var there = await council.As(Cast.OfficeHead);
        await here.Get("/tai-khoan/mat-khau");
        await here.Send(here.Form("password"), new() { ["current"] = Cast.Password, ["new"] = Fresh, ["again"] = Fresh });
        Assert.Equal("/tai-khoan", here.Here);
        Assert.StartsWith("/dang-nhap", (await there.Get("/")).Here);
        var row = await council.Db(db => db.Set<NghiTruong.App.Audit.AuditRow>().SingleAsync(r => r.Act == "account.password-changed"));
        Assert.Contains("\"password_hash\":[\"•\",\"•\"]", row.Changes);
        Assert.DoesNotContain((await council.Account(Cast.OfficeHead)).PasswordHash, row.Changes!);
    }

    [Theory, BothStores]
    public async Task An_administrator_changes_every_two_months_and_takes_none_of_the_last_ten(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var administrator = await council.As(Cast.Administrator);
        council.Time.Forward(TimeSpan.FromDays(62));
        Assert.StartsWith("/tai-khoan/mat-khau", (await administrator.Get("/tai-khoan")).Here);
        var current = Cast.Password;
        for (var n = 0; n < 10; n++)
        {
            var next = $"Thuyền-{n}-ngược-dòng";
            await administrator.Get("/tai-khoan/mat-khau");
            await administrator.Send(administrator.Form("password"), new() { ["current"] = current, ["new"] = next, ["again"] = next });
            Assert.Equal("", administrator.Refusal);
            await administrator.Get("/tai-khoan/mat-khau");
            await administrator.Send(administrator.Form("password"), new() { ["current"] = next, ["new"] = Cast.Password, ["again"] = Cast.Password });
            Assert.Equal(n < 9 ? "password-used" : null, administrator.Rule);
            current = next;
        }
    }

    [Theory, BothStores]
    public async Task Codes_of_the_phone_are_set_up_asked_for_and_taken_once(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        await head.Get("/tai-khoan/hai-buoc");
        Assert.StartsWith("M4 4h7", head.Page.QuerySelector("svg.qr path")!.GetAttribute("d"));
        var key = head.Key();
        await head.Send(head.Form("begin"), new() { ["code"] = "000000", ["password"] = Cast.Password });
        Assert.Equal("wrong-code", head.Rule);
        Assert.Equal(key, head.Key());
        await head.Send(head.Form("begin"), new() { ["code"] = council.CodeNow(key), ["password"] = Cast.Password });
        var paper = head.Page.QuerySelectorAll(".codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, paper.Distinct().Count());
        Assert.DoesNotContain(Convert.ToBase64String(key), (await council.Account(Cast.OfficeHead)).CodeSecret);

        using var again = council.Nobody();
        await again.Types("do.van.thanh", Cast.Password);
        Assert.StartsWith("/dang-nhap/ma", again.Here);
        Assert.StartsWith("/dang-nhap/ma", (await again.Get("/nhiem-vu")).Here);
        await again.Send(again.Form("code"), new() { ["code"] = council.CodeNow(key) });
        Assert.Equal("wrong-code", again.Rule); // taken when it was set up
        council.Time.Forward(TimeSpan.FromSeconds(30));
        await again.Send(again.Form("code"), new() { ["code"] = council.CodeNow(key) });
        Assert.Equal("/nhiem-vu", again.Here);

        foreach (var isTaken in new[] { true, false })
        {
            using var byPaper = council.Nobody();
            await byPaper.Types("do.van.thanh", Cast.Password);
            await byPaper.Send(byPaper.Form("code"), new() { ["code"] = paper[3].Replace("-", " ") });
            Assert.Equal(isTaken ? null : "wrong-code", byPaper.Rule);
        }

        await head.Get("/tai-khoan/hai-buoc");
        await head.Send(head.Form("end"), new() { ["password"] = Cast.Password });
        using var without = council.Nobody();
        Assert.Equal("/", (await without.Types("do.van.thanh", Cast.Password)).Here);
    }

    [Theory, BothStores]
    public async Task Wrong_codes_lock_as_wrong_passwords_do_and_the_password_does_not_begin_the_count_anew(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        for (var n = 0; n < 5; n++)
        {
            using var browser = council.Nobody();
            await browser.Types("hoang.kim.ngan", Cast.Password);
            await browser.Send(browser.Form("code"), new() { ["code"] = "000000" });
            Assert.Equal("wrong-code", browser.Rule);
        }
        using var last = council.Nobody();
        Assert.Equal("sign-in", (await last.Types("hoang.kim.ngan", Cast.Password)).Rule);
    }

    [Theory, BothStores]
    public async Task The_password_asked_for_inside_a_session_is_not_guessed_there(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        await head.Get("/tai-khoan/mat-khau");
        var change = head.Form("password");
        for (var n = 0; n < 4; n++) await head.Send(change, new() { ["current"] = $"Sai-{n}-sai", ["new"] = Fresh, ["again"] = Fresh });
        Assert.Equal("wrong-password", head.Rule);
        await head.Get("/tai-khoan/hai-buoc");
        await head.Send(head.Form("begin"), new() { ["code"] = "000000", ["password"] = "Sai-5-sai" });
        Assert.Contains("phiên đăng nhập này kết thúc", head.Refusal);
        Assert.StartsWith("/dang-nhap", (await head.Get("/tai-khoan/mat-khau")).Here);
        Assert.Equal("sign-in", (await head.Types("do.van.thanh", Cast.Password)).Rule);
        Assert.Equal(5, (await council.Acts((await council.Account(Cast.OfficeHead)).Id)).Count(a => a == "account.wrong-password"));
    }

    [Theory, BothStores]
    public async Task A_password_is_taken_as_it_was_typed(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        await head.Get("/tai-khoan/mat-khau");
        await head.Send(head.Form("password"), new() { ["current"] = Cast.Password, ["new"] = $" {Fresh} ", ["again"] = $" {Fresh} " });
        Assert.Equal("/tai-khoan", head.Here);
        using var again = council.Nobody();
        Assert.Equal("sign-in", (await again.Types("do.van.thanh", Fresh)).Rule);
        Assert.Equal("/", (await again.Types("do.van.thanh", $" {Fresh} ")).Here);
    }

    [Theory, BothStores]
    public async Task Codes_on_paper_are_kept_slow_stay_out_of_the_record_and_older_ones_still_open(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        await head.Get("/tai-khoan/hai-buoc");
        var key = head.Key();
        await head.Send(head.Form("begin"), new() { ["code"] = council.CodeNow(key), ["password"] = Cast.Password });
        var paper = head.Page.QuerySelectorAll(".codes code").Select(c => c.TextContent).ToList();
        var kept = await council.Db(db => db.RecoveryCodes.AsNoTracking().ToListAsync());
        Assert.All(kept, k => Assert.True(k.Hash.Length > RecoveryCode.OlderLength));
        var row = await council.Db(db => db.Set<NghiTruong.App.Audit.AuditRow>().SingleAsync(r => r.Act == "account.codes-begun"));
        Assert.Contains("\"hash\":\"•\"", row.Changes);
        // Rows that differ in their secret only have one fingerprint.
        Assert.Single(row.Changes!.Split('\n').Where(l => l.StartsWith("+recovery_codes", StringComparison.Ordinal)).Select(l => l.Split(' ')[2]).Distinct());

        await head.Get("/tai-khoan");
        Assert.DoesNotContain("lập từ bản trước", head.Html);
        await council.Db(db => db.RecoveryCodes.Where(c => c.Id == kept[0].Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Hash, SignInSessions.HashOf("abcdefghjk"))));
        await head.Get("/tai-khoan");
        Assert.Contains("lập từ bản trước", head.Html);
        foreach (var (code, isTaken) in new[] { ("ABCDE-FGHJK", true), ("abcdefghjk", false), (paper[4], true), (paper[4], false) })
        {
            using var again = council.Nobody();
            await again.Types("do.van.thanh", Cast.Password);
            await again.Send(again.Form("code"), new() { ["code"] = code });
            Assert.Equal(isTaken ? null : "wrong-code", again.Rule);
        }
    }

    [Theory, BothStores]
    public async Task An_administrator_has_no_house_without_a_second_factor(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await council.Db(db => db.Accounts.Where(a => a.Name == "hoang.kim.ngan").ExecuteUpdateAsync(a => a.SetProperty(x => x.CodesSince, (DateTimeOffset?)null).SetProperty(x => x.CodeSecret, (string?)null)));
        using var administrator = council.Nobody();
        await administrator.Types("hoang.kim.ngan", Cast.Password);
        Assert.StartsWith("/tai-khoan/hai-buoc", administrator.Here);
        Assert.StartsWith("/tai-khoan/hai-buoc", (await administrator.Get("/danh-ba")).Here);
        await administrator.Send(administrator.Form("begin"), new() { ["code"] = council.CodeNow(administrator.Key()), ["password"] = Cast.Password });
        Assert.Equal("/tai-khoan", (await administrator.Get("/tai-khoan")).Here);
        await administrator.Get("/tai-khoan/hai-buoc");
        Assert.False(administrator.HasForm("end"));
    }
}
