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

    /// <param name="IsWhole">All sealed entries that there were, and no choice of them.</param>
    /// <param name="End">Where they end, under a seal: of the chain's head then, or of an archive.</param>
    /// <param name="After">After what they begin, where earlier ones lie in an archive.</param>
    /// <param name="LeftOut">Entries not sealed yet when this was written: nothing proves them, so they are not in it.</param>
    sealed record Head(string Nghitruong, int Format, long Council, DateTimeOffset WrittenAt, string? HeadMac, bool IsWhole = false, End? End = null, Start? After = null, long LeftOut = 0);

    sealed record End(long Number, string Hash, long? BelowId, string Mac);

    sealed record Start(long Number, string Hash, string FileName, string Sha256, string Mac);

    /// <summary>What proving a file found: how many entries, how many sealed, the stretch of numbers, and the first that does not hold.</summary>
    public sealed record Proof(long Entries, long Sealed, long? First, long? Last, bool IsWhole, (long Line, string Why)? Broken)
    {
        /// <summary>It says of itself that nothing is missing up to its end, and its end is sealed; otherwise it is a choice of entries, each proved for itself.</summary>
        public bool IsComplete { get; init; }
    }

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

    /// <summary>Writes the sealed ones among the entries found.</summary>
    /// <param name="isWhole">They are all that the council has; what is written then shows where anything is cut off.</param>
    /// <param name="archive">They end where an archive does, rather than at the head.</param>
    public static async Task<long> Write(Stream to, CouncilDb db, IQueryable<AuditRow> found, long council, DateTimeOffset now, CancellationToken ct, bool isWhole = false, (AuditChain Chain, long Number, byte[] Hash)? archive = null)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(h => h.CouncilId == council, ct);
        var after = await db.AuditAnchors.AsNoTracking().Where(a => a.CouncilId == council).OrderByDescending(a => a.Number).FirstOrDefaultAsync(ct);
        var end = archive is { } kept ? new End(kept.Number, Convert.ToHexStringLower(kept.Hash), null, Convert.ToHexStringLower(kept.Chain.SealFile(council, kept.Number, kept.Hash)))
            : head is null ? null : new End(head.Number, Convert.ToHexStringLower(head.Hash), head.BelowId, Convert.ToHexStringLower(head.Mac));
        var seals = db.AuditSeals;
        var unsealed = await found.CountAsync(r => !seals.Any(s => s.AuditRowId == r.Id), ct);
        var start = after is null ? null : new Start(after.Number, Convert.ToHexStringLower(after.Hash), after.FileName, after.Sha256, Convert.ToHexStringLower(after.Mac));
        await writer.WriteLineAsync(JsonSerializer.Serialize(new Head("audit", 2, council, now, head is null ? null : Convert.ToHexStringLower(head.Mac), isWhole || archive is not null, end, start, unsealed), Json));
        var count = 0L;
        await foreach (var line in Lines(db, found, council, ct))
        {
            // What was sealed while this was written lies beyond the end that it names.
            if (line.Number is not { } number || number > (end?.Number ?? 0)) continue;
            await writer.WriteLineAsync(JsonSerializer.Serialize(line, Json));
            count++;
        }
        return count;
    }

    /// <summary>Proves a file's entries one by one, that they follow each other where their numbers do, and where the file says that it is whole, that nothing was cut off, taken out or put in.</summary>
    public static async Task<Proof> Prove(Stream from, AuditChain chain, CancellationToken ct)
    {
        using var reader = new StreamReader(from, Encoding.UTF8, leaveOpen: true);
        (long Line, string Why)? broken = null;
        var (at, entries) = (1L, 0L);
        var seals = new SortedDictionary<long, (string Before, string Seal, long Line)>();
        Head? head = null;
        try
        {
            head = await reader.ReadLineAsync(ct) is { } first ? JsonSerializer.Deserialize<Head>(first, Json) : null;
            if (head is not { Nghitruong: "audit", Format: 1 or 2 }) return new(0, 0, null, null, false, (1, "không phải tệp nhật ký do nghitruong xuất"));
            while (broken is null && await reader.ReadLineAsync(ct) is { } text)
            {
                at++;
                if (JsonSerializer.Deserialize<AuditLine>(text, Json) is not { Entry: { } entry } line) broken = (at, "dòng không đọc được");
                else if (entry.CouncilId != head.Council) broken = (at, $"mục {entry.Id} của HĐND khác");
                else if (line.Number is not { } number) broken = (at, $"mục {entry.Id} ({entry.Act}) không có niêm nên không chứng minh được: bị chèn vào hoặc bị sửa rồi bỏ niêm");
                else if (Convert.ToHexStringLower(chain.Seal(Convert.FromHexString(line.Before ?? ""), number, entry)) != line.Seal) broken = (at, $"mục {entry.Id} ({entry.Act}) bị sửa hoặc không khớp khóa niêm");
                else if (!seals.TryAdd(number, (line.Before!, line.Seal!, at))) broken = (at, $"mục số {number} có hai lần");
                entries++;
            }
            broken ??= Gap(seals, isWhole: head.IsWhole) ?? (head.IsWhole ? Cut(head, seals, chain, at) : null);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            broken = (at, "dòng không đọc được");
        }
        var isLinked = seals.Count > 0 && seals.Keys.Last() - seals.Keys.First() + 1 == seals.Count;
        return new(entries, seals.Count, seals.Count > 0 ? seals.Keys.First() : null, seals.Count > 0 ? seals.Keys.Last() : null, isLinked, broken) { IsComplete = head is { IsWhole: true } && broken is null };
    }

    /// <summary>Two that should follow each other and do not; in a whole file also a number that is missing between two.</summary>
    static (long, string)? Gap(SortedDictionary<long, (string Before, string Seal, long Line)> seals, bool isWhole)
    {
        (long Number, string Seal)? last = null;
        foreach (var (number, seal) in seals)
        {
            if (last is { } before && before.Number + 1 == number && before.Seal != seal.Before) return (seal.Line, $"mục số {number} không nối tiếp mục trước");
            if (isWhole && last is { } earlier && earlier.Number + 1 != number) return (seal.Line, $"thiếu mục số {earlier.Number + 1} trước mục số {number}");
            last = (number, seal.Seal);
        }
        return null;
    }

    /// <summary>What a whole file lacks at its beginning or its end.</summary>
    static (long, string)? Cut(Head head, SortedDictionary<long, (string Before, string Seal, long Line)> seals, AuditChain chain, long lines)
    {
        if (head.End is not { } end) return seals.Count == 0 ? null : (1, "dòng đầu không nói tệp kết thúc ở đâu");
        var hash = Convert.FromHexString(end.Hash);
        var isSealed = end.BelowId is { } below
            ? new AuditHead { CouncilId = head.Council, Number = end.Number, Hash = hash, BelowId = below, Mac = Convert.FromHexString(end.Mac), SealedAt = default } is var told && (chain.Holds(told) || chain.HoldsAsBefore(told))
            : Convert.ToHexStringLower(chain.SealFile(head.Council, end.Number, hash)) == end.Mac;
        if (!isSealed) return (1, "chỗ kết thúc ghi ở dòng đầu không khớp khóa niêm");
        var start = head.After is { } after && (seals.Count == 0 || seals.Keys.First() > 1) ? after : null;
        if (start is not null && Convert.ToHexStringLower(chain.SealAnchor(new() { CouncilId = head.Council, Number = start.Number, Hash = Convert.FromHexString(start.Hash), FileName = start.FileName, Sha256 = start.Sha256, Mac = [], ArchivedAt = default })) != start.Mac)
            return (1, "mốc lưu trữ ghi ở dòng đầu không khớp khóa niêm");
        var (number, before) = (start?.Number ?? 0, start?.Hash ?? Convert.ToHexStringLower(AuditChain.Start));
        if (seals.Count == 0) return end.Number == number && end.Hash == before ? null : (lines + 1, $"thiếu các mục đến số {end.Number}");
        if (seals.First() is var first && (first.Key != number + 1 || first.Value.Before != before)) return (first.Value.Line, $"thiếu các mục từ số {number + 1} đến số {first.Key - 1}");
        if (seals.Last() is var last && (last.Key != end.Number || last.Value.Seal != end.Hash)) return (lines + 1, last.Key < end.Number ? $"thiếu các mục từ số {last.Key + 1} đến số {end.Number} ở cuối tệp" : $"mục số {last.Key} không phải mục cuối mà dòng đầu ghi");
        return null;
    }
}
