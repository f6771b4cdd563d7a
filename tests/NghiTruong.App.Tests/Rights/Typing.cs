using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Tests.Rights;

/// <summary>Someone who types a name and a password, and holds a phone.</summary>
static class Typing
{
    public static async Task<Browser> Types(this Browser browser, string name, string password)
    {
        await browser.Get("/dang-nhap");
        return await browser.Send(browser.Form("sign-in"), new() { ["account"] = name, ["password"] = password });
    }

    public static Task<Account> Account(this TestCouncil council, string personName) => council.Db(db =>
        db.Accounts.AsNoTracking().SingleAsync(a => db.Set<NghiTruong.Rules.People.Person>().Any(p => p.Id == a.PersonId && p.Name == personName)));

    public static Task<List<string>> Acts(this TestCouncil council, long accountId) => council.Db(db =>
        db.Set<NghiTruong.App.Audit.AuditRow>().Where(r => r.TargetKind == "account" && r.TargetId == accountId).OrderBy(r => r.Id).Select(r => r.Act).ToListAsync());

    /// <summary>The key as the page writes it, read by a phone.</summary>
    public static byte[] Key(this Browser browser) => Totp.Read(browser.Page.QuerySelector(".key")!.TextContent);

    public static string CodeNow(this TestCouncil council, byte[] key) => Totp.CodeAt(key, Totp.StepOf(council.Time.Now));
}
