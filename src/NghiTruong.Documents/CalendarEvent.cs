namespace NghiTruong.Documents;

/// <summary>How sure it is that an event takes place.</summary>
public enum CalendarStatus
{
    /// <summary>Planned: a day that may still move.</summary>
    Tentative,
    /// <summary>Settled.</summary>
    Confirmed,
    /// <summary>Called off; it stays in the feed, so that phones that know it strike it out.</summary>
    Cancelled,
}

/// <summary>When an event is: whole days, or hours of the clock.</summary>
public abstract record CalendarTime
{
    CalendarTime() { }

    /// <summary>Whole days, the last included.</summary>
    public sealed record Days(DateOnly First, DateOnly Last) : CalendarTime
    {
        /// <summary>One whole day, as a deadline has.</summary>
        public Days(DateOnly day) : this(day, day) { }
    }

    /// <summary>From one instant to another; without an end it is a moment.</summary>
    public sealed record Hours(DateTimeOffset Start, DateTimeOffset? End = null) : CalendarTime;
}

/// <summary>A meeting, a session, a deadline as a calendar program takes it in.</summary>
/// <example>
/// <code>
/// new CalendarEvent { Uid = "phien-hop-9@hdnd.example.vn", Summary = "Phiên họp tháng 7", When = new CalendarTime.Hours(start, end), Modified = changedAt }
/// </code>
/// </example>
public sealed record CalendarEvent
{
    /// <summary>Lasting and the same in every feed and at every change; unlike any other event's.</summary>
    public required string Uid { get; init; }
    /// <summary>One line.</summary>
    public required string Summary { get; init; }
    /// <summary>Days or hours.</summary>
    public required CalendarTime When { get; init; }
    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset Modified { get; init; }
    /// <summary>How often it was changed in a way that matters to those who come (time, place, calling off).</summary>
    public int Sequence { get; init; }
    /// <summary>How sure it is.</summary>
    public CalendarStatus Status { get; init; } = CalendarStatus.Confirmed;
    /// <summary>The room, the address.</summary>
    public string? Location { get; init; }
    /// <summary>Lines of plain text.</summary>
    public string? Description { get; init; }
    /// <summary>The page of it, absolute.</summary>
    public Uri? Url { get; init; }
    /// <summary>"Thời hạn", "Kỳ họp".</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
    /// <summary>Whether it takes the time of those who see it; unsaid, hours do and whole days do not.</summary>
    public bool? IsBusy { get; init; }
    /// <summary>How long before its start it reminds (of whole days: before the midnight that begins them; 16 hours is 08:00 the day before).</summary>
    public IReadOnlyList<TimeSpan> Reminders { get; init; } = [];
}
