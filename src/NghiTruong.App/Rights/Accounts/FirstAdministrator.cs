using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>An empty installation lets in one person, by a link printed on the server, good once and for a day.</summary>
public sealed class FirstAdministrator(CouncilDb db, CouncilClock clock, Passwords passwords, SignInSessions sessions)
{
    /// <summary>What the first administrator says of the council and of himself.</summary>
    public sealed record Said(CouncilLevel Level, string Place, string Name, string AccountName, string Password, string Again, string KeeperName, string KeeperTitle);

    /// <summary>A new link's token, in place of any earlier one; null where somebody has an account already.</summary>
    public async Task<string?> NewLink()
    {
        if (await db.Accounts.AnyAsync()) return null;
        var (token, now) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), clock.Now);
        await using var writing = await db.BeginWriting();
        await Alone(writing);
        await db.FirstLinks.Where(l => l.UsedAt == null && l.Until > now).ExecuteUpdateAsync(l => l.SetProperty(x => x.Until, now));
        db.FirstLinks.Add(new FirstLink { TokenHash = SignInSessions.HashOf(token), Until = clock.Now.AddHours(24) });
        await writing.Keep();
        return token;
    }

    public async Task<bool> IsGood(string token)
    {
        var (hash, now) = (SignInSessions.HashOf(token), clock.Now);
        return await db.FirstLinks.AnyAsync(l => l.TokenHash == hash && l.UsedAt == null && now < l.Until) && !await db.Accounts.AnyAsync();
    }

    public async Task<(Refusal? Refusal, string? Token)> Begin(string token, Said said, Coming coming)
    {
        if (!await IsGood(token)) return (Refusal.NotFound, null);
        var council = await db.Councils.OrderBy(c => c.ParentId != null).ThenBy(c => c.Id).FirstOrDefaultAsync();
        if (Refuses(said, council is null) is { } no) return (no, null);
        var hash = await passwords.Hash(said.Password);
        var (hashOfLink, now, today) = (SignInSessions.HashOf(token), clock.Now, clock.Today);

        await using var writing = await db.BeginWriting();
        await Alone(writing);
        // Asked once more where nobody else can come between: there is one first administrator.
        if (await db.Accounts.AnyAsync() || await db.FirstLinks.Where(l => l.TokenHash == hashOfLink && l.UsedAt == null && now < l.Until).ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, now)) == 0) return (Refusal.NotFound, null);
        var office = council is null ? await db.BeginCouncil(null, said.Level, said.Place, today) : await db.OfficeOf(council.Id, council.Name, today);
        var person = DirectoryWrites.NewPerson(said.Name);
        db.Persons.Add(person);
        await db.SaveChangesAsync();
        var post = DirectoryWrites.NewPost(office.CouncilId, person.Id, office.Id, "Quản trị hệ thống", PostRank.Administrator, today);
        db.Posts.Add(post);
        if (said.KeeperName.Length > 0) await Keeper(said, person, office, today);
        var account = new Account { PersonId = person.Id, Name = AccountName.Of(said.AccountName), PasswordHash = hash, PasswordChangedAt = now, CreatedAt = now, AwakeSince = now, SignedInAt = now };
        db.Accounts.Add(account);
        await db.SaveChangesAsync();
        var (_, session) = sessions.Open(account, post.Id, KeepCodes.FirstStartWay, hasSecondFactor: false, coming);
        var actor = new Actor(office.CouncilId, person.Id, person.Name, post.Id, post.Title, office.Id, [], Right.None) { CameFrom = coming.From };
        var refusal = await writing.Record(actor, "account.first-administrator", account.AsTarget);
        return (refusal, refusal is null ? session : null);
    }

    static Task Alone(Writing writing) => writing.Take($"SELECT pg_advisory_xact_lock(20261130)");

    static Refusal? Refuses(Said said, bool isNew)
    {
        if (isNew && said.Place.Length < 3) return new("place-needed", "Hãy ghi tên tỉnh, thành phố hoặc xã, phường.", "Place");
        if (!DirectoryWrites.IsWholeName(said.Name)) return new("person-needed", "Hãy ghi đủ họ và tên.", "Name");
        if (AccountName.MayBe(AccountName.Of(said.AccountName)) is { } name) return name with { Field = "Account" };
        if (said.Password != said.Again) return new("not-the-same", "Hai lần nhập mật khẩu không giống nhau.", "Again");
        if (PasswordRule.Refuses(said.Password, AccountName.Of(said.AccountName), said.Name) is { } password) return password;
        if (said.KeeperName.Length > 0 && !DirectoryWrites.IsWholeName(said.KeeperName)) return new("person-needed", "Hãy ghi đủ họ và tên.", "Keeper");
        return null;
    }

    /// <summary>Whoever will keep the directory: an administrator by himself enters nobody.</summary>
    async Task Keeper(Said said, Person administrator, Body office, DateOnly today)
    {
        var keeper = administrator;
        if (NghiTruong.Text.PersonName.Key(said.KeeperName) != administrator.Key)
        {
            keeper = DirectoryWrites.NewPerson(said.KeeperName);
            db.Persons.Add(keeper);
            await db.SaveChangesAsync();
        }
        db.Posts.Add(DirectoryWrites.NewPost(office.CouncilId, keeper.Id, office.Id, said.KeeperTitle.Length > 0 ? said.KeeperTitle : "Chuyên viên Văn phòng", PostRank.Officer, today));
    }
}
