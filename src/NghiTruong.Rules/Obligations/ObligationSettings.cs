namespace NghiTruong.Rules.Obligations;

/// <summary>What a council sets for its register; without a row the defaults hold.</summary>
public sealed class ObligationSettings
{
    public required long CouncilId { get; set; }
    /// <summary>Five clears, or six with authority and product.</summary>
    public Clears Asked { get; set; } = Clears.Five;
    /// <summary>"Trước ngày 15/5" ends on that day itself; where not, on the day before it.</summary>
    public bool BeforeIncludesDay { get; set; }
    /// <summary>A day off as the last day ends with the next working day (Bộ luật Dân sự 91/2015/QH13, Điều 148 khoản 5).</summary>
    public bool DueRolls { get; set; }
    public int Version { get; set; }
}
