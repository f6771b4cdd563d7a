using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Desk;

/// <summary>Addresses from which phones read a calendar are made and revoked.</summary>
public sealed class CalendarAddresses(CouncilDb db, CouncilClock clock)
{
    /// <summary>So many for one person; older ones are revoked first.</summary>
    const int MostOfOne = 20;

    public async Task<Refusal?> Make(Actor actor, FormId? form, long? bodyId, string bodyName)
    {
        if (bodyId is { } body && !actor.May(Right.SeesAll) && !actor.OwnBodies.Contains(body)) return Refusal.NotFound;
        if (bodyId is { } known && !await db.Visible(actor).Db.Set<NghiTruong.Rules.People.Body>().AnyAsync(b => b.CouncilId == actor.CouncilId && b.Id == known)) return Refusal.NotFound;
        if (await db.Set<CalendarAddress>().CountAsync(a => a.CouncilId == actor.CouncilId && a.PersonId == actor.PersonId && a.RevokedAt == null) >= MostOfOne)
            return new("too-many", $"Đồng chí đã có {MostOfOne} địa chỉ lịch; hãy thu hồi địa chỉ không dùng nữa.");
        db.Set<CalendarAddress>().Add(new CalendarAddress
        {
            CouncilId = actor.CouncilId, Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), Name = bodyId is null ? "Lịch chung của HĐND" : $"Lịch của {bodyName}",
            BodyId = bodyId, PersonId = actor.PersonId, MadeBy = $"{actor.PersonName}, {actor.PostTitle}", MadeAt = clock.Now,
        });
        return await db.Save(actor, form, "calendar.address-made", () => new("calendar-address", actor.CouncilId, bodyName, "/lich/dang-ky"));
    }

    /// <summary>One's own, or any of the council for the office.</summary>
    public async Task<Refusal?> Revoke(Actor actor, FormId? form, long id)
    {
        var address = await db.Set<CalendarAddress>().SingleOrDefaultAsync(a => a.CouncilId == actor.CouncilId && a.Id == id);
        if (address is null || address.PersonId != actor.PersonId && !actor.May(Right.KeepsWork)) return Refusal.NotFound;
        address.RevokedAt ??= clock.Now;
        return await db.Save(actor, form, "calendar.address-revoked", () => new("calendar-address", address.Id, address.Name, "/lich/dang-ky"));
    }
}
