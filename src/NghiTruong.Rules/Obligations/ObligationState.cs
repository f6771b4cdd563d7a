namespace NghiTruong.Rules.Obligations;

public enum ObligationState
{
    Assigned, Accepted, Returned, InProgress, Answered, ReportedDone, SentBack, Confirmed, Withdrawn, Annulled,
    /// <summary>Hoàn thành một phần: open, the rest is owed.</summary>
    PartlyDone,
    /// <summary>Chấp nhận giải trình: cannot be done, with its reason.</summary>
    Excused,
    /// <summary>Chuyển cơ quan có thẩm quyền.</summary>
    PassedOn,
    /// <summary>Thay bằng nhiệm vụ khác.</summary>
    Replaced,
    /// <summary>Gộp vào nhiệm vụ khác: that one counts.</summary>
    Merged,
    /// <summary>Đã tách thành nhiều nhiệm vụ: those count.</summary>
    Split,
}

public static class States
{
    public static bool IsEnded(ObligationState state) => state is ObligationState.Confirmed or ObligationState.Withdrawn or ObligationState.Excused
        or ObligationState.PassedOn or ObligationState.Replaced || IsNoLongerItself(state);

    /// <summary>Entered by mistake, or living on as other work: in no list and no figure of its own.</summary>
    public static bool IsNoLongerItself(ObligationState state) => state is ObligationState.Annulled or ObligationState.Merged or ObligationState.Split;
}
