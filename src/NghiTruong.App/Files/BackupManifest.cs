using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NghiTruong.App.Files;

/// <summary>What an archive says of itself: who made it, of which database, and the digest of every entry.</summary>
/// <param name="Store"><c>sqlite</c> or <c>postgresql</c>.</param>
/// <param name="DumpedWith">Major version of the pg_dump that wrote the dump; 0 on SQLite.</param>
/// <param name="Tables">Rows per table at the moment of the snapshot.</param>
/// <param name="Missing">Files that rows point to and the store did not have, then already.</param>
public sealed record BackupManifest(int Format, string Program, string Store, int DumpedWith, DateTimeOffset CreatedAt, IReadOnlyList<string> Migrations,
    IReadOnlyDictionary<string, long> Tables, IReadOnlyList<BackupEntry> Entries, IReadOnlyList<Guid> Missing)
{
    public const int KnownFormat = 2;
    public const string Name = "manifest.json", DigestName = "manifest.sha256";
    public const string SqliteEntry = "database/nghitruong.db", PostgresEntry = "database/nghitruong.dump";

    /// <summary>Where PostgreSQL keeps the bytes of files: entries of their own in an archive, no rows of its dump and not counted among them.</summary>
    public const string Pieces = "file_chunks";

    static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public string DatabaseEntry => Store == "sqlite" ? SqliteEntry : PostgresEntry;

    public byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>Null where it is none.</summary>
    public static BackupManifest? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(bytes, Options) is { Migrations: not null, Tables: not null, Entries: not null, Missing: not null, Program: not null, Store: not null } read
                && !read.Entries.Any(e => e is not { Name: not null, Sha256: not null }) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Only the two kinds of names a backup writes: none leads out of the folder it is restored to.</summary>
    public bool IsName(string name) => name == DatabaseEntry || (HasFileEntries && BackupEntry.FileName().IsMatch(name));

    /// <summary>In the first format PostgreSQL's files were rows of its dump.</summary>
    internal bool HasFileEntries => Store == "sqlite" || Format > 1;

    /// <summary>Rows per table as this archive counts them.</summary>
    public bool AreCounted(IEnumerable<KeyValuePair<string, long>> counts) =>
        counts.Where(t => t.Key != Pieces || Tables.ContainsKey(Pieces)).OrderBy(t => t.Key, StringComparer.Ordinal).SequenceEqual(Tables.OrderBy(t => t.Key, StringComparer.Ordinal));

    internal BackupEntry Database => Entries.First(e => e.Name == DatabaseEntry);

    /// <summary>The files in it.</summary>
    internal IEnumerable<BackupEntry> Files => Entries.Where(e => e.Name != DatabaseEntry);
}

public sealed partial record BackupEntry(string Name, long Size, string Sha256)
{
    /// <summary>The key of a file's entry in the store.</summary>
    internal Guid Key => Guid.ParseExact(Name[^32..], "N");

    public static string NameOf(Guid key) => $"files/{key.ToString("N")[..2]}/{key:N}";

    [GeneratedRegex(@"\Afiles/([0-9a-f]{2})/\1[0-9a-f]{30}\z", RegexOptions.CultureInvariant)]
    internal static partial Regex FileName();
}
