using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>Passkeys (khóa truy cập): what the browser is asked, what it answers. The question is remembered in the browser for five minutes, sealed.</summary>
public sealed class KeepPasskeys(CouncilDb db, CouncilClock clock, IPasskeyHandler<Account> handler, SignIn signIn, IDataProtectionProvider protection)
{
    const string Cookie = "nghitruong-khoa";
    static readonly Refusal NotTaken = new("passkey", "Khóa truy cập không được nhận; hãy thử lại hoặc đăng nhập bằng mật khẩu.");
    readonly ITimeLimitedDataProtector protector = protection.CreateProtector("account-passkeys").ToTimeLimitedDataProtector();

    /// <summary>What the browser is asked for a new key.</summary>
    public async Task<string> AskForNew(SignedIn who, HttpContext http)
    {
        var asked = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = who.Account!.Id.ToString(), Name = who.Account.Name, DisplayName = who.PersonName }, http);
        Remember(http, asked.AttestationState);
        return asked.CreationOptionsJson;
    }

    public async Task<Refusal?> Add(SignedIn who, string password, string name, string credential, HttpContext http)
    {
        if (await signIn.Confirm(who, password) is { } wrong) return wrong;
        var made = credential.Length > 0 ? await Guarded(() => handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = credential, AttestationState = Recall(http) })) : null;
        if (made is not { Succeeded: true, Passkey: { } key, UserEntity.Id: var owner } || owner != who.Account!.Id.ToString()) return NotTaken;
        await using var writing = await db.BeginWriting();
        db.AccountPasskeys.Add(new AccountPasskey
        {
            AccountId = who.Account.Id, Name = name.Length > 0 ? name : "Khóa truy cập", CredentialId = key.CredentialId, PublicKey = key.PublicKey, SignCount = key.SignCount, Transports = string.Join(' ', key.Transports ?? []),
            IsBackupEligible = key.IsBackupEligible, IsBackedUp = key.IsBackedUp, Attestation = key.AttestationObject, ClientData = key.ClientDataJson, CreatedAt = clock.Now,
        });
        return await writing.Record(who.Actor, "account.passkey-added", who.Account.AsTarget);
    }

    public async Task<Refusal?> Remove(SignedIn who, long id)
    {
        await using var writing = await db.BeginWriting();
        if (await db.AccountPasskeys.Where(p => p.Id == id && p.AccountId == who.Account!.Id).ExecuteDeleteAsync() == 0) return Refusal.NotFound;
        return await writing.Record(who.Actor, "account.passkey-removed", who.Account!.AsTarget);
    }

    /// <summary>What the browser is asked at the door: any key of this house.</summary>
    public async Task<string> AskForAny(HttpContext http)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, http);
        Remember(http, asked.AssertionState);
        return asked.RequestOptionsJson;
    }

    /// <summary>A key opens the door by itself: it is held by a person and proves that this person is there.</summary>
    public async Task<(Refusal? Refusal, string? Token)> Enter(string credential, Coming coming, HttpContext http)
    {
        var shown = await Guarded(() => handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = credential, AssertionState = Recall(http) }));
        if (shown is not { Succeeded: true, User: { } account, Passkey: { } key })
        {
            await signIn.Tell(null, coming, "account.wrong-passkey");
            return (NotTaken, null);
        }
        var (now, count, backedUp, credentialId) = (clock.Now, (long)key.SignCount, key.IsBackedUp, key.CredentialId);
        await using (var writing = await db.BeginWriting())
        {
            await db.AccountPasskeys.Where(p => p.CredentialId == credentialId).ExecuteUpdateAsync(p => p.SetProperty(x => x.SignCount, count).SetProperty(x => x.IsBackedUp, backedUp).SetProperty(x => x.UsedAt, now));
            await writing.Keep();
        }
        return await signIn.Open(account, "khóa truy cập", hasFactor: true, null, coming);
    }

    static async Task<T?> Guarded<T>(Func<Task<T>> ask) where T : class
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is PasskeyException or JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    void Remember(HttpContext http, string? state) => http.Response.Cookies.Append(Cookie, protector.Protect(state ?? "", TimeSpan.FromMinutes(5)),
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/", IsEssential = true, MaxAge = TimeSpan.FromMinutes(5) });

    string Recall(HttpContext http)
    {
        http.Response.Cookies.Delete(Cookie);
        try
        {
            return http.Request.Cookies[Cookie] is { Length: > 0 } kept ? protector.Unprotect(kept) : "";
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return "";
        }
    }
}
