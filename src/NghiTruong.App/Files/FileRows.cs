using System.Data.Common;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Files;

/// <summary>The files that rows point to, with the digest the row keeps; a piece of an upload has none.</summary>
static class FileRows
{
    public static async Task<List<(Guid Key, string? Sha256)>> Of(DbConnection connection, CancellationToken ct)
    {
        var found = new List<(Guid, string?)>();
        foreach (var key in await StoredTables.Column(connection, "SELECT store_key || ' ' || sha256 FROM stored_files ORDER BY id", ct))
            found.Add((Guid.Parse(key[..key.IndexOf(' ')]), key[(key.IndexOf(' ') + 1)..]));
        if ((await StoredTables.Names(connection, ct)).Contains("upload_pieces"))
            foreach (var key in await StoredTables.Column(connection, "SELECT store_key FROM upload_pieces", ct)) found.Add((Guid.Parse(key), null));
        return [.. found.DistinctBy(f => f.Item1)];
    }

    /// <summary>Whether a row points to a file that an archive neither has nor named as missing when it was made.</summary>
    public static async Task<bool> AreMissing(DbConnection connection, BackupManifest manifest, CancellationToken ct)
    {
        var files = manifest.Entries.Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        return (await Of(connection, ct)).Any(f => f.Sha256 is not null && !files.Contains(BackupEntry.NameOf(f.Key)) && !manifest.Missing.Contains(f.Key));
    }
}
