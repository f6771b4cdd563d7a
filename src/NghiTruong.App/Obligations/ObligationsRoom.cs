using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Files;
using NghiTruong.App.Shell.Parts;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Obligations;

/// <summary>Who owes what to whom by when.</summary>
static class ObligationsRoom
{
    public static IServiceCollection AddObligations(this IServiceCollection services) => services
        .AddScoped<RecordFact>().AddScoped<KeepInstalments>().AddHostedService<InstalmentRounds>()
        .AddScoped<OpenSheet>().AddScoped<StartSheet>().AddScoped<EditSheet>().AddScoped<ConfirmSheet>().AddScoped<UndoSheet>();

    public static void MapObligations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/nhiem-vu/{id:long}/tep/{file:long}", Evidence);
        routes.MapGet("/nhiem-vu/nhap-bang/{id:long}/tep", OldTable);
    }

    /// <summary>A file of evidence: whoever sees the obligation may have it; anyone else is told it does not exist.</summary>
    static async Task<IResult> Evidence(long id, long file, CouncilDb db, ActorContext who, IFileStore store, CancellationToken ct)
    {
        var kept = await (from o in db.Visible(who.Actor).Obligations
                          where o.Id == id
                          from e in o.Events
                          from f in e.Files
                          where f.Id == file
                          join s in db.Set<StoredFile>() on f.StoredFileId equals s.Id
                          select s).SingleOrDefaultAsync(ct);
        return await Sending.Send(kept, store, ct);
    }

    /// <summary>The old table as it came, for those who may import one.</summary>
    static async Task<IResult> OldTable(long id, CouncilDb db, ActorContext who, IFileStore store, CancellationToken ct)
    {
        var kept = await (from i in db.Visible(who.Actor).SheetImports
                          where i.Id == id
                          join s in db.Set<StoredFile>() on i.StoredFileId equals s.Id
                          select s).SingleOrDefaultAsync(ct);
        return await Sending.Send(kept, store, ct);
    }
}
