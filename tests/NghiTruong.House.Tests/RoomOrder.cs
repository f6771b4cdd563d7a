using System.Text.RegularExpressions;
using NghiTruong.Rules;

namespace NghiTruong.House.Tests;

/// <summary>Reads source files as text and names every line that breaks the order of the rooms.</summary>
public sealed partial class RoomOrder
{
    /// <summary>The parts every page is made of know no room: they stand before the first.</summary>
    const string Parts = "Shell.Parts";

    static readonly List<string> Rooms = [Parts, .. NghiTruong.Rules.Rooms.InOrder];

    readonly IReadOnlyList<(string Path, string Text)> files;
    readonly Dictionary<string, HashSet<string>> typesOf = [];

    public RoomOrder(IEnumerable<(string Path, string Text)> files)
    {
        this.files = [.. files.Select(f => (f.Path.Replace('\\', '/'), f.Text))];
        foreach (var (path, text) in this.files)
            if (RoomOf(path) is { } room)
            {
                var types = typesOf.TryGetValue(room, out var known) ? known : typesOf[room] = [];
                foreach (Match declared in Declaration().Matches(text)) types.Add(declared.Groups[1].Value);
                if (path.EndsWith(".razor", StringComparison.Ordinal)) types.Add(Path.GetFileNameWithoutExtension(path));
            }
    }

    /// <summary>Every breach as "file:line what".</summary>
    public IReadOnlyList<string> Breaches() => [.. files.SelectMany(f => In(f.Path, f.Text))];

    IEnumerable<string> In(string path, string text)
    {
        var room = RoomOf(path);
        var lines = text.Split('\n');
        for (var n = 0; n < lines.Length; n++)
        {
            var line = Comment().Replace(lines[n], "");
            var where = $"{path}:{n + 1}";
            var named = NamedIn(line, room).ToList();
            if (IsShared(path, line))
            {
                foreach (var shared in named.Where(r => r != Parts)) yield return $"{where} shares the room {shared} with every file";
                continue;
            }
            if (room is null) continue;
            foreach (var used in named.Where(r => Rooms.IndexOf(r) > Rooms.IndexOf(room))) yield return $"{where} {room} uses {used}, which comes after it";
            foreach (Match declared in Declaration().Matches(line))
                if (Rooms.Contains(declared.Groups[1].Value) || declared.Groups[1].Value is "Text" or "Documents" or "Rules" or "App") yield return $"{where} the type {declared.Groups[1].Value} bears the name of a room or project";
        }
    }

    IEnumerable<string> NamedIn(string line, string? room)
    {
        foreach (Match qualified in Qualified().Matches(line))
        {
            var name = qualified.Groups["parts"].Success ? Parts : qualified.Groups["room"].Value;
            if (Rooms.Contains(name)) yield return name;
        }
        // Inside the App a neighbour may be named without its root: People.Acting.
        foreach (Match relative in Relative().Matches(line))
        {
            var name = relative.Groups["room"].Value;
            if (name != room && typesOf.TryGetValue(name, out var types) && types.Contains(relative.Groups["type"].Value)) yield return name;
        }
    }

    static bool IsShared(string path, string line) =>
        path.EndsWith("_Imports.razor", StringComparison.Ordinal) || line.TrimStart().StartsWith("global using", StringComparison.Ordinal) || (path.EndsWith(".csproj", StringComparison.Ordinal) && line.Contains("<Using", StringComparison.Ordinal));

    static string? RoomOf(string path)
    {
        if (RoomPath().Match(path) is not { Success: true } match) return null;
        if (match.Groups["rest"].Value.StartsWith("Parts/", StringComparison.Ordinal) && match.Groups["room"].Value == "Shell") return Parts;
        return Rooms.Contains(match.Groups["room"].Value) ? match.Groups["room"].Value : null;
    }

    [GeneratedRegex(@"src/NghiTruong\.(Rules|App)/(?<room>\w+)/(?<rest>.*)$")]
    private static partial Regex RoomPath();

    [GeneratedRegex(@"NghiTruong\.(Rules|App)\.(?:(?<parts>Shell\.Parts)|(?<room>[A-Z]\w+))")]
    private static partial Regex Qualified();

    [GeneratedRegex(@"(?<![\w.])(?:Rules\.|App\.)?(?<room>[A-Z]\w+)\.(?<type>[A-Z]\w+)")]
    private static partial Regex Relative();

    [GeneratedRegex(@"\b(?:class|record struct|record|struct|enum|interface)\s+([A-Z]\w*)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^\s*///.*$|^\s*//.*$")]
    private static partial Regex Comment();
}
