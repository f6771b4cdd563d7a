using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>Someone signs in (đăng nhập). Every no before the password is known to be right has the same words and costs the same work.</summary>
public sealed class SignIn(CouncilDb db, CouncilClock clock, AccountSettings settings, Passwords passwords, SignInSessions sessions, SecondFactor factor)
{
    static readonly Refusal No = new("sign-in",
        "Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang tạm khóa. Sai 5 lần liền thì phải chờ 1 phút, sai nữa phải chờ lâu hơn; người quản trị mở khóa được ngay.");

    static readonly Refusal NoCode = new("wrong-code", "Mã không đúng hoặc đã dùng; mỗi mã chỉ dùng một lần, hãy chờ mã mới. Sai 5 lần liền thì phải chờ.", "Code");

    public async Task<(Refusal? Refusal, string? Token)> Run(string typedName, string password, string? code, Coming coming)
    {
        var name = AccountName.Of(typedName);
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Name == name);
        var tried = await BeginTry(account);
        var (isRight, isWeak) = await passwords.Compare(account?.PasswordHash, password);
        if (account is null || !tried.IsOpen || !isRight)
        {
            await Tell(account, coming, account is null ? "account.unknown-name" : tried.IsOpen ? "account.wrong-password" : "account.tried-while-locked");
            return (No, null);
        }
        // Whoever knows the password and not the code has not shown yet who they are: only the try just counted is taken back.
        if (account.HasCodes) await TakeBack(account, tried);
        if (isWeak) await Rehash(account, password);
        return await Open(account, "mật khẩu", hasFactor: false, code, coming);
    }

    /// <summary>The person is who they say, by the password, a passkey or a provider; is the house open to them, and in which post?</summary>
    public async Task<(Refusal? Refusal, string? Token)> Open(Account account, string way, bool hasFactor, string? code, Coming coming)
    {
        if (await NotOpen(account, hasFactor, coming) is { } closed)
        {
            await Tell(account, coming, "account.not-let-in", closed.Rule switch
            {
                "account-asleep" => "tự khóa vì không dùng",
                "account-disabled" => "đã ngừng sử dụng",
                "no-post" => "không giữ chức vụ",
                _ => "từ ngoài mạng, chưa có hai bước",
            });
            return (closed, null);
        }
        var posts = await PostsOf.Today(db, account.PersonId, clock.Today);
        var last = await db.AccountSessions.Where(s => s.AccountId == account.Id).OrderByDescending(s => s.Id).Select(s => s.PostId).FirstOrDefaultAsync();
        var post = posts.FirstOrDefault(p => p.Id == last) ?? posts[0];
        if (await Acting.As(db, clock.Today, post.Id) is not { } acting) return (Refusal.NotFound, null);

        if (!hasFactor && account.HasCodes && code is { Length: > 0 })
        {
            if (await Refuses(account, code, coming) is { } wrong) return (wrong, null);
            hasFactor = true;
        }

        var waitsForCode = account.HasCodes && !hasFactor;
        await using var writing = await db.BeginWriting();
        var (_, token) = sessions.Open(account, post.Id, way, hasFactor, coming);
        if (!waitsForCode) await ComesIn(account);
        var refusal = await writing.Record(acting.Actor with { CameFrom = coming.From }, waitsForCode ? "account.password-accepted" : "account.signed-in", account.AsTarget);
        return (refusal, refusal is null ? token : null);
    }

    /// <summary>The second step: the code of the phone, or one from paper.</summary>
    public async Task<Refusal?> Enter(SignedIn who, string code, Coming coming)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == who.Account!.Id);
        if (await Refuses(account, code, coming) is { } wrong) return wrong;
        await using var writing = await db.BeginWriting();
        await db.AccountSessions.Where(s => s.Id == who.Session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.HasSecondFactor, true));
        await ComesIn(account);
        return await writing.Record(who.Actor with { CameFrom = coming.From }, "account.signed-in", account.AsTarget);
    }

    /// <summary>The password asked for again inside a session: a wrong one counts as it does at the door, and one that locks the account ends the session too.</summary>
    public async Task<Refusal?> Confirm(SignedIn who, string password, string field = "Password")
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == who.Account!.Id);
        var tried = await BeginTry(account);
        var (isRight, _) = await passwords.Compare(account.PasswordHash, password);
        if (tried.IsOpen && isRight)
        {
            await TakeBack(account, tried);
            return null;
        }
        await using (var writing = await db.BeginWriting())
            await writing.Record(who.Actor, tried.IsOpen ? "account.wrong-password" : "account.tried-while-locked", account.AsTarget);
        if (!tried.IsOpen) return new("account-locked", "Tài khoản đang tạm khóa do nhập sai nhiều lần; hãy chờ rồi thử lại, hoặc nhờ người quản trị mở khóa.", field);
        if (tried.Locks is null) return new("wrong-password", "Mật khẩu hiện tại không đúng.", field);
        await sessions.End(who.Actor, account, [who.Session.Id], "nhập sai mật khẩu nhiều lần");
        return new("wrong-password", "Mật khẩu hiện tại không đúng. Đã sai nhiều lần liền nên tài khoản tạm khóa và phiên đăng nhập này kết thúc.", field);
    }

    /// <summary>Counts a code, weighs it and takes it; null where it is right.</summary>
    async Task<Refusal?> Refuses(Account account, string code, Coming coming)
    {
        var isOpen = (await BeginTry(account)).IsOpen;
        if (isOpen && await factor.Weigh(account, code) is { } weighed)
        {
            await using var writing = await db.BeginWriting();
            if (await factor.Take(account, weighed)) return await writing.Keep();
        }
        await Tell(account, coming, isOpen ? "account.wrong-code" : "account.tried-while-locked");
        return NoCode;
    }

    /// <summary>Inside a write under way: the person is in, and what was tried before them is forgotten.</summary>
    async Task ComesIn(Account account)
    {
        var now = clock.Now;
        await db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.WrongTries, 0).SetProperty(x => x.LockedUntil, x => (DateTimeOffset?)null).SetProperty(x => x.SignedInAt, now).SetProperty(x => x.AwakeSince, now));
    }

    /// <param name="IsOpen">False while the account is locked: nothing was counted.</param>
    /// <param name="Locks">Until when this very try locked the account, unless it is right.</param>
    readonly record struct Tried(bool IsOpen, DateTimeOffset? Locks);

    /// <summary>Counts the try before it is weighed, so that many at once are no more than five.</summary>
    async Task<Tried> BeginTry(Account? account)
    {
        var (id, now) = (account?.Id ?? 0, clock.Now);
        await using var writing = await db.BeginWriting();
        var counted = await db.Accounts.Where(a => a.Id == id && (a.LockedUntil == null || a.LockedUntil <= now)).ExecuteUpdateAsync(a => a.SetProperty(x => x.WrongTries, x => x.WrongTries + 1));
        var tries = await db.Accounts.Where(a => a.Id == id).Select(a => a.WrongTries).SingleOrDefaultAsync();
        var until = now + Account.WaitAfter(tries);
        await db.Accounts.Where(a => a.Id == (counted == 1 && until > now ? id : 0)).ExecuteUpdateAsync(a => a.SetProperty(x => x.LockedUntil, until));
        await writing.Keep();
        return new(counted == 1, counted == 1 && until > now ? until : null);
    }

    /// <summary>A right try is uncounted and unlocks what itself had locked; what others tried meanwhile stays counted.</summary>
    async Task TakeBack(Account account, Tried tried)
    {
        var locks = tried.Locks;
        await using var writing = await db.BeginWriting();
        await db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.WrongTries, x => x.WrongTries > 0 ? x.WrongTries - 1 : 0)
            .SetProperty(x => x.LockedUntil, x => x.LockedUntil == locks ? null : x.LockedUntil));
        await writing.Keep();
    }

    async Task<Refusal?> NotOpen(Account account, bool hasFactor, Coming coming)
    {
        if (account.IsAsleep || (!account.IsDisabled && account.SleepsAt(clock.Now, settings.SleepsAfterDays))) return new("account-asleep", $"Tài khoản không được dùng quá {settings.SleepsAfterDays} ngày nên đã tự khóa; Văn phòng hoặc người quản trị mở lại được ngay.");
        if (account.IsDisabled) return new("account-disabled", "Tài khoản này đã ngừng sử dụng; liên hệ người quản trị hệ thống của cơ quan.");
        if ((await PostsOf.Today(db, account.PersonId, clock.Today)).Count == 0) return new("no-post", "Hiện không giữ chức vụ nào trong hệ thống nên chưa vào được; liên hệ Văn phòng.");
        if (!hasFactor && !account.HasCodes && settings.IsOutside(coming.Address))
            return new("factor-from-outside", "Đăng nhập từ ngoài mạng cơ quan cần xác thực hai bước. Hãy bật xác thực hai bước (mục Tài khoản) khi ở trong mạng cơ quan.");
        return null;
    }

    async Task Rehash(Account account, string password)
    {
        var hash = await passwords.Hash(password);
        await using var writing = await db.BeginWriting();
        await db.Accounts.Where(a => a.Id == account.Id && a.PasswordHash == account.PasswordHash).ExecuteUpdateAsync(a => a.SetProperty(x => x.PasswordHash, hash));
        await writing.Keep();
    }

    /// <summary>What was tried stands in the record; never what was typed.</summary>
    /// <param name="why">Beside the account's name.</param>
    public async Task Tell(Account? account, Coming coming, string act, string? why = null)
    {
        var target = account?.AsTarget() ?? new("account", 0, "tên đăng nhập không có", "");
        var council = await PostsOf.CouncilOf(db, account?.PersonId);
        await using var writing = await db.BeginWriting();
        await writing.Record(PostsOf.Stranger(council, coming.From), act, () => why is null ? target : target with { Title = $"{target.Title} ({why})" });
    }
}
