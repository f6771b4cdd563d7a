using Microsoft.AspNetCore.Components;
using NghiTruong.Rules;

namespace NghiTruong.App.Shell.Parts;

/// <summary>What a page does with the result of a write: go on, go where the first copy went, say it does not exist, or show the refusal.</summary>
public sealed class Answering(NavigationManager navigation, IHttpContextAccessor http)
{
    /// <summary>Returns the refusal to show beside the form; null where the person is sent elsewhere.</summary>
    public Refusal? To(Refusal? refusal, string onward)
    {
        switch (refusal)
        {
            case null:
                navigation.NavigateTo(onward);
                return null;
            case { IsRepeated: true, Address: { } address }:
                navigation.NavigateTo(address);
                return null;
            case { IsNotFound: true }:
                navigation.NotFound();
                return null;
            default:
                http.HttpContext!.Response.StatusCode = refusal.Rule == "stale" ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
                return refusal;
        }
    }

    public PostedForm Form => new(http.HttpContext!.Request.Form);
}
