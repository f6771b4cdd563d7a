using System.CommandLine;

namespace NghiTruong.App.Commands;

/// <summary>What the program can be told to do: serve (without a command), read a text, compute a deadline and the calendar behind it, rebuild the folded columns, back up, restore, check.</summary>
public static class CommandLine
{
    public static Task<int> Run(string[] args)
    {
        var data = new Option<string>("--data") { Description = "Thư mục dữ liệu (mặc định ./data).", DefaultValueFactory = _ => "data", Recursive = true };
        var database = new Option<string?>("--database") { Description = "Chuỗi kết nối PostgreSQL (\"Host=…\"); bỏ trống thì dùng SQLite trong thư mục dữ liệu.", Recursive = true };
        var urls = new Option<string>("--urls") { Description = "Địa chỉ phục vụ.", DefaultValueFactory = _ => "http://localhost:5080" };

        var root = new RootCommand("Nghị Trường: hệ điều hành của Hội đồng nhân dân.") { data, database, urls };
        root.SetAction((parsed, ct) => Serve.Run(new(parsed.GetValue(data)!, parsed.GetValue(database)), parsed.GetValue(urls)!, ct));
        root.Subcommands.Add(ReadCommand.Build());
        root.Subcommands.Add(DeadlineCommand.Build());
        root.Subcommands.Add(RulesCommands.Rules());
        root.Subcommands.Add(RulesCommands.Votes());
        root.Subcommands.Add(CalendarCommands.Workdays());
        root.Subcommands.Add(CalendarCommands.Lunar());
        root.Subcommands.Add(RebuildCommand.Build(data, database));
        root.Subcommands.Add(BackupCommand.Build(data, database));
        root.Subcommands.Add(RestoreCommand.Build(data, database));
        root.Subcommands.Add(CheckCommand.Build(data, database));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.CommandResult.Command != root)
            return Task.FromResult(CommandAnswer.Refuse($"Không hiểu lệnh “{parsed.CommandResult.Command.Name}”: {parsed.Errors[0].Message} – xem: nghitruong {parsed.CommandResult.Command.Name} --help"));
        return parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
