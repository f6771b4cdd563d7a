using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Live;

/// <summary>A council's number on the one stream, read once by each context: a page asks of one state, and a context that wrote reads it anew.</summary>
static class CouncilNumber
{
    static readonly ConditionalWeakTable<CouncilDb, Dictionary<long, long>> Known = [];

    public static async Task<long> Of(CouncilDb db, long council)
    {
        var known = Known.GetOrCreateValue(db);
        if (!known.TryGetValue(council, out var number)) known[council] = number = await db.LiveStreams.Where(s => s.CouncilId == council).Select(s => s.Number).SingleOrDefaultAsync();
        return number;
    }

    /// <summary>Told by whoever read it beside something else, before anything that is remembered by it.</summary>
    public static void Tell(CouncilDb db, long council, long number) => Known.GetOrCreateValue(db)[council] = number;

    public static void Forget(CouncilDb db) => Known.Remove(db);
}
