using System.Collections.Concurrent;

namespace NghiTruong.App.Obligations;

/// <summary>Lines with their words that pages showed of late, of today and of past days. A version is never written twice, so a line is right as long as its work has that version.</summary>
sealed class ShownRows
{
    /// <summary>The most that are kept, somewhat under a kilobyte each; then all are let go.</summary>
    const int Most = 3_000;

    readonly ConcurrentDictionary<(long Id, int Since), (int Version, RegisterRow Row)> kept = [];

    /// <param name="since">The first day of the span in which it stood so; 0 for today.</param>
    public RegisterRow? Of(long id, int version, int since) => kept.TryGetValue((id, since), out var known) && known.Version == version ? known.Row : null;

    public void Keep(RegisterRow row, int version, int since)
    {
        if (kept.Count > Most) kept.Clear();
        kept[(row.Id, since)] = (version, row);
    }
}
