using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>The second factor of one's own account (xác thực hai bước): set up with a first code, taken off, new codes for paper.</summary>
public sealed class KeepCodes(CouncilDb db, CouncilClock clock, AccountSettings settings, SignIn signIn, SecondFactor factor)
{
    /// <summary>The key to be shown until a first code proves that the phone has it; made on first sight.</summary>
    public async Task<byte[]> Offer(SignedIn who)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == who.Account!.Id);
        if (!account.HasCodes && factor.KeyOf(account) is { } known) return known;
        var key = RandomNumberGenerator.GetBytes(20);
        if (account.HasCodes) return key; // never shown once it is in force
        await using var writing = await db.BeginWriting();
        account.CodeSecret = factor.Protected(key);
        account.Version++;
        await writing.Keep();
        return key;
    }

    public async Task<(Refusal? Refusal, IReadOnlyList<string> PaperCodes)> Begin(SignedIn who, string password, string code)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == who.Account!.Id);
        if (account.HasCodes) return (new("codes-already", "Xác thực hai bước đã bật."), []);
        if (await signIn.Confirm(who, password) is { } wrong) return (wrong, []);
        if (factor.KeyOf(account) is not { } key || Totp.Matches(key, code, clock.Now, account.CodeStep) is not { } step)
            return (new("wrong-code", "Mã chưa đúng. Kiểm tra giờ của điện thoại rồi nhập mã đang hiện.", "Code"), []);
        await using var writing = await db.BeginWriting();
        (account.CodesSince, account.CodeStep) = (clock.Now, step);
        account.Version++;
        var codes = await factor.NewPaperCodes(account);
        await db.AccountSessions.Where(s => s.Id == who.Session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.HasSecondFactor, true));
        await ChangePassword.EndOthers(db, clock, account.Id, who.Session.Id, "bật xác thực hai bước");
        var refusal = await writing.Record(who.Actor, "account.codes-begun", account.AsTarget);
        return (refusal, refusal is null ? codes : []);
    }

    public async Task<Refusal?> End(SignedIn who, string password)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == who.Account!.Id);
        if (who.IsAdministrator) return new("codes-needed", "Tài khoản quản trị phải có xác thực hai bước; đổi điện thoại thì nhờ người quản trị khác đặt lại.");
        if (await signIn.Confirm(who, password) is { } wrong) return wrong;
        await using var writing = await db.BeginWriting();
        await Forget(db, account);
        return await writing.Record(who.Actor, "account.codes-ended", account.AsTarget);
    }

    public async Task<(Refusal? Refusal, IReadOnlyList<string> PaperCodes)> Renew(SignedIn who, string password)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == who.Account!.Id);
        if (!account.HasCodes) return (Refusal.NotFound, []);
        if (await signIn.Confirm(who, password) is { } wrong) return (wrong, []);
        await using var writing = await db.BeginWriting();
        var codes = await factor.NewPaperCodes(account);
        var refusal = await writing.Record(who.Actor, "account.paper-codes-renewed", account.AsTarget);
        return (refusal, refusal is null ? codes : []);
    }

    /// <summary>Inside a write under way.</summary>
    public static async Task Forget(CouncilDb db, Account account)
    {
        (account.CodesSince, account.CodeSecret, account.CodeStep) = (null, null, 0);
        account.Version++;
        await db.SaveChangesAsync();
        await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ExecuteDeleteAsync();
    }

    /// <summary>From where one may set it up: a password alone does not make a second factor from outside.</summary>
    public Refusal? MayBegin(SignedIn who, Coming coming) => settings.IsOutside(coming.Address) && !who.Session.HasSecondFactor && who.Session.Way != FirstStartWay
        ? new("factor-from-outside", "Chỉ bật xác thực hai bước lần đầu khi ở trong mạng cơ quan.")
        : null;

    public const string FirstStartWay = "liên kết khởi đầu";
}
