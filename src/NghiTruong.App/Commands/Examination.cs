using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Files;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.App.Storage.Postgres;
using NghiTruong.App.Storage.Sqlite;
using NghiTruong.Rules;

namespace NghiTruong.App.Commands;

/// <summary>Something that is not as it should be: a stable code, what it is, what to do.</summary>
public sealed record Finding(string Code, string Words, string Do);

public sealed record Examined(string Store, int Obligations, int Files, long Bytes, long? RoomLeft, IReadOnlyList<Finding> Findings)
{
    public bool IsWell => Findings.Count == 0;
}

/// <summary>Looks whether all is well, reading only; beside a running server it looks at one moment.</summary>
public sealed class Examination(StorageSettings settings)
{
    const int NamedAtMost = 50;
    readonly List<Finding> findings = [];

    /// <summary>The caller holds the data folder's lock himself; bytes that were on their way when the archive was made are old by now, and no finding: the server collects them.</summary>
    public bool IsAfterRestore { get; init; }

    public async Task<Examined> Run(CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton<CouncilClock>().AddStorage(settings).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<CouncilDb>>().CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        var connection = db.Database.GetDbConnection();
        // A reader's transaction on SQLite takes no lock from the one who writes.
        await using var moment = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await db.Database.UseTransactionAsync(moment, ct);

        var room = Disk();
        await (settings.IsPostgres ? Postgres(connection, ct) : Sqlite(connection, ct));
        var (count, files, bytes) = (0, 0, 0L);
        if (await IsOfThisRelease(db, connection, ct))
        {
            (count, var different) = await Rebuilding.Compare(db, write: false, ct);
            foreach (var id in different.Take(NamedAtMost)) Found("events-differ", $"Nhiệm vụ {id}: cột đã lưu lệch với sự việc.", "dừng máy chủ rồi chạy nghitruong rebuild --write.");
            if (different.Count > NamedAtMost) Found("events-differ", $"Còn {different.Count - NamedAtMost} nhiệm vụ khác cũng lệch.", "dừng máy chủ rồi chạy nghitruong rebuild --write.");
            await Audit(db, ct);
            if (!await ProtectionKeys.Opens(db, settings)) Found("protection-key-wrong", new WrongProtectionKey(ProtectionKeys.FileOf(settings)).Message, "chép lại đúng tệp khóa trước lần khởi động sau.");
            (files, bytes) = await Files(db, services.GetRequiredService<IFileStore>(), services.GetRequiredService<CouncilClock>().Now, ct);
        }
        return new(settings.IsPostgres ? "postgresql" : "sqlite", count, files, bytes, room, findings);
    }

    long? Disk()
    {
        if (Directory.Exists(settings.RestoringFolder)) Unfinished();
        var left = DiskRoom.Left(settings.DataFolder);
        if (left < settings.DiskFloor) Found("disk-room", $"Đĩa chứa dữ liệu chỉ còn {DiskRoom.Words(left.Value)}.", "dọn đĩa hoặc thêm đĩa trước khi việc ghi bị từ chối.");
        return left;
    }

    async Task Sqlite(System.Data.Common.DbConnection connection, CancellationToken ct)
    {
        foreach (var line in (await StoredTables.Column(connection, $"PRAGMA integrity_check({NamedAtMost})", ct)).Where(l => l != "ok"))
            Found("database-damaged", $"Cơ sở dữ liệu hỏng: {line}.", "dừng máy chủ, giữ nguyên thư mục dữ liệu, khôi phục bản sao gần nhất.");
        foreach (var table in (await StoredTables.Column(connection, "SELECT \"table\" || ' → ' || parent FROM pragma_foreign_key_check", ct)).CountBy(t => t))
            Found("foreign-key", $"{table.Value} dòng trỏ tới dòng không có ({table.Key}).", "khôi phục bản sao gần nhất, hoặc báo nhóm phát triển kèm dòng này.");
        if (await StoredTables.Column(connection, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsLock'", ct) is { Count: > 0 }
            && Convert.ToInt64(await StoredTables.Scalar(connection, "SELECT count(*) FROM \"__EFMigrationsLock\"", ct)) > 0 && IsStopped())
            Found("migration-lock", "Còn khóa nâng cấp của một tiến trình đã chết.", "khởi động máy chủ: nó tự bỏ khóa này.");
    }

    bool IsStopped()
    {
        if (IsAfterRestore) return true;
        using var held = FolderLock.Take(settings.DataFolder, TimeSpan.Zero);
        return held is not null;
    }

    async Task Postgres(System.Data.Common.DbConnection connection, CancellationToken ct)
    {
        if (await StoredTables.Scalar(connection, PostgresSettings.IsRestoring, ct) is true) Unfinished();
        foreach (var index in await StoredTables.Column(connection, "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid OR NOT indisready", ct))
            Found("invalid-index", $"Chỉ mục {index} không dùng được.", $"chạy REINDEX INDEX {index}.");
        foreach (var constraint in await StoredTables.Column(connection, "SELECT conrelid::regclass || '.' || conname FROM pg_constraint WHERE NOT convalidated", ct))
            Found("constraint-not-valid", $"Ràng buộc {constraint} chưa được kiểm.", "chạy ALTER TABLE … VALIDATE CONSTRAINT.");
        if (await StoredTables.Column(connection, "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 20261122 AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())", ct) is [var pid, ..])
            Found("migration-lock", $"Tiến trình {pid} của PostgreSQL đang giữ khóa nâng cấp.", $"đợi nút đang nâng cấp; nếu không có nút nào thì chạy SELECT pg_terminate_backend({pid}).");
        _ = await StoredTables.Counts(connection, ct); // every table can be read
    }

    async Task<bool> IsOfThisRelease(CouncilDb db, System.Data.Common.DbConnection connection, CancellationToken ct)
    {
        var (known, applied) = (db.Database.GetMigrations().ToList(), await StoredTables.Migrations(connection, ct));
        if (applied.Except(known).Count() is > 0 and var newer) Found("newer-release", $"Cơ sở dữ liệu của bản mới hơn bản này ({newer} bước nâng cấp lạ).", "dùng bản Nghị Trường mới hơn.");
        if (known.Except(applied).Count() is > 0 and var older) Found("older-release", $"Cơ sở dữ liệu còn {older} bước nâng cấp chưa chạy.", "sao lưu rồi khởi động máy chủ của bản này: nó tự nâng cấp.");
        return known.SequenceEqual(applied);
    }

    async Task Audit(CouncilDb db, CancellationToken ct)
    {
        var file = AuditKey.FileOf(settings);
        try
        {
            if (AuditKey.Read(settings, make: false) is not { } key)
            {
                if (await db.AuditHeads.AnyAsync(ct) || AuditRoll.Read(settings) is { Count: > 0 }) Found("audit-key-missing", $"Không có tệp khóa niêm nhật ký “{file}” nên không chứng minh được nhật ký.", "chép tệp khóa về chỗ đó (hoặc chỉ bằng --audit-key) trước khi khởi động máy chủ.");
                return;
            }
            var names = await db.Councils.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Name, ct);
            foreach (var proof in await VerifyAudit.Run(db, new AuditChain(key), ct, await AuditCommand.Ground(db, settings, ct)))
                if (proof.Broken is { } broken)
                    Found("audit-broken", $"Nhật ký của {names.GetValueOrDefault(proof.CouncilId) ?? $"HĐND {proof.CouncilId}"} hỏng từ mục {broken.Number}: {broken.Why}.", "giữ nguyên dữ liệu, so với đầu chuỗi đã in, báo người có trách nhiệm.");
        }
        catch (InvalidDataException e)
        {
            Found("audit-key-wrong", e.Message, "chép lại đúng tệp khóa.");
        }
    }

    async Task<(int Count, long Bytes)> Files(CouncilDb db, IFileStore store, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await db.StoredFiles.OrderBy(f => f.Id).Select(f => new { f.Id, f.StoreKey, f.Sha256, f.Size }).ToListAsync(ct);
        var pieces = await db.Set<UploadPiece>().Select(p => p.StoreKey).ToListAsync(ct);
        var bytes = 0L;
        foreach (var row in rows)
        {
            await using var content = await store.Open(row.StoreKey, ct);
            if (content is null && row.Size == 0) continue;
            if (content is null)
            {
                Found("file-missing", $"Thiếu tệp số {row.Id} ({row.StoreKey:N}) trong kho.", "lấy lại từ bản sao gần nhất có tệp này.");
                continue;
            }
            var (size, sha) = await Digest.Copy(content, Stream.Null, ct);
            bytes += size;
            if (size != row.Size || sha != row.Sha256) Found("file-changed", $"Tệp số {row.Id} ({row.StoreKey:N}) đã khác lúc nhận: {size} byte, lúc nhận {row.Size} byte.", "lấy lại từ bản sao gần nhất có tệp này.");
        }
        // A day, and the hour-round that removes them.
        var known = rows.Select(r => r.StoreKey).Concat(pieces).ToHashSet();
        if (!IsAfterRestore && await store.CountOrphans(known.Contains, now.AddHours(-26), ct) is > 0 and var orphans)
            Found("orphans", $"{orphans} tệp trong kho không còn dòng nào trỏ tới đã quá một ngày.", "để máy chủ chạy thêm một giờ: nó tự dọn.");
        return (rows.Count, bytes);
    }

    void Unfinished() => Found("restore-unfinished", "Lần khôi phục trước bị dừng giữa chừng.", "chạy lại nghitruong restore với --replace.");

    void Found(string code, string words, string what) => findings.Add(new(code, words, what));
}
