using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Commands;
using NghiTruong.App.Live;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Text;

namespace NghiTruong.Bench;

/// <summary>Makes five years of a province: 70 meetings, 1,500 conclusions, 98 communes, about 100,000 pieces of work and 600,000 events; the same for a seed and a day.</summary>
static class ProvinceCommand
{
    const int Meetings = 70, Conclusions = 1500, ForEach = 1000, Batch = 600;

    /// <summary>Works to be stored together; those that hang on a whole or a duty come once that is stored.</summary>
    sealed record Lot(Obligation? Whole, IReadOnlyList<Obligation> Works, Meeting Meeting, Actor Actor)
    {
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public static async Task<int> Run(string[] args)
    {
        using var store = Store.Open(args);
        if (store is null) return 2;
        var (dice, today) = (new Dice((ulong)Options.Number(args, "--seed", 1)), new CouncilClock(TimeProvider.System).Today);
        if (DateOnly.TryParseExact(Options.Value(args, "--today"), "yyyy-MM-dd", out var named)) today = named;
        var watch = Stopwatch.StartNew();
        await using (var db = store.Db())
        {
            await StartUp.Migrate(db);
            if (!await FirstStart.Seed(db, today, null) && await db.Meetings.CountAsync() >= Meetings)
            {
                Console.WriteLine("There is a province in this folder already.");
                return await Prove(store);
            }
        }
        ProvincePlaces places;
        List<Meeting> meetings;
        await using (var db = store.Db())
        {
            places = await ProvincePlaces.Make(db, today);
            meetings = await Hold(db, places, today);
        }
        var stored = Channel.CreateBounded<Lot>(4);
        var making = Task.Run(async () =>
        {
            try
            {
                await Make(places, meetings, today, dice, stored.Writer);
                stored.Writer.Complete();
            }
            catch (Exception e)
            {
                stored.Writer.Complete(e);
            }
        });
        var works = 0;
        await using (var db = store.Db())
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            await using var writing = await db.Database.BeginTransactionAsync();
            await foreach (var lot in stored.Reader.ReadAllAsync())
            {
                await Keep(db, lot);
                works += lot.Works.Count;
                if (works % 10_000 < lot.Works.Count) Console.WriteLine($"  {works:N0} pieces of work, {watch.Elapsed.TotalSeconds:N0} s");
            }
            await writing.CommitAsync();
        }
        await making;
        await using (var db = store.Db())
            await (await db.BeginWriting()).Save(Actor.System(places.Council), null, "province.made", () => new("council", places.Council, "province", "/"));
        await using (var db = store.Db())
        {
            // What a server's own autovacuum does in its time.
            if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
            else await StartUp.Settle(db);
        }
        Console.WriteLine($"Made in {watch.Elapsed.TotalSeconds:N0} s.");
        return await Prove(store);
    }

    static async Task<int> Prove(Store store)
    {
        await using var db = store.Db();
        var today = new CouncilClock(TimeProvider.System).Today;
        var (all, events, spans) = (await db.Obligations.CountAsync(), await db.ObligationEvents.CountAsync(), await db.ObligationSpans.CountAsync());
        var open = await db.Obligations.CountAsync(o => o.IsOpen);
        var late = await db.Obligations.CountAsync(o => o.IsOpen && o.Kind == ObligationKind.Task && o.DueOn < today && o.State != ObligationState.ReportedDone);
        Console.WriteLine($"{await db.Meetings.CountAsync()} meetings, {await db.Set<Conclusion>().CountAsync():N0} conclusions, {all:N0} pieces of work ({open:N0} open, {late:N0} late: {100.0 * late / all:N1} %), {events:N0} events, {spans:N0} spans");
        var watch = Stopwatch.StartNew();
        var (count, different) = await Rebuilding.Compare(db, false, default);
        Console.WriteLine($"rebuild: {count:N0} folded anew in {watch.Elapsed.TotalSeconds:N0} s, {different.Count} differ");
        return different.Count == 0 ? 0 : 1;
    }

    /// <summary>A meeting each month for five years, and a briefing here and there.</summary>
    static async Task<List<Meeting>> Hold(CouncilDb db, ProvincePlaces places, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var known = await db.Meetings.Select(m => m.HeldOn).ToListAsync();
        var missing = Meetings - known.Count;
        var held = Enumerable.Range(0, 60).Select(n => month.AddMonths(n - 59)).Where(m => !known.Exists(k => k is { } on && (on.Year, on.Month) == (m.Year, m.Month)))
            .Select(m => (On: m.AddDays(today.Day > 18 ? 17 : Math.Max(0, today.Day - 2)), Kind: MeetingKind.Monthly)).ToList();
        held.AddRange(Enumerable.Range(0, Math.Max(0, missing - held.Count)).Select(n => (month.AddMonths(-5 * n - 7).AddDays(4), MeetingKind.Briefing)));
        foreach (var (on, kind) in held.OrderBy(h => h.On))
        {
            var title = $"{(kind == MeetingKind.Monthly ? "Phiên họp thường kỳ" : "Giao ban")} tháng {on.Month}/{on.Year} của Thường trực HĐND tỉnh";
            db.Meetings.Add(new Meeting
            {
                CouncilId = places.Council, Uid = Guid.CreateVersion7(), Kind = kind, Title = title, TitleFolded = " " + Folding.Fold(title), Period = kind == MeetingKind.Monthly ? $"{on:yyyy-MM}" : null, HeldOn = on, Place = "Phòng họp số 2", RecordedAt = ProvinceWork.At(on),
            });
        }
        await db.SaveChangesAsync();
        return await db.Meetings.AsNoTracking().Where(m => m.CouncilId == places.Council).OrderBy(m => m.HeldOn).ThenBy(m => m.Id).ToListAsync();
    }

    static async Task Make(ProvincePlaces places, List<Meeting> meetings, DateOnly today, Dice dice, ChannelWriter<Lot> to)
    {
        var work = new ProvinceWork(places, today, dice);
        var communes = places.Communes.Select(c => (c.Id, Actor: places.Of(c.Id, c.Name))).ToList();
        var stored = new List<Lot>();
        for (var n = 0; n < meetings.Count; n++)
        {
            var (meeting, first) = (meetings[n], Conclusions * n / meetings.Count);
            var reviews = Reviews(n);
            stored.Add(new Lot(null, [.. Enumerable.Range(first, Conclusions * (n + 1) / meetings.Count - first).Select(c => IsForEach(c) ? Give(work.Terms(meeting.HeldOn!.Value, forEach: true, null, null), meeting) : Single(c, meeting, reviews))], meeting, places.Secretary));
            await to.WriteAsync(stored[n]);
        }
        await stored[^1].Stored.Task;
        for (var n = 0; n < meetings.Count; n++)
        {
            var reviews = Reviews(n);
            foreach (var whole in stored[n].Works.Where(w => w.EachOf is not null))
            {
                var left = dice.OneIn(6);
                await to.WriteAsync(new Lot(whole, communes.ConvertAll(commune =>
                {
                    var part = whole.PartFor(places.Secretary, commune.Id, whole.GivenOn, ProvinceWork.At(whole.GivenOn));
                    work.Live(part, commune.Actor, left && dice.OneIn(4), reviews);
                    return part;
                }), meetings[n], places.Secretary));
            }
            foreach (var duty in stored[n].Works.Where(w => w.Comes is not null))
                await to.WriteAsync(new Lot(duty, [.. Instalment.Begun(duty.Comes!.Value, duty.DayOfPeriod, duty.GivenOn, today).Select(period =>
                {
                    var one = duty.InstalmentFor(places.Secretary, period, ProvinceWork.At(duty.GivenOn));
                    if (one.LeadBodyId is { } lead) work.Live(one, places.Of(lead, "cơ quan"), dice.OneIn(40), []);
                    return one;
                })], meetings[n], places.Secretary));
        }

        static bool IsForEach(int c) => c * ForEach / Conclusions != (c + 1) * ForEach / Conclusions;

        List<Meeting> Reviews(int n) => [.. meetings.Skip(n + 1).Where(m => m.Kind == MeetingKind.Monthly).Take(6)];

        Obligation Give(ObligationTerms terms, Meeting meeting) => Obligation.Give(places.Secretary, ProvinceWork.About(meeting), 0, 0, terms, meeting.HeldOn!.Value, ProvinceWork.At(meeting.HeldOn!.Value));

        Obligation Single(int c, Meeting meeting, List<Meeting> reviews)
        {
            var kind = (c % 36) switch { 3 => ObligationKind.StandingDuty, 9 or 21 => ObligationKind.Guidance, _ => ObligationKind.Task };
            var lead = dice.Below(10) switch { 0 or 1 => places.Committee, 2 or 3 => dice.Of(places.Communes).Id, _ => dice.Of(places.Departments).Id };
            var given = Give(work.Terms(meeting.HeldOn!.Value, forEach: false, dice.OneIn(40) ? null : lead, dice.Of(places.Communes).Name, kind), meeting);
            if (given.LeadBodyId is { } body) work.Live(given, places.Of(body, "cơ quan"), dice.OneIn(12), reviews);
            return given;
        }
    }

    static async Task Keep(CouncilDb db, Lot lot)
    {
        if (lot.Whole is { } whole)
        {
            db.Attach(whole);
            var ended = lot.Works.Max(w => w.EndedOn);
            if (whole.EachOf is not null && ended is { } on && whole.AfterParts([.. lot.Works.Select(w => (w.State, w.ReportedDoneOn))], on) is { } fact && whole.Follow(lot.Actor, fact, ProvinceWork.At(on, 1)) is { } refusal)
                throw new InvalidOperationException(refusal.Words);
        }
        foreach (var works in lot.Works.Chunk(Batch))
        {
            db.AddRange(works);
            db.ChangeTracker.DetectChanges();
            await db.SaveChangesAsync();
        }
        if (lot.Whole is null)
        {
            var place = (int)(lot.Works.Count == 0 ? 0 : lot.Works[0].Id);
            db.AddRange(lot.Works.Select((w, n) => new Conclusion { CouncilId = w.CouncilId, MeetingId = lot.Meeting.Id, Position = place + n, Words = w.Work, ToWords = w.EachOf ?? "", ObligationId = w.Id }));
            await db.SaveChangesAsync();
        }
        db.ChangeTracker.Clear();
        lot.Stored.SetResult();
    }
}
