using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>Comments are taken in or not, with reasons; when all are settled, the round is closed.</summary>
public sealed class SettleComments(CouncilDb db, CouncilClock clock)
{
    public Task<Refusal?> Judge(Actor actor, RoundId id, FormId? form, long commentId, CommentVerdict verdict, string reason) =>
        Change(actor, id, form, "comments.judged", $"#y-kien-{commentId}", round => Task.FromResult(round.Judge(actor, commentId, verdict, reason, clock.Now)));

    public Task<Refusal?> Close(Actor actor, RoundId id, FormId? form) => Change(actor, id, form, "comments.closed", "", async round =>
    {
        var latest = await db.PaperVersions.Where(p => p.CouncilId == actor.CouncilId && p.AgendaItemId == round.AgendaItemId && p.Name == round.PaperName).MaxAsync(p => p.Number);
        return round.Close(actor, latest, clock.Now);
    });

    async Task<Refusal?> Change(Actor actor, RoundId id, FormId? form, string act, string anchor, Func<CommentRound, Task<Refusal?>> change)
    {
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM comment_rounds WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Visible(actor).CommentRounds.Whole(id.Value) is not { } round) return Refusal.NotFound;
        if (await change(round) is { } refusal) return refusal;
        return await writing.Save(actor, form, act, () => round.AsReference() with { Address = round.AsReference().Address + anchor });
    }
}
