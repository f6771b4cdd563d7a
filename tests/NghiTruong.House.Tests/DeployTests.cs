using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NghiTruong.House.Tests;

/// <summary>What an operator is given beside the program.</summary>
public sealed partial class DeployTests
{
    [Fact]
    public void The_list_of_what_the_product_is_made_of_is_complete()
    {
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Sources.Root, "src"), "packages.lock.json", SearchOption.AllDirectories))
        {
            using var locked = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var package in locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(f => f.Value.EnumerateObject()).Where(p => p.Value.GetProperty("type").GetString() != "Project"))
                expected[$"{package.Name} {package.Value.GetProperty("resolved").GetString()}"] = Convert.ToHexStringLower(Convert.FromBase64String(package.Value.GetProperty("contentHash").GetString()!));
        }
        var (code, output) = Run("bash", Path.Combine(Sources.Root, ".ci/sbom"));
        Assert.Equal(0, code);
        using var sbom = JsonDocument.Parse(output);
        var listed = sbom.RootElement.GetProperty("components").EnumerateArray().ToDictionary(c => $"{c.GetProperty("name").GetString()} {c.GetProperty("version").GetString()}");
        Assert.Equal(expected, new SortedDictionary<string, string>(listed.ToDictionary(c => c.Key, c => c.Value.GetProperty("hashes")[0].GetProperty("content").GetString()!), StringComparer.Ordinal));
        Assert.All(listed.Values, c => Assert.Matches("^(MIT|Apache-2.0|PostgreSQL|BSD-3-Clause|blessing)$", c.GetProperty("licenses")[0].GetProperty("license").GetProperty("id").GetString()));
    }

    [Fact]
    public void The_service_starts_the_program_with_options_that_it_has_and_is_shut_in()
    {
        var unit = Sources.Read("deploy/nghitruong.service");
        var options = string.Join("\n", Sources.All().Where(f => f.Path.EndsWith("Commands/CommandLine.cs", StringComparison.Ordinal)).Select(f => f.Text));
        foreach (Match option in Option().Matches(ExecStart().Match(unit).Value)) Assert.Contains($"\"{option.Value}\"", options);
        foreach (var wall in new[] { "NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes", "PrivateTmp=yes", "CapabilityBoundingSet=", "StateDirectory=nghitruong", "MemoryMax=", "User=nghitruong" })
            Assert.Contains(wall, unit);
        if (!File.Exists("/usr/bin/systemd-analyze")) return;
        // Where this test runs the program is not installed: another stands in its place.
        var copy = Path.Combine(Directory.CreateTempSubdirectory("nt-unit-").FullName, "nghitruong.service");
        File.WriteAllText(copy, unit.Replace("/opt/nghitruong/nghitruong", "/bin/true", StringComparison.Ordinal));
        Assert.Equal((0, ""), Run("/usr/bin/systemd-analyze", "verify", copy));
    }

    static (int Code, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    [GeneratedRegex("ExecStart=.*")]
    private static partial Regex ExecStart();

    [GeneratedRegex("--[a-z]+")]
    private static partial Regex Option();
}
