using System.Diagnostics;
using System.Net;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Shell;
using NghiTruong.App.Tests.House;

namespace NghiTruong.Bench;

/// <summary>Many who sign in at once: how many a second beside the hashes one thread computes, and what someone at work waits meanwhile.</summary>
static class SignInCommand
{
    /// <summary>Those whose password is enough: administrators have a code too.</summary>
    static readonly IReadOnlyList<string> People = [.. Cast.Everyone.Where(p => p != Cast.Administrator)];

    public static async Task<int> Run(string[] args)
    {
        using var store = Store.Open(args);
        if (store is null) return 2;
        var seconds = Options.Number(args, "--seconds", 15);
        if (Options.Value(args, "--program") is { } program) KilledServer.Folder = Path.GetFullPath(program);
        using var server = KilledServer.Start(store.Settings);
        if (!await server.Answers()) throw new InvalidOperationException("The server does not answer.");
        using var atWork = await new Browser(server.Address).SignIn(Cast.OfficeHead);
        await Ask(atWork, TimeSpan.FromSeconds(3));

        var before = await Hashes();
        var calm = await Ask(atWork, TimeSpan.FromSeconds(seconds));
        var (waits, watch) = (new List<double>(), Stopwatch.StartNew());
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var storm = People.Select(p => Task.Run(() => Storm(server.Address, p, waits, enough.Token))).ToList();
        var stormy = await Ask(atWork, TimeSpan.FromSeconds(seconds));
        await Task.WhenAll(storm);
        var (aSecond, hashes) = (waits.Count / watch.Elapsed.TotalSeconds, (before + await Hashes()) / 2);

        Console.WriteLine($"{People.Count} people sign in without rest for {seconds} s; load average {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}");
        Console.WriteLine($"  hashes of one thread {hashes:N1} a second; sign-ins {aSecond:N1} a second: {aSecond / hashes:N2} of it");
        Tell("a sign-in", waits);
        Tell("a page, nobody signing in", calm);
        Tell("a page meanwhile", stormy);
        server.Stop();
        return 0;
    }

    /// <summary>Hashes a second on one thread, as the door computes them.</summary>
    static async Task<double> Hashes()
    {
        var passwords = new Passwords(new AccountSettings());
        await passwords.Hash(Cast.Password);
        var watch = Stopwatch.StartNew();
        var count = 0;
        for (; watch.Elapsed < TimeSpan.FromSeconds(4); count++) await passwords.Hash(Cast.Password);
        return count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>One person at one browser after another; an account is tried by one at a time, or it would lock.</summary>
    static async Task Storm(Uri address, string person, List<double> waits, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            using var browser = new Browser(address, follow: false);
            await browser.Get(WayIn.Address);
            var form = browser.CastForm(person);
            var watch = Stopwatch.StartNew();
            using var answer = await browser.Post(form, []);
            if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther)) throw new InvalidOperationException($"{person}: {answer.StatusCode}");
            lock (waits) waits.Add(watch.Elapsed.TotalMilliseconds);
        }
    }

    /// <summary>A register asked for again and again, as by someone who reads.</summary>
    static async Task<List<double>> Ask(Browser person, TimeSpan during)
    {
        var (waits, clock) = (new List<double>(), Stopwatch.StartNew());
        while (clock.Elapsed < during)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await person.Raw(new(HttpMethod.Get, "/nhiem-vu"));
            await answer.Content.ReadAsByteArrayAsync();
            if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"/nhiem-vu: {answer.StatusCode}");
            waits.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(50);
        }
        return waits;
    }

    static void Tell(string what, List<double> waits)
    {
        var times = waits.Order().ToList();
        Console.WriteLine($"  {what,-26} n {times.Count,5}   p50 {times[times.Count / 2],7:N1}   p95 {times[(int)(times.Count * 0.95)],7:N1}   slowest {times[^1],7:N1} ms");
    }
}
