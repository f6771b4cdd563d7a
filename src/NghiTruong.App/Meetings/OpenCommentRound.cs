using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>The Office asks bodies for their comments on a paper as it stands, and later more bodies.</summary>
public sealed class OpenCommentRound(CouncilDb db, CouncilClock clock)
{
    public async Task<(Refusal? Refusal, long Id)> Run(Actor actor, MeetingId id, FormId? form, long paperVersionId, string question, DateOnly? due, IReadOnlyList<long> bodies)
    {
        if (!actor.May(Right.KeepsMeetings)) return (new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND mở đợt xin ý kiến."), 0);
        if (due is not { } until) return (new("due-needed", "Hãy ghi hạn góp ý.", "DueOn"), 0);
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM meetings WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return (before, 0);
        var paper = await (from m in db.Visible(actor).Meetings where m.Id == id.Value from a in m.Agenda from p in a.Papers where p.Id == paperVersionId select p).AsNoTracking().SingleOrDefaultAsync();
        if (paper is null) return (Refusal.NotFound, 0);
        if (await Unfit(actor, bodies) is { } unfit) return (unfit, 0);
        if ((await db.Visible(actor).CommentRounds.AsNoTracking().Where(r => r.MeetingId == id.Value && r.ClosedAt == null).ToListAsync()).Find(r => r.IsAbout(paper)) is { } open)
            return (new("round-open", "Bản này đang được xin ý kiến; hãy hỏi thêm cơ quan ở đợt đó.", Address: open.AsReference().Address), 0);
        var round = new CommentRound
        {
            CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(), MeetingId = id.Value, AgendaItemId = paper.AgendaItemId, PaperName = paper.Name, PaperNumber = paper.Number,
            Question = question, DueOn = until, OpenedAt = clock.Now, OpenedBy = $"{actor.PersonName}, {actor.PostTitle}",
        };
        if (round.Ask(actor, bodies, until, clock.Now) is { } refusal) return (refusal, 0);
        db.CommentRounds.Add(round);
        return (await writing.Save(actor, form, "comments.asked", () => round.AsReference()), round.Id);
    }

    public async Task<Refusal?> AskMore(Actor actor, RoundId id, FormId? form, DateOnly? due, IReadOnlyList<long> bodies)
    {
        if (due is not { } until) return new("due-needed", "Hãy ghi hạn góp ý.", "DueOn");
        if (await Unfit(actor, bodies) is { } unfit) return unfit;
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM comment_rounds WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Visible(actor).CommentRounds.Whole(id.Value) is not { } round) return Refusal.NotFound;
        if (round.Ask(actor, bodies, until, clock.Now) is { } refusal) return refusal;
        return await writing.Save(actor, form, "comments.asked-more", () => round.AsReference());
    }

    async Task<Refusal?> Unfit(Actor actor, IReadOnlyList<long> bodies) => (await db.BodiesOf(actor.CouncilId)).Unfit(bodies, clock.Today);
}
