using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>A draft notice goes its way: to the head of the Office, to the chair, approved, or back with a reason.</summary>
public sealed class MoveNotice(CouncilDb db, CouncilClock clock, CheckNotice check)
{
    public async Task<Refusal?> Run(Actor actor, NoticeId id, int seen, FormId? form, NoticeStep step, string words)
    {
        if (step is not (NoticeStep.SubmitToHead or NoticeStep.SubmitToChair or NoticeStep.SendBack or NoticeStep.Approve)) return Refusal.NotFound;
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM conclusion_notices WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Visible(actor).Notices.Whole(id.Value) is not { } notice) return Refusal.NotFound;
        if (notice.Take(step, actor, await db.StandsIn(actor), seen, words, clock.Now) is { } refusal) return await db.OrWrittenBefore(actor, form, refusal);
        if (step == NoticeStep.SubmitToHead && await check.Run(actor, notice, await db.Visible(actor).Meetings.AsNoTracking().Include(m => m.Conclusions).SingleAsync(m => m.Id == notice.MeetingId)) is { } wrong) return wrong;
        return await writing.Save(actor, form, $"notice.{step}", () => notice.AsReference());
    }
}
