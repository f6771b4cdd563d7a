using System.Diagnostics;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Rights.Accounts;

namespace NghiTruong.App.Tests.Rights;

/// <summary>In by a provider of identities that runs as a process of its own: accepted where everything fits, refused with words wherever it does not.</summary>
public sealed class OuterSignInTests : IAsyncLifetime
{
    readonly HttpClient control = new();
    Process provider = null!;
    string authority = "";

    public async ValueTask InitializeAsync()
    {
        provider = Process.Start(new ProcessStartInfo("dotnet", [System.IO.Path.Combine(AppContext.BaseDirectory, "NghiTruong.TestProvider.dll"), "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true })!;
        authority = (await provider.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)))!;
    }

    [Theory, BothStores]
    public async Task A_linked_person_comes_in_by_the_provider_and_lands_where_they_wanted(Store store)
    {
        await using var council = await Open(store);
        await Link(council, "do.van.thanh", "can-bo-1");
        using var head = council.Nobody();
        await head.Get("/nhiem-vu");
        await head.Get(head.Page.QuerySelectorAll("a").Single(a => a.TextContent == "VNeID thử").GetAttribute("href")!);
        Assert.Equal("/nhiem-vu", head.Here);
        Assert.Contains(Cast.OfficeHead, head.Page.QuerySelector(".who")!.TextContent);
        await head.Send(head.Page.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlFormElement>(".who form").Single(), []);
        Assert.Equal("/dang-nhap?ra=1", head.Here);
        await head.Get("/dang-nhap/nha-cung-cap/ra");
        Assert.Equal("left", head.Html);
    }

    [Theory]
    [InlineData("state", "provider-answer")]
    [InlineData("nonce", "provider-answer")]
    [InlineData("issuer", "provider-answer")]
    [InlineData("audience", "provider-answer")]
    [InlineData("expired", "provider-answer")]
    [InlineData("alg-none", "provider-answer")]
    [InlineData("signature", "provider-answer")]
    [InlineData("broken-token", "provider-answer")]
    [InlineData("", null)]
    public async Task Whatever_does_not_fit_is_refused(string fault, string? rule)
    {
        await using var council = await Open(Store.Sqlite);
        await Link(council, "do.van.thanh", "can-bo-1");
        await Say($"fault_={fault}");
        using var head = council.Nobody();
        await head.Get("/dang-nhap/nha-cung-cap");
        Assert.Equal(rule, head.Rule);
        Assert.Equal(rule is null ? "/" : "/dang-nhap?loi=tra-loi", head.Here);
        Assert.Equal(rule is null ? 0 : 1, await council.Db(db => db.Set<AuditRow>().CountAsync(r => r.Act == "account.provider-refused")));
    }

    [Fact]
    public async Task An_answer_is_taken_once_and_only_by_the_browser_that_asked()
    {
        await using var council = await Open(Store.Sqlite);
        await Link(council, "do.van.thanh", "can-bo-1");
        using var asking = new Browser(council.Address, follow: false);
        await asking.Get("/dang-nhap/nha-cung-cap");
        using var outside = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var answer = (await outside.GetAsync(asking.Last.Headers.Location)).Headers.Location!.PathAndQuery;
        using var another = council.Nobody();
        Assert.Equal("provider-answer", (await another.Get(answer)).Rule);
        await asking.Get(answer);
        Assert.Equal("/", asking.Last.Headers.Location!.ToString());
        await asking.Get(answer);
        Assert.Equal("/dang-nhap?loi=tra-loi", asking.Last.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_key_that_the_provider_changed_is_fetched_once()
    {
        await using var council = await Open(Store.Sqlite);
        await Link(council, "do.van.thanh", "can-bo-1");
        using var head = council.Nobody();
        Assert.Equal("/", (await head.Get("/dang-nhap/nha-cung-cap")).Here);
        await Say("rotate=true");
        council.Time.Forward(TimeSpan.FromSeconds(11));
        Assert.Equal("/", (await head.Get("/dang-nhap/nha-cung-cap")).Here);
        Assert.Null(head.Rule);
    }

    [Theory, BothStores]
    public async Task One_links_oneself_with_password_and_second_factor_and_nobody_else_can_take_the_link(Store store)
    {
        await using var council = await Open(store);
        using var stranger = council.Nobody();
        Assert.Equal("not-linked", (await stranger.Get("/dang-nhap/nha-cung-cap")).Rule);
        Assert.Equal(0, await council.Db(db => db.Accounts.CountAsync(a => a.OuterSubject != null)));

        using var head = await council.As(Cast.OfficeHead);
        await head.Get("/tai-khoan");
        await head.Send(head.Form("outer"), new() { ["password"] = Cast.Password });
        Assert.Equal("factor-needed", head.Rule);
        await head.Get("/tai-khoan/hai-buoc");
        await head.Send(head.Form("begin"), new() { ["code"] = council.CodeNow(head.Key()), ["password"] = Cast.Password });
        await head.Get("/tai-khoan");
        await head.Send(head.Form("outer"), new() { ["password"] = "Sai-1-sai" });
        Assert.Equal("wrong-password", head.Rule);
        await head.Send(head.Form("outer"), new() { ["password"] = Cast.Password });
        await head.Get(head.Page.QuerySelector("#h-ngoai ~ .note a")!.GetAttribute("href")!);
        Assert.Equal("/tai-khoan", head.Here);
        Assert.Contains("can-bo-1", head.Html);

        await stranger.Get("/dang-nhap/nha-cung-cap");
        Assert.Contains(Cast.OfficeHead, stranger.Page.QuerySelector(".who")!.TextContent);
        // The provider asked for one factor only: the account's own code is asked for.
        await Say("fault_=password-only");
        using var weak = council.Nobody();
        Assert.StartsWith("/dang-nhap/ma", (await weak.Get("/dang-nhap/nha-cung-cap")).Here);
        Assert.Contains("account.linked", await council.Acts((await council.Account(Cast.OfficeHead)).Id));
    }

    [Theory, BothStores]
    public async Task An_administrator_links_an_account(Store store)
    {
        await using var council = await Open(store);
        using var administrator = await council.As(Cast.Administrator);
        var (head, deputy) = ((await council.Account(Cast.OfficeHead)).Id, (await council.Account(Cast.Deputy)).Id);
        await administrator.Get($"/quan-tri/tai-khoan/{head}");
        await administrator.Send(administrator.Form("keep"), new() { ["do"] = "link", ["subject"] = "can-bo-1" });
        Assert.Equal("", administrator.Refusal);
        await administrator.Get($"/quan-tri/tai-khoan/{deputy}");
        await administrator.Send(administrator.Form("keep"), new() { ["do"] = "link", ["subject"] = "can-bo-1" });
        Assert.Equal("linked-elsewhere", administrator.Rule);
        using var browser = council.Nobody();
        Assert.Equal("/", (await browser.Get("/dang-nhap/nha-cung-cap")).Here);
    }

    [Fact]
    public async Task A_provider_that_is_away_leaves_the_password()
    {
        await using var council = await Open(Store.Sqlite);
        provider.Kill();
        await provider.WaitForExitAsync();
        using var browser = council.Nobody();
        Assert.Equal("provider", (await browser.Get("/dang-nhap/nha-cung-cap")).Rule);
        Assert.Equal("provider-leave", (await browser.Get("/dang-nhap/nha-cung-cap/ra")).Rule);
        Assert.Equal("/", (await browser.Types("do.van.thanh", Cast.Password)).Here);
    }

    [Theory]
    [InlineData("no-endpoint", "provider")]
    [InlineData("keys", "provider")]
    [InlineData("cancelled", "provider-cancelled")]
    public async Task A_provider_in_disorder_or_left_again_is_told_in_words_and_forgotten(string fault, string rule)
    {
        await using var council = await Open(Store.Sqlite);
        await Link(council, "do.van.thanh", "can-bo-1");
        await Say($"fault_={fault}");
        using var head = council.Nobody();
        await head.Get("/dang-nhap/nha-cung-cap");
        Assert.Equal((System.Net.HttpStatusCode.OK, rule), (head.Status, head.Rule));
        await Say("fault_=");
        Assert.Equal("/", (await head.Get("/dang-nhap/nha-cung-cap")).Here);
    }

    [Fact]
    public async Task Words_in_the_way_on_survive_the_provider()
    {
        await using var council = await Open(Store.Sqlite);
        await Link(council, "do.van.thanh", "can-bo-1");
        using var head = council.Nobody();
        await head.Get("/dang-nhap/nha-cung-cap?ve=" + Uri.EscapeDataString("/nhiem-vu?tim=nghị quyết"));
        Assert.Equal("/nhiem-vu?tim=ngh%E1%BB%8B%20quy%E1%BA%BFt", head.Here);
    }

    async Task<TestCouncil> Open(Store store)
    {
        var council = await TestCouncil.Open(store, TestCouncil.Cheap with { Outer = new OuterSettings(authority, "nghi-truong", "bi-mat", "VNeID thử") });
        council.Time.Now = TimeProvider.System.GetUtcNow(); // the provider lives in the world's time
        return council;
    }

    Task<HttpResponseMessage> Say(string what) => control.PostAsync($"{authority}/control?{what}", null);

    Task<int> Link(TestCouncil council, string name, string subject) =>
        council.Db(db => db.Accounts.Where(a => a.Name == name).ExecuteUpdateAsync(a => a.SetProperty(x => x.OuterIssuer, authority).SetProperty(x => x.OuterSubject, subject)));

    public ValueTask DisposeAsync()
    {
        if (!provider.HasExited) provider.Kill();
        provider.Dispose();
        control.Dispose();
        return ValueTask.CompletedTask;
    }
}
