using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>What an actor may see of programmes: the council's side the adopted ones, those who work on drafts all, a body outside its own items of adopted ones.</summary>
public static class ProgrammeQueries
{
    extension(Visible visible)
    {
        public IQueryable<WorkProgramme> Programmes
        {
            get
            {
                var (council, own, drafts) = (visible.Actor.CouncilId, visible.Actor.OwnBodies, visible.Actor.May(Right.KeepsMeetings));
                var programmes = visible.Db.Set<WorkProgramme>().Where(p => p.CouncilId == council && (drafts || p.Status == ProgrammeStatus.Adopted));
                return visible.Actor.May(Right.SeesAll) ? programmes : programmes.Where(p => p.Items.Any(i => i.BodyId != null && own.Contains(i.BodyId.Value)));
            }
        }
    }

    /// <summary>Adopted programmes of the same kind before a period, each with what it has left undone.</summary>
    public static async Task<IReadOnlyList<WorkProgramme>> LeftUndone(this CouncilDb db, long council, ProgrammePeriod period)
    {
        var (text, length) = (period.Text, period.Text.Length);
        var earlier = await db.Programmes.Include(p => p.Items.Where(i => i.DoneOn == null && i.CarriedTo == null)).Where(p => p.CouncilId == council && p.Period.Length == length && p.Status == ProgrammeStatus.Adopted)
            .OrderBy(p => p.Period).ToListAsync();
        return [.. earlier.Where(p => string.CompareOrdinal(p.Period, text) < 0)];
    }

    /// <summary>Items that stand in a later programme, be it a draft.</summary>
    public static async Task<IReadOnlySet<long>> Carried(this CouncilDb db, long council) =>
        (await db.ProgrammeItems.Where(i => i.CouncilId == council && i.CarriedFromId != null).Select(i => i.CarriedFromId!.Value).ToListAsync()).ToHashSet();

    /// <summary>The items of a programme that an actor may see.</summary>
    public static IEnumerable<ProgrammeItem> For(this IEnumerable<ProgrammeItem> items, Actor actor) =>
        items.Where(i => actor.May(Right.SeesAll) || (i.BodyId is { } body && actor.OwnBodies.Contains(body)));

    public static Reference AsReference(this WorkProgramme programme) => new("programme", programme.Id, $"Chương trình công tác {programme.When.Words}", $"/chuong-trinh/{programme.Period}");
}
