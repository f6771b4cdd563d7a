using System.Globalization;
using NghiTruong.Rules;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>What happened to an account, in words for its owner and its administrator.</summary>
public static class AccountActs
{
    public static string Words(string act) => act switch
    {
        "account.signed-in" => "đăng nhập",
        "account.password-accepted" => "nhập đúng mật khẩu, chờ mã",
        "account.signed-out" => "đăng xuất",
        "account.wrong-password" => "nhập sai mật khẩu",
        "account.wrong-code" => "nhập sai mã",
        "account.tried-while-locked" => "thử vào khi đang tạm khóa",
        "account.not-let-in" => "không được vào",
        "account.session-expired" => "phiên hết thời gian",
        "account.session-ended" => "kết thúc phiên",
        "account.password-changed" => "đổi mật khẩu",
        "account.password-reset" => "cấp lại mật khẩu",
        "account.codes-begun" => "bật xác thực hai bước",
        "account.codes-ended" => "tắt xác thực hai bước",
        "account.codes-reset" => "đặt lại xác thực hai bước",
        "account.paper-codes-renewed" => "lập mã dự phòng mới",
        "account.passkey-added" => "thêm khóa truy cập",
        "account.passkey-removed" => "bỏ khóa truy cập",
        "account.created" => "lập tài khoản",
        "account.disabled" => "ngừng sử dụng",
        "account.enabled" => "cho dùng lại",
        "account.unlocked" => "mở tạm khóa",
        "account.slept" => "tự khóa vì không dùng",
        "account.woken" => "đánh thức",
        "account.provider-refused" => "nhà cung cấp định danh trả lời sai",
        "account.linked" => "liên kết nhà cung cấp định danh",
        "account.unlinked" => "bỏ liên kết nhà cung cấp định danh",
        _ => act,
    };
}

/// <summary>An instant as an office writes it, in Vietnamese time.</summary>
static class LocalTime
{
    public static string Of(DateTimeOffset at) => CouncilClock.LocalOf(at).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>A browser's own words, cut down to what a person recognises.</summary>
static class BrowserWords
{
    static readonly (string Mark, string Name)[] Browsers = [("Edg", "Edge"), ("OPR", "Opera"), ("coc_coc", "Cốc Cốc"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];
    static readonly (string Mark, string Name)[] Machines = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string Of(string? words)
    {
        var parts = new[] { Name(Browsers, words), Name(Machines, words) }.Where(n => n is not null).ToList();
        return parts.Count == 0 ? "trình duyệt không rõ" : string.Join(", ", parts);
    }

    static string? Name((string Mark, string Name)[] known, string? words) => known.FirstOrDefault(k => words?.Contains(k.Mark, StringComparison.OrdinalIgnoreCase) == true).Name;
}
