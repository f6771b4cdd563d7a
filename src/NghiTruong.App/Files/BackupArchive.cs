using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using NghiTruong.Rules;

namespace NghiTruong.App.Files;

/// <summary>An archive opened to be restored. Nothing of it is believed before its digests were computed.</summary>
public sealed class BackupArchive : IDisposable
{
    const int LargestManifest = 512 * 1024 * 1024;

    readonly ZipArchive zip;
    readonly Dictionary<string, ZipArchiveEntry> entries;

    BackupArchive(ZipArchive zip, BackupManifest manifest, Dictionary<string, ZipArchiveEntry> entries) => (this.zip, Manifest, this.entries) = (zip, manifest, entries);

    public BackupManifest Manifest { get; }
    public long Bytes => Manifest.Entries.Sum(e => e.Size);

    /// <summary>Opens it and holds its list of entries against what the manifest names: nothing more, nothing less, no other names.</summary>
    /// <param name="key">What it was encrypted with; null where it lies open.</param>
    public static (BackupArchive? Archive, Refusal? Refusal) Open(string file, byte[]? key = null)
    {
        if (!File.Exists(file)) return (null, new("no-file", $"Không có tệp “{file}”."));
        Stream? bytes = null;
        ZipArchive? zip = null;
        BackupArchive? archive = null;
        try
        {
            bytes = File.OpenRead(file);
            if (Sealed(file, ref bytes, key) is { } sealedOtherwise) return (null, sealedOtherwise);
            zip = new ZipArchive(bytes, ZipArchiveMode.Read);
            var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
            foreach (var entry in zip.Entries)
                if (!entries.TryAdd(entry.FullName, entry)) return (null, Damaged($"mục “{entry.FullName}” có hai lần"));
            if (!entries.Remove(BackupManifest.Name, out var written) || !entries.Remove(BackupManifest.DigestName, out var digest)) return (null, new("not-a-backup", $"“{file}” không phải bản sao do nghitruong backup lập."));
            if (written.Length > LargestManifest || digest.Length != 64) return (null, Damaged("bảng kê sai cỡ"));
            var list = Whole(written);
            if (Convert.ToHexStringLower(SHA256.HashData(list)) != Encoding.ASCII.GetString(Whole(digest))) return (null, Damaged("bảng kê không khớp mã kiểm"));
            if (BackupManifest.Read(list) is not { } manifest) return (null, Damaged("bảng kê không đọc được"));
            if (manifest.Format > BackupManifest.KnownFormat) return (null, new("newer-format", $"Bản sao do bản {manifest.Program} lập theo dạng mới hơn bản đang chạy; hãy dùng bản Nghị Trường mới hơn."));
            if (manifest.Format < 1 || manifest.Store is not ("sqlite" or "postgresql")) return (null, Damaged("bảng kê nêu dạng không có"));
            if (manifest.Entries.FirstOrDefault(e => !manifest.IsName(e.Name)) is { } odd) return (null, Damaged($"tên mục “{odd.Name}” không được phép"));
            if (manifest.Entries.Select(e => e.Name).Distinct(StringComparer.Ordinal).Count() != manifest.Entries.Count || !manifest.Entries.Any(e => e.Name == manifest.DatabaseEntry)) return (null, Damaged("bảng kê thiếu hoặc lặp mục"));
            if (manifest.Entries.FirstOrDefault(e => !entries.ContainsKey(e.Name)) is { } missing) return (null, Damaged($"thiếu mục “{missing.Name}”"));
            if (entries.Keys.Except(manifest.Entries.Select(e => e.Name), StringComparer.Ordinal).FirstOrDefault() is { } extra) return (null, Damaged($"thừa mục “{extra}”"));
            archive = new(zip, manifest, entries);
            return (archive, null);
        }
        catch (Exception e) when (IsDamage(e))
        {
            return (null, Damaged("tệp hỏng hoặc bị cắt"));
        }
        finally
        {
            if (archive is null)
            {
                zip?.Dispose();
                bytes?.Dispose();
            }
        }
    }

    /// <summary>An encrypted archive asks for its key, and one that lies open is not taken for an encrypted one.</summary>
    static Refusal? Sealed(string file, ref Stream bytes, byte[]? key)
    {
        var start = new byte[8];
        var isSealed = ArchiveSeal.IsMark(start.AsSpan(0, bytes.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)));
        bytes.Position = 0;
        if (!isSealed) return key is null ? null : new("not-encrypted", $"“{file}” không được mã hóa nên không phải bản sao lập với khóa này; nếu đúng là tệp cần dùng thì bỏ --decrypt-with.");
        if (key is null) return new("encrypted", $"Bản sao “{file}” đã mã hóa; thêm --decrypt-with TỆP-KHÓA.");
        if (UnsealingStream.Of(bytes, key) is not { } opened) return new("wrong-key", $"Tệp khóa không phải khóa đã mã hóa “{file}”. Chưa thay đổi gì.");
        bytes = opened;
        return null;
    }

    /// <summary>Reads all of it once, keeping nothing.</summary>
    public async Task<Refusal?> Verify(CancellationToken ct)
    {
        foreach (var entry in Manifest.Entries)
            if (await CopyTo(entry, Stream.Null, ct) is { } refusal)
                return refusal;
        return null;
    }

    /// <summary>An entry's bytes, held against size and digest as they go.</summary>
    public Task<Refusal?> CopyTo(BackupEntry entry, Stream to, CancellationToken ct) => CopyTo(entry, bytes => to.WriteAsync(bytes, ct), ct);

    /// <summary>The same, given on as it comes.</summary>
    public async Task<Refusal?> CopyTo(BackupEntry entry, Func<ReadOnlyMemory<byte>, ValueTask> take, CancellationToken ct)
    {
        if (entries[entry.Name].Length != entry.Size) return Damaged($"mục “{entry.Name}” sai cỡ");
        var buffer = new byte[1 << 17];
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long size = 0;
        await using var from = new Coming(entries[entry.Name]);
        while (true)
        {
            if (await from.Read(buffer, ct) is not { } read) return Damaged($"mục “{entry.Name}” không đọc được");
            if (read == 0) break;
            if ((size += read) > entry.Size) return Damaged($"mục “{entry.Name}” sai cỡ");
            sha.AppendData(buffer, 0, read);
            await take(buffer.AsMemory(0, read));
        }
        return size == entry.Size && Convert.ToHexStringLower(sha.GetHashAndReset()) == entry.Sha256 ? null : Damaged($"mục “{entry.Name}” không khớp mã kiểm");
    }

    public void Dispose() => zip.Dispose();

    static byte[] Whole(ZipArchiveEntry entry)
    {
        using var from = entry.Open();
        var bytes = new byte[entry.Length];
        from.ReadExactly(bytes);
        return bytes;
    }

    static bool IsDamage(Exception e) => e is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException or IOException;

    static Refusal Damaged(string how) => new("damaged", $"Bản sao không dùng được: {how}. Chưa thay đổi gì.");

    /// <summary>Reading from the archive may fail as damage; writing what was read fails as lack of room: the two are kept apart.</summary>
    sealed class Coming(ZipArchiveEntry entry) : IAsyncDisposable
    {
        Stream? open;

        public async ValueTask<int?> Read(byte[] buffer, CancellationToken ct)
        {
            try
            {
                open ??= await entry.OpenAsync(ct);
                return await open.ReadAsync(buffer, ct);
            }
            catch (Exception e) when (IsDamage(e))
            {
                return null;
            }
        }

        public ValueTask DisposeAsync() => open?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
