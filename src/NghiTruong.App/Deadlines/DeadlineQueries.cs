using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Deadlines;

namespace NghiTruong.App.Deadlines;

/// <summary>What an actor may see of occasions and the days that hang on them. Occasions are known to all of the council; a kept day belongs to its owner.</summary>
public static class DeadlineQueries
{
    extension(Visible visible)
    {
        public IQueryable<Occasion> Occasions
        {
            get
            {
                var council = visible.Actor.CouncilId;
                return visible.Db.Set<Occasion>().Where(o => o.CouncilId == council);
            }
        }

        /// <summary>The whole council's, or those of one's own bodies.</summary>
        public IQueryable<KeptDeadline> KeptDeadlines
        {
            get
            {
                var (council, own) = (visible.Actor.CouncilId, visible.Actor.OwnBodies);
                var rows = visible.Db.Set<KeptDeadline>().Where(d => d.CouncilId == council);
                return visible.Actor.May(Right.SeesAll) ? rows : rows.Where(d => d.BodyId != null && own.Contains(d.BodyId.Value));
            }
        }
    }

    /// <summary>Occasions that a time may be hung on: to come, without a day, or just past.</summary>
    /// <param name="chosen">One that is offered whatever its day.</param>
    public static async Task<IReadOnlyList<(long Id, string Name)>> OccasionChoices(this Visible visible, DateOnly today, long? chosen = null)
    {
        var since = today.AddDays(-60);
        return [.. (await visible.Occasions.AsNoTracking().Where(o => o.Id == chosen || o.CancelledBecause == null && (o.StartsOn == null || o.StartsOn >= since)).OrderBy(o => o.StartsOn).ThenBy(o => o.Id).Take(200).ToListAsync())
            .Select(o => (o.Id, $"{o.Title}{(o.StartsOn is { } on ? $", {on:dd/MM/yyyy}" : ", chưa có ngày")}"))];
    }

    /// <summary>The working calendar of a council: what comes with the program, and what the council entered.</summary>
    public static async Task<WorkingCalendar> CalendarOf(this CouncilDb db, long councilId)
    {
        var decisions = await db.CalendarDecisions.AsNoTracking().Where(d => d.CouncilId == councilId && d.TakenBackBecause == null).OrderBy(d => d.Id).ToListAsync();
        var oneOffs = await db.CalendarOneOffs.AsNoTracking().Where(d => d.CouncilId == councilId && d.TakenBackBecause == null).OrderBy(d => d.Id).ToListAsync();
        return decisions.Count == 0 && oneOffs.Count == 0
            ? WorkingCalendar.Known
            : new(CalendarFile.Decisions.Concat(decisions.Select(d => d.Decision)), oneOffs.Select(o => o.OneOff));
    }
}
