using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace NghiTruong.App.Tests.House;

/// <summary>One address before several nodes: each request goes to the next of them, whoever asks; a node that does not listen is passed over.</summary>
sealed class Forwarder : IAsyncDisposable
{
    public const string Client = "203.0.113.7";

    readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(60) };
    readonly WebApplication app;
    int turn;

    Forwarder(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    /// <summary>The nodes in turn.</summary>
    public Uri[] Nodes { get; set; } = [];

    public static async Task<Forwarder> Start(params Uri[] nodes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var app = builder.Build();
        var forwarder = new Forwarder(app) { Nodes = nodes };
        app.Run(forwarder.Forward);
        await app.StartAsync();
        return forwarder;
    }

    async Task Forward(HttpContext asked)
    {
        var body = new MemoryStream();
        await asked.Request.Body.CopyToAsync(body);
        var nodes = Nodes;
        for (var n = 0; n < nodes.Length; n++)
        {
            try
            {
                using var request = Request(asked.Request, nodes[Interlocked.Increment(ref turn) % nodes.Length], body.ToArray());
                using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, asked.RequestAborted);
                await Answer(asked, answer);
                return;
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError && !asked.Response.HasStarted)
            {
                // Not there: the next one is asked.
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                if (asked.Response.HasStarted) asked.Abort();
                else asked.Response.StatusCode = StatusCodes.Status502BadGateway;
                return;
            }
        }
        asked.Response.StatusCode = StatusCodes.Status502BadGateway;
    }

    static HttpRequestMessage Request(HttpRequest asked, Uri node, byte[] body)
    {
        var request = new HttpRequestMessage(new(asked.Method), new Uri(node, asked.Path + asked.QueryString.ToString())) { Content = body.Length > 0 ? new ByteArrayContent(body) : null };
        foreach (var header in asked.Headers)
            if (header.Key is not ("Connection" or "Transfer-Encoding") && !request.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray())) request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", Client);
        return request;
    }

    static async Task Answer(HttpContext asked, HttpResponseMessage answer)
    {
        asked.Response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers))
            if (header.Key is not "Transfer-Encoding") asked.Response.Headers[header.Key] = header.Value.ToArray();
        asked.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        await using var from = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, asked.RequestAborted) is > 0 and var read)
        {
            await asked.Response.Body.WriteAsync(buffer.AsMemory(0, read));
            await asked.Response.Body.FlushAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }
}
