using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace NghiTruong.Documents.Tests;

public sealed class CalendarFeedTests
{
    static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);
    static readonly DateTimeOffset Changed = new(2026, 7, 1, 9, 30, 0, Vietnam);
    static readonly CalendarFeed Feed = new("Thường trực HĐND tỉnh", Changed);

    static readonly CalendarEvent Meeting = new()
    {
        Uid = "phien-hop-9@hdnd.example.vn",
        Summary = "Phiên họp tháng 7; thẩm tra, chuẩn bị cho Kỳ họp thứ 23",
        When = new CalendarTime.Hours(new(2026, 7, 7, 8, 0, 0, Vietnam), new(2026, 7, 7, 4, 30, 0, TimeSpan.Zero)),
        Modified = Changed,
        Sequence = 2,
        Location = "Phòng họp số 1, trụ sở HĐND tỉnh",
        Description = "Nội dung:\n1. Kết quả thực hiện kết luận tháng 6;\n2. Tài liệu ở C:\\hop",
        Url = new("https://hdnd.example.vn/phien-hop/9?ngày=7"),
        Categories = ["Phiên họp", "Thường trực, Ban"],
    };

    static readonly CalendarEvent Deadline = new()
    {
        Uid = "nhiem-vu-12@hdnd.example.vn",
        Summary = "Hạn: trả lời chất vấn",
        When = new CalendarTime.Days(new DateOnly(2026, 7, 29)),
        Modified = Changed,
        Status = CalendarStatus.Tentative,
        Reminders = [TimeSpan.FromHours(40), TimeSpan.FromHours(-8), TimeSpan.Zero],
    };

    static CalendarComponent Read(params CalendarEvent[] events) => CalendarReading.Read(Feed.Bytes(events));

    static CalendarComponent Event(CalendarEvent item) => Read(item).Inner.Single(c => c.Name == "VEVENT");

    [Fact]
    public void One_meeting_is_these_bytes()
    {
        const string Expected = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Nghi Truong//Nghi Truong//VI
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            X-WR-CALNAME:Thường trực HĐND tỉnh
            X-WR-TIMEZONE:Asia/Ho_Chi_Minh
            REFRESH-INTERVAL;VALUE=DURATION:PT1H
            X-PUBLISHED-TTL:PT1H
            BEGIN:VTIMEZONE
            TZID:Asia/Ho_Chi_Minh
            BEGIN:STANDARD
            DTSTART:19700101T000000
            TZOFFSETFROM:+0700
            TZOFFSETTO:+0700
            TZNAME:+07
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:phien-hop-9@hdnd.example.vn
            DTSTAMP:20260701T023000Z
            DTSTART;TZID=Asia/Ho_Chi_Minh:20260707T080000
            DTEND;TZID=Asia/Ho_Chi_Minh:20260707T113000
            SUMMARY:Phiên họp tháng 7\; thẩm tra\, chuẩn bị cho Kỳ họp th
             ứ 23
            LOCATION:Phòng họp số 1\, trụ sở HĐND tỉnh
            DESCRIPTION:Nội dung:\n1. Kết quả thực hiện kết luận tháng 6
             \;\n2. Tài liệu ở C:\\hop
            URL:https://hdnd.example.vn/phien-hop/9?ng%C3%A0y=7
            CATEGORIES:Phiên họp,Thường trực\, Ban
            STATUS:CONFIRMED
            SEQUENCE:2
            LAST-MODIFIED:20260701T023000Z
            TRANSP:OPAQUE
            END:VEVENT
            END:VCALENDAR

            """;
        Assert.Equal(Expected.ReplaceLineEndings("\r\n"), Encoding.UTF8.GetString(Feed.Bytes([Meeting])));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var meeting = Event(Meeting);
        Assert.Equal((Meeting.Uid, Meeting.Summary, Meeting.Location, Meeting.Description), (meeting["UID"].Text, meeting["SUMMARY"].Text, meeting["LOCATION"].Text, meeting["DESCRIPTION"].Text));
        Assert.Equal(Meeting.Categories, CalendarReading.List(meeting["CATEGORIES"].Value));
        Assert.Equal(Meeting.Url, new Uri(meeting["URL"].Value));
        Assert.Equal("Asia/Ho_Chi_Minh", meeting["DTSTART"].Parameters["TZID"]);
        Assert.Equal(new DateTime(2026, 7, 7, 11, 30, 0), DateTime.ParseExact(meeting["DTEND"].Value, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture));
        Assert.Empty(meeting.Inner);
    }

    [Fact]
    public void A_deadline_is_a_whole_day_that_takes_no_time_and_reminds()
    {
        var deadline = Event(Deadline);
        Assert.Equal(("20260729", "DATE"), (deadline["DTSTART"].Value, deadline["DTSTART"].Parameters["VALUE"]));
        Assert.Equal(("20260730", "DATE"), (deadline["DTEND"].Value, deadline["DTEND"].Parameters["VALUE"]));
        Assert.Equal(("TENTATIVE", "TRANSPARENT", "0"), (deadline["STATUS"].Value, deadline["TRANSP"].Value, deadline["SEQUENCE"].Value));
        Assert.Equal(["-P1DT16H", "PT8H", "PT0S"], deadline.Inner.Select(a => a["TRIGGER"].Value));
        Assert.All(deadline.Inner, a => Assert.Equal(("VALARM", "DISPLAY", Deadline.Summary), (a.Name, a["ACTION"].Value, a["DESCRIPTION"].Text)));
        Assert.Null(deadline.Find("LOCATION") ?? deadline.Find("URL") ?? deadline.Find("CATEGORIES") ?? deadline.Find("DESCRIPTION"));
    }

    [Fact]
    public void What_is_called_off_stays_and_neither_reminds_nor_takes_time()
    {
        var gone = Event(Meeting with { Status = CalendarStatus.Cancelled, Sequence = 3, Reminders = [TimeSpan.FromHours(1)] });
        Assert.Equal((Meeting.Uid, "CANCELLED", "3", "TRANSPARENT", 0), (gone["UID"].Text, gone["STATUS"].Value, gone["SEQUENCE"].Value, gone["TRANSP"].Value, gone.Inner.Count));
    }

    [Theory]
    [InlineData(null, true, "OPAQUE")]
    [InlineData(null, false, "TRANSPARENT")]
    [InlineData(false, true, "TRANSPARENT")]
    [InlineData(true, false, "OPAQUE")]
    public void Hours_take_time_and_days_do_not_unless_it_is_said(bool? said, bool hours, string transparency) =>
        Assert.Equal(transparency, Event((hours ? Meeting : Deadline) with { IsBusy = said })["TRANSP"].Value);

    [Fact]
    public void The_hour_is_that_of_vietnam_wherever_it_was_written()
    {
        var night = Event(Meeting with { When = new CalendarTime.Hours(new(2026, 12, 31, 18, 0, 0, TimeSpan.Zero)) });
        Assert.Equal("20270101T010000", night["DTSTART"].Value);
        Assert.Null(night.Find("DTEND"));
        Assert.Equal("20260701T023000Z", night["LAST-MODIFIED"].Value);
    }

    [Fact]
    public void A_session_of_days_ends_on_the_day_after_its_last() =>
        Assert.Equal("20270101", Event(Meeting with { When = new CalendarTime.Days(new(2026, 12, 30), new(2026, 12, 31)) })["DTEND"].Value);

    [Fact]
    public void An_end_at_the_start_is_no_end()
    {
        var start = new DateTimeOffset(2026, 7, 7, 8, 0, 0, Vietnam);
        Assert.Null(Event(Meeting with { When = new CalendarTime.Hours(start, start.AddMilliseconds(400)) }).Find("DTEND"));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Read(Meeting with { When = new CalendarTime.Days(new(2026, 7, 8), new(2026, 7, 7)) }));
        Assert.Throws<ArgumentException>(() => Read(Meeting with { When = new CalendarTime.Hours(Changed, Changed.AddSeconds(-1)) }));
        Assert.Throws<ArgumentException>(() => Read(Meeting with { Url = new("/phien-hop/9", UriKind.Relative) }));
    }

    [Fact]
    public void An_empty_feed_is_a_calendar_of_its_zone_alone()
    {
        var calendar = CalendarReading.Read((Feed with { Name = "Ban Pháp chế, lịch; tháng", Description = "Lịch\nchung", Refresh = new(1, 0, 0, 5) }).Bytes([]));
        Assert.Equal("VTIMEZONE", Assert.Single(calendar.Inner).Name);
        Assert.Equal(("Ban Pháp chế, lịch; tháng", "Lịch\nchung", "P1DT5S"), (calendar["X-WR-CALNAME"].Text, calendar["X-WR-CALDESC"].Text, calendar["REFRESH-INTERVAL"].Value));
        Assert.Equal("PT1H0M5S", CalendarReading.Read((Feed with { Refresh = new(1, 0, 5) }).Bytes([]))["X-PUBLISHED-TTL"].Value);
    }

    [Fact]
    public void The_same_events_give_the_same_bytes_at_the_same_stamp() => Assert.Equal(Feed.Bytes([Meeting, Deadline]), Feed.Bytes([Meeting, Deadline]));

    [Theory]
    [InlineData("a\r\nb\rc\nd\u0085e\u2028f\u2029g", "a\nb\nc\nd\ne\nf\ng")]
    [InlineData("\n\r\n\r", "\n\n\n")]
    [InlineData("a\0b\u0007c\u007fd\u009fe\tf", "abcde\tf")]
    [InlineData("\\n;\\,\\\\", "\\n;\\,\\\\")]
    [InlineData("BEGIN:VEVENT\r\nEND:VCALENDAR", "BEGIN:VEVENT\nEND:VCALENDAR")]
    public void Lines_end_and_control_characters_are_tamed(string words, string read) =>
        Assert.Equal((read, read), (Event(Meeting with { Description = words })["DESCRIPTION"].Text, Event(Meeting with { Uid = words })["UID"].Text));

    [Fact]
    public void Halves_of_letters_are_replaced() => Assert.Equal("x\ufffdy\ufffd", Event(Meeting with { Summary = "x\ud800y\udc00" })["SUMMARY"].Text);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void A_letter_keeps_its_marks_wherever_the_line_is_cut(int marks)
    {
        var letter = "e" + string.Concat(Enumerable.Repeat("\u0302\u0301", marks));
        for (var before = 0; before < 80; before++)
        {
            var words = new string('a', before) + string.Concat(Enumerable.Repeat(letter, 40));
            var lines = CalendarReading.PhysicalLines(Feed.Bytes([Meeting with { Summary = words }]));
            Assert.DoesNotContain(lines, l => l.StartsWith(" \u0302", StringComparison.Ordinal) || l.StartsWith(" \u0301", StringComparison.Ordinal));
            Assert.Contains("SUMMARY:" + words, CalendarReading.Unfolded(lines));
        }
    }

    [Fact]
    public void An_escaped_letter_is_never_cut_from_its_backslash()
    {
        for (var before = 0; before < 80; before++)
        {
            var words = new string('a', before) + string.Concat(Enumerable.Repeat("\n,;\\x", 40));
            var bytes = Feed.Bytes([Meeting with { Description = words }]);
            Assert.All(CalendarReading.PhysicalLines(bytes), l => Assert.Equal(0, (l.Length - l.TrimEnd('\\').Length) % 2));
            Assert.Equal(words, CalendarReading.Read(bytes).Inner[1]["DESCRIPTION"].Text);
        }
    }

    [Fact]
    public void More_marks_than_a_line_holds_are_cut_between_marks_and_take_no_unreasonable_time()
    {
        var words = "e" + new string('\u0301', 1_000_000);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var lines = CalendarReading.PhysicalLines(Feed.Bytes([Meeting with { Summary = words }]));
        Assert.Equal(words, string.Concat(lines.SkipWhile(l => l[0] != 'S' || l[1] != 'U').TakeWhile(l => l[0] is 'S' or ' ').Where(l => !l.StartsWith("STATUS", StringComparison.Ordinal)).Select(l => l[(l[0] == ' ' ? 1 : "SUMMARY:".Length)..])));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    static readonly string[] Pieces =
    [
        "Thường trực HĐND ", "kỳ họp thứ ", "Nguyễn Văn Ân", "đường Điện Biên Phủ", "ơ", "ữ", "Ẵ", "e\u0302\u0301", "a\u0306\u0303", " ", "  ", "\t", ",", ";", "\\", "\\n", "\\,", ":", "\"", "\n", "12/NQ-HĐND", "a", "é", "👩🏽‍💼", "🇻🇳", "會議", "\u200b", "\ufeff",
        "=", "BEGIN:VEVENT",
    ];

    static readonly Gen<string> VietnameseText = Gen.Elements(Pieces).ListOf().Select(w => string.Concat(w));

    static bool ComesBack(string text)
    {
        var bytes = Feed.Bytes([Meeting with { Summary = text, Description = text + "x", Categories = [text, text] }]);
        var item = CalendarReading.Read(bytes).Inner.Single(c => c.Name == "VEVENT");
        return item["SUMMARY"].Text == text && item["DESCRIPTION"].Text == text + "x" && CalendarReading.List(item["CATEGORIES"].Value).SequenceEqual([text, text]);
    }

    [Fact]
    public void Any_vietnamese_text_comes_back_from_lines_of_at_most_75_octets() =>
        Prop.ForAll(VietnameseText.ToArbitrary(), ComesBack).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithEndSize(200));

    [Fact]
    public void Any_text_at_all_makes_a_feed_that_is_read() =>
        Prop.ForAll<string>(s => Event(Meeting with { Summary = s ?? "", Location = s, Description = s, Categories = [s ?? ""] })["SUMMARY"].Text is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void No_line_is_cut_much_too_early()
    {
        var lines = CalendarReading.PhysicalLines(Feed.Bytes([Meeting with { Description = new string('ữ', 500) }]));
        var first = lines.FindIndex(l => l.StartsWith("DESCRIPTION", StringComparison.Ordinal));
        for (var i = first; lines[i + 1][0] == ' '; i++) Assert.InRange(Encoding.UTF8.GetByteCount(lines[i]), 72, 75);
    }
}
