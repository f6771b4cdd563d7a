using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Obligations;

/// <summary>One piece of work that holds several becomes several; the first ends as split and says into which.</summary>
public sealed class SplitWork(CouncilDb db, CouncilClock clock)
{
    /// <param name="Lead">The body that leads this piece; null keeps the lead of the whole.</param>
    /// <param name="Due">Its day; null keeps the day of the whole.</param>
    public sealed record Piece(string Work, long? Lead, DateOnly? Due);

    public async Task<Refusal?> Run(Actor actor, ObligationId id, int seen, FormId? form, IReadOnlyList<Piece> pieces, string reason)
    {
        if (!actor.May(Right.KeepsWork)) return new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND tách được nhiệm vụ.");
        if (pieces.Count < 2) return new("two-pieces", "Tách phải thành ít nhất hai nhiệm vụ.", "Pieces");
        await using var writing = await db.BeginWriting();
        // The whole before its parts, as everywhere.
        if (await db.Visible(actor).Obligations.Where(o => o.Id == id.Value).Select(o => o.ParentId).SingleOrDefaultAsync() is { } parent) await writing.Take($"SELECT 1 FROM obligations WHERE id = {parent} FOR UPDATE");
        await writing.Take($"SELECT 1 FROM obligations WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Visible(actor).Obligations.Whole(id.Value) is not { } whole) return Refusal.NotFound;
        if (whole.EachOf is not null || whole.Comes is not null) return new("not-split", "Việc giao cho từng nơi hoặc nhiệm vụ thường xuyên không tách; hãy đính chính.");
        if ((await db.BodiesOf(actor.CouncilId)).Unfit(pieces.Select(p => p.Lead).OfType<long>(), clock.Today) is { } unfit) return unfit;
        if (pieces.ToList().FindIndex(p => p.Due < whole.GivenOn) is >= 0 and var early) return new("due-before-given", $"“{pieces[early].Work}”: hạn không được trước ngày giao ({whole.GivenOn:dd/MM/yyyy}).", $"due-{early}");
        if (pieces.Select((p, n) => FurthestDay.Passed(p.Due, clock.Today, $"“{p.Work}”: hạn", $"due-{n}")).FirstOrDefault(far => far is not null) is { } tooFar) return tooFar;
        var terms = whole.CurrentTerms();
        var split = new NewFact(ObligationEventKind.SplitInto, clock.Today, $"{(reason.Length > 0 ? reason + " " : "")}Tách thành {pieces.Count} nhiệm vụ: {string.Join("; ", pieces.Select(p => p.Work))}");
        if (whole.Record(actor, seen, split, clock.Now, [], new BodyTree([], clock.Today)) is { } refusal) return await db.OrWrittenBefore(actor, form, refusal);
        foreach (var piece in pieces)
        {
            var own = terms with
            {
                Work = piece.Work,
                Due = piece.Due is { } day ? DueTime.OnDay(day) : terms.Due,
                Bodies = piece.Lead is { } lead ? [new BodyPart(lead, BodyRole.Lead), .. terms.Bodies.Where(b => b.BodyId != lead && b.Role == BodyRole.Coordinating)] : terms.Bodies,
            };
            await db.GivePiece(actor, clock, whole, own);
        }
        return await writing.Save(actor, form, "obligation.split", whole.AsReference);
    }
}
