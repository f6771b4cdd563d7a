using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Documents;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Meetings;

/// <summary>Minutes and invitation, put together from what the meeting holds: the same for page, print and DOCX.</summary>
public sealed class MeetingPapers(CouncilDb db, CouncilClock clock)
{
    /// <summary>Someone who may sign a paper of the Standing Committee.</summary>
    public sealed record Signer(long PostId, string Name, string Title, SigningForm Form);

    /// <summary>The minutes; null where there is no such meeting for this actor. What was said is for the council's side alone.</summary>
    public async Task<(Meeting Meeting, OfficialPaper Paper)?> Minutes(Actor actor, long id)
    {
        if (!actor.May(Right.SeesAll) || await Load(actor, id) is not { } meeting) return null;
        var names = (await db.BodiesOf(actor.CouncilId)).ToDictionary(b => b.Id, b => b.NameOn(meeting.HeldOn ?? clock.Today));
        var work = await db.Visible(actor).Obligations.AsNoTracking().Include(o => o.Events).Where(o => o.SourceKind == "meeting" && o.SourceId == id).ToDictionaryAsync(o => o.Id);
        var concluded = meeting.Conclusions.OrderBy(c => c.Position).ThenBy(c => c.Id)
            .Select(c => c.ObligationId is { } owed ? work.TryGetValue(owed, out var o) ? NoticeWords.ItemOf(o.CurrentTerms(), c.Id, 0, b => names.GetValueOrDefault(b, "")).Sentence() : "" : c.Words)
            .Where(s => s.Length > 0).ToList();
        return (meeting, MinutesPaper.Of(await Council(actor), meeting, concluded));
    }

    /// <summary>The invitation, signed by whoever is chosen; the head of the Office by order where nobody is.</summary>
    public async Task<(Meeting Meeting, OfficialPaper Paper, IReadOnlyList<Signer> Signers, Signer? Chosen)?> Invitation(Actor actor, long id, long? signerPostId)
    {
        if (await Load(actor, id) is not { } meeting) return null;
        var signers = await Signers(actor);
        var chosen = Chosen(signers, signerPostId);
        return (meeting, InvitationPaper.Of(await Council(actor), meeting, chosen), signers, chosen);
    }

    /// <summary>The one asked for; else who signs by order of the Standing Committee.</summary>
    public static Signer? Chosen(IReadOnlyList<Signer> signers, long? postId) =>
        signers.FirstOrDefault(s => s.PostId == postId) ?? signers.FirstOrDefault(s => s.Form == SigningForm.ByOrder) ?? (signers.Count > 0 ? signers[0] : null);

    /// <summary>Those who hold a leading post in the Standing Committee or the Office today.</summary>
    public async Task<IReadOnlyList<Signer>> Signers(Actor actor)
    {
        var today = clock.Today;
        var found = await (from post in db.Visible(actor).Posts
                           where post.AnnulledBecause == null && post.From <= today && (post.To == null || today < post.To)
                           join body in db.Set<Body>() on post.BodyId equals body.Id
                           where body.Kind == BodyKind.StandingCommittee || body.Kind == BodyKind.CouncilOffice
                           join person in db.Set<Person>() on post.PersonId equals person.Id
                           select new { post.Id, person.Name, post.Title, post.Rank, body.Kind }).AsNoTracking().ToListAsync();
        return [.. found.Where(f => f.Rank is PostRank.Head or PostRank.DeputyHead).OrderBy(f => f.Kind).ThenBy(f => f.Rank).ThenBy(f => f.Id)
            .Select(f => new Signer(f.Id, f.Name, f.Title, f.Kind == BodyKind.CouncilOffice ? SigningForm.ByOrder : f.Rank == PostRank.Head ? SigningForm.OnBehalf : SigningForm.ForHead))];
    }

    Task<Meeting?> Load(Actor actor, long id) => db.Visible(actor).Meetings.AsNoTracking().Include(m => m.People).Include(m => m.Groups).Include(m => m.Conclusions)
        .Include(m => m.Agenda).ThenInclude(a => a.Papers).AsSplitQuery().SingleOrDefaultAsync(m => m.Id == id);

    Task<Council> Council(Actor actor) => db.Councils.AsNoTracking().SingleAsync(c => c.Id == actor.CouncilId);
}
