using NghiTruong.Rules.People;

namespace NghiTruong.Rules;

/// <summary>Who acts, in which post, for which council. Every write and every query takes one.</summary>
/// <param name="OwnBodies">The body of the post and all bodies below it today.</param>
/// <param name="Reach">What the post lets its holder see and do.</param>
public sealed record Actor(
    long CouncilId, long PersonId, string PersonName, long PostId, string PostTitle, long BodyId,
    IReadOnlyList<long> OwnBodies, Reach Reach)
{
    /// <summary>The rank of the post in its body.</summary>
    public PostRank Rank { get; init; } = PostRank.Officer;

    /// <summary>The network address from which one acts; null for jobs and commands.</summary>
    public string? CameFrom { get; init; }

    /// <summary>The installation itself: first start, jobs, commands.</summary>
    public static Actor System(long councilId) =>
        new(councilId, 0, "Hệ thống", 0, "Hệ thống", 0, [], new Reach(SeesWholeCouncil: true, WorksOnDrafts: true, ActsForCouncil: true) { Settles = true });
}

/// <summary>What a post reaches, until the room Rights has its table.</summary>
/// <param name="SeesWholeCouncil">Sees every row of the council; otherwise only those its bodies are party to.</param>
/// <param name="WorksOnDrafts">Imports texts and edits draft records, meetings and the directory.</param>
/// <param name="ActsForCouncil">Stands on the giver's side: confirms, sends back, withdraws.</param>
public sealed record Reach(bool SeesWholeCouncil, bool WorksOnDrafts, bool ActsForCouncil)
{
    /// <summary>Confirms and ends work (lãnh đạo); an officer proposes it, or records what a meeting recognised.</summary>
    public bool Settles { get; init; }
}

/// <summary>The random id a form carries: written once, in the transaction of what the form does.</summary>
public readonly record struct FormId(Guid Value)
{
    public static FormId New() => new(Guid.CreateVersion7());
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
