using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Audit;

/// <summary>One entry taken out, with its seal and the one before it: under the key it is proved without the database.</summary>
public sealed record AuditLine(long? Number, string? Before, string? Seal, AuditRow Entry);

/// <summary>Entries outside the database: JSON lines, a first one that says what it is, then an entry a line.</summary>
public static class AuditFile
{
    const int AtOnce = 1000;
    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    sealed record Head(string Nghitruong, int Format, long Council, DateTimeOffset WrittenAt, string? HeadMac);

    /// <summary>What proving a file found: how many entries, how many sealed, the stretch of numbers, and the first that does not hold.</summary>
    public sealed record Proof(long Entries, long Sealed, long? First, long? Last, bool IsWhole, (long Line, string Why)? Broken);

    /// <summary>The entries found, oldest first, each with its seal and the one before.</summary>
    public static async IAsyncEnumerable<AuditLine> Lines(CouncilDb db, IQueryable<AuditRow> found, long council, [EnumeratorCancellation] CancellationToken ct)
    {
        var anchors = await db.AuditAnchors.AsNoTracking().Where(a => a.CouncilId == council).ToDictionaryAsync(a => a.Number, a => a.Hash, ct);
        for (var after = 0L; ;)
        {
            var from = after;
            var rows = await found.AsNoTracking().Where(r => r.Id > from).OrderBy(r => r.Id).Take(AtOnce).ToListAsync(ct);
            if (rows.Count == 0) yield break;
            var ids = rows.ConvertAll(r => r.Id);
            var seals = await db.AuditSeals.AsNoTracking().Where(s => ids.Contains(s.AuditRowId)).ToDictionaryAsync(s => s.AuditRowId, ct);
            var wanted = seals.Values.Select(s => s.Number - 1).ToList();
            var before = await db.AuditSeals.AsNoTracking().Where(s => s.CouncilId == council && wanted.Contains(s.Number)).ToDictionaryAsync(s => s.Number, s => s.Hash, ct);
            foreach (var row in rows)
                yield return seals.GetValueOrDefault(row.Id) is not { } seal ? new(null, null, null, row)
                    : new(seal.Number, Convert.ToHexStringLower(seal.Number == 1 ? AuditChain.Start : before.GetValueOrDefault(seal.Number - 1) ?? anchors.GetValueOrDefault(seal.Number - 1) ?? []), Convert.ToHexStringLower(seal.Hash), row);
            after = rows[^1].Id;
        }
    }

    public static async Task<long> Write(Stream to, CouncilDb db, IQueryable<AuditRow> found, long council, DateTimeOffset now, CancellationToken ct)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var mac = await db.AuditHeads.Where(h => h.CouncilId == council).Select(h => h.Mac).SingleOrDefaultAsync(ct);
        await writer.WriteLineAsync(JsonSerializer.Serialize(new Head("audit", 1, council, now, mac is null ? null : Convert.ToHexStringLower(mac)), Json));
        var count = 0L;
        await foreach (var line in Lines(db, found, council, ct))
        {
            await writer.WriteLineAsync(JsonSerializer.Serialize(line, Json));
            count++;
        }
        return count;
    }

    /// <summary>Proves a file's entries one by one, and that they follow each other where their numbers do.</summary>
    public static async Task<Proof> Prove(Stream from, AuditChain chain, CancellationToken ct)
    {
        using var reader = new StreamReader(from, Encoding.UTF8, leaveOpen: true);
        (long, string)? broken = null;
        var (at, entries) = (1L, 0L);
        var seals = new SortedDictionary<long, (string Before, string Seal, long Line)>();
        try
        {
            if (await reader.ReadLineAsync(ct) is not { } first || JsonSerializer.Deserialize<Head>(first, Json) is not { Nghitruong: "audit", Format: 1 } head) return new(0, 0, null, null, false, (1, "không phải tệp nhật ký do nghitruong xuất"));
            while (broken is null && await reader.ReadLineAsync(ct) is { } text)
            {
                at++;
                if (JsonSerializer.Deserialize<AuditLine>(text, Json) is not { Entry: { } entry } line) broken = (at, "dòng không đọc được");
                else if (entry.CouncilId != head.Council) broken = (at, $"mục {entry.Id} của HĐND khác");
                else if (line.Number is { } number)
                {
                    if (Convert.ToHexStringLower(chain.Seal(Convert.FromHexString(line.Before ?? ""), number, entry)) != line.Seal) broken = (at, $"mục {entry.Id} ({entry.Act}) bị sửa hoặc không khớp khóa niêm");
                    else if (!seals.TryAdd(number, (line.Before!, line.Seal!, at))) broken = (at, $"mục số {number} có hai lần");
                }
                entries++;
            }
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            broken = (at, "dòng không đọc được");
        }
        var whole = seals.Count > 0;
        (long Number, string Seal)? last = null;
        foreach (var (number, seal) in seals)
        {
            if (last is { } before && before.Number + 1 == number) { if (broken is null && before.Seal != seal.Before) broken = (seal.Line, $"mục số {number} không nối tiếp mục trước"); }
            else if (last is not null) whole = false;
            last = (number, seal.Seal);
        }
        return new(entries, seals.Count, seals.Count > 0 ? seals.First().Key : null, last?.Number, whole, broken);
    }
}
