using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Shell;
using NghiTruong.App.Tests.House;
using NghiTruong.Rules;
using NghiTruong.Rules.People;

namespace NghiTruong.Bench;

/// <summary>The province's pages through HTTP, as the Office that sees all: one client and many, the sheet of all rows, a long text read, memory; and each page beside its own SQL.</summary>
static class LoadCommand
{
    public static async Task<int> Run(string[] args)
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", "Development");
        using var store = Store.Open(args);
        if (store is null) return 2;
        if (Options.Value(args, "--page") is { } page)
        {
            await PageSql.Show(store, page, Options.Value(args, "--as") ?? Cast.Secretary, args.Contains("--cold"));
            return 0;
        }
        var (seconds, seed) = (Options.Number(args, "--seconds", 20), (ulong)Options.Number(args, "--seed", 1));
        var clients = (Options.Value(args, "--clients") ?? "1,16").Split(',').Select(c => int.Parse(c, CultureInfo.InvariantCulture)).ToList();
        if (Options.Value(args, "--program") is { } program) KilledServer.Folder = Path.GetFullPath(program);
        var (pause, warm) = (Options.Number(args, "--pause", 0), Options.Number(args, "--warm", 0)); // the first seconds are not counted: everybody signs in at once
        LoadQuestions questions;
        string department;
        await using (var db = store.Db())
        {
            var council = await db.Set<Council>().Where(c => c.Level == CouncilLevel.Province).Select(c => c.Id).SingleAsync();
            questions = await LoadQuestions.Of(db, council, new CouncilClock(TimeProvider.System).Today);
            department = Cast.Director;
        }
        if (!args.Contains("--only-sql"))
        {
            for (var n = 0; n < 5; n++)
            {
                using var alone = KilledServer.Start(store.Settings, "Production", []);
                await First(alone);
                alone.Stop();
            }
            using var server = KilledServer.Start(store.Settings);
            await First(server, isDemo: true);
            using (var first = await new Browser(server.Address).SignIn(Cast.Secretary))
                foreach (var kind in LoadQuestions.Kinds)
                    for (var n = 0; n < 4; n++)
                        await first.Get(questions.Throw(kind, new Dice(seed + (ulong)n)));
            foreach (var count in clients) await Pages(server, questions, department, count, seconds, pause, warm, seed);
            if (!args.Contains("--only-pages"))
            {
                await Sheet(server);
                await Import(server);
            }
            await Task.Delay(1000);
            Console.WriteLine($"server at the end: {server.Megabytes():N0} MB, at most {server.Megabytes(peak: true):N0} MB");
            server.Stop();
        }
        if (!args.Contains("--only-pages")) await PageSql.Compare(store, questions, seed, Options.Number(args, "--rounds", 12));
        return 0;
    }

    static async Task First(KilledServer server, bool isDemo = false)
    {
        var watch = Stopwatch.StartNew();
        using var browser = new Browser(server.Address);
        while (watch.Elapsed < TimeSpan.FromMinutes(2))
        {
            try
            {
                await browser.Get("/dang-nhap");
                break;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }
        }
        Console.WriteLine($"start to the first page{(isDemo ? ", the demo's list of people on it" : "")}: {watch.ElapsedMilliseconds:N0} ms, {server.Processor.TotalMilliseconds:N0} ms of processor; {server.Megabytes():N0} MB");
    }

    static async Task Pages(KilledServer server, LoadQuestions questions, string department, int clients, int seconds, int pause, int warm, ulong seed)
    {
        var times = new Dictionary<string, List<(double Ms, int Bytes, string Address)>>();
        var until = Stopwatch.StartNew();
        var (before, wrong, start) = (TimeSpan.Zero, 0, false);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(n => Task.Run(async () =>
        {
            var dice = new Dice(seed * 1000 + (ulong)n);
            using var office = await Door.Enter(server.Address, Cast.Secretary);
            using var body = await Door.Enter(server.Address, department);
            while (until.Elapsed.TotalSeconds < warm + seconds)
            {
                var kind = dice.Below(11) is var at && at < 5 ? LoadQuestions.Kinds[0] : at < 6 ? LoadQuestions.Kinds[1] : at < 8 ? LoadQuestions.Kinds[2] : at < 9 ? LoadQuestions.Kinds[3] : at < 10 ? LoadQuestions.Kinds[4] : "my work";
                var counts = until.Elapsed.TotalSeconds >= warm;
                if (counts && !Interlocked.Exchange(ref start, true)) before = server.Processor;
                var address = kind == "my work" ? "/viec-cua-toi" : questions.Throw(kind, dice);
                var watch = Stopwatch.StartNew();
                var bytes = Array.Empty<byte>();
                try
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, address);
                    using var answer = await (kind == "my work" ? body : office).Raw(request);
                    bytes = await answer.Content.ReadAsByteArrayAsync();
                    if (!answer.IsSuccessStatusCode || Door.IsStillThere(answer)) Interlocked.Increment(ref wrong);
                }
                catch (TaskCanceledException)
                {
                    // Slower than the client waits: told of with its address, as the slowest of its kind.
                    Interlocked.Increment(ref wrong);
                }
                var ms = watch.Elapsed.TotalMilliseconds;
                if (counts) lock (times) (times.TryGetValue(kind, out var list) ? list : times[kind] = []).Add((ms, bytes.Length, address));
                if (pause > 0) await Task.Delay(dice.Below(2 * pause));
            }
        })));
        var all = times.Values.Sum(t => t.Count);
        Console.WriteLine($"{clients} client(s){(pause > 0 ? $", each pausing {pause} ms" : "")}, {all} requests in {until.Elapsed.TotalSeconds - warm:N0} s, {all / (until.Elapsed.TotalSeconds - warm):N0} a second, {(server.Processor - before).TotalMilliseconds / all:N1} ms of processor each, {wrong} failed; {server.Megabytes():N0} MB held");
        foreach (var (kind, list) in times.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            var sorted = list.Select(l => l.Ms).Order().ToList();
            Console.WriteLine($"  {kind,-20} n {list.Count,5}   p50 {sorted[sorted.Count / 2],7:N1}   p95 {sorted[(int)(sorted.Count * 0.95)],7:N1}   max {sorted[^1],7:N1} ms   {list.Average(l => l.Bytes) / 1024,5:N0} KB   slowest {list.MaxBy(l => l.Ms).Address}");
        }
    }

    static async Task Sheet(KilledServer server)
    {
        using var browser = await new Browser(server.Address).SignIn(Cast.Secretary);
        var (watch, most, done) = (Stopwatch.StartNew(), 0.0, false);
        var watching = Task.Run(async () =>
        {
            while (!Volatile.Read(ref done))
            {
                most = Math.Max(most, server.Megabytes());
                await Task.Delay(20);
            }
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nhiem-vu/xuat.xlsx?gom=tung-noi");
        using var answer = await browser.Raw(request, HttpCompletionOption.ResponseHeadersRead);
        var (stream, buffer, bytes) = (await answer.Content.ReadAsStreamAsync(), new byte[81920], 0L);
        for (int read; (read = await stream.ReadAsync(buffer)) > 0;) bytes += read;
        var took = watch.Elapsed;
        Volatile.Write(ref done, true);
        await watching;
        Console.WriteLine($"sheet of all rows: {took.TotalSeconds:N1} s, {bytes / 1024.0 / 1024:N1} MB; the server held at most {most:N0} MB meanwhile");
    }

    static async Task Import(KilledServer server)
    {
        using var browser = await new Browser(server.Address).SignIn(Cast.Secretary);
        var (text, times) = (TwentyPages(), new List<double>());
        for (var n = 0; n < 3; n++)
        {
            await browser.Get("/phien-hop/nhap");
            var form = browser.Form("import");
            var watch = Stopwatch.StartNew();
            await browser.Send(form, [], ("file", $"bien-ban-{n}.txt", Encoding.UTF8.GetBytes(text + $"\nBản {n} {Guid.NewGuid()}")));
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (!browser.Status.Equals(System.Net.HttpStatusCode.OK)) Console.WriteLine($"the import answered {browser.Status}: {browser.Refusal}");
        }
        var (directives, heaviest) = (0, 0);
        for (string? next = browser.Here; next is not null; next = browser.Page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href"))
        {
            await browser.Get(next);
            directives += browser.Page.QuerySelectorAll("#nhiem-vu .item").Length;
            heaviest = Math.Max(heaviest, Encoding.UTF8.GetByteCount(browser.Html));
        }
        Console.WriteLine($"import of 20 pages ({text.Length:N0} characters, {directives} directives found), to the first page of its draft: {string.Join(", ", times.Select(t => $"{t:N0}"))} ms; its heaviest page {heaviest / 1024} KB");
    }

    /// <summary>Minutes of a long day, invented: some twenty pages with sixty conclusions among what was said.</summary>
    static string TwentyPages()
    {
        var (dice, text) = (new Dice(5), new StringBuilder("Thường trực HĐND tỉnh họp phiên thứ 71\n\nNgày 12/11/2026, đồng chí Trần Minh Khánh, Chủ tịch HĐND tỉnh chủ trì phiên họp thứ 71 của Thường trực HĐND tỉnh.\n"));
        for (var n = 1; text.Length < 52_000; n++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{n}. Về nội dung thứ {n}, đại biểu nêu ý kiến: ");
            for (var said = 0; said < 4; said++) text.Append(CultureInfo.InvariantCulture, $"tình hình {ProvinceWords.Of(dice, null)} còn chậm, số liệu của {dice.Below(90) + 5} đơn vị chưa khớp, nguyên nhân chủ yếu do hồ sơ và nhân lực. ");
            text.Append(CultureInfo.InvariantCulture, $"\nKết luận nội dung này, đồng chí Trần Minh Khánh đề nghị {dice.Of(["UBND tỉnh", "Sở Y tế", "Sở Tài chính", "Sở Xây dựng", "Ban Pháp chế"])} {ProvinceWords.Of(dice, null)}, báo cáo trước ngày {dice.Below(27) + 1}/12/2026.\n");
        }
        return text.ToString();
    }
}
