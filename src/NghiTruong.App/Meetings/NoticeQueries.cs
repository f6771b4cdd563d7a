using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Meetings;

/// <summary>What an actor may see of notices: an issued one with its meeting, a draft only where drafts are worked on.</summary>
public static class NoticeQueries
{
    extension(Visible visible)
    {
        public IQueryable<ConclusionNotice> Notices
        {
            get
            {
                var (council, drafts, meetings) = (visible.Actor.CouncilId, visible.Actor.May(Right.KeepsMeetings), visible.Meetings);
                return visible.Db.Set<ConclusionNotice>().Where(n => n.CouncilId == council && (drafts || n.State == NoticeState.Issued) && meetings.Any(m => m.Id == n.MeetingId));
            }
        }
    }

    /// <summary>A notice with its items and history.</summary>
    public static Task<ConclusionNotice?> Whole(this IQueryable<ConclusionNotice> notices, long id) =>
        notices.Include(n => n.Items).Include(n => n.Events).AsSplitQuery().SingleOrDefaultAsync(n => n.Id == id);

    /// <summary>The issued notices of the same meeting, without their items: what a replacement ends.</summary>
    public static async Task<IReadOnlyList<ConclusionNotice>> IssuedWith(this CouncilDb db, ConclusionNotice notice) =>
        await db.Notices.AsNoTracking().Where(n => n.CouncilId == notice.CouncilId && n.MeetingId == notice.MeetingId && n.State == NoticeState.Issued).OrderBy(n => n.Id).ToListAsync();

    /// <summary>The kind of body in which the actor's post is held.</summary>
    public static Task<BodyKind> StandsIn(this CouncilDb db, Actor actor) =>
        db.Set<Body>().Where(b => b.CouncilId == actor.CouncilId && b.Id == actor.BodyId).Select(b => b.Kind).SingleOrDefaultAsync();

    public static Reference AsReference(this ConclusionNotice notice) =>
        new("notice", notice.Id, $"{NoticeWords.Of(notice.Kind)}{(notice.NumberWords is { } number ? " số " + number : "")}: {notice.Summary}", $"/phien-hop/{notice.MeetingId}/thong-bao?ban={notice.Id}");
}
