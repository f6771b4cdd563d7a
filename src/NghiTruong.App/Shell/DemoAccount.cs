using Microsoft.EntityFrameworkCore;
using NghiTruong.App.People;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Shell;

/// <summary>An account of the demo province as the sign-in page offers it, in Development only.</summary>
sealed record DemoAccount(Account Account, string Name, string Title, string Body, string Code)
{
    public static async Task<IReadOnlyList<DemoAccount>> All(CouncilDb db, CouncilClock clock, SecondFactor factor)
    {
        var today = clock.Today;
        var rows = await (from account in db.Accounts
                          join person in db.Persons on account.PersonId equals person.Id
                          join post in PostsOf.Held(db, today) on person.Id equals post.PersonId
                          join body in db.Bodies on post.BodyId equals body.Id
                          join name in db.BodyNames.Where(n => n.From <= today && (n.To == null || today < n.To)) on body.Id equals name.BodyId
                          orderby person.SortKey
                          select new { Account = account, person.Name, post.Id, post.Title, post.Rank, Body = body, BodyName = name.Name }).AsNoTracking().ToListAsync();
        return [.. rows.Where(r => RightsTable.LetsIn(r.Body, r.Rank)).GroupBy(r => r.Account.Id).Select(g => g.OrderBy(r => r.Rank).ThenBy(r => r.Id).First())
            .Select(r => new DemoAccount(r.Account, r.Name, r.Title, r.BodyName, CodeOf(r.Account, clock, factor)))];
    }

    // The phone of someone who does not exist: the next code that will be taken.
    static string CodeOf(Account account, CouncilClock clock, SecondFactor factor) =>
        account.HasCodes && factor.KeyOf(account) is { } key ? Totp.CodeAt(key, Math.Max(Totp.StepOf(clock.Now) - 1, account.CodeStep + 1)) : "";
}
