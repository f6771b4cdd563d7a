using System.Buffers.Binary;
using NghiTruong.Rules.People;

namespace NghiTruong.Rules;

/// <summary>Who acts, in which post, for which council. Every write and every query takes one.</summary>
/// <param name="OwnBodies">The body of the post, all bodies below it today, and those whose work they took over.</param>
/// <param name="Rights">What the post lets its holder see and do today (<see cref="Rights.RightsTable"/>).</param>
public sealed record Actor(
    long CouncilId, long PersonId, string PersonName, long PostId, string PostTitle, long BodyId,
    IReadOnlyList<long> OwnBodies, Right Rights)
{
    /// <summary>The rank of the post in its body.</summary>
    public PostRank Rank { get; init; } = PostRank.Officer;

    /// <summary>The bodies in whose name the post speaks: its own, and for the Office of a People's Committee the Committee.</summary>
    public IReadOnlyList<long> SpeaksFor { get; init; } = [BodyId];

    /// <summary>The network address from which one acts; null for jobs and commands.</summary>
    public string? CameFrom { get; init; }

    /// <summary>Has every one of these rights.</summary>
    public bool May(Right right) => (Rights & right) == right;

    /// <summary>Has at least one of these rights.</summary>
    public bool MayAny(Right rights) => (Rights & rights) != 0;

    /// <summary>The installation itself: first start, jobs, commands.</summary>
    public static Actor System(long councilId) => new(councilId, 0, "Hệ thống", 0, "Hệ thống", 0, [], (Right)~0);
}

/// <summary>The random id a form carries: written once, in the transaction of what the form does.</summary>
/// <param name="Content">What the form said when it was sent; null where nobody asks.</param>
public readonly record struct FormId(Guid Value, FormContent? Content = null)
{
    public static FormId New() => new(Guid.CreateVersion7());

    /// <summary>The id of one button among many that share a form: each acts on a thing of its own and is written once.</summary>
    public FormId For(long thing)
    {
        Span<byte> bytes = stackalloc byte[16];
        Value.TryWriteBytes(bytes, bigEndian: true, out _);
        var tail = bytes[8..];
        BinaryPrimitives.WriteInt64BigEndian(tail, BinaryPrimitives.ReadInt64BigEndian(tail) ^ thing);
        return new(new Guid(bytes, bigEndian: true), Content);
    }
}

/// <summary>Something held from afar: its kind, id, title and address, without a foreign key.</summary>
public sealed record Reference(string Kind, long Id, string Title, string Address);

/// <summary>One clock for the council: instants in UTC, days at +07:00 whatever the machine thinks.</summary>
public sealed class CouncilClock(TimeProvider time)
{
    static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>Now, in whole microseconds: what both databases keep.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = time.GetUtcNow();
            return new DateTimeOffset(now.Ticks - now.Ticks % 10, TimeSpan.Zero);
        }
    }

    public DateOnly Today => DayOf(Now);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    public static DateTime LocalOf(DateTimeOffset instant) => instant.ToOffset(Offset).DateTime;
}

/// <summary>What a form said, as digests: enough to tell whether it says the same when it comes once more.</summary>
public sealed record FormContent(string Words, string Files)
{
    /// <summary>A browser that goes back has forgotten its files: a form without any says nothing new by that.</summary>
    public bool AddsNothingTo(FormContent first) => Words == first.Words && (Files.Length == 0 || Files == first.Files);
}
