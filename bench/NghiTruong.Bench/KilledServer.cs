using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NghiTruong.App.Storage;

namespace NghiTruong.Bench;

/// <summary>The real program in a process of its own, to be killed.</summary>
sealed class KilledServer : IDisposable
{
    readonly Process process;

    KilledServer(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Where the program lies; a published one may be named instead of the one built with the bench.</summary>
    public static string Folder { get; set; } = AppContext.BaseDirectory;

    /// <summary>Memory the process holds now, in megabytes (VmRSS); the most it ever held with <paramref name="peak"/> (VmHWM).</summary>
    public double Megabytes(bool peak = false)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith(peak ? "VmHWM:" : "VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Processor time it has used.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the program; it may not be listening yet.</summary>
    public static KilledServer Start(StorageSettings settings, params string[] under) => Start(settings, "Development", under);

    /// <param name="environment">Development brings the demo's accounts, with which a bench signs in.</param>
    public static KilledServer Start(StorageSettings settings, string environment, string[] under)
    {
        var port = FreePort();
        var program = Path.Combine(Folder, "nghitruong.dll");
        var arguments = new List<string>([.. under, "dotnet", program, "--data", settings.DataFolder, "--urls", $"http://127.0.0.1:{port}", "--rate-requests", "0", "--rate-forms", "0"]);
        if (settings.PostgresConnection is { } database) arguments.AddRange(["--database", database]);
        var start = new ProcessStartInfo(arguments[0], arguments.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["MALLOC_ARENA_MAX"] = "2"; // as deploy/nghitruong.service has it
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new KilledServer(process, new Uri($"http://127.0.0.1:{port}"));
    }

    /// <summary>Waits until it answers; false where it ended or did not within a minute.</summary>
    public async Task<bool> Answers()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var until = Stopwatch.StartNew();
        while (until.Elapsed < TimeSpan.FromSeconds(60) && !process.HasExited)
        {
            try
            {
                if ((await http.GetAsync("/health/live")).IsSuccessStatusCode) return true;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(25);
            }
        }
        return false;
    }

    /// <summary>kill -9: no handler runs, nothing is flushed by the program.</summary>
    public void Kill()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <summary>Asks it to end, as a person would.</summary>
    public void Stop()
    {
        using var term = Process.Start("kill", ["-TERM", process.Id.ToString()]);
        process.WaitForExit(TimeSpan.FromSeconds(30));
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
