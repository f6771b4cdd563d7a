namespace NghiTruong.Rules;

/// <summary>The rooms of the house in their one order: a room may use those named before it, never those after.</summary>
public static class Rooms
{
    /// <summary>Every room's name, in order. The first five and the last two live in the App only.</summary>
    public static readonly IReadOnlyList<string> InOrder =
    [
        "Storage", "Files", "TextIndex", "Audit", "Live",
        "People", "Rights", "Rulebook", "Deadlines", "Obligations", "Reading", "Meetings", "Drafting", "Sessions",
        "Voting", "Resolutions", "Questions", "Supervision", "Petitions", "Indicators", "Coordination", "Elections",
        "Reports", "Chasing", "Portal", "Search", "Desk",
        "Shell", "Commands",
    ];
}
