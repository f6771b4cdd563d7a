using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Rulebook;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>Work whose time hangs on an occasion: when its kept day moves, so does its due day, as an event that says why.</summary>
public sealed class FollowDeadlines(CouncilDb db, CouncilClock clock) : IDeadlineOwner
{
    public const string OwnerKind = "obligation";

    /// <summary>Read so many at a time: their events are held only as long as they are folded.</summary>
    const int AtOnce = 400;

    public string Kind => OwnerKind;

    public async Task<Refusal?> Follow(Actor actor, IReadOnlyList<MovedDeadline> moved)
    {
        foreach (var some in moved.Chunk(AtOnce))
        {
            var ids = some.Select(m => m.Deadline.OwnerId).ToArray();
            var works = await db.Obligations.Include(o => o.Bodies).Include(o => o.Events).Include(o => o.Spans).Include(o => o.Turns).AsSplitQuery()
                .Where(o => o.CouncilId == actor.CouncilId && ids.Contains(o.Id) && o.IsOpen).ToDictionaryAsync(o => o.Id);
            foreach (var move in some)
                if (works.TryGetValue(move.Deadline.OwnerId, out var work) && await Move(actor, work, move) is { } refusal)
                    return refusal with { Words = $"Nhiệm vụ {work.Id}: {refusal.Words}" };
        }
        return null;
    }

    async Task<Refusal?> Move(Actor actor, Obligation work, MovedDeadline moved)
    {
        var terms = work.CurrentTerms();
        if (terms.Due.Follows is null) return null;
        var (on, latest) = (clock.Today, work.Events.Max(e => e.OccurredOn));
        var fact = new NewFact(ObligationEventKind.DueFollowed, on > latest ? on : latest, Words(moved))
        {
            Terms = terms with { Due = terms.Due.At(moved.Occasion, moved.Deadline.Due) },
            About = new("occasion", moved.Occasion.Id, moved.Occasion.Title, $"/moc/{moved.Occasion.Id}"),
        };
        return work.Follow(actor, fact, clock.Now) ?? (work.EachOf is null ? null : await db.Follow(actor, clock, work, fact));
    }

    static string Words(MovedDeadline moved) => (moved.Move.From, moved.Move.To) switch
    {
        (null, { } to) => $"Hạn là {to:dd/MM/yyyy}: {moved.Move.Because}",
        ({ } from, { } to) => $"Hạn từ {from:dd/MM/yyyy} thành {to:dd/MM/yyyy}: {moved.Move.Because}",
        _ => $"Chưa còn ngày hạn: {moved.Move.Because}",
    };
}

/// <summary>Keeps the day of work that hangs on an occasion, and lets go of it when the work ends or its time is set otherwise.</summary>
static class HeldDays
{
    /// <summary>
    /// A time as it will be kept: words of a day as the council takes them; words that name an occasion linked to it ("trước kỳ họp thứ 23"), the occasion made where it
    /// is not known yet; a time hung on an occasion by hand on the day it gives. Within the caller's transaction.
    /// </summary>
    public static async Task<ObligationTerms> Hang(this CouncilDb db, Actor actor, CouncilClock clock, ObligationTerms terms, DateOnly said)
    {
        var due = terms.Due;
        if (due.Follows is { } follows)
            return await db.Visible(actor).Occasions.AsNoTracking().SingleOrDefaultAsync(o => o.Id == follows.OccasionId) is { } chosen
                ? terms with { Due = await db.Hung(actor.CouncilId, due, chosen) }
                : terms with { Due = DueTime.None };
        if (due.Kind == DueKind.Day)
            return await db.TimeReadingOf(actor.CouncilId) is var reading && reading == TimeReading.Plain ? terms : terms with { Due = reading.Take(due, said, await db.CalendarOf(actor.CouncilId)) };
        if (due.Kind != DueKind.Event || OccasionWords.Read(due.Words, said) is not { } mention) return terms;
        var occasion = await db.OccasionNamed(actor, clock, mention, said);
        return terms with { Due = await db.Hung(actor.CouncilId, due with { Follows = new(occasion.Id, mention.Rule) }, occasion) };
    }

    /// <summary>An occasion that a form chose anew and that is not the council's, or will not take place: said, so that no time is lost in silence.</summary>
    public static async Task<Refusal?> WrongOccasion(this CouncilDb db, Actor actor, ObligationTerms? terms, long? before = null)
    {
        if (terms?.Due.Follows is not { } follows || follows.OccasionId == before) return null;
        return await db.Visible(actor).Occasions.AsNoTracking().SingleOrDefaultAsync(o => o.Id == follows.OccasionId) switch
        {
            null => new("no-such-occasion", $"Theo mốc: không có mốc mã {follows.OccasionId}; hãy tải lại trang rồi chọn lại mốc.", "Occasion"),
            { CancelledBecause: not null } gone => new("occasion-cancelled", $"Theo mốc: “{gone.Title}” đã hủy; hãy chọn mốc khác hoặc ghi ngày.", "Occasion"),
            _ => null,
        };
    }

    /// <summary>How the council takes words of time.</summary>
    public static async Task<TimeReading> TimeReadingOf(this CouncilDb db, long councilId) =>
        await db.ObligationSettings.Where(s => s.CouncilId == councilId).Select(s => new TimeReading(s.BeforeIncludesDay, s.DueRolls)).SingleOrDefaultAsync() ?? TimeReading.Plain;

    /// <summary>A due time on the day that its occasion gives now.</summary>
    public static async Task<DueTime> Hung(this CouncilDb db, long councilId, DueTime due, Occasion occasion)
    {
        var found = due.Follows!.Rule.Reckon(occasion, await db.CalendarOf(councilId), await db.LocalRulesOf(councilId), out _);
        return due.At(occasion, found?.Due);
    }

    /// <summary>Brings the kept day in step with the work: opened, hung elsewhere, or closed. Parts of a whole go with it and keep none of their own.</summary>
    public static async Task KeepDay(this CouncilDb db, Obligation work, CouncilClock clock)
    {
        var follows = work.IsOpen && work.Tie == Tie.None ? work.CurrentTerms().Due.Follows : null;
        if (follows is null && work.DueKind != DueKind.Event && work.Version == 1) return;
        var kept = db.KeptDeadlines.Local.FirstOrDefault(d => d.OwnerKind == FollowDeadlines.OwnerKind && d.OwnerId == work.Id)
            ?? await db.KeptDeadlines.FirstOrDefaultAsync(d => d.CouncilId == work.CouncilId && d.OwnerKind == FollowDeadlines.OwnerKind && d.OwnerId == work.Id);
        if (follows is null)
        {
            if (kept is { IsClosed: false }) kept.IsClosed = true;
            return;
        }
        if (kept is null)
            db.KeptDeadlines.Add(kept = new KeptDeadline
            {
                CouncilId = work.CouncilId, Uid = Guid.CreateVersion7(clock.Now), OccasionId = follows.OccasionId, Point = follows.Rule.Point, Title = work.Work, OwnerKind = FollowDeadlines.OwnerKind,
                OwnerId = work.Id, OwnerAddress = $"/nhiem-vu/{work.Id}", ChangedAt = clock.Now,
            });
        kept.Hang(follows.Rule);
        (kept.OccasionId, kept.Title, kept.BodyId, kept.IsClosed) = (follows.OccasionId, work.Work, work.LeadBodyId, false);
        if (await db.Occasions.SingleOrDefaultAsync(o => o.Id == follows.OccasionId) is { } occasion)
            kept.Follow(occasion, await db.CalendarOf(work.CouncilId), await db.LocalRulesOf(work.CouncilId), "thời hạn của nhiệm vụ được đặt lại", clock.Now);
    }
}
