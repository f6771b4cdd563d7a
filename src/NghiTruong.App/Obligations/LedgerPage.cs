namespace NghiTruong.App.Obligations;

/// <summary>The first rows after a cursor among all that are offered, in the order of <see cref="Register.Sorted"/>.</summary>
sealed class LedgerPage(string sort, (long First, DateOnly Day, long Id)? after, int size)
{
    /// <summary>Room for those that may yet be pushed out: sorted only when it is full, so that no order of rows is a bad one.</summary>
    readonly List<Key> first = new(size + 512);
    readonly Order order = OrderOf(sort);
    readonly Key after = after is var (begin, day, id) ? Key.Of(OrderOf(sort), begin, day == Register.NoDay ? LedgerRow.NoDay : day.DayNumber, id) : Key.BeforeAll;
    Key last = Key.AfterAll;

    enum Order { ByDue, Newest, ByLead }

    static Order OrderOf(string sort) => sort switch { "moi" => Order.Newest, "co-quan" => Order.ByLead, _ => Order.ByDue };

    /// <summary>Compared one after the other, each the smaller first.</summary>
    readonly record struct Key(long First, int Day, long Id) : IComparable<Key>
    {
        public static readonly Key BeforeAll = new(long.MinValue, 0, 0), AfterAll = new(long.MaxValue, 0, 0);

        public static Key Of(Order order, long first, int day, long id) => order switch
        {
            Order.Newest => new(0, -day, -id),
            Order.ByLead => new(first, day, id),
            _ => new(-first, day, id),
        };

        public int CompareTo(Key other) => First != other.First ? First.CompareTo(other.First) : Day != other.Day ? Day.CompareTo(other.Day) : Id.CompareTo(other.Id);
    }

    public void Offer(in LedgerRow row)
    {
        var key = order switch
        {
            Order.Newest => Key.Of(order, 0, row.Given, row.Id),
            Order.ByLead => Key.Of(order, row.Lead, row.Due, row.Id),
            _ => Key.Of(order, row.Is(LedgerMarks.Open) ? 1 : 0, row.Due, row.Id),
        };
        if (key.CompareTo(after) <= 0 || key.CompareTo(last) >= 0) return;
        first.Add(key);
        if (first.Count == size + 512) Trim();
    }

    public IReadOnlyList<long> Ids()
    {
        Trim();
        return first.ConvertAll(k => order == Order.Newest ? -k.Id : k.Id);
    }

    void Trim()
    {
        first.Sort();
        if (first.Count < size) return;
        first.RemoveRange(size, first.Count - size);
        last = first[^1];
    }
}
