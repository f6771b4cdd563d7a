using NghiTruong.Rules;

namespace NghiTruong.App.Shell.Parts;

/// <summary>Who looks at this page: set once per request, before any page runs.</summary>
public sealed class ActorContext
{
    Actor? actor;

    public Actor Actor
    {
        get => actor ?? throw new InvalidOperationException("A page that needs an actor was reached without one.");
        set => actor = value;
    }

    public bool IsKnown => actor is not null;

    /// <summary>The council's name, for the head of the page.</summary>
    public string CouncilName { get; set; } = "";
}
