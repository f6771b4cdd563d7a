using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>A programme is opened for a month or a year; what earlier ones have left undone stands in the draft, and what the year placed in the month.</summary>
public sealed class OpenProgramme(CouncilDb db, CouncilClock clock)
{
    public async Task<Refusal?> Run(Actor actor, FormId? form, string periodText)
    {
        if (WorkProgramme.MayKeep(actor) is { } refusal) return refusal;
        if (ProgrammePeriod.Parse(periodText) is not { } period) return new("period-needed", "Hãy chọn tháng hoặc ghi năm, ví dụ 2026.", "Period");
        if (period.IsTooFar(clock.Today, "Period") is { } tooFar) return tooFar;
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM councils WHERE id = {actor.CouncilId} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Programmes.AnyAsync(p => p.CouncilId == actor.CouncilId && p.Period == period.Text))
            return new("programme-exists", $"Chương trình công tác {period.Words} đã có.", "Period", $"/chuong-trinh/{period.Text}");
        var programme = new WorkProgramme { CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(), Period = period.Text, CreatedAt = clock.Now };
        var carried = await db.Carried(actor.CouncilId);
        foreach (var earlier in await db.LeftUndone(actor.CouncilId, period)) programme.CarryFrom(earlier, carried);
        if (period.IsMonth)
            foreach (var planned in await db.ProgrammeItems.Where(i => i.CouncilId == actor.CouncilId && i.PlacedIn == period.Text && i.DoneOn == null).OrderBy(i => i.Position).ToListAsync())
                programme.Place(planned);
        db.Programmes.Add(programme);
        return await writing.Save(actor, form, "programme.opened", () => programme.AsReference());
    }
}
