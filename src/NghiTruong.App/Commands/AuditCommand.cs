using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Files;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Commands;

/// <summary><c>nghitruong audit verify [--json]</c>: proves that the record of acts was not changed.</summary>
static class AuditCommand
{
    public static Command Build(Option<string> data, Option<string?> database, Option<string?> key)
    {
        var json = new Option<bool>("--json") { Description = "In dạng JSON." };
        var verify = new Command("verify", "Chứng minh nhật ký còn nguyên: chuỗi niêm, khóa, phần chưa niêm, mục hỏng đầu tiên.") { json };
        verify.SetAction((parsed, ct) => Guarding.Run(() => Run(new StorageSettings(parsed.GetValue(data)!, parsed.GetValue(database)) { AuditKeyFile = parsed.GetValue(key) }, parsed.GetValue(json), ct)));
        return new Command("audit", "Nhật ký hành vi: chứng minh, xuất, lưu trữ.") { verify, Begin(data, database, key), Export(data, database), Archive(data, database, key), Prove(data, key) };
    }

    /// <summary>A chain begins by itself only where surely none was before; elsewhere whoever stands at the machine says so, on the record.</summary>
    static Command Begin(Option<string> data, Option<string?> database, Option<string?> key)
    {
        var council = Which();
        var command = new Command("begin", "Bắt đầu chuỗi niêm của một HĐND có mục cũ chưa từng niêm, hoặc đã mất hẳn chuỗi.") { council };
        command.SetAction((parsed, ct) => Guarding.Run(() =>
        {
            var settings = new StorageSettings(parsed.GetValue(data)!, parsed.GetValue(database)) { AuditKeyFile = parsed.GetValue(key) };
            return Chain(settings, out var refusal) is not { } chain ? Task.FromResult(refusal) : WithCouncil(settings, parsed.GetValue(council), async (db, id) =>
            {
                if (await db.AuditHeads.AnyAsync(h => h.CouncilId == id, ct) || await db.AuditSeals.AnyAsync(s => s.CouncilId == id, ct) || await db.AuditAnchors.AnyAsync(a => a.CouncilId == id, ct))
                    return CommandAnswer.Refuse("Chuỗi niêm của HĐND này đã bắt đầu; xem: nghitruong audit verify");
                await using var writing = await db.BeginWriting();
                db.AuditHeads.Add(new AuditHead { CouncilId = id, Number = 0, Hash = AuditChain.Start, Mac = chain.SealHead(id, 0, AuditChain.Start, 0), SealedAt = DateTimeOffset.UnixEpoch });
                if (await writing.Record(CommandActor.Of(id), "audit.begun", () => new("audit", id, "từ mục đầu tiên còn lại", "/nhat-ky")) is { } no) return CommandAnswer.Refuse(no.Words);
                AuditRoll.Add(settings, [id]);
                return CommandAnswer.Lines(["Đã bắt đầu chuỗi niêm; máy chủ niêm các mục đang có trong vài giây."]);
            }, ct);
        }));
        return command;
    }

    static Command Export(Option<string> data, Option<string?> database)
    {
        var (file, council) = (new Argument<string>("FILE") { Description = "Tệp sẽ được ghi (.jsonl): mỗi dòng một mục, kèm niêm." }, Which());
        var command = new Command("export", "Xuất nhật ký của một HĐND, kèm niêm, để chứng minh ở nơi khác.") { file, council };
        command.SetAction((parsed, ct) => Guarding.Run(() => WithCouncil(new(parsed.GetValue(data)!, parsed.GetValue(database)), parsed.GetValue(council), async (db, id) =>
        {
            var to = parsed.GetValue(file)!;
            if (File.Exists(to)) return CommandAnswer.Refuse($"Đã có tệp “{to}”; chọn tên khác.");
            var clock = new CouncilClock(TimeProvider.System);
            long count;
            await using (var stream = Private.Create(to)) count = await AuditFile.Write(stream, db, db.AuditRows.Where(r => r.CouncilId == id), id, clock.Now, ct, isWhole: true);
            await db.NoteByCommand("audit.exported", id, Path.GetFileName(to), clock);
            return CommandAnswer.Lines([$"Đã xuất {count} mục vào {to}."]);
        }, ct)));
        return command;
    }

    static Command Archive(Option<string> data, Option<string?> database, Option<string?> key)
    {
        var (file, before, council) = (new Argument<string>("FILE") { Description = "Tệp lưu trữ sẽ được ghi (.jsonl)." }, new Option<string>("--before") { Description = "Lấy ra các mục trước ngày này (YYYY-MM-DD).", Required = true }, Which());
        var command = new Command("archive", "Lấy các mục cũ ra một tệp tự chứng minh được; trong chuỗi còn lại một mốc.") { file, before, council };
        command.SetAction((parsed, ct) => Guarding.Run(async () =>
        {
            if (CommandAnswer.Day(parsed.GetValue(before), "--before", out var wrong) is not { } day) return CommandAnswer.Refuse(wrong);
            var settings = new StorageSettings(parsed.GetValue(data)!, parsed.GetValue(database)) { AuditKeyFile = parsed.GetValue(key) };
            if (Chain(settings, out var refusal) is not { } chain) return refusal;
            return await WithCouncil(settings, parsed.GetValue(council), async (db, id) =>
            {
                var (anchor, no) = await ArchiveAudit.Run(db, chain, id, day, parsed.GetValue(file)!, new CouncilClock(TimeProvider.System), ct);
                return anchor is null ? CommandAnswer.Refuse(no!.Words) : CommandAnswer.Lines([$"Đã lưu trữ đến hết mục {anchor.Number} vào {parsed.GetValue(file)} (SHA-256 {anchor.Sha256}). Giữ tệp này cùng khóa niêm, ở nơi khác."]);
            }, ct);
        }));
        return command;
    }

    static Command Prove(Option<string> data, Option<string?> key)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp do audit export hoặc audit archive ghi." };
        var command = new Command("prove", "Chứng minh một tệp nhật ký đã xuất hoặc lưu trữ; chỉ cần khóa niêm, không cần cơ sở dữ liệu.") { file };
        command.SetAction((parsed, ct) => Guarding.Run(async () =>
        {
            if (Chain(new StorageSettings(parsed.GetValue(data)!, null) { AuditKeyFile = parsed.GetValue(key) }, out var refusal) is not { } chain) return refusal;
            await using var from = File.OpenRead(parsed.GetValue(file)!);
            var proof = await AuditFile.Prove(from, chain, ct);
            CommandAnswer.Lines([proof.Broken is { } broken ? $"HỎNG ở dòng {broken.Line}: {broken.Why}." : $"Còn nguyên: {proof.Entries} mục, {proof.Sealed} mục đã niêm{(proof.First is { } first ? $" (số {first}–{proof.Last}{(proof.IsWhole ? ", liền nhau" : ", không liền nhau")})" : "")}; {(proof.IsComplete ? "đủ đến hết" : "tệp chỉ gồm một phần nhật ký: từng mục đúng, nhưng không chứng minh là đủ")}."]);
            return proof.Broken is null ? 0 : 1;
        }));
        return command;
    }

    /// <summary>What is known beside the record, for <c>verify</c> and <c>check</c> alike.</summary>
    public static async Task<AuditGround> Ground(CouncilDb db, StorageSettings settings, CancellationToken ct) =>
        new(await db.Councils.Select(c => c.Id).ToListAsync(ct), AuditRoll.Read(settings), TimeProvider.System.GetUtcNow());

    static Option<long?> Which() => new("--council") { Description = "Mã HĐND, khi trong cơ sở dữ liệu có nhiều HĐND." };

    static async Task<int> WithCouncil(StorageSettings settings, long? wanted, Func<CouncilDb, long, Task<int>> run, CancellationToken ct)
    {
        if (!settings.IsPostgres && !File.Exists(settings.SqliteFile)) return CommandAnswer.Refuse($"Không có cơ sở dữ liệu trong “{settings.DataFolder}”.");
        await using var services = new ServiceCollection().AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton<CouncilClock>().AddSingleton<LiveHub>().AddStorage(settings).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<CouncilDb>>().CreateDbContextAsync(ct);
        var councils = await db.Councils.AsNoTracking().Select(c => new { c.Id, c.Name }).ToListAsync(ct);
        if (wanted is null && councils.Count > 1) return CommandAnswer.Refuse($"Có nhiều HĐND; thêm --council: {string.Join(", ", councils.Select(c => $"{c.Id} ({c.Name})"))}.");
        return councils.FirstOrDefault(c => wanted is null || c.Id == wanted) is { } found ? await run(db, found.Id) : CommandAnswer.Refuse($"Không có HĐND mã {wanted}.");
    }

    static AuditChain? Chain(StorageSettings settings, out int refusal)
    {
        refusal = 0;
        try
        {
            if (AuditKey.Read(settings, make: false) is { } key) return new AuditChain(key);
            refusal = CommandAnswer.Refuse($"Không có tệp khóa niêm “{AuditKey.FileOf(settings)}”; chỉ rõ bằng --audit-key.");
        }
        catch (InvalidDataException e)
        {
            refusal = CommandAnswer.Refuse(e.Message);
        }
        return null;
    }

    static async Task<int> Run(StorageSettings settings, bool json, CancellationToken ct)
    {
        if (Chain(settings, out var refusal) is not { } chain) return refusal;
        if (!settings.IsPostgres && !File.Exists(settings.SqliteFile)) return CommandAnswer.Refuse($"Không có cơ sở dữ liệu trong “{settings.DataFolder}”.");
        await using var db = new CouncilDb((DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseCouncil(settings).Options);
        var proofs = await VerifyAudit.Run(db, chain, ct, await Ground(db, settings, ct));
        var names = await db.Councils.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        string Name(AuditProof proof) => names.GetValueOrDefault(proof.CouncilId) ?? $"HĐND {proof.CouncilId}";
        var holds = proofs.All(p => p.Holds);
        if (json)
            CommandAnswer.Json(new
            {
                Holds = holds,
                Councils = proofs.Select(p => new { Id = p.CouncilId, Council = Name(p), p.Holds, p.Sealed, p.Head, Archived = p.Anchor is { } a ? new { a.Number, a.FileName, a.Sha256 } : null, Unsealed = p.Unsealed.Count, UnsealedIds = p.Unsealed.Take(100), FirstBroken = p.Broken is { } b ? new { b.Number, b.Why } : null }),
            });
        else
            CommandAnswer.Lines(proofs.Select(p => $"{Name(p)}: {(p.Broken is { } b ? $"HỎNG từ mục {b.Number}: {b.Why}" : $"còn nguyên, {p.Sealed} mục")}{(p.Anchor is { } a ? $", {a.Number} mục đầu trong tệp lưu trữ {a.FileName} (SHA-256 {a.Sha256})" : "")}{(p.Unsealed.Count > 0 ? $"; {p.Unsealed.Count} mục chưa niêm, từ mã {p.Unsealed[0]}" : "")}. Đầu chuỗi {p.Head}"));
        return holds ? 0 : 1;
    }
}
