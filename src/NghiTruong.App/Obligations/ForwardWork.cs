using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>Work goes to another council of the installation and comes back answered: sent, received or returned, answered, taken back.</summary>
public sealed class ForwardWork(CouncilDb db, CouncilClock clock)
{
    public async Task<(Refusal? Refusal, long Id)> Send(Actor actor, FormId? form, long work, long? toCouncil, string words, string note, string? number, DateOnly? dueOn)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return (before, 0);
        if (await db.Visible(actor).Obligations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == work) is not { } obligation) return (Refusal.NotFound, 0);
        if (toCouncil is not { } to || !await db.Councils.AnyAsync(c => c.Id == to)) return (new("council-needed", "Hãy chọn HĐND nhận.", "Council"), 0);
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM obligations WHERE id = {work} FOR UPDATE");
        if (await db.Forwardings.AnyAsync(f => f.ObligationId == work && f.ToCouncilId == to && (f.State == ForwardingState.Sent || f.State == ForwardingState.Received)))
            return (await db.OrWrittenBefore(actor, form, new("already-forwarded", "Nhiệm vụ này đã chuyển HĐND ấy và chưa có trả lời.", "Council")), 0);
        var (refusal, made) = Forwarding.Send(actor, obligation, to, words, note, number, dueOn, clock.Now);
        if (made is null) return (refusal, 0);
        db.Forwardings.Add(made);
        return (await writing.Save(actor, form, "forwarding.sent", made.AsReference, alsoTells: to), made.Id);
    }

    /// <summary>Received: it becomes work of the receiving council, from the sentence that was forwarded.</summary>
    public async Task<Refusal?> Receive(Actor actor, FormId? form, long id, int seen, string? receiptNumber, long? lead)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (lead is { } body && (await db.BodiesOf(actor.CouncilId)).All(b => b.Id != body)) return Refusal.NotFound;
        await using var writing = await db.BeginWriting();
        if (await db.Visible(actor).Forwardings.SingleOrDefaultAsync(f => f.Id == id) is not { } forwarding) return Refusal.NotFound;
        // The sender's work stands still meanwhile: it is not received in the moment in which it ends.
        await writing.Take($"SELECT 1 FROM obligations WHERE id = {forwarding.ObligationId} FOR UPDATE");
        var ended = (await db.Visible(actor).Ends([forwarding])).GetValueOrDefault(id);
        if (forwarding.Receive(actor, seen, receiptNumber, clock.Today, ended) is { } no) return await db.OrWrittenBefore(actor, form, no);
        var from = await db.Councils.Where(c => c.Id == forwarding.CouncilId).Select(c => c.Name).SingleAsync();
        var source = new Reference("forwarding", id, $"{from} chuyển{(forwarding.DocumentNumber is { } number ? $", số {number}" : "")}", $"/chuyen/{id}");
        var due = forwarding.DueOn is { } on ? new DueTime(DueKind.Day, on, "", $"{from} ấn định khi chuyển") : DueTime.None;
        var given = await db.Give(actor, clock, source, 0, 0, new ObligationTerms
        {
            Work = forwarding.Words, Kind = ObligationKind.Task, Bodies = lead is { } l ? [new BodyPart(l, BodyRole.Lead)] : [], Due = due, Status = SourceStatus.Binding,
            Giver = from, Origin = "cong-van", WatcherBodyId = actor.BodyId, WatcherPostId = actor.PostId,
        }, clock.Today);
        await db.SaveChangesAsync();
        forwarding.Becomes(given);
        return await writing.Save(actor, form, "forwarding.received", forwarding.AsReference, alsoTells: forwarding.CouncilId);
    }

    public Task<Refusal?> Return(Actor actor, FormId? form, long id, int seen, string because) => Step(actor, form, id, "forwarding.returned", f => f.Return(actor, seen, because, clock.Today));

    public Task<Refusal?> Answer(Actor actor, FormId? form, long id, int seen, string words, string? number) => Step(actor, form, id, "forwarding.answered", f => f.Answer(actor, seen, words, number, clock.Today));

    public Task<Refusal?> TakeBack(Actor actor, FormId? form, long id, int seen, string because) => Step(actor, form, id, "forwarding.taken-back", f => f.TakeBack(actor, seen, because));

    async Task<Refusal?> Step(Actor actor, FormId? form, long id, string act, Func<Forwarding, Refusal?> step)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        await using var writing = await db.BeginWriting();
        if (await db.Visible(actor).Forwardings.SingleOrDefaultAsync(f => f.Id == id) is not { } forwarding) return Refusal.NotFound;
        if (step(forwarding) is { } no) return await db.OrWrittenBefore(actor, form, no);
        return await writing.Save(actor, form, act, forwarding.AsReference, alsoTells: actor.CouncilId == forwarding.CouncilId ? forwarding.ToCouncilId : forwarding.CouncilId);
    }
}

static class ForwardingReference
{
    public static Reference AsReference(this Forwarding forwarding) => new("forwarding", forwarding.Id, forwarding.Words.Length <= 120 ? forwarding.Words : forwarding.Words[..117] + "…", $"/chuyen/{forwarding.Id}");
}
