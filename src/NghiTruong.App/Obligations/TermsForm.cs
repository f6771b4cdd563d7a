using NghiTruong.App.Shell.Parts;
using NghiTruong.Rules;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.Rulebook;
using NghiTruong.Text;

namespace NghiTruong.App.Obligations;

/// <summary>The terms of work as a form gives them: entered by hand, concluded at a meeting, or put right.</summary>
public static class TermsForm
{
    /// <summary>What the office says where a task has no time.</summary>
    public const string NextMeeting = "báo cáo tại phiên họp tháng sau";

    /// <summary>All that <c>WorkFields</c> asks. A group given each its part has no lead of the whole: a chosen lead becomes one of those with a part.</summary>
    public static ObligationTerms Read(PostedForm form, DateOnly said, SourceStatus status, DateOnly today)
    {
        var (bodies, each) = (Bodies(form), form.Text("each", 20));
        var group = BodyGroups.ByKey(each);
        if (each.Length > 0 && group is null) form.Unknown("each", "Giao cho từng nơi", each);
        var terms = new ObligationTerms
        {
            Work = form.Text("work"), Kind = form.Choice("kind", ObligationKind.Task, "Loại"), Status = status, Due = Due(form, said), Bodies = bodies, WatcherBodyId = form.Id("watcher", "Cơ quan theo dõi"), WatcherPostId = form.Id("watcher-post", "Người theo dõi"),
            ConfirmedBy = form.Choice("confirmer", Confirmer.Head, "Ai công nhận"), ExpectedResult = form.TextOrNull("expected", 1000), Authority = form.TextOrNull("authority", 1000),
        };
        if (FurthestDay.Passed(terms.Due.On, said > today ? said : today, "Hạn cuối", "due") is { } far) form.Refuse(far);
        return group is null ? terms : terms with
        {
            EachOf = group.Words,
            EachKinds = group.Kinds,
            EachBodies = [.. bodies.Where(b => b.Role != BodyRole.Coordinating).Select(b => b.BodyId)],
            Bodies = [.. bodies.Where(b => b.Role == BodyRole.Coordinating)],
        };
    }

    /// <summary>The time as a day or in words; words are read from the day on which they were said.</summary>
    public static DueTime Due(PostedForm form, DateOnly said, DueTime? before = null)
    {
        if (Follows(form) is { } follows) return follows == before?.Follows ? before : new DueTime(DueKind.Event, null, "", "") { Follows = follows };
        var (day, words) = (form.Day("due"), form.Text("due-words", 200));
        if (before?.Follows is not null && day == before.On && words.Length == 0) return day is { } left ? DueTime.OnDay(left) : DueTime.None;
        if (day is { } on) return on == before?.On ? before : DueTime.OnDay(on) with { Words = words };
        if (words.Length == 0) return DueTime.None;
        return words == before?.Words && before.On is null ? before : Read(words, said);
    }

    /// <summary>So far before or after its occasion a day may lie.</summary>
    const int MostDays = 400;

    static DueFollows? Follows(PostedForm form)
    {
        if (form.Id("occasion", "Theo mốc") is not { } occasion) return null;
        var (rule, days, side) = (form.TextOrNull("due-rule", 20), form.Number("occasion-days"), form.Choice("occasion-side", Direction.Before, "Trước hay sau"));
        if (days > MostDays) form.Refuse(new("too-many-days", $"Số ngày: {days} nhiều quá, tối đa {MostDays}.", "occasion-days"));
        var own = rule is not null && days is null ? null : new Offset(side == Direction.At ? 0 : Math.Min(days ?? (side == Direction.Before ? 1 : 0), MostDays), form.Choice("occasion-unit", CountUnit.CalendarDay, "Đơn vị"), side);
        return new(occasion, new DueRule(form.Choice("occasion-point", AnchorPoint.Opening, "Tính từ"), rule is null ? null : LegalRules.Find(rule)?.Id ?? rule, own));
    }

    /// <summary>A rule that nobody knows, or that sets no day, cannot set a due time.</summary>
    public static Refusal? WrongRule(ObligationTerms? terms) => terms?.Due.Follows?.Rule.RuleId is not { } id
        ? null
        : LegalRules.Find(id) is not { } rule ? new("no-such-rule", $"Không có quy tắc “{id}” trong trang Thời hạn theo luật.", "DueRule")
        : rule.Versions.All(v => !v.GivesADay) ? new("rule-without-day", $"Quy tắc {rule.Id} ({rule.Title}) không đặt thời hạn tính được ra ngày.", "DueRule")
        : null;

    public static DueTime Read(string words, DateOnly said)
    {
        if (Folding.Fold(words) == Folding.Fold(NextMeeting))
        {
            var next = said.AddMonths(1);
            return new DueTime(DueKind.Event, null, NextMeeting, $"tại phiên họp tháng {next.Month}/{next.Year}");
        }
        return TimeWords.Read(words, said) is { } read ? DueTime.Of(read) : new DueTime(DueKind.Event, null, words, words);
    }

    /// <summary>Bodies as chosen: who leads is not also a joint lead, and neither only coordinates.</summary>
    public static IReadOnlyList<BodyPart> Bodies(PostedForm form)
    {
        var lead = form.Id("lead", "Chủ trì");
        var joint = form.Ids("joint").Where(b => b != lead).ToList();
        return
        [
            .. lead is { } l ? [new BodyPart(l, BodyRole.Lead)] : Array.Empty<BodyPart>(),
            .. joint.Select((b, n) => new BodyPart(b, lead is null && n == 0 ? BodyRole.Lead : BodyRole.JointLead)),
            .. form.Ids("with").Where(b => b != lead && !joint.Contains(b)).Select(b => new BodyPart(b, BodyRole.Coordinating)),
        ];
    }
}
