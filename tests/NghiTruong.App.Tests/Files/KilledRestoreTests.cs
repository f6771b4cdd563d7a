using System.Diagnostics;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using NghiTruong.App.Files;
using NghiTruong.App.Storage;
using Npgsql;

namespace NghiTruong.App.Tests.Files;

/// <summary>A restore killed at any moment: what stands there is the old, the new, or a half on which no server starts; the same command mends it and nothing old is lost.</summary>
public sealed class KilledRestoreTests
{
    [Fact]
    public async Task After_every_step_that_puts_things_in_place_no_server_starts_until_it_is_given_again()
    {
        var (place, archive, old, whole) = await Replaced(Store.Sqlite);
        for (var steps = 0; ; steps++)
        {
            var half = CopyOf(place);
            var isDone = StopAfter(half, archive, steps);
            await Refused(half);
            Assert.Contains((await new NghiTruong.App.Commands.Examination(CopyOf(half)).Run(default)).Findings, f => f.Code == "restore-unfinished");
            await Mended(half, archive, whole);
            Assert.Equal(old, await Laid(half, old));
            if (isDone) break;
        }
    }

    [Theory, BothStores]
    public async Task Killed_at_any_moment_it_leaves_the_old_the_new_or_a_half_that_is_told_of(Store store)
    {
        var (place, archive, old, whole) = await Replaced(store);
        // On a busy machine the whole may have come before it was seen to begin: then once more.
        var isHalf = store == Store.Sqlite;
        foreach (var moment in store == Store.Sqlite ? (string[])["restoring.partial", "restoring", "replaced_*", "450", "700"] : [.. Enumerable.Repeat("load", 12), "450", "700"])
        {
            if (moment == "load" && isHalf) continue;
            var here = store == Store.Sqlite ? CopyOf(place) : await CopyOfDatabase(place);
            using (var restoring = Process.Start(new ProcessStartInfo("dotnet", [TheProgram.Path, "restore", archive, "--replace", .. TheProgram.On(here)]) { RedirectStandardOutput = true, RedirectStandardError = true })!)
            {
                var since = Stopwatch.StartNew();
                while (!restoring.HasExited && !await HasCome(moment, here, since.ElapsedMilliseconds)) { }
                restoring.Kill(entireProcessTree: true);
                await restoring.WaitForExitAsync();
            }
            if (store == Store.Postgres) await NobodyConnected(here);
            if (await IsHalf(here)) await Refused(here);
            else Assert.Contains(await Kept.In(here), new[] { old, whole });
            isHalf |= moment == "load" && await IsHalf(here);
            await Mended(here, archive, whole);
        }
        Assert.True(isHalf);
    }

    [Fact]
    public async Task Rows_that_came_without_the_bytes_of_their_files_are_a_half_too()
    {
        PostgresOnly.IsNeeded();
        var (place, archive, _, whole) = await Replaced(Store.Postgres);
        await Execute(place, "CREATE SCHEMA restoring; DELETE FROM file_chunks");
        await Refused(place);
        Assert.Contains((await new NghiTruong.App.Commands.Examination(place).Run(default)).Findings, f => f.Code == "restore-unfinished");
        NpgsqlConnection.ClearAllPools();

        // An archive that does not fit leaves the half a half.
        var broken = Path.Combine(Directory.CreateTempSubdirectory("nt-broken-").FullName, "a.zip");
        await File.WriteAllBytesAsync(broken, (await File.ReadAllBytesAsync(archive))[..^100]);
        Assert.Equal(2, (await TheProgram.Run(["restore", broken, "--replace", .. TheProgram.On(place)])).Code);
        await Refused(place);
        await Mended(place, archive, whole);
        Assert.False(await IsHalf(place));
    }

    /// <summary>A place with data of its own, an archive of other data, and what each of the two holds.</summary>
    static async Task<(StorageSettings Place, string Archive, SortedDictionary<string, string> Old, SortedDictionary<string, string> Whole)> Replaced(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using (var secretary = await council.As(Cast.Secretary))
        {
            await secretary.Get("/nhiem-vu/4");
            await secretary.Send(secretary.Form("fact", ("kind", "Progress")), new() { ["words"] = "Chỉ bản sao có." }, ("files", "a.bin", [1, 2, 3]));
        }
        await RestoreDrillTests.Sealed(council);
        var (archive, whole) = (await RestoreDrillTests.Backup(council), await Kept.In(council.Settings));
        using (var secretary = await council.As(Cast.Secretary))
        {
            await secretary.Get("/nhiem-vu/4");
            await secretary.Send(secretary.Form("fact", ("kind", "Progress")), new() { ["words"] = "Chỉ chỗ cũ có." }, ("files", "b.bin", [4, 5, 6]));
        }
        await RestoreDrillTests.Sealed(council);
        await council.App.StopAsync();
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        var place = store == Store.Sqlite ? CopyOf(council.Settings) : await CopyOfDatabase(council.Settings);
        return (place, archive, await Kept.In(place), whole);
    }

    /// <summary>The moves of a restore, by hand and as far as told; true where there is none left.</summary>
    static bool StopAfter(StorageSettings place, string archive, int steps)
    {
        ZipFile.ExtractToDirectory(archive, place.RestoringFolder);
        var restoring = new StorageSettings(place.RestoringFolder, null);
        File.Move(Path.Combine(place.RestoringFolder, BackupManifest.SqliteEntry), restoring.SqliteFile);
        var aside = Directory.CreateDirectory(Path.Combine(place.DataFolder, "replaced_20200101_000000")).FullName;
        (string From, string To)[] moves =
        [
            .. new[] { place.SqliteFile, place.SqliteFile + "-wal", place.SqliteFile + "-shm", place.FilesFolder }.Where(Path.Exists).Select(p => (p, Path.Combine(aside, Path.GetFileName(p)))),
            (restoring.FilesFolder, place.FilesFolder), (restoring.SqliteFile, place.SqliteFile),
        ];
        foreach (var (from, to) in moves.Take(steps)) Directory.Move(from, to);
        return steps == moves.Length;
    }

    static async Task Refused(StorageSettings place)
    {
        var (code, _, error) = await TheProgram.Run(["--urls", "http://127.0.0.1:0", .. TheProgram.On(place)]);
        Assert.Equal(2, code);
        Assert.Contains("chạy lại nghitruong restore", error);
    }

    static async Task Mended(StorageSettings place, string archive, SortedDictionary<string, string> whole)
    {
        var (code, output, error) = await TheProgram.Run(["restore", archive, "--replace", .. TheProgram.On(place)]);
        Assert.True(code == 0, output + error);
        Assert.Equal(whole, await Kept.In(place));
        Assert.False(Directory.Exists(place.RestoringFolder) || Directory.Exists(place.RestoringFolder + ".partial"));
    }

    /// <summary>The old database and its files, wherever they were laid aside.</summary>
    static async Task<SortedDictionary<string, string>> Laid(StorageSettings place, SortedDictionary<string, string> old)
    {
        var gathered = Directory.CreateTempSubdirectory("nt-laid-").FullName;
        foreach (var aside in Directory.EnumerateDirectories(place.DataFolder, "replaced_*").Order(StringComparer.Ordinal))
            foreach (var file in Directory.EnumerateFiles(aside, "*", SearchOption.AllDirectories))
            {
                var to = Path.Combine(gathered, Path.GetRelativePath(aside, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                if (!File.Exists(to)) File.Copy(file, to);
            }
        var found = await Kept.In(new(gathered, null));
        foreach (var more in found.Keys.Except(old.Keys).ToList()) found.Remove(more); // the half that was put in place is laid aside too
        return found;
    }

    static async Task<bool> HasCome(string moment, StorageSettings place, long milliseconds)
    {
        if (long.TryParse(moment, out var at)) return milliseconds >= at;
        if (moment != "load") return Directory.EnumerateDirectories(place.DataFolder, moment).Any();
        return await Count(Server, $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{Database(place)}' AND application_name = 'nghitruong'") > 0;
    }

    static async Task<bool> IsHalf(StorageSettings place)
    {
        if (!place.IsPostgres) return Directory.Exists(place.RestoringFolder);
        return await Count(place.PostgresConnection!, "SELECT count(*) FROM pg_namespace WHERE nspname = 'restoring'") == 1;
    }

    static async Task NobodyConnected(StorageSettings place)
    {
        for (var n = 0; n < 200 && await Count(Server, $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{Database(place)}'") > 0; n++) await Task.Delay(50);
    }

    static string Server => PostgresServer.Current!.ConnectionTo("postgres");

    static async Task<long> Count(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    static async Task Execute(StorageSettings place, string sql)
    {
        await using var connection = new NpgsqlConnection(place.PostgresConnection + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    static string Database(StorageSettings place) => new NpgsqlConnectionStringBuilder(place.PostgresConnection).Database!;

    static StorageSettings CopyOf(StorageSettings place)
    {
        var folder = Directory.CreateTempSubdirectory("nt-killed-").FullName;
        foreach (var file in Directory.EnumerateFiles(place.DataFolder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(place.DataFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        return place with { DataFolder = folder };
    }

    static async Task<StorageSettings> CopyOfDatabase(StorageSettings place)
    {
        var empty = await TestCouncil.Empty(Store.Postgres);
        await PostgresServer.Current!.Execute($"DROP DATABASE {Database(empty)}");
        await PostgresServer.Current.Execute($"CREATE DATABASE {Database(empty)} TEMPLATE {Database(place)}");
        return CopyOf(place) with { PostgresConnection = empty.PostgresConnection };
    }
}
