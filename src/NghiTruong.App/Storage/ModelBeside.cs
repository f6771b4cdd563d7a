using Microsoft.EntityFrameworkCore;

namespace NghiTruong.App.Storage;

/// <summary>
/// The model of all tables, the longest part of a start: built beside the others on a thread of its own, since those of the pool, as many as there are processors, are wanted for the first page.
/// EF keeps it for every context with the same options. Then a little question is put (<see cref="QueryWarmth"/>).
/// </summary>
public sealed class ModelBeside
{
    readonly TaskCompletionSource built = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ModelBeside(DbContextOptions<CouncilDb> options, bool isPostgres) => new Thread(() =>
    {
        try
        {
            using (var db = new CouncilDb(options)) _ = db.Model;
            built.SetResult();
            QueryWarmth.Make(isPostgres).GetAwaiter().GetResult();
        }
        catch (Exception)
        {
            built.TrySetResult(); // whoever asks next meets the same, and tells of it
        }
    })
    { IsBackground = true }.Start();

    /// <summary>What runs by itself waits for this before its first question: a thread of the pool that waits inside EF is one fewer for the first page.</summary>
    public Task Built => built.Task;
}
