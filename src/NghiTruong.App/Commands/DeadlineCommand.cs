using System.CommandLine;
using System.Globalization;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Commands;

/// <summary><c>nghitruong deadline RULE --anchor 2026-07-07</c>: the day a rule sets, and how it was counted.</summary>
static class DeadlineCommand
{
    public static Command Build()
    {
        var rule = new Argument<string>("RULE") { Description = "Mã quy tắc, ví dụ QUE-03 (xem: nghitruong rules)." };
        var anchor = new Option<string?>("--anchor") { Description = "Ngày của mốc, YYYY-MM-DD; với hạn tính bằng giờ: YYYY-MM-DDTHH:MM." };
        var level = new Option<string?>("--level") { Description = "province (tỉnh), commune (xã) hoặc district (huyện, đến 30/06/2025)." };
        var kind = new Option<string?>("--kind") { Description = "regular (thường lệ), thematic (chuyên đề), urgent (đột xuất), extraordinary (bất thường, đến 30/06/2020)." };
        var complex = new Option<bool>("--complex") { Description = "Vụ việc phức tạp." };
        var remote = new Option<bool>("--remote") { Description = "Vùng sâu, vùng xa đi lại khó khăn." };
        var named = new Option<string?>("--case") { Description = "Trường hợp riêng của quy tắc." };
        var longer = new Option<int>("--extended") { Description = "Số lần đã gia hạn." };
        var overrides = new Option<string?>("--override") { Description = "Tệp JSON quy định riêng của HĐND (docs/rulebook.md); mức chặt hơn được áp dụng." };
        var json = new Option<bool>("--json") { Description = "In dạng JSON." };
        var command = new Command("deadline", "Tính ngày của một thời hạn luật định và nói rõ cách tính.") { rule, anchor, level, kind, complex, remote, named, longer, overrides, json };
        command.SetAction(parsed =>
        {
            if (!Anchor(parsed.GetValue(anchor), out var day, out var time, out var refusal)) return CommandAnswer.Refuse(refusal);
            if (!Choice(parsed.GetValue(level), "--level", Levels, out var ofLevel, out refusal)) return CommandAnswer.Refuse(refusal);
            if (!Choice(parsed.GetValue(kind), "--kind", Kinds, out var ofKind, out refusal)) return CommandAnswer.Refuse(refusal);
            IReadOnlyList<LocalRule> local = [];
            if (parsed.GetValue(overrides) is { } file)
            {
                if (OverrideFile.Read(file, out local) is { } wrong) return CommandAnswer.Refuse(wrong);
            }
            var circumstances = new Circumstances
            {
                Level = ofLevel,
                Kind = ofKind,
                IsComplex = parsed.GetValue(complex),
                IsRemote = parsed.GetValue(remote),
                Named = parsed.GetValue(named),
                Lengthenings = parsed.GetValue(longer),
                At = time,
            };
            return DeadlineRules.Reckon(parsed.GetValue(rule)!, day, circumstances, WorkingCalendar.Known, local) switch
            {
                Deadline deadline => parsed.GetValue(json) ? CommandAnswer.Json(Written(deadline)) : CommandAnswer.Lines(DeadlineWords.Explain(deadline)),
                NoDeadline { Kind: NoDeadlineKind.NotInForce } no => CommandAnswer.Refuse(no.Words, CommandAnswer.NotInForce),
                NoDeadline no => CommandAnswer.Refuse(no.Words),
                _ => throw new InvalidOperationException("A rule gives a day or says why not."),
            };
        });
        return command;
    }

    internal static readonly IReadOnlyDictionary<string, CouncilLevel> Levels = new Dictionary<string, CouncilLevel>
    {
        ["province"] = CouncilLevel.Province,
        ["commune"] = CouncilLevel.Commune,
        ["district"] = CouncilLevel.District,
    };

    internal static readonly IReadOnlyDictionary<string, SessionKind> Kinds = new Dictionary<string, SessionKind>
    {
        ["regular"] = SessionKind.Regular,
        ["thematic"] = SessionKind.Thematic,
        ["urgent"] = SessionKind.Urgent,
        ["extraordinary"] = SessionKind.Extraordinary,
    };

    internal static bool Choice<T>(string? written, string name, IReadOnlyDictionary<string, T> choices, out T? chosen, out string refusal) where T : struct
    {
        (chosen, refusal) = (null, "");
        if (written is null) return true;
        if (choices.TryGetValue(written.Trim().ToLowerInvariant(), out var found))
        {
            chosen = found;
            return true;
        }
        refusal = $"{name} “{written}” không có; chọn một trong: {string.Join(", ", choices.Keys)}.";
        return false;
    }

    static bool Anchor(string? written, out DateOnly day, out TimeOnly? time, out string refusal)
    {
        time = null;
        var parts = (written ?? "").Split('T', 2);
        if (CommandAnswer.Day(parts[0].Length == 0 ? null : parts[0], "--anchor", out refusal) is not { } found)
        {
            day = default;
            return false;
        }
        day = found;
        if (parts.Length == 1) return true;
        if (TimeOnly.TryParseExact(parts[1], ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            time = at;
            return true;
        }
        refusal = $"--anchor “{written}”: giờ phải có dạng HH:MM.";
        return false;
    }

    static object Written(Deadline d) => new
    {
        Rule = d.RuleId,
        d.Title,
        Version = d.Version is { } v ? CommandAnswer.Iso(v.From) : null,
        Citation = d.Citation,
        Confidence = RuleWords.Letter(d.Confidence).ToString(),
        Mark = d.Applied.IsLocal ? "quy định riêng của HĐND" : RuleWords.Mark(d.Version!),
        Says = d.Version?.Says,
        Severity = d.Version is { } of ? RuleText.Kebab(of.Severity) : null,
        Limit = RuleText.Kebab(d.Limit),
        Anchor = CommandAnswer.Iso(d.Reckoning.Anchor),
        AnchorEvent = d.Anchor.Key,
        Due = d.Reckoning.Offset.Unit == CountUnit.Hour && d.Reckoning.Clock is { } hour ? $"{CommandAnswer.Iso(d.Due)}T{hour:HH\\:mm}" : CommandAnswer.Iso(d.Due),
        Clock = d.Reckoning.Clock?.ToString("HH:mm", CultureInfo.InvariantCulture),
        Opens = d.Reckoning.Opens is { } opens ? CommandAnswer.Iso(opens) : null,
        Prudent = CommandAnswer.Iso(d.Prudent),
        Provisional = d.IsProvisional,
        ProvisionalWhy = d.Provisional,
        Unit = RuleText.Unit(d.Reckoning.Offset.Unit),
        Direction = RuleText.Kebab(d.Reckoning.Offset.Direction),
        d.Reckoning.Counted,
        Days = d.Reckoning.Days.Select(CommandAnswer.Iso),
        Skipped = d.Reckoning.Skipped.OrderBy(s => s.Date).Select(s => new { Date = CommandAnswer.Iso(s.Date), s.Why }),
        d.Reckoning.Rolled,
        RolledFrom = d.Reckoning.Rolled ? CommandAnswer.Iso(d.Reckoning.Ended) : null,
        Compared = d.All.Select(c => new { c.Source, c.Words, Due = CommandAnswer.Iso(c.Reckoning.Due), Local = c.IsLocal, Applied = c == d.Applied }),
        Explanation = DeadlineWords.Explain(d),
    };
}
