using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.App.Storage.Sqlite;

namespace NghiTruong.App.Commands;

/// <summary><c>nghitruong keys reset</c>: lets the keys of cookies and form tokens go, where their key file is lost.</summary>
static class KeysCommand
{
    public static Command Build(Option<string> data, Option<string?> database)
    {
        var reset = new Command("reset", "Bỏ mọi khóa của phiên đăng nhập và biểu mẫu: mọi người đăng nhập lại. Dừng máy chủ trước.");
        reset.SetAction((parsed, ct) => Guarding.Run(() => Reset(new(parsed.GetValue(data)!, parsed.GetValue(database)))));
        return new Command("keys", "Khóa của phiên đăng nhập và biểu mẫu.") { reset };
    }

    static async Task<int> Reset(StorageSettings settings)
    {
        if (!settings.IsPostgres && !File.Exists(settings.SqliteFile)) return CommandAnswer.Refuse($"Không có cơ sở dữ liệu trong “{settings.DataFolder}”.");
        using var held = settings.IsPostgres ? null : FolderLock.Take(settings.DataFolder, TimeSpan.FromSeconds(2));
        if (held is null && !settings.IsPostgres) return CommandAnswer.Refuse($"Thư mục dữ liệu “{settings.DataFolder}” đang được dùng; dừng máy chủ rồi chạy lại.");
        await using var db = new CouncilDb((DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseCouncil(settings).Options);
        CommandAnswer.Lines([$"Đã bỏ {await ProtectionKeys.Forget(db)} khóa; lần khởi động sau lập khóa mới, mọi người đăng nhập lại."]);
        return 0;
    }
}
