using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Shell;

namespace NghiTruong.App.Tests.Shell;

/// <summary>Where a node stands: which proxies it believes, which names it answers to, what it says over https, how much one may ask.</summary>
public sealed class HostingTests
{
    static readonly Hosting BehindLoopback = new() { Proxies = [Hosting.Network("127.0.0.1")!.Value, Hosting.Network("10.0.0.0/8")!.Value] };

    [Theory]
    [InlineData(true, "198.51.100.4", "198.51.100.4")]
    [InlineData(true, "6.6.6.6, 198.51.100.4", "198.51.100.4")] // what the person himself put there is not believed
    [InlineData(true, "6.6.6.6, 198.51.100.4, 10.1.2.3", "198.51.100.4")] // through two proxies
    [InlineData(true, "2001:db8::7", "2001:db8::7")]
    [InlineData(true, "khong-phai-dia-chi", "127.0.0.1")]
    [InlineData(false, "198.51.100.4", "127.0.0.1")]
    public async Task Only_a_known_proxy_says_where_somebody_comes_from(bool isBehind, string forwarded, string noted)
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        await using var node = await council.AnotherNode(isBehind ? BehindLoopback : null);
        using var secretary = At(node).Says("X-Forwarded-For", forwarded);
        await secretary.SignIn(Cast.Secretary);
        await secretary.Get("/nhiem-vu/4");
        await secretary.Send(secretary.Form("fact", ("kind", "Progress")), new() { ["words"] = "Từ đâu?", ["number"] = "12/BC-SXD" });
        Assert.Equal(noted, await council.Db(db => db.AuditRows.OrderByDescending(a => a.Id).Where(a => a.CameFrom != null).Select(a => a.CameFrom).FirstAsync()));
        await node.StopAsync();
    }

    [Fact]
    public async Task A_proxy_that_is_not_named_is_not_believed()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        await using var node = await council.AnotherNode(new Hosting { Proxies = [Hosting.Network("10.0.0.0/8")!.Value], IsHttps = true });
        using var stranger = new Browser(new Uri(node.Urls.First()), follow: false).Says("X-Forwarded-Proto", "https");
        await stranger.Get("/nhiem-vu");
        Assert.StartsWith("https://", stranger.Last.Headers.Location!.ToString());
        await stranger.Get("/health/live");
        Assert.Equal(HttpStatusCode.OK, stranger.Status);
    }

    [Theory]
    [InlineData("--behind-proxy", "10.0.0")]
    [InlineData("--behind-proxy", "10.0.0.0/99")]
    [InlineData("--rate-forms", "-1")]
    [InlineData("--rate-requests", "nhiều")]
    public async Task An_option_that_cannot_be_read_is_told_of(string option, string value)
    {
        var (code, _, error) = await TheProgram.Run(option, value, "--data", Path.Combine(Path.GetTempPath(), "nt-none"));
        Assert.Equal(2, code);
        Assert.Contains($"{option} “{value}”", error);
    }

    [Fact]
    public async Task Over_https_cookies_are_bound_to_this_host_and_browsers_told_to_stay()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        await using var node = await council.AnotherNode(BehindLoopback with { IsHttps = true });
        using var secretary = new Browser(new Uri(node.Urls.First()), follow: false).Says("X-Forwarded-Proto", "https");
        await secretary.Get("/dang-nhap");
        Assert.Equal("max-age=31536000; includeSubDomains", secretary.Last.Headers.GetValues("Strict-Transport-Security").Single());
        var cookie = secretary.Last.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-nghitruong-form=", cookie);
        foreach (var part in new[] { "secure", "httponly", "path=/", "samesite=" }) Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Another_name_than_its_own_is_not_answered()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        await using var node = await council.AnotherNode(new Hosting { Hosts = ["nghitruong.example"] });
        using var stranger = new Browser(new Uri(node.Urls.First()), follow: false);
        await stranger.Says("Host", "evil.example").Get("/dang-nhap");
        Assert.Equal(HttpStatusCode.BadRequest, stranger.Status);
        await stranger.Says("Host", "nghitruong.example").Get("/dang-nhap");
        Assert.Equal(HttpStatusCode.OK, stranger.Status);
    }

    [Fact]
    public async Task Public_forms_are_counted_by_the_address_they_really_come_from()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        await using var node = await council.AnotherNode(BehindLoopback with { PublicForms = 3 });
        using var stranger = new Browser(new Uri(node.Urls.First()), follow: false).Says("X-Forwarded-For", "198.51.100.4");
        for (var n = 0; n < 3; n++) Assert.NotEqual(HttpStatusCode.TooManyRequests, await Post(stranger, "/dang-nhap"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Post(stranger, "/quen-mat-khau"));
        Assert.InRange(int.Parse(stranger.Last.Headers.RetryAfter!.ToString()), 1, 60);
        Assert.Contains("Hãy đợi", stranger.Html);
        stranger.Says("X-Forwarded-For", "6.6.6.6, 198.51.100.4");
        Assert.Equal(HttpStatusCode.TooManyRequests, await Post(stranger, "/dang-nhap/lai"));
        stranger.Says("X-Forwarded-For", "198.51.100.5");
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await Post(stranger, "/dang-nhap"));
        await stranger.Says("X-Forwarded-For", "198.51.100.4").Get("/dang-nhap");
        Assert.Equal(HttpStatusCode.OK, stranger.Status);
    }

    [Fact]
    public async Task One_person_who_asks_too_much_does_not_stop_another_at_the_same_address()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        await using var node = await council.AnotherNode(new Hosting { Requests = 40 });
        using var hasty = await At(node).SignIn(Cast.Secretary);
        using var other = await At(node).SignIn(Cast.Deputy);
        for (var n = 0; n < 60 && hasty.Status != HttpStatusCode.TooManyRequests; n++) await hasty.Get("/cai-dat");
        Assert.Equal(HttpStatusCode.TooManyRequests, hasty.Status);
        Assert.Contains("Quá nhiều lần trong một lúc", hasty.Html);
        Assert.Equal(HttpStatusCode.OK, (await hasty.Raw(new(HttpMethod.Get, hasty.Page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!))).StatusCode);
        await other.Get("/nhiem-vu");
        Assert.Equal(HttpStatusCode.OK, other.Status);
        await node.StopAsync();
    }

    static Browser At(WebApplication node) => new(new Uri(node.Urls.First()));

    static async Task<HttpStatusCode> Post(Browser stranger, string path)
    {
        await stranger.Send((AngleSharp.Html.Dom.IHtmlFormElement)new AngleSharp.Html.Parser.HtmlParser().ParseDocument($"<form action='{path}'></form>").QuerySelector("form")!, new() { ["a"] = "b" });
        return stranger.Status;
    }
}
