namespace NghiTruong.Rules.Meetings;

/// <summary>An issued notice may be made public (công khai) and taken back with a reason; both stay in its history.</summary>
public sealed partial class ConclusionNotice
{
    /// <summary>Since when anyone may read it; null: only those who see the meeting.</summary>
    public DateOnly? PublicSince { get; set; }

    public bool IsPublic => IsIssued && PublicSince is not null;

    /// <summary>Who leads keeps the choice: an officer drafts and issues, and publishes nothing.</summary>
    public Refusal? MayNotPublish(Actor actor) =>
        !IsIssued ? new("not-issued", "Chỉ công khai được thông báo đã ban hành.")
        : !actor.May(Right.KeepsMeetings | Right.Settles) ? new("only-leaders-publish", "Chỉ lãnh đạo HĐND, lãnh đạo Văn phòng quyết định công khai thông báo.")
        : null;

    public Refusal? Publish(Actor actor, int seen, DateOnly? on, DateTimeOffset now)
    {
        if (seen != Version) return Refusal.Stale(LastWords());
        if (MayNotPublish(actor) is { } refusal) return refusal;
        if (IsPublic) return new("already-public", $"Thông báo đã công khai từ ngày {PublicSince:dd/MM/yyyy}.");
        if (on is not { } day) return new("day-needed", "Hãy ghi ngày công khai.", "PublicOn");
        if (day > CouncilClock.DayOf(now)) return new("in-the-future", "Ngày công khai không được sau hôm nay.", "PublicOn");
        if (day < IssuedOn) return new("before-the-issue", $"Ngày công khai không được trước ngày ban hành ({IssuedOn:dd/MM/yyyy}).", "PublicOn");
        PublicSince = day;
        Tell(NoticeStep.Publish, actor, $"Từ ngày {day:dd/MM/yyyy}.", now);
        return null;
    }

    public Refusal? TakeBack(Actor actor, int seen, string because, DateTimeOffset now)
    {
        if (seen != Version) return Refusal.Stale(LastWords());
        if (MayNotPublish(actor) is { } refusal) return refusal;
        if (!IsPublic) return new("not-public", "Thông báo chưa công khai.");
        if (because.Length == 0) return new("reason-needed", "Rút công khai phải nêu lý do.", "Because");
        PublicSince = null;
        Tell(NoticeStep.TakeBack, actor, because, now);
        return null;
    }
}
