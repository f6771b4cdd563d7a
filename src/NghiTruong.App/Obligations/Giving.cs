using Microsoft.EntityFrameworkCore;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Obligations;

/// <summary>Work is given: one, or a whole with the part of each body of its group, and the periods of a standing duty that have begun. Within the caller's transaction.</summary>
public static class Giving
{
    public static async Task<Obligation> Give(
        this CouncilDb db, Actor actor, CouncilClock clock, Reference source, int start, int length, ObligationTerms terms, DateOnly on, string quoted = "", long? follows = null)
    {
        terms = await db.Hang(actor, clock, terms, on);
        var given = Obligation.Give(actor, source, start, length, terms, on, clock.Now, quoted, follows);
        db.Obligations.Add(given);
        await db.SaveChangesAsync();
        await db.KeepDay(given, clock);
        await db.AddParts(actor, clock, given, on);
        return given;
    }

    /// <summary>A piece of what was split: of a part, a part of the same whole.</summary>
    public static async Task GivePiece(this CouncilDb db, Actor actor, CouncilClock clock, Obligation split, ObligationTerms terms)
    {
        var piece = split.PieceOf(actor, await db.Hang(actor, clock, terms, split.GivenOn), clock.Now);
        db.Obligations.Add(piece);
        await db.SaveChangesAsync();
        await db.KeepDay(piece, clock);
    }

    /// <summary>Adds the parts and instalments that are not there yet: of the bodies that exist on the day of issue, of the periods begun by today.</summary>
    public static async Task AddParts(this CouncilDb db, Actor actor, CouncilClock clock, Obligation given, DateOnly on)
    {
        var duties = new List<Obligation> { given };
        if (given.EachOf is not null)
        {
            var terms = given.CurrentTerms();
            var bodies = (await db.BodiesOf(actor.CouncilId)).Where(b => b.ExistsOn(on) && (terms.EachKinds.Contains(b.Kind) || terms.EachBodies.Contains(b.Id))).Select(b => b.Id).ToList();
            var known = await db.Obligations.Where(o => o.ParentId == given.Id && o.Tie == Tie.Part).SelectMany(o => o.Bodies).Where(b => b.Role == BodyRole.Lead).Select(b => b.BodyId).ToListAsync();
            duties = [.. bodies.Except(known).Order().Select(body => given.PartFor(actor, body, on, clock.Now))];
            db.Obligations.AddRange(duties);
            await db.SaveChangesAsync();
        }
        foreach (var duty in duties.Where(d => d.Comes is not null))
            db.Obligations.AddRange(await db.MissingInstalments(actor, duty, clock));
        await db.SaveChangesAsync();
    }

    static async Task<IReadOnlyList<Obligation>> MissingInstalments(this CouncilDb db, Actor actor, Obligation duty, CouncilClock clock)
    {
        var there = await db.Obligations.Where(o => o.ParentId == duty.Id && o.Period != null).Select(o => o.Period!).ToListAsync();
        return [.. Instalment.Begun(duty.Comes!.Value, duty.DayOfPeriod, duty.AskedFrom(), clock.Today).Where(p => !there.Contains(p.Key)).Select(p => duty.InstalmentFor(actor, p, clock.Now))];
    }

    /// <summary>From which day its periods are asked for: what an old table gave is asked from the day it came in, the past lies in the table.</summary>
    static DateOnly AskedFrom(this Obligation duty) => duty.SourceKind == "sheet" && CouncilClock.DayOf(duty.Events.Min(e => e.RecordedAt)) is var came && came > duty.GivenOn ? came : duty.GivenOn;
}
