using Microsoft.EntityFrameworkCore;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Documents;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Meetings;

/// <summary>A programme as it is looked at: its items by responsible body, and how each body stands.</summary>
public sealed class ProgrammeView(CouncilDb db, CouncilClock clock, MeetingPapers papers)
{
    /// <summary>One responsible body with its items; the id is 0 where nobody was named.</summary>
    public sealed record Group(long BodyId, string Name, IReadOnlyList<ProgrammeItem> Items)
    {
        public int Count(DateOnly day, ProgrammeItemState state) => Items.Count(i => i.StateOn(day) == state);
    }

    /// <summary>The programme and its groups, in the order in which bodies stand in lists; null where there is none for this actor.</summary>
    public async Task<(WorkProgramme Programme, IReadOnlyList<Group> Groups)?> Of(Actor actor, string period)
    {
        var programme = await db.Visible(actor).Programmes.AsNoTracking().Include(p => p.Items).SingleOrDefaultAsync(p => p.Period == period);
        if (programme is null) return null;
        var bodies = await db.BodiesOf(actor.CouncilId);
        var day = programme.When.LastDay < clock.Today ? programme.When.LastDay : clock.Today;
        var order = bodies.OrderBy(b => DirectoryQueries.Rank(b.Kind)).ThenBy(b => b.Names.OrderBy(n => n.From).Last().SortKey, ByteOrder.Instance).Select((b, n) => (b.Id, n)).ToDictionary(x => x.Id, x => x.n);
        var names = bodies.ToDictionary(b => b.Id, b => b.NameOn(day));
        return (programme, [.. programme.Items.For(actor).GroupBy(i => i.BodyId ?? 0).OrderBy(g => order.GetValueOrDefault(g.Key, int.MaxValue))
            .Select(g => new Group(g.Key, names.GetValueOrDefault(g.Key, "Chưa phân công"), [.. g.OrderBy(i => i.Position).ThenBy(i => i.Id)]))]);
    }

    /// <summary>The programme as a paper, signed by the chair on behalf of the Standing Committee.</summary>
    public async Task<OfficialPaper?> Paper(Actor actor, string period)
    {
        if (await Of(actor, period) is not { } found) return null;
        var council = await db.Councils.AsNoTracking().SingleAsync(c => c.Id == actor.CouncilId);
        var chair = (await papers.Signers(actor)).FirstOrDefault(s => s.Form == SigningForm.OnBehalf);
        var signature = chair is null ? null : CouncilPaper.Signature(chair.Form, SigningForms.PostOnPaper(chair.Title), chair.Name);
        return ProgrammePaper.Of(council, found.Programme, found.Groups.Select(g => (g.Name, g.Items)), clock.Today, signature);
    }
}
