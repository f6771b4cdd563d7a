using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>What an actor may see of meetings: the whole council's, or those that gave its bodies work. Drafts belong to those who work on them.</summary>
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
                var obligations = visible.Obligations;
                return meetings.Where(m => obligations.Any(o => o.SourceKind == "meeting" && o.SourceId == m.Id));
            }
        }

        public IQueryable<Import> Imports => visible.Db.Set<Import>().Where(i => i.CouncilId == visible.Actor.CouncilId && visible.Actor.May(Right.KeepsMeetings));
    }
}
