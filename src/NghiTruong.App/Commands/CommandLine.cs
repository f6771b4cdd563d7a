using System.CommandLine;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Commands;

/// <summary>What the program can be told to do: serve (without a command), read a text, compute a deadline and the calendar behind it, rebuild the folded columns, back up, restore, check.</summary>
public static class CommandLine
{
    public static Task<int> Run(string[] args)
    {
        var data = new Option<string>("--data") { Description = "Thư mục dữ liệu (mặc định ./data).", DefaultValueFactory = _ => "data", Recursive = true };
        var database = new Option<string?>("--database") { Description = "Chuỗi kết nối PostgreSQL (\"Host=…\"); bỏ trống thì dùng SQLite trong thư mục dữ liệu.", Recursive = true };
        var key = new Option<string?>("--audit-key") { Description = "Tệp khóa niêm nhật ký (mặc định trong thư mục dữ liệu; nhiều nút dùng chung một tệp).", Recursive = true };
        var protection = new Option<string?>("--protection-key") { Description = "Tệp khóa bảo vệ các khóa đăng nhập và biểu mẫu (mặc định trong thư mục dữ liệu; nhiều nút dùng chung một tệp).", Recursive = true };
        var urls = new Option<string>("--urls") { Description = "Địa chỉ phục vụ.", DefaultValueFactory = _ => "http://localhost:5080" };
        var log = new Option<string>("--log") { Description = "Dạng nhật ký chạy trên màn hình: text hoặc json (mỗi dòng một đối tượng).", DefaultValueFactory = _ => "text" };
        log.AcceptOnlyFromAmong("text", "json");

        var proxies = new Option<string[]>("--behind-proxy") { Description = "Địa chỉ hoặc mạng (CIDR) của proxy phía trước; chỉ tin X-Forwarded-For và X-Forwarded-Proto từ đó. Nêu được nhiều lần." };
        proxies.Validators.Add(given =>
        {
            if (given.GetValue(proxies)?.FirstOrDefault(p => Hosting.Network(p) is null) is { } wrong) given.AddError($"--behind-proxy “{wrong}” không phải địa chỉ hay mạng, ví dụ 10.0.0.5 hoặc 10.0.0.0/24.");
        });
        var hosts = new Option<string[]>("--host") { Description = "Tên máy chủ được trả lời, ví dụ nghitruong.tinh.gov.vn; bỏ trống thì tên nào cũng được. Nêu được nhiều lần." };
        var https = new Option<bool>("--https") { Description = "Mọi người vào qua https (kể cả chỉ tới proxy): cookie chỉ đi qua https và gắn với tên máy này." };
        var forms = Count("--rate-forms", "Số lần gửi biểu mẫu công khai (đăng nhập, quên mật khẩu) mỗi phút từ một địa chỉ; 0: không đếm.", new Hosting().PublicForms);
        var requests = Count("--rate-requests", "Số yêu cầu mỗi phút của một người, hoặc một địa chỉ khi chưa đăng nhập; 0: không đếm.", new Hosting().Requests);

        var root = new RootCommand("Nghị Trường: hệ điều hành của Hội đồng nhân dân.") { data, database, key, protection, urls, log, proxies, hosts, https, forms, requests };
        var signing = new SignInOptions();
        signing.AddTo(root);
        root.SetAction(async (parsed, ct) => signing.Read(parsed, out var accounts) is { } wrong ? CommandAnswer.Refuse(wrong) : await Serve.Run(new StorageSettings(parsed.GetValue(data)!, parsed.GetValue(database)) { AuditKeyFile = parsed.GetValue(key), ProtectionKeyFile = parsed.GetValue(protection) }, parsed.GetValue(urls)!, parsed.GetValue(log) == "json", new()
        {
            Proxies = [.. (parsed.GetValue(proxies) ?? []).Select(p => Hosting.Network(p)!.Value)],
            Hosts = parsed.GetValue(hosts) ?? [],
            IsHttps = parsed.GetValue(https) || parsed.GetValue(urls)!.Split(';').All(u => u.StartsWith("https://", StringComparison.OrdinalIgnoreCase)),
            PublicForms = parsed.GetValue(forms),
            Requests = parsed.GetValue(requests),
        }, accounts, ct));
        root.Subcommands.Add(ReadCommand.Build());
        root.Subcommands.Add(DeadlineCommand.Build());
        root.Subcommands.Add(RulesCommands.Rules());
        root.Subcommands.Add(RulesCommands.Votes());
        root.Subcommands.Add(CalendarCommands.Workdays());
        root.Subcommands.Add(CalendarCommands.Lunar());
        root.Subcommands.Add(AuditCommand.Build(data, database, key));
        root.Subcommands.Add(KeysCommand.Build(data, database));
        root.Subcommands.Add(AccountCommand.Build(data, database));
        root.Subcommands.Add(RebuildCommand.Build(data, database));
        root.Subcommands.Add(BackupCommand.Build(data, database));
        root.Subcommands.Add(RestoreCommand.Build(data, database, key, protection));
        root.Subcommands.Add(CheckCommand.Build(data, database, key, protection));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.CommandResult.Command != root)
            return Task.FromResult(CommandAnswer.Refuse($"Không hiểu lệnh “{parsed.CommandResult.Command.Name}”: {parsed.Errors[0].Message} – xem: nghitruong {parsed.CommandResult.Command.Name} --help"));
        if (parsed.Errors.FirstOrDefault(e => e.Message.StartsWith("--", StringComparison.Ordinal)) is { } wrong) return Task.FromResult(CommandAnswer.Refuse(wrong.Message));
        return parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Server.StopsWithin + TimeSpan.FromSeconds(5) });
    }

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
