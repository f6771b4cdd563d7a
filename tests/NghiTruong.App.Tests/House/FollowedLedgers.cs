using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Tests.House;

/// <summary>
/// Whatever a test wrote, a ledger that follows what the writes told is the one read from nothing: held at the end of every test that writes through the doors.
/// </summary>
sealed class FollowedLedgers
{
    readonly Dictionary<long, Ledger> before = [];

    public static async Task<FollowedLedgers> Of(CouncilDb db)
    {
        var followed = new FollowedLedgers();
        foreach (var council in await db.LiveStreams.Select(s => s.CouncilId).ToListAsync()) followed.before[council] = await LedgerReading.Whole(db, council, await CouncilNumber.At(db, council));
        return followed;
    }

    /// <summary>What is otherwise; null where all is equal, or where the test left no database to ask.</summary>
    public async Task<string?> Difference(CouncilDb db)
    {
        try
        {
            foreach (var (council, ledger) in before)
            {
                var at = await CouncilNumber.At(db, council);
                if (at == ledger.At) continue;
                // By a generation all is read anew.
                if (at.Number / LiveStream.Generation != ledger.Number / LiveStream.Generation) continue;
                var (followed, whole) = (Lines(await LedgerReading.Renew(db, council, at, ledger)), Lines(await LedgerReading.Whole(db, council, at)));
                if (!followed.SetEquals(whole)) return $"The ledger of council {council}, followed from {ledger.At} to {at}:\n{string.Join('\n', followed.Except(whole).Select(l => "- " + l).Concat(whole.Except(followed).Select(l => "+ " + l)).Take(20))}";
            }
        }
        catch (Exception e) when (e is DbException or InvalidOperationException { InnerException: DbException })
        {
        }
        return null;
    }

    static HashSet<string> Lines(Ledger ledger)
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        foreach (var chunk in ledger.Chunks)
        {
            for (var n = 0; n < chunk.Count; n++) lines.Add((chunk.IsPart(n) ? "part " : "whole ") + Row(ledger, chunk.All[n]));
            foreach (ref readonly var span in chunk.Spans) lines.Add(string.Create(CultureInfo.InvariantCulture, $"span {span.From}–{span.To} ") + Row(ledger, span.Row));
            for (var body = 1L; body < 400; body++)
                foreach (var place in chunk.Of(body)) lines.Add(string.Create(CultureInfo.InvariantCulture, $"body {body} of {chunk.All[LedgerChunk.Position(place)].Id} {LedgerChunk.OnlyCoordinates(place)}"));
        }
        return lines;
    }

    static string Row(Ledger ledger, in LedgerRow r) => string.Create(CultureInfo.InvariantCulture,
        $"{r.Id} v{r.Version} {r.Kind} {r.Status} {r.State} {r.Missing} {r.Marks} {(r.Origin == 0 ? "" : ledger.Origins.At(r.Origin))} {(r.Giver == 0 ? "" : ledger.Givers.At(r.Giver))} {r.Lead} {r.WatcherBody} {r.WatcherPost} {r.Parent} {r.Meeting} {r.Due} {r.OriginalDue} {r.ReportedDone} {r.Confirmed} {r.Given}");
}
