namespace NghiTruong.Rules.Obligations;

/// <summary>How an obligation stands to its time on a day. Computed, never stored.</summary>
/// <param name="Days">Days past the due day: of the open work, or of its report; 0 where none.</param>
public readonly record struct Lateness(LatenessKind Kind, int Days)
{
    /// <summary>Computes how late it is on a day. Guidance is never late; a report in time stops the clock until it is sent back.</summary>
    public static Lateness On(DateOnly day, ObligationKind kind, ObligationState state, DateOnly? due, DateOnly? reportedDone)
    {
        if (kind == ObligationKind.Guidance || (States.IsEnded(state) && state != ObligationState.Confirmed) || due is not { } last)
            return new(LatenessKind.NotTimed, 0);
        if (state is ObligationState.ReportedDone or ObligationState.Confirmed && reportedDone is { } reported)
        {
            var late = Math.Max(0, reported.DayNumber - last.DayNumber);
            return new(late > 0 ? LatenessKind.DoneLate : LatenessKind.DoneInTime, late);
        }
        var past = day.DayNumber - last.DayNumber;
        return past > 0 ? new(LatenessKind.Late, past) : new(past > -7 ? LatenessKind.DueSoon : LatenessKind.InTime, 0);
    }

    public bool IsLate => Kind == LatenessKind.Late;
}

public enum LatenessKind { NotTimed, InTime, DueSoon, Late, DoneInTime, DoneLate }
