using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Rulebook;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Deadlines;

/// <summary>What a form says of a council's own limit.</summary>
/// <param name="New">What it is about, where no rule of law and no earlier one of the council stands beside it; then it is given an id of its own.</param>
public sealed record CouncilRuleHead(string RuleId, string Number, DateOnly? Date, string Title, int Value, CountUnit Unit, Direction Direction, DateOnly? From, NewRule? New = null);

/// <summary>A limit that the law does not know: its name and the event it counts from.</summary>
public sealed record NewRule(string Title, string AnchorKey);

/// <summary>A council's own regulation sets a limit, ends, or is taken back; every kept day that changes with it moves in the same write, as its preview said.</summary>
public sealed class KeepCouncilRule(CouncilDb db, CouncilClock clock, Following following)
{
    /// <summary>What would move if the limit stood, or why it cannot.</summary>
    public async Task<(Refusal? Refusal, IReadOnlyList<MovedDeadline> Moved)> Preview(Actor actor, CouncilRuleHead head)
    {
        var beside = await Beside(actor, head);
        if ((MayNot(actor) ?? Wrong(head, beside)) is { } refusal) return (refusal, []);
        return (null, await following.Preview(actor.CouncilId, await db.CalendarOf(actor.CouncilId), [.. await db.LocalRulesOf(actor.CouncilId), Made(actor, head, beside!).Rule]));
    }

    public async Task<(Refusal? Refusal, IReadOnlyList<MovedDeadline> Moved)> Add(Actor actor, FormId? form, CouncilRuleHead head)
    {
        var beside = await Beside(actor, head);
        if ((MayNot(actor) ?? Wrong(head, beside)) is { } refusal) return (refusal, []);
        var made = Made(actor, head, beside!);
        return await Change(actor, form, "council-rule.added", made, $"{made.Rule.Regulation} quy định {RuleWords.Of(made.Rule.Offset, made.Rule.Anchor.Words)}", async () =>
        {
            if (head.New is not null) made.RuleId = OwnRules.NextId(await db.CouncilRules.Where(r => r.CouncilId == actor.CouncilId).Select(r => r.RuleId).Distinct().ToListAsync());
            db.CouncilRules.Add(made);
        });
    }

    /// <summary>Its last day in force; what it governed until then keeps it.</summary>
    public async Task<(Refusal? Refusal, IReadOnlyList<MovedDeadline> Moved)> End(Actor actor, FormId? form, long id, DateOnly? last)
    {
        if (MayNot(actor) is { } refusal) return (refusal, []);
        if (await Standing(actor, id) is not { } rule) return (await db.WrittenBefore(actor, form) ?? Refusal.NotFound, []);
        if (last is not { } to) return (new("last-day-needed", "Hãy ghi ngày cuối cùng còn hiệu lực.", "Last"), []);
        if (to < rule.From) return (new("ends-before-start", $"Ngày cuối không thể trước ngày có hiệu lực {rule.From:dd/MM/yyyy}.", "Last"), []);
        return await Change(actor, form, "council-rule.ended", rule, $"{rule.Rule.Regulation} hết hiệu lực sau ngày {to:dd/MM/yyyy}", () => Task.FromResult(rule.To = to));
    }

    /// <summary>Entered by mistake: it never was.</summary>
    public async Task<(Refusal? Refusal, IReadOnlyList<MovedDeadline> Moved)> TakeBack(Actor actor, FormId? form, long id, string because)
    {
        if (MayNot(actor) is { } refusal) return (refusal, []);
        if (because.Length is 0 or > 1000) return (new("reason-needed", "Bỏ phải nêu lý do (không quá 1.000 ký tự).", "Because"), []);
        if (await Standing(actor, id) is not { } rule) return (await db.WrittenBefore(actor, form) ?? Refusal.NotFound, []);
        return await Change(actor, form, "council-rule.taken-back", rule, $"bỏ {rule.Rule.Regulation}: {because}", () => Task.FromResult(rule.TakenBackBecause = because));
    }

    async Task<(Refusal?, IReadOnlyList<MovedDeadline>)> Change(Actor actor, FormId? form, string act, CouncilRule rule, string because, Func<Task> change)
    {
        await using var writing = await db.BeginWriting();
        // Two who change rules at once: the second computes with what the first wrote.
        await writing.Take($"SELECT 1 FROM councils WHERE id = {actor.CouncilId} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return (before, []);
        if (rule.Id != 0)
        {
            await db.Entry(rule).ReloadAsync();
            if (rule.TakenBackBecause is not null) return (Refusal.Stale("quy định này vừa được bỏ"), []);
        }
        await change();
        await db.SaveChangesAsync();
        var (stopped, moved) = await following.All(actor, await db.CalendarOf(actor.CouncilId), await db.LocalRulesOf(actor.CouncilId), because);
        return stopped is not null ? (stopped, []) : (await writing.Save(actor, form, act, () => new("rule", rule.Id, $"{rule.RuleId} {rule.Rule.Regulation}", $"/thoi-han/{rule.RuleId}#quy-dinh")), moved);
    }

    Task<CouncilRule?> Standing(Actor actor, long id) => db.CouncilRules.SingleOrDefaultAsync(r => r.CouncilId == actor.CouncilId && r.Id == id && r.TakenBackBecause == null);

    /// <summary>The rule it stands beside: of law, or the council's own; null where there is none.</summary>
    async Task<LegalRule?> Beside(Actor actor, CouncilRuleHead head) => head.New is { } rule
        ? LegalRules.Anchor(rule.AnchorKey) is { } anchor ? new("", OwnRules.Topic, rule.Title, anchor, []) : null
        : LegalRules.Find(head.RuleId) ?? OwnRules.Find(head.RuleId, await db.CouncilRules.AsNoTracking().Where(r => r.CouncilId == actor.CouncilId && r.RuleId == head.RuleId).ToListAsync());

    CouncilRule Made(Actor actor, CouncilRuleHead head, LegalRule beside) => new()
    {
        CouncilId = actor.CouncilId, RuleId = beside.Id, Title = beside.Title, AnchorKey = beside.Anchor.Key, Value = head.Value, Unit = head.Unit, Direction = head.Direction,
        Limit = beside.Versions.Count == 0 ? LimitKind.NoLaterThan : beside.Versions[^1].Limit ?? LimitKind.NoLaterThan, RegulationNumber = head.Number, RegulationDate = head.Date, RegulationTitle = head.Title, From = head.From!.Value,
        RecordedAt = clock.Now, RecordedBy = $"{actor.PersonName}, {actor.PostTitle}",
    };

    static Refusal? Wrong(CouncilRuleHead head, LegalRule? beside)
    {
        if (head.New is { Title.Length: 0 or > 200 }) return new("name-needed", "Hãy ghi thời hạn về việc gì (không quá 200 ký tự).", "Name");
        if (beside is null) return head.New is null ? Refusal.NotFound : new("anchor-needed", "Hãy chọn mốc để tính.", "Anchor");
        if (head.Number.Length == 0) return new("number-needed", "Hãy ghi số của quy định, ví dụ 12/2026/QC-HĐND.", "Number");
        if (head.Number.Length > 100) return new("too-long", "Số của quy định dài quá 100 ký tự.", "Number");
        if (head.Title.Length > 300) return new("too-long", "Tên quy định dài quá 300 ký tự.", "Title");
        if (head.Value is < 0 or > 3660) return new("value-out-of-range", "Thời hạn phải từ 0 đến 3.660.", "Value");
        if (head.Direction is not (Direction.Before or Direction.After)) return new("direction-needed", "Hãy chọn trước hay sau mốc.", "Direction");
        if (beside is { Versions: [.., { Offset: { Direction: Direction.Before or Direction.After } offset }] } && offset.Direction != head.Direction)
            return new("other-side", $"Quy tắc {beside.Id} tính {(offset.Direction == Direction.Before ? "trước" : "sau")} {beside.Anchor.Words}; quy định riêng phải cùng phía.", "Direction");
        if (head.From is not { } from) return new("from-needed", "Hãy ghi ngày bắt đầu áp dụng.", "From");
        if (from.Year is < 2000 or > 2100) return new("day-out-of-range", "Ngày áp dụng phải trong khoảng năm 2000–2100.", "From");
        return head.Date > from ? new("before-signed", $"Quy định ký ngày {head.Date:dd/MM/yyyy} không áp dụng trước ngày đó được.", "From") : null;
    }

    static Refusal? MayNot(Actor actor) => actor.May(Right.KeepsCalendar) ? null : new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND ghi được quy định riêng.");
}
