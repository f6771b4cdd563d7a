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
    public static byte[] Key(this Browser browser)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var (bits, held, key) = (0, 0, new List<byte>());
        foreach (var c in browser.Page.QuerySelector(".key")!.TextContent.Replace(" ", ""))
        {
            (bits, held) = ((bits << 5) | alphabet.IndexOf(c, StringComparison.Ordinal), held + 5);
            if (held < 8) continue;
            key.Add((byte)(bits >> (held - 8)));
            held -= 8;
            bits &= (1 << held) - 1;
        }
        return [.. key];
    }

    public static string CodeNow(this TestCouncil council, byte[] key) => Totp.CodeAt(key, Totp.StepOf(council.Time.Now));
}
