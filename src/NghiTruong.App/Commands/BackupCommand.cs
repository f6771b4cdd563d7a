using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Files;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Commands;

/// <summary><c>nghitruong backup FILE [--overwrite] [--encrypt-with KEYFILE]</c>: database and files into one archive, beside a running server.</summary>
static class BackupCommand
{
    public static Command Build(Option<string> data, Option<string?> database)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp bản sao sẽ được ghi (.zip)." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Thay tệp đã có." };
        var encrypt = new Option<string?>("--encrypt-with") { Description = "Mã hóa bản sao bằng tệp khóa này (lập bằng nghitruong keys new)." };
        var command = new Command("backup", "Sao lưu cơ sở dữ liệu và tệp thành một tệp, không phải dừng máy chủ.") { file, overwrite, encrypt };
        command.SetAction((parsed, ct) => Guarding.Run(() => KeysCommand.With(parsed.GetValue(encrypt), key => Run(new(parsed.GetValue(data)!, parsed.GetValue(database)), parsed.GetValue(file)!, parsed.GetValue(overwrite), key, ct))));
        return command;
    }

    static async Task<int> Run(StorageSettings settings, string file, bool overwrite, byte[]? key, CancellationToken ct)
    {
        if (MakeBackup.Refuses(settings, file, overwrite) is { } no) return CommandAnswer.Refuse(no.Words);
        await Note(settings, "backup.made", Path.GetFileName(file), ct);
        var (made, changed, refusal) = ((BackupManifest?)null, (IReadOnlyList<Guid>)[], (Refusal?)null);
        try
        {
            (made, changed, refusal) = await MakeBackup.Run(settings, file, overwrite, TimeProvider.System.GetUtcNow(), ct, key);
        }
        finally
        {
            // In an archive that can be read it is true that it was made; here it is taken back where it was not.
            if (made is null) await Note(settings, "backup.failed", Path.GetFileName(file), CancellationToken.None);
        }
        if (made is null) return CommandAnswer.Refuse(refusal!.Words);
        var rows = made.Tables.Values.Sum();
        CommandAnswer.Lines([$"Đã sao lưu vào {file}: {made.Tables.Count} bảng, {rows} dòng, {made.Files.Count()} tệp, {DiskRoom.Words(new FileInfo(file).Length)}{(key is null ? "" : ", đã mã hóa")}."]);
        if (made.Missing.Count + changed.Count == 0) return 0;
        return CommandAnswer.Refuse($"Bản sao đã lập, nhưng từ trước đó kho tệp đã thiếu {made.Missing.Count} tệp và có {changed.Count} tệp bị đổi; chạy nghitruong check để xem từng tệp.", 1);
    }

    /// <summary>In every council's record. A backup is noted before the moment of the archive: it is in the archive too.</summary>
    internal static async Task Note(StorageSettings settings, string act, string what, CancellationToken ct)
    {
        if (!settings.IsPostgres && !File.Exists(settings.SqliteFile)) return;
        try
        {
            await using var db = new CouncilDb((DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseCouncil(settings).Options);
            if (!(await db.Database.GetAppliedMigrationsAsync(ct)).SequenceEqual(db.Database.GetMigrations())) return;
            foreach (var council in await db.Councils.Select(c => c.Id).ToListAsync(ct)) await db.NoteByCommand(act, council, what, new(TimeProvider.System));
        }
        catch (Exception e) when (e is System.Data.Common.DbException or DbUpdateException && !ct.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Chưa ghi được lần này vào nhật ký hành vi; vẫn làm tiếp.");
        }
    }
}
