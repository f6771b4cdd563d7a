using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using NghiTruong.App.People;
using NghiTruong.App.Shell.Parts;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Shell;

/// <summary>"Đang xem với tư cách …": the one way in until accounts come, and only in Development.</summary>
static class SignInAs
{
    public const string Scheme = "Development";
    public const string Address = "/xem-voi-tu-cach";
    const string PostClaim = "post";

    public static void Add(IServiceCollection services, Hosting hosting) => services.AddAuthentication(Scheme).AddCookie(Scheme, cookie =>
    {
        hosting.Cookie(cookie.Cookie, "nghitruong-xem");
        cookie.LoginPath = Address;
        cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
    });

    public static Task SignIn(HttpContext http, long postId) =>
        http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(PostClaim, postId.ToString())], Scheme)));

    /// <summary>Finds who acts before any page runs; whoever holds no post today is shown the way in.</summary>
    public static async Task FindActor(HttpContext http, RequestDelegate next)
    {
        if (long.TryParse(http.User.FindFirst(PostClaim)?.Value, out var postId))
        {
            var db = http.RequestServices.GetRequiredService<CouncilDb>();
            var found = await Acting.As(db, http.RequestServices.GetRequiredService<Rules.CouncilClock>().Today, postId, http.RequestServices.GetRequiredService<Live.Remembered>());
            if (found is { } acting)
            {
                var context = http.RequestServices.GetRequiredService<ActorContext>();
                context.Actor = acting.Actor with { CameFrom = http.Connection.RemoteIpAddress?.ToString() };
                context.CouncilName = acting.CouncilName;
            }
        }
        if (!http.RequestServices.GetRequiredService<ActorContext>().IsKnown && NeedsActor(http.Request.Path))
        {
            await KeptForm.Keep(http);
            if (KeptForm.Of(http) is not null)
            {
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
                http.Request.Method = HttpMethods.Get;
                return;
            }
            http.Response.Redirect(Address + (HttpMethods.IsGet(http.Request.Method) ? "?ve=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString) : ""));
            return;
        }
        await next(http);
    }

    static bool NeedsActor(PathString path) =>
        !(path.StartsWithSegments(Address) || path.StartsWithSegments("/tai-san") || path.StartsWithSegments("/loi")
          || path.StartsWithSegments("/khong-tim-thay") || path.StartsWithSegments("/health")
          // A phone reads a calendar with nothing but its address.
          || path.StartsWithSegments("/lich", out var rest) && rest.Value?.EndsWith(".ics", StringComparison.Ordinal) == true);
}
