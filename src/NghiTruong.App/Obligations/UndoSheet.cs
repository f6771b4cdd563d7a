using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Obligations;

/// <summary>A whole import is taken back while nothing else happened to its work; the draft is open again.</summary>
public sealed class UndoSheet(CouncilDb db, CouncilClock clock)
{
    const string Why = "Hoàn tác lần nhập bảng cũ";

    public async Task<Refusal?> Run(Actor actor, SheetImportId id, FormId? form, CancellationToken ct = default)
    {
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM sheet_imports WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        var import = await db.Visible(actor).SheetImports.SingleOrDefaultAsync(i => i.Id == id.Value, ct);
        if (import is null) return Refusal.NotFound;
        if (import is not { Status: SheetImportStatus.Confirmed, ConfirmedAt: { } at }) return new("not-confirmed", "Lần nhập này chưa được xác nhận.");

        await writing.Take($"SELECT 1 FROM obligations WHERE council_id = {actor.CouncilId} AND source_kind = 'sheet' AND source_id = {import.Id} FOR UPDATE");
        var given = await db.Visible(actor).Obligations.Where(o => o.SourceKind == "sheet" && o.SourceId == import.Id)
            .Include(o => o.Bodies).Include(o => o.Events).ThenInclude(e => e.Files).Include(o => o.Spans).AsSplitQuery().ToListAsync(ct);
        var followed = given.Find(o => (o.Tie == Tie.None || o.Events.Count > 1) && o.Events.Exists(e => e.RecordedAt > at.AddMilliseconds(1)));
        if (followed is not null) return new("followed", $"Không hoàn tác được: nhiệm vụ {followed.Id} “{followed.Work}” đã có sự việc ghi sau lần nhập ({StateWords.Of(followed.Events.MaxBy(e => e.RecordedAt)!.Kind)}).");
        var tree = new BodyTree([], clock.Today);
        foreach (var obligation in given)
            if (obligation.Record(actor, obligation.Version, new NewFact(ObligationEventKind.Annulled, clock.Today, Why), clock.Now, [], tree) is { } refusal)
                return refusal with { Words = $"Nhiệm vụ {obligation.Id}: {refusal.Words}" };
        (import.Status, import.ConfirmedAt, import.Given) = (SheetImportStatus.Draft, null, 0);
        import.Version++;
        return await writing.Save(actor, form, "sheet.undone", () => import.AsReference());
    }
}
