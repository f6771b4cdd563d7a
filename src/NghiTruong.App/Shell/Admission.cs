using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Shell.Parts;

namespace NghiTruong.App.Shell;

/// <summary>The one door of reading: each address says whom it lets in, and one that says nothing lets in nobody. Whoever may not come is answered as at an address that does not exist.</summary>
static class Admission
{
    public static async Task Admit(HttpContext http, RequestDelegate next)
    {
        // No such address, or ours for answering: told of by what follows.
        if (http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<OpenToAllAttribute>() is not null)
        {
            await next(http);
            return;
        }
        var who = http.RequestServices.GetRequiredService<ActorContext>();
        var signedIn = http.RequestServices.GetRequiredService<SignedIn>().IsKnown;
        if (signedIn && endpoint.Metadata.GetMetadata<ForAnyAccountAttribute>() is not null)
        {
            await next(http);
            return;
        }
        if (!who.IsKnown)
        {
            // A form sent after the session ended keeps its words.
            if (!signedIn) await KeptForm.Keep(http);
            if (KeptForm.Of(http) is not null)
            {
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
                http.Request.Method = HttpMethods.Get;
                return;
            }
            http.Response.Redirect(signedIn ? WayIn.Own : WayIn.Address + WayIn.Back(http));
            return;
        }
        var may = endpoint.Metadata.GetMetadata<NeedsAttribute>() is { } needs ? who.Actor.MayAny(needs.AnyOf) : endpoint.Metadata.GetMetadata<ForAnyPostAttribute>() is not null;
        if (may) await next(http);
        else http.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
