using System.CommandLine;
using System.CommandLine.Parsing;
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

        var (signing, placing) = (new SignInOptions(), new HostingOptions());
        var root = new RootCommand("Nghị Trường: hệ điều hành của Hội đồng nhân dân.") { data, database, key, protection, urls, log };
        signing.AddTo(root);
        placing.AddTo(root);
        root.SetAction(async (parsed, ct) => signing.Read(parsed, out var accounts) is { } wrong
            ? CommandAnswer.Refuse(wrong)
            : await Serve.Run(new StorageSettings(parsed.GetValue(data)!, parsed.GetValue(database)) { AuditKeyFile = parsed.GetValue(key), ProtectionKeyFile = parsed.GetValue(protection) }, parsed.GetValue(urls)!, parsed.GetValue(log) == "json", placing.Read(parsed, parsed.GetValue(urls)!), accounts, ct));
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
        if (parsed.Errors.FirstOrDefault(e => e.Message.StartsWith("--", StringComparison.Ordinal)) is { } wrong) return Task.FromResult(CommandAnswer.Refuse(wrong.Message));
        if (parsed.Errors.Count > 0) return Task.FromResult(CommandAnswer.Refuse($"{Misunderstood(parsed)}; xem: {Path(parsed.CommandResult)} --help"));
        return parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Server.StopsWithin + TimeSpan.FromSeconds(5) });
    }

    static string Misunderstood(ParseResult parsed) => parsed.UnmatchedTokens is [var first, ..] ? $"Không hiểu “{first}”"
        : parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.CommandResult.Parent is not null ? "Thiếu tên việc cần làm"
        : "Thiếu tham số, hoặc giá trị của tham số không dùng được";

    /// <summary>The command with all that stands before it: what one can really type.</summary>
    static string Path(CommandResult at) => at.Parent is CommandResult above ? $"{Path(above)} {at.Command.Name}" : "nghitruong";
}
