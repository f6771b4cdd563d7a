using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>The key of the codes, unreadable without the keys outside the database; codes taken once, from the phone or from paper.</summary>
public sealed class SecondFactor(CouncilDb db, CouncilClock clock, Passwords passwords, IDataProtectionProvider protection)
{
    public const int PaperCodes = 10;
    const int PaperLength = 10;
    readonly IDataProtector protector = protection.CreateProtector("account-codes");

    public string Protected(byte[] key) => protector.Protect(Convert.ToBase64String(key));

    /// <summary>The key; null where the keys that protect it are not in this place (a restore without <c>keys/</c>).</summary>
    public byte[]? KeyOf(Account account)
    {
        try
        {
            return account.CodeSecret is { } secret ? Convert.FromBase64String(protector.Unprotect(secret)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What a typed code is: a step of the phone, or one of the codes on paper.</summary>
    public sealed record Weighed(long? Step, long? PaperId);

    /// <summary>Holds a code against the phone and the paper, before the write; null where it is neither.</summary>
    public async Task<Weighed?> Weigh(Account account, string typed)
    {
        if (KeyOf(account) is { } key && Totp.Matches(key, typed, clock.Now, account.CodeStep) is { } step) return new(step, null);
        foreach (var code in await db.RecoveryCodes.AsNoTracking().Where(c => c.AccountId == account.Id && c.UsedAt == null).ToListAsync())
            if (await IsPaper(code, Plain(typed))) return new(null, code.Id);
        return null;
    }

    /// <summary>Takes a code inside a write under way: of two that come at once one is taken.</summary>
    public async Task<bool> Take(Account account, Weighed weighed)
    {
        var (step, paper, now) = (weighed.Step ?? 0, weighed.PaperId, clock.Now);
        return weighed.Step is not null
            ? await db.Accounts.Where(a => a.Id == account.Id && a.CodeStep < step).ExecuteUpdateAsync(a => a.SetProperty(x => x.CodeStep, step)) == 1
            : await db.RecoveryCodes.Where(c => c.Id == paper && c.AccountId == account.Id && c.UsedAt == null).ExecuteUpdateAsync(c => c.SetProperty(x => x.UsedAt, now)) == 1;
    }

    /// <summary>New codes for paper in place of the old ones, inside a write under way; shown once.</summary>
    public async Task<IReadOnlyList<string>> NewPaperCodes(Account account)
    {
        await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ExecuteDeleteAsync();
        var codes = Enumerable.Range(0, PaperCodes).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 5) + "-" + RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 5)).ToList();
        foreach (var code in codes) db.RecoveryCodes.Add(new RecoveryCode { AccountId = account.Id, Hash = await passwords.HashPaper(Plain(code)) });
        return codes;
    }

    Task<bool> IsPaper(RecoveryCode code, string typed) => typed.Length != PaperLength ? Task.FromResult(false)
        : code.IsOfOlderRelease ? Task.FromResult(CryptographicOperations.FixedTimeEquals(code.Hash, SignInSessions.HashOf(typed)))
        : passwords.IsPaper(code.Hash, typed);

    static string Plain(string code) => string.Concat(NghiTruong.Text.Folding.Fold(code).Where(char.IsAsciiLetterOrDigit));
}
