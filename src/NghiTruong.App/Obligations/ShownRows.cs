using System.Collections.Concurrent;

namespace NghiTruong.App.Obligations;

/// <summary>Lines with their words that pages showed of late, of today and of past days. A version is never written twice, so a line is right as long as its work has that version.</summary>
sealed class ShownRows
{
    /// <summary>The most that are kept of each age, somewhat under a kilobyte each; then what was not shown since is let go.</summary>
    const int Most = 2_000;

    sealed class Age
    {
        public readonly ConcurrentDictionary<(long Id, int Since), (int Version, RegisterRow Row)> Lines = [];
        /// <summary>Counted here: the dictionary counts itself under all its locks.</summary>
        public int Kept;
    }

    volatile Age late = new(), before = new();

    /// <param name="since">The first day of the span in which it stood so; 0 for today.</param>
    public RegisterRow? Of(long id, int version, int since)
    {
        var key = (id, since);
        if (late.Lines.TryGetValue(key, out var known) && known.Version == version) return known.Row;
        if (!before.Lines.TryGetValue(key, out known) || known.Version != version) return null;
        Keep(known.Row, version, since);
        return known.Row;
    }

    public void Keep(RegisterRow row, int version, int since)
    {
        var age = late;
        age.Lines[(row.Id, since)] = (version, row);
        // One of those who write is the one that fills it.
        if (Interlocked.Increment(ref age.Kept) == Most) (before, late) = (age, new());
    }
}
