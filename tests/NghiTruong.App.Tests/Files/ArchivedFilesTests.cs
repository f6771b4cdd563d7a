using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Files;
using NghiTruong.App.Storage;
using Npgsql;

namespace NghiTruong.App.Tests.Files;

/// <summary>Files lie in an archive as entries of their own, whichever database it is of; archives of the first format still come back.</summary>
public sealed class ArchivedFilesTests
{
    const int Piece = 512 * 1024;

    [Theory, BothStores]
    public async Task Files_are_entries_as_they_are_and_come_back_byte_for_byte(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        foreach (var size in new[] { 0, 1, Piece - 1, Piece, Piece + 1, 3 * Piece, 3 * Piece + 7 }) await Keep(council, RandomNumberGenerator.GetBytes(size));
        await RestoreDrillTests.Sealed(council);
        var file = await RestoreDrillTests.Backup(council);
        var rows = await council.Db(db => db.StoredFiles.AsNoTracking().ToListAsync());
        using (var zip = ZipFile.OpenRead(file))
        {
            Assert.Equal(rows.Select(r => BackupEntry.NameOf(r.StoreKey)).Order(StringComparer.Ordinal), zip.Entries.Select(e => e.FullName).Where(n => n.StartsWith("files/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            foreach (var row in rows)
            {
                var entry = zip.GetEntry(BackupEntry.NameOf(row.StoreKey))!;
                await using var bytes = entry.Open();
                Assert.Equal((row.Size, row.Size, row.Sha256), (entry.Length, entry.CompressedLength, Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes))));
            }
            // Beside them the database is small: not their text.
            Assert.InRange(zip.Entries.Single(e => e.FullName.StartsWith("database/", StringComparison.Ordinal)).CompressedLength, 1, 3 * Piece);
        }

        var fresh = await TestCouncil.Empty(store);
        await TheProgram.Run("cp", ["-r", council.Settings.KeysFolder, fresh.KeysFolder]);
        var restore = await TheProgram.Run(["restore", file, .. TheProgram.On(fresh)]);
        Assert.True(restore.Code == 0, restore.Output + restore.Error);
        Assert.Equal(await Kept.In(council.Settings), await Kept.In(fresh));
    }

    [Theory, BothStores]
    public async Task An_archive_of_the_first_format_comes_back(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await Keep(council, RandomNumberGenerator.GetBytes(Piece + 1));
        await RestoreDrillTests.Sealed(council);
        await council.App.StopAsync(TestContext.Current.CancellationToken);
        var (file, fresh) = (await OfTheFirstFormat(council.Settings, await RestoreDrillTests.Backup(council)), await TestCouncil.Empty(store));
        await TheProgram.Run("cp", ["-r", council.Settings.KeysFolder, fresh.KeysFolder]);
        var restore = await TheProgram.Run(["restore", file, .. TheProgram.On(fresh)]);
        Assert.True(restore.Code == 0, restore.Output + restore.Error);
        Assert.Equal(await Kept.In(council.Settings), await Kept.In(fresh));
    }

    [Fact]
    public async Task A_file_that_the_list_leaves_out_with_its_entry_is_missed_before_the_old_is_gone()
    {
        PostgresOnly.IsNeeded();
        await using var council = await TestCouncil.Open(Store.Postgres);
        await Keep(council, [1, 2, 3]);
        await council.App.StopAsync(TestContext.Current.CancellationToken);
        var without = await Rewritten(await RestoreDrillTests.Backup(council), (manifest, entries) =>
        {
            var gone = manifest["entries"]!.AsArray().Last(e => (string)e!["name"]! is ['f', ..])!;
            entries.Remove((string)gone["name"]!);
            manifest["entries"]!.AsArray().Remove(gone);
            return Task.CompletedTask;
        });
        NpgsqlConnection.ClearAllPools();
        var kept = await Kept.In(council.Settings);
        var (code, _, error) = await TheProgram.Run(["restore", without, "--replace", .. TheProgram.On(council.Settings)]);
        Assert.Equal(2, code);
        Assert.Contains("thiếu tệp mà cơ sở dữ liệu trỏ tới", error);
        Assert.Equal(kept, await Kept.In(council.Settings));
    }

    internal static async Task Keep(TestCouncil council, byte[] bytes)
    {
        var (key, size, sha) = await council.App.Services.GetRequiredService<IFileStore>().Put(new MemoryStream(bytes), default);
        await council.Db(async db =>
        {
            db.StoredFiles.Add(new StoredFile { CouncilId = 1, Name = "tệp.bin", ContentType = "application/octet-stream", Size = size, Sha256 = sha, StoreKey = key, CreatedAt = council.Time.Now });
            return await db.SaveChangesAsync();
        });
    }

    /// <summary>As releases before wrote it: on PostgreSQL all rows in the dump, those of files too, and nothing beside it.</summary>
    static Task<string> OfTheFirstFormat(StorageSettings settings, string file) => Rewritten(file, async (manifest, entries) =>
    {
        manifest["format"] = 1;
        if (!settings.IsPostgres) return;
        var to = new NpgsqlConnectionStringBuilder(settings.PostgresConnection);
        var dump = Path.ChangeExtension(file, ".dump");
        var dumped = await TheProgram.Run("pg_dump", ["--format=custom", "--compress=0", "--no-owner", "--no-privileges", "--schema=public", $"--file={dump}", $"--dbname=postgresql://{to.Username}@{to.Host}:{to.Port}/{to.Database}"]);
        Assert.Equal((0, ""), (dumped.Code, dumped.Error));
        foreach (var name in entries.Keys.Where(n => n.StartsWith("files/", StringComparison.Ordinal)).ToList()) entries.Remove(name);
        entries[BackupManifest.PostgresEntry] = await File.ReadAllBytesAsync(dump);
        manifest["entries"] = new JsonArray(new JsonObject { ["name"] = BackupManifest.PostgresEntry, ["size"] = entries[BackupManifest.PostgresEntry].Length, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(entries[BackupManifest.PostgresEntry])) });
        await using var connection = new NpgsqlConnection(settings.PostgresConnection + ";Pooling=false");
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand("SELECT count(*) FROM file_chunks", connection);
        manifest["tables"]!["file_chunks"] = (long)(await count.ExecuteScalarAsync())!;
    });

    /// <summary>The archive with another list and other entries, its digest made anew.</summary>
    static async Task<string> Rewritten(string file, Func<JsonObject, Dictionary<string, byte[]>, Task> change)
    {
        var entries = DamagedBackupTests.Entries(file);
        var manifest = JsonNode.Parse(entries[BackupManifest.Name])!.AsObject();
        await change(manifest, entries);
        entries[BackupManifest.Name] = Encoding.UTF8.GetBytes(manifest.ToJsonString());
        entries[BackupManifest.DigestName] = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(entries[BackupManifest.Name])));
        return DamagedBackupTests.Zipped(entries!);
    }
}
