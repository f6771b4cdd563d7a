using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Obligations;

/// <summary>What an actor may see of obligations: the whole council's, or those its bodies are party to. Annulled ones are in no list and no figure.</summary>
public static class ObligationQueries
{
    extension(Visible visible)
    {
        public IQueryable<Obligation> Obligations => visible.ObligationsEvenAnnulled.Where(o => o.State != ObligationState.Annulled);

        public IQueryable<Obligation> ObligationsEvenAnnulled
        {
            get
            {
                var (council, own) = (visible.Actor.CouncilId, visible.Actor.OwnBodies);
                var rows = visible.Db.Set<Obligation>().Where(o => o.CouncilId == council);
                return visible.Actor.May(Right.SeesAll) ? rows : rows.Where(o => o.Bodies.Any(b => b.To == null && own.Contains(b.BodyId)));
            }
        }

        /// <summary>What one's own bodies draft: theirs alone until it is sent.</summary>
        public IQueryable<AnswerDraft> AnswerDrafts
        {
            get
            {
                var (council, own, may) = (visible.Actor.CouncilId, visible.Actor.SpeaksFor, visible.Actor.MayAny(Right.Drafts | Right.Sends));
                return visible.Db.Set<AnswerDraft>().Where(d => may && d.CouncilId == council && own.Contains(d.BodyId));
            }
        }
    }

    /// <summary>Those who gave the most, for choosing.</summary>
    public static async Task<IReadOnlyList<string>> Givers(this Visible visible)
    {
        var isPart = false; // a parameter: see Register.WhereOpen
        return await visible.Obligations.Where(o => o.Giver != null && o.IsPart == isPart).GroupBy(o => o.Giver!).OrderByDescending(g => g.Count()).Select(g => g.Key).Take(40).ToListAsync();
    }

    /// <summary>One obligation with all that its rules need.</summary>
    public static Task<Obligation?> Whole(this IQueryable<Obligation> obligations, long id) =>
        obligations.Include(o => o.Bodies).Include(o => o.Events).ThenInclude(e => e.Files).Include(o => o.Spans).Include(o => o.Turns).AsSplitQuery().SingleOrDefaultAsync(o => o.Id == id);

    /// <summary>Which clears a council asks for.</summary>
    public static async Task<Clears> ClearsAsked(this CouncilDb db, long councilId) =>
        await db.ObligationSettings.Where(s => s.CouncilId == councilId).Select(s => (Clears?)s.Asked).SingleOrDefaultAsync() ?? Clears.Five;

    /// <summary>Kinds of source a council knows, in its order; the first list until it made its own.</summary>
    public static async Task<IReadOnlyList<(string Key, string Name)>> OriginsOf(this CouncilDb db, long councilId)
    {
        var own = await db.Origins.AsNoTracking().Where(o => o.CouncilId == councilId).OrderBy(o => o.Position).Select(o => new { o.Key, o.Name, o.IsClosed }).ToListAsync();
        return own.Count == 0 ? Origins.First : [.. own.Select(o => (o.Key, o.Name))];
    }

    /// <summary>Those still offered for new work.</summary>
    public static async Task<IReadOnlyList<(string Key, string Name)>> OpenOriginsOf(this CouncilDb db, long councilId)
    {
        var closed = await db.Origins.AsNoTracking().Where(o => o.CouncilId == councilId && o.IsClosed).Select(o => o.Key).ToListAsync();
        return [.. (await db.OriginsOf(councilId)).Where(o => !closed.Contains(o.Key))];
    }

    /// <summary>Posts that watch over open work and that nobody holds on a day.</summary>
    public static Task<List<long>> EmptyWatches(this CouncilDb db, long councilId, DateOnly day) =>
        db.Set<Post>().Where(p => p.CouncilId == councilId && (p.AnnulledBecause != null || p.From > day || (p.To != null && p.To <= day)))
            .Where(p => db.Set<Obligation>().Any(o => o.CouncilId == councilId && o.WatcherPostId == p.Id)).Select(p => p.Id).ToListAsync();

    /// <summary>Posts whose holders may be asked to watch over work: on the giver's side, held on a day.</summary>
    public static async Task<IReadOnlyList<(long Id, string Name)>> WatchersOf(this CouncilDb db, long councilId, DateOnly day) =>
        [.. (await (from post in db.Set<Post>()
                    where post.CouncilId == councilId && post.AnnulledBecause == null && post.From <= day && (post.To == null || day < post.To)
                    join body in db.Set<Body>() on post.BodyId equals body.Id
                    where body.Kind == BodyKind.CouncilOffice || body.Kind == BodyKind.Committee || body.Kind == BodyKind.StandingCommittee
                    join person in db.Set<Person>() on post.PersonId equals person.Id
                    orderby person.SortKey
                    select new { post.Id, person.Name, post.Title }).ToListAsync()).Select(p => (p.Id, $"{p.Name}, {p.Title}"))];

    /// <summary>Who holds a post on a day, in words; a post that nobody holds says so.</summary>
    public static async Task<string?> PostWords(this CouncilDb db, long postId, DateOnly day)
    {
        var post = await (from p in db.Set<Post>() where p.Id == postId join person in db.Set<Person>() on p.PersonId equals person.Id select new { Post = p, person.Name }).AsNoTracking().SingleOrDefaultAsync();
        return post is null ? null : $"{post.Name}, {post.Post.Title}{(post.Post.IsHeldOn(day) ? "" : " (đã thôi giữ chức vụ, chưa bàn giao)")}";
    }
}
