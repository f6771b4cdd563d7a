using Microsoft.EntityFrameworkCore;
using NghiTruong.App.People;
using NghiTruong.App.Shell.Parts;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Text;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>Something an account must be told, and where one does something about it.</summary>
public sealed record OwnNotice(string Words, string? Address = null, string? Link = null);

/// <summary>A room that has something to tell whoever signed in: computed when asked, kept nowhere.</summary>
public interface IOwnNotices
{
    Task<IReadOnlyList<OwnNotice>> Of(SignedIn who, ActorContext acting);
}

/// <summary>What the account itself must be told: a password, codes or a post near their end, a sign-in from where nobody came before.</summary>
sealed class AccountNotices(CouncilDb db, CouncilClock clock, AccountSettings settings) : IOwnNotices
{
    const int DaysBefore = 14, PostDaysBefore = 30, NewFor = 14;

    public async Task<IReadOnlyList<OwnNotice>> Of(SignedIn who, ActorContext acting)
    {
        var (told, account) = (new List<OwnNotice>(), who.Account!);
        if (who.IsAdministrator && account.PasswordGoodUntil.AddDays(-DaysBefore) <= clock.Now)
            told.Add(new($"Mật khẩu quản trị dùng được đến ngày {Day(account.PasswordGoodUntil)}; hãy đổi trước ngày ấy.", WayIn.Password, "Đổi mật khẩu"));
        if (account.SleepsFrom(settings.SleepsAfterDays) is { } sleeps && sleeps.AddDays(-AccountSettings.WarnedDaysBefore) <= clock.Now)
            told.Add(new($"Tài khoản không được dùng thì sau {settings.SleepsAfterDays} ngày tự khóa; tài khoản này sẽ khóa ngày {Day(sleeps)} nếu không đăng nhập."));
        if (account.HasCodes && await db.RecoveryCodes.CountAsync(c => c.AccountId == account.Id && c.UsedAt == null) is < 3 and var left)
            told.Add(new($"{(left == 0 ? "Không còn mã dự phòng nào" : $"Chỉ còn {left} mã dự phòng")}; mất điện thoại thì không tự vào được.", WayIn.Codes, "Lập bộ mã mới"));
        if (account.HasCodes && await db.RecoveryCodes.AnyAsync(c => c.AccountId == account.Id && c.UsedAt == null && c.Hash.Length == RecoveryCode.OlderLength))
            told.Add(new("Mã dự phòng đang giữ lập từ bản trước, cất giữ chưa đủ chặt; vẫn dùng được, nhưng nên lập bộ mã mới.", WayIn.Codes, "Lập bộ mã mới"));
        told.AddRange(await NewPlaces(who));
        told.AddRange(await Endings(account.PersonId));
        return told;
    }

    /// <summary>Sign-ins of the last days from an address that no earlier sign-in came from; the very first is nobody's news.</summary>
    async Task<IReadOnlyList<OwnNotice>> NewPlaces(SignedIn who)
    {
        var (id, since) = (who.Account!.Id, clock.Now.AddDays(-NewFor));
        var first = await db.AccountSessions.Where(s => s.AccountId == id && s.CameFrom != null).GroupBy(s => s.CameFrom!)
            .Select(g => new { From = g.Key, At = g.Min(s => s.CreatedAt), Id = g.Min(s => s.Id) }).OrderBy(g => g.Id).ToListAsync();
        return [.. first.Skip(1).Where(f => f.At >= since && f.From != who.Session.CameFrom).OrderByDescending(f => f.At).Take(3)
            .Select(f => new OwnNotice($"Lần đầu có đăng nhập từ {f.From}, lúc {LocalTime.Of(f.At)}. Không phải mình thì kết thúc phiên ấy và đổi mật khẩu.", "#h-phien", "Xem các phiên"))];
    }

    async Task<IReadOnlyList<OwnNotice>> Endings(long personId)
    {
        var (today, near) = (clock.Today, clock.Today.AddDays(PostDaysBefore));
        var held = await PostsOf.Held(db, today).Where(p => p.PersonId == personId).Select(p => new { p.Id, p.Title, p.To }).ToListAsync();
        var ids = held.ConvertAll(h => h.Id);
        var contacts = await db.Contacts.Where(c => ids.Contains(c.PostId) && c.From <= today && c.To > today && c.To <= near).Select(c => c.To!.Value).ToListAsync();
        return [.. held.Where(h => h.To is { } to && to <= near).Select(h => new OwnNotice($"Chức vụ {h.Title}: ngày cuối là {Last(h.To!.Value)}; quyền theo chức vụ hết cùng ngày.")),
            .. contacts.Select(to => new OwnNotice($"Việc được cử làm đầu mối có ngày cuối là {Last(to)}."))];
    }

    static string Day(DateTimeOffset at) => VietnameseDates.Short(CouncilClock.DayOf(at));

    static string Last(DateOnly firstNotHeld) => VietnameseDates.Short(firstNotHeld.AddDays(-1));
}
