using System.Diagnostics;

namespace NghiTruong.Documents;

/// <summary>What came of running a program beside us.</summary>
enum ToolOutcome { Done, Failed, TimedOut }

/// <summary>Programs that read what we do not: found on the path, run without a shell, killed with their children when they take too long.</summary>
static class ExternalTool
{
    /// <summary>Where a program is, null where it is not installed.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    /// <summary>Runs a program in a folder of its own, with an environment that carries nothing of ours but the path.</summary>
    public static (ToolOutcome Outcome, string Errors) Run(string program, IEnumerable<string> arguments, string folder, TimeSpan limit)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        start.Environment["LANG"] = "C.UTF-8";

        using var process = new Process { StartInfo = start };
        var errors = new System.Text.StringBuilder();
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += (_, line) => { lock (errors) { if (errors.Length < 4_000) errors.AppendLine(line.Data); } };
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(5));
            return (ToolOutcome.TimedOut, "");
        }
        // the last words of the program may still be on their way; a child it left behind may hold its output open for ever
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try { process.WaitForExitAsync(patience.Token).Wait(CancellationToken.None); }
        catch (AggregateException) { }
        lock (errors) return (process.ExitCode == 0 ? ToolOutcome.Done : ToolOutcome.Failed, errors.ToString());
    }
}

/// <summary>A folder for one reading, gone afterwards.</summary>
sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("nghitruong-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try { Directory.Delete(Path, recursive: true); }
        catch (IOException) { } // a killed program may still hold a file for a moment; the system clears its temporary folder
        catch (UnauthorizedAccessException) { }
    }
}
