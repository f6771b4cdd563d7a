namespace NghiTruong.App.Storage;

/// <summary>
/// A ledger made, a long text read, a sheet of all rows: each leaves garbage of its size, and the machine is small. It is given back a moment after such work has ended,
/// on a thread of its own and seldom, because everyone waits some hundredths of a second for it.
/// </summary>
public static class LargeWork
{
    static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500), Seldom = TimeSpan.FromSeconds(10);
    static int isWaiting;
    static long last = -(long)Seldom.TotalMilliseconds;

    /// <summary>Called as often as one likes: those that end together are one.</summary>
    public static void Ended()
    {
        if (Interlocked.Exchange(ref isWaiting, 1) == 0) _ = Task.Run(GiveBack);
    }

    static async Task GiveBack()
    {
        var since = TimeSpan.FromMilliseconds(Environment.TickCount64 - Volatile.Read(ref last));
        await Task.Delay(Moment > Seldom - since ? Moment : Seldom - since);
        Volatile.Write(ref isWaiting, 0);
        Volatile.Write(ref last, Environment.TickCount64);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
