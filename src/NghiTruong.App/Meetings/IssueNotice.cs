using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Meetings;

/// <summary>An approved notice gets its number and day; from then on the work it states binds, all in one transaction.</summary>
public sealed class IssueNotice(CouncilDb db, CouncilClock clock, CheckNotice check)
{
    /// <param name="signerPostId">The post in which the signer signs.</param>
    public async Task<Refusal?> Run(Actor actor, NoticeId id, int seen, FormId? form, int? number, string symbol, DateOnly? on, SigningForm signing, long? signerPostId)
    {
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM conclusion_notices WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Visible(actor).Notices.Whole(id.Value) is not { } notice) return Refusal.NotFound;
        var meeting = await db.Visible(actor).Meetings.Include(m => m.Conclusions).SingleAsync(m => m.Id == notice.MeetingId);
        if (await SignerOf(actor, signerPostId) is not { } signer) return new("signer-needed", "Hãy chọn người ký.", "Signer");
        var issue = new NoticeIssue(number, symbol, on, signing, SigningForms.PostOnPaper(signer.Post.Title), signer.Name, signer.Body, signer.Post.Rank) { SignerPersonId = signer.Post.PersonId };
        if (await Taken(actor, notice, number, on) is { } taken) return taken;
        NoticeChain.NameFirst(notice, await db.IssuedWith(notice)); // one drafted by an earlier release named the correction before it
        if (notice.Issue(actor, await db.StandsIn(actor), seen, issue, meeting.HeldOn, clock.Now) is { } refusal) return await db.OrWrittenBefore(actor, form, refusal);
        if (await check.Run(actor, notice, meeting) is { } wrong) return wrong;
        foreach (var item in notice.Items.OrderBy(i => i.Position))
            if (meeting.Conclusions.Find(c => c.Id == item.ConclusionId) is { } conclusion && await Bind(actor, meeting, notice, conclusion, item) is { } impossible)
                return impossible;
        meeting.Version++;
        return await writing.Save(actor, form, "notice.issued", () => notice.AsReference());
    }

    async Task<(Post Post, string Name, BodyKind Body)?> SignerOf(Actor actor, long? postId)
    {
        if (postId is not { } id) return null;
        var found = await (from post in db.Visible(actor).Posts
                           where post.Id == id && post.AnnulledBecause == null
                           join person in db.Set<Person>() on post.PersonId equals person.Id
                           join body in db.Set<Body>() on post.BodyId equals body.Id
                           select new { Post = post, person.Name, body.Kind }).AsNoTracking().SingleOrDefaultAsync();
        return found is null ? null : (found.Post, found.Name, found.Kind);
    }

    /// <summary>A number counts once a year in a council, whether the notice was made here or came in as a text.</summary>
    async Task<Refusal?> Taken(Actor actor, ConclusionNotice notice, int? number, DateOnly? on)
    {
        if (number is not { } wanted || on is not { } day) return null;
        var other = await db.Notices.AsNoTracking().Where(n => n.CouncilId == actor.CouncilId && n.Id != notice.Id && n.Year == day.Year && n.Number == wanted).Select(n => n.Summary).FirstOrDefaultAsync();
        var (first, last) = (new DateOnly(day.Year, 1, 1), new DateOnly(day.Year, 12, 31));
        other ??= (await (from s in db.Set<MeetingSource>()
                          where s.CouncilId == actor.CouncilId && s.Kind == SourceKind.Notice && s.Number != null && s.IssuedOn >= first && s.IssuedOn <= last
                          join m in db.Set<Meeting>() on s.MeetingId equals m.Id
                          where m.AnnulledBecause == null
                          select new { s.Number, m.Title }).ToListAsync()).Find(s => LeadingNumber(s.Number!) == wanted)?.Title;
        return other is null ? null : new("number-taken", $"Số {wanted:00} của năm {day.Year} đã dùng cho “{other}”. Hãy kiểm tra lại sổ văn bản đi.", "Number");
    }

    static int LeadingNumber(string number) => int.TryParse(number.AsSpan(0, number.TakeWhile(char.IsAsciiDigit).Count()), out var n) ? n : -1;

    /// <summary>Work still tentative becomes binding; where a correction or replacement says it otherwise, the new words stand and the old stay in the history.</summary>
    async Task<Refusal?> Bind(Actor actor, Meeting meeting, ConclusionNotice notice, Conclusion conclusion, NoticeItem item)
    {
        var saysOtherwise = conclusion.Words != item.Words;
        conclusion.Words = item.Words;
        if (conclusion.ObligationId is not { } owed || await db.Visible(actor).Obligations.Whole(owed) is not { } obligation) return null;
        if (obligation.State == ObligationState.Split) return await BindPieces(actor, notice, obligation);
        if (!obligation.IsOpen) return null;
        var now = obligation.CurrentTerms();
        var terms = now with { Work = item.Words, Status = SourceStatus.Binding, Due = NoticeWords.DueOf(item, now.Due, meeting.HeldOn ?? clock.Today) };
        if (now.Status == SourceStatus.Binding && !saysOtherwise && terms.Due == now.Due && terms.Work == now.Work) return null;

        var isCorrection = notice.Kind == NoticeKind.Correction && now.Status == SourceStatus.Binding;
        var was = now.Work == terms.Work ? "" : $"Lời trước đó: “{now.Work}”";
        return await Tell(actor, notice, obligation, isCorrection ? ObligationEventKind.Corrected : ObligationEventKind.BecameBinding, terms, isCorrection ? $"Sửa đổi theo Thông báo số {notice.NumberWords}. {was}".TrimEnd() : was);
    }

    /// <summary>What was split before the notice came is owed in its pieces, in their own words.</summary>
    async Task<Refusal?> BindPieces(Actor actor, ConclusionNotice notice, Obligation split)
    {
        foreach (var id in await db.Visible(actor).Obligations.Where(o => o.FollowsId == split.Id && o.SourceKind == split.SourceKind && o.SourceId == split.SourceId).Select(o => o.Id).ToListAsync())
        {
            var piece = (await db.Obligations.Whole(id))!;
            var refusal = piece.State == ObligationState.Split ? await BindPieces(actor, notice, piece)
                : piece is { IsOpen: true, Status: SourceStatus.Tentative } ? await Tell(actor, notice, piece, ObligationEventKind.BecameBinding, piece.CurrentTerms() with { Status = SourceStatus.Binding }, "")
                : null;
            if (refusal is not null) return refusal;
        }
        return null;
    }

    async Task<Refusal?> Tell(Actor actor, ConclusionNotice notice, Obligation obligation, ObligationEventKind kind, ObligationTerms terms, string words)
    {
        var on = notice.IssuedOn!.Value < obligation.GivenOn ? obligation.GivenOn : notice.IssuedOn.Value;
        var fact = new NewFact(kind, on, words) { DocumentNumber = notice.NumberWords, Terms = terms };
        var no = obligation.Record(actor, obligation.Version, fact, clock.Now, [], new BodyTree([], on)) ?? await db.Follow(actor, clock, obligation, fact);
        return no is { } refusal ? refusal with { Words = $"Nhiệm vụ “{obligation.Work}”: {refusal.Words}" } : null;
    }
}
