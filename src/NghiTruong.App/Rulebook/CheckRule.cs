using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Rulebook;

/// <summary>What a form says of a version held against its text.</summary>
public sealed record CheckedVersion(DateOnly VersionFrom, DateOnly On, string Text, bool Agrees, string Words);

/// <summary>A person held a version of a rule against the text (đối chiếu văn bản): who, when, which text, and whether it says so. A later check stands beside the one before.</summary>
public sealed class CheckRule(CouncilDb db, CouncilClock clock)
{
    public async Task<Refusal?> Run(Actor actor, FormId? form, string ruleId, CheckedVersion said)
    {
        if (!actor.May(Right.KeepsCalendar)) return new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND ghi được việc đối chiếu.");
        if (LegalRules.Find(ruleId) is not { } rule) return Refusal.NotFound;
        if (rule.Versions.All(v => v.From != said.VersionFrom)) return new("no-such-version", $"Quy tắc {rule.Id} không có bản từ ngày {said.VersionFrom:dd/MM/yyyy}.", "Version");
        if (said.On > clock.Today) return new("in-the-future", "Ngày đối chiếu không thể sau hôm nay.", "On");
        if (said.Text.Length == 0) return new("text-needed", "Hãy ghi văn bản đã đọc: số, ngày, nơi lấy.", "Text");
        if (said.Text.Length > 500) return new("too-long", "Tên văn bản dài quá 500 ký tự.", "Text");
        if (!said.Agrees && said.Words.Length == 0) return new("words-needed", "Văn bản nói khác thì ghi lại văn bản quy định thế nào.", "Words");
        if (said.Words.Length > 2000) return new("too-long", "Nội dung dài quá 2.000 ký tự.", "Words");
        db.RuleChecks.Add(new RuleCheck
        {
            CouncilId = actor.CouncilId, RuleId = rule.Id, VersionFrom = said.VersionFrom, CheckedOn = said.On, Text = said.Text, Agrees = said.Agrees, Words = said.Words,
            PersonId = actor.PersonId, CheckedBy = $"{actor.PersonName}, {actor.PostTitle}", RecordedAt = clock.Now,
        });
        return await db.Save(actor, form, "rule.checked", () => new("rule", actor.CouncilId, $"{rule.Id} {rule.Title}", $"/thoi-han/{rule.Id}#doi-chieu"));
    }
}
