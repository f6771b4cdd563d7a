using System.CommandLine;
using NghiTruong.App.Files;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Commands;

/// <summary><c>nghitruong backup FILE [--overwrite]</c>: database and files into one archive, beside a running server.</summary>
static class BackupCommand
{
    public static Command Build(Option<string> data, Option<string?> database)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp bản sao sẽ được ghi (.zip)." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Thay tệp đã có." };
        var command = new Command("backup", "Sao lưu cơ sở dữ liệu và tệp thành một tệp, không phải dừng máy chủ.") { file, overwrite };
        command.SetAction((parsed, ct) => Guarding.Run(() => Run(new(parsed.GetValue(data)!, parsed.GetValue(database)), parsed.GetValue(file)!, parsed.GetValue(overwrite), ct)));
        return command;
    }

    static async Task<int> Run(StorageSettings settings, string file, bool overwrite, CancellationToken ct)
    {
        var (made, changed, refusal) = await MakeBackup.Run(settings, file, overwrite, TimeProvider.System.GetUtcNow(), ct);
        if (made is null) return CommandAnswer.Refuse(refusal!.Words);
        var rows = made.Tables.Values.Sum();
        CommandAnswer.Lines([$"Đã sao lưu vào {file}: {made.Tables.Count} bảng, {rows} dòng, {made.Entries.Count - 1 + Chunked(made)} tệp, {DiskRoom.Words(new FileInfo(file).Length)}."]);
        if (made.Missing.Count + changed.Count == 0) return 0;
        return CommandAnswer.Refuse($"Bản sao đã lập, nhưng từ trước đó kho tệp đã thiếu {made.Missing.Count} tệp và có {changed.Count} tệp bị đổi; chạy nghitruong check để xem từng tệp.", 1);
    }

    static long Chunked(BackupManifest made) => made.Store == "postgresql" ? made.Tables.GetValueOrDefault("stored_files") : 0;
}
