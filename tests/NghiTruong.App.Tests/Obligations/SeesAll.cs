using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Rights;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Tests.Obligations;

/// <summary>The head of the province's Office, who sees the whole council, and the ledger from which such a person's pages are read.</summary>
static class SeesAll
{
    public static async Task<Actor> OfficeHead(this TestCouncil council, CouncilDb db) =>
        (await Acting.As(db, CouncilClock.DayOf(council.Time.Now), await db.Posts.Where(p => p.Title.StartsWith("Chánh Văn phòng")).Select(p => p.Id).FirstAsync()))!.Value.Actor;

    /// <summary>The council's ledger once it is made.</summary>
    public static async Task<Ledger?> LedgerOf(this TestCouncil council, CouncilDb db, long councilId)
    {
        var ledgers = council.App.Services.GetRequiredService<Ledgers>();
        for (var n = 0; n < 100; n++)
        {
            if (await ledgers.Of(db, councilId) is { } made) return made;
            await Task.Delay(50);
        }
        return null;
    }
}
