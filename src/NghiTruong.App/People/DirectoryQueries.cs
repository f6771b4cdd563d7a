using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules.People;

namespace NghiTruong.App.People;

/// <summary>Questions to the directory that more than one page asks.</summary>
public static class DirectoryQueries
{
    extension(Visible visible)
    {
        public IQueryable<Body> Bodies => visible.Db.Set<Body>().Where(b => b.CouncilId == visible.Actor.CouncilId);

        public IQueryable<Post> Posts => visible.Db.Set<Post>().Where(p => p.CouncilId == visible.Actor.CouncilId);

        /// <summary>People who hold or held a post, or sit, in the actor's council.</summary>
        public IQueryable<Person> Persons
        {
            get
            {
                var posts = visible.Db.Set<Post>().Where(p => p.CouncilId == visible.Actor.CouncilId);
                var seats = visible.Db.Set<Deputy>().Where(d => d.CouncilId == visible.Actor.CouncilId);
                return visible.Db.Set<Person>().Where(p => posts.Any(x => x.PersonId == p.Id) || seats.Any(x => x.PersonId == p.Id));
            }
        }
    }

    /// <summary>A council's bodies with all their names and parents.</summary>
    public static Task<List<Body>> BodiesOf(this CouncilDb db, long councilId) =>
        db.Bodies.AsNoTracking().Include(b => b.Names).Include(b => b.Parents).AsSplitQuery().Where(b => b.CouncilId == councilId).ToListAsync();

    /// <summary>The same for a page that only reads, kept until the frame changes.</summary>
    public static Task<List<Body>> Bodies(this Remembered remembered, CouncilDb db, long councilId) => remembered.OfFrame(db, councilId, "bodies", () => db.BodiesOf(councilId), b => b.Count * 4);

    /// <summary>Bodies that exist on a day, by name in Vietnamese order, for choosing.</summary>
    public static IReadOnlyList<(long Id, string Name)> Choices(this IEnumerable<Body> bodies, DateOnly day) =>
        [.. bodies.Where(b => b.ExistsOn(day)).OrderBy(b => Rank(b.Kind)).ThenBy(b => b.Names.OrderBy(n => n.From).Last().SortKey, ByteOrder.Instance).Select(b => (b.Id, b.NameOn(day)))];

    /// <summary>Where a kind of body stands in lists.</summary>
    public static int Rank(BodyKind kind) => kind switch
    {
        BodyKind.Council => 0,
        BodyKind.StandingCommittee => 1,
        BodyKind.Committee => 2,
        BodyKind.CouncilOffice => 3,
        BodyKind.DeputyGroup => 4,
        BodyKind.NationalAssemblyDelegation => 5,
        BodyKind.PeoplesCommittee => 6,
        BodyKind.PeoplesCommitteeOffice => 7,
        BodyKind.Department => 8,
        BodyKind.FatherlandFront => 9,
        _ => 10 + (int)kind,
    };
}

/// <summary>Sort keys compare byte by byte, in memory as in both databases.</summary>
public sealed class ByteOrder : IComparer<byte[]>
{
    public static readonly ByteOrder Instance = new();
    public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
}
