using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>What is handed over on paper, once: the name and a password to be used once.</summary>
public sealed record Slip(string PersonName, string Title, string AccountName, string Password);

/// <summary>The administrator makes and keeps accounts of the council's people. Nothing here shows or sets content, and nobody shuts out himself or the last administrator.</summary>
public sealed class KeepAccounts(CouncilDb db, CouncilClock clock, Passwords passwords)
{
    public async Task<(Refusal? Refusal, IReadOnlyList<Slip> Slips)> Create(Actor actor, FormId? form, IReadOnlyList<long> personIds, string? wishedName = null)
    {
        if (MayKeep(actor) is { } no) return (no, []);
        if (await db.WrittenBefore(actor, form) is { } before) return (before, []);
        var people = (await ManagedAccounts.Of(db, actor.CouncilId, clock.Today)).Where(p => personIds.Contains(p.PersonId)).ToList();
        if (people.Count == 0 || people.Count != personIds.Count) return (new("person-needed", "Hãy chọn người trong danh bạ của HĐND mình.", "Person"), []);
        if (people.Find(p => p.Account is not null) is { } has) return (new("account-there", $"{has.Name} đã có tài khoản {has.Account!.Name}.", "Person"), []);
        if (people.Find(p => !p.IsHeldToday) is { } idle) return (new("no-post", $"{idle.Name} hôm nay không giữ chức vụ nào; hãy ghi chức vụ vào danh bạ trước.", "Person"), []);
        var taken = await db.Accounts.Select(a => a.Name).ToHashSetAsync();
        var wished = AccountName.Of(wishedName ?? "");
        if (wished.Length > 0 && (people.Count > 1 ? Refusal.NotFound : AccountName.MayBe(wished)) is { } wrong) return (wrong, []);
        if (taken.Contains(wished)) return (new("name-taken", $"Tên đăng nhập “{wished}” đã có người dùng.", "Name"), []);

        var made = new List<(Account Account, Slip Slip)>();
        foreach (var person in people)
        {
            var password = Passwords.OneTime();
            var name = wished.Length > 0 ? wished : AccountName.From(person.Name, taken.Contains);
            taken.Add(name);
            made.Add((new Account { PersonId = person.PersonId, Name = name, PasswordHash = await passwords.Hash(password), MustChangePassword = true, PasswordChangedAt = clock.Now, CreatedAt = clock.Now, AwakeSince = clock.Now },
                new Slip(person.Name, person.Title, name, password)));
        }
        await using var writing = await db.BeginWriting();
        db.Accounts.AddRange(made.Select(m => m.Account));
        var refusal = await writing.Save(actor, form, "account.created", () => made is [var (only, _)] ? only.AsTarget() : new("account", 0, $"{made.Count} tài khoản: {string.Join(", ", made.Select(m => m.Account.Name))}", ManagedAddress));
        return (refusal, refusal is null ? [.. made.Select(m => m.Slip)] : []);
    }

    public async Task<(Refusal? Refusal, Slip? Slip)> ResetPassword(Actor actor, FormId? form, long id)
    {
        var (no, person, account) = await Load(actor, form, id);
        if (no is not null) return (no, null);
        if (person!.PersonId == actor.PersonId) return (new("own-account", "Mật khẩu của mình thì tự đổi ở mục Tài khoản."), null);
        var password = Passwords.OneTime();
        var hash = await passwords.Hash(password);
        await using var writing = await db.BeginWriting();
        await ChangePassword.Put(db, clock, account!, hash, mustChange: true);
        (account!.WrongTries, account.LockedUntil) = (0, null);
        await ChangePassword.EndOthers(db, clock, id, null, "cấp lại mật khẩu");
        var refusal = await writing.Save(actor, form, "account.password-reset", account.AsTarget);
        return (refusal, refusal is null ? new Slip(person.Name, person.Title, account.Name, password) : null);
    }

    public async Task<Refusal?> Disable(Actor actor, FormId? form, long id, string reason)
    {
        var (no, person, account) = await Load(actor, form, id);
        if (no is not null) return no;
        if (reason.Length == 0) return new("reason-needed", "Ngừng sử dụng một tài khoản phải nêu lý do.", "Reason");
        if (person!.PersonId == actor.PersonId) return new("own-account", "Không tự ngừng tài khoản của mình được.");
        if (account!.IsDisabled && !account.IsAsleep) return new("disabled-already", "Tài khoản này đã ngừng sử dụng.");
        if (person.IsAdministrator && await IsLastAdministrator(actor.CouncilId, account.Id)) return new("last-administrator", "Đây là người quản trị cuối cùng còn dùng được; hãy có người quản trị khác trước.");
        (account.DisabledAt, account.DisabledBecause) = (clock.Now, reason);
        account.Version++;
        await using var writing = await db.BeginWriting();
        await ChangePassword.EndOthers(db, clock, id, null, "ngừng sử dụng tài khoản");
        return await writing.Save(actor, form, "account.disabled", account.AsTarget);
    }

    public async Task<Refusal?> Enable(Actor actor, FormId? form, long id)
    {
        var (no, _, account) = await Load(actor, form, id);
        if (no is not null) return no;
        (account!.DisabledAt, account.DisabledBecause, account.AwakeSince) = (null, null, clock.Now);
        account.Version++;
        return await db.Save(actor, form, "account.enabled", account.AsTarget);
    }

    public async Task<Refusal?> Unlock(Actor actor, FormId? form, long id)
    {
        var (no, _, account) = await Load(actor, form, id);
        if (no is not null) return no;
        (account!.WrongTries, account.LockedUntil) = (0, null);
        account.Version++;
        return await db.Save(actor, form, "account.unlocked", account.AsTarget);
    }

    public async Task<Refusal?> EndSessions(Actor actor, FormId? form, long id)
    {
        var (no, _, account) = await Load(actor, form, id);
        if (no is not null) return no;
        await using var writing = await db.BeginWriting();
        await ChangePassword.EndOthers(db, clock, id, null, "người quản trị kết thúc");
        return await writing.Save(actor, form, "account.session-ended", account!.AsTarget);
    }

    /// <summary>A lost phone: codes and passkeys are taken off, sessions end; the person begins anew with the password.</summary>
    public async Task<Refusal?> ResetFactors(Actor actor, FormId? form, long id)
    {
        var (no, person, account) = await Load(actor, form, id);
        if (no is not null) return no;
        if (person!.PersonId == actor.PersonId) return new("own-account", "Xác thực hai bước của mình phải do người quản trị khác đặt lại, hoặc bằng lệnh tại máy chủ.");
        await using var writing = await db.BeginWriting();
        await KeepCodes.Forget(db, account!);
        await db.AccountPasskeys.Where(p => p.AccountId == id).ExecuteDeleteAsync();
        await ChangePassword.EndOthers(db, clock, id, null, "đặt lại xác thực hai bước");
        return await writing.Save(actor, form, "account.codes-reset", account!.AsTarget);
    }

    public const string ManagedAddress = "/quan-tri/tai-khoan";

    async Task<(Refusal?, ManagedPerson?, Account?)> Load(Actor actor, FormId? form, long id)
    {
        if (MayKeep(actor) is { } no) return (no, null, null);
        if (await db.WrittenBefore(actor, form) is { } before) return (before, null, null);
        if (await ManagedAccounts.One(db, actor.CouncilId, id, clock.Today) is not { } person) return (Refusal.NotFound, null, null);
        return (null, person, await db.Accounts.SingleAsync(a => a.Id == id));
    }

    async Task<bool> IsLastAdministrator(long council, long but)
    {
        var holders = PostsOf.Held(db, clock.Today).Where(p => p.CouncilId == council && p.Rank == PostRank.Administrator);
        return !await db.Accounts.AnyAsync(a => a.Id != but && a.DisabledAt == null && holders.Any(h => h.PersonId == a.PersonId));
    }

    static Refusal? MayKeep(Actor actor) => actor.May(Right.ManagesAccounts) ? null : new("not-the-administrator", "Chỉ người quản trị hệ thống quản lý tài khoản.");
}
