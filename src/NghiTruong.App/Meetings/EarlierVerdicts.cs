using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>What was said to become of a comment before what is said now.</summary>
/// <param name="Reason">As the record keeps it: a long one is cut there.</param>
public sealed record EarlierVerdict(CommentVerdict Verdict, string? Reason, DateTimeOffset At, string By);

/// <summary>A comment keeps its latest verdict; those before it stand in the record.</summary>
static class EarlierVerdicts
{
    public static async Task<ILookup<long, EarlierVerdict>> Of(CouncilDb db, CommentRound round)
    {
        var entries = await db.AuditRows.AsNoTracking().Where(a => a.CouncilId == round.CouncilId && a.TargetKind == round.AsReference().Kind && a.TargetId == round.Id && a.Act == "comments.judged")
            .OrderBy(a => a.Id).Select(a => new { a.At, a.ActorTitle, a.Changes }).ToListAsync();
        var told = entries.SelectMany(e => Read(e.Changes ?? "", e.At, e.ActorTitle)).GroupBy(t => t.Comment);
        return told.SelectMany(of => Fold(of).SkipLast(1).Select(verdict => (of.Key, verdict))).ToLookup(v => v.Key, v => v.verdict);
    }

    static IEnumerable<(long Comment, JsonElement Changed, DateTimeOffset At, string By)> Read(string changes, DateTimeOffset at, string by)
    {
        foreach (var line in changes.Split('\n').Where(l => l.StartsWith("~comments ", StringComparison.Ordinal)))
            if (line.Split(' ', 3) is [_, var id, var fields] && long.TryParse(id, out var comment)) yield return (comment, JsonElement.Parse(fields), at, by);
    }

    /// <summary>An entry names only what it changed.</summary>
    static IEnumerable<EarlierVerdict> Fold(IEnumerable<(long, JsonElement Changed, DateTimeOffset At, string By)> told)
    {
        var (verdict, reason) = (CommentVerdict.TakenIn, (string?)null);
        foreach (var (_, changed, at, by) in told)
        {
            if (changed.TryGetProperty("verdict", out var v)) verdict = Enum.Parse<CommentVerdict>(v[1].GetString()!);
            if (changed.TryGetProperty("reason", out var r)) reason = r[1].GetString();
            yield return new(verdict, Cut(reason), at, by);
        }
    }

    static string? Cut(string? kept) => kept?.LastIndexOf("… [", StringComparison.Ordinal) is > 0 and var at && kept.EndsWith(']') ? kept[..(at + 1)] : kept;
}
