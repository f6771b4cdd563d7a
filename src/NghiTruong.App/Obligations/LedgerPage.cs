namespace NghiTruong.App.Obligations;

/// <summary>The first rows after a cursor among all that are offered, in the order of <see cref="Register.Sorted"/>.</summary>
sealed class LedgerPage(string sort, (long First, DateOnly Day, long Id)? after, int size)
{
    /// <summary>Room for those that may yet be pushed out: sorted only when it is full, so that no order of rows is a bad one.</summary>
    readonly List<Key> first = new(size + 512);
    Key? last;
    readonly Key? after = after is var (begin, day, id) ? Key.Of(sort, begin, day == Register.NoDay ? LedgerRow.NoDay : day.DayNumber, id) : null;

    /// <summary>Compared one after the other, each the smaller first.</summary>
    readonly record struct Key(long First, int Day, long Id) : IComparable<Key>
    {
        public static Key Of(string sort, long first, int day, long id) => sort switch
        {
            "moi" => new(0, -day, -id),
            "co-quan" => new(first, day, id),
            _ => new(-first, day, id),
        };

        public int CompareTo(Key other) => First != other.First ? First.CompareTo(other.First) : Day != other.Day ? Day.CompareTo(other.Day) : Id.CompareTo(other.Id);
    }

    public void Offer(in LedgerRow row)
    {
        var key = sort switch
        {
            "moi" => Key.Of(sort, 0, row.Given, row.Id),
            "co-quan" => Key.Of(sort, row.Lead, row.Due, row.Id),
            _ => Key.Of(sort, row.Is(LedgerMarks.Open) ? 1 : 0, row.Due, row.Id),
        };
        if (after is { } cursor && key.CompareTo(cursor) <= 0 || last is { } known && key.CompareTo(known) >= 0) return;
        first.Add(key);
        if (first.Count == size + 512) Trim();
    }

    public IReadOnlyList<long> Ids()
    {
        Trim();
        return first.ConvertAll(k => sort == "moi" ? -k.Id : k.Id);
    }

    void Trim()
    {
        first.Sort();
        if (first.Count < size) return;
        first.RemoveRange(size, first.Count - size);
        last = first[^1];
    }
}
