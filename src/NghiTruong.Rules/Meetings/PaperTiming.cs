namespace NghiTruong.Rules.Meetings;

/// <summary>Chưa có hạn, chưa đến hạn, đúng hạn, nộp muộn, chưa nộp và quá hạn.</summary>
public enum PaperTimingKind { NoDue, Waiting, InTime, Late, Missing }

/// <summary>How the papers of one item stand to the day on which they must be out. Computed, never stored.</summary>
/// <param name="Days">How many days late, or left; 0 where neither.</param>
public readonly record struct PaperTiming(PaperTimingKind Kind, int Days)
{
    /// <param name="handedIn">The day of the first version of the first paper; null where there is none.</param>
    public static PaperTiming Of(DateOnly? handedIn, DateOnly? due, DateOnly today) => (handedIn, due) switch
    {
        (_, null) => new(PaperTimingKind.NoDue, 0),
        ({ } on, { } last) when on > last => new(PaperTimingKind.Late, on.DayNumber - last.DayNumber),
        ({ }, _) => new(PaperTimingKind.InTime, 0),
        (null, { } last) when today > last => new(PaperTimingKind.Missing, today.DayNumber - last.DayNumber),
        (null, { } last) => new(PaperTimingKind.Waiting, last.DayNumber - today.DayNumber),
    };

    public string Words => Kind switch
    {
        PaperTimingKind.Late => $"tài liệu muộn {Days} ngày",
        PaperTimingKind.Missing => $"chưa có tài liệu, quá {Days} ngày",
        PaperTimingKind.Waiting when Days == 0 => "hôm nay là hạn gửi tài liệu",
        PaperTimingKind.Waiting => $"còn {Days} ngày để gửi tài liệu",
        PaperTimingKind.InTime => "tài liệu đúng hạn",
        _ => "",
    };
}
