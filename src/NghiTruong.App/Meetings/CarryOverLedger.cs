using NghiTruong.App.Obligations;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Meetings;

/// <summary>The carry-over of a meeting from the ledger's spans: the same as <see cref="CarryOverQuery.Rows"/> asks of the database, held equal by a test.</summary>
static class CarryOverLedger
{
    static readonly HashSet<long> NoWatches = [];

    public static IReadOnlyList<(long Id, CarriedGroup Group)> Places(Ledger ledger, DateOnly meetingDay, DateOnly? previous, DateOnly today)
    {
        var on = CarryOver.ReferenceDay(meetingDay);
        var question = new LedgerQuestion(ledger, new RegisterFilter(), on < today ? on : today, Clears.None, NoWatches, null);
        var found = new List<(CarriedGroup Group, int Due, long Id)>();
        var ended = new bool[LedgerChunk.Ids];
        foreach (var chunk in ledger.Chunks)
        {
            if (previous is { } before)
            {
                Array.Clear(ended);
                foreach (ref readonly var span in chunk.Spans)
                    if (span.Covers(before.DayNumber) && !span.Row.Is(LedgerMarks.Open)) ended[span.Row.Id % LedgerChunk.Ids] = true;
            }
            if (on < today)
                foreach (ref readonly var span in chunk.Spans)
                {
                    if (span.Covers(on.DayNumber)) Take(span.Row);
                }
            else
                foreach (ref readonly var row in chunk.Wholes) Take(row);
        }
        found.Sort();
        return found.ConvertAll(f => (f.Id, f.Group));

        void Take(in LedgerRow row)
        {
            if (question.Finds(row) && (row.Is(LedgerMarks.Open) || (previous is not null && !ended[row.Id % LedgerChunk.Ids])))
                found.Add((CarriedWork.GroupOf(row.Is(LedgerMarks.Open), row.Kind), row.Due, row.Id));
        }
    }

    /// <summary>Where some work stands on a day.</summary>
    public static IReadOnlyDictionary<long, ObligationState> StatesOn(Ledger ledger, IReadOnlyList<long> ids, DateOnly day) => ledger.On(ids, day, (in LedgerSpan span) => span.Row.State);
}
