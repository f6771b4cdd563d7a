using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Obligations;

/// <summary>Work is entered without any text: from a resolution, a letter, an instruction, a promise.</summary>
public sealed class EnterWork(CouncilDb db, CouncilClock clock)
{
    /// <param name="paper">Number and title of the paper that gives it, as its source is called in lists.</param>
    /// <param name="isNew">The person has seen that there is work like it and says that this is another.</param>
    public async Task<(Refusal? Refusal, long Id)> Run(Actor actor, FormId? form, ObligationTerms terms, string paper, DateOnly? givenOn, bool isNew)
    {
        if (!actor.May(Right.KeepsWork)) return (new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND thêm được nhiệm vụ."), 0);
        if (terms.Work.Length == 0) return (new("work-needed", "Hãy ghi nội dung nhiệm vụ.", "Work"), 0);
        if (givenOn is not { } on) return (new("given-on-needed", "Hãy ghi ngày giao.", "GivenOn"), 0);
        if (on > clock.Today) return (new("in-the-future", $"Ngày giao không được sau hôm nay ({clock.Today:dd/MM/yyyy}).", "GivenOn"), 0);
        if ((TermsForm.WrongRule(terms) ?? await db.WrongOccasion(actor, terms)) is { } noRule) return (noRule, 0);
        if (terms.Due.On < on) return (new("due-before-given", "Hạn không được trước ngày giao.", "Due"), 0);

        await using var writing = await db.BeginWriting();
        if (await db.WrittenBefore(actor, form) is { } before) return (before, 0);
        if (!isNew && (await LikeWorks.Of(db.Visible(actor))).Find(terms.Work, terms.LeadBodyId) is { } like)
            return (new("like-work", $"Gần giống nhiệm vụ {like.Id} chưa xong: “{like.Work}”. Nếu là nhắc lại, hãy ghi ở nhiệm vụ đó; nếu là việc khác, đánh dấu “vẫn thêm mới”.", "Work") { Address = $"/nhiem-vu/{like.Id}" }, 0);
        if (await Unknown(actor, terms) is { } unknown) return (unknown, 0);

        var origin = (await db.OriginsOf(actor.CouncilId)).FirstOrDefault(o => o.Key == terms.Origin).Name;
        if (origin is null) return (new("no-such-origin", "Hãy chọn nguồn giao việc.", "Origin"), 0);
        var source = new Reference("office", 0, paper.Length > 0 ? paper : origin, $"/nhiem-vu?nguon={terms.Origin}");
        var given = await db.Give(actor, clock, source, 0, 0, terms, on);
        return (await writing.Save(actor, form, "obligation.entered", given.AsReference), given.Id);
    }

    /// <summary>A body or post that is not there, or is there no more.</summary>
    async Task<Refusal?> Unknown(Actor actor, ObligationTerms terms)
    {
        if ((await db.BodiesOf(actor.CouncilId)).Unfit([.. terms.Bodies.Select(b => b.BodyId), .. terms.EachBodies, .. terms.WatcherBodyId is { } watcher ? [watcher] : Array.Empty<long>()], clock.Today) is { } unfit) return unfit;
        return terms.WatcherPostId is { } post && (await db.WatchersOf(actor.CouncilId, clock.Today)).All(w => w.Id != post) ? Refusal.NotFound : null;
    }
}
