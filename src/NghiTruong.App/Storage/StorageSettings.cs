namespace NghiTruong.App.Storage;

/// <summary>Where things are kept: one file in a folder, or a PostgreSQL server.</summary>
public sealed record StorageSettings(string DataFolder, string? PostgresConnection)
{
    public bool IsPostgres => PostgresConnection is not null;
    public string SqliteFile => Path.Combine(DataFolder, "nghitruong.db");
    public string FilesFolder => Path.Combine(DataFolder, "files");
    public string KeysFolder => Path.Combine(DataFolder, "keys");
}
