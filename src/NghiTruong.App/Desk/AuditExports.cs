using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Shell.Parts;
using NghiTruong.App.Storage;
using NghiTruong.Documents;
using NghiTruong.Rules;

namespace NghiTruong.App.Desk;

/// <summary>The entries that the page shows filtered, all of them: as a table to read, or as lines with their seals to be proved elsewhere.</summary>
static class AuditExports
{
    static readonly IReadOnlyList<SheetColumn> Columns =
        [new("Số niêm", 9), new("Lúc (giờ Việt Nam)", 20), new("Ai", 40), new("Từ đâu", 18), new("Hành vi", 28), new("Tên hành vi", 24), new("Loại", 16), new("Mã", 9), new("Đối tượng", 50), new("Trước và sau", 60), new("Niêm", 66)];

    public static void MapAuditExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/nhat-ky/xuat.xlsx", Sheet).Needs(Right.ReadsRecord);
        routes.MapGet("/nhat-ky/xuat.jsonl", Lines).Needs(Right.ReadsRecord);
    }

    static async Task Sheet(HttpContext http, CouncilDb db, ActorContext who, CouncilClock clock, CancellationToken ct)
    {
        var found = Begin(http, db, who, clock, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        if (http.Response.Body != Stream.Null) await SheetWriter.Write(http.Response.Body, "Nhật ký", [$"Nhật ký hành vi – {who.CouncilName}"], Columns, Rows(db, found, who.Actor.CouncilId, ct), ct);
    }

    static async Task Lines(HttpContext http, CouncilDb db, ActorContext who, CouncilClock clock, CancellationToken ct)
    {
        var found = Begin(http, db, who, clock, "jsonl", "application/x-ndjson; charset=utf-8");
        if (http.Response.Body != Stream.Null) await AuditFile.Write(http.Response.Body, db, found, who.Actor.CouncilId, clock.Now, ct, isWhole: AuditSearch.Of(http.Request.Query) == AuditSearch.Of(new QueryCollection()));
    }

    static IQueryable<AuditRow> Begin(HttpContext http, CouncilDb db, ActorContext who, CouncilClock clock, string ending, string type)
    {
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"nhat-ky-{clock.Today:yyyy-MM-dd}.{ending}\"";
        return AuditSearch.Of(http.Request.Query).In(db.AuditRows, who.Actor.CouncilId);
    }

    static async IAsyncEnumerable<SheetCell[]> Rows(CouncilDb db, IQueryable<AuditRow> found, long council, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var (number, _, seal, r) in AuditFile.Lines(db, found, council, ct))
            yield return
            [
                SheetCell.Number(number), SheetCell.Text(AuditWords.Time(r.At)), SheetCell.Text(r.ActorTitle), SheetCell.Text(r.CameFrom ?? "tại máy chủ"), SheetCell.Text(ActWords.Of(r.Act)), SheetCell.Text(r.Act), SheetCell.Text(r.TargetKind), SheetCell.Number(r.TargetId),
                SheetCell.Text(r.TargetTitle), SheetCell.Text(r.Changes), SheetCell.Text(seal),
            ];
    }
}

static class AuditWords
{
    public static string Time(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(7)).ToString("dd/MM/yyyy HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
