using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Files;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Commands;

/// <summary>Takes a council's oldest entries out into a file that proves itself, and leaves an anchor in the chain: what remains is proved from there.</summary>
public static class ArchiveAudit
{
    public static async Task<(AuditAnchor? Anchor, Refusal? Refusal)> Run(CouncilDb db, AuditChain chain, long council, DateOnly before, string file, CouncilClock clock, CancellationToken ct)
    {
        var kept = await db.AuditKeptMonths(council);
        if (before > clock.Today.AddMonths(-kept)) return (null, new("too-young", $"Nhật ký giữ ít nhất {kept} tháng: chỉ lưu trữ được mục trước {clock.Today.AddMonths(-kept):dd/MM/yyyy}."));
        if (File.Exists(file)) return (null, new("file-exists", $"Đã có tệp “{file}”; chọn tên khác."));
        var proof = await VerifyAudit.Prove(db, chain, council, ct);
        if (proof.Broken is { } broken) return (null, new("audit-broken", $"Nhật ký hỏng từ mục {broken.Number} ({broken.Why}) nên không lưu trữ gì."));

        var (seals, rows, at) = (db.AuditSeals, db.AuditRows, AuditSearch.Midnight(before));
        var firstKept = await (from s in seals where s.CouncilId == council join r in rows on s.AuditRowId equals r.Id where r.At >= at orderby s.Number select (long?)s.Number).FirstOrDefaultAsync(ct);
        var last = (firstKept ?? proof.Sealed + 1) - 1;
        if (last <= (proof.Anchor?.Number ?? 0)) return (null, new("nothing-old", $"Không có mục nào trước {before:dd/MM/yyyy}."));
        var old = rows.Where(r => r.CouncilId == council && seals.Any(s => s.AuditRowId == r.Id && s.Number <= last));

        var hash = await seals.Where(s => s.CouncilId == council && s.Number == last).Select(s => s.Hash).SingleAsync(ct);
        var aside = file + ".partial";
        string sha;
        await using (var writing = Private.Create(aside))
        {
            await AuditFile.Write(writing, db, old, council, clock.Now, ct, archive: (chain, last, hash));
            writing.Flush(flushToDisk: true);
        }
        await using (var reading = File.OpenRead(aside))
        {
            var written = await AuditFile.Prove(reading, chain, ct);
            if (written.Broken is not null || !written.IsComplete || written.Last != last || written.Sealed != last - (proof.Anchor?.Number ?? 0)) throw new InvalidOperationException("The archive does not hold what it should.");
            reading.Position = 0;
            sha = Convert.ToHexStringLower(await SHA256.HashDataAsync(reading, ct));
        }
        File.Move(aside, file);
        DirectorySync.Sync(Path.GetDirectoryName(Path.GetFullPath(file))!);

        var anchor = new AuditAnchor
        {
            CouncilId = council, Number = last, Hash = hash, FileName = Path.GetFileName(file), Sha256 = sha, Mac = [], ArchivedAt = clock.Now,
        };
        anchor.Mac = chain.SealAnchor(anchor);
        await using var removing = await db.BeginWriting();
        await removing.Take($"SELECT pg_advisory_xact_lock(20261124, {(int)council})");
        db.Add(anchor);
        await old.ExecuteDeleteAsync(ct);
        await seals.Where(s => s.CouncilId == council && s.Number <= last).ExecuteDeleteAsync(ct);
        var refusal = await removing.Save(CommandActor.Of(council), null, "audit.archived", () => new("audit", council, $"{last} mục đầu vào {anchor.FileName}", "/nhat-ky"));
        return refusal is null ? (anchor, null) : (null, refusal);
    }
}

/// <summary>Who acts at the machine's command line, in the record.</summary>
static class CommandActor
{
    /// <summary>What a command read or made of a council's data is in its record. Beside a database that takes no writes it is said, and the command goes on.</summary>
    public static async Task NoteByCommand(this CouncilDb db, string act, long council, string what, CouncilClock clock)
    {
        db.AuditRows.Add(Writing.Entry(Of(council), act, new("council", council, what, "/"), clock.Now));
        await db.SaveChangesAsync();
    }

    public static Actor Of(long council) => Actor.System(council) with { PersonName = $"Lệnh tại máy chủ ({Environment.UserName})" };
}
