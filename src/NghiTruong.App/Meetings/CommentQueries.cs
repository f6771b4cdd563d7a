using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Files;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>What an actor may see of comment rounds: the council's side all, a body those in which it was asked. The round opens no other door of the meeting.</summary>
public static class CommentQueries
{
    extension(Visible visible)
    {
        public IQueryable<CommentRound> CommentRounds
        {
            get
            {
                var (council, own) = (visible.Actor.CouncilId, visible.Actor.OwnBodies);
                var standing = visible.Db.Set<Meeting>().Where(m => m.CouncilId == council && m.AnnulledBecause == null);
                var rounds = visible.Db.Set<CommentRound>().Where(r => r.CouncilId == council && standing.Any(m => m.Id == r.MeetingId));
                return visible.Actor.May(Right.SeesAll) ? rounds : rounds.Where(r => r.Requests.Any(q => own.Contains(q.BodyId)));
            }
        }
    }

    /// <summary>A round with all its requests and comments, and what was said of these before.</summary>
    public static Task<CommentRound?> Whole(this IQueryable<CommentRound> rounds, long id) =>
        rounds.Include(r => r.Requests).Include(r => r.Comments).ThenInclude(c => c.Earlier).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == id);

    /// <summary>Which comments of a round an actor may read: the council's side all, a body its own.</summary>
    public static IEnumerable<Comment> For(this IEnumerable<Comment> comments, Actor actor) =>
        comments.Where(c => actor.May(Right.SeesAll) || (c.BodyId is { } body && actor.OwnBodies.Contains(body))).OrderBy(c => c.MadeOn).ThenBy(c => c.Id);

    /// <summary>The versions of the paper a round is about that an actor may open: all, or the one sent out and, once the round is closed, what it led to.</summary>
    public static async Task<IReadOnlyList<(int Number, StoredFile File)>> VersionsOf(this CouncilDb db, Actor actor, CommentRound round)
    {
        var all = await (from p in db.Set<PaperVersion>()
                         where p.CouncilId == round.CouncilId && p.AgendaItemId == round.AgendaItemId && p.Name == round.PaperName
                         join s in db.Set<StoredFile>() on p.StoredFileId equals s.Id
                         orderby p.Number
                         select new { p.Number, File = s }).AsNoTracking().ToListAsync();
        return [.. all.Where(v => actor.May(Right.SeesAll) || v.Number == round.PaperNumber || v.Number == round.ResultNumber).Select(v => (v.Number, v.File))];
    }

    public static Reference AsReference(this CommentRound round) => new("comment-round", round.Id, $"Góp ý {round.PaperName} (bản {round.PaperNumber})", $"/phien-hop/{round.MeetingId}/gop-y/{round.Id}");
}
