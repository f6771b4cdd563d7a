using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>All rows of an old table are entered in one transaction, or none.</summary>
public sealed class ConfirmSheet(CouncilDb db, CouncilClock clock, OpenSheet open)
{
    public async Task<Refusal?> Run(Actor actor, SheetImportId id, int seen, FormId? form, CancellationToken ct = default)
    {
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM sheet_imports WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        var import = await db.Visible(actor).SheetImports.SingleOrDefaultAsync(i => i.Id == id.Value, ct);
        if (import is null) return Refusal.NotFound;
        if (import.MayEdit() is { } done) return done;
        if (import.Version != seen) return await db.OrWrittenBefore(actor, form, Refusal.Stale("cách đọc bảng vừa được sửa"));
        // Two drafts of one file: what the second would enter is entered.
        if ((await db.SheetImports.AsNoTracking().Where(i => i.CouncilId == actor.CouncilId && i.Fingerprint == import.Fingerprint && i.Id != import.Id && i.ConfirmedAt > import.CreatedAt).ToListAsync(ct)).Find(i => i.Choices.Sheet == import.Choices.Sheet) is { } twin)
            return new("entered-meanwhile", $"Chính tệp này, trang tính này vừa được nhập ở một lần nhập khác ({twin.Given} nhiệm vụ). Nếu vẫn muốn nhập lần nữa, hãy bỏ lần nhập này rồi đưa lại tệp.") { Address = $"/nhiem-vu/nhap-bang/{twin.Id}" };
        if (await open.Open(actor, import, ct) is not { } draft) return new("file-gone", "Không mở lại được tệp của lần nhập này; hãy nhập lại tệp.");
        if (draft.Open() is { Count: > 0 } missing) return missing[0] with { Words = string.Join(" ", missing.Select(o => o.Words)) };

        var now = clock.Now;
        foreach (var row in draft.Entered)
        {
            var (obligation, refusal) = CarriedOver.Give(actor, import.AsReference(), row, import.Choices.StandsOn, now);
            if (refusal is not null) return refusal with { Words = $"Dòng {row.Number}: {refusal.Words}" };
            db.Obligations.Add(obligation!);
            import.Given++;
        }
        await db.SaveChangesAsync(ct);
        foreach (var whole in db.ChangeTracker.Entries<Obligation>().Select(e => e.Entity).Where(o => o.EachOf is not null).ToList())
            await db.AddParts(actor, clock, whole, clock.Today);
        (import.Status, import.ConfirmedAt) = (SheetImportStatus.Confirmed, now);
        import.Version++;
        return await writing.Save(actor, form, "sheet.confirmed", () => import.AsReference());
    }
}
