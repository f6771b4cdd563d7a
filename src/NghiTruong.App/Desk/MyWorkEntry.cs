using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Desk;

/// <summary>A piece of open work that may concern a post, without its words.</summary>
/// <param name="Due">Its day number; what has no day comes last.</param>
/// <param name="IsOwn">A body for which the post stands leads it or does it; guidance and duties are not done, their periods are.</param>
readonly record struct MyWorkEntry(long Id, ObligationState State, int Due, bool IsAsking, bool IsExplained, bool IsAnswered, bool IsOwn, bool IsWatched, bool IsUnwatched)
{
    /// <summary>The body has something to do: it has neither reported completion nor given the work back.</summary>
    public bool IsTheirTurn => State is not (ObligationState.ReportedDone or ObligationState.Returned);
}

/// <summary>Where they come from: the ledger for who sees the whole council, else the database; held equal by a test.</summary>
static class MyWorkEntries
{
    public static List<MyWorkEntry> From(Ledger ledger, Actor actor, IReadOnlyList<long> bodies, IReadOnlySet<long> emptyWatches)
    {
        var entries = new List<MyWorkEntry>();
        var (question, own) = (new LedgerQuestion(ledger, new RegisterFilter { Everything = true, Only = "dang-lam" }, default, Clears.None, emptyWatches, null), new bool[LedgerChunk.Ids]);
        var (watches, keeps) = (actor.May(Right.ActsForCouncil), actor.May(Right.KeepsWork));
        foreach (var chunk in ledger.Chunks)
        {
            Array.Clear(own);
            foreach (var body in bodies)
                foreach (var at in chunk.Of(body))
                    if (!LedgerChunk.OnlyCoordinates(at)) own[LedgerChunk.Position(at)] = true;
            var rows = chunk.All;
            for (var n = 0; n < rows.Length; n++)
            {
                ref readonly var row = ref rows[n];
                var isOwn = own[n] && row.Kind == ObligationKind.Task;
                var isWatched = watches && (row.WatcherPost != 0 ? row.WatcherPost == actor.PostId : row.WatcherBody == actor.BodyId);
                var isUnwatched = keeps && question.IsUnwatched(row);
                if (!(isOwn || isWatched || isUnwatched) || row.Is(LedgerMarks.ForEach) || !question.Finds(row) || !question.Chooses(row)) continue;
                entries.Add(new(row.Id, row.State, row.Due, row.Is(LedgerMarks.Asking), row.Is(LedgerMarks.Explained), row.Is(LedgerMarks.Answered), isOwn, isWatched, isUnwatched));
            }
        }
        return entries;
    }

    public static async Task<List<MyWorkEntry>> Asked(Visible visible, IReadOnlyList<long> bodies, DateOnly today)
    {
        var actor = visible.Actor;
        var all = Register.Open(Register.Rows(visible, new RegisterFilter { Everything = true }, today)).Where(r => r.EachOf == null);
        var parts = visible.Db.Set<ObligationBody>().Where(b => b.CouncilId == actor.CouncilId && b.To == null && b.Role != BodyRole.Coordinating && bodies.Contains(b.BodyId)).Select(b => b.ObligationId);
        var found = new Dictionary<long, MyWorkEntry>();
        await Add(all.Where(r => r.Kind == ObligationKind.Task && parts.Contains(r.Id)), e => e with { IsOwn = true });
        if (actor.May(Right.ActsForCouncil)) await Add(all.Where(r => r.WatcherPostId == actor.PostId || (r.WatcherPostId == null && r.WatcherBodyId == actor.BodyId)), e => e with { IsWatched = true });
        if (actor.May(Right.KeepsWork)) await Add(Register.Unwatched(visible, all, today), e => e with { IsUnwatched = true });
        return [.. found.Values];

        async Task Add(IQueryable<RegisterRow> rows, Func<MyWorkEntry, MyWorkEntry> also)
        {
            foreach (var r in await rows.Select(r => new { r.Id, r.State, r.DueOn, r.IsAsking, r.IsExplained, IsAnswered = r.AnsweredOn != null }).ToListAsync())
                found[r.Id] = also(found.GetValueOrDefault(r.Id, new(r.Id, r.State, LedgerRow.Day(r.DueOn), r.IsAsking, r.IsExplained, r.IsAnswered, false, false, false)));
        }
    }
}
