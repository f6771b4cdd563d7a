using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NghiTruong.App.Tests.House;

/// <summary>A person at a browser: opens pages, fills the forms that are really there, sends them.</summary>
public sealed class Browser : IDisposable
{
    readonly HttpClient http;

    public Browser(Uri address, bool follow = true)
    {
        http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = follow }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
    }

    public IHtmlDocument Page { get; private set; } = null!;
    public HttpStatusCode Status { get; private set; }
    public string Here { get; private set; } = "";
    public string Html { get; private set; } = "";
    public HttpResponseMessage Last { get; private set; } = null!;

    /// <summary>The words of the refusal on the page; empty where there is none.</summary>
    public string Refusal => Page.QuerySelector(".refusal")?.TextContent.Trim() ?? "";

    public string? Rule => Page.QuerySelector(".refusal")?.GetAttribute("data-rule");

    /// <summary>From now on every request says this too.</summary>
    public Browser Says(string header, string value)
    {
        http.DefaultRequestHeaders.Remove(header);
        http.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        return this;
    }

    public async Task<Browser> SignIn(string castName)
    {
        await Get("/dang-nhap");
        return await Send(CastForm(castName), []);
    }

    /// <summary>On the page of the door, the form of one of the cast.</summary>
    public IHtmlFormElement CastForm(string castName) => Page.QuerySelectorAll<IHtmlFormElement>(".cast form").First(f => f.TextContent.Contains(castName, StringComparison.Ordinal));

    public async Task<Browser> Get(string path)
    {
        await Take(await http.GetAsync(path));
        return this;
    }

    public Task<HttpResponseMessage> Raw(HttpRequestMessage request, HttpCompletionOption until = HttpCompletionOption.ResponseContentRead) => http.SendAsync(request, until);

    /// <summary>The form for a handler; <paramref name="with"/> names hidden fields that must have these values.</summary>
    public IHtmlFormElement Form(string handler, params (string Name, string Value)[] with) =>
        Page.QuerySelectorAll<IHtmlFormElement>("form").FirstOrDefault(f => Hidden(f, "_handler") == handler && !f.HasAttribute("hidden") && with.All(w => Hidden(f, w.Name) == w.Value))
        ?? throw new InvalidOperationException($"There is no form “{handler}” {string.Join(", ", with)} on {Here}:\n{Page.Body?.TextContent}");

    public bool HasForm(string handler, params (string Name, string Value)[] with) =>
        Page.QuerySelectorAll<IHtmlFormElement>("form").Any(f => Hidden(f, "_handler") == handler && !f.HasAttribute("hidden") && with.All(w => Hidden(f, w.Name) == w.Value));

    /// <summary>Sends a form with its own values, some replaced, perhaps with files. Forms sent twice carry the same id: that is the point.</summary>
    public async Task<Browser> Send(IHtmlFormElement form, Dictionary<string, string> fill, params (string Field, string Name, byte[] Bytes)[] files)
    {
        await Take(await Post(form, fill, files));
        return this;
    }

    public Task<HttpResponseMessage> Post(IHtmlFormElement form, Dictionary<string, string> fill, params (string Field, string Name, byte[] Bytes)[] files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in Values(form).Where(v => !fill.ContainsKey(v.Name)).Concat(fill.Select(f => (f.Key, f.Value))))
            content.Add(new StringContent(value), name);
        foreach (var (field, name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), field, name);
        var address = form.GetAttribute("action") is { Length: > 0 } action ? action : Here;
        return http.PostAsync(address, content);
    }

    static IEnumerable<(string Name, string Value)> Values(IHtmlFormElement form)
    {
        foreach (var e in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Name is { Length: > 0 } && i.Type != "file" && i.Type != "submit" && (i.Type != "checkbox" || i.IsChecked)))
            yield return (e.Name!, e.Value ?? "");
        foreach (var e in form.Elements.OfType<IHtmlTextAreaElement>()) yield return (e.Name!, e.Value ?? "");
        foreach (var e in form.Elements.OfType<IHtmlSelectElement>().Where(s => !s.IsMultiple)) yield return (e.Name!, e.Value ?? "");
    }

    async Task Take(HttpResponseMessage answer)
    {
        (Last, Status) = (answer, answer.StatusCode);
        Here = answer.RequestMessage!.RequestUri!.PathAndQuery;
        Html = await answer.Content.ReadAsStringAsync();
        Page = await new HtmlParser().ParseDocumentAsync(Html);
    }

    static string? Hidden(IHtmlFormElement form, string name) => form.QuerySelector<IHtmlInputElement>($"input[name='{name}']")?.Value;

    public void Dispose() => http.Dispose();
}
