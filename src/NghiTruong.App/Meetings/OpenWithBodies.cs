using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Meetings;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>What the papers of meetings still wait for from some bodies: items of work programmes, comments asked for.</summary>
public sealed class OpenWithBodies : IOwnsWhatStays
{
    public async Task<IReadOnlyList<StaysWithBody>> With(Visible visible, IReadOnlyList<long> bodies)
    {
        var council = visible.Actor.CouncilId;
        var items = await (from p in visible.Db.Set<WorkProgramme>().AsNoTracking()
                           where p.CouncilId == council
                           from i in p.Items
                           where i.BodyId != null && bodies.Contains(i.BodyId.Value) && i.DoneOn == null && i.CarriedTo == null
                           orderby p.Period, i.Position
                           select new { p.Period, i.Work }).ToListAsync();
        var rounds = await visible.CommentRounds.AsNoTracking().Where(r => r.ClosedAt == null && r.Requests.Any(q => q.AnsweredOn == null && bodies.Contains(q.BodyId))).OrderBy(r => r.DueOn).ThenBy(r => r.Id)
            .Select(r => new { r.Id, r.MeetingId, r.PaperName, r.PaperNumber, r.DueOn }).ToListAsync();
        return [.. items.Select(i => new StaysWithBody($"Chương trình công tác {ProgrammePeriod.Parse(i.Period)?.Words}: {i.Work}", $"/chuong-trinh/{i.Period}")),
            .. rounds.Select(r => new StaysWithBody($"Góp ý {r.PaperName}, bản {r.PaperNumber}, hạn {VietnameseDates.Short(r.DueOn)}", $"/phien-hop/{r.MeetingId}/gop-y/{r.Id}"))];
    }
}
