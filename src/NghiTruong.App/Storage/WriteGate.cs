namespace NghiTruong.App.Storage;

/// <summary>SQLite has one writer: writes queue here instead of polling a busy file. On PostgreSQL the gate stands open.</summary>
public sealed class WriteGate(StorageSettings settings)
{
    readonly SemaphoreSlim one = new(1, 1);

    public async Task<IDisposable?> Enter()
    {
        if (settings.IsPostgres) return null;
        await one.WaitAsync();
        return new Exit(one);
    }

    sealed class Exit(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
