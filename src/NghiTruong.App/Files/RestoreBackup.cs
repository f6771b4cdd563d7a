using Microsoft.Data.Sqlite;
using NghiTruong.App.Storage;
using NghiTruong.App.Storage.Postgres;
using NghiTruong.App.Storage.Sqlite;
using NghiTruong.Rules;
using Npgsql;

namespace NghiTruong.App.Files;

/// <summary>What a restore put in place, and where it laid what stood there before; null where there was nothing.</summary>
public sealed record Restored(BackupManifest Manifest, string? Aside);

/// <summary>Brings an archive back. All of it is read and held against its digests before anything is touched; what was there is laid aside, never deleted.</summary>
public sealed class RestoreBackup(StorageSettings settings, IReadOnlyList<string> knownMigrations) : IDisposable
{
    /// <summary>On SQLite the folder is held until this is disposed: what follows a restore runs before any server.</summary>
    FolderLock? held;

    public async Task<(Restored? Done, Refusal? Refusal)> Run(BackupArchive archive, bool replace, DateTimeOffset now, CancellationToken ct)
    {
        if (MayNot(archive.Manifest) is { } wrong) return (null, wrong);
        var stamp = now.ToOffset(TimeSpan.FromHours(7)).ToString("yyyyMMdd_HHmmss");
        return settings.IsPostgres ? await IntoPostgres(archive, replace, $"replaced_{stamp}", now, ct) : await IntoFolder(archive, replace, $"replaced_{stamp}", ct);
    }

    /// <summary>Whether this folder holds a council's data; keys and lock alone are none.</summary>
    public static bool HasContent(StorageSettings settings) =>
        File.Exists(settings.SqliteFile) || (Directory.Exists(settings.FilesFolder) && Directory.EnumerateFiles(settings.FilesFolder, "*", SearchOption.AllDirectories).Any());

    Refusal? MayNot(BackupManifest manifest)
    {
        var kind = settings.IsPostgres ? "postgresql" : "sqlite";
        if (manifest.Store != kind)
            return new("other-store", manifest.Store == "sqlite" ? "Bản sao là của SQLite; bỏ --database rồi chạy lại." : "Bản sao là của PostgreSQL; thêm --database rồi chạy lại.");
        if (manifest.Migrations.Except(knownMigrations).FirstOrDefault() is { } newer)
            return new("newer-migrations", $"Bản sao do bản {manifest.Program} lập, mới hơn bản đang chạy (chưa biết “{newer}”); hãy dùng bản Nghị Trường mới hơn.");
        return null;
    }

    async Task<(Restored?, Refusal?)> IntoFolder(BackupArchive archive, bool replace, string aside, CancellationToken ct)
    {
        if (Directory.Exists(settings.DataFolder) && Hold() is { } inUse) return (null, inUse);
        if (HasContent(settings) && !replace) return (null, new("has-content", $"Thư mục “{settings.DataFolder}” đã có dữ liệu; chọn thư mục khác, hoặc thêm --replace (dữ liệu cũ được dời sang thư mục {aside} bên trong)."));
        if (await archive.Verify(ct) is { } damaged) return (null, damaged);
        if (DiskRoom.Left(settings.DataFolder) is { } left && left < archive.Bytes + archive.Bytes / 10)
            return (null, new("no-room", $"Đĩa còn {DiskRoom.Words(left)}, cần khoảng {DiskRoom.Words(archive.Bytes + archive.Bytes / 10)}. Chưa thay đổi gì."));

        if (Hold() is { } taken) return (null, taken);
        // Read out whole beside the old, looked through, and only then put in its place.
        var reading = new StorageSettings(Path.Combine(settings.DataFolder, "restoring.partial"), null);
        if (Directory.Exists(reading.DataFolder)) Directory.Delete(reading.DataFolder, recursive: true);
        try
        {
            Directory.CreateDirectory(reading.FilesFolder);
            foreach (var entry in archive.Manifest.Entries)
            {
                var to = entry.Name == BackupManifest.SqliteEntry ? reading.SqliteFile : Path.Combine(reading.DataFolder, entry.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                await using var file = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
                if (await archive.CopyTo(entry, file, ct) is { } refusal) return (null, refusal);
                file.Flush(flushToDisk: true);
            }
            if (await Differs(reading, archive.Manifest, ct) is { } different) return (null, different);
            foreach (var folder in Directory.EnumerateDirectories(reading.FilesFolder).Append(reading.FilesFolder).Append(reading.DataFolder)) DirectorySync.Sync(folder);
            if (Directory.Exists(settings.RestoringFolder)) Directory.Delete(settings.RestoringFolder, recursive: true);
            Directory.Move(reading.DataFolder, settings.RestoringFolder);
        }
        finally
        {
            if (Directory.Exists(reading.DataFolder)) Directory.Delete(reading.DataFolder, recursive: true);
        }

        // From here to the end a server does not start (Serve): killed in between, the same command is given again.
        var restoring = new StorageSettings(settings.RestoringFolder, null);
        var old = Path.Combine(settings.DataFolder, aside);
        string[] stood = [.. new[] { settings.SqliteFile, settings.SqliteFile + "-wal", settings.SqliteFile + "-shm", settings.FilesFolder }.Where(Path.Exists)];
        if (stood.Length > 0) Directory.CreateDirectory(old);
        foreach (var path in stood) Directory.Move(path, Path.Combine(old, Path.GetFileName(path)));
        Directory.Move(restoring.FilesFolder, settings.FilesFolder);
        File.Move(restoring.SqliteFile, settings.SqliteFile);
        DirectorySync.Sync(settings.DataFolder);
        Directory.Delete(settings.RestoringFolder, recursive: true);
        DirectorySync.Sync(settings.DataFolder);
        return (new(archive.Manifest, stood.Length > 0 ? old : null), null);
    }

    Refusal? Hold() =>
        (held ??= FolderLock.Take(settings.DataFolder, TimeSpan.FromSeconds(2))) is null ? new("in-use", $"Thư mục dữ liệu “{settings.DataFolder}” đang được một máy chủ Nghị Trường sử dụng; dừng máy chủ rồi chạy lại.") : null;

    static async Task<Refusal?> Differs(StorageSettings read, BackupManifest manifest, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = read.SqliteFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        try
        {
            if (await StoredTables.Column(connection, "PRAGMA integrity_check(1)", ct) is not ["ok"]) return Wrong("cơ sở dữ liệu trong bản sao hỏng");
            if (await Unlike(connection, manifest, ct) is { } unlike) return unlike;
            return await FileRows.AreMissing(connection, manifest, ct) ? Wrong("thiếu tệp mà cơ sở dữ liệu trỏ tới") : null;
        }
        catch (SqliteException)
        {
            return Wrong("cơ sở dữ liệu trong bản sao hỏng");
        }
    }

    /// <summary>The rows are those that the manifest counted.</summary>
    static async Task<Refusal?> Unlike(System.Data.Common.DbConnection connection, BackupManifest manifest, CancellationToken ct)
    {
        if (!(await StoredTables.Migrations(connection, ct)).SequenceEqual(manifest.Migrations)) return Wrong("bảng kê nêu sai bước nâng cấp");
        return manifest.AreCounted(await StoredTables.Counts(connection, ct)) ? null : Wrong("số dòng không như bảng kê");
    }

    async Task<(Restored?, Refusal?)> IntoPostgres(BackupArchive archive, bool replace, string aside, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.PostgresConnection) { Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        async Task<long> Count(string sql) => Convert.ToInt64(await StoredTables.Scalar(connection, sql, ct));
        var isEmpty = await Count("SELECT count(*) FROM pg_class c WHERE c.relnamespace = to_regnamespace('public') AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')") == 0;
        if (!isEmpty && !replace) return (null, new("has-content", $"Cơ sở dữ liệu đã có dữ liệu; chọn cơ sở dữ liệu trống, hoặc thêm --replace (dữ liệu cũ được dời sang schema {aside})."));
        if (await Count("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'") is > 0 and var others)
            return (null, new("in-use", $"Đang có {others} kết nối khác dùng cơ sở dữ liệu này; dừng mọi máy chủ Nghị Trường rồi chạy lại."));
        var (program, _, refusal) = await PostgresPrograms.Find("pg_restore", Math.Max(connection.PostgreSqlVersion.Major, archive.Manifest.DumpedWith), ct);
        if (program is null) return (null, refusal);
        if (await archive.Verify(ct) is { } damaged) return (null, damaged);

        await StoredTables.Scalar(connection, PostgresSettings.NearPages, ct); // a dump carries no settings of its database
        // While the mark stands no server starts: rows without their files are no council.
        var wasHalf = await StoredTables.Scalar(connection, PostgresSettings.IsRestoring, ct) is true;
        await StoredTables.Scalar(connection, $"BEGIN; {(isEmpty ? "" : $"ALTER SCHEMA public RENAME TO {aside}; CREATE SCHEMA public; ")}CREATE SCHEMA IF NOT EXISTS {PostgresSettings.Restoring}; COMMIT", ct);
        Refusal? failed = new("stopped", "Đã dừng giữa chừng; dữ liệu cũ đã được đặt lại.");
        try
        {
            failed = await Load(program, archive, ct) ?? await LoadFiles(connection, archive, now, ct);
        }
        finally
        {
            if (failed is not null) await PutBack($"DROP SCHEMA public CASCADE; {(isEmpty ? "CREATE SCHEMA public" : $"ALTER SCHEMA {aside} RENAME TO public")}; {(wasHalf ? "" : $"DROP SCHEMA {PostgresSettings.Restoring}; ")}");
        }
        if (failed is not null) return (null, failed);
        await StoredTables.Scalar(connection, "ANALYZE", ct);
        return (new(archive.Manifest, isEmpty ? null : $"schema {aside}"), null);
    }

    /// <summary>By a connection of its own: what failed may have taken the other along.</summary>
    async Task PutBack(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.PostgresConnection) { Pooling = false }.ToString());
        await connection.OpenAsync(CancellationToken.None);
        await StoredTables.Scalar(connection, $"BEGIN; {sql}COMMIT", CancellationToken.None);
    }

    /// <summary>The bytes of files, and with them, in one transaction, the end of the restore.</summary>
    static async Task<Refusal?> LoadFiles(NpgsqlConnection connection, BackupArchive archive, DateTimeOffset now, CancellationToken ct)
    {
        await using var all = await connection.BeginTransactionAsync(ct);
        if (await Unlike(connection, archive.Manifest, ct) is { } unlike) return unlike;
        await using (var writer = await ChunkWriter.Open(connection, now, ct))
        {
            foreach (var entry in archive.Manifest.Files)
                if (await writer.Put(archive, entry, ct) is { } damaged)
                    return damaged;
            await writer.Complete(ct);
        }
        if (archive.Manifest.HasFileEntries && await FileRows.AreMissing(connection, archive.Manifest, ct)) return Wrong("thiếu tệp mà cơ sở dữ liệu trỏ tới");
        await StoredTables.Scalar(connection, $"DROP SCHEMA {PostgresSettings.Restoring}", ct);
        await all.CommitAsync(ct);
        return null;
    }

    /// <summary>In one transaction: all of it or nothing.</summary>
    async Task<Refusal?> Load(string program, BackupArchive archive, CancellationToken ct)
    {
        using var loading = PostgresPrograms.Start(program, settings.PostgresConnection!, "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--schema=public", "--dbname=" + new NpgsqlConnectionStringBuilder(settings.PostgresConnection).Database);
        await using var stopping = ct.Register(() => loading.Kill(entireProcessTree: true));
        var (said, printed) = (loading.StandardError.ReadToEndAsync(ct), loading.StandardOutput.ReadToEndAsync(ct));
        Refusal? damaged = null;
        try
        {
            damaged = await archive.CopyTo(archive.Manifest.Database, loading.StandardInput.BaseStream, ct);
            if (damaged is not null) loading.Kill(entireProcessTree: true);
            loading.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all: what it said tells why.
        }
        finally
        {
            if (ct.IsCancellationRequested && !loading.HasExited) loading.Kill(entireProcessTree: true);
        }
        await loading.WaitForExitAsync(ct);
        await printed;
        return damaged ?? (loading.ExitCode == 0 ? null : new("load-failed", $"pg_restore không chạy được: {(await said).Trim().ReplaceLineEndings(" ")}"));
    }

    public void Dispose() => held?.Dispose();

    static Refusal Wrong(string how) => new("damaged", $"Bản sao không dùng được: {how}. Chưa thay đổi gì.");
}
