namespace NghiTruong.Rules.Obligations;

/// <summary>A body's part in an obligation from one day until before another; open where it still has it.</summary>
public sealed class ObligationBody
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long ObligationId { get; set; }
    public required long BodyId { get; set; }
    public required BodyRole Role { get; set; }
    public required DateOnly From { get; set; }
    public DateOnly? To { get; set; }
}

public enum TurnKind { Returned, Reassigned }

/// <summary>Responsibility turned away: a body returned the work, or it was taken from that body and given to another.</summary>
public sealed class ObligationTurn
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long ObligationId { get; set; }
    public required TurnKind Kind { get; set; }
    public required long BodyId { get; set; }
    public required DateOnly On { get; set; }
}
