using System.Text.Json;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Commands;

/// <summary>The terms of rules as machines read them, in the words of the data files.</summary>
static class RuleText
{
    public static string Kebab<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>"calendar day", "working day", "hour", "month".</summary>
    public static string Unit(CountUnit unit) => Kebab(unit).Replace('-', ' ');

    public static string Base(MajorityBase of) => of switch
    {
        MajorityBase.Elected => "total elected",
        MajorityBase.InOffice => "in office",
        MajorityBase.Present => "present",
        MajorityBase.Valid => "valid",
        MajorityBase.Listed => "listed",
        _ => "members",
    };
}
