namespace NghiTruong.App.Storage;

/// <summary>Room left on the disk that carries a folder.</summary>
static class DiskRoom
{
    /// <summary>Null where the machine does not say.</summary>
    public static long? Left(string folder)
    {
        var there = Path.GetFullPath(folder);
        while (!Directory.Exists(there) && Path.GetDirectoryName(there) is { } above) there = above;
        try
        {
            return new DriveInfo(there).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    public static string Words(long bytes) => bytes < 1024 * 1024 ? $"{bytes / 1024} KB" : bytes < 10L * 1024 * 1024 * 1024 ? $"{bytes / (1024 * 1024)} MB" : $"{bytes / (1024L * 1024 * 1024)} GB";
}
