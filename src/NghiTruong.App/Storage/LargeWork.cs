namespace NghiTruong.App.Storage;

/// <summary>
/// A ledger made, a long text or table read: each leaves garbage of its size, and the machine is small. It is given back a moment after such work has ended, on a thread of its own,
/// and what others left before such work begins; both seldom, because everyone waits some hundredths of a second for it.
/// </summary>
public static class LargeWork
{
    static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500), Seldom = TimeSpan.FromSeconds(10);
    static int isWaiting;
    static long begun = Never, last = Never;

    const long Never = long.MinValue / 2;

    /// <summary>Before work that takes much at once.</summary>
    public static void Begins()
    {
        var (before, now) = (Volatile.Read(ref begun), Environment.TickCount64);
        if (now - before >= Seldom.TotalMilliseconds && Interlocked.CompareExchange(ref begun, now, before) == before) Collect();
    }

    /// <summary>Called as often as one likes: those that end together are one.</summary>
    public static void Ended()
    {
        if (Interlocked.Exchange(ref isWaiting, 1) == 0) _ = Task.Run(GiveBack);
    }

    static async Task GiveBack()
    {
        var rest = Seldom.TotalMilliseconds - (Environment.TickCount64 - Volatile.Read(ref last));
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(Moment.TotalMilliseconds, rest)));
        Volatile.Write(ref isWaiting, 0);
        Volatile.Write(ref last, Environment.TickCount64);
        Collect();
    }

    static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
