namespace NghiTruong.Rules.Obligations;

/// <summary>What a council sets for its register; without a row the defaults hold.</summary>
public sealed class ObligationSettings
{
    public required long CouncilId { get; set; }
    /// <summary>Five clears, or six with authority and product.</summary>
    public Clears Asked { get; set; } = Clears.Five;
    public int Version { get; set; }
}
