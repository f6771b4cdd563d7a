using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Live;

/// <summary>Seals committed audit entries into their council's chain, within a second or so. Any node may do it; the head's row is taken by one at a time.</summary>
public sealed class AuditSealer(IServiceScopeFactory scopes, StorageSettings settings, TimeProvider time, ILogger<AuditSealer> log) : BackgroundService
{
    /// <summary>A transaction that took its id earlier than others has committed by then.</summary>
    static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);
    const int AtOnce = 500;

    readonly Lazy<AuditChain> chain = new(() => new AuditChain(AuditKey.Read(settings, make: true)!));

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
        foreach (var council in councils)
        {
            var below = heads.GetValueOrDefault(council.Key)?.BelowId ?? 0;
            if (council.Top <= below || !await Unsealed(db, council.Key, below).AnyAsync(ct)) continue;
            done += await Seal(db, council.Key, ct);
        }
        return done;
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
        if (head is null)
        {
            head = new AuditHead { CouncilId = council, Number = 0, Hash = AuditChain.Start, Mac = [], SealedAt = default };
            db.AuditHeads.Add(head);
        }
        else if (!chain.Value.SealHead(council, head.Number, head.Hash).AsSpan().SequenceEqual(head.Mac))
        {
            // Another key, or a head that was tampered with: nothing is sealed on top of it. `audit verify` says more.
            log.LogError("Đầu chuỗi nhật ký của HĐND {Council} không khớp khóa niêm; ngừng niêm.", council);
            return 0;
        }
        var rows = await Unsealed(db, council, head.BelowId).OrderBy(a => a.Id).Take(AtOnce).ToListAsync(ct);
        foreach (var row in rows)
        {
            head.Number++;
            head.Hash = chain.Value.Seal(head.Hash, head.Number, row);
            db.AuditSeals.Add(new AuditSeal { AuditRowId = row.Id, CouncilId = council, Number = head.Number, Hash = head.Hash });
        }
        (head.Mac, head.SealedAt) = (chain.Value.SealHead(council, head.Number, head.Hash), time.GetUtcNow());
        head.Version++;
        if (rows.Count < AtOnce)
        {
            var settled = time.GetUtcNow() - Settled;
            head.BelowId = await db.AuditRows.Where(a => a.CouncilId == council && a.At < settled).MaxAsync(a => (long?)a.Id, ct) ?? head.BelowId;
        }
        var refused = await writing.Keep();
        db.ChangeTracker.Clear();
        return refused is null ? rows.Count : 0;
    }
}
