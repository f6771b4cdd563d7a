using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.App.Storage.Sqlite;

namespace NghiTruong.App.Commands;

/// <summary><c>nghitruong keys reset</c>: lets the keys of cookies and form tokens go, where their key file is lost; <c>keys new FILE</c>: a key to encrypt backups with.</summary>
static class KeysCommand
{
    public static Command Build(Option<string> data, Option<string?> database)
    {
        var reset = new Command("reset", "Bỏ mọi khóa của phiên đăng nhập và biểu mẫu: mọi người đăng nhập lại. Dừng máy chủ trước.");
        reset.SetAction((parsed, ct) => Guarding.Run(() => Reset(new(parsed.GetValue(data)!, parsed.GetValue(database)), ct)));
        var file = new Argument<string>("FILE") { Description = "Tệp khóa sẽ được ghi; chỉ chủ của nó đọc được." };
        var make = new Command("new", "Lập một tệp khóa mới để mã hóa bản sao (backup --encrypt-with).") { file };
        make.SetAction((parsed, _) => Guarding.Run(() => Task.FromResult(New(parsed.GetValue(file)!))));
        return new Command("keys", "Khóa của phiên đăng nhập và biểu mẫu; khóa mã hóa bản sao.") { reset, make };
    }

    /// <summary>Runs with the secret of a key file, or without where none is named; a file that is no key is told of.</summary>
    public static Task<int> With(string? file, Func<byte[]?, Task<int>> run)
    {
        if (file is null) return run(null);
        try
        {
            return KeyFile.Read(file, make: false) is { } secret ? run(secret) : Task.FromResult(CommandAnswer.Refuse($"Không có tệp khóa “{file}”; lập bằng nghitruong keys new."));
        }
        catch (InvalidDataException e)
        {
            return Task.FromResult(CommandAnswer.Refuse(e.Message));
        }
    }

    static int New(string file)
    {
        if (File.Exists(file)) return CommandAnswer.Refuse($"Đã có tệp “{file}”; không khóa nào bị ghi đè.");
        _ = KeyFile.Read(file, make: true);
        return CommandAnswer.Lines([$"Đã lập khóa tại {file}. Giữ một bản ở nơi khác với các bản sao: mất khóa này thì không mở lại được bản sao nào đã mã hóa bằng nó."]);
    }

    static async Task<int> Reset(StorageSettings settings, CancellationToken ct)
    {
        if (!settings.IsPostgres && !File.Exists(settings.SqliteFile)) return CommandAnswer.Refuse($"Không có cơ sở dữ liệu trong “{settings.DataFolder}”.");
        using var held = settings.IsPostgres ? null : FolderLock.Take(settings.DataFolder, TimeSpan.FromSeconds(2));
        if (held is null && !settings.IsPostgres) return CommandAnswer.Refuse($"Thư mục dữ liệu “{settings.DataFolder}” đang được dùng; dừng máy chủ rồi chạy lại.");
        await using var db = new CouncilDb((DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseCouncil(settings).Options);
        var gone = await ProtectionKeys.Forget(db);
        await BackupCommand.Note(settings, "keys.reset", $"{gone} khóa", ct);
        return CommandAnswer.Lines([$"Đã bỏ {gone} khóa; lần khởi động sau lập khóa mới, mọi người đăng nhập lại."]);
    }
}
