using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NghiTruong.Rules.Rulebook;

/// <summary>The written form of rules: JSON with the words of <c>docs/rulebook.md</c>; what is unknown or wrong is refused with its place.</summary>
public static class RuleFile
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false), new Times() },
    };

    sealed record WrittenFile(string Topic, string Title, IReadOnlyList<WrittenRule> Rules);
    sealed record WrittenRule(string Id, string Title, string Anchor, IReadOnlyList<WrittenVersion> Versions);
    sealed record WrittenCitation(string Instrument, string Article = "", string Clause = "");
    sealed record WrittenOffset(int Value, CountUnit Unit, Direction Direction, TimeOnly? Clock = null);
    sealed record WrittenCase(RuleCondition When, WrittenOffset Offset, string Words);
    sealed record WrittenVersion
    {
        public required DateOnly From { get; init; }
        public DateOnly? To { get; init; }
        public required string Says { get; init; }
        public required WrittenCitation Citation { get; init; }
        public required string Confidence { get; init; }
        public Severity Severity { get; init; } = Severity.Info;
        public LimitKind? Limit { get; init; }
        public RollRule? Roll { get; init; }
        public WrittenOffset? Offset { get; init; }
        public IReadOnlyList<WrittenCase> Cases { get; init; } = [];
        public RuleCondition Applies { get; init; } = new();
        public FixedDay? FixedDay { get; init; }
        public Periodic? Periodic { get; init; }
        public Share? Share { get; init; }
        public Lengthening? Lengthening { get; init; }
        public bool CarriedOver { get; init; }
        public string? Transition { get; init; }
        public string? Note { get; init; }
    }

    /// <exception cref="InvalidDataException">The file does not say a rule as it must.</exception>
    public static IReadOnlyList<LegalRule> Read(string name, Stream content, IReadOnlyDictionary<string, AnchorEvent> anchors)
    {
        WrittenFile file;
        try
        {
            file = JsonSerializer.Deserialize<WrittenFile>(content, Options) ?? throw new InvalidDataException($"{name}: empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name}: {e.Path}, line {e.LineNumber + 1}: {e.Message}", e);
        }
        var topic = new RuleTopic(file.Topic, file.Title);
        return [.. file.Rules.Select(r => Rule(name, r, topic, anchors))];
    }

    public static IReadOnlyList<AnchorEvent> ReadAnchors(Stream content) =>
        [.. JsonSerializer.Deserialize<Dictionary<string, string>>(content, Options)!.Select(a => new AnchorEvent(a.Key, a.Value))];

    static LegalRule Rule(string file, WrittenRule rule, RuleTopic topic, IReadOnlyDictionary<string, AnchorEvent> anchors)
    {
        if (!anchors.TryGetValue(rule.Anchor, out var anchor)) throw new InvalidDataException($"{file}: {rule.Id}: no anchor “{rule.Anchor}”.");
        var versions = rule.Versions.Select(v => Version(file, rule.Id, v)).ToArray();
        for (var i = 1; i < versions.Length; i++)
            if (versions[i - 1].To is not { } end || end >= versions[i].From) throw new InvalidDataException($"{file}: {rule.Id}: version {i} begins before the one before it ends.");
        return versions.Length > 0 ? new(rule.Id, topic, rule.Title, anchor, versions) : throw new InvalidDataException($"{file}: {rule.Id}: no version.");
    }

    static RuleVersion Version(string file, string id, WrittenVersion v) => new()
    {
        From = v.From,
        To = v.To,
        Says = v.Says,
        Citation = new(v.Citation.Instrument, v.Citation.Article, v.Citation.Clause),
        Confidence = Confidence(v.Confidence) ?? throw new InvalidDataException($"{file}: {id}: confidence “{v.Confidence}” is none of T, S, I, M."),
        Severity = v.Severity,
        Limit = v.Limit,
        Roll = v.Roll ?? (v.Offset?.Direction is Direction.After || v.Cases.Any(c => c.Offset.Direction == Direction.After) ? RollRule.NextWorkingDay : RollRule.Never),
        Offset = Offset(v.Offset),
        Cases = [.. v.Cases.Select(c => new RuleCase(c.When, Offset(c.Offset)!, c.Words))],
        Applies = v.Applies,
        FixedDay = v.FixedDay,
        Periodic = v.Periodic,
        Share = v.Share,
        Lengthening = v.Lengthening,
        IsCarriedOver = v.CarriedOver,
        Transition = v.Transition,
        Note = v.Note,
    };

    static Offset? Offset(WrittenOffset? o) => o is null ? null : new(o.Value, o.Unit, o.Direction, o.Clock);

    /// <summary>T, S, I, M; null for anything else.</summary>
    public static Confidence? Confidence(string letter) => letter switch
    {
        "T" => Rulebook.Confidence.Text,
        "S" => Rulebook.Confidence.Secondary,
        "I" => Rulebook.Confidence.Inferred,
        "M" => Rulebook.Confidence.Unchecked,
        _ => null,
    };

    sealed class Times : JsonConverter<TimeOnly>
    {
        public override TimeOnly Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => TimeOnly.ParseExact(reader.GetString()!, "HH:mm", CultureInfo.InvariantCulture);
        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
