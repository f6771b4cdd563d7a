using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Deadlines;

/// <summary>Kỳ họp, phiên họp, ngày bầu cử, sự kiện khác.</summary>
public enum OccasionKind { Session, Meeting, ElectionDay, Other }

/// <summary>From which point of an occasion a limit counts: khai mạc, bế mạc, ngày đầu của tháng có phiên họp.</summary>
public enum AnchorPoint { Opening, Closing, MonthStart }

/// <summary>Kỳ họp giữa năm, kỳ họp cuối năm.</summary>
public enum Season { MidYear, YearEnd }

/// <summary>Something that deadlines hang on and whose day may not be known yet or may move (mốc).</summary>
public sealed class Occasion
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required Guid Uid { get; set; }
    public int Version { get; set; }
    public required OccasionKind Kind { get; set; }
    public required string Title { get; set; }
    /// <summary>Its number ("Kỳ họp thứ 23"), or null.</summary>
    public int? Number { get; set; }
    /// <summary>Only of a session.</summary>
    public SessionKind? SessionKind { get; set; }
    /// <summary>The month of a monthly meeting ("2026-12").</summary>
    public string? Period { get; set; }
    public Season? Season { get; set; }
    /// <summary>The year of a session known by its season, or in which one without a day was first spoken of.</summary>
    public int? Year { get; set; }
    /// <summary>The first day (khai mạc); null while nobody has set it.</summary>
    public DateOnly? StartsOn { get; set; }
    /// <summary>The last day (bế mạc); null is the same day.</summary>
    public DateOnly? EndsOn { get; set; }
    /// <summary>The day is decided (đã ấn định), not only expected (dự kiến).</summary>
    public bool IsFirm { get; set; }
    public string? CancelledBecause { get; set; }
    /// <summary>The row of another room that it stands for, such as a meeting.</summary>
    public string? OfKind { get; set; }
    public long? OfId { get; set; }
    public required DateTimeOffset RecordedAt { get; set; }
    public List<OccasionMove> Moves { get; init; } = [];

    /// <summary>The day of a point; null while the occasion has none. A monthly meeting without a day is held by the end of its month.</summary>
    public DateOnly? DayOf(AnchorPoint point) => point switch
    {
        AnchorPoint.Closing => EndsOn ?? StartsOn ?? EndOfMonth,
        AnchorPoint.MonthStart => (MonthOf(Period) ?? StartsOn) is { } day ? new(day.Year, day.Month, 1) : null,
        _ => StartsOn ?? EndOfMonth,
    };

    DateOnly? EndOfMonth => Kind == OccasionKind.Meeting && MonthOf(Period) is { } month ? month.AddMonths(1).AddDays(-1) : null;

    /// <summary>Whether it can be the one meant about a day: numbers of sessions come again with each term.</summary>
    public bool IsAround(DateOnly day) => StartsOn is { } on ? Math.Abs(on.DayNumber - day.DayNumber) <= 550 : Year is not { } year || Math.Abs(year - day.Year) <= 1;

    /// <summary>Why its day is not certain; null where it is.</summary>
    public string? Doubt(AnchorPoint point) => point == AnchorPoint.MonthStart && Period is not null || IsFirm || DayOf(point) is null
        ? null
        : StartsOn is null ? $"{Title} chưa có ngày, tạm lấy ngày cuối tháng" : $"ngày của {Title} mới là dự kiến";

    /// <summary>Sets or moves its days and keeps what they were.</summary>
    public Refusal? Move(Actor actor, DateOnly? startsOn, DateOnly? endsOn, bool isFirm, string because, DateTimeOffset now)
    {
        if (CancelledBecause is not null) return new("cancelled", $"{Title} đã hủy, không đổi ngày được.");
        if (startsOn is null && endsOn is not null) return new("starts-on-needed", "Có ngày kết thúc thì phải có ngày bắt đầu.", "StartsOn");
        if (endsOn < startsOn) return new("ends-before-start", "Ngày kết thúc không được trước ngày bắt đầu.", "EndsOn");
        if (startsOn is { Year: < 1990 or > 2150 }) return new("day-out-of-range", "Ngày phải trong khoảng năm 1990–2150.", "StartsOn");
        if (startsOn is { } start && endsOn is { } end && end.DayNumber - start.DayNumber > 60) return new("too-long", "Kỳ họp không dài quá 60 ngày; hãy kiểm tra ngày kết thúc.", "EndsOn");
        if (startsOn is null && isFirm) return new("no-day-no-firm", "Chưa có ngày thì chưa thể là đã ấn định.", "StartsOn");
        if ((startsOn, endsOn, isFirm) == (StartsOn, EndsOn, IsFirm)) return new("nothing-changed", "Ngày không thay đổi.", "StartsOn");
        if (StartsOn is not null && (startsOn, endsOn) != (StartsOn, EndsOn) && because.Length == 0) return new("reason-needed", "Dời ngày phải nêu lý do.", "Because");
        Moves.Add(new OccasionMove
        {
            CouncilId = CouncilId, FromStart = StartsOn, FromEnd = EndsOn, ToStart = startsOn, ToEnd = endsOn, IsFirm = isFirm, Because = because,
            MovedAt = now, ActorPersonId = actor.PersonId, ActorTitle = actor.PersonId == 0 ? actor.PersonName : $"{actor.PersonName}, {actor.PostTitle}",
        });
        (StartsOn, EndsOn, IsFirm) = (startsOn, endsOn, isFirm);
        Version++;
        return null;
    }

    public static DateOnly? MonthOf(string? period) =>
        period is { Length: 7 } && int.TryParse(period.AsSpan(0, 4), out var year) && int.TryParse(period.AsSpan(5), out var month) && year is > 0 and < 9999 && month is >= 1 and <= 12 ? new(year, month, 1) : null;
}

/// <summary>One setting or moving of an occasion's days.</summary>
public sealed class OccasionMove
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long OccasionId { get; set; }
    public DateOnly? FromStart { get; set; }
    public DateOnly? FromEnd { get; set; }
    public DateOnly? ToStart { get; set; }
    public DateOnly? ToEnd { get; set; }
    public bool IsFirm { get; set; }
    public required string Because { get; set; }
    public required DateTimeOffset MovedAt { get; set; }
    public required long ActorPersonId { get; set; }
    public required string ActorTitle { get; set; }
}
