using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>What an actor may see of obligations: the whole council's, or those its bodies are party to. Annulled ones are in no list and no figure.</summary>
public static class ObligationQueries
{
    extension(Visible visible)
    {
        public IQueryable<Obligation> Obligations => visible.ObligationsEvenAnnulled.Where(o => o.State != ObligationState.Annulled);

        public IQueryable<Obligation> ObligationsEvenAnnulled
        {
            get
            {
                var (council, own) = (visible.Actor.CouncilId, visible.Actor.OwnBodies);
                var rows = visible.Db.Set<Obligation>().Where(o => o.CouncilId == council);
                return visible.Actor.Reach.SeesWholeCouncil ? rows : rows.Where(o => o.Bodies.Any(b => own.Contains(b.BodyId)));
            }
        }
    }

    /// <summary>One obligation with all that its rules need.</summary>
    public static Task<Obligation?> Whole(this IQueryable<Obligation> obligations, long id) =>
        obligations.Include(o => o.Bodies).Include(o => o.Events).ThenInclude(e => e.Files).Include(o => o.Spans).AsSplitQuery().SingleOrDefaultAsync(o => o.Id == id);
}
