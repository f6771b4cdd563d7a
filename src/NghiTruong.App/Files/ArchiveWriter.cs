using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace NghiTruong.App.Files;

/// <summary>An archive as it is written: every entry is digested on its way, files are stored as they are (a paper, a scan or a picture is packed already).</summary>
sealed class ArchiveWriter(Stream to) : IAsyncDisposable
{
    static readonly string OfNothing = Convert.ToHexStringLower(SHA256.HashData([]));

    readonly ZipArchive zip = new(to, ZipArchiveMode.Create, leaveOpen: true);
    readonly List<BackupEntry> entries = [];
    readonly List<Guid> missing = [], changed = [];

    public IReadOnlyList<BackupEntry> Entries => entries;
    public IReadOnlyList<Guid> Missing => missing;
    /// <summary>Files whose bytes are no longer those that came.</summary>
    public IReadOnlyList<Guid> Changed => changed;

    public async Task Database(string name, Stream content, CancellationToken ct) => entries.Add(await Add(name, content, CompressionLevel.Fastest, ct));

    /// <param name="sha">What its row says; null for a piece of an upload.</param>
    /// <param name="bytes">Null where the store has none.</param>
    public async Task File(Guid key, string? sha, Stream? bytes, CancellationToken ct)
    {
        if (bytes is null && sha == OfNothing) bytes = Stream.Null;
        if (bytes is null)
        {
            // A piece of an upload on its way may have been taken in or dropped meanwhile; a file may not.
            if (sha is not null) missing.Add(key);
            return;
        }
        var entry = await Add(BackupEntry.NameOf(key), bytes, CompressionLevel.NoCompression, ct);
        entries.Add(entry);
        if (sha is not null && sha != entry.Sha256) changed.Add(key);
    }

    public async Task Close(BackupManifest manifest, CancellationToken ct)
    {
        var bytes = manifest.Bytes();
        await Add(BackupManifest.Name, new MemoryStream(bytes), CompressionLevel.Fastest, ct);
        await Add(BackupManifest.DigestName, new MemoryStream(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(bytes)))), CompressionLevel.NoCompression, ct);
    }

    async Task<BackupEntry> Add(string name, Stream content, CompressionLevel level, CancellationToken ct)
    {
        await using var from = content;
        await using var into = await zip.CreateEntry(name, level).OpenAsync(ct);
        var (size, sha) = await Digest.Copy(from, into, ct);
        return new(name, size, sha);
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();
}
