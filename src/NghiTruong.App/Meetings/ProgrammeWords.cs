using NghiTruong.Rules.Meetings;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>The office's own words for programmes and their items.</summary>
static class ProgrammeWords
{
    public static string Of(ProgrammeStatus status) => status == ProgrammeStatus.Draft ? "dự thảo" : "đã ban hành";

    public static string Of(ProgrammeItemState state) => state switch
    {
        ProgrammeItemState.Done => "hoàn thành",
        ProgrammeItemState.Carried => "đã chuyển",
        ProgrammeItemState.Postponed => "hoãn",
        ProgrammeItemState.Late => "quá hạn",
        _ => "đang thực hiện",
    };

    /// <summary>State and what stands behind it, in one line.</summary>
    public static string Result(ProgrammeItem item, DateOnly today) => item.StateOn(today) switch
    {
        ProgrammeItemState.Done => $"Hoàn thành ngày {VietnameseDates.Short(item.DoneOn!.Value)}: {item.Result}",
        ProgrammeItemState.Carried => $"Chuyển sang {ProgrammePeriod.Parse(item.CarriedTo)?.Words}{(item.PostponedReason is { } why ? $" ({why})" : "")}",
        ProgrammeItemState.Postponed => $"Hoãn{(item.PostponedTo is { } to ? $" sang {ProgrammePeriod.Parse(to)?.Words}" : "")}: {item.PostponedReason}",
        ProgrammeItemState.Late => $"Quá hạn {today.DayNumber - item.DueOn!.Value.DayNumber} ngày",
        _ => "Đang thực hiện",
    };
}
