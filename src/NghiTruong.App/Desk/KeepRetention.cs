using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Desk;

/// <summary>How many months the council keeps its record before entries may go into an archive.</summary>
public sealed class KeepRetention(CouncilDb db)
{
    public async Task<Refusal?> Run(Actor actor, FormId? form, int months)
    {
        if (months is < AuditSetting.LeastMonths or > AuditSetting.MostMonths) return new("retention-bounds", $"Nhật ký giữ ít nhất {AuditSetting.LeastMonths} tháng (QCVN 12:2026/BCA), nhiều nhất {AuditSetting.MostMonths} tháng.", "Months");
        if (await db.Set<AuditSetting>().SingleOrDefaultAsync(s => s.CouncilId == actor.CouncilId) is { } kept) kept.KeptMonths = months;
        else db.Add(new AuditSetting { CouncilId = actor.CouncilId, KeptMonths = months });
        return await db.Save(actor, form, "settings.audit-retention", () => new("audit", actor.CouncilId, $"giữ {months} tháng", "/nhat-ky"));
    }
}
