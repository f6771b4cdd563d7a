using System.Runtime.InteropServices;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>The groups of <see cref="RegisterFacets"/>, counted row by row.</summary>
sealed class LedgerCount(LedgerQuestion question)
{
    readonly Dictionary<(ObligationState State, ObligationKind Kind, int Lead, int Origin), Counted> groups = [];

    struct Counted
    {
        public int Count, Late, Soon, Answered, Asking, Missing, Unwatched, Repeated, Returned;
    }

    public void Add(in LedgerRow row)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, (row.State, row.Kind, row.Lead, row.Origin), out _);
        group.Count++;
        if (question.IsLate(row)) group.Late++;
        if (question.IsSoon(row)) group.Soon++;
        if (row.Is(LedgerMarks.Answered)) group.Answered++;
        if (row.Is(LedgerMarks.Asking)) group.Asking++;
        if (question.LacksClears(row)) group.Missing++;
        if (question.IsUnwatched(row)) group.Unwatched++;
        if (row.Is(LedgerMarks.Repeated)) group.Repeated++;
        if (row.Is(LedgerMarks.Returned)) group.Returned++;
    }

    public IEnumerable<RegisterFacets.Group> Groups(LedgerWords origins) => groups.Select(g => new RegisterFacets.Group
    {
        State = g.Key.State, Kind = g.Key.Kind, Lead = g.Key.Lead == 0 ? null : g.Key.Lead, Origin = origins.At(g.Key.Origin), Count = g.Value.Count, Late = g.Value.Late, Soon = g.Value.Soon, Answered = g.Value.Answered,
        Asking = g.Value.Asking, Missing = g.Value.Missing, Unwatched = g.Value.Unwatched, Repeated = g.Value.Repeated, Returned = g.Value.Returned,
    });
}
