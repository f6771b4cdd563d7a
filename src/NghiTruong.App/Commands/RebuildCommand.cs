using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;
using NghiTruong.App.Storage.Sqlite;

namespace NghiTruong.App.Commands;

/// <summary><c>nghitruong rebuild [--write]</c>: folds every obligation's events anew and compares with its columns and spans.</summary>
static class RebuildCommand
{
    public static Command Build(Option<string> data, Option<string?> database)
    {
        var write = new Option<bool>("--write") { Description = "Ghi lại những cột lệch (mặc định chỉ so sánh)." };
        var command = new Command("rebuild", "Dựng lại trạng thái nhiệm vụ từ sự việc và so với cột đã lưu.") { write };
        command.SetAction((parsed, ct) => Guarding.Run(() => Run(new(parsed.GetValue(data)!, parsed.GetValue(database)), parsed.GetValue(write), ct)));
        return command;
    }

    static async Task<int> Run(StorageSettings settings, bool write, CancellationToken ct)
    {
        if (!settings.IsPostgres && !File.Exists(settings.SqliteFile)) return CommandAnswer.Refuse($"Không có cơ sở dữ liệu trong “{settings.DataFolder}”.");
        // Writing beside a running server would race with it: the folder's lock is waited for, a stated time.
        using var held = write && !settings.IsPostgres ? FolderLock.Take(settings.DataFolder, TimeSpan.FromSeconds(5)) : null;
        if (write && !settings.IsPostgres && held is null)
            return CommandAnswer.Refuse($"Thư mục dữ liệu “{settings.DataFolder}” đang được dùng; đã chờ 5 giây. Dừng máy chủ rồi chạy lại.");
        await using var db = new CouncilDb((DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseCouncil(settings).Options);
        var (count, different) = await Rebuilding.Compare(db, write, ct);
        if (write) await BackupCommand.Note(settings, "rebuild.done", $"{different.Count} nhiệm vụ lệch trong {count}", ct);
        CommandAnswer.Lines([$"{count} nhiệm vụ, {different.Count} lệch{(different.Count > 0 ? ": " + string.Join(", ", different.Take(20)) : "")}{(write && different.Count > 0 ? " (đã ghi lại)" : "")}."]);
        return different.Count == 0 || write ? 0 : 1;
    }
}
