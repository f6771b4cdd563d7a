using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Meetings;

/// <summary>Before a notice is passed on and again before it is issued: what its items say is held against the register, so that nobody signs what the register does not know.</summary>
public sealed class CheckNotice(CouncilDb db, CouncilClock clock)
{
    /// <summary>Why it may not go out; the first item at fault is named.</summary>
    /// <param name="meeting">With its conclusions.</param>
    public async Task<Refusal?> Run(Actor actor, ConclusionNotice notice, Meeting meeting)
    {
        var owed = meeting.Conclusions.Where(c => c.ObligationId is not null).ToDictionary(c => c.Id, c => c.ObligationId!.Value);
        var ids = owed.Values.ToList();
        var works = await db.Visible(actor).ObligationsEvenAnnulled.AsNoTracking().Include(o => o.Events).Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id);
        var bodies = await BodyMatcher.For(db, actor.CouncilId, clock.Today);
        var successions = await db.Set<BodySuccession>().AsNoTracking().Where(s => s.CouncilId == actor.CouncilId).ToListAsync();
        var number = 0;
        foreach (var item in notice.Items.OrderBy(i => i.Position).Where(i => i.Sentence().Length > 0))
        {
            number++;
            if (item.ConclusionId is not { } conclusion || !owed.TryGetValue(conclusion, out var id) || !works.TryGetValue(id, out var work)) continue;
            var terms = work.CurrentTerms();
            var against = new ItemAgainstWork(number, item, id, work.State, terms);
            var leads = terms.LeadBodyId is { } lead ? BodySuccession.WithThoseBefore([lead], successions, clock.Today) : [];
            var refusal = against.StatesWhatIsOver() ?? against.GivesToAnother(bodies.Find, bodies.NameOf, leads) ?? (IsOf(work, meeting) ? against.IsDueBefore(meeting.HeldOn) : null);
            if (refusal is not null) return refusal;
        }
        return null;
    }

    /// <summary>Earlier work said again at this meeting may well be overdue.</summary>
    static bool IsOf(Obligation work, Meeting meeting) => work.SourceKind == "meeting" && work.SourceId == meeting.Id;
}
