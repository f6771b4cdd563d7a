using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Desk;

/// <summary>The figures of the overview: each is a question to the register and opens to its rows.</summary>
public sealed class OverviewFigures
{
    public sealed record Month(DateOnly From, DateOnly To, int Given, int Confirmed, int Late);

    /// <summary>How a body keeps its time: against the original day, and against the one last granted.</summary>
    public sealed record BodyRating(long? Lead, int Rated, int OnOriginal, int OnTime, int Late, int Returned, int Reassigned);

    /// <summary>What a body's work that can be judged by its time comes to.</summary>
    internal sealed record Rated(long? Key, int Count, int Original, int OnTime, int Late);

    public required RegisterFacets Facets { get; init; }
    /// <summary>The same with every body's part for itself: what waits for a word waits in the parts.</summary>
    public required RegisterFacets EachPart { get; init; }
    public required IReadOnlyList<Month> Months { get; init; }
    public required IReadOnlyList<BodyRating> Bodies { get; init; }
    public required DateOnly Since { get; init; }

    public static async Task<OverviewFigures> Of(Visible visible, KnownFigures known, DateOnly today)
    {
        var asked = await visible.Db.ClearsAsked(visible.Actor.CouncilId);
        var since = new DateOnly(today.Year, today.Month, 1).AddMonths(-11);
        var ledger = await known.LedgerOf(visible);
        return new OverviewFigures
        {
            Since = since,
            Facets = await known.Facets(visible, new RegisterFilter(), today, asked),
            EachPart = await known.Facets(visible, new RegisterFilter { EachPart = true }, today, asked),
            Months = ledger is null ? await MonthsOf(visible, since, today) : OverviewLedger.Months(ledger, since, today),
            Bodies = await BodiesOf(visible, ledger is null ? await RatedOf(visible, since, today) : OverviewLedger.Rated(ledger, since, today), since),
        };
    }

    internal static async Task<IReadOnlyList<Month>> MonthsOf(Visible visible, DateOnly since, DateOnly today)
    {
        var rows = Register.Rows(visible, new RegisterFilter(), today);
        var given = (await rows.Where(r => r.GivenOn >= since).GroupBy(r => new { r.GivenOn.Year, r.GivenOn.Month }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync()).ToDictionary(g => (g.Key.Year, g.Key.Month), g => g.Count);
        var confirmed = (await rows.Where(r => r.ConfirmedOn >= since).GroupBy(r => new { r.ConfirmedOn!.Value.Year, r.ConfirmedOn.Value.Month }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync()).ToDictionary(g => (g.Key.Year, g.Key.Month), g => g.Count);
        // Lateness at each month's end, from the spans of open work with a day: one read, twelve counts.
        var (isPart, isOpen) = (false, true); // parameters: see Register.WhereOpen
        var seen = visible.Obligations.Where(o => o.IsPart == isPart && o.State != ObligationState.Merged && o.State != ObligationState.Split).Select(o => o.Id);
        var spans = await visible.Db.Set<ObligationSpan>().AsNoTracking()
            .Where(s => s.CouncilId == visible.Actor.CouncilId && s.IsPart == isPart && s.IsOpen == isOpen && s.Kind != ObligationKind.Guidance && s.State != ObligationState.ReportedDone && s.DueOn != null && (s.To == null || s.To > since) && seen.Contains(s.ObligationId))
            .Select(s => new { s.From, s.To, Due = s.DueOn!.Value }).ToListAsync();
        return [.. Enumerable.Range(0, 12).Select(n =>
        {
            var (from, end) = (since.AddMonths(n), since.AddMonths(n + 1).AddDays(-1));
            var day = end < today ? end : today;
            return new Month(from, end, given.GetValueOrDefault((from.Year, from.Month)), confirmed.GetValueOrDefault((from.Year, from.Month)), spans.Count(s => s.From <= day && (s.To == null || day < s.To) && s.Due < day));
        })];
    }

    internal static async Task<IReadOnlyList<Rated>> RatedOf(Visible visible, DateOnly since, DateOnly today)
    {
        var rows = Register.Rated(Register.Rows(visible, new RegisterFilter { EachPart = true, GivenFrom = since }, today), today).Where(r => r.LeadBodyId != null);
        return await rows.GroupBy(r => r.LeadBodyId).Select(g => new Rated(
            g.Key, g.Count(), g.Sum(r => r.ReportedDoneOn <= r.OriginalDueOn ? 1 : 0), g.Sum(r => r.ReportedDoneOn <= r.DueOn ? 1 : 0),
            g.Sum(r => r.IsOpen && r.DueOn < today && r.State != ObligationState.ReportedDone ? 1 : 0))).ToListAsync();
    }

    static async Task<IReadOnlyList<BodyRating>> BodiesOf(Visible visible, IReadOnlyList<Rated> rated, DateOnly since)
    {
        var works = visible.Obligations.Where(o => o.State != ObligationState.Merged && o.State != ObligationState.Split);
        var turns = (await visible.Db.Set<ObligationTurn>().Where(t => t.CouncilId == visible.Actor.CouncilId && t.On >= since && works.Any(o => o.Id == t.ObligationId))
            .GroupBy(t => new { t.BodyId, t.Kind }).Select(g => new { g.Key, Count = g.Select(t => t.ObligationId).Distinct().Count() }).ToListAsync()).ToDictionary(t => (t.Key.BodyId, t.Key.Kind), t => t.Count);
        return [.. rated.Select(r => r.Key).Concat(turns.Keys.Select(k => (long?)k.BodyId)).Distinct().Select(body =>
        {
            var figures = rated.FirstOrDefault(r => r.Key == body);
            return new BodyRating(body, figures?.Count ?? 0, figures?.Original ?? 0, figures?.OnTime ?? 0, figures?.Late ?? 0,
                turns.GetValueOrDefault((body ?? 0, TurnKind.Returned)), turns.GetValueOrDefault((body ?? 0, TurnKind.Reassigned)));
        }).OrderByDescending(b => b.Late).ThenByDescending(b => b.Rated).ThenBy(b => b.Lead)];
    }
}
