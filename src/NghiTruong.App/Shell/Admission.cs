using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Shell.Parts;

namespace NghiTruong.App.Shell;

/// <summary>The one door of reading: each address says whom it lets in, and one that says nothing lets in nobody. Whoever may not come is answered as at an address that does not exist.</summary>
static class Admission
{
    public static Task Admit(HttpContext http, RequestDelegate next)
    {
        // No such address, or ours for answering: told of by what follows.
        if (http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<OpenToAllAttribute>() is not null) return next(http);
        var who = http.RequestServices.GetRequiredService<ActorContext>();
        var signedIn = http.RequestServices.GetRequiredService<SignedIn>().IsKnown;
        if (signedIn && endpoint.Metadata.GetMetadata<ForAnyAccountAttribute>() is not null) return next(http);
        if (!who.IsKnown)
        {
            http.Response.Redirect(signedIn ? WayIn.Own : WayIn.Address + WayIn.Back(http));
            return Task.CompletedTask;
        }
        var may = endpoint.Metadata.GetMetadata<NeedsAttribute>() is { } needs ? who.Actor.MayAny(needs.AnyOf) : endpoint.Metadata.GetMetadata<ForAnyPostAttribute>() is not null;
        if (may) return next(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
