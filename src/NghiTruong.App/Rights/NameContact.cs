using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights;

/// <summary>A body names who drafts for it, from–to, by its head's authorisation; or lets him go.</summary>
public sealed class NameContact(CouncilDb db, CouncilClock clock)
{
    public async Task<Refusal?> Run(Actor actor, FormId? form, long bodyId, long? postId, DateOnly? from, DateOnly? lastDay, bool maySend, string authorisation)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        var visible = db.Visible(actor);
        if (await visible.Bodies.AsNoTracking().SingleOrDefaultAsync(b => b.Id == bodyId) is not { } body) return Refusal.NotFound;
        if (Contact.MayName(actor, bodyId) is { } no) return no;
        if (postId is null || await visible.Posts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == postId) is not { } post) return new("post-needed", "Hãy chọn người trong cơ quan này.", "Post");
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM bodies WHERE id = {bodyId} FOR UPDATE");
        var known = await db.Contacts.AsNoTracking().Where(c => c.CouncilId == actor.CouncilId && c.BodyId == bodyId).ToListAsync();
        var (refusal, contact) = Contact.Name(actor, body, post, from, lastDay, maySend, authorisation, known, clock.Now);
        if (contact is null) return await db.OrWrittenBefore(actor, form, refusal!);
        db.Contacts.Add(contact);
        return await writing.Save(actor, form, "contact.named", () => new("body", bodyId, post.Title, $"/danh-ba/co-quan/{bodyId}/dau-moi"));
    }

    public async Task<Refusal?> End(Actor actor, FormId? form, long bodyId, long contactId, int seen, DateOnly? lastDay)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Contacts.SingleOrDefaultAsync(c => c.CouncilId == actor.CouncilId && c.BodyId == bodyId && c.Id == contactId) is not { } contact) return Refusal.NotFound;
        if (contact.End(actor, seen, lastDay, clock.Today) is { } no) return await db.OrWrittenBefore(actor, form, no);
        return await db.Save(actor, form, "contact.ended", () => new("body", bodyId, contact.Authorisation, $"/danh-ba/co-quan/{bodyId}/dau-moi"));
    }
}
