using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>The words of a draft notice are edited; conclusions that came later are taken in; a draft nobody wants is removed.</summary>
public sealed class EditNotice(CouncilDb db, CouncilClock clock)
{
    /// <summary>What a form says of one item; without words it is left out.</summary>
    public sealed record ItemWords(long Id, int Position, string To, string Words, string When);

    public sealed record NoticeText(string Summary, string Opening, string Closing, string Recipients, IReadOnlyList<ItemWords> Items, string AddedItem);

    public Task<Refusal?> Words(Actor actor, NoticeId id, int seen, FormId? form, NoticeText text) => Change(actor, id, form, "notice.edited", (notice, standsIn) =>
    {
        if (notice.Version != seen) return Task.FromResult<Refusal?>(Refusal.Stale("dự thảo vừa được sửa"));
        if (notice.MayNot(NoticeStep.Edit, actor, standsIn) is { } no) return Task.FromResult<Refusal?>(no);
        if (text.Summary.Length == 0) return Task.FromResult<Refusal?>(new("summary-needed", "Hãy ghi trích yếu.", "Summary"));
        (notice.Summary, notice.Opening, notice.Closing, notice.Recipients) = (text.Summary, text.Opening, text.Closing, text.Recipients);
        foreach (var item in notice.Items.ToList())
        {
            if (text.Items.FirstOrDefault(w => w.Id == item.Id) is not { } words) continue;
            if (words.Words.Length == 0) notice.Items.Remove(item);
            (item.Position, item.ToWords, item.Words, item.WhenWords) = (words.Position, words.To, words.Words, words.When);
        }
        if (text.AddedItem.Length > 0) notice.Items.Add(new NoticeItem { CouncilId = actor.CouncilId, Position = int.MaxValue, ToWords = "", Words = text.AddedItem, WhenWords = "" });
        Renumber(notice);
        notice.Tell(NoticeStep.Edit, actor, "", clock.Now);
        return Task.FromResult<Refusal?>(null);
    });

    /// <summary>Conclusions recorded after the draft was made come in at its end.</summary>
    public Task<Refusal?> TakeIn(Actor actor, NoticeId id, FormId? form) => Change(actor, id, form, "notice.conclusions-taken-in", async (notice, standsIn) =>
    {
        if (notice.MayNot(NoticeStep.Edit, actor, standsIn) is { } no) return no;
        var meeting = await db.Visible(actor).Meetings.AsNoTracking().Include(m => m.Conclusions).SingleAsync(m => m.Id == notice.MeetingId);
        var known = notice.Items.Select(i => i.ConclusionId ?? 0).ToHashSet();
        notice.Items.AddRange(await DraftNotice.Items(db, actor, meeting, clock.Today, known, notice.Items.Count + 1));
        Renumber(notice);
        notice.Tell(NoticeStep.Edit, actor, "Đưa thêm kết luận vào dự thảo.", clock.Now);
        return null;
    });

    /// <summary>Drafts alone are removed; what was issued stays for good.</summary>
    public async Task<Refusal?> Remove(Actor actor, NoticeId id, FormId? form)
    {
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM conclusion_notices WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Visible(actor).Notices.Whole(id.Value) is not { } notice) return Refusal.NotFound;
        if (notice.MayNot(NoticeStep.Edit, actor, await db.StandsIn(actor)) is { } no) return no;
        db.Remove(notice);
        return await writing.Save(actor, form, "notice.draft-removed", () => notice.AsReference() with { Address = $"/phien-hop/{notice.MeetingId}/thong-bao" });
    }

    async Task<Refusal?> Change(Actor actor, NoticeId id, FormId? form, string act, Func<ConclusionNotice, Rules.People.BodyKind, Task<Refusal?>> change)
    {
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM conclusion_notices WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Visible(actor).Notices.Whole(id.Value) is not { } notice) return Refusal.NotFound;
        if (await change(notice, await db.StandsIn(actor)) is { } refusal) return refusal;
        return await writing.Save(actor, form, act, () => notice.AsReference());
    }

    static void Renumber(ConclusionNotice notice)
    {
        var position = 1;
        foreach (var item in notice.Items.OrderBy(i => i.Position).ThenBy(i => i.Id == 0 ? long.MaxValue : i.Id)) item.Position = position++;
    }
}
