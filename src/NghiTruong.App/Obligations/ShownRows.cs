using System.Collections.Concurrent;

namespace NghiTruong.App.Obligations;

/// <summary>Lines with their words that pages showed of late. A version is never written twice, so a line is right as long as its work has that version.</summary>
sealed class ShownRows
{
    /// <summary>The most that are kept, somewhat under a kilobyte each; then all are let go.</summary>
    const int Most = 4_000;

    readonly ConcurrentDictionary<long, (int Version, RegisterRow Row)> kept = [];

    public RegisterRow? Of(long id, int version) => kept.TryGetValue(id, out var known) && known.Version == version ? known.Row : null;

    public void Keep(RegisterRow row, int version)
    {
        if (kept.Count > Most) kept.Clear();
        kept[row.Id] = (version, row);
    }
}
