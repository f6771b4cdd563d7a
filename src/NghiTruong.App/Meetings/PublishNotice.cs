using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>An issued notice is opened to everyone, or closed again with a reason.</summary>
public sealed class PublishNotice(CouncilDb db, CouncilClock clock)
{
    public Task<Refusal?> Run(Actor actor, NoticeId id, int seen, FormId? form, DateOnly? on) =>
        Change(actor, id, form, "notice.published", notice => notice.Publish(actor, seen, on, clock.Now));

    public Task<Refusal?> TakeBack(Actor actor, NoticeId id, int seen, FormId? form, string because) =>
        Change(actor, id, form, "notice.taken-back", notice => notice.TakeBack(actor, seen, because, clock.Now));

    async Task<Refusal?> Change(Actor actor, NoticeId id, FormId? form, string act, Func<ConclusionNotice, Refusal?> change)
    {
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM conclusion_notices WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Visible(actor).Notices.Whole(id.Value) is not { } notice) return Refusal.NotFound;
        if (change(notice) is { } refusal) return await db.OrWrittenBefore(actor, form, refusal);
        return await writing.Save(actor, form, act, () => notice.AsReference());
    }
}
