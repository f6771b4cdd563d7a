using System.CommandLine;
using System.Globalization;
using NghiTruong.Rules;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Commands;

/// <summary><c>nghitruong rules</c> lists the rules of a day, <c>nghitruong majority</c> holds votes against one.</summary>
static class RulesCommands
{
    public static Command Rules()
    {
        var at = new Option<string?>("--at") { Description = "Chỉ các bản có hiệu lực ngày này, YYYY-MM-DD; bỏ trống thì in mọi bản." };
        var json = new Option<bool>("--json") { Description = "In dạng JSON." };
        var command = new Command("rules", "Danh mục quy tắc pháp luật mà chương trình biết.") { at, json };
        command.SetAction(parsed =>
        {
            DateOnly? day = null;
            if (parsed.GetValue(at) is { } written)
            {
                if (CommandAnswer.Day(written, "--at", out var refusal) is not { } given) return CommandAnswer.Refuse(refusal);
                day = given;
            }
            var all = LegalRules.All.SelectMany(r => r.Versions.Where(v => day is not { } d || v.IsInForce(d)).Select(v => (Rule: r, Version: v)));
            return parsed.GetValue(json)
                ? CommandAnswer.Json(all.Select(e => Written(e.Rule, e.Version)))
                : CommandAnswer.Lines(all.Select(e => $"{e.Rule.Id,-9} {e.Version.From:dd/MM/yyyy}–{(e.Version.To is { } to ? to.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : "nay"),-10} {e.Version.Says} [{e.Version.Citation}; {RuleWords.Mark(e.Version)}]"));
        });
        return command;
    }

    static object Written(LegalRule rule, RuleVersion v) => new
    {
        rule.Id,
        Topic = rule.Topic.Key,
        rule.Title,
        v.Says,
        Value = v.Offset?.Value,
        Unit = v.Offset is { } o ? RuleText.Unit(o.Unit) : null,
        Direction = v.Offset is { } d ? RuleText.Kebab(d.Direction) : null,
        Clock = v.Offset?.Clock?.ToString("HH:mm", CultureInfo.InvariantCulture),
        Anchor = rule.Anchor.Key,
        AnchorWords = rule.Anchor.Words,
        Limit = v.Limit is { } limit ? RuleText.Kebab(limit) : null,
        Roll = RuleText.Kebab(v.Roll),
        FixedDay = v.FixedDay is { } f ? $"{f.Month:00}-{f.Day:00}{(f.FixedYear is { } y ? $" {y}" : f.Year != 0 ? $" Y{f.Year:+0;-0}" : "")}" : null,
        Periodic = v.Periodic is { } p ? new { Every = RuleText.Kebab(p.Every), p.Times } : null,
        Share = v.Share is { } s ? new { s.Numerator, s.Denominator, s.Strict, Base = RuleText.Base(s.Base) } : null,
        Cases = v.Cases.Select(c => new { c.Words, c.Offset.Value, Unit = RuleText.Unit(c.Offset.Unit), Kinds = c.When.Kinds.Select(RuleText.Kebab), Levels = c.When.Levels.Select(RuleText.Kebab), c.When.Complex, c.When.Remote, Case = c.When.Named }),
        Kinds = v.Applies.Kinds.Select(RuleText.Kebab),
        Levels = v.Applies.Levels.Select(RuleText.Kebab),
        Citation = v.Citation.ToString(),
        v.Citation.Instrument,
        v.Citation.Article,
        v.Citation.Clause,
        From = CommandAnswer.Iso(v.From),
        To = v.To is { } to ? CommandAnswer.Iso(to) : null,
        Severity = RuleText.Kebab(v.Severity),
        Confidence = RuleWords.Letter(v.Confidence).ToString(),
        Mark = RuleWords.Mark(v),
        Provisional = v.IsCarriedOver,
        v.Transition,
        v.Note,
    };

    public static Command Votes()
    {
        var rule = new Argument<string>("RULE") { Description = "Mã quy tắc, ví dụ VOT-02." };
        var total = new Option<int?>("--total") { Description = "Tổng số đại biểu (hoặc thành viên) được bầu." };
        var votes = new Option<int?>("--votes") { Description = "Số phiếu." };
        var present = new Option<int?>("--present") { Description = "Số người có mặt." };
        var inOffice = new Option<int?>("--in-office") { Description = "Số đại biểu đang giữ chức." };
        var valid = new Option<int?>("--valid") { Description = "Số phiếu hợp lệ." };
        var listed = new Option<int?>("--listed") { Description = "Số cử tri trong danh sách." };
        var at = new Option<string?>("--at") { Description = "Ngày biểu quyết, YYYY-MM-DD (mặc định: hôm nay)." };
        var json = new Option<bool>("--json") { Description = "In dạng JSON." };
        var command = new Command("majority", "Số phiếu có đủ theo quy tắc không, và vì sao.") { rule, total, votes, present, inOffice, valid, listed, at, json };
        command.SetAction(parsed =>
        {
            var day = new CouncilClock(TimeProvider.System).Today;
            if (parsed.GetValue(at) is { } written)
            {
                if (CommandAnswer.Day(written, "--at", out var refusal) is not { } given) return CommandAnswer.Refuse(refusal);
                day = given;
            }
            if (LegalRules.Find(parsed.GetValue(rule)!) is not { } found) return CommandAnswer.Refuse($"Không có quy tắc “{parsed.GetValue(rule)}”.");
            if (found.At(day) is not { } version) return CommandAnswer.Refuse($"Quy tắc {found.Id} không có bản nào có hiệu lực ngày {day:dd/MM/yyyy}.", CommandAnswer.NotInForce);
            if (version.Share is not { } share) return CommandAnswer.Refuse($"Quy tắc {found.Id} ({found.Title}) không đặt tỷ lệ phiếu.");
            if (parsed.GetValue(total) is not { } of) return CommandAnswer.Refuse("Thiếu --total.");
            if (parsed.GetValue(votes) is not { } cast) return CommandAnswer.Refuse("Thiếu --votes.");
            var count = new Headcount(of, parsed.GetValue(inOffice), parsed.GetValue(present), parsed.GetValue(valid), parsed.GetValue(listed));
            if (Majority.Impossible(share, count, cast) is { } wrong) return CommandAnswer.Refuse(wrong);
            var majority = Majority.Reckon(share, count, cast);
            return parsed.GetValue(json)
                ? CommandAnswer.Json(new
                {
                    Rule = found.Id,
                    majority.Passed,
                    majority.Needed,
                    Base = RuleText.Base(majority.Of),
                    BaseCount = majority.Base,
                    Votes = cast,
                    share.Numerator,
                    share.Denominator,
                    share.Strict,
                    majority.Sentence,
                    Citation = version.Citation.ToString(),
                    Confidence = RuleWords.Letter(version.Confidence).ToString(),
                    Provisional = version.IsCarriedOver,
                })
                : CommandAnswer.Lines([majority.Sentence, $"{version.Citation} ({RuleWords.Mark(version)})."]);
        });
        return command;
    }
}
