using NghiTruong.App.Files;
using NghiTruong.App.Shell.Parts;

namespace NghiTruong.App.Shell;

/// <summary>What a form carried whose token was too old or another person's, or that was written before with other words: shown again with a fresh token, and sent only when the person says so.</summary>
/// <param name="First">Where what the same form said first was written; null where nothing of it was.</param>
public sealed record KeptForm(string Address, IReadOnlyList<(string Name, string Value)> Values, IReadOnlyList<(string Field, string FileName)> Files, string? First)
{
    /// <summary>What somebody wrote, rather than chose from a list or never saw.</summary>
    public IEnumerable<string> Words => Values.Where(IsWords).Select(v => v.Value);

    public static bool IsWords((string Name, string Value) field) => !field.Name.StartsWith('_') && (field.Value.Contains(' ') || field.Value.Length > 40);

    public static KeptForm? Of(HttpContext http) => http.Items[typeof(KeptForm)] as KeptForm;

    /// <summary>Keeps the words of a form that came from a page of ours. A form of another house is none of ours: its words are not shown.</summary>
    public static async Task Keep(HttpContext http, string? first = null)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || !IsOurs(http.Request) || http.Request.Path.Value is not ['/', not '/' and not '\\', ..]) return;
        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException or IOException)
        {
            return;
        }
        http.Items[typeof(KeptForm)] = new KeptForm(http.Request.PathBase + http.Request.Path + http.Request.QueryString,
            [.. form.Where(f => f.Key != PostedForm.Token && !PostedForm.IsSecret(f.Key)).SelectMany(f => f.Value.Select(v => (f.Key, v ?? "")))],
            [.. form.Files.Where(f => f.FileName.Length > 0).Select(f => (f.Name, Upload.NameOf(f.FileName)))], first);
    }

    /// <summary>Every browser names the page that posts; some old ones by its address only.</summary>
    static bool IsOurs(HttpRequest request)
    {
        var here = $"{request.Scheme}://{request.Host}";
        return request.Headers.Origin is [{ } origin] && origin != "null" ? origin == here : request.Headers.Referer is [{ } page] && page.StartsWith(here + "/", StringComparison.Ordinal);
    }
}
