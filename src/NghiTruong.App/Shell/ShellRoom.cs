using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using NghiTruong.App.Files;
using NghiTruong.App.Live;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Shell.Parts;

namespace NghiTruong.App.Shell;

/// <summary>Layout, menu, styles, the way in, the headers every answer carries.</summary>
static class ShellRoom
{
    /// <summary>How often an open stream asks whether it may go on.</summary>
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    public static IServiceCollection AddShell(this IServiceCollection services, Hosting hosting)
    {
        services.AddRazorComponents();
        services.AddScoped<TakeUpload>();
        services.AddHttpContextAccessor().AddScoped<ActorContext>().AddScoped<Answering>();
        services.AddAntiforgery(a =>
        {
            hosting.Cookie(a.Cookie, "nghitruong-form");
            a.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<FormOptions>(f =>
        {
            f.ValueLengthLimit = 6 * 1024 * 1024;
            f.MultipartBodyLengthLimit = 32 * 1024 * 1024;
        });
        RateLimits.Add(services, hosting);
        services.AddHostedService<RefusedAccessEntries>();
        return services;
    }

    public static void UseShell(this WebApplication app, Hosting hosting)
    {
        hosting.BelieveProxies(app);
        app.Use(hosting.OverHttps);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/loi", CreateScopeForErrors = true,
            StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.Use(Headers);
        app.Use(HeadAsGet);
        app.Use(WithoutNul);
        app.UseStatusCodePagesWithReExecute("/khong-tim-thay", "?ma={0}", createScopeForStatusCodePages: true);
        app.UseRouting();
        app.Use(WayIn.FindActor);
        app.Use(RefusedAccessEntries.Watch);
        // Whoever is signed in counts for himself, whatever address an office shares.
        app.UseRateLimiter();
        app.Use(new PageTurns().Take);
        app.Use(Admission.Admit);
        app.Use(ConfidentialReads.Note);
        app.UseAntiforgery();
        app.Use(TellOfBrokenForm);
        app.Use(ResentForms.Answer);
    }

    /// <summary>No text has this character and no database keeps it: in an address it is left out.</summary>
    static Task WithoutNul(HttpContext http, RequestDelegate next)
    {
        if (http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true)
            http.Request.QueryString = new QueryString(http.Request.QueryString.Value.Replace("%00", "", StringComparison.Ordinal));
        return next(http);
    }

    public static void MapShell(this WebApplication app)
    {
        app.MapAssets();
        app.MapRazorComponents<App>();
        app.MapUploads();
        app.MapGet("/luong", Stream).ForAnyPost();
        app.MapGet("/health/live", () => "ok").OpenToAll();
        app.MapGet("/health/ready", Ready).OpenToAll();
    }

    static async Task<IResult> Ready(Readiness readiness, HttpContext http)
    {
        var missing = await readiness.Missing();
        // Told as it is, not on a page of ours.
        if (http.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        return Results.Json(new { ready = missing.Count == 0, missing }, statusCode: missing.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    static Task Headers(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; object-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        headers.CacheControl = "no-cache, no-store";
        if (http.Request.Path == WayIn.Leave) headers["Clear-Site-Data"] = "\"cache\", \"storage\""; // words not yet sent are kept in the browser
        return next(http);
    }

    /// <summary>A form without its token, or one too large to be read, is told of on a page of ours.</summary>
    static async Task TellOfBrokenForm(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } broken)
        {
            await next(http);
            return;
        }
        http.Response.StatusCode = broken.Error?.InnerException is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status400BadRequest;
        http.Features.Set<IAntiforgeryValidationFeature>(null);
        await KeptForm.Keep(http);
        http.Request.Method = HttpMethods.Get; // the page that tells is asked for, not posted to
    }

    /// <summary>HEAD is GET without the body: pages answer only GET.</summary>
    static async Task HeadAsGet(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsHead(http.Request.Method) && !http.Request.Path.StartsWithSegments("/luong"))
        {
            http.Request.Method = HttpMethods.Get;
            http.Response.Body = System.IO.Stream.Null;
        }
        await next(http);
    }

    /// <summary>Hints to this page; the first at once so that headers go out. Ends with the session and with the post it acts in.</summary>
    static async Task Stream(HttpContext http, LiveHub hub, ActorContext who, SignedIn signed, IHostApplicationLifetime life)
    {
        var council = who.Actor.CouncilId;
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var (hints, leave) = hub.Listen();
        using var _ = leave;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        var gone = ending.Token;
        try
        {
            await Send("resync");
            var asked = Stopwatch.StartNew();
            while (!gone.IsCancellationRequested)
            {
                using var beat = CancellationTokenSource.CreateLinkedTokenSource(gone);
                beat.CancelAfter(Beat);
                try
                {
                    var hint = await hints.ReadAsync(beat.Token);
                    if (asked.Elapsed > Beat || hint.Kind == "account")
                    {
                        if (!await StillHolds(http, who, signed)) return;
                        asked.Restart();
                    }
                    if (hint.CouncilId == council || hint.CouncilId == 0) await Send(hint.Kind);
                }
                catch (OperationCanceledException) when (!gone.IsCancellationRequested)
                {
                    if (!await StillHolds(http, who, signed)) return;
                    asked.Restart();
                    await http.Response.WriteAsync(": beat\n\n", gone);
                    await http.Response.Body.FlushAsync(gone);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException or IOException)
        {
            // The page was closed.
        }

        async Task Send(string kind)
        {
            await http.Response.WriteAsync($"event: {kind}\ndata: {kind}\n\n", gone);
            await http.Response.Body.FlushAsync(gone);
        }
    }

    static async Task<bool> StillHolds(HttpContext http, ActorContext who, SignedIn signed)
    {
        await using var scope = http.RequestServices.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignInSessions>().StillHolds(signed.Session.Id, who.Actor.PostId);
    }
}
