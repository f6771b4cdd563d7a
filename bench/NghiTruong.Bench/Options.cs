using System.Globalization;

namespace NghiTruong.Bench;

/// <summary>Options of a command: "--name value".</summary>
static class Options
{
    public static int Number(string[] args, string name, int otherwise) =>
        Value(args, name) is { } value && int.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    public static string? Value(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
