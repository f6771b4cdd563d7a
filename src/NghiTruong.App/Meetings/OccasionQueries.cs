using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Obligations;
using NghiTruong.App.Rulebook;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Meetings;

/// <summary>A step of a laid timetable, or other work that hangs on the occasion.</summary>
/// <param name="Found">How its day comes about today; null where the occasion has no day.</param>
/// <param name="No">Why its rule gives no day, where it does not.</param>
public sealed record OccasionStep(TimetableItem? Item, KeptDeadline Kept, Deadline? Found, NoDeadline? No, ObligationState? State, int Moves)
{
    public string Title => Item?.Title ?? Kept.Title;
    public bool IsDone => Item?.DoneOn is not null || State is { } state && States.IsEnded(state);
    public DateOnly? Law => Found?.All.FirstOrDefault(c => !c.IsLocal)?.Reckoning.Due;
    public DateOnly? Own => Found?.All.FirstOrDefault(c => c.Source == DueRule.OwnSource)?.Reckoning.Due;
    public Compared? Regulation => Found?.All.FirstOrDefault(c => c.IsLocal && c.Source != DueRule.OwnSource);
}

public static class OccasionQueries
{
    /// <summary>Everything that hangs on an occasion as one may see it, in order of its day.</summary>
    public static async Task<IReadOnlyList<OccasionStep>> StepsOf(this Visible visible, Occasion occasion)
    {
        var (db, council) = (visible.Db, visible.Actor.CouncilId);
        var (calendar, local) = (await db.CalendarOf(council), await db.LocalRulesOf(council));
        var kept = await visible.KeptDeadlines.AsNoTracking().Where(d => d.OccasionId == occasion.Id).ToListAsync();
        var ids = kept.ConvertAll(d => d.Id);
        var moves = await db.DeadlineMoves.Where(m => m.CouncilId == council && ids.Contains(m.DeadlineId)).GroupBy(m => m.DeadlineId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var items = (await (from t in db.Timetables where t.CouncilId == council && t.OccasionId == occasion.Id from i in t.Items select i).AsNoTracking().ToListAsync()).Where(i => i.DeadlineId is not null).ToDictionary(i => i.DeadlineId!.Value);
        var works = kept.Where(d => d.OwnerKind == FollowDeadlines.OwnerKind).Select(d => d.OwnerId).ToArray();
        var states = await visible.Obligations.Where(o => works.Contains(o.Id)).Select(o => new { o.Id, o.State }).ToDictionaryAsync(o => o.Id, o => o.State);
        return
        [
            .. kept.Where(d => d.OwnerKind != FollowDeadlines.OwnerKind || states.ContainsKey(d.OwnerId)).Select(d =>
            {
                // What is over stands where it stood: the occasion may have moved since.
                NoDeadline? no = null;
                var found = d.IsClosed ? null : d.Rule.Reckon(occasion, calendar, local, out no);
                return new OccasionStep(items.GetValueOrDefault(d.Id), d, found, no, d.OwnerKind == FollowDeadlines.OwnerKind ? states[d.OwnerId] : null, moves.GetValueOrDefault(d.Id));
            }).OrderBy(s => s.Kept.Due ?? DateOnly.MaxValue).ThenBy(s => s.Kept.Id),
        ];
    }

    /// <summary>By which day the papers of a meeting must be out: of the timetable laid over its occasion.</summary>
    public static async Task<DateOnly?> PapersDue(this CouncilDb db, long councilId, long meetingId) =>
        await (from o in db.Occasions
               where o.CouncilId == councilId && o.OfKind == MeetingOccasions.OwnerKind && o.OfId == meetingId
               join t in db.Timetables on o.Id equals t.OccasionId
               from i in t.Items
               where i.IsForPapers
               join d in db.KeptDeadlines on i.DeadlineId equals d.Id
               select d.Due).MinAsync();
}
