using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using NghiTruong.App.People;
using NghiTruong.App.Rights;
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

    /// <summary>Finds who acts, before any page runs.</summary>
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
        await next(http);
    }
}
