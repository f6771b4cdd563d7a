using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App;
using NghiTruong.App.Audit;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.App.Tests.House;
using NghiTruong.Rules;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Bench;

/// <summary>A session with thousands of days that hang on it is moved by a week, with history and audit; then the calendar's month full of them, through HTTP.</summary>
static class SessionCommand
{
    static readonly DateOnly Opening = new(2027, 3, 16);

    public static async Task<int> Run(string[] args)
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", "Development");
        using var store = Store.Open(args);
        if (store is null) return 2;
        var (steps, works, rounds) = (Options.Number(args, "--steps", 4500), Options.Number(args, "--works", 500), Options.Number(args, "--rounds", 8));
        await using var app = Server.Build(store.Settings, "http://127.0.0.1:0");
        await app.StartAsync();
        var actor = await Actor(app.Services);
        var session = await Hang(app.Services, actor, steps, works);
        var (times, processor) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var (db, keep) = (scope.ServiceProvider.GetRequiredService<CouncilDb>(), scope.ServiceProvider.GetRequiredService<KeepOccasion>());
            var now = await db.Occasions.AsNoTracking().SingleAsync(o => o.Id == session);
            var to = Opening.AddDays(round % 2 == 0 ? 7 : 0);
            var (watch, lap) = (Stopwatch.StartNew(), Lap.Start());
            var (refusal, moved) = await keep.Move(actor, session, now.Version, new FormId(Guid.NewGuid()), to, to.AddDays(2), true, "dời một tuần");
            times.Add(watch.Elapsed.TotalMilliseconds);
            processor.Add(lap.Milliseconds);
            if (refusal is not null || moved.Count != steps + works) throw new InvalidOperationException($"{moved.Count} moved: {refusal?.Words}");
        }
        await Proof(store, session, steps + works, works, rounds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a session with {steps + works:N0} dependent days ({works} of them work) moved by a week, history and audit with it: first {times[0]:N0} ms, then {string.Join(", ", times.Skip(1).Select(t => $"{t:N0}"))} ms; middle {Middle(times):N0} ms, of which {Middle(processor):N0} ms of this process's own processor"));
        await Calendar(new Uri(app.Urls.First()), Options.Number(args, "--requests", 300));
        await app.StopAsync();
        return 0;
    }

    static double Middle(List<double> times) => times.Skip(1).Order().ElementAt((times.Count - 1) / 2);

    static async Task<Actor> Actor(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CouncilDb>();
        var post = await db.Set<Post>().FirstAsync(p => db.Set<Person>().Any(x => x.Id == p.PersonId && x.Name == Cast.Secretary));
        return new Actor(post.CouncilId, post.PersonId, Cast.Secretary, post.Id, post.Title, post.BodyId, [post.BodyId], RightsTable.First(PostRank.Officer, BodyKind.CouncilOffice));
    }

    /// <summary>A session with its steps and its work; three in five lie in the month of its opening.</summary>
    static async Task<long> Hang(IServiceProvider services, Actor actor, int steps, int works)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, clock) = (scope.ServiceProvider.GetRequiredService<CouncilDb>(), scope.ServiceProvider.GetRequiredService<CouncilClock>());
        await using var writing = await db.BeginWriting();
        var session = new Occasion { CouncilId = actor.CouncilId, Uid = Guid.NewGuid(), Kind = OccasionKind.Session, SessionKind = SessionKind.Regular, Title = $"Kỳ họp đo {Guid.NewGuid():N}"[..20], RecordedAt = clock.Now };
        session.Move(actor, Opening, Opening.AddDays(2), true, "", clock.Now);
        db.Occasions.Add(session);
        await db.SaveChangesAsync();
        for (var n = 0; n < steps; n++)
        {
            var kept = new KeptDeadline
            {
                CouncilId = actor.CouncilId, Uid = Guid.NewGuid(), OccasionId = session.Id, Point = AnchorPoint.Opening, Title = $"bước chuẩn bị thứ {n} của kỳ họp", BodyId = actor.BodyId, OwnerKind = "timetable", OwnerId = session.Id,
                OwnerAddress = $"/moc/{session.Id}", ChangedAt = clock.Now,
            };
            kept.Hang(Rule(n));
            kept.Follow(session, await db.CalendarOf(actor.CouncilId), [], "trải lịch của Văn phòng", clock.Now);
            db.KeptDeadlines.Add(kept);
        }
        await db.SaveChangesAsync();
        for (var n = 0; n < works; n++)
        {
            var terms = new ObligationTerms
            {
                Work = $"chuẩn bị nội dung thứ {n} của kỳ họp", Kind = ObligationKind.Task, Status = SourceStatus.Binding, Bodies = [new BodyPart(actor.BodyId, BodyRole.Lead)],
                Due = new DueTime(DueKind.Event, null, "", "") { Follows = new(session.Id, Rule(n)) },
            };
            await db.Give(actor, clock, new Reference("occasion", session.Id, session.Title, $"/moc/{session.Id}"), 0, 0, terms, clock.Today);
            if (n % 50 == 49)
            {
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
        }
        if (await writing.Save(NghiTruong.Rules.Actor.System(actor.CouncilId), null, "bench.session", () => new("occasion", session.Id, session.Title, $"/moc/{session.Id}")) is { } refusal) throw new InvalidOperationException(refusal.Words);
        return session.Id;
    }

    static DueRule Rule(int n) => new(AnchorPoint.Opening, n % 5 == 4 ? "SES-07" : null, n % 5 < 3 ? new(n % 15, CountUnit.CalendarDay, n % 2 == 0 ? Direction.Before : Direction.After) : new(20 + n % 30, n % 3 == 0 ? CountUnit.WorkingDay : CountUnit.CalendarDay, Direction.Before));

    static async Task Proof(Store store, long session, int all, int works, int rounds)
    {
        await using var db = store.Db();
        var moves = await db.DeadlineMoves.CountAsync(m => db.Set<KeptDeadline>().Any(d => d.Id == m.DeadlineId && d.OccasionId == session));
        var told = await db.Set<ObligationEvent>().CountAsync(e => e.Kind == ObligationEventKind.DueFollowed && e.AboutId == session);
        var audited = await db.AuditRows.CountAsync(a => a.Act == "occasion.moved" && a.TargetId == session);
        if ((moves, told, audited) != (all * (rounds + 1), works * rounds, rounds)) throw new InvalidOperationException($"{moves} moves, {told} events, {audited} audit rows");
    }

    static async Task Calendar(Uri address, int requests)
    {
        using var browser = await new Browser(address).SignIn(Cast.Secretary);
        await browser.Get("/lich?ngay=2027-03-01");
        var items = browser.Page.QuerySelectorAll("table.month .more").Sum(m => int.Parse(string.Concat(m.TextContent.Where(char.IsDigit)), CultureInfo.InvariantCulture)) + browser.Page.QuerySelectorAll("table.month .line").Length;
        var times = new List<double>();
        for (var n = 0; n < requests + 20; n++)
        {
            var watch = Stopwatch.StartNew();
            using var request = new HttpRequestMessage(HttpMethod.Get, "/lich?ngay=2027-03-01");
            using var answer = await browser.Raw(request);
            await answer.Content.ReadAsByteArrayAsync();
            if (n >= 20) times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the calendar's month with {items:N0} items, {browser.Html.Length / 1024} KB: p50 {times[times.Count / 2]:N1}, p95 {times[(int)(times.Count * 0.95)]:N1}, max {times[^1]:N1} ms ({requests} requests, one client)"));
    }
}
