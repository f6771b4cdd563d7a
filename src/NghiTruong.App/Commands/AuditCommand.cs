using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Commands;

/// <summary><c>nghitruong audit verify [--json]</c>: proves that the record of acts was not changed.</summary>
static class AuditCommand
{
    public static Command Build(Option<string> data, Option<string?> database, Option<string?> key)
    {
        var json = new Option<bool>("--json") { Description = "In dạng JSON." };
        var verify = new Command("verify", "Chứng minh nhật ký còn nguyên: chuỗi niêm, khóa, phần chưa niêm, mục hỏng đầu tiên.") { json };
        verify.SetAction((parsed, ct) => Run(new StorageSettings(parsed.GetValue(data)!, parsed.GetValue(database)) { AuditKeyFile = parsed.GetValue(key) }, parsed.GetValue(json), ct));
        return new Command("audit", "Nhật ký hành vi.") { verify };
    }

    static async Task<int> Run(StorageSettings settings, bool json, CancellationToken ct)
    {
        byte[]? key;
        try
        {
            key = AuditKey.Read(settings, make: false);
        }
        catch (InvalidDataException e)
        {
            return CommandAnswer.Refuse(e.Message);
        }
        if (key is null) return CommandAnswer.Refuse($"Không có tệp khóa niêm “{AuditKey.FileOf(settings)}”; chỉ rõ bằng --audit-key.");
        if (!settings.IsPostgres && !File.Exists(settings.SqliteFile)) return CommandAnswer.Refuse($"Không có cơ sở dữ liệu trong “{settings.DataFolder}”.");
        await using var db = new CouncilDb((DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseCouncil(settings).Options);
        var proofs = await VerifyAudit.Run(db, new AuditChain(key), ct);
        var holds = proofs.All(p => p.Holds);
        if (json)
            CommandAnswer.Json(new
            {
                Holds = holds,
                Councils = proofs.Select(p => new { Id = p.CouncilId, p.Council, p.Holds, p.Sealed, p.Head, Unsealed = p.Unsealed.Count, UnsealedIds = p.Unsealed.Take(100), FirstBroken = p.Broken is { } b ? new { b.Number, b.Why } : null }),
            });
        else
            CommandAnswer.Lines(proofs.Select(p => $"{p.Council}: {(p.Broken is { } b ? $"HỎNG từ mục {b.Number}: {b.Why}" : $"còn nguyên, {p.Sealed} mục")}{(p.Unsealed.Count > 0 ? $"; {p.Unsealed.Count} mục chưa niêm, từ mã {p.Unsealed[0]}" : "")}. Đầu chuỗi {p.Head}"));
        return holds ? 0 : 1;
    }
}
