using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>From where and with what someone comes.</summary>
public sealed record Coming(System.Net.IPAddress? Address, string? Browser)
{
    public static Coming By(HttpContext http) => new(http.Connection.RemoteIpAddress, http.Request.Headers.UserAgent.ToString() is { Length: > 0 } words ? words : null);

    public string? From => Address is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4().ToString() : Address?.ToString();
}

/// <summary>Sign-ins as rows: opened, found again in each request, ended on every node at once.</summary>
public sealed class SignInSessions(CouncilDb db, CouncilClock clock, AccountSettings settings, KnownSessions known)
{
    /// <summary>How often the row is told that it is still used.</summary>
    static readonly TimeSpan Told = TimeSpan.FromMinutes(2);

    /// <param name="Post">In which the session acts; null where none is chosen, or it is not held today.</param>
    public sealed record Found(AccountSession Session, Account Account, string PersonName, bool IsAdministrator, Rules.People.Post? Post = null);

    /// <summary>Adds the row of a new sign-in to what is being written; returns the token for the browser.</summary>
    public (AccountSession Session, string Token) Open(Account account, long postId, string way, bool hasSecondFactor, Coming coming)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var session = new AccountSession
        {
            AccountId = account.Id, TokenHash = HashOf(token), PostId = postId, CreatedAt = clock.Now, LastSeenAt = clock.Now, CameFrom = coming.From, Way = way, HasSecondFactor = hasSecondFactor,
            Browser = coming.Browser is { Length: > 200 } long_ ? long_[..200] : coming.Browser,
        };
        db.AccountSessions.Add(session);
        return (session, token);
    }

    /// <summary>The session of a token while it lasts; null where there is none, it ended, or nobody used it for too long.</summary>
    public async Task<Found?> Find(string token, bool isUse)
    {
        var (hash, now) = (HashOf(token), clock.Now);
        var row = await known.Of(db, hash, clock.Today);
        // Another node may have been told meanwhile that it is still used.
        if (row is not null && row.Session.LastSeenAt + Told <= now)
        {
            known.Forget(hash);
            row = await known.Of(db, hash, clock.Today);
        }
        if (row is null || row.Account.IsDisabled) return null;
        var found = new Found(row.Session, row.Account, row.PersonName, row.IsAdministrator, row.Post);
        if (!Lasts(found, now))
        {
            await End(await Silent(found), found.Account, [found.Session.Id], "hết thời gian", "account.session-expired");
            return null;
        }
        if (isUse && found.Session.LastSeenAt + Told <= now)
        {
            await using var writing = await db.BeginWriting();
            await db.AccountSessions.Where(s => s.Id == found.Session.Id && s.LastSeenAt < now).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now));
            // A day of work without signing in anew counts against sleep too.
            if (found.Account.AwakeSince.AddDays(1) <= now) await db.Accounts.Where(a => a.Id == found.Account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.AwakeSince, now));
            await writing.Keep();
            known.Forget(hash);
        }
        return found;
    }

    /// <summary>Still open and its post still held: asked by a stream that stays open.</summary>
    public async Task<bool> StillHolds(long sessionId, long postId)
    {
        var (today, now) = (clock.Today, clock.Now);
        var row = await (from s in db.Set<AccountSession>()
                         where s.Id == sessionId && s.EndedAt == null && s.PostId == postId
                         join a in db.Set<Account>() on s.AccountId equals a.Id
                         where a.DisabledAt == null
                         join p in PostsOf.Held(db, today) on s.PostId equals p.Id
                         select new { Session = s, Account = a }).AsNoTracking().SingleOrDefaultAsync();
        return row is not null && Lasts(new Found(row.Session, row.Account, "", await PostsOf.IsAdministrator(db, row.Account.PersonId, today)), now);
    }

    /// <summary>The account's sessions that still last, the newest first.</summary>
    public async Task<IReadOnlyList<AccountSession>> Open(SignedIn who)
    {
        var now = clock.Now;
        return [.. (await db.AccountSessions.AsNoTracking().Where(s => s.AccountId == who.Account!.Id && s.EndedAt == null).OrderByDescending(s => s.Id).Take(100).ToListAsync())
            .Where(s => Lasts(new Found(s, who.Account!, who.PersonName, who.IsAdministrator), now))];
    }

    /// <summary>Ends sessions of an account, with its entry in the record.</summary>
    public async Task<Refusal?> End(Actor actor, Account account, IReadOnlyList<long> ids, string because, string act = "account.session-ended")
    {
        await using var writing = await db.BeginWriting();
        var now = clock.Now;
        if (await db.AccountSessions.Where(s => s.AccountId == account.Id && ids.Contains(s.Id) && s.EndedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now).SetProperty(x => x.EndedBecause, because)) == 0) return null;
        return await writing.Record(actor, act, account.AsTarget);
    }

    bool Lasts(Found found, DateTimeOffset now) =>
        now < found.Session.CreatedAt + settings.Longest && now < found.Session.LastSeenAt + (found.IsAdministrator ? settings.AdministratorIdle : settings.Idle);

    async Task<Actor> Silent(Found found) => new(await PostsOf.CouncilOf(db, found.Account.PersonId), found.Account.PersonId, found.PersonName, 0, "phiên đăng nhập", 0, [], Right.None);

    public static byte[] HashOf(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));
}

static class AccountTarget
{
    public static Reference AsTarget(this Account account) => new("account", account.Id, account.Name, $"/quan-tri/tai-khoan/{account.Id}");
}
