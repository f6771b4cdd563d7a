namespace NghiTruong.Text;

/// <summary>What words of time come to.</summary>
public enum TimeKind
{
    /// <summary>A last day ("trước ngày 15/5" ends on 14/5).</summary>
    Day,
    /// <summary>An event without a day of its own ("trước kỳ họp thứ 23").</summary>
    Event,
    /// <summary>A rhythm ("hằng tháng", "định kỳ trước ngày 20 hằng tháng").</summary>
    Rhythm,
    /// <summary>No day can be had from the words ("thời gian tới", "sớm").</summary>
    Vague,
}

/// <summary>How often a standing duty comes back.</summary>
public enum Rhythm
{
    /// <summary>Hằng ngày.</summary>
    Daily,
    /// <summary>Hằng tuần.</summary>
    Weekly,
    /// <summary>Hằng tháng.</summary>
    Monthly,
    /// <summary>Hằng quý.</summary>
    Quarterly,
    /// <summary>Sáu tháng một lần.</summary>
    HalfYearly,
    /// <summary>Hằng năm.</summary>
    Yearly,
}

/// <summary>Words of time and what they mean, with the reading said in Vietnamese.</summary>
/// <param name="Words">The words as in the text.</param>
/// <param name="Kind">What they come to.</param>
/// <param name="LastDay">The last day on which the duty is on time; only for <see cref="TimeKind.Day"/>.</param>
/// <param name="Event">The event, only for <see cref="TimeKind.Event"/>.</param>
/// <param name="Rhythm">The rhythm, only for <see cref="TimeKind.Rhythm"/>.</param>
/// <param name="DayOfPeriod">The day in each period, where said (20 in "trước ngày 20 hằng tháng" gives 19).</param>
/// <param name="YearIsInferred">True where the words name no year and one was taken from the context.</param>
/// <param name="Reading">The reading in Vietnamese, for the person who checks ("hết ngày 14/05/2025 (trước ngày 15/5)").</param>
public sealed partial record TimeWords(
    string Words, TimeKind Kind, DateOnly? LastDay, string? Event, Rhythm? Rhythm, int? DayOfPeriod, bool YearIsInferred, string Reading);
