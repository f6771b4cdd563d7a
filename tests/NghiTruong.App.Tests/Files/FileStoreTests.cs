using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Files;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Tests.Files;

/// <summary>Bytes that no row points to are removed after a day; those that a row knows stay.</summary>
public sealed class FileStoreTests
{
    [Theory, BothStores]
    public async Task Orphans_are_removed_after_a_day_and_known_files_stay(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var files = council.App.Services.GetRequiredService<IFileStore>();
        var (orphan, _, _) = await files.Put(new MemoryStream([1, 2, 3]), default);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/1");
        await secretary.Send(secretary.Form("paper"), [], ("files", "a.txt", [4, 5, 6]));
        var known = await council.Db(db => db.StoredFiles.Select(f => f.StoreKey).SingleAsync());
        var collection = council.App.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<OrphanCollection>().Single();

        Age(council, TimeSpan.FromHours(23));
        Assert.Equal(0, await collection.Collect(default));
        Age(council, TimeSpan.FromHours(2));
        Assert.InRange(await collection.Collect(default), 1, 2);
        Assert.Null(await files.Open(orphan, default));
        await using var kept = await files.Open(known, default);
        Assert.NotNull(kept);
    }

    /// <summary>Moves the council's clock, and the files' own times the other way: the machine's clock stays.</summary>
    static void Age(TestCouncil council, TimeSpan by)
    {
        if (council.Settings.IsPostgres)
        {
            council.Time.Forward(by);
            return;
        }
        foreach (var file in Directory.EnumerateFiles(council.Settings.FilesFolder, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, council.App.Services.GetRequiredService<CouncilClock>().Now.UtcDateTime - by - (by == TimeSpan.FromHours(2) ? TimeSpan.FromHours(23) : TimeSpan.Zero));
    }
}
