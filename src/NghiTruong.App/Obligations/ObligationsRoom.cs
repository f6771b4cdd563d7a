using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Files;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Shell.Parts;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>Who owes what to whom by when.</summary>
static class ObligationsRoom
{
    public static IServiceCollection AddObligations(this IServiceCollection services) => services
        .AddSingleton<Ledgers>().AddSingleton<KnownFigures>().AddScoped<RecordFact>().AddScoped<DraftAnswer>().AddScoped<ForwardWork>().AddScoped<EnterWork>().AddScoped<ReorganiseBodies>().AddScoped<HandOver>().AddScoped<SplitWork>().AddScoped<KeepSettings>().AddScoped<KeepInstalments>().AddScoped<IDeadlineOwner, FollowDeadlines>().AddScoped<IOwnNotices, DraftNotices>().AddHostedService<InstalmentRounds>()
        .AddScoped<OpenSheet>().AddScoped<StartSheet>().AddScoped<EditSheet>().AddScoped<ConfirmSheet>().AddScoped<UndoSheet>().AddScoped<RegisterSheet>();

    public static void MapObligations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/nhiem-vu/{id:long}/tep/{file:long}", Evidence).Needs(NeedsAttribute.Content);
        routes.MapGet("/nhiem-vu/{id:long}/du-thao/{draft:long}/tep/{file:long}", DraftFile).Needs(Right.Drafts | Right.Sends);
        routes.MapGet("/nhiem-vu/nhap-bang/{id:long}/tep", OldTable).Needs(Right.KeepsWork);
        routes.MapGet("/nhiem-vu/xuat.xlsx", Sheet).Needs(NeedsAttribute.Content);
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
                          select new { File = s, e.Kind }).SingleOrDefaultAsync(ct);
        // A report between UBND and the department it assigned is theirs, its files too.
        if (kept is not null && (Obligation.IsInternal(kept.Kind) || Obligation.IsWatchersNote(kept.Kind)) && (await db.Visible(who.Actor).Obligations.AsNoTracking().Whole(id))?.IsToldTo(who.Actor, kept.Kind) != true) return Results.NotFound();
        return await Sending.Send(kept?.File, store, ct);
    }

    /// <summary>A file of an answer not sent yet: for those who draft and approve it.</summary>
    static async Task<IResult> DraftFile(long id, long draft, long file, CouncilDb db, ActorContext who, IFileStore store, CancellationToken ct)
    {
        var kept = await (from d in db.Visible(who.Actor).AnswerDrafts
                          where d.Id == draft && d.ObligationId == id
                          from f in d.Files
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

    /// <summary>The register's rows as the page filters them, all of them, as an Excel table.</summary>
    static async Task Sheet(HttpContext http, RegisterSheet sheet, CouncilDb db, KnownFigures known, ActorContext who, CouncilClock clock, CancellationToken ct)
    {
        var filter = RegisterFilter.FromQuery(http.Request.Query).WithGiver((await known.AroundOf(db.Visible(who.Actor))).Givers);
        if (filter.NotUnderstood is not null || filter.OnDay > clock.Today)
        {
            // A sheet cannot say what it left out: the page does.
            http.Response.Redirect("/nhiem-vu" + http.Request.QueryString);
            return;
        }
        var (response, day) = (http.Response, filter.OnDay is { } past && past < clock.Today ? past : clock.Today);
        response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        response.Headers.ContentDisposition = $"attachment; filename=\"nhiem-vu-{day:yyyy-MM-dd}.xlsx\"";
        if (response.Body == Stream.Null) return;
        await sheet.Write(who.Actor, who.CouncilName, filter, $"{http.Request.Scheme}://{http.Request.Host}", response.Body, ct);
    }
}
