using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Commands;
using NghiTruong.App.Files;

namespace NghiTruong.App.Tests.Commands;

/// <summary><c>nghitruong check</c> names what is wrong, and nothing where nothing is.</summary>
public sealed class CheckTests
{
    [Theory, BothStores]
    public async Task A_council_at_work_has_nothing_wrong_and_each_harm_is_named(Store store)
    {
        await using var council = await TestCouncil.Whole(store);
        using (var secretary = await council.As(Cast.Secretary))
        {
            await secretary.Get("/nhiem-vu/4");
            await secretary.Send(secretary.Form("fact", ("kind", "Progress")), new() { ["words"] = "Kèm hai tệp." }, ("files", "a.bin", [1, 2, 3]), ("files", "b.bin", [4, 5, 6]));
        }
        var well = await TheProgram.Run(["check", "--json", .. TheProgram.On(council.Settings)]);
        Assert.Equal((0, ""), (well.Code, well.Error));
        using (var said = JsonDocument.Parse(well.Output))
        {
            Assert.True(said.RootElement.GetProperty("is_well").GetBoolean());
            Assert.Equal(await council.Db(db => db.StoredFiles.CountAsync()), said.RootElement.GetProperty("files").GetInt32());
        }

        var files = await council.Db(db => db.StoredFiles.OrderByDescending(f => f.Id).Take(2).ToListAsync());
        await Harm(council, files[0].StoreKey, files[1].StoreKey);
        await council.Db(db => db.Database.ExecuteSqlRawAsync("UPDATE obligations SET state = 'Confirmed' WHERE id = 4"));
        var found = (await new Examination(council.Settings with { DiskFloor = long.MaxValue }).Run(default)).Findings;
        Assert.Equal(["disk-room", "events-differ", "file-changed", "file-missing", "orphans"], found.Select(f => f.Code).Order());
        Assert.Contains($"Thiếu tệp số {files[0].Id}", found.Single(f => f.Code == "file-missing").Words);

        var (code, output, _) = await TheProgram.Run(["check", .. TheProgram.On(council.Settings)]);
        Assert.Equal(1, code);
        Assert.Contains("Nhiệm vụ 4: cột đã lưu lệch với sự việc. Cần làm: ", output);
        Assert.Contains("4 điều cần xem", output);

        // A backup is made all the same, and says so.
        var backup = await TheProgram.Run(["backup", Path.Combine(Directory.CreateTempSubdirectory("nt-backup-").FullName, "a.zip"), .. TheProgram.On(council.Settings)]);
        Assert.Equal(1, backup.Code);
    }

    [Theory, BothStores]
    public async Task A_database_of_another_release_is_told_of(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await council.Db(db => db.Database.ExecuteSqlRawAsync("UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = '209912312359_later' WHERE \"MigrationId\" = (SELECT max(\"MigrationId\") FROM \"__EFMigrationsHistory\")"));
        Assert.Equal(["newer-release", "older-release"], (await new Examination(council.Settings).Run(default)).Findings.Select(f => f.Code));
    }

    [Fact]
    public async Task Harm_within_the_file_of_the_database_is_found()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        await council.Db(db => db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF; UPDATE obligation_events SET obligation_id = 999999 WHERE id = (SELECT max(id) FROM obligation_events); PRAGMA foreign_keys=ON; CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-22')"));
        var found = (await new Examination(council.Settings).Run(default)).Findings.Select(f => f.Code).ToHashSet();
        Assert.Superset(new HashSet<string> { "foreign-key", "migration-lock" }, found);
    }

    [Fact]
    public async Task An_index_that_is_not_valid_is_found()
    {
        PostgresOnly.IsNeeded();
        await using var council = await TestCouncil.Open(Store.Postgres);
        await council.Db(db => db.Database.ExecuteSqlRawAsync("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_audit_rows_council_id_target_kind_target_id'::regclass"));
        Assert.Equal(["invalid-index"], (await new Examination(council.Settings).Run(default)).Findings.Select(f => f.Code));
    }

    [Fact]
    public async Task Where_nothing_is_nothing_is_made()
    {
        var folder = Path.Combine(Path.GetTempPath(), "nt-none-" + Guid.NewGuid().ToString("N"));
        foreach (var command in new[] { new[] { "check" }, ["backup", Path.Combine(Path.GetTempPath(), "nt-none.zip")], ["restore", "khong-co.zip"] })
        {
            var (code, output, error) = await TheProgram.Run([.. command, "--data", folder]);
            Assert.Equal((2, ""), (code, output));
            Assert.Single(error.Trim().Split('\n'));
        }
        Assert.Equal(2, (await TheProgram.Run("check", "--database", "Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=2", "--data", folder)).Code);
        Assert.False(Directory.Exists(folder));
    }

    /// <summary>One file lost, one changed, one that no row knows.</summary>
    static async Task Harm(TestCouncil council, Guid lost, Guid changed)
    {
        if (council.Settings.IsPostgres)
        {
            var stranger = Guid.NewGuid();
            await council.Db(db => db.Database.ExecuteSqlAsync($"DELETE FROM file_chunks WHERE store_key = {lost}"));
            await council.Db(db => db.Database.ExecuteSqlAsync($"UPDATE file_chunks SET bytes = {new byte[] { 9 }} WHERE store_key = {changed}"));
            await council.Db(db => db.Database.ExecuteSqlAsync($"INSERT INTO file_chunks (store_key, position, added_at, bytes) VALUES ({stranger}, 0, '2026-01-01T00:00:00Z', {new byte[] { 1 }})"));
            return;
        }
        string Of(Guid key) => Path.Combine(council.Settings.FilesFolder, key.ToString("N")[..2], key.ToString("N"));
        File.Delete(Of(lost));
        await File.WriteAllBytesAsync(Of(changed), [9]);
        var odd = Path.Combine(council.Settings.FilesFolder, "la.tmp");
        await File.WriteAllBytesAsync(odd, [1]);
        File.SetLastWriteTimeUtc(odd, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    }
}
