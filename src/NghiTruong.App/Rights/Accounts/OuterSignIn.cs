using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>In by the provider (đăng nhập qua nhà cung cấp định danh): to it, back from it, and the link between its name for a person and an account. No account is made by it.</summary>
public sealed class OuterSignIn(CouncilDb db, OuterProvider provider, SignIn signIn, IDataProtectionProvider protection, ILogger<OuterSignIn> log)
{
    public const string Start = "/dang-nhap/nha-cung-cap", Callback = "/dang-nhap/nha-cung-cap/ve", Leave = "/dang-nhap/nha-cung-cap/ra", Way = "nhà cung cấp định danh";
    const string Cookie = "nghitruong-ngoai";

    readonly ITimeLimitedDataProtector protector = protection.CreateProtector("account-outer").ToTimeLimitedDataProtector();

    sealed record Asked(string State, string Nonce, string Verifier, string Back, long? LinksAccount);

    /// <summary>What to tell on the sign-in page; the cause stands in the log.</summary>
    public static Refusal? WordsOf(string? why) => why switch
    {
        "nha-cung-cap" => new("provider", "Nhà cung cấp định danh chưa trả lời được; hãy thử lại hoặc đăng nhập bằng mật khẩu."),
        "tra-loi" => new("provider-answer", "Câu trả lời của nhà cung cấp định danh không hợp lệ hoặc đã dùng; hãy đăng nhập lại từ đầu."),
        "chua-lien-ket" => new("not-linked", "Danh tính này chưa liên kết với tài khoản nào; đăng nhập bằng mật khẩu rồi liên kết ở mục Tài khoản, hoặc nhờ người quản trị."),
        "khong-vao" => new("not-let-in", "Danh tính đúng nhưng tài khoản chưa vào được (ngừng sử dụng, tự khóa hoặc không giữ chức vụ); liên hệ người quản trị."),
        "da-huy" => new("provider-cancelled", "Đã hủy ở nhà cung cấp định danh nên chưa đăng nhập; có thể đăng nhập lại hoặc dùng mật khẩu."),
        "chua-ra" => new("provider-leave", "Đã đăng xuất khỏi Nghị Trường, nhưng nhà cung cấp định danh chưa trả lời nên phiên ở đó có thể còn mở; hãy đăng xuất tại trang của nhà cung cấp."),
        "da-lien-ket" => new("linked-elsewhere", "Danh tính này đã liên kết với một tài khoản khác."),
        _ => null,
    };

    public async Task<string> To(HttpContext http, string back, long? linksAccount = null)
    {
        static string Random() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        // Begun from one's own page a moment ago: the link goes on.
        var asked = new Asked(Random(), Random(), Random(), back, linksAccount ?? (back == WayIn.Own ? Recall(http)?.LinksAccount : null));
        try
        {
            var address = await provider.AuthorizeAddress(CallbackOf(http), asked.State, asked.Nonce, asked.Verifier);
            Keep(http, asked);
            return address;
        }
        catch (Exception e) when (IsOutage(e))
        {
            log.LogWarning("The provider of identities did not answer: {Reason}", e.Message);
            return WayIn.Address + "?loi=nha-cung-cap";
        }
    }

    /// <summary>One links one's own account: with the password, in a session that gave its second factor.</summary>
    public async Task<Refusal?> BeginLink(SignedIn who, string password, HttpContext http)
    {
        if (!who.Session.HasSecondFactor) return new("factor-needed", "Chỉ liên kết trong phiên đã xác thực hai bước; hãy bật xác thực hai bước trước.");
        if (await signIn.Confirm(who, password, "OuterPassword") is { } wrong) return wrong;
        Keep(http, new Asked("", "", "", WayIn.Own, who.Account!.Id));
        return null;
    }

    /// <summary>Where one lets go of the provider's own session too.</summary>
    public async Task<string> LeaveTo(HttpContext http)
    {
        try
        {
            return await provider.LeaveAddress($"{http.Request.Scheme}://{http.Request.Host}{WayIn.Address}") ?? WayIn.Address;
        }
        catch (Exception e) when (IsOutage(e))
        {
            log.LogWarning("The provider of identities did not answer: {Reason}", e.Message);
            return WayIn.Address + "?loi=chua-ra";
        }
    }

    /// <param name="error">Why the provider brings no code, in its own words (RFC 6749, 4.1.2.1).</param>
    public async Task<string> Back(HttpContext http, SignedIn who, string? code, string? state, string? error)
    {
        var asked = Recall(http);
        http.Response.Cookies.Delete(Cookie);
        if (asked is null || asked.State.Length == 0 || (code ?? error) is null || state is null || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(asked.State), Encoding.UTF8.GetBytes(state)))
            return await No(http, "tra-loi", "the answer belongs to no question of this browser (state)");
        if (error == "access_denied") return WayIn.Address + "?loi=da-huy";
        if (code is null) return await No(http, "nha-cung-cap", "the provider brought an error instead of a code");
        OuterProvider.Person? person;
        try
        {
            (person, var why) = await provider.Redeem(code, CallbackOf(http), asked.Nonce, asked.Verifier);
            if (person is null) return await No(http, "tra-loi", why);
        }
        catch (Exception e) when (IsOutage(e))
        {
            return await No(http, "nha-cung-cap", e.Message);
        }
        if (asked.LinksAccount is { } mine) return who.Account?.Id == mine && await Link(who.Actor, null, mine, person.Issuer, person.Subject) is null ? WayIn.Own : WayIn.Address + "?loi=da-lien-ket";
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.OuterIssuer == person.Issuer && a.OuterSubject == person.Subject) is not { } account) return await No(http, "chua-lien-ket", "nobody is linked to this name");
        var (refusal, token) = await signIn.Open(account, Way, person.IsStrong, null, Coming.By(http));
        if (refusal is not null) return WayIn.Address + "?loi=khong-vao";
        SessionCookie.Give(http, token!);
        return WayIn.Onward(asked.Back);
    }

    /// <summary>Ties the provider's name for a person to an account; null subject unties. One's own write, or the administrator's after asking whose account it is.</summary>
    public async Task<Refusal?> Link(Actor actor, FormId? form, long accountId, string? issuer, string? subject)
    {
        if (subject is not null && await db.Accounts.AnyAsync(a => a.Id != accountId && a.OuterIssuer == issuer && a.OuterSubject == subject)) return WordsOf("da-lien-ket");
        var account = await db.Accounts.SingleAsync(a => a.Id == accountId);
        (account.OuterIssuer, account.OuterSubject) = subject is null ? (null, null) : (issuer, subject);
        account.Version++;
        await using var writing = await db.BeginWriting();
        var act = subject is null ? "account.unlinked" : "account.linked";
        return form is null ? await writing.Record(actor, act, account.AsTarget) : await writing.Save(actor, form, act, account.AsTarget);
    }

    async Task<string> No(HttpContext http, string words, string why)
    {
        log.LogWarning("Sign-in by the provider was refused: {Reason}", why);
        await signIn.Tell(null, Coming.By(http), "account.provider-refused");
        return $"{WayIn.Address}?loi={words}";
    }

    static bool IsOutage(Exception e) => e is HttpRequestException or IOException or InvalidOperationException or TaskCanceledException or JsonException;

    static string CallbackOf(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{Callback}";

    void Keep(HttpContext http, Asked asked) => http.Response.Cookies.Append(Cookie, protector.Protect(JsonSerializer.Serialize(asked), TimeSpan.FromMinutes(10)),
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", IsEssential = true, MaxAge = TimeSpan.FromMinutes(10) });

    Asked? Recall(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[Cookie] is { Length: > 0 } kept ? JsonSerializer.Deserialize<Asked>(protector.Unprotect(kept)) : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
