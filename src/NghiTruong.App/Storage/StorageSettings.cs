namespace NghiTruong.App.Storage;

/// <summary>Where things are kept: one file in a folder, or a PostgreSQL server.</summary>
public sealed record StorageSettings(string DataFolder, string? PostgresConnection)
{
    /// <summary>The key of the audit chain, where it is not kept in the data folder (several nodes share one).</summary>
    public string? AuditKeyFile { get; init; }
    /// <summary>What the keys of cookies and form tokens in the database are encrypted with, where it is not kept in the data folder.</summary>
    public string? ProtectionKeyFile { get; init; }
    public bool IsPostgres => PostgresConnection is not null;
    public string SqliteFile => Path.Combine(DataFolder, "nghitruong.db");
    public string FilesFolder => Path.Combine(DataFolder, "files");
    /// <summary>With less room than this on the disk a node says that it is not ready, before a write is refused.</summary>
    public long DiskFloor { get; init; } = 256L * 1024 * 1024;
    /// <summary>What a restore has read out whole and is about to put in place; a server does not start beside it.</summary>
    public string RestoringFolder => Path.Combine(DataFolder, "restoring");
    public string KeysFolder => Path.Combine(DataFolder, "keys");
}
