using System.Security.Claims;
using NghiTruong.App.Live;
using NghiTruong.App.Shell.Parts;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>The way in: from the cookie to the session, its account and the actor, before any page runs. Who still owes a code or a password of one's own is sent there first.</summary>
public static class WayIn
{
    public const string Address = "/dang-nhap", Leave = "/dang-xuat", Code = "/dang-nhap/ma", Own = "/tai-khoan", Password = "/tai-khoan/mat-khau", Codes = "/tai-khoan/hai-buoc";

    public static async Task FindActor(HttpContext http, RequestDelegate next)
    {
        var who = http.RequestServices.GetRequiredService<SignedIn>();
        if (!IsBare(http.Request.Path) && SessionCookie.Read(http) is { } token) await Recognise(http, http.RequestServices, who, token);
        if (who.Next is { } first && http.GetEndpoint()?.Metadata.GetMetadata<OpenToAllAttribute>() is null && http.Request.Path != first && http.Request.Path != Leave) http.Response.Redirect(first + Back(http));
        else if (http.Request.Path == "/" && http.RequestServices.GetRequiredService<ActorContext>() is { IsKnown: true, Actor: var actor } && !actor.MayAny(NeedsAttribute.Content) && actor.May(Right.ManagesAccounts)) http.Response.Redirect(KeepAccounts.ManagedAddress);
        else await next(http);
    }

    /// <summary>The page asked for, to come back to.</summary>
    public static string Back(HttpContext http) => HttpMethods.IsGet(http.Request.Method) && http.Request.Path != "/" ? "?ve=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString) : "";

    static async Task Recognise(HttpContext http, IServiceProvider services, SignedIn who, string token)
    {
        var sessions = services.GetRequiredService<SignInSessions>();
        if (await sessions.Find(token, IsUse(http.Request)) is not { } found)
        {
            SessionCookie.Remove(http);
            return;
        }
        var (db, clock, settings) = (services.GetRequiredService<CouncilDb>(), services.GetRequiredService<CouncilClock>(), services.GetRequiredService<AccountSettings>());
        var coming = Coming.By(http);
        (Actor Actor, string CouncilName)? acting = found.Post is { } post ? await Acting.In(db, clock.Today, post, found.PersonName, services.GetRequiredService<Remembered>()) : null;
        // The post ended: another one that is held takes its place.
        if (acting is null && (await PostsOf.Today(db, found.Account.PersonId, clock.Today)) is [var other, ..])
            acting = await services.GetRequiredService<SwitchPost>().Instead(found, other.Id, coming);
        var needsFactor = found.IsAdministrator || settings.IsOutside(coming.Address);
        var first = (needsFactor || found.Account.HasCodes) && !found.Session.HasSecondFactor ? (found.Account.HasCodes ? Code : Codes)
            : found.Account.MustChangePassword || found.Account.IsPasswordOldFor(found.IsAdministrator, clock.Now) ? Password
            : null;
        var actor = (acting is { } held ? held.Actor : new Actor(await PostsOf.CouncilOf(db, found.Account.PersonId), found.Account.PersonId, found.PersonName, 0, "không giữ chức vụ", 0, [], Right.None)) with { CameFrom = coming.From };
        who.Is(found.Account, found.Session, found.PersonName, found.IsAdministrator, first, actor with { Rights = Right.None });
        // A form's token is one person's: another at the same browser cannot send it.
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, found.Account.PersonId.ToString())], "session"));
        if (acting is not { } open || first is not null) return;
        var context = services.GetRequiredService<ActorContext>();
        (context.Actor, context.CouncilName) = (actor, open.CouncilName);
    }

    /// <summary>A page someone opened or sent; not what a page fetches by itself.</summary>
    static bool IsUse(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) || request.Headers["Sec-Fetch-Mode"].ToString() is "" or "navigate";

    /// <summary>Answered to anyone without asking who it is.</summary>
    static bool IsBare(PathString path) => path.StartsWithSegments("/tai-san") || path.StartsWithSegments("/health")
        // A phone reads a calendar with nothing but its address.
        || path.StartsWithSegments("/lich", out var rest) && rest.Value?.EndsWith(".ics", StringComparison.Ordinal) == true;

    /// <summary>Where one wanted to go, if that is in this house; written as an address is sent, whatever letters it came in.</summary>
    public static string Onward(string? back)
    {
        // Browsers drop tabs and line ends and take a backslash for a slash: what looks like a path here may be a host there.
        if (back is not ['/', ..] || back.Length > LongestBack || back.Any(c => char.IsControl(c) || c == '\\') || !Uri.TryCreate(Here, back, out var there) || there.Authority != Here.Authority) return "/";
        return there.PathAndQuery.StartsWith("//", StringComparison.Ordinal) ? "/" : there.PathAndQuery + there.Fragment;
    }

    const int LongestBack = 2000;
    static readonly Uri Here = new("http://nghi-truong/");
}

/// <summary>What the browser holds: a random token and nothing else, until the browser is closed.</summary>
static class SessionCookie
{
    static string Name(HttpContext http) => http.Request.IsHttps ? "__Host-nghitruong" : "nghitruong-vao";

    static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", IsEssential = true };

    public static string? Read(HttpContext http) => http.Request.Cookies[Name(http)] is { Length: 64 } token ? token : null;

    public static void Give(HttpContext http, string token) => http.Response.Cookies.Append(Name(http), token, Options(http));

    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(Name(http), Options(http));
}
