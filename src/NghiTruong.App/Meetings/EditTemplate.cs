using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Meetings;

/// <summary>What a form says of one step of a template.</summary>
public sealed record TimetableStep(string Title, string? Result, AnchorPoint Point, int? Value, CountUnit Unit, Direction Direction, string? RuleId, long? BodyId, string? EachOf, bool BecomesWork, bool IsForPapers);

/// <summary>Steps of the office's templates are added, changed and removed; what was laid before stays as it was laid.</summary>
public sealed class EditTemplate(CouncilDb db, CouncilClock clock)
{
    /// <param name="lineId">The step to change; null adds one.</param>
    public async Task<Refusal?> Put(Actor actor, FormId? form, TimetableKind kind, int seen, long? lineId, TimetableStep step)
    {
        if (MayNot(actor) is { } refusal) return refusal;
        if (step.Title.Length is 0 or > 300) return new("title-needed", "Hãy ghi nội dung bước (không quá 300 ký tự).", "Title");
        if (step.Value is not { } value || value is < 0 or > 400) return new("value-out-of-range", "Số ngày phải từ 0 đến 400.", "Value");
        if (step.RuleId is { Length: > 0 } id && LegalRules.Find(id) is not { } rule) return new("no-such-rule", $"Không có quy tắc “{id}” trong trang Thời hạn theo luật.", "Rule");
        if (step.BodyId is { } body && (await db.BodiesOf(actor.CouncilId)).All(b => b.Id != body)) return Refusal.NotFound;
        return await Change(actor, form, kind, seen, template =>
        {
            var line = lineId is null ? null : template.Lines.Find(l => l.Id == lineId && !l.IsRemoved);
            if (lineId is not null && line is null) return Refusal.NotFound;
            if (line is null) template.Lines.Add(line = new TimetableLine { CouncilId = actor.CouncilId, Title = "", Point = step.Point, Value = value, Unit = step.Unit, Direction = step.Direction });
            (line.Title, line.Result, line.Point, line.Value, line.Unit, line.Direction) = (step.Title, step.Result, step.Point, value, step.Unit, step.Direction);
            line.EachOf = BodyGroups.ByKey(step.EachOf)?.Key;
            line.BodyId = line.EachOf is null ? step.BodyId : null;
            (line.RuleId, line.BecomesWork, line.IsForPapers) = (step.RuleId is { Length: > 0 } of ? LegalRules.Find(of)!.Id : null, step.BecomesWork, step.IsForPapers);
            return null;
        });
    }

    /// <summary>Makes the council's own copy of the template every council starts with.</summary>
    public Task<Refusal?> Start(Actor actor, FormId? form, TimetableKind kind) => MayNot(actor) is { } refusal ? Task.FromResult<Refusal?>(refusal) : Change(actor, form, kind, null, _ => null);

    public Task<Refusal?> Remove(Actor actor, FormId? form, TimetableKind kind, int seen, long lineId) => MayNot(actor) is { } refusal ? Task.FromResult<Refusal?>(refusal) : Change(actor, form, kind, seen, template =>
    {
        if (template.Lines.Find(l => l.Id == lineId && !l.IsRemoved) is not { } line) return Refusal.NotFound;
        line.IsRemoved = true;
        return null;
    });

    async Task<Refusal?> Change(Actor actor, FormId? form, TimetableKind kind, int? seen, Func<TimetableTemplate, Refusal?> change)
    {
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM councils WHERE id = {actor.CouncilId} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        var template = await db.TemplateOf(actor, kind, clock.Today);
        if (seen is not null && template.Version != seen) return Refusal.Stale("mẫu lịch vừa được sửa");
        if (change(template) is { } no) return no;
        template.Version++;
        return await writing.Save(actor, form, "timetable.template-changed", () => new("template", template.Id, template.Name, $"/lich-mau/{(kind == TimetableKind.Month ? "thang" : "ky-hop")}"));
    }

    static Refusal? MayNot(Actor actor) => actor.May(Right.KeepsCalendar) ? null : new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND sửa được mẫu lịch.");
}
