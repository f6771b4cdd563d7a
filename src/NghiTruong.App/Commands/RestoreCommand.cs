using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Files;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Commands;

/// <summary><c>nghitruong restore FILE [--replace] [--decrypt-with KEYFILE]</c>: an archive back into an empty place, brought to this release and looked through.</summary>
static class RestoreCommand
{
    public static Command Build(Option<string> data, Option<string?> database, Option<string?> key, Option<string?> protection)
    {
        var file = new Argument<string>("FILE") { Description = "Bản sao do nghitruong backup lập." };
        var replace = new Option<bool>("--replace") { Description = "Thay dữ liệu đang có; dữ liệu cũ được dời sang bên, không xóa." };
        var decrypt = new Option<string?>("--decrypt-with") { Description = "Tệp khóa đã dùng để mã hóa bản sao." };
        var command = new Command("restore", "Khôi phục từ bản sao, sau khi đã kiểm mọi mã trong đó.") { file, replace, decrypt };
        command.SetAction((parsed, ct) => Guarding.Run(() => KeysCommand.With(parsed.GetValue(decrypt), opener => Run(new(parsed.GetValue(data)!, parsed.GetValue(database)) { AuditKeyFile = parsed.GetValue(key), ProtectionKeyFile = parsed.GetValue(protection) }, parsed.GetValue(file)!, parsed.GetValue(replace), opener, ct))));
        return command;
    }

    static async Task<int> Run(StorageSettings settings, string file, bool replace, byte[]? key, CancellationToken ct)
    {
        var (archive, unreadable) = BackupArchive.Open(file, key);
        if (archive is null) return CommandAnswer.Refuse(unreadable!.Words);
        using var _ = archive;
        using var restore = new RestoreBackup(settings, KnownMigrations());
        var (done, refusal) = await restore.Run(archive, replace, TimeProvider.System.GetUtcNow(), ct);
        if (done is null) return CommandAnswer.Refuse(refusal!.Words);

        var forgotten = 0;
        // As at a start of the server: an older release's archive is brought to this one, before any server runs on it.
        await using (var db = new CouncilDb((DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseCouncil(settings).Options))
        {
            await StartUp.Migrate(db);
            // Without the key file they were encrypted with they are of no use here, and no server would start on them.
            if (!await ProtectionKeys.Opens(db, settings)) forgotten = await ProtectionKeys.Forget(db);
            await Rebuilding.FoldOlder(db, ct);
            await StartUp.Settle(db);
            AuditRoll.Replace(settings, await db.AuditHeads.Select(h => h.CouncilId).ToListAsync(ct));
        }
        await BackupCommand.Note(settings, "restore.done", Path.GetFileName(file), ct);
        var made = done.Manifest;
        var lines = new List<string> { $"Đã khôi phục bản sao lập lúc {made.CreatedAt.ToOffset(TimeSpan.FromHours(7)):HH:mm 'ngày' dd/MM/yyyy}: {made.Tables.Count} bảng, {made.Tables.Values.Sum()} dòng." };
        if (done.Aside is { } aside) lines.Add($"Dữ liệu cũ còn nguyên tại {aside}; xóa khi không cần nữa.");
        if (forgotten > 0) lines.Add($"Không có tệp khóa bảo vệ cũ ở {ProtectionKeys.FileOf(settings)}: đã bỏ {forgotten} khóa đăng nhập, mọi người đăng nhập lại.");
        CommandAnswer.Lines(lines);
        return CheckCommand.Tell(await new Examination(settings) { IsAfterRestore = true }.Run(ct), asJson: false);
    }

    static IReadOnlyList<string> KnownMigrations()
    {
        using var db = new CouncilDb((DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseSqlite("Data Source=:memory:").Options);
        return [.. db.Database.GetMigrations()];
    }
}
