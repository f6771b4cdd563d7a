using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>One chooses a password of one's own (đổi mật khẩu). All other sessions end: whoever knew the old one is out.</summary>
public sealed class ChangePassword(CouncilDb db, CouncilClock clock, Passwords passwords, SignIn signIn)
{
    public async Task<Refusal?> Run(SignedIn who, string current, string fresh, string again)
    {
        if (await signIn.Confirm(who, current, "Current") is { } wrong) return wrong;
        var account = await db.Accounts.SingleAsync(a => a.Id == who.Account!.Id);
        if (fresh != again) return new("not-the-same", "Hai lần nhập mật khẩu mới không giống nhau.", "Again");
        if (PasswordRule.Refuses(fresh, account.Name, who.PersonName) is { } no) return no;
        if (fresh == current) return new("password-the-same", "Mật khẩu mới phải khác mật khẩu hiện tại.", "New");
        if (who.IsAdministrator && await WasUsed(account.Id, fresh)) return new("password-used", $"Mật khẩu này nằm trong {PasswordRule.Remembered} mật khẩu gần nhất; tài khoản quản trị không dùng lại.", "New");

        var hash = await passwords.Hash(fresh);
        await using var writing = await db.BeginWriting();
        await Put(db, clock, account, hash, mustChange: false);
        await EndOthers(db, clock, account.Id, who.Session.Id, "đổi mật khẩu");
        return await writing.Record(who.Actor, "account.password-changed", account.AsTarget);
    }

    /// <summary>Inside a write under way: the new hash, and the old one among those that are remembered.</summary>
    public static async Task Put(CouncilDb db, CouncilClock clock, Account account, string hash, bool mustChange)
    {
        db.FormerPasswords.Add(new FormerPassword { AccountId = account.Id, Hash = account.PasswordHash, SetAt = account.PasswordChangedAt });
        (account.PasswordHash, account.PasswordChangedAt, account.MustChangePassword) = (hash, clock.Now, mustChange);
        account.Version++;
        await db.SaveChangesAsync();
        var old = await db.FormerPasswords.Where(f => f.AccountId == account.Id).OrderByDescending(f => f.Id).Skip(PasswordRule.Remembered - 1).Select(f => f.Id).ToListAsync();
        if (old.Count > 0) await db.FormerPasswords.Where(f => old.Contains(f.Id)).ExecuteDeleteAsync();
    }

    /// <summary>Inside a write under way: every session of an account but one ends.</summary>
    public static async Task EndOthers(CouncilDb db, CouncilClock clock, long accountId, long? but, string because)
    {
        var now = clock.Now;
        await db.AccountSessions.Where(s => s.AccountId == accountId && s.Id != but && s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now).SetProperty(x => x.EndedBecause, because));
    }

    async Task<bool> WasUsed(long accountId, string fresh)
    {
        foreach (var hash in await db.FormerPasswords.Where(f => f.AccountId == accountId).Select(f => f.Hash).ToListAsync())
            if ((await passwords.Compare(hash, fresh)).IsRight) return true;
        return false;
    }
}
