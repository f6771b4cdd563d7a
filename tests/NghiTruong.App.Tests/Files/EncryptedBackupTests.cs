using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Files;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Tests.Files;

/// <summary>An encrypted archive tells nothing without its key, comes back whole with it, and is refused where a piece of it is another's, elsewhere or gone.</summary>
public sealed class EncryptedBackupTests
{
    const int Head = 56, Piece = (1 << 20) + 16;

    [Theory, BothStores]
    public async Task What_was_encrypted_comes_back_by_its_key_alone(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await ArchivedFilesTests.Keep(council, RandomNumberGenerator.GetBytes(2_500_000));
        await RestoreDrillTests.Sealed(council);
        var folder = Directory.CreateTempSubdirectory("nt-sealed-").FullName;
        var (file, key, other) = (Path.Combine(folder, "a.zip"), Path.Combine(folder, "a.key"), Path.Combine(folder, "b.key"));
        foreach (var made in new[] { key, other }) Assert.Equal(0, (await TheProgram.Run("keys", "new", made)).Code);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        Assert.Contains("không khóa nào bị ghi đè", (await TheProgram.Run("keys", "new", key)).Error);
        Assert.Equal((0, ""), await Told(["backup", file, "--encrypt-with", key, .. TheProgram.On(council.Settings)]));
        var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
        foreach (var name in new[] { "manifest", "files/", "database/", "PK" + '\u0003' + '\u0004', "obligation" }) Assert.DoesNotContain(name, text, StringComparison.Ordinal);

        var fresh = await TestCouncil.Empty(store);
        await TheProgram.Run("cp", ["-r", council.Settings.KeysFolder, fresh.KeysFolder]);
        Assert.Contains("đã mã hóa; thêm --decrypt-with", (await Told(["restore", file, .. TheProgram.On(fresh)])).Error);
        Assert.Contains("không phải khóa đã mã hóa", (await Told(["restore", file, "--decrypt-with", other, .. TheProgram.On(fresh)])).Error);
        Assert.Contains("không đúng dạng", (await Told(["restore", file, "--decrypt-with", file, .. TheProgram.On(fresh)])).Error);
        Assert.Contains("Không có tệp khóa", (await Told(["restore", file, "--decrypt-with", key + "x", .. TheProgram.On(fresh)])).Error);
        Assert.Contains("không được mã hóa", (await Told(["restore", await RestoreDrillTests.Backup(council), "--decrypt-with", key, .. TheProgram.On(fresh)])).Error);
        var restore = await TheProgram.Run(["restore", file, "--decrypt-with", key, .. TheProgram.On(fresh)]);
        Assert.True(restore.Code == 0, restore.Output + restore.Error);
        Assert.Equal(await Kept.In(council.Settings), await Kept.In(fresh));
    }

    [Theory, BothStores]
    public async Task Pieces_cut_off_swapped_turned_added_or_of_another_archive_are_noticed(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await ArchivedFilesTests.Keep(council, RandomNumberGenerator.GetBytes(3_500_000));
        var key = RandomNumberGenerator.GetBytes(32);
        var (whole, another) = (await File.ReadAllBytesAsync(await Sealed(council, key)), await File.ReadAllBytesAsync(await Sealed(council, key)));
        Assert.Null(await Refused(whole, key));
        Assert.Equal("wrong-key", (await Refused(whole, RandomNumberGenerator.GetBytes(32)))!.Rule);
        var pieces = (whole.Length - Head + Piece - 1) / Piece;
        Assert.True(pieces >= 4);
        int At(int piece) => Head + piece * Piece;

        for (var n = 0; n < pieces; n++)
        {
            await Damaged(whole[..At(n)]);                                                     // cut where a piece ends
            await Damaged(whole[..(At(n) + 20)]);
            await Damaged(Changed(whole, b => b[Math.Min(At(n) + 99, b.Length - 1)] ^= 1));
            if (n < pieces - 1) await Damaged(Changed(whole, b => another.AsSpan(At(n), Piece).CopyTo(b.AsSpan(At(n))))); // the same key, another archive
        }
        await Damaged([.. whole[..At(1)], .. whole[At(2)..At(3)], .. whole[At(1)..At(2)], .. whole[At(3)..]]);
        await Damaged([.. whole[..At(1)], .. whole[At(2)..]]);
        await Damaged([.. whole, .. whole[^500..]]);
        await Damaged([.. whole, 0]);
        await Damaged([.. another[..Head], .. whole[Head..]]);

        async Task Damaged(byte[] bytes) => Assert.True((await Refused(bytes, key))?.Rule is "damaged" or "wrong-key" or "not-a-backup" or "encrypted");
    }

    [Fact]
    public async Task Killed_half_way_it_leaves_no_archive_and_what_lies_there_is_none()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        await ArchivedFilesTests.Keep(council, RandomNumberGenerator.GetBytes(4 * Piece));
        await ArchivedFilesTests.Keep(council, RandomNumberGenerator.GetBytes(Piece));
        var last = await council.Db(db => db.StoredFiles.OrderBy(f => f.Id).Select(f => f.StoreKey).LastAsync());
        var folder = Directory.CreateTempSubdirectory("nt-sealed-").FullName;
        var (file, key) = (Path.Combine(folder, "a.zip"), Path.Combine(folder, "a.key"));
        await TheProgram.Run("keys", "new", key);

        // Its last file is a pipe that nobody writes into: it cannot end before it is killed.
        var (path, kept) = (Path.Combine(council.Settings.FilesFolder, last.ToString("N")[..2], last.ToString("N")), Path.Combine(folder, "kept"));
        File.Move(path, kept);
        Assert.Equal(0, (await TheProgram.Run(command: "mkfifo", [path])).Code);
        using (var backup = Process.Start(new ProcessStartInfo("dotnet", [TheProgram.Path, "backup", file, "--encrypt-with", key, .. TheProgram.On(council.Settings)]) { RedirectStandardOutput = true, RedirectStandardError = true })!)
        {
            while (!backup.HasExited && !(File.Exists(file + ".partial") && new FileInfo(file + ".partial").Length > 3 * Piece)) await Task.Delay(20, TestContext.Current.CancellationToken);
            Assert.False(backup.HasExited);
            backup.Kill(entireProcessTree: true);
            await backup.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        File.Move(kept, path, overwrite: true);
        Assert.False(File.Exists(file));
        var secret = Convert.FromHexString(await File.ReadAllTextAsync(key, TestContext.Current.CancellationToken));
        Assert.NotNull(await Refused(await File.ReadAllBytesAsync(file + ".partial", TestContext.Current.CancellationToken), secret));
        Assert.Equal((0, ""), await Told(["backup", file, "--encrypt-with", key, .. TheProgram.On(council.Settings)]));
        Assert.Null(await Refused(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), secret));
    }

    static byte[] Changed(byte[] whole, Action<byte[]> change)
    {
        var bytes = whole.ToArray();
        change(bytes);
        return bytes;
    }

    static async Task<string> Sealed(TestCouncil council, byte[] key)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("nt-sealed-").FullName, "a.zip");
        Assert.Null((await MakeBackup.Run(council.Settings, file, false, FixedTime.Start, default, key)).Refusal);
        return file;
    }

    /// <summary>Read whole, as a restore does before it touches anything.</summary>
    static async Task<NghiTruong.Rules.Refusal?> Refused(byte[] bytes, byte[] key)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("nt-sealed-").FullName, "a.zip");
        await File.WriteAllBytesAsync(file, bytes);
        var (archive, refusal) = BackupArchive.Open(file, key);
        using var _ = archive;
        return archive is null ? refusal : await archive.Verify(default);
    }

    static async Task<(int Code, string Error)> Told(string[] args)
    {
        var (code, _, error) = await TheProgram.Run(args);
        return (code, error);
    }
}
