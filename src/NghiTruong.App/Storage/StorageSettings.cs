namespace NghiTruong.App.Storage;

/// <summary>Where things are kept: one file in a folder, or a PostgreSQL server.</summary>
public sealed record StorageSettings(string DataFolder, string? PostgresConnection)
{
    /// <summary>The key of the audit chain, where it is not kept in the data folder (several nodes share one).</summary>
    public string? AuditKeyFile { get; init; }
    public bool IsPostgres => PostgresConnection is not null;
    public string SqliteFile => Path.Combine(DataFolder, "nghitruong.db");
    public string FilesFolder => Path.Combine(DataFolder, "files");
    public string KeysFolder => Path.Combine(DataFolder, "keys");
}
