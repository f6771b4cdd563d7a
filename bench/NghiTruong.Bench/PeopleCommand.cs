using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.Shell;
using NghiTruong.App.Tests.House;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.Bench;

/// <summary>People at work: each reads a page or writes something, then thinks. How long they wait, whether anything fails.</summary>
static class PeopleCommand
{
    public static async Task<int> Run(string[] args)
    {
        using var store = Store.Open(args);
        if (store is null) return 2;
        var (people, think, seconds, warm) = (Options.Number(args, "--people", 200), Options.Number(args, "--think", 5000), Options.Number(args, "--seconds", 60), Options.Number(args, "--warm", 20));
        if (Options.Value(args, "--program") is { } program) KilledServer.Folder = Path.GetFullPath(program);
        LoadQuestions questions;
        List<long> works;
        await using (var db = store.Db())
        {
            var council = await db.Set<Council>().Where(c => c.Level == CouncilLevel.Province).Select(c => c.Id).SingleAsync();
            questions = await LoadQuestions.Of(db, council, new CouncilClock(TimeProvider.System).Today);
            works = await db.Obligations.Where(o => o.CouncilId == council && o.IsOpen && o.State == ObligationState.InProgress && o.Kind == ObligationKind.Task && o.LeadBodyId != null).OrderBy(o => o.Id).Select(o => o.Id).Take(4000).ToListAsync();
        }
        using var server = KilledServer.Start(store.Settings);
        if (!await server.Answers()) throw new InvalidOperationException("The server does not answer.");

        var (clock, times, failed) = (Stopwatch.StartNew(), new List<(string Kind, double Ms)>(), 0);
        await Task.WhenAll(Enumerable.Range(0, people).Select(n => Task.Run(async () =>
        {
            var dice = new Dice(7000 + (ulong)n);
            await Task.Delay(dice.Below(think)); // they do not come at one moment
            using var person = await Door.Enter(server.Address, n % 4 == 3 ? Cast.Director : Cast.Secretary);
            while (clock.Elapsed.TotalSeconds < warm + seconds)
            {
                var isWrite = n % 4 != 3 && dice.Below(30) < 4; // of all people's acts one in ten
                if (isWrite) await person.Get($"/nhiem-vu/{dice.Of(works)}"); // each time another piece of work: no history grows by what is measured
                isWrite = isWrite && person.HasForm("fact", ("kind", "Progress"));
                var form = isWrite ? person.Form("fact", ("kind", "Progress")) : null;
                var (kind, address) = isWrite ? ("write", "") : n % 4 == 3 ? ("my work", "/viec-cua-toi") : dice.Of(LoadQuestions.Kinds) is var page ? (page, questions.Throw(page, dice)) : default;
                var watch = Stopwatch.StartNew();
                if (form is not null) await person.Send(form, new() { ["words"] = $"Người {n} lúc {clock.ElapsedMilliseconds}.", ["number"] = "12/BC-SXD" });
                else await person.Get(address);
                if (clock.Elapsed.TotalSeconds >= warm)
                {
                    // Written by another a moment before: asked again, as the page says; that is no error.
                    if ((person.Status is not (HttpStatusCode.OK or HttpStatusCode.Conflict) || Door.IsStillThere(person.Last)) && Interlocked.Increment(ref failed) <= 5)
                        Console.WriteLine($"failed: {kind} {address}{form?.GetAttribute("action")} {person.Status} {person.Refusal}");
                    lock (times) times.Add((kind, watch.Elapsed.TotalMilliseconds));
                }
                await Task.Delay(dice.Below(2 * think));
            }
        })));

        Console.WriteLine($"{people} people thinking {think} ms, {times.Count} requests in {seconds} s, {failed} failed; {server.Megabytes():N0} MB held; load average {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}");
        foreach (var (kind, all) in times.GroupBy(t => t.Kind).Select(g => (g.Key, g.Select(t => t.Ms).Order().ToList())).Append(("all", times.Select(t => t.Ms).Order().ToList())))
            Console.WriteLine($"  {kind,-20} n {all.Count,5}   p50 {all[all.Count / 2],7:N1}   p95 {all[(int)(all.Count * 0.95)],7:N1}   max {all[^1],7:N1} ms");
        server.Stop();
        return failed == 0 ? 0 : 1;
    }
}
