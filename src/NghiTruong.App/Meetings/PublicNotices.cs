using NghiTruong.App.Storage;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>What anyone may read of meetings: issued notices that were made public, whichever council issued them; nothing else of the meeting.</summary>
static class PublicNotices
{
    public static IQueryable<ConclusionNotice> Of(CouncilDb db)
    {
        var meetings = db.Meetings;
        return db.Notices.Where(n => n.State == NoticeState.Issued && n.PublicSince != null && meetings.Any(m => m.Id == n.MeetingId && m.AnnulledBecause == null));
    }

    /// <summary>Those that a person signed, or concluded as the chair of the meeting.</summary>
    public static IQueryable<ConclusionNotice> Of(CouncilDb db, long personId)
    {
        var people = db.Set<MeetingPerson>();
        return Of(db).Where(n => n.SignerPersonId == personId || people.Any(p => p.MeetingId == n.MeetingId && p.PersonId == personId && p.Role == MeetingRole.Chair));
    }

    public static string Address(this ConclusionNotice notice) => $"/cong-khai/{notice.Uid}";
}
