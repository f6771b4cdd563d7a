using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Live;

/// <summary>A council's number on the one stream, read once by each context: a page asks of one state, and a context that wrote reads it anew.</summary>
static class CouncilNumber
{
    static readonly ConditionalWeakTable<CouncilDb, Dictionary<long, StreamAt>> Known = [];

    public static async Task<StreamAt> At(CouncilDb db, long council)
    {
        var known = Known.GetOrCreateValue(db);
        if (!known.TryGetValue(council, out var at))
            known[council] = at = await db.LiveStreams.Where(s => s.CouncilId == council).Select(s => new StreamAt(s.Number, s.Daily, s.Told)).SingleOrDefaultAsync();
        return at;
    }

    public static async Task<long> Of(CouncilDb db, long council) => (await At(db, council)).Number;

    /// <summary>Told by whoever read it beside something else, before anything that is remembered by it.</summary>
    public static void Tell(CouncilDb db, long council, StreamAt at) => Known.GetOrCreateValue(db)[council] = at;

    public static void Forget(CouncilDb db) => Known.Remove(db);
}

/// <summary>Where a council's stream stands.</summary>
/// <param name="Daily">How many of its numbers were given to the day's work.</param>
/// <param name="Told">How many of them came with the ids of the work they changed (<see cref="LiveChange"/>).</param>
readonly record struct StreamAt(long Number, long Daily, long Told)
{
    /// <summary>Grows with every write but those of the day's work: with bodies, posts, rights, new work, its words.</summary>
    public long Frame => Number - Daily;

    /// <summary>Grows with every write of which nobody told what work it changed: by a statement past the tracker, or by hand.</summary>
    public long Untold => Number - Told;
}
