namespace NghiTruong.Rules.Reading;

/// <summary>Turns a meeting's text into a draft record.</summary>
public static class Reader
{
    /// <summary>Reads a text. <paramref name="date"/> is the day of the paper where the person knows it; it gives years to dates without one.</summary>
    public static DraftRecord Read(string text, DateOnly? date = null) => new()
    {
        Title = null, Type = MeetingType.Other, Dates = [], People = [], Groups = [], Bodies = [], Sessions = [],
        StandingMeetings = [], Documents = [], Directives = [], Figures = [],
    };
}
