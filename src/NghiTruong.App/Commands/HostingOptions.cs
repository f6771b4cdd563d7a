using System.CommandLine;
using NghiTruong.App.Shell;

namespace NghiTruong.App.Commands;

/// <summary>Where the node stands: proxies, names, https, how much one may ask.</summary>
sealed class HostingOptions
{
    readonly Option<string[]> proxies = new("--behind-proxy") { Description = "Địa chỉ hoặc mạng (CIDR) của proxy phía trước; chỉ tin X-Forwarded-For và X-Forwarded-Proto từ đó. Nêu được nhiều lần." };
    readonly Option<string[]> hosts = new("--host") { Description = "Tên máy chủ được trả lời, ví dụ nghitruong.tinh.gov.vn; bỏ trống thì tên nào cũng được. Nêu được nhiều lần." };
    readonly Option<bool> https = new("--https") { Description = "Mọi người vào qua https (kể cả chỉ tới proxy): cookie chỉ đi qua https và gắn với tên máy này." };
    readonly Option<int> forms = Count("--rate-forms", "Số lần gửi biểu mẫu công khai (đăng nhập, quên mật khẩu) mỗi phút từ một địa chỉ; 0: không đếm.", new Hosting().PublicForms);
    readonly Option<int> requests = Count("--rate-requests", "Số yêu cầu mỗi phút của một người, hoặc một địa chỉ khi chưa đăng nhập; 0: không đếm.", new Hosting().Requests);

    public void AddTo(RootCommand root)
    {
        proxies.Validators.Add(given =>
        {
            if (given.GetValue(proxies)?.FirstOrDefault(p => Hosting.Network(p) is null) is { } wrong) given.AddError($"--behind-proxy “{wrong}” không phải địa chỉ hay mạng, ví dụ 10.0.0.5 hoặc 10.0.0.0/24.");
        });
        foreach (Option option in new Option[] { proxies, hosts, https, forms, requests }) root.Options.Add(option);
    }

    public Hosting Read(ParseResult parsed, string urls) => new()
    {
        Proxies = [.. (parsed.GetValue(proxies) ?? []).Select(p => Hosting.Network(p)!.Value)],
        Hosts = parsed.GetValue(hosts) ?? [],
        IsHttps = parsed.GetValue(https) || urls.Split(';').All(u => u.StartsWith("https://", StringComparison.OrdinalIgnoreCase)),
        PublicForms = parsed.GetValue(forms),
        Requests = parsed.GetValue(requests),
    };

    static Option<int> Count(string name, string description, int usual)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && !(int.TryParse(token.Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) && n <= 1_000_000)) given.AddError($"{name} “{token.Value}” không phải một số từ 0.");
        });
        return option;
    }
}
