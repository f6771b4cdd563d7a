using Microsoft.EntityFrameworkCore;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

static class Templates
{
    /// <summary>The council's template of a kind; the first time, the one every council starts with is copied. Within the caller's transaction.</summary>
    public static async Task<TimetableTemplate> TemplateOf(this CouncilDb db, Actor actor, TimetableKind kind, DateOnly today)
    {
        if (await db.TimetableTemplates.Include(t => t.Lines).FirstOrDefaultAsync(t => t.CouncilId == actor.CouncilId && t.Kind == kind) is { } own) return own;
        var template = FirstTimetables.Template(actor.CouncilId, kind, [.. (await db.BodiesOf(actor.CouncilId)).Where(b => b.ExistsOn(today))]);
        db.TimetableTemplates.Add(template);
        await db.SaveChangesAsync();
        return template;
    }
}
