using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Tests.House;

/// <summary>The real server in a process of its own, to be killed.</summary>
sealed class ServerProcess : IDisposable
{
    readonly Process process;
    readonly System.Text.StringBuilder said = new();

    ServerProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<ServerProcess> Start(StorageSettings settings, params string[] more)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
        free.Stop();
        var start = new ProcessStartInfo("dotnet", [TheProgram.Path, "--urls", address.ToString(), .. TheProgram.On(settings), .. more]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var server = new ServerProcess(Process.Start(start)!, address);
        void Heard(object sender, DataReceivedEventArgs line)
        {
            lock (server.said) server.said.AppendLine(line.Data);
        }
        server.process.OutputDataReceived += Heard;
        server.process.ErrorDataReceived += Heard;
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = address };
        for (var n = 0; n < 600 && !server.process.HasExited; n++)
        {
            try
            {
                if ((await http.GetAsync("/health/ready")).IsSuccessStatusCode) return server;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(50);
        }
        server.Dispose();
        throw new InvalidOperationException($"No server at {address}.");
    }

    /// <summary>All it printed, until now.</summary>
    public string Said
    {
        get
        {
            lock (said) return said.ToString();
        }
    }

    /// <summary>kill -9: nothing of its own runs any more.</summary>
    public void Kill()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }
}
