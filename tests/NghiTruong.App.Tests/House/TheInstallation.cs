using System.Diagnostics;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Tests.House;

/// <summary>The program as an office runs it (Production), in a process of its own.</summary>
public sealed class TheInstallation : IDisposable
{
    readonly Process process;

    TheInstallation(Process process, Uri address, string link) => (this.process, Address, Link) = (process, address, link);

    public Uri Address { get; }
    /// <summary>The way in that it printed while nobody had an account; empty where somebody has.</summary>
    public string Link { get; }

    public static async Task<TheInstallation> Start(StorageSettings settings)
    {
        var start = new ProcessStartInfo("dotnet", [TheProgram.Path, "--urls", "http://127.0.0.1:0", .. TheProgram.On(settings)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var (address, link) = ("", "");
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(90)) is { } line)
        {
            if (line.Contains("đang chạy tại", StringComparison.Ordinal)) address = line[line.IndexOf("http", StringComparison.Ordinal)..].Trim();
            if (line.Contains("/bat-dau/", StringComparison.Ordinal)) link = new Uri(line.Trim()).AbsolutePath;
            if (link.Length > 0 || line.Contains("Đã sẵn sàng", StringComparison.Ordinal)) break;
        }
        if (address.Length == 0) throw new InvalidOperationException("The program ended before it served.");
        _ = process.StandardOutput.ReadToEndAsync();
        return new TheInstallation(process, new Uri(address), link);
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
