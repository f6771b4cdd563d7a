using Microsoft.EntityFrameworkCore;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>A person of the council and their account, if there is one, as its administrator sees them.</summary>
public sealed record ManagedPerson(long PersonId, string Name, byte[] SortKey, string Title, string Body, bool IsHeldToday, bool IsAdministrator, Account? Account)
{
    /// <summary>In the order in which one is to blame for not getting in.</summary>
    public AccountState StateAt(DateTimeOffset now, AccountSettings settings) => Account switch
    {
        null => AccountState.None,
        { IsAsleep: true } => AccountState.Asleep,
        { IsDisabled: true } => AccountState.Disabled,
        var a when a.SleepsAt(now, settings.SleepsAfterDays) => AccountState.Asleep,
        var a when a.IsLockedAt(now) => AccountState.Locked,
        var a when a.SleepsFrom(settings.SleepsAfterDays)?.AddDays(-AccountSettings.WarnedDaysBefore) <= now => AccountState.SleepsSoon,
        { SignedInAt: null } => AccountState.NeverIn,
        _ => AccountState.InUse,
    };
}

public enum AccountState { None, InUse, NeverIn, SleepsSoon, Asleep, Locked, Disabled }

/// <summary>
/// Whose accounts one council's administrator keeps: people at home in that council. Who holds posts in several councils is at home in the province's, so that
/// no commune can take over an account that acts for the province.
/// </summary>
public static class ManagedAccounts
{
    public static async Task<IReadOnlyList<ManagedPerson>> Of(CouncilDb db, long council, DateOnly today)
    {
        var here = db.Posts.Where(p => p.CouncilId == council && p.AnnulledBecause == null);
        return [.. (await Read(db, db.Posts.Where(p => p.AnnulledBecause == null && here.Any(h => h.PersonId == p.PersonId)), today)).Where(p => p.Council == council).Select(p => p.Person).OrderBy(p => p.SortKey, ByteOrder.Instance)];
    }

    /// <summary>One of them; null where the account does not exist or is another council's: the two are told alike.</summary>
    public static async Task<ManagedPerson?> One(CouncilDb db, long council, long accountId, DateOnly today)
    {
        // The council is part of the question: what is another's takes no longer to be denied than what is nobody's.
        var here = db.Posts.Where(p => p.CouncilId == council && p.AnnulledBecause == null);
        var person = await db.Accounts.Where(a => a.Id == accountId && here.Any(h => h.PersonId == a.PersonId)).Select(a => (long?)a.PersonId).SingleOrDefaultAsync();
        return person is null ? null : (await Read(db, db.Posts.Where(p => p.AnnulledBecause == null && p.PersonId == person), today)).Where(p => p.Council == council).Select(p => p.Person).SingleOrDefault();
    }

    static async Task<IEnumerable<(long Council, ManagedPerson Person)>> Read(CouncilDb db, IQueryable<Post> posts, DateOnly today)
    {
        var rows = await (from post in posts
                          join person in db.Persons on post.PersonId equals person.Id
                          join body in db.Bodies on post.BodyId equals body.Id
                          join council in db.Councils on post.CouncilId equals council.Id
                          join account in db.Accounts on person.Id equals account.PersonId into accounts
                          from account in accounts.DefaultIfEmpty()
                          select new { Post = post, Person = person, Body = body, council.ParentId, Account = account }).AsNoTracking().ToListAsync();
        var bodies = rows.Select(r => r.Post.BodyId).Distinct().ToList();
        var names = (await db.BodyNames.AsNoTracking().Where(n => bodies.Contains(n.BodyId)).ToListAsync()).ToLookup(n => n.BodyId);
        return rows.Where(r => RightsTable.LetsIn(r.Body, r.Post.Rank)).GroupBy(r => r.Person.Id).Select(g =>
        {
            var best = g.OrderByDescending(r => r.Post.IsHeldOn(today)).ThenBy(r => r.ParentId is not null).ThenBy(r => r.Post.Rank >= PostRank.Administrator).ThenByDescending(r => r.Post.From).ThenBy(r => r.Post.Id).First();
            var name = names[best.Post.BodyId].OrderByDescending(n => n.From).FirstOrDefault(n => n.From <= today)?.Name ?? "";
            return (best.Post.CouncilId, new ManagedPerson(g.Key, best.Person.Name, best.Person.SortKey, best.Post.Title, name, best.Post.IsHeldOn(today), g.Any(r => r.Post.Rank == PostRank.Administrator && r.Post.IsHeldOn(today)), best.Account));
        });
    }

    public static string Words(this AccountState state) => state switch
    {
        AccountState.None => "chưa có tài khoản",
        AccountState.InUse => "đang dùng",
        AccountState.NeverIn => "chưa đăng nhập lần nào",
        AccountState.SleepsSoon => "sắp tự khóa",
        AccountState.Asleep => "tự khóa vì không dùng",
        AccountState.Locked => "tạm khóa do nhập sai",
        _ => "ngừng sử dụng",
    };
}
