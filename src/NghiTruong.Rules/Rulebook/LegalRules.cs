using System.Collections.Frozen;
using System.Reflection;

namespace NghiTruong.Rules.Rulebook;

/// <summary>The rules that come with the program, read once from the data files of this room.</summary>
public static class LegalRules
{
    static readonly Lazy<FrozenDictionary<string, AnchorEvent>> Anchors = new(() =>
        RuleFile.ReadAnchors(Content("rules:anchors")).ToFrozenDictionary(a => a.Key, StringComparer.Ordinal));

    static readonly Lazy<FrozenDictionary<string, LegalRule>> Read = new(() =>
        Files().SelectMany(file => RuleFile.Read(file.Name, file.Content, Anchors.Value)).ToFrozenDictionary(r => r.Id, StringComparer.OrdinalIgnoreCase));

    static readonly string[] Order = ["sessions", "votes", "publication", "questions", "supervision", "voters", "reception", "elections"];

    /// <summary>Every rule, in the order of its topic's file.</summary>
    public static IReadOnlyList<LegalRule> All { get; } =
        [.. Read.Value.Values.OrderBy(r => TopicOrder(r.Topic.Key)).ThenBy(r => r.Id, RuleIds.InOrder)];

    public static IReadOnlyList<RuleTopic> Topics { get; } = [.. All.Select(r => r.Topic).Distinct()];

    public static IEnumerable<AnchorEvent> AnchorEvents => Anchors.Value.Values.OrderBy(a => a.Key, StringComparer.Ordinal);

    /// <summary>The rule of an id in any case of letters; null where there is none.</summary>
    public static LegalRule? Find(string id) => Read.Value.GetValueOrDefault(id.Trim());

    public static AnchorEvent? Anchor(string key) => Anchors.Value.GetValueOrDefault(key);

    static int TopicOrder(string key) => Array.IndexOf(Order, key) is var n and >= 0 ? n : Order.Length;

    static IEnumerable<(string Name, Stream Content)> Files() =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith("rules:", StringComparison.Ordinal) && n != "rules:anchors")
            .Order(StringComparer.Ordinal)
            .Select(n => (n["rules:".Length..], Content(n)));

    static Stream Content(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
}

/// <summary>Ids in the order a person counts them: SES-9 before SES-10, REC-09 before REC-09b.</summary>
static class RuleIds
{
    public static readonly IComparer<string> InOrder = Comparer<string>.Create((a, b) =>
    {
        var (x, y) = (Split(a), Split(b));
        var c = string.CompareOrdinal(x.Family, y.Family);
        if (c == 0) c = x.Number.CompareTo(y.Number);
        return c != 0 ? c : string.CompareOrdinal(x.Part, y.Part);
    });

    static (string Family, int Number, string Part) Split(string id)
    {
        var dash = id.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0) return (id, 0, "");
        var end = dash + 1;
        while (end < id.Length && char.IsAsciiDigit(id[end])) end++;
        return (id[..dash], int.TryParse(id.AsSpan(dash + 1, end - dash - 1), out var n) ? n : 0, id[end..]);
    }
}
