using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Commands;

/// <summary>Accounts of the invented province, in Development only: everyone with a post but the deputies, whose accounts are for the administrator to make.</summary>
sealed class DemoAccounts(CouncilDb db, CouncilClock clock, Passwords passwords, SecondFactor factor)
{
    public async Task Seed()
    {
        if (await db.Accounts.AnyAsync() || await db.Councils.OrderBy(c => c.Id).FirstOrDefaultAsync() is not { } council) return;
        var today = clock.Today;
        var people = await (from post in PostsOf.Held(db, today)
                            join person in db.Persons on post.PersonId equals person.Id
                            join body in db.Bodies on post.BodyId equals body.Id
                            where !body.IsOutside && (body.Kind != BodyKind.DeputyGroup || Cast.Everyone.Contains(person.Name))
                            orderby person.Id
                            select new { person.Id, person.Name, post.Rank }).AsNoTracking().ToListAsync();
        // One hash for all: it is one password, and the first start does not wait for fifty.
        var (hash, taken) = (await passwords.Hash(Cast.Password), new HashSet<string>());
        await using var writing = await db.BeginWriting();
        if (await db.Accounts.AnyAsync()) return;
        foreach (var person in people.DistinctBy(p => p.Id))
        {
            var account = new Account { PersonId = person.Id, Name = AccountName.From(person.Name, taken.Contains), PasswordHash = hash, PasswordChangedAt = clock.Now, CreatedAt = clock.Now, AwakeSince = clock.Now };
            taken.Add(account.Name);
            if (people.Any(p => p.Id == person.Id && p.Rank == PostRank.Administrator))
                (account.CodeSecret, account.CodesSince) = (factor.Protected(System.Security.Cryptography.RandomNumberGenerator.GetBytes(20)), clock.Now);
            db.Accounts.Add(account);
        }
        await writing.Record(Actor.System(council.Id), "demo.accounts-seeded", () => new("council", council.Id, council.Name, "/"));
    }
}
