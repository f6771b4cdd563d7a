using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Rulebook;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Deadlines;

/// <summary>A kept day that moved, with what hangs on it.</summary>
public sealed record MovedDeadline(KeptDeadline Deadline, Occasion Occasion, DeadlineMove Move);

/// <summary>A room that owns kept days: told in the same transaction when they move (decision 0012).</summary>
public interface IDeadlineOwner
{
    /// <summary>The <see cref="KeptDeadline.OwnerKind"/> it answers for.</summary>
    string Kind { get; }
    Task<Refusal?> Follow(Actor actor, IReadOnlyList<MovedDeadline> moved);
}

/// <summary>Days follow: what hangs on an occasion or on the calendar is computed anew, its history kept, its owners told. Within the caller's transaction.</summary>
public sealed class Following(CouncilDb db, CouncilClock clock, IEnumerable<IDeadlineOwner> owners)
{
    /// <summary>Everything open that hangs on one occasion.</summary>
    public async Task<(Refusal? Refusal, IReadOnlyList<MovedDeadline> Moved)> Of(Actor actor, Occasion occasion, string because)
    {
        await db.SaveChangesAsync(); // what this write changed so far is among what is read
        var (calendar, local) = (await db.CalendarOf(actor.CouncilId), await db.LocalRulesOf(actor.CouncilId));
        var open = await db.KeptDeadlines.AsNoTracking().Where(d => d.OccasionId == occasion.Id && !d.IsClosed).OrderBy(d => d.Id).ToListAsync();
        return await Take(actor, open.Select(d => (d, occasion)), calendar, local, because);
    }

    /// <summary>Everything open of the council, under another calendar or other rules.</summary>
    public async Task<(Refusal? Refusal, IReadOnlyList<MovedDeadline> Moved)> All(Actor actor, WorkingCalendar calendar, IReadOnlyList<LocalRule> local, string because) =>
        await Take(actor, await Open(actor.CouncilId), calendar, local, because);

    /// <summary>What would move, without moving it.</summary>
    public async Task<IReadOnlyList<MovedDeadline>> Preview(long councilId, WorkingCalendar calendar, IReadOnlyList<LocalRule> local)
    {
        var now = clock.Now;
        return [.. (await Open(councilId)).Select(d => (d, Move: d.Deadline.Follow(d.Occasion, calendar, local, "", now))).Where(d => d.Move is not null).Select(d => new MovedDeadline(d.d.Deadline, d.d.Occasion, d.Move!))];
    }

    /// <summary>What would move if an occasion stood as it is given here, without moving it.</summary>
    public async Task<IReadOnlyList<MovedDeadline>> Preview(Occasion occasion, long councilId)
    {
        var (calendar, local, now) = (await db.CalendarOf(councilId), await db.LocalRulesOf(councilId), clock.Now);
        var open = await db.KeptDeadlines.AsNoTracking().Where(d => d.CouncilId == councilId && d.OccasionId == occasion.Id && !d.IsClosed).OrderBy(d => d.Due).ThenBy(d => d.Id).ToListAsync();
        return [.. open.Select(d => (Deadline: d, Move: d.Follow(occasion, calendar, local, "", now))).Where(d => d.Move is not null).Select(d => new MovedDeadline(d.Deadline, occasion, d.Move!))];
    }

    async Task<IReadOnlyList<(KeptDeadline Deadline, Occasion Occasion)>> Open(long councilId)
    {
        var open = await db.KeptDeadlines.AsNoTracking().Where(d => d.CouncilId == councilId && !d.IsClosed).OrderBy(d => d.Due).ThenBy(d => d.Id).ToListAsync();
        var byId = await db.Occasions.AsNoTracking().Where(o => o.CouncilId == councilId).ToDictionaryAsync(o => o.Id);
        return [.. open.Select(d => (d, byId[d.OccasionId]))];
    }

    async Task<(Refusal?, IReadOnlyList<MovedDeadline>)> Take(Actor actor, IEnumerable<(KeptDeadline Deadline, Occasion Occasion)> open, WorkingCalendar calendar, IReadOnlyList<LocalRule> local, string because)
    {
        var (changed, moved) = (new List<(KeptDeadline Deadline, int Seen)>(), new List<MovedDeadline>());
        foreach (var (deadline, occasion) in open)
        {
            var seen = deadline.Version;
            var move = deadline.Follow(occasion, calendar, local, because, clock.Now);
            if (deadline.Version != seen) changed.Add((deadline, seen));
            if (move is null) continue;
            move.DeadlineId = deadline.Id;
            moved.Add(new(deadline, occasion, move));
        }
        if (await Write(changed) is { } stale) return (stale, []);
        LetGo(changed);
        db.DeadlineMoves.AddRange(moved.Select(m => m.Move));
        foreach (var owner in owners)
            if (moved.Where(m => m.Deadline.OwnerKind == owner.Kind).ToArray() is { Length: > 0 } theirs && await owner.Follow(actor, theirs) is { } refusal)
                return (refusal, []);
        return (null, moved);
    }

    /// <summary>Rows that this context had read stand elsewhere now: whoever needs one reads it anew.</summary>
    void LetGo(List<(KeptDeadline Deadline, int Seen)> changed)
    {
        var ids = changed.Select(c => c.Deadline.Id).ToHashSet();
        foreach (var entry in db.ChangeTracker.Entries<KeptDeadline>().Where(e => ids.Contains(e.Entity.Id)).ToList()) entry.State = EntityState.Detached;
    }

    /// <summary>Thousands may move at once, to a few days: each day is written once for all that come to it.</summary>
    async Task<Refusal?> Write(List<(KeptDeadline Deadline, int Seen)> changed)
    {
        foreach (var same in changed.GroupBy(c => (c.Seen, c.Deadline.Due, c.Deadline.Prudent, c.Deadline.IsProvisional, c.Deadline.CancelledBecause)))
            foreach (var some in same.Chunk(1000))
            {
                var ((seen, due, prudent, provisional, cancelled), ids, now) = (same.Key, some.Select(c => c.Deadline.Id).ToArray(), clock.Now);
                var written = await db.KeptDeadlines.Where(d => ids.Contains(d.Id) && d.Version == seen && !d.IsClosed).ExecuteUpdateAsync(s => s.SetProperty(d => d.Due, due).SetProperty(d => d.Prudent, prudent)
                    .SetProperty(d => d.IsProvisional, provisional).SetProperty(d => d.CancelledBecause, cancelled).SetProperty(d => d.ChangedAt, now).SetProperty(d => d.Version, seen + 1));
                if (written != ids.Length) return Refusal.Stale("người khác vừa ghi vào một hạn theo mốc này");
            }
        return null;
    }
}
