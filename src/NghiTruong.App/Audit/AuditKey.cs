using NghiTruong.App.Storage;

namespace NghiTruong.App.Audit;

/// <summary>The key of the chain.</summary>
public static class AuditKey
{
    public static string FileOf(StorageSettings settings) => settings.AuditKeyFile ?? Path.Combine(settings.KeysFolder, "audit.key");

    /// <inheritdoc cref="KeyFile.Read"/>
    public static byte[]? Read(StorageSettings settings, bool make) => KeyFile.Read(FileOf(settings), make);
}
