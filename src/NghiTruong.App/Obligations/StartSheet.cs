using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Files;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Documents;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>An old follow-up table is dropped in: its header and columns are guessed, or taken as they were decided for such a table before.</summary>
public sealed class StartSheet(CouncilDb db, CouncilClock clock, KeepFile keep)
{
    public const int LargestFile = SheetInput.MaxBytes;

    public async Task<(Refusal? Refusal, long Id)> Run(Actor actor, FormId? form, Upload upload, CancellationToken ct = default)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return (before, 0);
        if (!actor.May(Right.ActsForCouncil | Right.KeepsWork)) return (new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND được nhập bảng theo dõi cũ."), 0);
        if (upload.Size > LargestFile) return (new("too-large", $"Tệp “{upload.Name}” lớn hơn 10 MB; hãy bỏ hình ảnh hoặc tách bảng.", "File"), 0);
        using var content = new MemoryStream();
        await using (var bytes = upload.Open()) await bytes.CopyToAsync(content, ct);
        switch (SheetInput.Read(content.ToArray(), upload.Name))
        {
            case RefusedSheets refused:
                return (new(refused.Rule, refused.Words, "File"), 0);
            case ReadSheets sheets:
                content.Position = 0;
                return await Keep(actor, form, upload.Name, content, sheets, ct);
            default:
                throw new InvalidOperationException("A table is read or refused.");
        }
    }

    async Task<(Refusal? Refusal, long Id)> Keep(Actor actor, FormId? form, string name, MemoryStream content, ReadSheets sheets, CancellationToken ct)
    {
        var (file, full) = await keep.Put(actor, name, content, ct);
        if (file is null) return (full, 0);
        // The first sheet in sight whose header is known; a file of several years has one a year.
        var candidates = sheets.Sheets.Select((s, n) => (Table: Tables.Of(s), s.IsHidden, Index: n)).OrderBy(c => c.IsHidden).Select(c => (c.Table, c.Index, Header: SheetHeader.Guess(c.Table))).ToList();
        var (table, index, header) = candidates.Find(c => c.Header is not null) is { Table: not null } found ? found : candidates[0];
        var choices = await Guess(actor, table, index, header, ct);

        await using var writing = await db.BeginWriting();
        db.StoredFiles.Add(file);
        await db.SaveChangesAsync(ct);
        var import = new SheetImport
        {
            CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(), FileName = name, StoredFileId = file.Id, Fingerprint = file.Sha256, Signature = header?.Signature(table) ?? "", Choices = choices,
            LikeImportId = await db.SheetImports.Where(i => i.CouncilId == actor.CouncilId && i.Fingerprint == file.Sha256 && i.Status != SheetImportStatus.Discarded)
                .OrderByDescending(i => i.Status == SheetImportStatus.Confirmed).ThenByDescending(i => i.Id).Select(i => (long?)i.Id).FirstOrDefaultAsync(ct),
            CreatedAt = clock.Now, CreatedBy = actor.PersonName,
        };
        db.SheetImports.Add(import);
        return (await writing.Save(actor, form, "sheet.started", () => import.AsReference()), import.Id);
    }

    /// <summary>The columns as they were last decided for a table of these headings, otherwise as the headings say.</summary>
    internal async Task<SheetChoices> Guess(Actor actor, SheetTable table, int sheet, SheetHeader? header, CancellationToken ct = default)
    {
        var standsOn = SheetDays.StandsOn(table, header) is { } told && told <= clock.Today ? told : clock.Today;
        if (header is null) return new SheetChoices { Sheet = sheet, StandsOn = standsOn };
        var signature = header.Signature(table);
        var known = await db.SheetImports.AsNoTracking().Where(i => i.CouncilId == actor.CouncilId && i.Signature == signature && i.Status == SheetImportStatus.Confirmed).OrderByDescending(i => i.Id).FirstOrDefaultAsync(ct);
        return new SheetChoices
        {
            Sheet = sheet, HeaderRow = header.Row, HeaderHeight = header.Height, StandsOn = standsOn, GivenOn = SheetDays.GivenOn(table, header) is { } given && given <= clock.Today ? given : null,
            Columns = known is not null ? [.. Enumerable.Range(0, table.Columns).Select(n => known.Choices.Columns.ElementAtOrDefault(n))] : header.Guesses(table),
            Giver = known?.Choices.Giver, WatcherBodyId = known?.Choices.WatcherBodyId, DoneDay = known?.Choices.DoneDay ?? DoneDay.DueDay,
        };
    }
}
