using Microsoft.EntityFrameworkCore;
using NghiTruong.App;
using NghiTruong.App.Audit;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Files;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Rulebook;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.Bench;

/// <summary>Looks into the database after a kill and a new start: everything acknowledged is there, nothing is there by half.</summary>
static class KillProof
{
    /// <summary>How often each act was written, so that one sees what the kills were among.</summary>
    public static async Task<string> Acts(StorageSettings settings)
    {
        await using var db = new CouncilDb((DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseCouncil(settings).Options);
        return string.Join(", ", (await db.AuditRows.GroupBy(a => a.Act).Select(g => new { g.Key, Count = g.Count() }).ToListAsync()).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key} {a.Count}"));
    }

    /// <summary>What is wrong, in words; empty where nothing is.</summary>
    public static async Task<IReadOnlyList<string>> Look(StorageSettings settings, IReadOnlyCollection<Guid> acknowledged)
    {
        await using var db = new CouncilDb((DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseCouncil(settings).Options);
        var wrong = new List<string>();
        var written = await db.WrittenForms.Select(f => f.FormId).ToHashSetAsync();
        wrong.AddRange(acknowledged.Where(f => !written.Contains(f)).Select(f => $"acknowledged form {f} is lost"));

        var audited = await db.AuditRows.Where(a => a.FormId != null).GroupBy(a => a.FormId!.Value).Select(g => new { Form = g.Key, Rows = g.Count() }).ToDictionaryAsync(g => g.Form, g => g.Rows);
        wrong.AddRange(written.Where(f => audited.GetValueOrDefault(f) != 1).Select(f => $"form {f} has {audited.GetValueOrDefault(f)} audit rows"));
        wrong.AddRange(audited.Keys.Where(f => !written.Contains(f)).Select(f => $"audit row of form {f} without its form"));

        wrong.AddRange((await Rebuilding.Compare(db, false, default)).Different.Select(id => $"obligation {id} is not what its events come to"));
        wrong.AddRange((await db.Obligations.Where(o => o.Version != o.Events.Count || !o.Events.Any(e => e.Kind == ObligationEventKind.Given)).Select(o => o.Id).ToListAsync()).Select(id => $"obligation {id} is half-written"));

        var confirmed = await db.Imports.Where(i => i.Status == ImportStatus.Confirmed).Include(i => i.Items).ToListAsync();
        foreach (var import in confirmed)
        {
            var directives = import.Items.Count(i => i is { Kind: ImportItemKind.Directive, IsDropped: false });
            var conclusions = await db.Conclusions.CountAsync(c => c.ImportId == import.Id && c.ObligationId != null && db.Set<Obligation>().Any(o => o.Id == c.ObligationId));
            var isThere = await db.Meetings.AnyAsync(m => m.Id == import.MeetingId && m.Sources.Any(s => s.ImportId == import.Id));
            if (!isThere || (import.MadeTheMeeting && directives != conclusions)) wrong.Add($"import {import.Id} is confirmed by half: {conclusions} of {directives} conclusions, meeting {(isThere ? "there" : "missing")}");
        }
        wrong.AddRange((await db.Conclusions.Where(c => c.ImportId != null && !db.Set<Import>().Any(i => i.Id == c.ImportId && i.Status == ImportStatus.Confirmed)).Select(c => c.Id).ToListAsync()).Select(id => $"conclusion {id} of an import that is not confirmed"));

        // A whole has the part of every body of its group, one split has its pieces, a table taken in has all its rows, and a body that ended holds no open work.
        var communes = await db.Bodies.Where(b => b.Kind == BodyKind.Commune).Select(b => new { b.CouncilId, b.From, b.To }).ToListAsync();
        foreach (var whole in await db.Obligations.Where(o => o.EachOf == "các xã, phường" && o.SourceKind == "office").Select(o => new { o.Id, o.CouncilId, o.GivenOn, Parts = db.Set<Obligation>().Count(p => p.ParentId == o.Id) }).ToListAsync())
            if (communes.Count(c => c.CouncilId == whole.CouncilId && c.From <= whole.GivenOn && (c.To is null || whole.GivenOn < c.To)) is var all && all != whole.Parts) wrong.Add($"whole {whole.Id} has {whole.Parts} of {all} parts");
        wrong.AddRange((await db.Obligations.Where(o => o.State == ObligationState.Split && o.SourceKind == "office" && db.Set<Obligation>().Count(p => p.FollowsId == o.Id) < 2).Select(o => o.Id).ToListAsync()).Select(id => $"obligation {id} is split without its pieces"));
        wrong.AddRange((await db.Set<SheetImport>().Where(i => i.Given != db.Set<Obligation>().Count(o => o.SourceKind == "sheet" && o.SourceId == i.Id)).Select(i => i.Id).ToListAsync()).Select(id => $"table {id} is taken in by half"));
        wrong.AddRange((await db.Obligations.Where(o => o.IsOpen && o.Bodies.Any(p => p.To == null && db.Set<Body>().Any(b => b.Id == p.BodyId && b.To != null))).Select(o => o.Id).ToListAsync()).Select(id => $"open obligation {id} is held by a body that ended"));

        wrong.AddRange(await Days(db));

        var store = settings.IsPostgres ? null : new FolderFileStore(settings);
        if (store is not null)
            foreach (var key in await db.StoredFiles.Select(f => f.StoreKey).ToListAsync())
                if (await store.Open(key, default) is { } bytes) await bytes.DisposeAsync();
                else wrong.Add($"file {key} has a row but no bytes");
        else
            wrong.AddRange((await db.StoredFiles.Where(f => !db.Set<FileChunk>().Any(c => c.StoreKey == f.StoreKey)).Select(f => f.StoreKey).ToListAsync()).Select(key => $"file {key} has a row but no bytes"));

        var councils = await db.Councils.CountAsync();
        if (councils != 5) wrong.Add($"the first start left {councils} councils");
        return wrong;
    }

    /// <summary>Every open day stands where its occasion and the calendar put it, its history ends there, and the work that hangs on it is due on it: moved with it, or not at all.</summary>
    static async Task<IReadOnlyList<string>> Days(CouncilDb db)
    {
        var wrong = new List<string>();
        var (occasions, now) = (await db.Occasions.AsNoTracking().Include(o => o.Moves).ToDictionaryAsync(o => o.Id), new CouncilClock(TimeProvider.System).Now);
        wrong.AddRange(occasions.Values.Where(o => o.Moves.MaxBy(m => m.Id)?.ToStart != o.StartsOn).Select(o => $"occasion {o.Id} is not where its history ends"));
        foreach (var council in (await db.KeptDeadlines.AsNoTracking().Include(d => d.Moves).Where(d => !d.IsClosed).ToListAsync()).GroupBy(d => d.CouncilId))
        {
            var (calendar, local) = (await db.CalendarOf(council.Key), await db.LocalRulesOf(council.Key));
            var works = await db.Obligations.Where(o => o.CouncilId == council.Key && o.DueKind == DueKind.Event).Select(o => new { o.Id, o.OriginalDueOn }).ToDictionaryAsync(o => o.Id, o => o.OriginalDueOn);
            foreach (var kept in council)
            {
                var (due, last) = (kept.Due, kept.Moves.MaxBy(m => m.Id)?.To);
                if (last != due) wrong.Add($"kept day {kept.Id} is {due}, its history ends at {last}");
                if (kept.OwnerKind == FollowDeadlines.OwnerKind && works.GetValueOrDefault(kept.OwnerId) != due) wrong.Add($"obligation {kept.OwnerId} is due {works.GetValueOrDefault(kept.OwnerId)}, its kept day is {due}");
                if (kept.Follow(occasions[kept.OccasionId], calendar, local, "", now) is { } move) wrong.Add($"kept day {kept.Id} is {move.From}, its occasion and the calendar give {move.To}");
            }
        }
        return wrong;
    }
}
