using System.Text.Json;

namespace NghiTruong.Rules.Tests.Reading;

/// <summary>A text with the record that a careful secretary wrote for it.</summary>
public sealed record GoldRecord(string Name, string Text, JsonElement Gold)
{
    public static IEnumerable<GoldRecord> In(string folder) =>
        Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.gold.json").Order(StringComparer.Ordinal).Select(Read)
            : [];

    private static GoldRecord Read(string gold)
    {
        var name = Path.GetFileName(gold)[..^".gold.json".Length];
        using var json = JsonDocument.Parse(File.ReadAllText(gold));
        return new(name, File.ReadAllText(Path.Combine(Path.GetDirectoryName(gold)!, name + ".txt")), json.RootElement.Clone());
    }

    public IEnumerable<JsonElement> Items(string name) => Gold.TryGetProperty(name, out var items) ? items.EnumerateArray() : [];

    public static string? Word(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The repository's own texts: beside the test's sources, found from the test assembly upwards.</summary>
    public static string OwnFolder => Upwards("tests/NghiTruong.Rules.Tests/Reading/Texts") ?? "";

    /// <summary>Texts shared by those who build, where they stand beside the tree.</summary>
    public static string SharedFolder => Upwards("shared/reading/dev") ?? "";

    private static string? Upwards(string path)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, path))) return Path.Combine(at.FullName, path);
        return null;
    }
}
