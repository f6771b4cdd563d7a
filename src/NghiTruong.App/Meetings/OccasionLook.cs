using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>Occasions and steps as they are said on a screen.</summary>
static class OccasionLook
{
    public static string Of(OccasionKind kind) => kind switch
    {
        OccasionKind.Session => "kỳ họp",
        OccasionKind.Meeting => "phiên họp",
        OccasionKind.ElectionDay => "ngày bầu cử",
        _ => "mốc khác",
    };

    public static string Of(AnchorPoint point) => point switch
    {
        AnchorPoint.Closing => "bế mạc",
        AnchorPoint.MonthStart => "đầu tháng",
        _ => "khai mạc, ngày họp",
    };

    /// <summary>"07/07/2026–09/07/2026, đã ấn định".</summary>
    public static string Days(Occasion occasion) => occasion.StartsOn is not { } start
        ? "chưa có ngày"
        : (occasion.EndsOn is { } end && end != start ? $"{VietnameseDates.Short(start)} – {VietnameseDates.Short(end)}" : VietnameseDates.Short(start)) + (occasion.IsFirm ? "" : " (dự kiến)");

    /// <summary>"D-20", "D+5", "D": as an office counts the steps of a session.</summary>
    public static string Step(DueRule rule) => rule.Own is not { } own
        ? rule.RuleId ?? ""
        : (rule.Point, own.Direction, own.Value) switch
        {
            (AnchorPoint.MonthStart, _, _) => $"ngày {own.Value + 1}",
            (AnchorPoint.Closing, Direction.Before, var n and > 0) => $"bế mạc-{n}",
            (AnchorPoint.Closing, Direction.After, var n and > 0) => $"bế mạc+{n}",
            (AnchorPoint.Closing, _, _) => "bế mạc",
            (_, Direction.Before, var n and > 0) => $"D-{n}",
            (_, Direction.After, var n and > 0) => $"D+{n}",
            _ => "D",
        } + (own.Unit == CountUnit.WorkingDay ? " (ngày làm việc)" : "");
}
