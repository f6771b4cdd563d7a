using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>A comment keeps what was said of it before; what was said before it kept that stands in the record, where a long reason is cut.</summary>
static class EarlierVerdicts
{
    public static async Task<ILookup<long, EarlierVerdict>> Of(CouncilDb db, CommentRound round)
    {
        var entries = await db.AuditRows.AsNoTracking().Where(a => a.CouncilId == round.CouncilId && a.TargetKind == round.AsReference().Kind && a.TargetId == round.Id && a.Act == "comments.judged")
            .OrderBy(a => a.Id).Select(a => new { a.At, a.ActorTitle, a.Changes }).ToListAsync();
        var recorded = entries.SelectMany(e => Read(e.Changes ?? "", e.At, e.ActorTitle)).ToLookup(t => t.Comment);
        return round.Comments.SelectMany(comment => Of(comment, [.. Fold(recorded[comment.Id]).SkipLast(1)]).Select(verdict => (comment.Id, verdict))).ToLookup(v => v.Id, v => v.verdict);
    }

    /// <summary>The record tells of all, the comment of the latest of them: these in its own words.</summary>
    static IEnumerable<EarlierVerdict> Of(Comment comment, IReadOnlyList<EarlierVerdict> recorded) =>
        recorded.SkipLast(comment.Earlier.Count).Concat(comment.Earlier.OrderBy(e => e.Id));

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
            yield return new() { Verdict = verdict, Reason = Cut(reason), At = at, By = by };
        }
    }

    static string? Cut(string? kept) => kept?.LastIndexOf("… [", StringComparison.Ordinal) is > 0 and var at && kept.EndsWith(']') ? kept[..(at + 1)] : kept;
}
