using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Live;

/// <summary>Seals committed audit entries into their council's chain, within a second or so. Any node may do it; the head's row is taken by one at a time.</summary>
public sealed class AuditSealer(IServiceScopeFactory scopes, StorageSettings settings, TimeProvider time, ILogger<AuditSealer> log) : BackgroundService
{
    const int AtOnce = 500;

    readonly Lazy<AuditChain> chain = new(() =>
    {
        // Where the key is made only now, nothing was sealed before.
        if (AuditKey.Read(settings, make: false) is null) AuditRoll.Add(settings, []);
        return new AuditChain(AuditKey.Read(settings, make: true)!);
    });

    readonly HashSet<long> refused = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Chưa niêm được nhật ký; sẽ thử lại.");
            }
        }
    }

    /// <summary>Seals what is committed and not sealed, in every council; returns how many.</summary>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var done = 0;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CouncilDb>();
        var councils = await db.AuditRows.GroupBy(a => a.CouncilId).Select(g => new { g.Key, Top = g.Max(a => a.Id) }).ToListAsync(ct);
        var heads = await db.AuditHeads.AsNoTracking().ToDictionaryAsync(h => h.CouncilId, ct);
        if (councils.Count > 0) await Call(db, heads.Values, ct);
        foreach (var council in councils)
        {
            // What a head says without its seal is not believed, least of all that there is nothing to seal.
            var below = heads.GetValueOrDefault(council.Key) is { } head && chain.Value.Holds(head) ? head.BelowId : 0;
            var isOlder = heads.ContainsKey(council.Key) && chain.Value.HoldsAsBefore(heads[council.Key]);
            if (!isOlder && (council.Top <= below || !await Unsealed(db, council.Key, below).AnyAsync(ct))) continue;
            done += await Seal(db, council.Key, ct);
        }
        return done;
    }

    /// <summary>Keeps the roll of chains that have begun. Where there is none yet (an older release's folder), what is old and was never sealed goes on it too: it does not begin unseen.</summary>
    async Task Call(CouncilDb db, IEnumerable<AuditHead> heads, CancellationToken ct)
    {
        var (known, sealing) = (chain.Value, heads.ToList());
        var begun = AuditRoll.Read(settings);
        var missed = sealing.Where(h => begun?.Contains(h.CouncilId) != true && (known.Holds(h) || known.HoldsAsBefore(h))).Select(h => h.CouncilId).ToList();
        if (begun is null)
        {
            var (settled, with) = (time.GetUtcNow() - AuditHead.Settled, sealing.ConvertAll(h => h.CouncilId));
            missed.AddRange(await db.AuditRows.Where(a => a.At < settled && !with.Contains(a.CouncilId)).Select(a => a.CouncilId).Distinct().ToListAsync(ct));
        }
        if (begun is null || missed.Count > 0) AuditRoll.Add(settings, missed);
    }

    static IQueryable<AuditRow> Unsealed(CouncilDb db, long council, long below)
    {
        var seals = db.AuditSeals;
        return db.AuditRows.AsNoTracking().Where(a => a.CouncilId == council && a.Id > below && !seals.Any(s => s.AuditRowId == a.Id));
    }

    async Task<int> Seal(CouncilDb db, long council, CancellationToken ct)
    {
        await using var writing = await db.BeginWriting();
        db.Notes = null;
        await writing.Take($"SELECT pg_advisory_xact_lock(20261124, {(int)council})");
        var head = await db.AuditHeads.SingleOrDefaultAsync(h => h.CouncilId == council, ct);
        if (head is null && AuditRoll.Read(settings)?.Contains(council) == true) return Refuse(council, isGone: true);
        if (head is null)
        {
            head = new AuditHead { CouncilId = council, Number = 0, Hash = AuditChain.Start, Mac = [], SealedAt = default };
            db.AuditHeads.Add(head);
        }
        else if (chain.Value.HoldsAsBefore(head)) head.BelowId = 0;
        // Another key, or a head that was tampered with: nothing is sealed on top of it. `audit verify` says more.
        else if (!chain.Value.Holds(head)) return Refuse(council, isGone: false);
        refused.Remove(council);
        var rows = await Unsealed(db, council, head.BelowId).OrderBy(a => a.Id).Take(AtOnce).ToListAsync(ct);
        foreach (var row in rows)
        {
            head.Number++;
            head.Hash = chain.Value.Seal(head.Hash, head.Number, row);
            db.AuditSeals.Add(new AuditSeal { AuditRowId = row.Id, CouncilId = council, Number = head.Number, Hash = head.Hash });
        }
        if (rows.Count < AtOnce)
        {
            var settled = time.GetUtcNow() - AuditHead.Settled;
            head.BelowId = await db.AuditRows.Where(a => a.CouncilId == council && a.At < settled).MaxAsync(a => (long?)a.Id, ct) ?? head.BelowId;
        }
        (head.Mac, head.SealedAt) = (chain.Value.SealHead(council, head.Number, head.Hash, head.BelowId), time.GetUtcNow());
        head.Version++;
        var no = await writing.Keep();
        db.ChangeTracker.Clear();
        if (no is null && AuditRoll.Read(settings)?.Contains(council) != true) AuditRoll.Add(settings, [council]);
        return no is null ? rows.Count : 0;
    }

    /// <summary>Said once, and again after it was well in between.</summary>
    int Refuse(long council, bool isGone)
    {
        if (!refused.Add(council)) return 0;
        if (isGone) log.LogError("Nhật ký của HĐND {Council} đã từng niêm nay không còn đầu chuỗi; không tự niêm lại từ đầu. Chạy nghitruong audit verify.", council);
        else log.LogError("Đầu chuỗi nhật ký của HĐND {Council} không khớp khóa niêm; ngừng niêm. Chạy nghitruong audit verify.", council);
        return 0;
    }
}
