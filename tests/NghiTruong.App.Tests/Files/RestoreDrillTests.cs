using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Audit;
using NghiTruong.App.Files;
using NghiTruong.App.Storage;
using NghiTruong.App.Storage.Sqlite;

namespace NghiTruong.App.Tests.Files;

/// <summary>The drill: an archive taken while people write comes back whole in a fresh place.</summary>
public sealed class RestoreDrillTests
{
    [Theory, BothStores]
    public async Task What_was_backed_up_while_people_write_comes_back_and_opens(Store store)
    {
        await using var council = await TestCouncil.Whole(store);
        var folder = Directory.CreateTempSubdirectory("nt-backup-").FullName;
        var (file, later) = (Path.Combine(folder, "luc-dang-ghi.zip"), Path.Combine(folder, "luc-yen.zip"));

        var before = await council.Db(db => db.AuditRows.CountAsync(a => a.Act.StartsWith("obligation.")));
        using var enough = new CancellationTokenSource();
        var writing = WriteUntil(council, enough.Token);
        var backup = await TheProgram.Run(["backup", file, .. TheProgram.On(council.Settings)]);
        await enough.CancelAsync();
        var written = await writing;
        Assert.Equal((0, ""), (backup.Code, backup.Error));
        Assert.True(written > 0);

        var fresh = await TestCouncil.Empty(store);
        await Sealed(council);
        await TheProgram.Run("cp", ["-r", council.Settings.KeysFolder, fresh.KeysFolder]); // an archive has no keys: they are kept apart
        var restore = await TheProgram.Run(["restore", file, .. TheProgram.On(fresh)]);
        Assert.Equal("", restore.Error);
        Assert.True(restore.Output.Contains("không thấy gì sai", StringComparison.Ordinal), restore.Output);
        Assert.Equal(0, restore.Code);
        await using (var db = new CouncilDb((DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseCouncil(fresh).Options))
            Assert.InRange(await db.AuditRows.CountAsync(a => a.Act.StartsWith("obligation.")), before, before + written);

        // Nobody writes any more: everything is equal, and what stood there is laid aside.
        Assert.Equal(0, (await TheProgram.Run(["backup", later, .. TheProgram.On(council.Settings)])).Code);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
        Assert.Equal(2, (await TheProgram.Run(["restore", later, .. TheProgram.On(fresh)])).Code);
        var again = await TheProgram.Run(["restore", later, "--replace", .. TheProgram.On(fresh)]);
        Assert.Equal((0, ""), (again.Code, again.Error));
        Assert.Contains("còn nguyên tại", again.Output);
        Assert.Equal(await Kept.In(council.Settings), await Kept.In(fresh));

        await using var server = Server.Build(fresh, "http://127.0.0.1:0", council.Time, accounts: TestCouncil.Cheap);
        await server.StartAsync();
        using var secretary = new Browser(new Uri(server.Urls.First()));
        await secretary.SignIn(Cast.Secretary);
        await secretary.Get("/nhiem-vu/4");
        Assert.Contains($"Ghi thêm lần {written}.", secretary.Html);
        var address = secretary.Page.QuerySelector(".files a")!.GetAttribute("href")!;
        await secretary.Get(address);
        Assert.Equal(1000, (await secretary.Last.Content.ReadAsByteArrayAsync()).Length);
        await server.StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory, BothStores]
    public async Task Bytes_that_were_on_their_way_when_an_old_archive_was_made_are_no_finding_of_the_restore(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        council.Time.Now = TimeProvider.System.GetUtcNow().AddDays(-7);
        await council.App.Services.GetRequiredService<IFileStore>().Put(new MemoryStream([1, 2, 3]), default);
        await Sealed(council);
        var (file, fresh) = (await Backup(council), await TestCouncil.Empty(store));
        await TheProgram.Run("cp", ["-r", council.Settings.KeysFolder, fresh.KeysFolder]);

        var restore = await TheProgram.Run(["restore", file, .. TheProgram.On(fresh)]);
        Assert.True(restore.Code == 0, restore.Output + restore.Error);

        // No row pointed to them: an archive never had them.
        var check = await TheProgram.Run(["check", "--json", .. TheProgram.On(fresh)]);
        Assert.Equal((0, false), (check.Code, check.Output.Contains("orphans", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_folder_that_a_server_holds_is_not_restored_into()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        await Sealed(council);
        var file = await Backup(council);
        var kept = await Kept.In(council.Settings);
        using (FolderLock.Take(council.Settings.DataFolder, TimeSpan.Zero))
        {
            var (code, _, error) = await TheProgram.Run(["restore", file, "--replace", .. TheProgram.On(council.Settings)]);
            Assert.Equal(2, code);
            Assert.Contains("dừng máy chủ rồi chạy lại", error);
        }
        Assert.Equal(kept, await Kept.In(council.Settings));
    }

    [Fact]
    public async Task A_database_in_use_is_not_restored_into()
    {
        PostgresOnly.IsNeeded();
        await using var council = await TestCouncil.Open(Store.Postgres);
        var file = await Backup(council);
        var (code, _, error) = await TheProgram.Run(["restore", file, "--replace", .. TheProgram.On(council.Settings)]);
        Assert.Equal(2, code);
        Assert.Contains("kết nối khác dùng cơ sở dữ liệu", error);
    }

    [Theory, BothStores]
    public async Task A_backup_never_replaces_a_file_unasked_and_leaves_nothing_half(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var file = await Backup(council);
        Assert.Equal("file-exists", (await MakeBackup.Run(council.Settings, file, false, default, default)).Refusal!.Rule);
        await File.WriteAllTextAsync(file, "cũ");
        await Assert.ThrowsAnyAsync<Exception>(() => MakeBackup.Run(council.Settings, file, true, default, new CancellationToken(canceled: true)));
        Assert.Equal("cũ", await File.ReadAllTextAsync(file));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(file)!));

        // Files may not grow beyond some blocks: as on a disk that is full.
        var full = await TheProgram.Run("bash", ["-c", "trap '' XFSZ; ulimit -f 20; export DOTNET_EnableWriteXorExecute=0; exec dotnet \"$@\"", "bash", TheProgram.Path, "backup", file, "--overwrite", .. TheProgram.On(council.Settings)]);
        Assert.Equal(2, full.Code);
        Assert.Contains("hết chỗ", full.Error);
        Assert.Equal("cũ", await File.ReadAllTextAsync(file));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(file)!));

        Assert.Equal(0, (await TheProgram.Run(["backup", file, "--overwrite", .. TheProgram.On(council.Settings)])).Code);
        Assert.Null(BackupArchive.Open(file).Refusal);
    }

    [Fact]
    public async Task Keys_are_never_in_an_archive_and_stay_where_they_are()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using (await council.As(Cast.Secretary)) { }
        Assert.NotEmpty(Directory.GetFiles(council.Settings.KeysFolder));
        using (var zip = System.IO.Compression.ZipFile.OpenRead(await Backup(council)))
            Assert.DoesNotContain(zip.Entries, e => e.FullName.Contains("key", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Waits until the last entry of the record is sealed: afterwards nothing writes by itself.</summary>
    internal static async Task Sealed(TestCouncil council)
    {
        for (var n = 0; n < 100 && await council.Db(async db => await db.AuditRows.CountAsync() > await db.AuditSeals.CountAsync()); n++) await Task.Delay(100);
        Assert.Equal(await council.Db(db => db.AuditRows.CountAsync()), await council.Db(db => db.AuditSeals.CountAsync()));
    }

    internal static async Task<string> Backup(TestCouncil council)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("nt-backup-").FullName, "a.zip");
        var (made, _, refusal) = await MakeBackup.Run(council.Settings, file, false, council.Time.Now, default);
        Assert.Null(refusal);
        Assert.NotNull(made);
        return file;
    }

    /// <summary>A secretary at work, through the server; returns how often she wrote.</summary>
    static async Task<int> WriteUntil(TestCouncil council, CancellationToken enough)
    {
        using var secretary = await council.As(Cast.Secretary);
        for (var n = 1; ; n++)
        {
            await secretary.Get("/nhiem-vu/4");
            await secretary.Send(secretary.Form("fact", ("kind", "Progress")), new() { ["words"] = $"Ghi thêm lần {n}." }, ("files", $"anh-{n}.bin", [.. Enumerable.Repeat((byte)n, 1000)]));
            Assert.Equal("", secretary.Refusal);
            if (enough.IsCancellationRequested) return n;
        }
    }
}
