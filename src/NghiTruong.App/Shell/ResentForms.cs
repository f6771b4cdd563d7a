using Microsoft.AspNetCore.Components.Endpoints;
using NghiTruong.App.Live;
using NghiTruong.App.Shell.Parts;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Shell;

/// <summary>A form sent once more, by going back or from a second tab: its page may no longer offer what it asks.</summary>
static class ResentForms
{
    /// <summary>One written before is answered by its first result, whatever its page offers now; where it says something else, that is told and kept. One that its page no longer takes is told so, its words shown.</summary>
    public static async Task Answer(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            await next(http);
            return;
        }
        if (http.RequestServices.GetRequiredService<ActorContext>() is { IsKnown: true } who && new PostedForm(await http.Request.ReadFormAsync(http.RequestAborted)).FormId is { } form
            && await http.RequestServices.GetRequiredService<CouncilDb>().Written(who.Actor, form) is { } written)
        {
            if (written.Content is { } first && !form.Content!.AddsNothingTo(first)) await Tell(http, written.Address);
            else http.Response.Redirect(written.Address);
            return;
        }
        if (await Held(http, next) == StatusCodes.Status400BadRequest) await Tell(http, null);
    }

    static async Task Tell(HttpContext http, string? first)
    {
        http.Response.StatusCode = StatusCodes.Status409Conflict;
        await KeptForm.Keep(http, first);
        http.Request.Method = HttpMethods.Get; // the page that tells is asked for, not posted to
    }

    /// <summary>Holds the answer until its status is known: to a form that its page does not take the framework answers in English, and nothing of that goes out.</summary>
    static async Task<int> Held(HttpContext http, RequestDelegate next)
    {
        var (body, held) = (http.Response.Body, new MemoryStream());
        http.Response.Body = held;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = body;
        }
        if (http.Response.StatusCode == StatusCodes.Status400BadRequest) http.Response.ContentType = null;
        else if (held.Length > 0) await body.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), http.RequestAborted);
        return http.Response.StatusCode;
    }
}
