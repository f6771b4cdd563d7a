using System.Security.Cryptography;

namespace NghiTruong.App.Storage;

/// <summary>A secret of 32 bytes in a file of its own, beside the database, never in it and never in a backup; the same file on every node.</summary>
static class KeyFile
{
    /// <summary>The secret; made once where there is none yet. Null where there is none and none may be made.</summary>
    /// <exception cref="InvalidDataException">The file is not a key.</exception>
    public static byte[]? Read(string file, bool make)
    {
        if (!File.Exists(file))
        {
            if (!make) return null;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            var fresh = $"{file}.{Guid.NewGuid():N}";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var writer = new StreamWriter(fresh, options)) writer.Write(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
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
        return written.Length == 64 && written.All(char.IsAsciiHexDigit) ? Convert.FromHexString(written) : throw new InvalidDataException($"Tệp khóa “{file}” không đúng dạng.");
    }
}
