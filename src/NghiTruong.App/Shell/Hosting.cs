using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace NghiTruong.App.Shell;

/// <summary>Where this node stands: behind which proxies, under which names, over https, how much one may ask of it.</summary>
public sealed record Hosting
{
    /// <summary>Only what comes from these is believed when it says for whom it asks (X-Forwarded-For, X-Forwarded-Proto).</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Names this node answers to; empty: any.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Everyone comes over https, if only as far as the proxy: cookies are never sent otherwise and bind to this host.</summary>
    public bool IsHttps { get; init; }

    /// <summary>Forms that anyone may send (sign-in, forgotten password), a minute from one address; 0: not counted.</summary>
    public int PublicForms { get; init; } = 120;

    /// <summary>Requests a minute of one person, or of one address where nobody is signed in; 0: not counted.</summary>
    public int Requests { get; init; } = 1200;

    /// <summary>A network in CIDR notation, or one address.</summary>
    public static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network : IPAddress.TryParse(text, out var address) && address.ToString() == text ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;

    /// <summary>How every cookie of ours is sent.</summary>
    public void Cookie(CookieBuilder cookie, string name)
    {
        cookie.Name = IsHttps ? "__Host-" + name : name;
        cookie.HttpOnly = true;
        cookie.Path = "/";
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>Where everyone comes over https, a page asked for without it is asked for again; a balancer may ask for health as it likes.</summary>
    public Task OverHttps(HttpContext http, RequestDelegate next)
    {
        if (!IsHttps || http.Request.IsHttps || http.Request.Path.StartsWithSegments("/health")) return next(http);
        // What a person did not open is not led on: whoever sends in the clear by mistake has to notice.
        if (!HttpMethods.IsGet(http.Request.Method)) http.Response.StatusCode = StatusCodes.Status400BadRequest;
        else http.Response.Redirect($"https://{http.Request.Host}{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}");
        return Task.CompletedTask;
    }

    public void BelieveProxies(IApplicationBuilder app)
    {
        if (Proxies.Count == 0) return;
        var believed = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        believed.KnownIPNetworks.Clear();
        believed.KnownProxies.Clear();
        foreach (var network in Proxies) believed.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(believed);
    }
}
