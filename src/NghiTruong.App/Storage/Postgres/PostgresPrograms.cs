using System.ComponentModel;
using System.Diagnostics;
using NghiTruong.Rules;
using Npgsql;

namespace NghiTruong.App.Storage.Postgres;

/// <summary>PostgreSQL's own pg_dump and pg_restore. Who connects and with which password goes by the environment: a command line can be read by all.</summary>
static class PostgresPrograms
{
    /// <summary>The program of this major version or a later one, this one first; a refusal where there is none.</summary>
    public static async Task<(string? Path, int Major, Refusal? Refusal)> Find(string name, int major, CancellationToken ct)
    {
        var newest = 0;
        string[] homes = Directory.Exists("/usr/lib/postgresql") ? [.. Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Order()] : [];
        foreach (var candidate in homes.Where(h => h == $"/usr/lib/postgresql/{major}/bin").Select(h => Path.Combine(h, name)).Where(File.Exists).Append(name).Concat(homes.Select(h => Path.Combine(h, name)).Where(File.Exists)))
        {
            var found = await Version(candidate, ct);
            if (found >= major) return (candidate, found, null);
            newest = Math.Max(newest, found);
        }
        return (null, 0, newest == 0
            ? new("program-missing", $"Cần chương trình {name} của PostgreSQL {major} trên máy này (Debian: apt-get install postgresql-client-{major}).")
            : new("program-too-old", $"Chương trình {name} trên máy này là bản {newest}, cũ hơn PostgreSQL {major}; hãy cài postgresql-client-{major}."));
    }

    public static Process Start(string program, string connectionString, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Environment(new(connectionString))) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    static Dictionary<string, string?> Environment(NpgsqlConnectionStringBuilder to) => new Dictionary<string, string?>
    {
        ["PGHOST"] = to.Host, ["PGPORT"] = to.Port.ToString(), ["PGUSER"] = to.Username, ["PGPASSWORD"] = to.Password, ["PGPASSFILE"] = to.Passfile,
        ["PGDATABASE"] = to.Database ?? to.Username, ["PGSSLROOTCERT"] = to.RootCertificate, ["PGSSLCERT"] = to.SslCertificate, ["PGSSLKEY"] = to.SslKey,
        ["PGSSLMODE"] = to.SslMode switch
        {
            SslMode.Disable => "disable",
            SslMode.Allow => "allow",
            SslMode.Require => "require",
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            _ => "prefer",
        },
        ["PGAPPNAME"] = "nghitruong",
    }.Where(e => !string.IsNullOrEmpty(e.Value)).ToDictionary();

    /// <summary>"pg_dump (PostgreSQL) 15.18 (…)" is 15; 0 where there is no such program.</summary>
    static async Task<int> Version(string program, CancellationToken ct)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = await process.StandardOutput.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            var number = said.Split(") ") is [_, var rest, ..] ? new string([.. rest.TakeWhile(char.IsAsciiDigit)]) : "";
            return int.TryParse(number, out var major) ? major : 0;
        }
        catch (Win32Exception)
        {
            return 0;
        }
    }
}
