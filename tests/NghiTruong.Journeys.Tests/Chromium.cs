namespace NghiTruong.Journeys.Tests;

/// <summary>Debian's Chromium, one for the whole run; each person gets a window of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    const string Program = "/usr/bin/chromium";
    IPlaywright? playwright;
    IBrowser? browser;

    public static bool IsInstalled => File.Exists(Program);

    public async ValueTask InitializeAsync()
    {
        if (!IsInstalled) return;
        SetDefaultExpectTimeout(15_000); // a busy machine is not a broken page
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Env = new Dictionary<string, string> { ["LANGUAGE"] = "vi", ["LANG"] = "vi_VN.UTF-8" },
            Args = ["--lang=vi-VN", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A window of that width, signed in as one of the cast; the test is skipped where Chromium is missing.</summary>
    public async Task<IPage> Open(TestCouncil council, string castName, int width = 1280)
    {
        var page = await Window(council, width);
        await page.GotoAsync("/dang-nhap");
        await page.GetByRole(AriaRole.Button, new() { Name = castName }).First.ClickAsync();
        await Expect(page.Locator(".who")).ToContainTextAsync(castName);
        return page;
    }

    public Task<IPage> Window(TestCouncil council, int width = 1280) => Window(council.Address, width);

    public async Task<IPage> Window(Uri address, int width = 1280)
    {
        Assert.SkipWhen(browser is null, "Chromium is not installed (Debian: apt-get install chromium).");
        var context = await browser!.NewContextAsync(new() { BaseURL = address.ToString(), ViewportSize = new() { Width = width, Height = 900 }, Locale = "vi-VN", TimezoneId = "Asia/Ho_Chi_Minh" });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        return page;
    }

    /// <summary>Waits until the page is all there. Asked again and again: a page that navigates in between is asked anew.</summary>
    public static async Task Settled(IPage page)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            try
            {
                if (await page.EvaluateAsync<string>("document.readyState") == "complete") return;
            }
            catch (PlaywrightException)
            {
                // The page was just replaced by the next.
            }
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

[CollectionDefinition("Chromium")]
public sealed class ChromiumRun : ICollectionFixture<Chromium>;
