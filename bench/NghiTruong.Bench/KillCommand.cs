using System.Text;
using AngleSharp.Html.Dom;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.App.Tests.House;

namespace NghiTruong.Bench;

/// <summary>Kills the program at random moments of imports, events and the first start, on both databases, and starts it again.</summary>
static class KillCommand
{
    public static async Task<int> Run(string[] args)
    {
        var (count, dice, only) = (Options.Number(args, "--count", 200), new Dice((ulong)Options.Number(args, "--seed", 1)), Options.Value(args, "--store"));
        var stores = new List<(string Name, Func<Task<StorageSettings>> New)>();
        if (only is null or "sqlite") stores.Add(("SQLite", () => Task.FromResult(new StorageSettings(Directory.CreateTempSubdirectory("nt-kill-").FullName, null))));
        using var postgres = only is null or "postgres" ? PostgresServer.Start(isDurable: true) : null;
        if (postgres is not null) stores.Add(("PostgreSQL", () => NewDatabase(postgres)));
        else if (only is null or "postgres") Console.WriteLine("PostgreSQL is not installed: its half is left out.");

        var failures = 0;
        foreach (var (name, make) in stores)
        {
            var (kills, starts, acknowledged, wrong) = await Store(make, count / stores.Count, dice);
            Console.WriteLine($"{name}: {kills} kills ({starts} of them during a first start), {acknowledged} acknowledged writes, {wrong.Count} things wrong");
            foreach (var words in wrong.Take(20)) Console.WriteLine($"  {words}");
            failures += wrong.Count;
        }
        if (only is null or "sqlite") failures += await SyncCount.OnSqlite();
        if (postgres is not null) failures += await SyncCount.OnPostgres(postgres);
        Console.WriteLine(failures == 0 ? "Nothing acknowledged was lost, nothing was half-written, it started again each time." : $"{failures} failures");
        return failures == 0 ? 0 : 1;
    }

    static async Task<(int Kills, int Starts, int Acknowledged, List<string> Wrong)> Store(Func<Task<StorageSettings>> make, int count, Dice dice)
    {
        var (starts, wrong, acknowledged) = (0, new List<string>(), new HashSet<Guid>());
        var (total, settings) = (0, await make());
        for (var kill = 1; kill <= count; kill++)
        {
            if (kill % 5 == 0)
            {
                // Once in five: an empty place, killed while it is being made.
                (settings, acknowledged) = (await make(), []);
                using var first = KilledServer.Start(settings);
                await Task.Delay(dice.Below(2_500));
                first.Kill();
                starts++;
            }
            else
            {
                using var server = KilledServer.Start(settings);
                if (!await server.Answers())
                {
                    wrong.Add($"kill {kill}: it did not start");
                    continue;
                }
                using var ends = new CancellationTokenSource();
                using var inside = new SemaphoreSlim(0);
                var people = new[] { Secretary(server, acknowledged, dice.Below(1_000_000), inside, ends.Token), Follower(server, acknowledged, inside, ends.Token), Officer(server, acknowledged, new Dice((ulong)dice.Below(int.MaxValue)), inside, ends.Token) };
                // Most lives begin when all are in; one in four ends about the door.
                var atTheDoor = dice.OneIn(4);
                for (var came = 0; came < people.Length && !atTheDoor; came++) await inside.WaitAsync(TimeSpan.FromSeconds(20));
                await Task.Delay(200 + dice.Below(2_500));
                server.Kill();
                await ends.CancelAsync();
                await Task.WhenAll(people);
            }
            using (var again = KilledServer.Start(settings))
            {
                if (!await again.Answers()) wrong.Add($"kill {kill}: it did not start again");
                again.Stop();
            }
            wrong.AddRange((await KillProof.Look(settings, acknowledged)).Select(w => $"kill {kill}: {w}"));
            total += kill % 5 == 0 ? 0 : acknowledged.Count;
            if (kill % 10 == 4) Console.WriteLine($"  {kill}: {acknowledged.Count} acknowledged here, {wrong.Count} wrong; {await KillProof.Acts(settings)}");
        }
        return (count, starts, total, wrong);
    }

    /// <summary>Imports texts, edits an item, confirms, over and over until the server is gone.</summary>
    static Task Secretary(KilledServer server, HashSet<Guid> acknowledged, int number, SemaphoreSlim inside, CancellationToken ct) => UntilGone(server, Cast.Secretary, inside, async browser =>
    {
        var text = $"""
            Thường trực HĐND tỉnh họp phiên thứ {number++ % 900 + 60}

            Ngày 12/11/2026, đồng chí Trần Minh Khánh, Chủ tịch HĐND tỉnh chủ trì phiên họp thứ {number % 900 + 60} của Thường trực HĐND tỉnh.
            Kết luận phiên họp, đồng chí Trần Minh Khánh đề nghị UBND tỉnh rà soát {number} hồ sơ tồn đọng, báo cáo trước ngày 25/12/2026; công khai kết quả hằng tháng.
            """;
        await browser.Get("/phien-hop/nhap");
        if (!await Send(browser, browser.Form("import"), [], acknowledged, ("file", $"bao-{number}.txt", Encoding.UTF8.GetBytes(text)))) return;
        var address = browser.Here;
        var item = browser.Page.QuerySelector("#nhiem-vu .item")?.GetAttribute("data-item");
        if (item is not null)
        {
            await browser.Get($"{address}?muc={item}");
            var form = browser.Page.QuerySelectorAll($"#m{item} form").OfType<IHtmlFormElement>().First(f => f.QuerySelector("[name=what]") is not null);
            await Send(browser, form, new() { ["what"] = $"rà soát {number} hồ sơ tồn đọng, lập danh sách" }, acknowledged);
        }
        await browser.Get(address);
        foreach (var what in new[] { "words", "AddNew", "NameOnly" })
            if (browser.HasForm("answers", ("what", what))) await Send(browser, browser.Form("answers", ("what", what)), [], acknowledged);
        if (browser.HasForm("confirm")) await Send(browser, browser.Form("confirm"), [], acknowledged);
    }, ct);

    /// <summary>Records progress with evidence on whatever is open.</summary>
    static Task Follower(KilledServer server, HashSet<Guid> acknowledged, SemaphoreSlim inside, CancellationToken ct) => UntilGone(server, Cast.StandingViceChair, inside, async browser =>
    {
        await browser.Get("/nhiem-vu?chi=dang-lam");
        foreach (var link in browser.Page.QuerySelectorAll("a.work").Select(a => a.GetAttribute("href")!).ToList())
        {
            await browser.Get(link);
            if (!browser.HasForm("fact", ("kind", "Progress"))) continue;
            await Send(browser, browser.Form("fact", ("kind", "Progress")), new() { ["words"] = "Đã làm thêm một phần." }, acknowledged, ("files", "minh-chung.txt", Encoding.UTF8.GetBytes("minh chứng " + link)));
        }
    }, ct);

    /// <summary>Works on the register itself.</summary>
    static Task Officer(KilledServer server, HashSet<Guid> acknowledged, Dice dice, SemaphoreSlim inside, CancellationToken ct)
    {
        var work = new KillWork((browser, form, fill, files) => Send(browser, form, fill, acknowledged, files), dice);
        return UntilGone(server, Cast.OfficeHead, inside, work.Round, ct);
    }

    static async Task UntilGone(KilledServer server, string who, SemaphoreSlim inside, Func<Browser, Task> work, CancellationToken ct)
    {
        try
        {
            using var browser = new Browser(server.Address, follow: false);
            await browser.Get("/dang-nhap");
            await browser.Post(browser.Page.QuerySelectorAll(".cast form").OfType<IHtmlFormElement>().First(f => f.TextContent.Contains(who, StringComparison.Ordinal)), []);
            inside.Release();
            while (!ct.IsCancellationRequested) await work(browser);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException or InvalidOperationException)
        {
            // The server was killed in the middle: that is what we came for.
        }
    }

    /// <summary>Sends a form; a redirect is the acknowledgement, whatever happens after it.</summary>
    static async Task<bool> Send(Browser browser, IHtmlFormElement form, Dictionary<string, string> fill, HashSet<Guid> acknowledged, params (string, string, byte[])[] files)
    {
        var id = Guid.Parse(((IHtmlInputElement)form.QuerySelector("input[name=form]")!).Value);
        var answer = await browser.Post(form, fill, files);
        if (answer.Headers.Location is not { } onward || (int)answer.StatusCode is < 300 or > 399) return false;
        lock (acknowledged) acknowledged.Add(id);
        await browser.Get(onward.ToString());
        return true;
    }

    static async Task<StorageSettings> NewDatabase(PostgresServer postgres)
    {
        var name = "k" + Guid.NewGuid().ToString("N");
        await postgres.Execute($"CREATE DATABASE {name}");
        return new StorageSettings(Directory.CreateTempSubdirectory("nt-kill-").FullName, postgres.ConnectionTo(name));
    }
}
