namespace NghiTruong.Rules.Meetings;

/// <summary>The notices of one meeting, and what each did to those before it.</summary>
public static class NoticeChain
{
    /// <summary>A replacement not yet issued names the notice itself, over the corrections between: these end with it. Where the first came in as a text, what the first correction says of it.</summary>
    public static void NameFirst(ConclusionNotice notice, IReadOnlyCollection<ConclusionNotice> known)
    {
        while (notice is { Kind: NoticeKind.Replacement, IsOpen: true, EarlierNoticeId: { } earlier } && known.FirstOrDefault(n => n.Id == earlier) is { Kind: NoticeKind.Correction } correction)
            (notice.EarlierNoticeId, notice.EarlierNumber, notice.EarlierOn) = (correction.EarlierNoticeId, correction.EarlierNumber, correction.EarlierOn);
    }

    /// <summary>What a replacement puts an end to, oldest first: the notice it names and the corrections of that notice issued until then.</summary>
    public static IReadOnlyList<ConclusionNotice> EndedBy(ConclusionNotice notice, IReadOnlyCollection<ConclusionNotice> known) => notice.Kind != NoticeKind.Replacement
        ? []
        : [.. known.Where(n => n.IsIssued && n.MeetingId == notice.MeetingId && (n.Id == notice.EarlierNoticeId || (IsBefore(n, notice) && HeadOf(n, known) == notice.EarlierNoticeId))).OrderBy(n => n.Id)];

    /// <summary>The issued notice that replaced this one, or else the first that corrected it; null where it stands as it was issued.</summary>
    public static ConclusionNotice? After(ConclusionNotice notice, IReadOnlyCollection<ConclusionNotice> known) =>
        known.Where(n => n.IsIssued && n.Kind == NoticeKind.Replacement).OrderBy(n => n.Id).FirstOrDefault(n => EndedBy(n, known).Any(e => e.Id == notice.Id))
        ?? known.Where(n => n.IsIssued && n.EarlierNoticeId == notice.Id).OrderBy(n => n.Id).FirstOrDefault();

    /// <summary>The notice that a correction goes back to, over corrections between; null where it came in as a text.</summary>
    public static long? HeadOf(ConclusionNotice notice, IReadOnlyCollection<ConclusionNotice> known)
    {
        while (notice.Kind == NoticeKind.Correction)
        {
            if (notice.EarlierNoticeId is not { } earlier || known.FirstOrDefault(n => n.Id == earlier) is not { } before) return null;
            notice = before;
        }
        return notice.Id;
    }

    static bool IsBefore(ConclusionNotice one, ConclusionNotice other) => other.Id == 0 || one.Id < other.Id;
}
