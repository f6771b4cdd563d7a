using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Files;

/// <summary>Where bytes are kept. Bytes are durable before the row that points to them is committed.</summary>
public interface IFileStore
{
    Task<(Guid Key, long Size, string Sha256)> Put(Stream content, CancellationToken ct);

    /// <summary>Opens the bytes; null where they are missing.</summary>
    Task<Stream?> Open(Guid key, CancellationToken ct);

    /// <summary>Removes bytes older than <paramref name="before"/> that no row points to; returns how many.</summary>
    Task<int> RemoveOrphans(Func<Guid, bool> isKnown, DateTimeOffset before, CancellationToken ct);

    /// <summary>Whether bytes could be put here now.</summary>
    Task<bool> IsWritable(CancellationToken ct);

    /// <summary>How many it would remove.</summary>
    Task<int> CountOrphans(Func<Guid, bool> isKnown, DateTimeOffset before, CancellationToken ct);
}

/// <summary>Files in a folder: written aside, synced, renamed, the folder synced.</summary>
public sealed class FolderFileStore(StorageSettings settings) : IFileStore
{
    public async Task<(Guid Key, long Size, string Sha256)> Put(Stream content, CancellationToken ct)
    {
        var key = Guid.NewGuid();
        var path = PathOf(key);
        var folder = Path.GetDirectoryName(path)!;
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        var aside = path + ".tmp";
        long size;
        string sha;
        try
        {
            await using (var file = new FileStream(aside, FileMode.CreateNew, FileAccess.Write))
            {
                (size, sha) = await Digest.Copy(content, file, ct);
                file.Flush(flushToDisk: true);
            }
            File.Move(aside, path);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
        DirectorySync.Sync(folder);
        if (isNew) DirectorySync.Sync(settings.FilesFolder);
        return (key, size, sha);
    }

    public Task<Stream?> Open(Guid key, CancellationToken ct)
    {
        var path = PathOf(key);
        return Task.FromResult<Stream?>(File.Exists(path) ? File.OpenRead(path) : null);
    }

    public Task<int> RemoveOrphans(Func<Guid, bool> isKnown, DateTimeOffset before, CancellationToken ct)
    {
        var removed = 0;
        foreach (var file in Orphans(isKnown, before))
        {
            ct.ThrowIfCancellationRequested();
            File.Delete(file);
            removed++;
        }
        return Task.FromResult(removed);
    }

    public async Task<bool> IsWritable(CancellationToken ct)
    {
        try
        {
            Directory.CreateDirectory(settings.FilesFolder);
            await using var probe = new FileStream(Path.Combine(settings.FilesFolder, $"{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            await probe.WriteAsync(new byte[] { 1 }, ct);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public Task<int> CountOrphans(Func<Guid, bool> isKnown, DateTimeOffset before, CancellationToken ct) => Task.FromResult(Orphans(isKnown, before).Count());

    IEnumerable<string> Orphans(Func<Guid, bool> isKnown, DateTimeOffset before) =>
        !Directory.Exists(settings.FilesFolder) ? [] : Directory.EnumerateFiles(settings.FilesFolder, "*", SearchOption.AllDirectories)
            .Where(file => File.GetLastWriteTimeUtc(file) < before.UtcDateTime && !(Guid.TryParseExact(Path.GetFileName(file), "N", out var key) && isKnown(key)));

    string PathOf(Guid key) => Path.Combine(settings.FilesFolder, key.ToString("N")[..2], key.ToString("N"));
}

/// <summary>Files as chunks in the database, for several nodes on one PostgreSQL.</summary>
public sealed class DatabaseFileStore(IDbContextFactory<CouncilDb> databases, CouncilClock clock) : IFileStore
{
    internal const int ChunkSize = 512 * 1024;

    public async Task<(Guid Key, long Size, string Sha256)> Put(Stream content, CancellationToken ct)
    {
        var key = Guid.NewGuid();
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var all = await db.Database.BeginTransactionAsync(ct);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long size = 0;
        var buffer = new byte[ChunkSize];
        for (var position = 0; await content.ReadAtLeastAsync(buffer, ChunkSize, throwOnEndOfStream: false, ct) is > 0 and var read; position++)
        {
            sha.AppendData(buffer, 0, read);
            size += read;
            db.FileChunks.Add(new FileChunk { StoreKey = key, Position = position, Bytes = buffer[..read], AddedAt = clock.Now });
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        await all.CommitAsync(ct);
        return (key, size, Convert.ToHexStringLower(sha.GetHashAndReset()));
    }

    public async Task<Stream?> Open(Guid key, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var whole = new MemoryStream();
        await foreach (var chunk in db.FileChunks.AsNoTracking().Where(c => c.StoreKey == key).OrderBy(c => c.Position).AsAsyncEnumerable().WithCancellation(ct))
            whole.Write(chunk.Bytes);
        whole.Position = 0;
        return whole.Length == 0 ? null : whole;
    }

    public async Task<int> RemoveOrphans(Func<Guid, bool> isKnown, DateTimeOffset before, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var orphans = await Orphans(db, isKnown, before, ct);
        return await db.FileChunks.Where(c => orphans.Contains(c.StoreKey)).ExecuteDeleteAsync(ct);
    }

    public async Task<bool> IsWritable(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        return await StoredTables.Scalar(db.Database.GetDbConnection(), "SHOW transaction_read_only", ct) is "off";
    }

    public async Task<int> CountOrphans(Func<Guid, bool> isKnown, DateTimeOffset before, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return (await Orphans(db, isKnown, before, ct)).Count;
    }

    static async Task<List<Guid>> Orphans(CouncilDb db, Func<Guid, bool> isKnown, DateTimeOffset before, CancellationToken ct) =>
        [.. (await db.FileChunks.Where(c => c.AddedAt < before).Select(c => c.StoreKey).Distinct().ToListAsync(ct)).Where(k => !isKnown(k))];
}

static class Digest
{
    public static async Task<(long Size, string Sha256)> Copy(Stream from, Stream to, CancellationToken ct)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81920];
        long size = 0;
        while (await from.ReadAsync(buffer, ct) is > 0 and var read)
        {
            sha.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
            size += read;
        }
        return (size, Convert.ToHexStringLower(sha.GetHashAndReset()));
    }
}

/// <summary>Makes a rename durable: .NET has no call for syncing a folder.</summary>
static class DirectorySync
{
    public static void Sync(string folder)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return;
        var handle = Open(System.Text.Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (handle < 0) throw new IOException($"Cannot open the folder {folder} to sync it (errno {Marshal.GetLastPInvokeError()}).");
        try
        {
            if (FSync(handle) != 0) throw new IOException($"Cannot sync the folder {folder} (errno {Marshal.GetLastPInvokeError()}).");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int FSync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Close(int handle);
}
