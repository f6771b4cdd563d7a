using System.Diagnostics;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Tests.House;

/// <summary>The program as started at a command line: what it prints, how it ends.</summary>
static class TheProgram
{
    public static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "nghitruong.dll");

    /// <summary>Where it works, as arguments.</summary>
    public static string[] On(StorageSettings settings) => settings.IsPostgres ? ["--data", settings.DataFolder, "--database", settings.PostgresConnection!] : ["--data", settings.DataFolder];

    public static Task<(int Code, string Output, string Error)> Run(params string[] args) => Run("dotnet", [Path, .. args]);

    public static async Task<(int Code, string Output, string Error)> Run(string command, string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(command, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(90));
        return (process.ExitCode, await output, await error);
    }
}
