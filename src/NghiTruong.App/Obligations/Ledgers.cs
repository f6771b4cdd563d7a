using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>
/// The ledgers of the councils asked for of late, each brought up to the council's number on the stream before it answers: of what was written since, only the
/// chunks that changed are read again. Right on every node, as <see cref="Remembered"/> is; for reading only.
/// </summary>
public sealed class Ledgers(IDbContextFactory<CouncilDb> databases)
{
    /// <summary>The most rows held, some 80 bytes each with what leads to them; a council beyond it is asked of the database.</summary>
    const int MostRows = 600_000;

    /// <summary>How long a page waits for a council's first ledger; while it is being made the database answers.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(40);

    readonly Lock gate = new();
    readonly Dictionary<long, Kept> kept = [];

    sealed class Kept
    {
        public readonly SemaphoreSlim Turn = new(1, 1);
        public Ledger? Ledger;
        public Task<Ledger>? Making;
        public long LastAsked;
    }

    /// <summary>The ledger as new as the number this context read; null while the first is being made.</summary>
    internal async Task<Ledger?> Of(CouncilDb db, long council)
    {
        var at = await CouncilNumber.At(db, council);
        var number = at.Number;
        var mine = Entry(council);
        if (Volatile.Read(ref mine.Ledger) is { } ready && ready.Number == number) return ready;
        if (mine.Ledger is null || mine.Ledger.Number / LiveStream.Generation != number / LiveStream.Generation)
        {
            Task<Ledger> making;
            lock (gate) making = mine.Making is { IsCompleted: false } running ? running : mine.Making = Task.Run(() => First(mine, council));
            await Task.WhenAny(making, Task.Delay(Patience));
            return making.IsCompletedSuccessfully && making.Result.Number >= number ? making.Result : null;
        }
        await mine.Turn.WaitAsync();
        try
        {
            return mine.Ledger is { } current && current.Number >= number ? current : mine.Ledger = await LedgerReading.Renew(db, council, at, mine.Ledger!);
        }
        finally
        {
            mine.Turn.Release();
        }
    }

    async Task<Ledger> First(Kept mine, long council)
    {
        await using var db = await databases.CreateDbContextAsync();
        var made = await LedgerReading.Whole(db, council, await CouncilNumber.At(db, council));
        LargeWork.Ended();
        await mine.Turn.WaitAsync();
        try
        {
            return mine.Ledger = made;
        }
        finally
        {
            mine.Turn.Release();
        }
    }

    Kept Entry(long council)
    {
        lock (gate)
        {
            if (!kept.TryGetValue(council, out var mine)) kept[council] = mine = new Kept();
            mine.LastAsked = Environment.TickCount64;
            while (kept.Count > 1 && kept.Values.Sum(k => k.Ledger?.Count ?? 0) > MostRows) kept.Remove(kept.Where(k => k.Value != mine).MinBy(k => k.Value.LastAsked).Key);
            return mine;
        }
    }
}
