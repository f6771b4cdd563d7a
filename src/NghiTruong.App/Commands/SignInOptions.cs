using System.CommandLine;
using System.Net;
using NghiTruong.App.Rights.Accounts;

namespace NghiTruong.App.Commands;

/// <summary>What an operator says about signing in: the office's networks, a provider of identities.</summary>
sealed class SignInOptions
{
    const string SecretVariable = "NGHITRUONG_OIDC_SECRET";

    readonly Option<string?> networks = new("--office-network") { Description = "Mạng của cơ quan (CIDR, cách nhau bằng dấu chấm phẩy); từ nơi khác phải xác thực hai bước." };
    readonly Option<string?> authority = new("--oidc-authority") { Description = "Địa chỉ nhà cung cấp định danh (OpenID Connect)." };
    readonly Option<string?> client = new("--oidc-client") { Description = "Mã ứng dụng tại nhà cung cấp (client_id)." };
    readonly Option<string?> secretFile = new("--oidc-secret-file") { Description = $"Tệp chứa mật khẩu ứng dụng; hoặc biến môi trường {SecretVariable}." };
    readonly Option<string> name = new("--oidc-name") { Description = "Chữ trên nút đăng nhập qua nhà cung cấp.", DefaultValueFactory = _ => "Đăng nhập qua nhà cung cấp định danh" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { networks, authority, client, secretFile, name }) command.Options.Add(option);
    }

    /// <summary>The settings; or one line that says what is wrong.</summary>
    public string? Read(ParseResult parsed, out AccountSettings settings)
    {
        settings = Server.IsDevelopment ? AccountSettings.OfTheDemo : new AccountSettings();
        var known = new List<IPNetwork>();
        foreach (var written in (parsed.GetValue(networks) ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IPNetwork.TryParse(written, out var network)) return $"--office-network: “{written}” không phải mạng dạng 10.0.0.0/8.";
            known.Add(network);
        }
        settings = settings with { OfficeNetworks = known };
        if (parsed.GetValue(authority) is not { } address) return null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != "https" && !uri.IsLoopback)) return $"--oidc-authority: “{address}” phải là địa chỉ https.";
        if (parsed.GetValue(client) is not { Length: > 0 } id) return "--oidc-authority cần kèm --oidc-client.";
        if (parsed.GetValue(secretFile) is { } file && !File.Exists(file)) return $"--oidc-secret-file: không có tệp “{file}”.";
        var secret = parsed.GetValue(secretFile) is { } kept ? File.ReadAllText(kept).Trim() : Environment.GetEnvironmentVariable(SecretVariable);
        settings = settings with { Outer = new OuterSettings(address.TrimEnd('/'), id, string.IsNullOrEmpty(secret) ? null : secret, parsed.GetValue(name)!) };
        return null;
    }
}
