using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>Finds the words that say by when: "trước ngày 15/5", "trong quý III/2024", "định kỳ trước ngày 20 hằng tháng", "trước kỳ họp giữa năm".</summary>
internal sealed class WhenScanner(TokenText t)
{
    private static readonly Phrase Ngay = Phrase.Of("ngày"), Thang = Phrase.Of("tháng"), Quy = Phrase.Of("quý"), Nam = Phrase.Of("năm"), DinhKy = Phrase.Of("định kỳ"), KeTu = Phrase.Of("kể từ"), Truoc = Phrase.Of("trước"), La = Phrase.Of("là"), Cuoi = Phrase.Of("cuối"), Dau = Phrase.Of("đầu"), Nay = Phrase.Of("này"), Toi = Phrase.Of("tới"), NamNay = Phrase.Of("năm nay"), SauThang = Phrase.Of("tháng đầu năm"), SauCuoi = Phrase.Of("tháng cuối năm"), TinhTu = Phrase.Of("tính từ"), Trong = Phrase.Of("trong"), Tai = Phrase.Of("tại"), Sau = Phrase.Of("sau"), Tu = Phrase.Of("từ"), Khi = Phrase.Of("khi"), Vao = Phrase.Of("vào"), Trinh = Phrase.Of("trình"), TuanWord = Phrase.Of("tuần"), Gio = Phrase.Of("giờ"), Het = Phrase.Of("hết"), Den = Phrase.Of("đến"), ThoiGianToi = Phrase.Of("thời gian tới"), SomNhat = Phrase.Of("thời gian sớm nhất");

    /// <summary>The place of the words of time in a clause, or null.</summary>
    internal (int From, int To)? Find(int from, int to)
    {
        (int From, int To)? best = null;
        var rank = 0;
        for (var i = from; i < to; i++)
        {
            if (At(i, from, to, out var strength) is not { } end || IsPlan(i)) continue;
            if (strength > rank) (best, rank) = ((i, end), strength);
            i = Math.Max(i, end - 1);
        }
        return best;
    }

    /// <summary>"dự kiến tổ chức vào ngày 9/5": the day of something else.</summary>
    private bool IsPlan(int i)
    {
        for (var k = i - 1; k > i - 6 && k >= 0; k--)
            if (t.At(k, DuKien) || t.At(k, DienRa)) return true;
        if (t.At(i - 2, TamNhin) || t.At(i - 2, GiaiDoan)) return true;
        return t.At(i, Sau) && t.Key(i - 1) is "va1" or ",";
    }

    private static readonly Phrase CongTac = Phrase.Of("công tác"), NhiemVu = Phrase.Of("nhiệm vụ"), KetQua = Phrase.Of("kết quả"), Nay2 = Phrase.Of("nay");
    private static readonly Phrase CuTri = Phrase.Of("cử tri"), TamNhin = Phrase.Of("tầm nhìn"), GiaiDoan = Phrase.Of("giai đoạn"), ItNhat = Phrase.Of("ít nhất"), ThuongLe = Phrase.Of("thường lệ");
    private static readonly Phrase DuKien = Phrase.Of("dự kiến"), DienRa = Phrase.Of("diễn ra"), ThuWord = Phrase.Of("thứ"), Cua = Phrase.Of("của"), KyHop = Phrase.Of("kỳ họp"), PhienHop = Phrase.Of("phiên họp"), HoiNghi = Phrase.Of("hội nghị"), GiaoBan = Phrase.Of("giao ban");

    private int? At(int i, int from, int to, out int strength)
    {
        strength = 0;
        if (t.Match(i, Tag.Rhythm) is var rhythm and > 0 && i + rhythm <= to) { strength = 3; return WithDay(i + rhythm, to); }
        var lead = Lead(i, to);
        if (lead == 0) return Bare(i, from, to, out strength);
        if (t.At(i, Den) && (t.Key(i - 1) is "gưi2" || t.At(i - 1, Trinh)) || t.At(i - 2, CuTri) && (t.At(i, Truoc) || t.At(i, Sau)) && SessionScanner.At(t, i + 1) is { Number: null }) { strength = 0; return null; } // "gửi đến kỳ họp", "tiếp xúc cử tri trước kỳ họp"
        var (at, isPeriodic) = (i + lead, t.At(i, DinhKy));
        if (isPeriodic && Lead(at, to) is var second and > 0) at += second;
        if (t.Key(i) is "cuôi4" or "giưa3" or "đâu2" && (t.At(i - 2, ThuongLe) || t.At(i - 2, KyHop))) return null; // "kỳ họp thường lệ cuối năm 2025"
        var end = Time(at, to, out strength);
        if (end == 0) return isPeriodic && t.Match(at, Tag.Rhythm) is var r and > 0 ? Strong(at + r, out strength) : null;
        if (t.At(i, Tu) && t.At(end, Den) && t.At(end + 1, Nay2)) { strength = 0; return null; } // "từ năm 2018 đến nay"
        if (t.Match(end, Tag.Rhythm) is var every and > 0 && end + every <= to) { strength = 5; return end + every; }
        if (strength == 2 && (t.At(i, Tai) || t.At(i, Sau) || t.At(i, Tu) || t.At(i, Khi) || t.At(i, Vao)) && !Starts(i, t.At(i, Tai))) strength = 1;
        if (strength == 1 && (t.At(i, Sau) || t.At(i, Khi) || t.At(i, Tu) || t.At(i, Den) || t.At(i, Trong) || t.At(i, Vao) || t.At(i, Tai))) { strength = 0; return null; }
        return end;
    }

    private static int? Strong(int end, out int strength)
    {
        strength = 4;
        return end;
    }

    /// <summary>"tại kỳ họp …" is a time where something is brought there.</summary>
    private bool Starts(int i, bool isAt)
    {
        if (!isAt) return true;
        if (t.At(i + 1, KyHop) && SessionScanner.At(t, i + 1) is { Number: null, Words: SessionWords.None } && !t.At(i + 3, Toi) && t.Key(i + 3) is not ("sau" or "gân1")) return false;
        if (!t.At(i + 1, KyHop) && !(t.At(i + 1, PhienHop) && (t.At(i + 3, ThuWord) || t.At(i + 3, Thang) || t.At(i + 3, Toi))) && !(t.At(i + 1, HoiNghi) && t.At(i + 3, GiaoBan)) && !t.At(i + 1, GiaoBan)) return false;
        for (var k = i - 1; k > i - 14 && k >= 0 && t.IsWord(k); k--)
            if (t.At(k, Trinh) || t.Match(k, Tag.Action) > 0) return true;
        return false;
    }

    private int WithDay(int end, int to) =>
        t.At(end, Truoc) && t.At(end + 1, Ngay) && t.IsNumber(end + 2) && end + 3 <= to ? end + 3 : t.IsMark(end, '(') && t.At(end + 1, Truoc) && t.At(end + 2, Ngay) && t.IsNumber(end + 3) ? end + 5 : end;

    private int Lead(int i, int to)
    {
        if (i >= to) return 0;
        var length = t.Match(i, Tag.Lead);
        return length > 0 && t.At(i + length, La) ? length + 1 : length;
    }

    /// <summary>A bare "tháng 10/2025", "quý III/2025", "trong thời gian tới".</summary>
    private int? Bare(int i, int from, int to, out int strength)
    {
        strength = 0;
        if (!t.At(i, Thang) && !t.At(i, Quy) && !t.At(i, Ngay) && !t.At(i, KyHop) && !t.At(i, PhienHop)) return null;
        if (t.Match(i - 2, Tag.Gathering | Tag.Document) == 2 || t.At(i - 2, GiaoBan) || t.At(i - 2, CongTac) || t.At(i - 2, NhiemVu) || t.At(i - 2, KetQua)) return null; // "kế hoạch quý III" names the plan
        if (t.At(i, Thang) && DateScanner.At(t, i) is { } month && month.To <= to) { strength = 3; return month.To; }
        if (t.At(i - 1, Trinh) && (t.Key(i - 2) is "," or "đê2" or "va1" || i - 1 == from) && (t.At(i, KyHop) || t.At(i, PhienHop)) && SessionScanner.At(t, i) is { } session && session.To <= to && (session.Number is not null || session.Words != SessionWords.None)) { strength = 2; return Event(session.To, to); }
        if (t.At(i, Quy) && Quarter(i) is var end and > 0 && end <= to) { strength = 3; return end; }
        if (t.At(i, Ngay) && DateScanner.At(t, i + 1) is { } day && day.To <= to && !t.At(i - 1, Tu) && !t.IsNumber(i - 1) && !(t.Form(i - 1).IsUpper && t.Form(i - 1).Text.Length > 1)) { strength = 1; return day.To; }
        return null;
    }

    /// <summary>The time after a lead: a date, a month, a quarter, a year, a duration, an event.</summary>
    private int Time(int i, int to, out int strength)
    {
        strength = 4;
        var at = t.At(i, Het) ? i + 1 : t.At(i, ItNhat) ? i + 2 : i;
        for (var k = at; k <= at + 1; k++)
            if (DateScanner.At(t, k) is { } date && date.To <= to && (k == at || t.At(at, Ngay) || t.Key(at) is "sang4" or "chiêu1" or "tôi4")) return WithDuration(date.To, to);
        if (t.At(at, Ngay) && t.IsNumber(at + 1)) return at + 2;
        if (Hour(at) is var hour and > 0 && Time(hour, to, out _) is var after and > 0) return after;
        if (IsLoose(at)) return at + 3;
        if (t.At(i - 1, Truoc) && t.At(i, Khi))
        {
            strength = 2;
            var end = i + 1;
            while (end < to && end < i + 11 && t.IsWord(end)) end++;
            return end;
        }
        if (t.At(i - 1, Trong) && t.At(at, Ngay) && !t.IsNumber(at + 1)) return at + 1;
        if (t.At(at, ThuWord) && (t.IsNumber(at + 1) || t.Match(at + 1, Tag.Small) == 0 && VietnameseNumbers.WordsAt(t, at + 1, out _) > 0 || VietnameseNumbers.WordsAt(t, at + 1, out _) > 0)) return at + 2;
        if (t.At(at, TuanWord) && t.At(at + 1, ThuWord) && VietnameseNumbers.WordsAt(t, at + 2, out _) is var nth and > 0)
        {
            var month = t.At(at + 2 + nth, Cua) ? at + 3 + nth : at + 2 + nth;
            return DateScanner.At(t, month) is { } of && of.To <= to ? of.To : t.At(month, Thang) && t.IsNumber(month + 1) ? month + 2 : at + 2 + nth;
        }
        if (t.At(at, TuanWord) && t.At(at + 1, Cuoi)) at += 1;
        if (t.At(i - 1, Vao) && t.At(at, Cuoi) && t.At(at + 1, Nam) && !t.IsNumber(at + 2)) return at + 2;
        if (t.At(at, Cuoi) || t.At(at, Dau) || t.Key(at) == "giưa3") at++;
        if (t.At(at, Thang) && (t.IsNumber(at + 1) || t.At(at + 1, Nay) || t.At(at + 1, Toi))) return Year(at + 2);
        if (t.At(at, TuanWord) && t.Key(at + 1) is "nay1" or "tơi4" or "sau") return at + 2;
        if (t.At(at, Quy) && Quarter(at) is var quarter and > 0) return quarter;
        if (t.At(at, Nam) && t.Number(at + 1) is > 1900 and < 2200) return at + 2;
        if (t.At(at, NamNay)) return at + 2;
        if (t.IsNumber(at) && (t.At(at + 1, SauThang) || t.At(at + 1, SauCuoi))) return Year(at + 4);
        if (Duration(at, to) is var duration and > 0) return duration;
        strength = 2;
        if (t.At(at, ThoiGianToi) || t.At(at, SomNhat)) { strength = 1; return at + (t.At(at, SomNhat) ? 4 : 3); }
        if (t.Match(at, Tag.Season) is var season and > 0) return Event(at + season, to);
        if (SessionScanner.At(t, at) is { } session && session.To <= to) return session.Number is null && session.Words == SessionWords.None ? Event(session.To, to) : Event(session.To, to);
        if (t.Match(at, Tag.Gathering) is var gathering and > 0) return Event(at + gathering, to);
        return 0;
    }

    private bool IsLoose(int i) => t.Number(i) is >= 1 and <= 31 && t.Key(i + 1) is "/" or "." or "-" && t.IsGlued(i + 1) && t.Number(i + 2) is >= 1 and <= 12 && t.Match(i + 3, Tag.Counted) == 0 && !t.IsMark(i + 3, '%');

    private int Hour(int i) => t.IsNumber(i) && (t.At(i + 1, Gio) || t.Key(i + 1) is "h" or "g") ? t.IsNumber(i + 2) ? i + 3 : i + 2 : 0;

    /// <summary>Past "tới", "cuối năm 2025", "tháng 12 năm 2025" after an event; not into the next clause.</summary>
    private int Event(int i, int to)
    {
        var at = i;
        while (at < to && (t.Key(at) is "tơi4" or "nay1" or "năm" or "cuôi4" or "giưa3" || t.IsNumber(at) && t.At(at - 1, Nam) || t.At(at, Toi) || t.At(at, Nay) || t.At(at, Cuoi)
            || t.At(at, Thang) && t.IsNumber(at + 1) || t.IsNumber(at) && t.At(at - 1, Thang) || t.Match(at, Tag.Season) > 0)) at++;
        if (t.At(at - 2, Thang) && DateScanner.At(t, at - 2) is { } month) at = Math.Max(at, month.To);
        if (t.At(at, Cua) && BodyScanner.BodyAt(t, at + 1) is var whose and > 0) at = whose;
        return Math.Min(at, to);
    }

    private int Quarter(int i)
    {
        if (t.Number(i + 1) is not (>= 1 and <= 4) && !(VietnameseNumbers.TryReadRoman(t.Form(i + 1).Text, out var n) && n <= 4)) return 0;
        return Year(i + 2);
    }

    private int Year(int i)
    {
        if (t.At(i, Nam) && t.IsNumber(i + 1)) return i + 2;
        if (t.Key(i) is "/" or "-" or "." && t.IsGlued(i) && t.Number(i + 1) is > 1900 and < 2200) return i + 2;
        return i;
    }

    private int Duration(int i, int to)
    {
        var length = VietnameseNumbers.DigitsAt(t, i, out _);
        if (length == 0) length = VietnameseNumbers.WordsAt(t, i, out _);
        if (length == 0) return 0;
        var at = i + length;
        if (!t.At(at, Ngay) && !t.At(at, Thang) && !t.At(at, TuanWord)) return 0;
        return WithDuration(at + 1, to);
    }

    /// <summary>"15 ngày làm việc kể từ ngày …": up to the end of the clause's time words.</summary>
    private int WithDuration(int i, int to)
    {
        var at = i;
        if (t.At(at, LamViec)) at += 2;
        if (!t.At(at, KeTu) && !t.At(at, TinhTu)) return at;
        at += 2;
        while (at < to && t.IsWord(at) | t.IsNumber(at) | t.Key(at) == "/" && at - i < 14) at++;
        return at;
    }

    private static readonly Phrase LamViec = Phrase.Of("làm việc");
}
