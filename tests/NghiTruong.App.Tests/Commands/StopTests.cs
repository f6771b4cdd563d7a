using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NghiTruong.App.Tests.Commands;

/// <summary>Told to stop, the server finishes what runs and ends its streams; what it logs is one object a line and names nobody.</summary>
public sealed class StopTests
{
    [Theory, BothStores]
    public async Task A_write_under_way_is_finished_and_streams_end(Store store)
    {
        var settings = (await Prepared(store)).Settings;
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var start = new ProcessStartInfo("dotnet", [TheProgram.Path, "--urls", $"http://127.0.0.1:{port}", "--log", "json", .. TheProgram.On(settings)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        using var server = Process.Start(start)!;
        var (output, error) = (server.StandardOutput.ReadToEndAsync(), server.StandardError.ReadToEndAsync());
        try
        {
            using var secretary = new Browser(new Uri($"http://127.0.0.1:{port}"));
            for (var n = 0; n < 300; n++)
            {
                try
                {
                    await secretary.Get("/health/ready");
                    break;
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(100);
                }
            }
            await secretary.SignIn(Cast.Secretary);
            await secretary.Get("/nhiem-vu?tim=Nguyễn+Thị+Mai+Anh");
            await secretary.Get("/nhiem-vu/4");
            var token = secretary.Form("fact", ("kind", "Progress")).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value!;
            using var stream = await secretary.Raw(new(HttpMethod.Get, "/luong"), HttpCompletionOption.ResponseHeadersRead);
            var hints = stream.Content.ReadAsStringAsync();
            var begun = await secretary.Raw(With(token, new(HttpMethod.Post, "/tai-len?ten=a.bin&co=2000")));
            var id = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

            var slow = new Slow();
            var piece = secretary.Raw(With(token, new(HttpMethod.Put, $"/tai-len/{id}?tu=0") { Content = slow }));
            await slow.Half.Task.WaitAsync(TimeSpan.FromSeconds(20));
            using (var term = Process.Start("kill", ["-TERM", server.Id.ToString()])) await term.WaitForExitAsync();
            await Task.Delay(2500);
            Assert.False(server.HasExited);
            slow.GoOn.SetResult();

            Assert.Equal(HttpStatusCode.OK, (await piece.WaitAsync(TimeSpan.FromSeconds(20))).StatusCode);
            try
            {
                await hints.WaitAsync(TimeSpan.FromSeconds(20));
            }
            catch (HttpRequestException)
            {
                // It ends by being closed.
            }
            await server.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Equal(0, server.ExitCode);
        }
        finally
        {
            if (!server.HasExited) server.Kill();
        }
        Assert.Equal("", await error);
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        foreach (var line in lines)
        {
            using var said = JsonDocument.Parse(line);
            Assert.True(said.RootElement.TryGetProperty("LogLevel", out _) && said.RootElement.TryGetProperty("Timestamp", out _));
        }
        Assert.DoesNotContain("Mai Anh", await output);
        Assert.DoesNotContain("Password", await output, StringComparison.OrdinalIgnoreCase);
    }

    static async Task<TestCouncil> Prepared(Store store)
    {
        var council = await TestCouncil.Open(store);
        await council.App.StopAsync();
        return council;
    }

    static HttpRequestMessage With(string token, HttpRequestMessage request)
    {
        request.Headers.Add("RequestVerificationToken", token);
        return request;
    }

    /// <summary>Sends half, and the rest when told.</summary>
    sealed class Slow : HttpContent
    {
        public TaskCompletionSource Half { get; } = new();
        public TaskCompletionSource GoOn { get; } = new();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(new byte[1500]);
            await stream.FlushAsync();
            Half.SetResult();
            await GoOn.Task;
            await stream.WriteAsync(new byte[500]);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 2000;
            return true;
        }
    }
}
