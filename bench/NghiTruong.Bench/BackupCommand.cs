using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Files;
using NghiTruong.App.Shell;
using NghiTruong.App.Tests.House;
using NghiTruong.Rules;
using NghiTruong.Rules.People;

namespace NghiTruong.Bench;

/// <summary>A backup of a council with gigabytes of files beside a server on which people go on writing: how long it takes, and what it does to their writes.</summary>
static class BackupCommand
{
    const int FileSize = 4 * 1024 * 1024;

    public static async Task<int> Run(string[] args)
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", "Development");
        using var store = Store.Open(args);
        if (store is null) return 2;
        var (seconds, megabytes) = (Options.Number(args, "--seconds", 15), Options.Number(args, "--megabytes", 2048));
        if (Options.Value(args, "--program") is { } program) KilledServer.Folder = Path.GetFullPath(program);
        using var server = KilledServer.Start(store.Settings);
        if (!await server.Answers()) throw new InvalidOperationException("The server does not answer.");
        await Fill(store, megabytes);

        var writes = new List<(double At, double Ms)>();
        var clock = Stopwatch.StartNew();
        using var enough = new CancellationTokenSource();
        var writing = Enumerable.Range(0, 4).Select(n => Write(server, n, clock, writes, enough.Token)).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(3));
        var before = clock.Elapsed.TotalSeconds;
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        var begun = clock.Elapsed.TotalSeconds;

        var file = Path.Combine(store.Settings.DataFolder, "bench.zip");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(KilledServer.Folder, "nghitruong.dll"), "backup", file, "--overwrite", "--data", store.Settings.DataFolder]);
        if (store.Settings.PostgresConnection is { } database) foreach (var argument in new[] { "--database", database }) start.ArgumentList.Add(argument);
        using var backup = Process.Start(start)!;
        await backup.WaitForExitAsync();
        var ended = clock.Elapsed.TotalSeconds;
        await enough.CancelAsync();
        foreach (var failed in (await Task.WhenAll(writing.Select(Outcome))).Where(f => f is not null)) Console.WriteLine($"one who wrote gave up: {failed}");

        var size = File.Exists(file) ? new FileInfo(file).Length : 0;
        Console.WriteLine($"backup: exit {backup.ExitCode}, {ended - begun:N1} s, {size / 1024.0 / 1024:N0} MB; load average {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}");
        Tell("writes before", writes, before, begun);
        Tell("writes meanwhile", writes, begun, ended);
        File.Delete(file);
        server.Stop();
        return backup.ExitCode;
    }

    /// <summary>One who fails takes no figure of the others along.</summary>
    static async Task<string?> Outcome(Task writing)
    {
        try
        {
            await writing;
            return null;
        }
        catch (Exception e)
        {
            return e.Message;
        }
    }

    static void Tell(string what, List<(double At, double Ms)> writes, double from, double to)
    {
        var times = writes.Where(w => w.At >= from && w.At < to).Select(w => w.Ms).Order().ToList();
        Console.WriteLine($"{what}: {times.Count / (to - from):N1} a second{(times.Count > 0 ? $", p50 {times[times.Count / 2]:N0}, p95 {times[(int)(times.Count * 0.95)]:N0}, slowest {times[^1]:N0} ms" : "")}");
    }

    /// <summary>Random bytes as files of the council until there is as much as asked for.</summary>
    static async Task Fill(Store store, int megabytes)
    {
        await using var db = store.Db();
        var council = await db.Set<Council>().Where(c => c.Level == CouncilLevel.Province).Select(c => c.Id).SingleAsync();
        var held = await db.StoredFiles.SumAsync(f => f.Size);
        var bytes = new byte[FileSize];
        while (held < megabytes * 1024L * 1024)
        {
            RandomNumberGenerator.Fill(bytes);
            var (key, size, sha) = await store.Files.Put(new MemoryStream(bytes, writable: false), default);
            db.StoredFiles.Add(new StoredFile { CouncilId = council, Name = "bench.bin", ContentType = "application/octet-stream", Size = size, Sha256 = sha, StoreKey = key, CreatedAt = new CouncilClock(TimeProvider.System).Now });
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            held += size;
        }
        Console.WriteLine($"{held / 1024.0 / 1024:N0} MB of files");
    }

    static async Task Write(KilledServer server, int who, Stopwatch clock, List<(double At, double Ms)> writes, CancellationToken enough)
    {
        using var secretary = await new Browser(server.Address).SignIn(Cast.Secretary);
        for (var n = 0; !enough.IsCancellationRequested; n++)
        {
            await secretary.Get("/nhiem-vu/them");
            var (form, at, watch) = (secretary.Form("enter"), clock.Elapsed.TotalSeconds, Stopwatch.StartNew());
            var lead = secretary.Page.QuerySelectorAll("select#lead option").Select(o => o.GetAttribute("value")).First(v => v is { Length: > 0 })!;
            await secretary.Send(form, new() { ["work"] = $"rà soát {who}-{n}", ["is-new"] = "yes", ["due"] = "2026-12-25", ["lead"] = lead });
            lock (writes) writes.Add((at, watch.Elapsed.TotalMilliseconds));
            if (!secretary.Status.Equals(System.Net.HttpStatusCode.OK) || secretary.Refusal.Length > 0) Console.WriteLine($"a write answered {secretary.Status}: {secretary.Refusal}");
            await Task.Delay(50, CancellationToken.None);
        }
    }
}
