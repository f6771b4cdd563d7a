using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.Obligations;

/// <summary>Bodies are renamed, merged, split or dissolved in one act: names, successors, posts and every piece of open work, or nothing.</summary>
public sealed class ReorganiseBodies(CouncilDb db, CouncilClock clock)
{
    /// <summary>Open work in which the bodies have a part, or over which they watch: all of it goes somewhere.</summary>
    public static IQueryable<Obligation> OpenWork(Visible visible, IReadOnlyCollection<long> bodies) => visible.Obligations
        .Where(o => o.IsOpen && (o.Bodies.Any(b => b.To == null && bodies.Contains(b.BodyId)) || (o.WatcherBodyId != null && bodies.Contains(o.WatcherBodyId.Value))));

    public static IQueryable<Post> HeldPosts(Visible visible, IReadOnlyCollection<long> bodies, DateOnly on) =>
        visible.Posts.Where(p => bodies.Contains(p.BodyId) && p.AnnulledBecause == null && (p.To == null || p.To > on));

    /// <param name="goesTo">For a piece of open work, the place (in new names, then receivers) of the body that takes it; the first where none is said.</param>
    /// <param name="postGoesTo">The same for posts; absent means that it ends.</param>
    public async Task<Refusal?> Run(Actor actor, FormId? form, Reorganisation act, IReadOnlyDictionary<long, int> goesTo, IReadOnlyDictionary<long, int> postGoesTo)
    {
        if (DirectoryWrites.MayKeep(actor) is { } refusal) return refusal;
        await using var writing = await db.BeginWriting();
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        var bodies = await db.Visible(actor).Bodies.Include(b => b.Names).Include(b => b.Parents).AsSplitQuery().ToListAsync();
        if (act.Check(bodies, clock.Today) is { } no) return no;
        if (act.Receivers.Any(r => bodies.All(b => b.Id != r))) return Refusal.NotFound;
        var on = act.On!.Value;
        var changing = bodies.Where(b => act.Bodies.Contains(b.Id)).ToList();

        if (act.NewNames.FirstOrDefault(n => bodies.Exists(b => !act.Bodies.Contains(b.Id) && b.ExistsOn(on) && b.Names.Exists(x => x.Covers(on) && x.Key == BodyName.Key(n)))) is { } taken)
            return new("body-exists", act.Kind == ReorganisationKind.Rename ? $"“{taken}” là tên của một cơ quan khác trong danh bạ." : $"“{taken}” đã có trong danh bạ; hãy chọn ở mục cơ quan tiếp nhận.", "NewNames");
        if (act.Kind == ReorganisationKind.Rename) return Rename(actor, changing[0], act.NewNames[0], on, act.Decision) ?? await writing.Save(actor, form, "bodies.renamed", () => Told(changing[0], on));
        var successors = await Begin(actor, act, changing, bodies, on);
        var stays = successors.Where(s => act.Bodies.Contains(s.Id)).Select(s => s.Id).ToList();
        foreach (var body in changing.Where(b => !stays.Contains(b.Id))) End(actor, act, body, successors, on);
        var (stuck, moved) = await MoveWork(actor, act, changing, successors, goesTo, on);
        if ((stuck ?? await JoinParts(actor, act, successors, moved, on)) is { } undone) return undone;
        await MovePosts(actor, act, successors, stays, postGoesTo, on);
        return await writing.Save(actor, form, $"bodies.{act.Kind.ToString().ToLowerInvariant()}", () => Told(successors[0], on));
    }

    static Reference Told(Body body, DateOnly on) => new("body", body.Id, body.NameOn(on), $"/danh-ba/co-quan/{body.Id}");

    Refusal? Rename(Actor actor, Body body, string name, DateOnly on, string decision)
    {
        var last = body.Names.OrderBy(n => n.From).Last();
        if (on <= last.From) return new("name-before-the-last", $"Tên mới phải có hiệu lực sau ngày {last.From:dd/MM/yyyy}, ngày tên hiện nay bắt đầu.", "On");
        last.To = on;
        body.Names.Add(DirectoryWrites.NewName(actor.CouncilId, name, null, on));
        body.Version++;
        db.Tell(actor, clock, "body-renamed", on, $"Đổi tên {last.Name} thành {name} ({decision})", body: body.Id);
        return null;
    }

    async Task<List<Body>> Begin(Actor actor, Reorganisation act, List<Body> changing, List<Body> bodies, DateOnly on)
    {
        var begun = act.NewNames.Select(name =>
        {
            var body = new Body { CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(), Kind = changing[0].Kind, IsOutside = changing[0].IsOutside, From = on };
            body.Names.Add(DirectoryWrites.NewName(actor.CouncilId, name, null, on));
            if (changing[0].ParentOn(on.AddDays(-1)) is { } parent && !act.Bodies.Contains(parent)) body.Parents.Add(new BodyParent { CouncilId = actor.CouncilId, ParentId = parent, From = on });
            return body;
        }).ToList();
        db.Bodies.AddRange(begun);
        await db.SaveChangesAsync();
        foreach (var body in begun) db.Tell(actor, clock, "body-added", on, $"Thành lập {body.NameOn(on)} ({act.Decision})", body: body.Id);
        return [.. begun, .. act.Receivers.Select(r => bodies.Single(b => b.Id == r))];
    }

    void End(Actor actor, Reorganisation act, Body body, List<Body> successors, DateOnly on)
    {
        var name = body.NameOn(on.AddDays(-1));
        (body.To, body.Names.OrderBy(n => n.From).Last().To) = (on, on);
        body.Version++;
        foreach (var successor in successors)
            db.BodySuccessions.Add(new BodySuccession { CouncilId = actor.CouncilId, FromBodyId = body.Id, ToBodyId = successor.Id, Kind = act.Succession, On = on, Decision = act.Decision });
        db.Tell(actor, clock, "body-ended", on.AddDays(-1), $"{name}: {Words(act.Kind)} ({act.Decision}), việc chuyển cho {string.Join("; ", successors.Select(s => s.NameOn(on)))}", body: body.Id);
    }

    async Task<(Refusal? Refusal, IReadOnlyList<long> Moved)> MoveWork(Actor actor, Reorganisation act, List<Body> changing, List<Body> successors, IReadOnlyDictionary<long, int> goesTo, DateOnly on)
    {
        var gone = changing.Select(b => b.Id).Except(successors.Select(s => s.Id)).ToHashSet();
        var ids = await OpenWork(db.Visible(actor), gone).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync();
        var words = $"{Words(act.Kind)}: {string.Join("; ", changing.Where(b => gone.Contains(b.Id)).Select(b => b.NameOn(on.AddDays(-1))))} ({act.Decision})";
        foreach (var batch in ids.Chunk(100))
            foreach (var work in await db.Obligations.Where(o => batch.Contains(o.Id)).Include(o => o.Bodies).Include(o => o.Events).Include(o => o.Spans).Include(o => o.Turns).AsSplitQuery().ToListAsync())
            {
                var place = goesTo.GetValueOrDefault(work.Id);
                if (place < 0 || place >= successors.Count) return (new("no-such-successor", $"Nhiệm vụ {work.Id}: cơ quan nhận không có trong danh sách.", "To"), []);
                var (terms, to) = (work.CurrentTerms(), successors[place].Id);
                // An event learnt late must not be overruled by terms that happened after it.
                var day = work.Events.Where(e => e.Terms is not null).Max(e => e.OccurredOn) is var last && last > on ? last : on;
                var moved = terms with { Bodies = Parts(terms, gone, to), WatcherBodyId = terms.WatcherBodyId is { } w && gone.Contains(w) ? to : terms.WatcherBodyId };
                if (work.Follow(actor, new NewFact(ObligationEventKind.BodyChanged, day, words) { Terms = moved }, clock.Now) is { } refusal) return (refusal with { Words = $"Nhiệm vụ {work.Id}: {refusal.Words}" }, []);
                if (work.DueKind == DueKind.Event) await db.KeepDay(work, clock);
            }
        return (null, ids);
    }

    /// <summary>Two bodies that each held a part of one whole are one body now: it does that once. Pieces into which a part was split are work of their own and stay.</summary>
    async Task<Refusal?> JoinParts(Actor actor, Reorganisation act, List<Body> successors, IReadOnlyList<long> moved, DateOnly on)
    {
        await db.SaveChangesAsync();
        var taking = successors.ConvertAll(s => (long?)s.Id);
        var parts = await db.Obligations.Where(o => o.CouncilId == actor.CouncilId && o.Tie == Tie.Part && o.IsOpen && o.Comes == null && o.FollowsId == null && taking.Contains(o.LeadBodyId)).Select(o => new { o.Id, o.ParentId, o.LeadBodyId }).ToListAsync();
        foreach (var same in parts.GroupBy(p => (p.ParentId, p.LeadBodyId)).Where(g => g.Count() > 1 && g.Any(p => moved.Contains(p.Id))))
        {
            var first = (await db.Obligations.Whole(same.Min(p => p.Id)))!;
            foreach (var id in same.Select(p => p.Id).Where(id => id != first.Id).Order())
            {
                var second = (await db.Obligations.Whole(id))!;
                var fact = new NewFact(ObligationEventKind.MergedInto, second.NotBeforeLast(on), $"{Words(act.Kind)} ({act.Decision}): hai phần nay là việc của một cơ quan.") { About = first.AsReference() };
                if (second.Follow(actor, fact, clock.Now) is { } refusal) return refusal with { Words = $"Nhiệm vụ {id}: {refusal.Words}" };
            }
        }
        return null;
    }

    /// <summary>Where two of the bodies had parts in the same work, their successor has the first of them.</summary>
    static IReadOnlyList<BodyPart> Parts(ObligationTerms terms, HashSet<long> gone, long to) =>
        [.. terms.Bodies.Select(b => gone.Contains(b.BodyId) ? b with { BodyId = to } : b).OrderBy(b => b.Role).DistinctBy(b => b.BodyId)];

    async Task MovePosts(Actor actor, Reorganisation act, List<Body> successors, List<long> stays, IReadOnlyDictionary<long, int> postGoesTo, DateOnly on)
    {
        foreach (var post in await HeldPosts(db.Visible(actor), [.. act.Bodies.Except(stays)], on).ToListAsync())
        {
            (post.To, post.Version) = (on, post.Version + 1);
            if (!postGoesTo.TryGetValue(post.Id, out var place) || place < 0 || place >= successors.Count) continue;
            var next = DirectoryWrites.NewPost(actor.CouncilId, post.PersonId, successors[place].Id, post.Title, post.Rank, on);
            db.Posts.Add(next);
            await db.SaveChangesAsync();
            db.Tell(actor, clock, "post-moved", on, $"{post.Title}: chuyển sang {successors[place].NameOn(on)} ({act.Decision}); chức danh cần soát lại", person: post.PersonId, post: next.Id);
            foreach (var id in await db.Obligations.Where(o => o.CouncilId == actor.CouncilId && o.IsOpen && o.WatcherPostId == post.Id).Select(o => o.Id).ToListAsync())
            {
                var watched = (await db.Obligations.Whole(id))!;
                watched.Follow(actor, new NewFact(ObligationEventKind.HandedOver, clock.Today, $"Theo người giữ chức vụ sang {successors[place].NameOn(on)}") { Terms = watched.CurrentTerms() with { WatcherPostId = next.Id } }, clock.Now);
            }
        }
    }

    public static string Words(ReorganisationKind kind) => kind switch
    {
        ReorganisationKind.Rename => "Đổi tên",
        ReorganisationKind.Merge => "Hợp nhất",
        ReorganisationKind.Split => "Chia tách",
        _ => "Giải thể",
    };
}
