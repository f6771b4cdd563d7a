using System.Data.Common;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
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
    public static async Task<(BackupManifest? Made, IReadOnlyList<Guid> Changed, Refusal? Refusal)> Run(StorageSettings settings, string file, bool overwrite, DateTimeOffset now, CancellationToken ct)
    {
        var target = Path.GetFullPath(file);
        if (Directory.Exists(target)) return (null, [], new("is-folder", $"“{file}” là thư mục, không phải tệp."));
        if (File.Exists(target) && !overwrite) return (null, [], new("file-exists", $"Đã có tệp “{file}”; chọn tên khác, hoặc thêm --overwrite để thay nó."));
        if (!Directory.Exists(Path.GetDirectoryName(target))) return (null, [], new("no-folder", $"Không có thư mục “{Path.GetDirectoryName(target)}”."));
        if (target.StartsWith(Path.GetFullPath(settings.FilesFolder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return (null, [], new("inside-files", "Không đặt bản sao trong thư mục tệp của máy chủ: nó sẽ bị dọn."));
        if (!settings.IsPostgres && !File.Exists(settings.SqliteFile)) return (null, [], new("no-data", $"Không có dữ liệu tại “{settings.SqliteFile}”."));

        var aside = target + ".partial";
        var begun = false;
        try
        {
            BackupManifest manifest;
            IReadOnlyList<Guid> changed;
            await using (var archive = Private.Create(aside))
            {
                begun = true;
                await using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
                {
                    var (made, different, refusal) = settings.IsPostgres ? await FromPostgres(settings, zip, now, ct) : await FromFolder(settings, zip, aside + ".db", now, ct);
                    if (made is null) return (null, [], refusal);
                    (manifest, changed) = (made, different);
                    var bytes = manifest.Bytes();
                    await Add(zip, BackupManifest.Name, new MemoryStream(bytes), CompressionLevel.Fastest, ct);
                    await Add(zip, BackupManifest.DigestName, new MemoryStream(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(bytes)))), CompressionLevel.NoCompression, ct);
                }
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

    static async Task<(BackupManifest?, IReadOnlyList<Guid>, Refusal?)> FromFolder(StorageSettings settings, ZipArchive zip, string copy, DateTimeOffset now, CancellationToken ct)
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
        if (migrations.Count == 0) return (null, [], NotOurs);

        var entries = new List<BackupEntry> { await Add(zip, BackupManifest.SqliteEntry, File.OpenRead(copy), CompressionLevel.Fastest, ct) };
        var (missing, changed) = (new List<Guid>(), new List<Guid>());
        var store = new FolderFileStore(settings);
        foreach (var (key, sha) in await FileRows.Of(snapshot, ct))
        {
            if (await store.Open(key, ct) is not { } bytes)
            {
                // A piece of an upload on its way may have been taken in or dropped meanwhile; a file may not.
                if (sha is not null) missing.Add(key);
                continue;
            }
            var entry = await Add(zip, BackupEntry.NameOf(key), bytes, CompressionLevel.NoCompression, ct);
            entries.Add(entry);
            if (sha is not null && sha != entry.Sha256) changed.Add(key);
        }
        return (new(BackupManifest.KnownFormat, Program, "sqlite", 0, now, migrations, await StoredTables.Counts(snapshot, ct), entries, missing), changed, null);
    }

    /// <summary>pg_dump reads the same snapshot in which the rows are counted; files are rows too.</summary>
    static async Task<(BackupManifest?, IReadOnlyList<Guid>, Refusal?)> FromPostgres(StorageSettings settings, ZipArchive zip, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.PostgresConnection) { Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        var (program, major, refusal) = await PostgresPrograms.Find("pg_dump", connection.PostgreSqlVersion.Major, ct);
        if (program is null) return (null, [], refusal);
        await StoredTables.Scalar(connection, "SET idle_in_transaction_session_timeout = 0", ct);
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var migrations = await StoredTables.Migrations(connection, ct);
        if (migrations.Count == 0) return (null, [], NotOurs);
        var snapshot = (string)(await StoredTables.Scalar(connection, "SELECT pg_export_snapshot()", ct))!;

        using var dump = PostgresPrograms.Start(program, settings.PostgresConnection!, "--format=custom", "--compress=0", "--no-owner", "--no-privileges", "--schema=public", $"--snapshot={snapshot}");
        await using var stopping = ct.Register(() => dump.Kill(entireProcessTree: true));
        dump.StandardInput.Close();
        var said = dump.StandardError.ReadToEndAsync(ct);
        try
        {
            var entry = await Add(zip, BackupManifest.PostgresEntry, dump.StandardOutput.BaseStream, CompressionLevel.Fastest, ct);
            await dump.WaitForExitAsync(ct);
            if (dump.ExitCode != 0) return (null, [], new("dump-failed", $"pg_dump không chạy được: {(await said).Trim().ReplaceLineEndings(" ")}"));
            return (new(BackupManifest.KnownFormat, Program, "postgresql", major, now, migrations, await StoredTables.Counts(connection, ct), [entry], []), [], null);
        }
        finally
        {
            if (!dump.HasExited) dump.Kill(entireProcessTree: true);
        }
    }

    static async Task<BackupEntry> Add(ZipArchive zip, string name, Stream content, CompressionLevel level, CancellationToken ct)
    {
        await using var from = content;
        await using var to = await zip.CreateEntry(name, level).OpenAsync(ct);
        var (size, sha) = await Digest.Copy(from, to, ct);
        return new(name, size, sha);
    }

    static string Program => typeof(MakeBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    static readonly Refusal NotOurs = new("not-ours", "Cơ sở dữ liệu này chưa có dữ liệu của Nghị Trường.");
}

/// <summary>The files that rows point to, with the digest the row keeps; a piece of an upload has none.</summary>
static class FileRows
{
    public static async Task<List<(Guid Key, string? Sha256)>> Of(DbConnection connection, CancellationToken ct)
    {
        var found = new List<(Guid, string?)>();
        foreach (var key in await StoredTables.Column(connection, "SELECT store_key || ' ' || sha256 FROM stored_files ORDER BY id", ct))
            found.Add((Guid.Parse(key[..key.IndexOf(' ')]), key[(key.IndexOf(' ') + 1)..]));
        if (await StoredTables.Column(connection, "SELECT name FROM sqlite_master WHERE name = 'upload_pieces'", ct) is { Count: > 0 })
            foreach (var key in await StoredTables.Column(connection, "SELECT store_key FROM upload_pieces", ct)) found.Add((Guid.Parse(key), null));
        return [.. found.DistinctBy(f => f.Item1)];
    }
}
