using System.Security.Cryptography;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Audit;

/// <summary>The key of the chain: a file beside the database, never in it and never in a backup; the same file on every node.</summary>
public static class AuditKey
{
    public static string FileOf(StorageSettings settings) => settings.AuditKeyFile ?? Path.Combine(settings.KeysFolder, "audit.key");

    /// <summary>The key; made once where there is none yet. Null where there is none and none may be made.</summary>
    /// <exception cref="InvalidDataException">The file is not a key.</exception>
    public static byte[]? Read(StorageSettings settings, bool make)
    {
        var file = FileOf(settings);
        if (!File.Exists(file))
        {
            if (!make) return null;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            var fresh = $"{file}.{Guid.NewGuid():N}";
            File.WriteAllText(fresh, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            try
            {
                File.Move(fresh, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(fresh); // another process was first
            }
        }
        var written = File.ReadAllText(file).Trim();
        return written.Length == 64 && written.All(char.IsAsciiHexDigit) ? Convert.FromHexString(written) : throw new InvalidDataException($"Tệp khóa niêm “{file}” không đúng dạng.");
    }
}
