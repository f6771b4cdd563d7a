using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;

namespace NghiTruong.App.Shell;

/// <summary>How much one may ask of this node: public forms are counted by network address, everything by person, or by address where nobody is signed in.</summary>
static class RateLimits
{
    /// <summary>For a public form whose address is not among <see cref="PublicForms"/>: <c>[EnableRateLimiting(RateLimits.PublicForm)]</c>.</summary>
    public const string PublicForm = "public-forms";

    static readonly string[] PublicForms = ["/dang-nhap", "/quen-mat-khau"];

    public static void Add(IServiceCollection services, Hosting hosting) => services.AddRateLimiter(limits =>
    {
        limits.AddPolicy(PublicForm, http => Form(http, hosting));
        limits.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => PublicForms.Any(p => http.Request.Path.Value?.StartsWith(p, StringComparison.OrdinalIgnoreCase) == true) ? Form(http, hosting) : None),
            PartitionedRateLimiter.Create<HttpContext, string>(http => Everything(http, hosting)));
        limits.OnRejected = (rejected, _) =>
        {
            var http = rejected.HttpContext;
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            var after = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? (int)Math.Max(1, Math.Ceiling(wait.TotalSeconds)) : 60;
            http.Response.Headers.RetryAfter = after.ToString(CultureInfo.InvariantCulture);
            http.Request.Method = HttpMethods.Get; // the page that tells is asked for, not posted to
            return ValueTask.CompletedTask;
        };
    });

    static RateLimitPartition<string> None => RateLimitPartition.GetNoLimiter("");

    static RateLimitPartition<string> Form(HttpContext http, Hosting hosting) =>
        hosting.PublicForms == 0 || !HttpMethods.IsPost(http.Request.Method) || IsTelling(http) ? None
            : RateLimitPartition.GetFixedWindowLimiter("form " + Address(http), _ => new() { PermitLimit = hosting.PublicForms, Window = TimeSpan.FromMinutes(1) });

    /// <summary>A bucket that fills as time goes: a burst of a whole minute is let through, then so much a second.</summary>
    static RateLimitPartition<string> Everything(HttpContext http, Hosting hosting) =>
        hosting.Requests == 0 || IsTelling(http) || http.Request.Path.StartsWithSegments("/tai-san") || http.Request.Path.StartsWithSegments("/health") ? None
            : RateLimitPartition.GetTokenBucketLimiter(Who(http), _ => new() { TokenLimit = hosting.Requests, TokensPerPeriod = Math.Max(1, hosting.Requests / 60), ReplenishmentPeriod = TimeSpan.FromSeconds(1) });

    /// <summary>The page that tells of a refusal, not what was asked.</summary>
    internal static bool IsTelling(HttpContext http) => http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null;

    static string Who(HttpContext http) =>
        http.User is { Identity.IsAuthenticated: true } user ? "person " + (user.FindFirst(ClaimTypes.NameIdentifier) ?? user.Claims.FirstOrDefault())?.Value : "address " + Address(http);

    /// <summary>An IPv6 subscriber has a whole /64: it counts as one.</summary>
    internal static string Address(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } from) return "";
        if (from.IsIPv4MappedToIPv6) from = from.MapToIPv4();
        return from.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? new IPAddress([.. from.GetAddressBytes().Take(8), .. new byte[8]]).ToString() : from.ToString();
    }
}
