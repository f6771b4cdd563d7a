using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;
using NghiTruong.Text;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>
/// The council of a commune comes into the installation with its first administrator, who gets a slip; or one that has no administrator gets one. From then on it keeps
/// its own people and accounts, and the province's administrator sees nothing of them.
/// </summary>
public sealed class OpenCouncil(CouncilDb db, CouncilClock clock, Passwords passwords)
{
    public const string Address = "/quan-tri/hoi-dong";

    const string Title = "Quản trị hệ thống";

    /// <summary>Those below the actor's council, in the order of their names, and whether somebody keeps their accounts.</summary>
    public sealed record Below(long Id, string Name, int People, bool HasAdministrator);

    public async Task<IReadOnlyList<Below>> Councils(Actor actor)
    {
        var (today, mine) = (clock.Today, actor.CouncilId);
        var rows = await db.Councils.Where(c => c.ParentId == mine).Select(c => new
        {
            c.Id,
            c.Name,
            People = db.Set<Post>().Where(p => p.CouncilId == c.Id && p.AnnulledBecause == null && p.From <= today && (p.To == null || today < p.To)).Select(p => p.PersonId).Distinct().Count(),
            HasAdministrator = db.Set<Post>().Any(p => p.CouncilId == c.Id && p.Rank == PostRank.Administrator && p.AnnulledBecause == null && p.From <= today && (p.To == null || today < p.To) && db.Set<Account>().Any(a => a.PersonId == p.PersonId && a.DisabledAt == null)),
        }).ToListAsync();
        return [.. rows.OrderBy(r => SortKey.Of(r.Name), ByteOrder.Instance).Select(r => new Below(r.Id, r.Name, r.People, r.HasAdministrator))];
    }

    /// <param name="place">The place alone: "xã Ia Dom".</param>
    public async Task<(Refusal? Refusal, Slip? Slip)> Open(Actor actor, FormId? form, string place, string administrator)
    {
        if (await MayNot(actor) is { } no) return (no, null);
        if (place.Length < 3) return (new("place-needed", "Hãy ghi tên xã, phường, đặc khu, ví dụ: xã Ia Dom.", "Place"), null);
        if (!DirectoryWrites.IsWholeName(administrator)) return (new("person-needed", "Hãy ghi đủ họ và tên.", "Administrator"), null);
        var password = Passwords.OneTime();
        var hash = await passwords.Hash(password);
        await using var writing = await db.BeginWriting();
        if (await db.WrittenBefore(actor, form) is { } before) return (before, null);
        if ((await db.Councils.Where(c => c.ParentId == actor.CouncilId).ToListAsync()).Exists(c => Folding.Key(c.Place) == Folding.Key(place))) return (new("council-exists", $"HĐND {place} đã có trong hệ thống.", "Place"), null);
        var office = await db.BeginCouncil(actor.CouncilId, CouncilLevel.Commune, place, clock.Today);
        var slip = await Administrator(office, administrator, password, hash);
        var refusal = await writing.Save(actor, form, "council.opened", () => new("council", office.CouncilId, $"HĐND {place}, người quản trị {administrator}", Address));
        return (refusal, refusal is null ? slip : null);
    }

    /// <summary>An administrator for a council below that has none; where there is one, that one keeps the rest.</summary>
    public async Task<(Refusal? Refusal, Slip? Slip)> NameAdministrator(Actor actor, FormId? form, long councilId, string administrator)
    {
        if (await MayNot(actor) is { } no) return (no, null);
        if (!DirectoryWrites.IsWholeName(administrator)) return (new("person-needed", "Hãy ghi đủ họ và tên.", "Administrator"), null);
        var password = Passwords.OneTime();
        var hash = await passwords.Hash(password);
        await using var writing = await db.BeginWriting();
        if (await db.WrittenBefore(actor, form) is { } before) return (before, null);
        if ((await Councils(actor)).FirstOrDefault(c => c.Id == councilId) is not { } council) return (Refusal.NotFound, null);
        if (council.HasAdministrator) return (new("has-administrator", $"{council.Name} đã có người quản trị; người ấy cử thêm người khác.", "Administrator"), null);
        var office = await db.OfficeOf(councilId, council.Name, clock.Today);
        var slip = await Administrator(office, administrator, password, hash);
        var refusal = await writing.Save(actor, form, "council.administrator-named", () => new("council", councilId, $"{council.Name}: {administrator}", Address));
        return (refusal, refusal is null ? slip : null);
    }

    /// <summary>Always a new person: who works there is not this council's to look up.</summary>
    async Task<Slip> Administrator(Body office, string name, string password, string hash)
    {
        var person = DirectoryWrites.NewPerson(name);
        db.Persons.Add(person);
        await db.SaveChangesAsync();
        db.Posts.Add(DirectoryWrites.NewPost(office.CouncilId, person.Id, office.Id, Title, PostRank.Administrator, clock.Today));
        var taken = await db.Accounts.Select(a => a.Name).ToHashSetAsync();
        var account = new Account { PersonId = person.Id, Name = AccountName.From(name, taken.Contains), PasswordHash = hash, MustChangePassword = true, PasswordChangedAt = clock.Now, CreatedAt = clock.Now, AwakeSince = clock.Now };
        db.Accounts.Add(account);
        return new Slip(name, Title, account.Name, password);
    }

    async Task<Refusal?> MayNot(Actor actor) => !actor.May(Right.ManagesAccounts) || await db.Councils.AnyAsync(c => c.Id == actor.CouncilId && c.ParentId != null)
        ? new("not-the-administrator", "Chỉ người quản trị hệ thống của HĐND tỉnh, thành phố mở HĐND cấp xã.")
        : null;
}
