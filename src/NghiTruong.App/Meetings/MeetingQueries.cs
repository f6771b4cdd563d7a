using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>What an actor may see of meetings: the whole council's, those one is asked to, and of those that gave one's bodies work only that work and what was issued. Drafts belong to those who work on them.</summary>
public static class MeetingQueries
{
    extension(Visible visible)
    {
        public IQueryable<Meeting> Meetings
        {
            get
            {
                var meetings = visible.Db.Set<Meeting>().Where(m => m.CouncilId == visible.Actor.CouncilId && m.AnnulledBecause == null);
                if (visible.Actor.May(Right.SeesAll)) return meetings;
                var (obligations, attended) = (visible.Obligations, visible.MeetingsAttended);
                return meetings.Where(m => obligations.Any(o => o.SourceKind == "meeting" && o.SourceId == m.Id) || attended.Any(a => a.Id == m.Id));
            }
        }

        /// <summary>Those whose programme, papers and people one may read: all, or where one was asked to come or one's body meets.</summary>
        public IQueryable<Meeting> MeetingsAttended
        {
            get
            {
                var meetings = visible.Db.Set<Meeting>().Where(m => m.CouncilId == visible.Actor.CouncilId && m.AnnulledBecause == null);
                if (visible.Actor.May(Right.SeesAll)) return meetings;
                var (me, own) = (visible.Actor.PersonId, visible.Actor.OwnBodies);
                return meetings.Where(m => m.People.Any(p => p.PersonId == me && p.Role != MeetingRole.Mentioned) || m.Bodies.Any(b => own.Contains(b.BodyId)));
            }
        }

        public IQueryable<Import> Imports => visible.Db.Set<Import>().Where(i => i.CouncilId == visible.Actor.CouncilId && visible.Actor.May(Right.KeepsMeetings));
    }
}
