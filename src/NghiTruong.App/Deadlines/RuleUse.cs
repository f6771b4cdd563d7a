using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Rulebook;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Deadlines;

/// <summary>A room whose settings name rules beside the kept days, such as the lines of a timetable.</summary>
public interface IRuleNamer
{
    /// <summary>The id of each rule named by this council, once for each time it is named.</summary>
    IQueryable<string> Named(CouncilDb db, long councilId);
}

/// <summary>A rule in force that nobody has held against its text, and how much leans on it.</summary>
public sealed record ToCheck(LegalRule Rule, RuleVersion Version, int Kept, int Named);

/// <summary>How much work leans on each rule.</summary>
public sealed class RuleUse(CouncilDb db, IEnumerable<IRuleNamer> namers)
{
    /// <summary>Open kept days by rule, of what may be seen.</summary>
    public static async Task<Dictionary<string, int>> Kept(Visible visible) =>
        await visible.KeptDeadlines.Where(d => d.RuleId != null && !d.IsClosed && d.CancelledBecause == null).GroupBy(d => d.RuleId!).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);

    /// <summary>Rules with a number, in force on a day and not read in their text, those that most leans on first; what a person of the council has confirmed is left out.</summary>
    public async Task<IReadOnlyList<ToCheck>> CheckFirst(Visible visible, DateOnly day, IReadOnlyCollection<RuleCheck> checks)
    {
        var (kept, named) = (await Kept(visible), new Dictionary<string, int>());
        foreach (var namer in namers)
            foreach (var g in await namer.Named(db, visible.Actor.CouncilId).GroupBy(id => id).Select(g => new { g.Key, Count = g.Count() }).ToListAsync())
                named[g.Key] = named.GetValueOrDefault(g.Key) + g.Count;
        var confirmed = checks.Where(c => c.Agrees).Select(c => (c.RuleId, c.VersionFrom)).ToHashSet();
        return
        [
            .. LegalRules.All.Select(r => (Rule: r, Version: r.At(day)))
                .Where(r => r.Version is { Confidence: not Confidence.Text } v && (v.GivesADay || v.Share is not null) && !confirmed.Contains((r.Rule.Id, v.From)))
                .Select(r => new ToCheck(r.Rule, r.Version!, kept.GetValueOrDefault(r.Rule.Id), named.GetValueOrDefault(r.Rule.Id)))
                .OrderByDescending(r => r.Kept + r.Named).ThenBy(r => r.Version.Severity).ThenByDescending(r => r.Version.IsCarriedOver),
        ];
    }
}
