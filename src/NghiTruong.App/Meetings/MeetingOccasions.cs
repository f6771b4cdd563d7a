using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>A meeting that other days hang on stands as an occasion, moved when the meeting is.</summary>
public sealed class MeetingOccasions(CouncilDb db, CouncilClock clock, Following following)
{
    public const string OwnerKind = "meeting";

    /// <summary>Brings the occasion in step with its meeting. One is made for a meeting to come; past ones only join an occasion that was waiting for them. Within the caller's transaction, once the meeting has its id.</summary>
    public async Task<Refusal?> Keep(Actor actor, Meeting meeting)
    {
        var kind = meeting.Kind switch { MeetingKind.Monthly => OccasionKind.Meeting, MeetingKind.Session => OccasionKind.Session, _ => (OccasionKind?)null };
        if (kind is not { } of || meeting.HeldOn is not { } held) return null;
        var period = of == OccasionKind.Meeting ? meeting.Period ?? $"{held:yyyy-MM}" : null;
        var occasion = await db.Occasions.Where(o => o.CouncilId == actor.CouncilId && o.OfKind == OwnerKind && o.OfId == meeting.Id).SingleOrDefaultAsync()
            ?? (await db.Occasions.Where(o => o.CouncilId == actor.CouncilId && o.Kind == of && o.OfId == null && o.CancelledBecause == null
                && (of == OccasionKind.Meeting ? o.Period == period : meeting.Number != null && o.Number == meeting.Number)).OrderBy(o => o.Id).ToListAsync()).Find(o => o.IsAround(held));
        if (occasion is null)
        {
            if (held < clock.Today) return null;
            db.Occasions.Add(occasion = new Occasion { CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(clock.Now), Kind = of, Title = meeting.Title, Number = meeting.Number, Period = period, RecordedAt = clock.Now });
        }
        (occasion.OfKind, occasion.OfId) = (OwnerKind, meeting.Id);
        if (occasion.StartsOn == held && occasion.IsFirm) return null;
        var was = occasion.StartsOn;
        if (occasion.Move(actor, held, null, isFirm: true, was is null || was == held ? "" : $"ngày họp của {meeting.Title}", clock.Now) is { } refusal) return refusal;
        await db.SaveChangesAsync();
        return (await following.Of(actor, occasion, was is { } before && before != held ? $"{meeting.Title} dời từ {before:dd/MM/yyyy} sang {held:dd/MM/yyyy}" : $"{meeting.Title} họp ngày {held:dd/MM/yyyy}")).Refusal;
    }

    /// <summary>A meeting that was taken back no longer holds its occasion: what hangs on it waits for the meeting that comes in its place.</summary>
    public async Task LetGo(Meeting meeting)
    {
        if (await db.Occasions.SingleOrDefaultAsync(o => o.CouncilId == meeting.CouncilId && o.OfKind == OwnerKind && o.OfId == meeting.Id) is not { } occasion) return;
        (occasion.OfKind, occasion.OfId, occasion.IsFirm) = (null, null, false);
        occasion.Version++;
    }
}
