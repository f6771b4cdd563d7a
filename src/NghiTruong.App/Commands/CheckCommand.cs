using System.CommandLine;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Commands;

/// <summary><c>nghitruong check [--json]</c>: whether all is well; exit 1 and each finding where it is not.</summary>
static class CheckCommand
{
    public static Command Build(Option<string> data, Option<string?> database, Option<string?> key, Option<string?> protection)
    {
        var json = new Option<bool>("--json") { Description = "In kết quả dạng JSON." };
        var command = new Command("check", "Kiểm tra cơ sở dữ liệu, tệp, sự việc và đĩa; chỉ đọc.") { json };
        command.SetAction((parsed, ct) => Guarding.Run(() => Run(new(parsed.GetValue(data)!, parsed.GetValue(database)) { AuditKeyFile = parsed.GetValue(key), ProtectionKeyFile = parsed.GetValue(protection) }, parsed.GetValue(json), ct)));
        return command;
    }

    static async Task<int> Run(StorageSettings settings, bool asJson, CancellationToken ct) =>
        !settings.IsPostgres && !File.Exists(settings.SqliteFile) && !Directory.Exists(settings.RestoringFolder)
            ? CommandAnswer.Refuse($"Không có dữ liệu tại “{settings.SqliteFile}”.")
            : Tell(await new Examination(settings).Run(ct), asJson);

    public static int Tell(Examined examined, bool asJson)
    {
        if (asJson) CommandAnswer.Json(examined);
        else CommandAnswer.Lines(
        [
            .. examined.Findings.Select(f => $"{f.Words} Cần làm: {f.Do}"),
            $"Đã kiểm {examined.Obligations} nhiệm vụ, {examined.Files} tệp ({DiskRoom.Words(examined.Bytes)}){(examined.RoomLeft is { } left ? $"; đĩa còn {DiskRoom.Words(left)}" : "")}: {(examined.IsWell ? "không thấy gì sai" : $"{examined.Findings.Count} điều cần xem")}.",
        ]);
        return examined.IsWell ? 0 : 1;
    }
}
