using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Live;
using NghiTruong.App.Shell.Parts;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Shell;

/// <summary>What is confidential enough that reading it leaves an entry: who, in which post, when, from where, what. The page itself of the record notes its own reading.</summary>
public static class ConfidentialReads
{
    /// <summary>Within this time the same thing read again by the same person, in the same post and from the same place, is the same reading.</summary>
    static readonly TimeSpan Same = TimeSpan.FromMinutes(10);

    /// <summary>By address: the act, and the kind of thing whose id stands in the address.</summary>
    public static readonly IReadOnlyDictionary<string, (string Act, string Kind)> List = new Dictionary<string, (string, string)>
    {
        ["/nhiem-vu/{id:long}/tep/{file:long}"] = ("read.evidence", "obligation"),
        ["/nhiem-vu/{id:long}/du-thao/{draft:long}/tep/{file:long}"] = ("read.draft", "obligation"),
        ["/nhiem-vu/nhap-bang/{id:long}/tep"] = ("read.import", "sheet-import"),
        ["/nhiem-vu/xuat.xlsx"] = ("read.register", "register"),
        ["/phien-hop/{id:long}/tai-lieu/{paper:long}"] = ("read.paper", "meeting"),
        ["/phien-hop/nhap/{id:long}/tep"] = ("read.import", "import"),
        ["/phien-hop/{id:long}/thong-bao/{notice:long}.docx"] = ("read.draft", "meeting"),
        ["/phien-hop/{id:long}/bao-cao-ket-qua.docx"] = ("read.report", "meeting"),
        ["/phien-hop/{id:long}/bien-ban.docx"] = ("read.minutes", "meeting"),
        ["/phien-hop/{id:long}/giay-moi.docx"] = ("read.draft", "meeting"),
        ["/phien-hop/{id:long}/gop-y/{round:long}.docx"] = ("read.comments", "meeting"),
        ["/phien-hop/{id:long}/gop-y/{round:long}/ban/{number:int}"] = ("read.draft", "meeting"),
        ["/phien-hop/{id:long}/gop-y/{round:long}/tep/{comment:long}"] = ("read.comments", "meeting"),
        ["/chuong-trinh/{period}/chuong-trinh.docx"] = ("read.draft", "programme"),
        // The same things read on the screen.
        ["/nhiem-vu/{Id:long}/du-thao/{DraftId:long}"] = ("read.draft", "obligation"),
        ["/phien-hop/nhap/{Id:long}"] = ("read.import", "import"),
        ["/phien-hop/{Id:long}/bao-cao-ket-qua"] = ("read.report", "meeting"),
        ["/phien-hop/{Id:long}/bien-ban"] = ("read.minutes", "meeting"),
        ["/phien-hop/{Id:long}/giay-moi"] = ("read.draft", "meeting"),
        ["/phien-hop/{Id:long}/gop-y/{RoundNumber:long}"] = ("read.comments", "meeting"),
        ["/nhat-ky/xuat.xlsx"] = ("audit.exported", "audit"),
        ["/nhat-ky/xuat.jsonl"] = ("audit.exported", "audit"),
    };

    /// <summary>The entry is written once the answer has gone: nobody waits for it.</summary>
    public static Task Note(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } address } || !List.TryGetValue(address, out var what) || !HttpMethods.IsGet(http.Request.Method)) return next(http);
        var actor = http.RequestServices.GetRequiredService<ActorContext>().Actor;
        http.Response.OnCompleted(async () =>
        {
            if (http.Response.StatusCode != StatusCodes.Status200OK) return;
            var name = ContentDispositionHeaderValue.TryParse(http.Response.Headers.ContentDisposition.ToString(), out var sent) ? sent.FileNameStar ?? sent.FileName?.Trim('"') ?? "" : "";
            var id = long.TryParse(http.Request.RouteValues.GetValueOrDefault("id")?.ToString(), out var named) ? named : 0;
            if (name.Length == 0) name = "trên màn hình";
            var title = name + (http.Request.QueryString.HasValue ? " " + Uri.UnescapeDataString(http.Request.QueryString.Value!) : "");
            await Write(http.RequestServices.GetRequiredService<IServiceScopeFactory>(), actor, what.Act, new(what.Kind, id, title.Length > 400 ? title[..400] : title, http.Request.Path));
        });
        return next(http);
    }

    static async Task Write(IServiceScopeFactory scopes, Actor actor, string act, Reference what)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CouncilDb>();
        try
        {
            var since = scope.ServiceProvider.GetRequiredService<CouncilClock>().Now - Same;
            if (await db.AuditRows.AnyAsync(a => a.CouncilId == actor.CouncilId && a.TargetKind == what.Kind && a.TargetId == what.Id && a.PersonId == actor.PersonId && a.PostId == actor.PostId && a.CameFrom == actor.CameFrom && a.Act == act && a.TargetTitle == what.Title && a.At > since)) return;
            await db.Note(actor, act, what);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or DbUpdateException)
        {
            scope.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(ConfidentialReads)).LogError("A reading ({Act}) could not be recorded: {Reason}", act, e.GetType().Name);
        }
    }
}
