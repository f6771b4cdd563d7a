using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Meetings;

/// <summary>The lines of a council's templates that name a rule of law.</summary>
sealed class TimetableRules : IRuleNamer
{
    public IQueryable<string> Named(CouncilDb db, long councilId) =>
        db.TimetableTemplates.Where(t => t.CouncilId == councilId).SelectMany(t => t.Lines).Where(l => !l.IsRemoved && l.RuleId != null).Select(l => l.RuleId!);
}
