using NghiTruong.App.Obligations;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Desk;

/// <summary>The overview's figures counted from the ledger: after every write they are asked for anew.</summary>
static class OverviewLedger
{
    static readonly HashSet<long> NoWatches = [];

    public static IReadOnlyList<OverviewFigures.Month> Months(Ledger ledger, DateOnly since, DateOnly today)
    {
        var (given, confirmed, late) = (new int[12], new int[12], new int[12]);
        int? MonthOf(int day) => day == LedgerRow.NoDay || day < since.DayNumber || MonthsBetween(since, DateOnly.FromDayNumber(day)) is > 11 ? null : MonthsBetween(since, DateOnly.FromDayNumber(day));
        ledger.Each(new LedgerQuestion(ledger, new RegisterFilter(), today, Clears.None, NoWatches, null), (in LedgerRow row) =>
        {
            if (MonthOf(row.Given) is { } begun) given[begun]++;
            if (MonthOf(row.Confirmed) is { } ended) confirmed[ended]++;
        });
        var months = Enumerable.Range(0, 12).Select(n => (From: since.AddMonths(n), To: since.AddMonths(n + 1).AddDays(-1))).ToArray();
        var days = months.Select(m => (m.To < today ? m.To : today).DayNumber).ToArray();
        foreach (var chunk in ledger.Chunks)
            foreach (ref readonly var span in chunk.Spans)
            {
                if (!span.Row.IsOpenWork || span.Row.State == ObligationState.ReportedDone || span.Row.Due == LedgerRow.NoDay || span.To <= since.DayNumber) continue;
                if (States.IsNoLongerItself(chunk.All[chunk.Find(span.Row.Id, withParts: false)].State)) continue;
                for (var n = 0; n < days.Length; n++)
                    if (span.Covers(days[n]) && span.Row.Due < days[n])
                        late[n]++;
            }
        return [.. months.Select((m, n) => new OverviewFigures.Month(m.From, m.To, given[n], confirmed[n], late[n]))];
    }

    public static IReadOnlyList<OverviewFigures.Rated> Rated(Ledger ledger, DateOnly since, DateOnly today)
    {
        var bodies = new Dictionary<int, OverviewFigures.Rated>();
        ledger.Each(new LedgerQuestion(ledger, new RegisterFilter { EachPart = true, GivenFrom = since, Only = "den-han" }, today, Clears.None, NoWatches, null), (in LedgerRow row) =>
        {
            if (row.Lead == 0) return;
            var known = bodies.GetValueOrDefault(row.Lead) ?? new(row.Lead, 0, 0, 0, 0);
            var isReported = row.ReportedDone != LedgerRow.NoDay;
            bodies[row.Lead] = new(row.Lead, known.Count + 1, known.Original + (isReported && row.OriginalDue != LedgerRow.NoDay && row.ReportedDone <= row.OriginalDue ? 1 : 0),
                known.OnTime + (isReported && row.ReportedDone <= row.Due ? 1 : 0), known.Late + (row.Is(LedgerMarks.Open) && row.Due < today.DayNumber && row.State != ObligationState.ReportedDone ? 1 : 0));
        });
        return [.. bodies.Values];
    }

    static int MonthsBetween(DateOnly since, DateOnly day) => (day.Year - since.Year) * 12 + day.Month - since.Month;
}
