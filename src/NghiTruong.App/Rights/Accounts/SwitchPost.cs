using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>One person, several posts: from now on this session acts in another (đổi chức vụ đang dùng).</summary>
public sealed class SwitchPost(CouncilDb db, CouncilClock clock)
{
    public async Task<Refusal?> Run(SignedIn who, long postId)
    {
        if ((await PostsOf.Today(db, who.Account!.PersonId, clock.Today)).All(p => p.Id != postId)) return Refusal.NotFound;
        await Put(who.Session.Id, postId, who.Actor.CameFrom);
        return null;
    }

    /// <summary>The post of the session ended; goes on in one still held.</summary>
    internal Task<(Actor Actor, string CouncilName)?> Instead(SignInSessions.Found found, long postId, Coming coming) => Put(found.Session.Id, postId, coming.From);

    async Task<(Actor Actor, string CouncilName)?> Put(long sessionId, long postId, string? cameFrom)
    {
        if (await Acting.As(db, clock.Today, postId) is not { } acting) return null;
        await using var writing = await db.BeginWriting();
        await db.AccountSessions.Where(s => s.Id == sessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.PostId, postId));
        await writing.Record(acting.Actor with { CameFrom = cameFrom }, "account.post-chosen", () => new("post", postId, acting.Actor.PostTitle, WayIn.Own));
        return acting;
    }
}
