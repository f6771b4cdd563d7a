using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Files;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Documents;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Text;

namespace NghiTruong.App.Obligations;

/// <summary>An old table opened anew from its file and read by what was decided of it: nothing of the reading is stored, so nothing goes stale.</summary>
public sealed class OpenSheet(CouncilDb db, IFileStore store, CouncilClock clock)
{
    /// <summary>Opens a draft; null where the file is gone or can no longer be read.</summary>
    public async Task<SheetDraft?> Open(Actor actor, SheetImport import, CancellationToken ct = default)
    {
        var key = await db.StoredFiles.Where(f => f.Id == import.StoredFileId && f.CouncilId == actor.CouncilId).Select(f => f.StoreKey).SingleOrDefaultAsync(ct);
        await using var bytes = await store.Open(key, ct);
        if (bytes is null) return null;
        using var content = new MemoryStream();
        await bytes.CopyToAsync(content, ct);
        return SheetInput.Read(content.ToArray(), import.FileName) is ReadSheets sheets ? await Read(actor, import.Choices, sheets, ct) : null;
    }

    /// <summary>Reads sheets by choices: rows, names still asked for, rows that may repeat what is known.</summary>
    public async Task<SheetDraft> Read(Actor actor, SheetChoices choices, ReadSheets sheets, CancellationToken ct = default)
    {
        var table = Tables.Of(sheets.Sheets[Math.Clamp(choices.Sheet, 0, sheets.Sheets.Count - 1)]);
        var bodies = await BodyMatcher.For(db, actor.CouncilId, choices.StandsOn);
        var rows = SheetReader.Read(table, choices, bodies.Find, clock.Today);
        await FindRepeats(actor, rows, ct);
        foreach (var row in rows.Where(r => r.IsEntered))
            if (row.Names.FirstOrDefault(n => n.Words.Length > SheetDraft.LongestName) is { } sentence)
                row.Problems.Add(new(row.Number, SheetField.Lead, $"Dòng {row.Number}: tên cơ quan dài {sentence.Words.Length} ký tự (tối đa {SheetDraft.LongestName}); ghi tên cơ quan, nhiều nơi cách nhau bằng dấu chấm phẩy."));
        var source = new Reference("sheet", 0, "", "");
        foreach (var row in rows.Where(r => r is { IsEntered: true, Problems.Count: 0 }))
            if (CarriedOver.Give(actor, source, row, choices.StandsOn, clock.Now).Refusal is { } impossible)
                row.Problems.Add(new(row.Number, SheetField.State, $"Dòng {row.Number}: {impossible.Words}"));
        if (rows.Count > 500) LargeWork.Ended();
        return new SheetDraft(sheets, table, choices, rows, bodies);
    }

    /// <summary>The same words and lead as work already known, or as a row above; a row that names work by its id (a list taken out of the register) repeats that.</summary>
    async Task FindRepeats(Actor actor, IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var (work, above) = (rows.Where(r => r.Kind == SheetRowKind.Work && r.Work.Length > 0).ToList(), new Dictionary<(string, long), int>());
        foreach (var batch in work.Chunk(400))
        {
            var words = batch.SelectMany(r => new[] { " " + Said(r), $" {Said(r)}." }).Distinct().ToList();
            var named = batch.Select(IdOf).OfType<long>().ToList();
            var known = await db.Visible(actor).Obligations.AsNoTracking().Where(o => (words.Contains(o.WorkFolded) || named.Contains(o.Id)) && o.State != ObligationState.Withdrawn)
                .OrderBy(o => o.Id).Select(o => new { o.Id, o.WorkFolded, o.LeadBodyId, o.DueOn }).ToListAsync(ct);
            foreach (var row in batch)
            {
                var same = known.FindAll(k => k.WorkFolded.Trim(' ', '.') == Said(row) && (k.LeadBodyId ?? 0) == LeadOf(row));
                row.LikeObligation = known.Find(k => k.Id == IdOf(row) && IsAlike(k.WorkFolded, row))?.Id ?? (same.Find(k => k.DueOn == row.Due.On) ?? same.FirstOrDefault())?.Id;
            }
        }
        foreach (var row in work.Where(r => !r.IsDropped))
            if (!above.TryAdd((Said(row), LeadOf(row)), row.Number)) row.LikeRow = above[(Said(row), LeadOf(row))];

        static string Said(SheetRow row) => Folding.Fold(row.Work).Trim(' ', '.');

        // A table's own numbers are ids only where the words agree by half.
        static bool IsAlike(string folded, SheetRow row) => Said(row).Split(' ') is var words && words.Count(w => folded.Contains($" {w}", StringComparison.Ordinal)) * 2 >= words.Length;

        static long? IdOf(SheetRow row) => long.TryParse(row.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

        static long LeadOf(SheetRow row) => row.Leads.Find(l => l.IsKnown)?.Bodies[0] ?? 0;
    }
}

static class Tables
{
    public static SheetTable Of(ReadSheet sheet) => new(sheet.Name,
        [.. sheet.Rows.Select((row, r) => row.Select((c, n) => new SheetTableCell(c.Text, c.Day, c.Number, c.IsSpread ? c.MergeRow : r, c.IsSpread ? c.MergeColumn : n)).ToArray())], sheet.ColumnCount);
}
