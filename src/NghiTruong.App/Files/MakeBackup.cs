using System.Reflection;
using Microsoft.Data.Sqlite;
using NghiTruong.App.Storage;
using NghiTruong.App.Storage.Postgres;
using NghiTruong.Rules;
using Npgsql;

namespace NghiTruong.App.Files;

/// <summary>
/// One archive of database and files, taken beside a running server: first the rows as they are at one moment, then every file they point to. Bytes are
/// durable before their row and live a day after it, so none can be missing. The keys folder is never in it.
/// </summary>
public static class MakeBackup
{
    /// <summary>Writes aside and renames at the end: under the final name there is a whole archive or none.</summary>
    /// <param name="key">What to encrypt it with; null: it lies open.</param>
    public static async Task<(BackupManifest? Made, IReadOnlyList<Guid> Changed, Refusal? Refusal)> Run(StorageSettings settings, string file, bool overwrite, DateTimeOffset now, CancellationToken ct, byte[]? key = null)
    {
        if (Refuses(settings, file, overwrite) is { } no) return (null, [], no);
        var target = Path.GetFullPath(file);
        var aside = target + ".partial";
        var begun = false;
        try
        {
            BackupManifest manifest;
            IReadOnlyList<Guid> changed;
            await using (var archive = Private.Create(aside))
            {
                begun = true;
                await using var sealing = key is null ? null : new SealingStream(archive, key);
                await using (var writer = new ArchiveWriter(sealing ?? (Stream)archive))
                {
                    var (made, refusal) = settings.IsPostgres ? await FromPostgres(settings, writer, now, ct) : await FromFolder(settings, writer, aside + ".db", now, ct);
                    if (made is null) return (null, [], refusal);
                    (manifest, changed) = (made, writer.Changed);
                    await writer.Close(manifest, ct);
                }
                sealing?.End();
                archive.Flush(flushToDisk: true);
            }
            ct.ThrowIfCancellationRequested();
            File.Move(aside, target, overwrite);
            DirectorySync.Sync(Path.GetDirectoryName(target)!);
            return (manifest, changed, null);
        }
        finally
        {
            if (begun)
            {
                File.Delete(aside);
                File.Delete(aside + ".db");
                File.Delete(aside + ".db-journal");
            }
        }
    }

    /// <summary>What stands against a backup before anything is begun.</summary>
    public static Refusal? Refuses(StorageSettings settings, string file, bool overwrite)
    {
        var target = Path.GetFullPath(file);
        if (Directory.Exists(target)) return new("is-folder", $"“{file}” là thư mục, không phải tệp.");
        if (File.Exists(target) && !overwrite) return new("file-exists", $"Đã có tệp “{file}”; chọn tên khác, hoặc thêm --overwrite để thay nó.");
        if (!Directory.Exists(Path.GetDirectoryName(target))) return new("no-folder", $"Không có thư mục “{Path.GetDirectoryName(target)}”.");
        if (target.StartsWith(Path.GetFullPath(settings.FilesFolder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return new("inside-files", "Không đặt bản sao trong thư mục tệp của máy chủ: nó sẽ bị dọn.");
        if (!settings.IsPostgres && !File.Exists(settings.SqliteFile)) return new("no-data", $"Không có dữ liệu tại “{settings.SqliteFile}”.");
        return null;
    }

    static async Task<(BackupManifest?, Refusal?)> FromFolder(StorageSettings settings, ArchiveWriter archive, string copy, DateTimeOffset now, CancellationToken ct)
    {
        File.Delete(copy);
        await Private.Create(copy).DisposeAsync();
        await using (var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = settings.SqliteFile, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 30 }.ToString()))
        {
            await source.OpenAsync(ct);
            // A long statement of SQLite hears of Ctrl-C only so.
            await using var stopping = ct.Register(() => SQLitePCL.raw.sqlite3_interrupt(source.Handle));
            await StoredTables.Scalar(source, $"VACUUM INTO '{copy.Replace("'", "''")}'", ct);
        }
        await using var snapshot = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await snapshot.OpenAsync(ct);
        var migrations = await StoredTables.Migrations(snapshot, ct);
        if (migrations.Count == 0) return (null, NotOurs);

        await archive.Database(BackupManifest.SqliteEntry, File.OpenRead(copy), ct);
        var store = new FolderFileStore(settings);
        foreach (var (key, sha) in await FileRows.Of(snapshot, ct)) await archive.File(key, sha, await store.Open(key, ct), ct);
        return (new(BackupManifest.KnownFormat, Program, "sqlite", 0, now, migrations, await StoredTables.Counts(snapshot, ct), archive.Entries, archive.Missing), null);
    }

    /// <summary>pg_dump reads the same snapshot in which rows are counted and files are read: as text, which is what it makes of bytes, they would be twice as long.</summary>
    static async Task<(BackupManifest?, Refusal?)> FromPostgres(StorageSettings settings, ArchiveWriter archive, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.PostgresConnection) { Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        var (program, major, refusal) = await PostgresPrograms.Find("pg_dump", connection.PostgreSqlVersion.Major, ct);
        if (program is null) return (null, refusal);
        await StoredTables.Scalar(connection, "SET idle_in_transaction_session_timeout = 0", ct);
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var migrations = await StoredTables.Migrations(connection, ct);
        if (migrations.Count == 0) return (null, NotOurs);
        var snapshot = (string)(await StoredTables.Scalar(connection, "SELECT pg_export_snapshot()", ct))!;
        var counts = await StoredTables.Counts(connection, ct);
        counts.Remove(BackupManifest.Pieces);

        if (await Dump(program, settings.PostgresConnection!, snapshot, archive, ct) is { } failed) return (null, failed);
        await Files(connection, archive, ct);
        return (new(BackupManifest.KnownFormat, Program, "postgresql", major, now, migrations, counts, archive.Entries, archive.Missing), null);
    }

    static async Task<Refusal?> Dump(string program, string database, string snapshot, ArchiveWriter archive, CancellationToken ct)
    {
        using var dump = PostgresPrograms.Start(program, database, "--format=custom", "--compress=0", "--no-owner", "--no-privileges", "--schema=public", $"--exclude-table-data=public.{BackupManifest.Pieces}", $"--snapshot={snapshot}");
        await using var stopping = ct.Register(() => dump.Kill(entireProcessTree: true));
        dump.StandardInput.Close();
        var said = dump.StandardError.ReadToEndAsync(ct);
        try
        {
            await archive.Database(BackupManifest.PostgresEntry, dump.StandardOutput.BaseStream, ct);
            await dump.WaitForExitAsync(ct);
            return dump.ExitCode == 0 ? null : new("dump-failed", $"pg_dump không chạy được: {(await said).Trim().ReplaceLineEndings(" ")}");
        }
        finally
        {
            if (!dump.HasExited) dump.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Bytes that no row points to are left behind, as from a folder.</summary>
    static async Task Files(NpgsqlConnection snapshot, ArchiveWriter archive, CancellationToken ct)
    {
        var rows = (await FileRows.Of(snapshot, ct)).ToDictionary();
        var reader = await ChunkReader.Open(snapshot, ct);
        try
        {
            while (await reader.Next(ct))
                if (rows.Remove(reader.Key, out var sha))
                    await archive.File(reader.Key, sha, reader, ct);
        }
        finally
        {
            await reader.End();
        }
        foreach (var (key, sha) in rows) await archive.File(key, sha, null, ct);
    }

    static string Program => typeof(MakeBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    static readonly Refusal NotOurs = new("not-ours", "Cơ sở dữ liệu này chưa có dữ liệu của Nghị Trường.");
}
