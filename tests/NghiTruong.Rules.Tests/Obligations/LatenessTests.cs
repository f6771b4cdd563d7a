using NghiTruong.Rules.Obligations;
using Xunit;

namespace NghiTruong.Rules.Tests.Obligations;

public sealed class LatenessTests
{
    static readonly DateOnly Due = new(2026, 5, 14);

    [Theory]
    [InlineData("2026-05-14", ObligationState.Assigned, null, LatenessKind.DueSoon, 0)] // the last day is in time
    [InlineData("2026-05-15", ObligationState.Assigned, null, LatenessKind.Late, 1)]
    [InlineData("2026-05-07", ObligationState.Accepted, null, LatenessKind.InTime, 0)]
    [InlineData("2026-05-08", ObligationState.Accepted, null, LatenessKind.DueSoon, 0)]
    [InlineData("2026-06-14", ObligationState.Answered, null, LatenessKind.Late, 31)] // answered is not done
    [InlineData("2026-06-14", ObligationState.ReportedDone, "2026-05-14", LatenessKind.DoneInTime, 0)]
    [InlineData("2026-06-14", ObligationState.ReportedDone, "2026-05-20", LatenessKind.DoneLate, 6)]
    [InlineData("2026-06-14", ObligationState.Confirmed, "2026-05-10", LatenessKind.DoneInTime, 0)]
    [InlineData("2026-06-14", ObligationState.SentBack, null, LatenessKind.Late, 31)] // the clock goes on
    [InlineData("2026-06-14", ObligationState.Withdrawn, null, LatenessKind.NotTimed, 0)]
    public void Lateness_is_counted_from_the_day_after_the_last(string day, ObligationState state, string? reported, LatenessKind kind, int days)
    {
        var lateness = Lateness.On(DateOnly.Parse(day), ObligationKind.Task, state, Due, reported is null ? null : DateOnly.Parse(reported));
        Assert.Equal((kind, days), (lateness.Kind, lateness.Days));
    }

    [Fact]
    public void Guidance_is_never_late() =>
        Assert.Equal(LatenessKind.NotTimed, Lateness.On(new(2030, 1, 1), ObligationKind.Guidance, ObligationState.Assigned, Due, null).Kind);

    [Fact]
    public void Work_without_a_day_is_never_late() =>
        Assert.Equal(LatenessKind.NotTimed, Lateness.On(new(2030, 1, 1), ObligationKind.Task, ObligationState.Assigned, null, null).Kind);
}
