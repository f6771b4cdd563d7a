using NghiTruong.Rules;

namespace NghiTruong.App.Live;

/// <summary>
/// What was refused to whom, counted in memory and taken out after ten minutes: an answer costs the same whatever was asked and whether it exists, and whoever
/// asks without end makes one entry of the record. Written by <c>RefusedAccessEntries</c>.
/// </summary>
public sealed class RefusedAccess(TimeProvider time)
{
    public const string NotOpened = "không mở được", TooOften = "quá nhiều lần", NoRight = "không có quyền ghi";

    /// <summary>Within this time it is one entry a person.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    /// <summary>Network addresses of people not signed in that are told of one by one; those beyond share one entry.</summary>
    public const int MostStrangers = 50;

    readonly Lock counting = new();
    readonly Dictionary<string, RefusedTally> open = [];
    int strangers;

    /// <param name="actor">Null where nobody is signed in.</param>
    /// <param name="place">The address asked, without its query; or the act.</param>
    public void Count(Actor? actor, string? from, string why, string place)
    {
        var now = time.GetUtcNow();
        var key = actor is null ? "from " + from : $"{actor.CouncilId} {actor.PersonId} {actor.PostId}";
        lock (counting)
        {
            if (!open.TryGetValue(key, out var tally))
            {
                if (actor is null && strangers >= MostStrangers) key = "others";
                if (!open.TryGetValue(key, out tally))
                {
                    open[key] = tally = new(actor, now);
                    if (actor is null && key != "others") strangers++;
                }
            }
            tally.Add(now, from, why, place);
        }
    }

    /// <summary>Those whose ten minutes are over, or all; they are counted anew from now on.</summary>
    public IReadOnlyList<RefusedTally> Take(bool all)
    {
        var until = time.GetUtcNow() - Together;
        lock (counting)
        {
            var over = open.Where(t => all || t.Value.First <= until).ToList();
            foreach (var (key, tally) in over)
            {
                open.Remove(key);
                if (tally.Actor is null && key != "others") strangers--;
            }
            return over.ConvertAll(t => t.Value);
        }
    }
}
