namespace NghiTruong.Text;

/// <summary>A counted thing found in tokens.</summary>
internal readonly record struct FigureSpan(int From, int To, decimal Value, string Unit, int UnitFrom, bool IsSure);

/// <summary>Finds counted things: "1.088 nghị quyết", "39,2%", "12/17 xã", "4,8 tỷ đồng", "mười hai tờ trình".</summary>
internal static class FigureScanner
{
    private static readonly HashSet<string> NotAfter = [.. Phrase.KeysOf(
        "thứ khóa khoá điều khoản chương năm tháng ngày quý lúc QL ĐT nhiệm kỳ phường quận tổ đoàn hồi bảng phụ lục lớp khối Covid luật mẫu biểu giờ phút bước vùng đường km tiểu khu chạy mùng đt fax thửa tờ lô hẻm ngõ số quốc lộ đài vitamin đợt")];

    private static readonly HashSet<string> NotUnits = [.. Phrase.KeysOf("tuổi giờ phút giây cấp rõ quý khóa là thì trong h sáng chiều nay trước sau nhất đầu cuối giữa và đến tới hoặc hay đã được bị không có thuộc của này đó nêu trên dưới kể theo tại từ vì do để với một hai ba bốn sao chiều tuần")];

    private static readonly Phrase TongSo = Phrase.Of("tổng số"), TrongSo = Phrase.Of("trong số"), ThuHoi = Phrase.Of("thu hồi");

    private static readonly string Ngay = Syllable.Key("ngày"), Mot = Syllable.Key("một"), Thu = Syllable.Key("thứ"), Vong = Syllable.Key("vòng"), Han = Syllable.Key("hạn");
    private static readonly string Giua = Syllable.Key("giữa");
    private static readonly string Nam = Syllable.Key("năm"), Thang = Syllable.Key("tháng");
    private static readonly HashSet<string> DaysLeads = [.. Phrase.KeysOf("trong sau qua suốt gần hơn trên còn")];

    /// <summary>From the unit back to the word before the number: 2 tokens, 4 with a decimal.</summary>
    private static int UnitDistance(TokenText t, int unit) => t.IsNumber(unit - 3) && t.Form(unit - 2).Kind == TokenKind.Mark ? 4 : 2;

    private static readonly HashSet<string> AfterDays = [.. Phrase.KeysOf("kể tính từ sau trước")];
    private static readonly Phrase WorkingDays = Phrase.Of("làm việc");

    /// <summary>Figures that begin at this token; the token after them, or 0.</summary>
    internal static int At(TokenText t, int i, List<FigureSpan> found)
    {
        if (t.IsNumber(i)) return Digits(t, i, found);
        return t.IsWord(i) ? Words(t, i, found) : 0;
    }

    private static int Digits(TokenText t, int i, List<FigureSpan> found)
    {
        if (t.IsGlued(i) && !t.IsMark(i - 1, '(') && !t.IsMark(i - 1, '"') && !t.IsMark(i - 1, ':') && !t.IsMark(i - 1, '+')) return 0;
        if (!MayCount(t, i)) return 0;
        var length = VietnameseNumbers.DigitsAt(t, i, out var value);
        if (length == 0 || t.IsWord(i - 1) && t.IsGlued(i) || IsYearOfTerm(t, i) || t.IsGlued(i + length) && t.IsWord(i + length) && (t.IsCapital(i + length) || t.Match(i + length, Tag.Counted) == 0)) return 0;
        var end = i + length;
        if (t.Key(end) == "-" && t.IsGlued(end) && t.IsNumber(end + 1)) return 0;
        if (t.IsMark(end, '/') && t.IsGlued(end) && t.IsNumber(end + 1)) return Fraction(t, i, end, value, found);
        return Add(t, i, end, value, found);
    }

    /// <summary>"Số kiến nghị được trả lời là 231/238": the unit stands before.</summary>
    private static string? UnitBefore(TokenText t, int i)
    {
        for (var k = i - 1; k > i - 16 && k > 0 && t.Form(k).Kind == TokenKind.Word; k--)
            if (t.Key(k) == "sô4" && t.Match(k + 1, Tag.Counted) is var length and > 0) return t.Text(k + 1, k + 1 + length);
        return null;
    }

    private static bool IsYearOfTerm(TokenText t, int i) => t.Number(i) is > 1900 and < 2200 && t.Key(i - 1) == "-" && t.IsNumber(i - 2);

    private static int Fraction(TokenText t, int i, int slash, decimal value, List<FigureSpan> found)
    {
        var length = VietnameseNumbers.DigitsAt(t, slash + 1, out var whole);
        var end = slash + 1 + length;
        if (length == 0 || t.IsGlued(end) && !t.IsMark(end, ',') && !t.IsMark(end, '.') && !t.IsMark(end, ')') && !t.IsMark(end, ';')) return 0;
        var unit = UnitAt(t, end, out var to, out var sure);
        if (unit is null && UnitBefore(t, i) is { } before) (unit, to, sure) = (before, end, false);
        if (unit is null || whole == 0) return 0;
        found.Add(new FigureSpan(i, to, value, unit, end, sure));
        found.Add(new FigureSpan(i, to, whole, unit, end, sure));
        return to;
    }

    private static int Words(TokenText t, int i, List<FigureSpan> found)
    {
        if (t.Key(i - 1) == Thu || t.IsNumber(i - 1)) return 0;
        var length = VietnameseNumbers.WordsAt(t, i, out var value);
        if (length == 0 || value < 2 || t.IsCapital(i) || !MayCount(t, i)) return 0;
        var end = i + length;
        if (t.Match(end, Tag.Counted) == 0 || (length == 1 && !IsCountedPaper(t, end))) return 0;
        return Add(t, i, end, value, found);
    }

    /// <summary>A lone word for a number counts only before the papers and meetings of a council ("hai nghị quyết").</summary>
    private static bool IsCountedPaper(TokenText t, int i) => t.Match(i, Tag.Counted) >= 1 && t.Match(i, Tag.Document | Tag.Gathering) > 0;

    private static bool MayCount(TokenText t, int i)
    {
        var before = t.Key(i - 1);
        if (t.At(i - 2, ThuHoi) || t.At(i - 2, TongSo) || t.At(i - 2, TrongSo)) return true;
        if (t.Key(i - 1) == Mot || t.Key(i - 1) == Giua && t.Match(i + 1, Tag.Gathering) > 0) return false; // "giữa hai kỳ họp"
        return !NotAfter.Contains(before) && !(t.Match(i - 2, Tag.Document) == 2 && t.IsCapital(i - 2));
    }

    private static int Add(TokenText t, int i, int end, decimal value, List<FigureSpan> found)
    {
        var unit = UnitAt(t, end, out var to, out var sure);
        if (unit is null) return 0;
        found.Add(new FigureSpan(i, to, value, unit, end, sure));
        return to;
    }

    private static string? UnitAt(TokenText t, int i, out int to, out bool sure)
    {
        (to, sure) = (i, true);
        if (t.IsMark(i, '%')) { to = i + 1; return "%"; }
        if (!t.IsWord(i) || t.IsBreak(i)) return null;
        var length = t.Match(i, Tag.Counted);
        if (length > 0)
        {
            if (t.Key(i) == Ngay && t.Number(i - 1) >= 10 && t.Key(i - 2) == "trong") return null; // no meeting lasts so long: a deadline
            if (t.Key(i) == Ngay && !DaysLeads.Contains(t.Key(i - UnitDistance(t, i)))) return null;
            if (t.Key(i) == Ngay && (AfterDays.Contains(t.Key(i + 1)) || t.At(i + 1, WorkingDays) && AfterDays.Contains(t.Key(i + 3)) || t.Key(i - 2) == Vong || t.Key(i - 2) == Han)) return null;
            to = i + length;
            return t.Match(i, Tag.Document) > 0 && t.IsMark(to, ',') && t.Match(to + 1, Tag.Document) > 0 ? "văn bản" : t.Text(i, to); // "30 báo cáo, tờ trình"
        }
        if (t.Key(i) == Nam || t.Key(i) == Thang)
        {
            if (t.IsNumber(i + 1) || t.IsCapital(i + 1) || t.Match(i, Tag.Rhythm) > 0 || t.Key(i + 1) is "đâu1" or "cuôi4" or "môt5" or "/" or "/" || t.Key(i - 2) == Vong || t.Key(i - 2) == Han || t.Key(i + 1) == "kê2") return null;
            to = i + 1;
            return t.Text(i, to);
        }
        if (t.IsCapital(i) && t.Match(i, Tag.Post) is var post and > 1) { to = i + post; return t.Text(i, to); } // "2 Phó Trưởng ban"
        if (t.IsCapital(i) && !t.Form(i).IsUpper || NotUnits.Contains(t.Key(i)) || t.Match(i, Tag.Small | Tag.Modal | Tag.Action | Tag.Directive) > 0) return null;
        sure = false;
        to = t.IsWord(i + 1) && !t.IsCapital(i + 1) && t.Match(i + 1, Tag.Small | Tag.Action) == 0 ? i + 2 : i + 1;
        return t.Text(i, to);
    }
}
