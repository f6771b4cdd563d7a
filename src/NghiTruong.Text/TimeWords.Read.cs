namespace NghiTruong.Text;

public sealed partial record TimeWords
{
    private static readonly Phrase Truoc = Phrase.Of("trước"), Tu = Phrase.Of("từ"), KeTu = Phrase.Of("kể từ"), TinhTu = Phrase.Of("tính từ"), Thang = Phrase.Of("tháng"), Quy = Phrase.Of("quý"), Nam = Phrase.Of("năm"), NgayWord = Phrase.Of("ngày"), Sau = Phrase.Of("sau"), Cuoi = Phrase.Of("cuối"), Dau = Phrase.Of("đầu"), Giua = Phrase.Of("giữa"), Den = Phrase.Of("đến"), Trung = Phrase.Of("trung tuần"), Thuong = Phrase.Of("thượng tuần"), Tuan = Phrase.Of("tuần"), SauThangDau = Phrase.Of("tháng đầu năm"), SauThangCuoi = Phrase.Of("tháng cuối năm");

    private static readonly (Phrase, Rhythm)[] Rhythms =
    [
        (Phrase.Of("6 tháng"), Text.Rhythm.HalfYearly), (Phrase.Of("06 tháng"), Text.Rhythm.HalfYearly), (Phrase.Of("sáu tháng"), Text.Rhythm.HalfYearly), (Phrase.Of("3 tháng"), Text.Rhythm.Quarterly), (Phrase.Of("03 tháng"), Text.Rhythm.Quarterly),
        (Phrase.Of("ngày"), Text.Rhythm.Daily), (Phrase.Of("tuần"), Text.Rhythm.Weekly), (Phrase.Of("tháng"), Text.Rhythm.Monthly), (Phrase.Of("quý"), Text.Rhythm.Quarterly), (Phrase.Of("năm"), Text.Rhythm.Yearly),
    ];

    /// <summary>
    /// Reads words of time. <paramref name="context"/> (the day of the meeting) gives the year where the words name none: the first such day
    /// on or after it, and the year is then said to be inferred. Words that name no day come back as an event, a rhythm or as vague; nothing throws.
    /// </summary>
    /// <example><c>Read("trước ngày 15/5", new(2025, 4, 2))</c> ends on 14/05/2025; <c>Read("quý II", …)</c> on 30/06.</example>
    public static TimeWords Read(string words, DateOnly context)
    {
        var t = new TokenText(words);
        for (var i = 0; i < t.Count; i++)
            if (t.Match(i, Tag.Rhythm) is var length and > 0)
                return OfRhythm(words, t, i, length);
        for (var i = 0; i < t.Count; i++)
            if (t.At(i, DinhKy) && t.Number(i + 2) is var every and (1 or 3 or 6 or 12) && t.At(i + 3, Thang))
                return OfEvery(words, every);
        return OfDay(words, t, context) ?? OfDuration(words, t, context) ?? OfPeriod(words, t, context) ?? OfEvent(words, t) ?? Vague(words);
    }

    private static TimeWords OfRhythm(string words, TokenText t, int at, int length)
    {
        var rhythm = Text.Rhythm.Monthly;
        foreach (var (phrase, value) in Rhythms)
        {
            var here = false;
            for (var k = at; k < at + length; k++) here |= t.At(k, phrase);
            if (here) { rhythm = value; break; }
        }
        int? day = null;
        for (var i = 0; i < t.Count; i++)
            if (t.At(i, NgayWord) && t.Number(i + 1) is var n and > 0 and <= 31)
                day = t.At(i - 1, Truoc) ? Math.Max(1, n - 1) : n;
        var said = day is { } d ? $"chậm nhất ngày {d:00} {RhythmWords(rhythm)}" : RhythmWords(rhythm);
        return new(words, TimeKind.Rhythm, null, null, rhythm, day, false, said);
    }

    /// <summary>"định kỳ 6 tháng".</summary>
    private static TimeWords OfEvery(string words, int months)
    {
        var rhythm = months switch { 1 => Text.Rhythm.Monthly, 3 => Text.Rhythm.Quarterly, 6 => Text.Rhythm.HalfYearly, _ => Text.Rhythm.Yearly };
        return new(words, TimeKind.Rhythm, null, null, rhythm, null, false, RhythmWords(rhythm));
    }

    private static readonly Phrase DinhKy = Phrase.Of("định kỳ");

    private static string RhythmWords(Rhythm rhythm) => rhythm switch
    {
        Text.Rhythm.Daily => "hằng ngày",
        Text.Rhythm.Weekly => "hằng tuần",
        Text.Rhythm.Monthly => "hằng tháng",
        Text.Rhythm.Quarterly => "hằng quý",
        Text.Rhythm.HalfYearly => "sáu tháng một lần",
        _ => "hằng năm",
    };

    private static TimeWords? OfDay(string words, TokenText t, DateOnly context)
    {
        DateSpan? found = null;
        for (var i = 0; i < t.Count && found is null; i++) found = DateScanner.At(t, i) ?? Loose(t, i);
        if (found is not { } span) return null;
        var before = Before(t, span.From);
        if (t.At(before, KeTu) || t.At(before, TinhTu) || before == span.From - 1 && t.At(before - 1, KeTu)) return null;
        if (t.At(before, Tu) && span.Last is null) return new(words, TimeKind.Event, null, words.Trim(), null, null, false, $"bắt đầu {words.Trim()}, không nói ngày phải xong");
        if (span.First.Day is null) return OfPeriod(words, t, context);
        var last = span.Last ?? span.First;
        var day = last.In() ?? Next(last, context);
        if (day is not { } end) return null;
        if (t.At(before, Truoc) && end > DateOnly.MinValue) end = end.AddDays(-1);
        return Ending(words, end, last.Year is null);
    }

    /// <summary>A bare "15/5" or "15.5": in words of time it is a day.</summary>
    private static DateSpan? Loose(TokenText t, int i) =>
        t.Number(i) is >= 1 and <= 31 && t.Key(i + 1) is "/" or "." or "-" && t.IsGlued(i + 1) && t.Number(i + 2) is >= 1 and <= 12
        && !t.IsGlued(i) && t[i + 2].Length <= 2 && !t.IsMark(i + 3, '%') ? new DateSpan(i, i + 3, new PartialDate(null, t.Number(i + 2), t.Number(i)), null) : null;

    /// <summary>The token before the date that says how it bounds ("trước", "đến hết").</summary>
    private static int Before(TokenText t, int i)
    {
        var at = i - 1;
        while (at > 0 && !t.At(at, Truoc) && !t.At(at, Tu) && !t.At(at, Den) && !t.At(at, Sau) && i - at < 4) at--;
        return at > 0 && t.At(at, Tu) && (t.At(at - 1, KeTu) || t.At(at - 1, TinhTu)) ? at - 1 : at;
    }

    private static DateOnly? Next(PartialDate date, DateOnly context)
    {
        for (var year = context.Year; year <= context.Year + 4; year++)
            if (date.In(year) is { } day && day >= context) return day;
        return null;
    }

    private static TimeWords? OfDuration(string words, TokenText t, DateOnly context)
    {
        for (var i = 0; i < t.Count; i++)
        {
            var length = VietnameseNumbers.DigitsAt(t, i, out var number);
            if (length == 0 || number is <= 0 or > 3660 || number != decimal.Truncate(number)) continue;
            var (unit, days) = (t.Key(i + length), (int)number);
            if (!t.At(i + length, NgayWord) && unit != Tuan.Keys[0] && !t.At(i + length, Thang)) continue;
            if (t.At(i + length, SauThangDau) || t.At(i + length, SauThangCuoi) || t.IsNumber(i + length + 1)) continue;
            if (t.At(i + length, Thang) && t.At(i + length + 1, Dau) | t.At(i + length + 1, Cuoi)) continue;
            for (var k = i; k < t.Count; k++)
                if (t.At(k, KeTu) || t.At(k, TinhTu) || t.At(k, Sau) || t.At(k, Truoc))
                    return From(words, t, k, unit, days);
            if (i > 0 && t.At(i - 1, Truoc)) return new(words, TimeKind.Event, null, words.Trim(), null, null, false, words.Trim());
            var end = Add(context, unit, days);
            return end is null ? null : new(words, TimeKind.Day, end, null, null, null, true, $"hết ngày {VietnameseDates.Short(end.Value)}, tính từ ngày {VietnameseDates.Short(context)} ({words.Trim()})");
        }
        return null;
    }

    private static TimeWords From(string words, TokenText t, int at, string unit, int days)
    {
        for (var i = at; i < t.Count && !t.At(at, Truoc); i++)
            if (DateScanner.At(t, i) is { Last: null } span && span.First.In() is { } start && Add(start, unit, days) is { } end)
                return Ending(words, end, false);
        return new(words, TimeKind.Event, null, words.Trim(), null, null, false, words.Trim());
    }

    private static DateOnly? Add(DateOnly start, string unit, int count) =>
        start.Year > 9900 ? null : unit == Thang.Keys[0] ? start.AddMonths(count) : start.AddDays(unit == Tuan.Keys[0] ? 7 * count : count);

    private static TimeWords? OfPeriod(string words, TokenText t, DateOnly context)
    {
        for (var i = 0; i < t.Count; i++)
        {
            if (t.At(i, Thang) && t.Number(i + 1) is var month and >= 1 and <= 12) return Month(words, t, i, month, context);
            if (t.At(i, Quy) && Quarter(t, i + 1) is var quarter and > 0) return Month(words, t, i, quarter * 3, context, quarter * 3 - 2);
            if (t.At(i, SauThangDau) || t.At(i, SauThangCuoi))
                return Month(words, t, i + 1, t.At(i, SauThangDau) ? 6 : 12, context, t.At(i, SauThangDau) ? 1 : 7);
        }
        for (var i = 0; i < t.Count; i++)
        {
            if (!t.At(i, Nam) || t.Number(i + 1) is not (>= 1900 and <= 2199)) continue;
            var year = t.Number(i + 1);
            if (t.At(i - 1, Cuoi) || t.At(i - 1, Dau) || t.At(i - 1, Giua)) return null;
            if (t.At(i - 1, Truoc)) return Ending(words, new DateOnly(year - 1, 12, 31), false);
            return i < 4 ? Ending(words, new DateOnly(year, 12, 31), false) : null;
        }
        return null;
    }

    private static int Quarter(TokenText t, int i) =>
        t.Number(i) is var n and >= 1 and <= 4 ? n : VietnameseNumbers.TryReadRoman(t.Form(i).Text, out n) && n <= 4 ? n : 0;

    private static TimeWords? Month(string words, TokenText t, int at, int month, DateOnly context, int first = 0)
    {
        if (t.At(at - 1, Dau) || t.At(at - 1, Giua)) return null;
        var year = YearIn(t, at);
        var date = new PartialDate(year, month, null);
        if ((date.In() ?? Next(date, context)) is not { } end) return null;
        if (t.At(at - 2, Trung)) end = new DateOnly(end.Year, end.Month, 20);
        else if (t.At(at - 2, Thuong)) end = new DateOnly(end.Year, end.Month, 10);
        if (t.At(at - 1, Truoc)) end = new DateOnly(end.Year, first > 0 ? first : month, 1).AddDays(-1);
        return Ending(words, end, year is null);
    }

    private static int? YearIn(TokenText t, int from)
    {
        for (var i = Math.Max(from, 0); i < t.Count; i++)
            if (t.Number(i) is >= 1900 and <= 2199) return t.Number(i);
        return null;
    }

    private static TimeWords? OfEvent(string words, TokenText t)
    {
        for (var i = 0; i < t.Count; i++)
            if (t.Match(i, Tag.Gathering | Tag.Season | Tag.Document) > 0 || t.At(i, KeTu))
                return new(words, TimeKind.Event, null, words.Trim(), null, null, false, words.Trim());
        return null;
    }

    private static TimeWords Ending(string words, DateOnly end, bool inferred) =>
        new(words, TimeKind.Day, end, null, null, null, inferred, $"hết ngày {VietnameseDates.Short(end)} ({words.Trim()}{(inferred ? "; năm suy ra" : "")})");

    private static TimeWords Vague(string words) => new(words, TimeKind.Vague, null, null, null, null, false, $"chưa rõ ngày ({words.Trim()})");
}
