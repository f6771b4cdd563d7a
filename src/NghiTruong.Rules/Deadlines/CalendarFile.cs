using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NghiTruong.Rules.Deadlines;

/// <summary>The calendar that comes with the program: statutory holidays and the yearly decisions known when it was made.</summary>
public static class CalendarFile
{
    sealed record Written(IReadOnlyList<StatutoryHoliday> Holidays, IReadOnlyList<CalendarDecision> Decisions);

    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    static readonly Lazy<Written> Content = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("deadlines:calendar")!;
        return JsonSerializer.Deserialize<Written>(stream, Options)!;
    });

    public static IReadOnlyList<StatutoryHoliday> Holidays => Content.Value.Holidays;
    public static IReadOnlyList<CalendarDecision> Decisions => Content.Value.Decisions;
}
