namespace NghiTruong.Rules.People;

/// <summary>The bodies of a council as they stood on one day.</summary>
public sealed class BodyTree
{
    readonly Dictionary<long, long?> parentOf;

    public BodyTree(IEnumerable<Body> bodies, DateOnly day)
    {
        Day = day;
        parentOf = bodies.ToDictionary(b => b.Id, b => b.ParentOn(day));
    }

    public DateOnly Day { get; }

    /// <summary>Is <paramref name="body"/> the same as, or below, <paramref name="above"/> on that day?</summary>
    public bool IsInOrUnder(long body, long above)
    {
        var steps = 0;
        for (long? at = body; at is { } here && steps++ < 50; at = parentOf.GetValueOrDefault(here))
            if (here == above) return true;
        return false;
    }

    /// <summary>The body and everything below it on that day.</summary>
    public IReadOnlyList<long> InAndUnder(long above) => [.. parentOf.Keys.Where(b => IsInOrUnder(b, above))];
}
