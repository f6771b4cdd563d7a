using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Obligations;

/// <summary>A person leaves a post: what it watched over is handed to another, all of it or what was chosen, in one act.</summary>
public sealed class HandOver(CouncilDb db, CouncilClock clock)
{
    /// <summary>Open work over which posts of a person watch, held or not.</summary>
    public static IQueryable<Obligation> Watched(Visible visible, long personId)
    {
        var posts = visible.Db.Set<Post>().Where(p => p.PersonId == personId).Select(p => p.Id);
        return visible.Obligations.Where(o => o.IsOpen && o.WatcherPostId != null && posts.Contains(o.WatcherPostId.Value));
    }

    public async Task<Refusal?> Run(Actor actor, FormId? form, long personId, IReadOnlyCollection<long> chosen, long? toPost, string words)
    {
        if (!actor.May(Right.KeepsWork)) return new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND ghi được bàn giao.");
        if (chosen.Count == 0) return new("nothing-chosen", "Hãy chọn việc cần bàn giao.", "Work");
        await using var writing = await db.BeginWriting();
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (toPost is not { } to || (await db.WatchersOf(actor.CouncilId, clock.Today)).FirstOrDefault(w => w.Id == to) is not { Name: { } name }) return new("receiver-needed", "Hãy chọn người nhận bàn giao.", "To");
        var body = await db.Set<Post>().Where(p => p.Id == to).Select(p => p.BodyId).SingleAsync();
        var ids = await Watched(db.Visible(actor), personId).Where(o => chosen.Contains(o.Id)).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync();
        if (ids.Count != chosen.Distinct().Count()) return Refusal.Stale("có việc đã kết thúc hoặc đã bàn giao");
        foreach (var id in ids)
        {
            var work = (await db.Visible(actor).Obligations.Whole(id))!;
            if (work.CurrentTerms() is not { } terms || terms.WatcherPostId == to) continue;
            var fact = new NewFact(ObligationEventKind.HandedOver, clock.Today, words.Length > 0 ? words : $"Bàn giao cho {name}") { Terms = terms with { WatcherPostId = to, WatcherBodyId = body } };
            if (work.Follow(actor, fact, clock.Now) is { } refusal) return refusal with { Words = $"Nhiệm vụ {id}: {refusal.Words}" };
        }
        return await writing.Save(actor, form, "obligation.handed-over", () => new("person", personId, name, $"/danh-ba/nguoi/{personId}/ban-giao"));
    }
}
