using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Audit;

/// <summary>What proving a council's chain found.</summary>
/// <param name="Broken">The first broken entry's number, and why; null where the chain holds.</param>
/// <param name="Unsealed">Entries committed and not sealed yet: the tail.</param>
public sealed record AuditProof(long CouncilId, long Sealed, string Head, (long Number, string Why)? Broken, IReadOnlyList<long> Unsealed)
{
    /// <summary>Where the entries before those in the database lie; null where none was taken out.</summary>
    public AuditAnchor? Anchor { get; init; }

    public bool Holds => Broken is null;
}

/// <summary>Proves every chain from its start under the key: a changed field, an entry removed, put in or swapped, a tail cut off, an entry kept out of the chain, a chain taken away.</summary>
public static class VerifyAudit
{
    const int AtOnce = 2000;

    /// <param name="ground">What is known from beside the record: without it a chain of which nothing is left is not missed.</param>
    public static async Task<IReadOnlyList<AuditProof>> Run(CouncilDb db, AuditChain chain, CancellationToken ct, AuditGround? ground = null)
    {
        var proofs = new List<AuditProof>();
        var told = await db.AuditRows.Select(a => a.CouncilId).Union(db.AuditHeads.Select(h => h.CouncilId)).Union(db.AuditSeals.Select(s => s.CouncilId)).Union(db.AuditAnchors.Select(a => a.CouncilId)).ToListAsync(ct);
        foreach (var council in told.Union(ground?.Councils ?? []).Union(ground?.Begun ?? new HashSet<long>()).Order()) proofs.Add(await Prove(db, chain, council, ct, ground));
        return proofs;
    }

    public static async Task<AuditProof> Prove(CouncilDb db, AuditChain chain, long council, CancellationToken ct, AuditGround? ground = null)
    {
        // The sealer goes on meanwhile: head and seals are those of one moment.
        await using var moment = await db.ReadAtOneMoment(ct);
        var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(h => h.CouncilId == council, ct);
        var anchors = await db.AuditAnchors.AsNoTracking().Where(a => a.CouncilId == council).OrderBy(a => a.Number).ToListAsync(ct);
        (long, string)? broken = anchors.FirstOrDefault(a => !chain.SealAnchor(a).AsSpan().SequenceEqual(a.Mac)) is { } forged ? (forged.Number, $"mốc lưu trữ ({forged.FileName}) không khớp khóa niêm") : null;
        var (last, number) = anchors is [.., var anchor] ? (anchor.Hash, anchor.Number) : (AuditChain.Start, 0L);
        var top = 0L;
        while (broken is null)
        {
            var from = number;
            var (seals, rows) = (db.AuditSeals, db.AuditRows);
            var some = await (from s in seals.AsNoTracking() where s.CouncilId == council && s.Number > @from orderby s.Number join r in rows.AsNoTracking() on s.AuditRowId equals r.Id into found from r in found.DefaultIfEmpty() select new { Seal = s, Row = r }).Take(AtOnce).ToListAsync(ct);
            if (some.Count == 0) break;
            foreach (var entry in some)
            {
                if (entry.Seal.Number != number + 1) broken = (number + 1, "mất mục này trong chuỗi");
                else if (entry.Row is null) broken = (entry.Seal.Number, $"mục nhật ký {entry.Seal.AuditRowId} đã bị xóa");
                else if (entry.Row.CouncilId != council || !chain.Seal(last, entry.Seal.Number, entry.Row).AsSpan().SequenceEqual(entry.Seal.Hash)) broken = (entry.Seal.Number, $"mục nhật ký {entry.Row.Id} ({entry.Row.Act}) bị sửa, chèn hoặc đổi chỗ");
                if (broken is not null) break;
                (last, number, top) = (entry.Seal.Hash, entry.Seal.Number, Math.Max(top, entry.Row!.Id));
            }
        }
        broken ??= head switch
        {
            null when number > 0 => (number, "mất đầu chuỗi"),
            { } h when h.Number != number => (number + 1, $"đuôi chuỗi bị cắt: đầu chuỗi ghi {h.Number} mục, chỉ còn {number}"),
            { } h when !h.Hash.AsSpan().SequenceEqual(last) || !chain.Holds(h) && !chain.HoldsAsBefore(h) => (number, "đầu chuỗi không khớp khóa niêm"),
            null when ground?.HasBegun(council) == true => (1, "chuỗi đã từng niêm nay không còn đầu chuỗi và niêm nào: bị xóa"),
            _ => null,
        };
        var sealedRows = db.AuditSeals;
        var unsealed = await db.AuditRows.Where(a => a.CouncilId == council && !sealedRows.Any(s => s.AuditRowId == a.Id)).OrderBy(a => a.Id).Select(a => new { a.Id, a.At }).ToListAsync(ct);
        var below = head is { } known && chain.Holds(known) ? known.BelowId : 0;
        if (broken is null && unsealed.Find(r => r.Id <= below || (r.Id < top && r.At + AuditHead.Settled < head?.SealedAt)) is { } stray)
            broken = (number + 1, $"mục nhật ký {stray.Id} nằm ngoài chuỗi: bị chèn vào hoặc mất niêm");
        if (broken is null && head is null && ground is { Begun: null } && unsealed.Find(r => r.At + AuditHead.Settled < ground.Now) is { } old)
            broken = (1, $"có mục cũ (từ mã {old.Id}) mà chưa từng niêm; nếu đúng là chưa từng niêm thì chạy nghitruong audit begin");
        return new(council, number, head is null ? "" : Convert.ToHexStringLower(head.Mac), broken, unsealed.ConvertAll(r => r.Id)) { Anchor = anchors.LastOrDefault() };
    }
}
