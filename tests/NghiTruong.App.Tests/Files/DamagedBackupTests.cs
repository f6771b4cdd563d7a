using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Files;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Tests.Files;

/// <summary>An archive that is not what a backup wrote is refused, and nothing is touched.</summary>
public sealed class DamagedBackupTests
{
    [Theory, BothStores]
    public async Task A_bit_turned_in_any_entry_is_noticed(Store store)
    {
        await using var council = await TestCouncil.Whole(store);
        var file = await RestoreDrillTests.Backup(council);
        List<string> names;
        using (var zip = ZipFile.OpenRead(file)) names = [.. zip.Entries.Select(e => e.FullName)];
        foreach (var name in names)
        {
            // The bytes of the entry themselves, under a correct list and correct checksums of the zip.
            await Refused(council, Rewritten(file, (entry, bytes) => entry == name ? Turned(bytes, bytes.Length / 2) : bytes), store);
            await Refused(council, Rewritten(file, (entry, bytes) => entry == name ? bytes[..(bytes.Length - 1)] : bytes), store);
            await Refused(council, Rewritten(file, (entry, bytes) => entry == name ? null : bytes), store);
        }
    }

    [Theory, BothStores]
    public async Task An_archive_cut_or_overwritten_anywhere_is_refused_or_means_the_same(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var file = await RestoreDrillTests.Backup(council);
        var bytes = await File.ReadAllBytesAsync(file);
        foreach (var part in new[] { 0, 1, 100, bytes.Length / 2, bytes.Length - 30, bytes.Length - 1 })
            await Refused(council, Written(bytes[..part]), store);
        var dice = new NghiTruong.Bench.Dice(7);
        for (var n = 0; n < 60; n++)
        {
            var broken = Written(Turned(bytes, dice.Below(bytes.Length)));
            var (archive, refusal) = BackupArchive.Open(broken);
            using var _ = archive;
            // A time stamp of the zip may differ; what is in it may not.
            if (archive is not null && await archive.Verify(default) is null) Assert.Equal(Entries(file), Entries(broken));
            else Assert.True(refusal is null or { Rule: "damaged" or "not-a-backup" });
        }
    }

    [Theory]
    [InlineData(Store.Sqlite, "../x")]
    [InlineData(Store.Sqlite, "files/../../x")]
    [InlineData(Store.Sqlite, "/tmp/nt-x")]
    [InlineData(Store.Sqlite, "files/ab/x")]
    [InlineData(Store.Sqlite, "keys/key.xml")]
    [InlineData(Store.Postgres, "files/../../x")]
    [InlineData(Store.Postgres, "files/ab/x")]
    public async Task An_entry_too_many_is_refused_also_where_the_list_names_it(Store store, string name)
    {
        if (store == Store.Postgres) PostgresOnly.IsNeeded();
        await using var council = await TestCouncil.Open(store);
        var file = await RestoreDrillTests.Backup(council);
        var extra = Rewritten(file, (_, bytes) => bytes, more: (name, [1, 2, 3]));
        Assert.Contains("thừa mục", await Refused(council, extra, store));
        var named = Rewritten(file, (_, bytes) => bytes, more: (name, [1, 2, 3]), list: manifest =>
            manifest["entries"]!.AsArray().Add(new JsonObject { ["name"] = name, ["size"] = 3, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData([1, 2, 3])) }));
        Assert.Contains("không được phép", await Refused(council, named, store));
    }

    [Theory, BothStores]
    public async Task A_list_that_says_something_else_is_refused(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var file = await RestoreDrillTests.Backup(council);
        foreach (var (change, words) in new (Action<JsonObject>, string)[]
        {
            (m => m["format"] = 3, "dạng mới hơn"),
            (m => m["format"] = 0, "dạng không có"),
            (m => m["store"] = store == Store.Sqlite ? "postgresql" : "sqlite", "không được phép"),
            (m => m["store"] = "oracle", "dạng không có"),
            (m => m["migrations"]!.AsArray().Add("209912312359_later"), "mới hơn bản đang chạy"),
            (m => m["migrations"]!.AsArray().RemoveAt(0), "bước nâng cấp"),
            (m => m["tables"]!["stored_files"] = 99, "số dòng"),
            (m => m["entries"]!.AsArray().Clear(), "thiếu hoặc lặp mục"),
            (m => m["entries"]!.AsArray().Add(m["entries"]![0]!.DeepClone()), "thiếu hoặc lặp mục"),
            (m => m.Remove("tables"), "không đọc được"),
        })
            Assert.Contains(words, await Refused(council, Rewritten(file, (_, bytes) => bytes, list: change), store));
    }

    [Fact]
    public async Task Anothers_kind_of_store_is_refused()
    {
        PostgresOnly.IsNeeded();
        await using var council = await TestCouncil.Open(Store.Sqlite);
        Assert.Contains("là của SQLite", await Refused(council, await RestoreDrillTests.Backup(council), Store.Postgres));
    }

    /// <summary>Refused into an empty place and over the council's own data; neither has changed. Returns the words.</summary>
    static async Task<string> Refused(TestCouncil council, string file, Store into)
    {
        var empty = into == Store.Postgres ? Postgres ??= await TestCouncil.Empty(into) : new StorageSettings(Path.Combine(Path.GetTempPath(), "nt-none-" + Guid.NewGuid().ToString("N")), null);
        var kept = into == Store.Postgres ? await Kept.In(empty) : null;
        var words = await Restore(file, empty);
        if (into == Store.Postgres) Assert.Equal(kept, await Kept.In(empty));
        else Assert.False(RestoreBackup.HasContent(empty) || Directory.Exists(empty.RestoringFolder) || Directory.Exists(empty.RestoringFolder + ".partial"));
        Assert.False(File.Exists("/tmp/nt-x") || File.Exists("/tmp/x"));
        if (Directory.Exists(empty.DataFolder) && into == Store.Sqlite) Directory.Delete(empty.DataFolder, recursive: true);
        return words;
    }

    static StorageSettings? Postgres;

    static async Task<string> Restore(string file, StorageSettings into)
    {
        var (archive, refusal) = BackupArchive.Open(file);
        if (archive is null) return refusal!.Words;
        using var _ = archive;
        await using var db = new CouncilDb((DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseSqlite("Data Source=:memory:").Options);
        using var restore = new RestoreBackup(into, [.. db.Database.GetMigrations()]);
        var (done, refused) = await restore.Run(archive, false, FixedTime.Start, default);
        Assert.Null(done);
        return refused!.Words;
    }

    /// <summary>The archive with entries changed, left out or added; the list and its digest made anew where it is changed.</summary>
    static string Rewritten(string file, Func<string, byte[], byte[]?> entry, (string Name, byte[] Bytes)? more = null, Action<JsonObject>? list = null)
    {
        var entries = Entries(file);
        if (list is not null)
        {
            var manifest = JsonNode.Parse(entries[BackupManifest.Name])!.AsObject();
            list(manifest);
            entries[BackupManifest.Name] = Encoding.UTF8.GetBytes(manifest.ToJsonString());
            entries[BackupManifest.DigestName] = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(entries[BackupManifest.Name])));
        }
        return Zipped(entries.Select(e => new KeyValuePair<string, byte[]?>(e.Key, entry(e.Key, e.Value))).Append(new(more?.Name ?? "", more?.Bytes)));
    }

    internal static string Zipped(IEnumerable<KeyValuePair<string, byte[]?>> entries)
    {
        var to = Path.Combine(Directory.CreateTempSubdirectory("nt-broken-").FullName, "a.zip");
        using var zip = ZipFile.Open(to, ZipArchiveMode.Create);
        foreach (var (name, bytes) in entries)
        {
            if (bytes is null) continue;
            using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            stream.Write(bytes);
        }
        return to;
    }

    internal static Dictionary<string, byte[]> Entries(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var from = e.Open();
            var whole = new MemoryStream();
            from.CopyTo(whole);
            return whole.ToArray();
        });
    }

    static byte[] Turned(byte[] bytes, int at)
    {
        var turned = bytes.ToArray();
        turned[at] ^= 0x10;
        return turned;
    }

    static string Written(byte[] bytes)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("nt-broken-").FullName, "a.zip");
        File.WriteAllBytes(file, bytes);
        return file;
    }
}
