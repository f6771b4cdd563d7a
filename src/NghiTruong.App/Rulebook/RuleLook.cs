using NghiTruong.App.Shell.Parts;
using NghiTruong.Rules.Rulebook;
using NghiTruong.Text;

namespace NghiTruong.App.Rulebook;

/// <summary>How a rule is said and marked on a page.</summary>
public static class RuleLook
{
    /// <summary>The marks a list can be narrowed by.</summary>
    public static readonly IReadOnlyList<(string Key, string Words)> Marks =
    [
        ("T", RuleWords.Of(Confidence.Text)), ("S", RuleWords.Of(Confidence.Secondary)), ("I", RuleWords.Of(Confidence.Inferred)), ("M", RuleWords.Of(Confidence.Unchecked)), ("tam", "tạm theo luật cũ"),
    ];

    public static string MarkKey(RuleVersion version) => version.IsCarriedOver ? "tam" : RuleWords.Letter(version.Confidence).ToString();

    public static Tone Tone(RuleVersion version) => version switch
    {
        { IsCarriedOver: true } or { Confidence: Confidence.Unchecked } => Shell.Parts.Tone.Warning,
        { Confidence: Confidence.Text } => Shell.Parts.Tone.Good,
        { Confidence: Confidence.Secondary } => Shell.Parts.Tone.Info,
        _ => Shell.Parts.Tone.Quiet,
    };

    /// <summary>"đã đối chiếu ngày 16/11/2026 bởi Nguyễn Thị Mai Anh, …"; null where nobody of the council did.</summary>
    public static (string Words, Tone Tone)? Of(RuleCheck? check) => check is null
        ? null
        : check.Agrees ? ($"đã đối chiếu ngày {VietnameseDates.Short(check.CheckedOn)} bởi {check.CheckedBy}", Shell.Parts.Tone.Good) : ($"văn bản nói khác, theo {check.CheckedBy}, ngày {VietnameseDates.Short(check.CheckedOn)}", Shell.Parts.Tone.Bad);

    /// <summary>"chậm nhất 20 ngày sau ngày chất vấn"; empty where a rule sets no number.</summary>
    public static string Value(RuleVersion version, string anchor) => version switch
    {
        { FixedDay: { } day } => $"chậm nhất ngày {day.Day:00}/{day.Month:00}{(day.FixedYear is { } year ? $"/{year}" : day.Year switch { -1 => " năm trước", 0 => "", var n => $" (năm {n:+0;-0})" })}",
        { Offset: { } offset } => Limit(version.Limit, offset, anchor),
        { Periodic: { } p } => $"ít nhất {p.Times} lần mỗi {RuleWords.Of(p.Every)}",
        { Share: { } share } => Of(share),
        _ => "",
    };

    public static string Limit(LimitKind? limit, Offset offset, string anchor) =>
        limit is { } kind && offset.Direction is Direction.Before or Direction.After && offset.Value > 0 ? $"{RuleWords.Of(limit!.Value)} {RuleWords.Of(offset, anchor)}" : RuleWords.Of(offset, anchor);

    public static string Of(Share share) =>
        $"{(share.Strict ? "quá" : "ít nhất")} {share.Numerator}/{share.Denominator} {RuleWords.Of(share.Base)}{(share.Below is { } below ? $", chưa tới {below.Numerator}/{below.Denominator}" : "")}";

    public static string Span(DateOnly from, DateOnly? to) => $"từ {VietnameseDates.Short(from)}{(to is { } end ? $" đến {VietnameseDates.Short(end)}" : "")}";
}
