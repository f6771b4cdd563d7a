using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Meetings;

/// <summary>The carry-over of a meeting as a question to the database: what a write asks, and what the lists are held against.</summary>
public static class CarryOverQuery
{
    /// <summary>The rows of the list, not yet ordered. <paramref name="day"/> is the day of the meeting, or the day it is prepared for.</summary>
    public static IQueryable<RegisterRow> Rows(Visible visible, DateOnly day, DateOnly? previous, DateOnly today)
    {
        var on = CarryOver.ReferenceDay(day);
        var rows = Register.Rows(visible, new RegisterFilter { OnDay = on < today ? on : null }, today);
        if (previous is not { } before) return rows.Where(r => r.IsOpen);
        var council = visible.Actor.CouncilId;
        var spans = visible.Db.Set<ObligationSpan>().Where(s => s.CouncilId == council && !s.IsPart); // no part is listed: these are few
        return rows.Where(r => r.IsOpen || !spans.Any(s => s.ObligationId == r.Id && s.From <= before && (s.To == null || before < s.To) && !s.IsOpen));
    }

    /// <summary>The day of the monthly meeting before this one.</summary>
    public static Task<DateOnly?> PreviousDay(Visible visible, Meeting meeting, DateOnly day) => visible.Meetings
        .Where(m => m.Kind == MeetingKind.Monthly && m.Id != meeting.Id && m.HeldOn < day).MaxAsync(m => m.HeldOn);
}
