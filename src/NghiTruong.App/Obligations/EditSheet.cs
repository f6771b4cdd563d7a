using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Obligations;

/// <summary>An old table on its way in is put right piece by piece; each small post is kept at once.</summary>
public sealed class EditSheet(CouncilDb db, CouncilClock clock, OpenSheet open, StartSheet start)
{
    public sealed record General(DateOnly? GivenOn, DateOnly? StandsOn, DoneDay DoneDay, string? Giver, long? WatcherBodyId);

    /// <summary>Another sheet, or another header row: the columns are guessed anew.</summary>
    public async Task<Refusal?> Lay(Actor actor, SheetImportId id, int seen, FormId? form, int sheet, int? headerRow, int height)
    {
        var (refusal, import, draft) = await Load(actor, id, form);
        if (refusal is not null) return refusal;
        if (import!.Version != seen) return await db.OrWrittenBefore(actor, form, Refusal.Stale("cách đọc bảng vừa được sửa"));
        if (sheet < 0 || sheet >= draft!.File.Sheets.Count) return Refusal.NotFound;
        var table = Tables.Of(draft.File.Sheets[sheet]);
        var header = sheet != import.Choices.Sheet || headerRow is null ? SheetHeader.Guess(table) : new SheetHeader(headerRow.Value - 1, Math.Clamp(height, 1, SheetHeader.MostRows));
        if (header is not null && (header.Row < 0 || header.End > table.Rows.Count)) return new("header-outside", $"Trang tính này có {table.Rows.Count} dòng; dòng tiêu đề phải nằm trong đó.", "HeaderRow");
        var before = import.Choices;
        var isSame = sheet == before.Sheet;
        // Read again as it was read: nothing that was decided is lost. Under another header only the columns are, on another sheet its rows too.
        if (!isSame || header != before.Header)
        {
            var guessed = await start.Guess(actor, table, sheet, header);
            import.Choices = guessed with
            {
                GivenOn = before.GivenOn ?? guessed.GivenOn,
                StandsOn = before.StandsOn,
                DoneDay = before.DoneDay,
                Giver = before.Giver ?? guessed.Giver,
                WatcherBodyId = before.WatcherBodyId ?? guessed.WatcherBodyId,
                WordsOnly = before.WordsOnly,
                Dropped = isSame ? before.Dropped : [],
                TakenAsWork = isSame ? before.TakenAsWork : [],
                Fixes = isSame ? before.Fixes : [],
            };
        }
        import.Signature = header?.Signature(table) ?? "";
        return await Save(actor, form, import, "sheet.laid", "cot");
    }

    /// <summary>What each column holds and what goes for all rows.</summary>
    public async Task<Refusal?> Map(Actor actor, SheetImportId id, int seen, FormId? form, Func<int, SheetField, SheetField> column, General general)
    {
        var (refusal, import, draft) = await Load(actor, id, form);
        if (refusal is not null) return refusal;
        if (import!.Version != seen) return await db.OrWrittenBefore(actor, form, Refusal.Stale("cách đọc bảng vừa được sửa"));
        var columns = Enumerable.Range(0, draft!.Table.Columns).Select(n => column(n, import.Choices.Columns.ElementAtOrDefault(n))).ToList();
        var twice = columns.Where(c => !SheetHeadings.MayRepeat(c)).GroupBy(c => c).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) return new("column-twice", $"Hai cột cùng được chọn là “{SheetFieldWords.Of(twice.Key)}”; mỗi nội dung chỉ một cột.", "Columns");
        if (general.StandsOn is null) return new("day-needed", "Hãy ghi ngày chốt bảng.", "StandsOn");
        if (general.StandsOn > clock.Today) return new("in-the-future", "Ngày chốt bảng không được sau hôm nay.", "StandsOn");
        if (general.GivenOn > clock.Today) return new("in-the-future", "Ngày giao chung không được sau hôm nay.", "GivenOn");
        if (general.WatcherBodyId is { } watcher && !draft.Bodies.Bodies.Any(b => b.Id == watcher)) return Refusal.NotFound;
        import.Choices = import.Choices with
        {
            Columns = columns,
            GivenOn = general.GivenOn,
            StandsOn = general.StandsOn.Value,
            DoneDay = general.DoneDay,
            Giver = general.Giver,
            WatcherBodyId = general.WatcherBodyId,
        };
        return await Save(actor, form, import, "sheet.mapped", "ten");
    }

    /// <summary>Says once which body a name is, for this table and all that follow; or keeps it as words; or, with neither, takes back what was said of it.</summary>
    public async Task<Refusal?> Answer(Actor actor, SheetImportId id, FormId? form, IReadOnlyList<(string Key, long? BodyId, bool WordsOnly)> answers)
    {
        var (refusal, import, draft) = await Load(actor, id, form);
        if (refusal is not null) return refusal;
        var words = import!.Choices.WordsOnly.ToList();
        foreach (var (key, bodyId, wordsOnly) in answers)
        {
            var known = await db.RememberedMatches.SingleOrDefaultAsync(r => r.CouncilId == actor.CouncilId && r.Kind == "body" && r.Words == key);
            words.RemoveAll(w => w == key);
            if (bodyId is not { } body)
            {
                if (wordsOnly) words.Add(key);
                if (known is not null) db.RememberedMatches.Remove(known);
                continue;
            }
            if (!draft!.Bodies.Bodies.Any(b => b.Id == body)) return Refusal.NotFound;
            if (known is not null) known.TargetId = body;
            else db.RememberedMatches.Add(new RememberedMatch { CouncilId = actor.CouncilId, Kind = "body", Words = key, TargetId = body });
        }
        import.Choices = import.Choices with { WordsOnly = [.. words.Distinct()] };
        return await Save(actor, form, import, "sheet.names-answered", "ten");
    }

    public async Task<Refusal?> Drop(Actor actor, SheetImportId id, FormId? form, int row, bool drop)
    {
        var (refusal, import, _) = await Load(actor, id, form);
        if (refusal is not null) return refusal;
        import!.Choices = import.Choices with { Dropped = With(import.Choices.Dropped, row, drop) };
        return await Save(actor, form, import, "sheet.row-dropped", $"d{row}");
    }

    /// <summary>A row that looked like a total, a section or a foot is work after all; or it is not.</summary>
    public async Task<Refusal?> TakeAsWork(Actor actor, SheetImportId id, FormId? form, int row, bool isWork)
    {
        var (refusal, import, draft) = await Load(actor, id, form);
        if (refusal is not null) return refusal;
        if (!draft!.Rows.Any(r => r.Number == row && (isWork ? r.MayBeTakenAsWork : r.IsTakenAsWork))) return Refusal.NotFound;
        import!.Choices = import.Choices with { TakenAsWork = With(import.Choices.TakenAsWork, row, isWork) };
        return await Save(actor, form, import, "sheet.row-taken", $"d{row}");
    }

    /// <summary>Leaves out all rows that may repeat work already known, or all that are wrong.</summary>
    public async Task<Refusal?> DropAll(Actor actor, SheetImportId id, FormId? form, bool repeats)
    {
        var (refusal, import, draft) = await Load(actor, id, form);
        if (refusal is not null) return refusal;
        var more = draft!.Entered.Where(r => repeats ? r.MayRepeat : r.IsWrong).Select(r => r.Number);
        import!.Choices = import.Choices with { Dropped = [.. import.Choices.Dropped.Concat(more).Distinct()] };
        return await Save(actor, form, import, "sheet.rows-dropped", "dong");
    }

    /// <summary>Puts cells of a row right; an empty text takes the file's own again.</summary>
    public async Task<Refusal?> Fix(Actor actor, SheetImportId id, FormId? form, int row, IReadOnlyList<(SheetField Field, string Words)> cells)
    {
        var (refusal, import, draft) = await Load(actor, id, form);
        if (refusal is not null) return refusal;
        if (!draft!.Rows.Any(r => r.Number == row && r.Kind == SheetRowKind.Work)) return Refusal.NotFound;
        var fixes = import!.Choices.Fixes.Where(f => f.Row != row || !cells.Any(c => c.Field == f.Field)).ToList();
        fixes.AddRange(cells.Where(c => c.Words.Length > 0).Select(c => new SheetFix(row, c.Field, c.Words)));
        import.Choices = import.Choices with { Fixes = fixes };
        return await Save(actor, form, import, "sheet.row-fixed", $"d{row}");
    }

    public async Task<Refusal?> Discard(Actor actor, SheetImportId id, FormId? form)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Visible(actor).SheetImports.SingleOrDefaultAsync(i => i.Id == id.Value) is not { } import) return Refusal.NotFound;
        if (import.MayEdit() is { } refusal) return refusal;
        import.Status = SheetImportStatus.Discarded;
        import.Version++;
        return await db.Save(actor, form, "sheet.discarded", () => import.AsReference() with { Address = "/nhiem-vu/nhap-bang" });
    }

    static IReadOnlyList<int> With(IReadOnlyList<int> rows, int row, bool isIn) => isIn ? [.. rows.Append(row).Distinct()] : [.. rows.Where(r => r != row)];

    async Task<(Refusal? Refusal, SheetImport? Import, SheetDraft? Draft)> Load(Actor actor, SheetImportId id, FormId? form)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return (before, null, null);
        if (await db.Visible(actor).SheetImports.SingleOrDefaultAsync(i => i.Id == id.Value) is not { } import) return (Refusal.NotFound, null, null);
        if (import.MayEdit() is { } refusal) return (refusal, null, null);
        return await open.Open(actor, import) is { } draft ? (null, import, draft) : (new("file-gone", "Không mở lại được tệp của lần nhập này; hãy nhập lại tệp."), null, null);
    }

    Task<Refusal?> Save(Actor actor, FormId? form, SheetImport import, string act, string anchor)
    {
        import.Version++;
        return db.Save(actor, form, act, () => import.AsReference() with { Address = $"/nhiem-vu/nhap-bang/{import.Id}#{anchor}" });
    }
}
