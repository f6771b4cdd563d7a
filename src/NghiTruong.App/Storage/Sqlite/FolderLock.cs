namespace NghiTruong.App.Storage.Sqlite;

/// <summary>The server's hold on its data folder: a lock of the operating system, gone with the process however it dies.</summary>
public sealed class FolderLock : IDisposable
{
    readonly FileStream held;

    FolderLock(FileStream held) => this.held = held;

    /// <summary>Takes the lock, waiting at most <paramref name="patience"/>; null where another process holds it.</summary>
    public static FolderLock? Take(string folder, TimeSpan patience)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, ".lock");
        var until = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        while (true)
        {
            try
            {
                return new FolderLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (Environment.TickCount64 < until && File.Exists(file))
            {
                Task.Delay(100).Wait();
            }
            catch (IOException) when (File.Exists(file))
            {
                return null;
            }
        }
    }

    public void Dispose() => held.Dispose();
}
