using Microsoft.AspNetCore.Antiforgery;
using NghiTruong.App.Live;
using NghiTruong.App.Shell.Parts;
using NghiTruong.Rules;

namespace NghiTruong.App.Shell;

/// <summary>The door for files in pieces: begin, a piece at an offset, how much is here. Each asks for the form's token in a header.</summary>
static class Uploading
{
    static readonly Refusal NoToken = new("no-token", "Trang đã mở quá lâu; hãy tải lại trang rồi chọn lại tệp.");

    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/tai-len", Start).ForAnyPost();
        routes.MapPut("/tai-len/{id:guid}", Piece).ForAnyPost();
        routes.MapGet("/tai-len/{id:guid}", Ask).ForAnyPost();
    }

    static async Task<IResult> Start(HttpContext http, IAntiforgery antiforgery, ActorContext who, TakeUpload take, string? ten, long? co)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return No(NoToken, null);
        var (refusal, id) = await take.Start(who.Actor, ten ?? "", co ?? 0);
        return refusal is null ? Results.Json(new { id, offset = 0 }, statusCode: StatusCodes.Status201Created) : No(refusal, null);
    }

    static async Task<IResult> Piece(HttpContext http, IAntiforgery antiforgery, ActorContext who, TakeUpload take, Guid id, long tu, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return No(NoToken, null);
        if (http.Request.ContentLength > TakeUpload.LargestPiece) return No(new("wrong-size", "Mảnh quá 1 MB."), null);
        // A piece whose connection breaks never comes to its end: nothing of it is kept.
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await http.Request.Body.ReadAsync(buffer, ct) is > 0 and var read && bytes.Length <= TakeUpload.LargestPiece) bytes.Write(buffer, 0, read);
        var refusal = await take.Piece(who.Actor, id, tu, bytes.ToArray(), ct);
        var now = await take.Ask(who.Actor, id);
        return refusal is null ? Results.Json(new { offset = now?.Received }) : No(refusal, now?.Received);
    }

    static async Task<IResult> Ask(Guid id, ActorContext who, TakeUpload take) =>
        await take.Ask(who.Actor, id) is { } found ? Results.Json(new { offset = found.Received, size = found.Size }) : Results.NotFound();

    static IResult No(Refusal refusal, long? offset) => Results.Json(new { rule = refusal.Rule, words = refusal.Words, offset }, statusCode: refusal.Rule switch
    {
        "no-token" => StatusCodes.Status400BadRequest,
        "upload-unknown" => StatusCodes.Status404NotFound,
        "wrong-offset" or "stale" => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    });
}
