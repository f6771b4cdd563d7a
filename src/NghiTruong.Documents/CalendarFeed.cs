using System.Buffers;
using System.Globalization;

namespace NghiTruong.Documents;

/// <summary>A calendar that programs and phones subscribe to: iCalendar (RFC 5545, RFC 7986), hours of Vietnam.</summary>
/// <param name="Name">As the subscriber sees it in the list of calendars.</param>
/// <param name="Stamp">When the feed was made. With the instant of the last change the same events give the same bytes.</param>
/// <example><code>new CalendarFeed("Thường trực HĐND tỉnh", lastChange).Write(response.BodyWriter, events)</code></example>
public sealed record CalendarFeed(string Name, DateTimeOffset Stamp)
{
    /// <summary>What an answer over HTTP says of its content.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    const string Zone = "Asia/Ho_Chi_Minh";
    static readonly TimeSpan ZoneOffset = TimeSpan.FromHours(7);

    /// <summary>What the feed holds, in a sentence; may be left out.</summary>
    public string? Description { get; init; }
    /// <summary>How often a program should ask again.</summary>
    public TimeSpan Refresh { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The whole feed, events in the order given.</summary>
    /// <exception cref="ArgumentException">An event ends before it begins, or its address is not absolute.</exception>
    public byte[] Bytes(IEnumerable<CalendarEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        Write(buffer, events);
        return buffer.WrittenSpan.ToArray();
    }

    /// <inheritdoc cref="Bytes"/>
    public void Write(IBufferWriter<byte> to, IEnumerable<CalendarEvent> events)
    {
        var lines = new CalendarLines(to);
        lines.Write("BEGIN:VCALENDAR");
        lines.Write("VERSION:2.0");
        lines.Write("PRODID:-//Nghi Truong//Nghi Truong//VI");
        lines.Write("CALSCALE:GREGORIAN");
        lines.Write("METHOD:PUBLISH");
        lines.WriteText("X-WR-CALNAME", Name);
        lines.WriteText("X-WR-CALDESC", Description);
        lines.Write($"X-WR-TIMEZONE:{Zone}");
        lines.Write($"REFRESH-INTERVAL;VALUE=DURATION:{Duration(Refresh)}");
        lines.Write($"X-PUBLISHED-TTL:{Duration(Refresh)}");
        WriteZone(lines);
        var stamp = Utc(Stamp);
        foreach (var item in events) WriteEvent(lines, item, stamp);
        lines.Write("END:VCALENDAR");
    }

    static void WriteZone(CalendarLines lines)
    {
        lines.Write("BEGIN:VTIMEZONE");
        lines.Write($"TZID:{Zone}");
        lines.Write("BEGIN:STANDARD");
        lines.Write("DTSTART:19700101T000000");
        lines.Write("TZOFFSETFROM:+0700");
        lines.Write("TZOFFSETTO:+0700");
        lines.Write("TZNAME:+07");
        lines.Write("END:STANDARD");
        lines.Write("END:VTIMEZONE");
    }

    static void WriteEvent(CalendarLines lines, CalendarEvent item, string stamp)
    {
        lines.Write("BEGIN:VEVENT");
        lines.WriteText("UID", item.Uid);
        lines.Write($"DTSTAMP:{stamp}");
        WriteTime(lines, item);
        lines.WriteText("SUMMARY", item.Summary);
        lines.WriteText("LOCATION", item.Location);
        lines.WriteText("DESCRIPTION", item.Description);
        if (item.Url is { } url) lines.Write($"URL:{(url.IsAbsoluteUri ? url.AbsoluteUri : throw new ArgumentException($"{item.Uid}: {url} is not absolute."))}");
        if (item.Categories.Count > 0) lines.Write($"CATEGORIES:{string.Join(',', item.Categories.Select(CalendarLines.Escaped))}");
        lines.Write($"STATUS:{item.Status switch { CalendarStatus.Tentative => "TENTATIVE", CalendarStatus.Cancelled => "CANCELLED", _ => "CONFIRMED" }}");
        lines.Write(string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{item.Sequence}"));
        lines.Write($"LAST-MODIFIED:{Utc(item.Modified)}");
        lines.Write($"TRANSP:{(item.Status != CalendarStatus.Cancelled && (item.IsBusy ?? item.When is CalendarTime.Hours) ? "OPAQUE" : "TRANSPARENT")}");
        if (item.Status != CalendarStatus.Cancelled)
            foreach (var before in item.Reminders) WriteReminder(lines, item.Summary, before);
        lines.Write("END:VEVENT");
    }

    static void WriteTime(CalendarLines lines, CalendarEvent item)
    {
        switch (item.When)
        {
            case CalendarTime.Days days:
                if (days.Last < days.First) throw new ArgumentException($"{item.Uid}: ends before it begins.");
                lines.Write($"DTSTART;VALUE=DATE:{Day(days.First)}");
                lines.Write($"DTEND;VALUE=DATE:{Day(days.Last.AddDays(1))}");
                break;
            case CalendarTime.Hours hours:
                if (hours.End < hours.Start) throw new ArgumentException($"{item.Uid}: ends before it begins.");
                lines.Write($"DTSTART;TZID={Zone}:{Local(hours.Start)}");
                // An end must be later than the start; to the second, as it is written.
                if (hours.End is { } end && Local(end) != Local(hours.Start)) lines.Write($"DTEND;TZID={Zone}:{Local(end)}");
                break;
        }
    }

    static void WriteReminder(CalendarLines lines, string summary, TimeSpan before)
    {
        lines.Write("BEGIN:VALARM");
        lines.Write("ACTION:DISPLAY");
        lines.WriteText("DESCRIPTION", summary);
        lines.Write($"TRIGGER:{Duration(-before)}");
        lines.Write("END:VALARM");
    }

    static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    static string Local(DateTimeOffset at) => at.ToOffset(ZoneOffset).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    static string Utc(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>"PT1H", "-P1DT16H", "PT0S"; parts of a second are left out.</summary>
    static string Duration(TimeSpan span)
    {
        var size = span.Duration();
        var time = (size.Hours > 0 ? $"{size.Hours}H" : "") + (size.Minutes > 0 ? $"{size.Minutes}M" : size.Hours > 0 && size.Seconds > 0 ? "0M" : "") + (size.Seconds > 0 ? $"{size.Seconds}S" : "");
        var days = size.Days > 0 ? $"{size.Days}D" : "";
        if (days.Length + time.Length == 0) return "PT0S";
        return $"{(span < TimeSpan.Zero ? "-" : "")}P{days}{(time.Length > 0 ? "T" : "")}{time}";
    }
}
