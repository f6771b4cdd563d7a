namespace NghiTruong.Text;

/// <summary>A date in tokens; <c>From</c> takes in the words before it ("sáng ngày").</summary>
internal readonly record struct DateSpan(int From, int To, PartialDate First, PartialDate? Last);

/// <summary>Finds dates over tokens: each begins at a number or at "tháng".</summary>
internal static class DateScanner
{
    private static readonly string Ngay = Syllable.Key("ngày"), Thang = Syllable.Key("tháng"), Nam = Syllable.Key("năm"), Den = Syllable.Key("đến"),
        Toi = Syllable.Key("tới"), Va = Syllable.Key("và"), Het = Syllable.Key("hết"), Tu = Syllable.Key("từ");

    private static readonly HashSet<string> DayWords = [.. Phrase.KeysOf("ngày sáng chiều tối trưa đêm nay mai mùng mồng hôm")];

    private static readonly HashSet<string> Leads = [.. Phrase.KeysOf("đến tới từ hết trước sau vào nhất là qua"), "(", "-", ":"];

    internal static DateSpan? At(TokenText t, int i)
    {
        var form = t.Form(i);
        if (form.Kind == TokenKind.Number) return form.Number is >= 1 and <= 31 && t[i].Length <= 2 ? Days(t, i) : null;
        return form.Key == Thang ? Month(t, i) : null;
    }

    private static DateSpan? Month(TokenText t, int i)
    {
        var month = t.Number(i + 1);
        if (month is < 1 or > 12) return null;
        var end = YearAt(t, i + 2, out var year);
        return year is null ? null : new DateSpan(i, end, new PartialDate(year, month, null), null);
    }

    /// <summary>A year after a month: "/2024", "-2024", ".2024", "năm 2024".</summary>
    private static int YearAt(TokenText t, int i, out int? year)
    {
        year = null;
        var at = t.Key(i) == Nam ? i + 1 : Separator(t, i) != '\0' ? i + 1 : -1;
        if (at < 0 || !t.IsNumber(at) || t[at].Length != 4 || t.Number(at) is < 1900 or > 2199) return i;
        year = t.Number(at);
        return at + 1;
    }

    private static DateSpan? Days(TokenText t, int i)
    {
        if (t.IsGlued(i) && (t.IsMark(i - 1, '/') || t.IsMark(i - 1, '.') || t.IsMark(i - 1, ',') || t.IsMark(i - 1, ':') || t.IsWord(i - 1) && t.Key(i - 1) != Ngay || t.IsMark(i - 1, '_')))
            return null;
        var from = From(t, i, out var lead);
        var end = Single(t, i, lead, out var first);
        if (end > 0) return WithLast(t, from, end, first, lead);
        return lead is Lead.Day or Lead.Word ? Run(t, from, i) : Compact(t, from, i);
    }

    private enum Lead { None, Line, Word, Day }

    /// <summary>The words before a day that belong to it, and how strongly they say that a day follows.</summary>
    private static int From(TokenText t, int i, out Lead lead)
    {
        var from = i;
        while (DayWords.Contains(t.Key(from - 1)) && from > 0 && i - from < 3) from--;
        if (from < i)
        {
            lead = Lead.Day;
            if (t.Key(from - 1) == Syllable.Key("các")) from--;
            return from;
        }
        var before = t.Key(i - 1);
        if (before == "," && t.Key(i - 2) is "nay" or "mai" or "qua") { lead = Lead.Day; return from; } // "Sáng nay, 24.6"
        if (before == "," && t.Key(i - 2) == Ngay && t.IsNumber(i - 3)) { lead = Lead.Day; return from; } // "trong 2 ngày, 15 và 16/7"
        lead = Leads.Contains(before) ? Lead.Word : i == 0 || t.IsBreak(i - 1) || t.IsMark(i - 1, ',') || before == Va || t.IsMark(i - 1, ';') ? Lead.Line : Lead.None;
        return from;
    }

    /// <summary>One date with its month, year where given; the end, or 0.</summary>
    private static int Single(TokenText t, int i, Lead lead, out PartialDate date)
    {
        date = default;
        var day = t.Number(i);
        if (day is < 1 or > 31) return 0;
        int end, month;
        var mark = '\0';
        if (t.Key(i + 1) == Thang) (month, end) = (t.Number(i + 2), i + 3);
        else
        {
            mark = Separator(t, i + 1);
            if (mark == '\0' && lead == Lead.Day && t.IsMark(i + 1, '-') && t.IsNumber(i + 2)) mark = '-';
            if (mark == '\0') return 0;
            (month, end) = (t.Number(i + 2), i + 3);
            if (t.IsNumber(i + 2) && t[i + 2].Length > 2) return 0;
        }
        if (month is < 1 or > 12 || day > DaysIn(month)) return 0;
        if (mark == '-' && Separator(t, end) is '.' or '/') return 0; // "7 - 11.12": two days
        int? year = null;
        if (mark == '\0' || Separator(t, end) == mark) end = YearAt(t, end, out year);
        else if (t.Key(end) == Nam) end = YearAt(t, end, out year);
        if (year is null && mark != '\0' && !MayLackYear(t, lead, mark, end)) return 0;
        date = new PartialDate(year, month, day);
        return end;
    }

    private static bool MayLackYear(TokenText t, Lead lead, char mark, int end)
    {
        if (t.IsGlued(end) && (t.IsWord(end) || t.IsMark(end, '/') || t.IsMark(end, '%') || (t.IsMark(end, '-') && t.IsNumber(end + 1) && mark == '-'))) return false;
        if (lead == Lead.Day) return true;
        if (t.IsMark(end, '%') || t.Match(end, Tag.Counted) > 0) return false;
        return mark is '/' or '-' && lead == Lead.Word && (mark == '/' || !t.IsNumber(end) && t.Match(end, Tag.Counted) == 0) || mark == '.' && lead == Lead.Word && !t.IsNumber(end) && (t.Form(end).Kind != TokenKind.Word || t.Match(end, Tag.Small) > 0);
    }

    private static int DaysIn(int month) => month switch { 2 => 29, 4 or 6 or 9 or 11 => 30, _ => 31 };

    /// <summary>A mark that joins day, month and year without spaces: / . -</summary>
    private static char Separator(TokenText t, int i) =>
        i > 0 && t.IsGlued(i) && t.IsNumber(i + 1) && t.IsGlued(i + 1) && t.Key(i) is "/" or "." or "-" ? t.Key(i)[0] : '\0';

    private static DateSpan WithLast(TokenText t, int from, int end, PartialDate first, Lead lead)
    {
        var at = RangeWord(t, end);
        if (at == end) return new DateSpan(from, end, first, null);
        var to = Single(t, at, Lead.Day, out var last);
        if (to == 0 || (t.Key(end) == "-" && lead == Lead.None)) return new DateSpan(from, end, first, null);
        if (first.Year is null && last.Year is { } year)
            first = first with { Year = first.Month > last.Month ? year - 1 : year };
        return new DateSpan(WithTu(t, from), to, first, last);
    }

    private static int WithTu(TokenText t, int from) => t.Key(from - 1) == Tu ? from - 1 : from;

    /// <summary>Past "đến [hết] [ngày]" or a dash.</summary>
    private static int RangeWord(TokenText t, int i)
    {
        var key = t.Key(i);
        if (key != Den && key != Toi && key != "-") return i;
        var at = i + 1;
        if (t.Key(at) == Het) at++;
        while (DayWords.Contains(t.Key(at)) && at - i < 5) at++;
        return t.IsNumber(at) ? at : i;
    }

    /// <summary>Days that share a month: "3 đến 5/4", "19 và 20/7", "3, 4 và 5/4", "7 - 11.12".</summary>
    private static DateSpan? Run(TokenText t, int from, int i)
    {
        var at = i;
        for (var days = 0; days < 6; days++)
        {
            var next = at + 1;
            var key = t.Key(next);
            if (key == Va || key == "," || key == "-" || key == Den || key == Toi) next++;
            else return null;
            if (t.Key(next) == Va) next++;
            if (t.Key(next) == Ngay) next++;
            if (t.Number(next) is < 1 or > 31) return null;
            at = next;
            var end = Single(t, at, Lead.Day, out var last);
            if (end == 0) continue;
            return new DateSpan(WithTu(t, from), end, last with { Day = t.Number(i) }, last);
        }
        return null;
    }

    /// <summary>"3-5/4/2024" without a word before it.</summary>
    private static DateSpan? Compact(TokenText t, int from, int i)
    {
        if (!t.IsMark(i + 1, '-') || !t.IsGlued(i + 1) || !t.IsGlued(i + 2)) return null;
        var end = Single(t, i + 2, Lead.None, out var last);
        return end == 0 || last.Year is null || last.Day <= t.Number(i) ? null : new DateSpan(from, end, last with { Day = t.Number(i) }, last);
    }
}
