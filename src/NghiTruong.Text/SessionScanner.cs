namespace NghiTruong.Text;

/// <summary>The kind of a session as the words say it.</summary>
internal enum SessionWords { None, Regular, Thematic, Extraordinary }

/// <summary>A session or a numbered meeting found in tokens.</summary>
internal sealed record SessionSpan(int From, int To, int? Number, SessionWords Words, string? Council, string? Khoa, string? Term, bool IsPlural, string? Half);

/// <summary>Finds sessions: "Kỳ họp thứ 10 (kỳ họp bất thường), HĐND tỉnh khóa XII, nhiệm kỳ 2016 – 2021".</summary>
internal static class SessionScanner
{
    private static readonly Phrase KyHop = Phrase.Of("kỳ họp"), Ky = Phrase.Of("kỳ"), Thu = Phrase.Of("thứ"), LanThu = Phrase.Of("lần thứ"), Khoa = Phrase.Of("khóa"), NhiemKy = Phrase.Of("nhiệm kỳ"), Hdnd = Phrase.Of("HĐND"), HoiDong = Phrase.Of("hội đồng nhân dân"), Cua = Phrase.Of("của"), QuocHoi = Phrase.Of("quốc hội"), So = Phrase.Of("số"), Va = Phrase.Of("và");

    private static readonly (Phrase, SessionWords)[] Kinds =
    [
        (Phrase.Of("chuyên đề"), SessionWords.Thematic), (Phrase.Of("bất thường"), SessionWords.Extraordinary),
        (Phrase.Of("giải quyết công việc phát sinh đột xuất"), SessionWords.Extraordinary), (Phrase.Of("thường lệ"), SessionWords.Regular),
        (Phrase.Of("thường kỳ"), SessionWords.Regular), (Phrase.Of("cuối năm"), SessionWords.Regular), (Phrase.Of("giữa năm"), SessionWords.Regular),
        (Phrase.Of("đầu năm"), SessionWords.Regular), (Phrase.Of("định kỳ"), SessionWords.Regular), (Phrase.Of("thường niên"), SessionWords.Regular),
    ];

    /// <summary>The session that begins at this token, or null.</summary>
    internal static SessionSpan? At(TokenText t, int i)
    {
        if (t.Key(i) != Ky.Keys[0]) return null;
        var isFull = t.At(i, KyHop);
        if (!isFull && !t.At(i + 1, Thu)) return null;
        var at = i + (isFull ? 2 : 1);
        var words = SessionWords.None;
        var number = default(int?);
        at = Parts(t, at, ref words, ref number);
        if (t.IsMark(at, '(') && InBrackets(t, at, ref words, ref number) is var close and > 0) at = close;
        if (t.Key(at) is "-" or "," && t.At(at + 1, KyHop) && KindAt(t, at + 3, out _) > 0) at = Parts(t, at + 3, ref words, ref number);
        if (number is null) at = Parts(t, at, ref words, ref number);
        var end = Council(t, at, out var council);
        if (end == 0) { end = at; council = null; }
        end = KhoaAt(t, end, out var khoa);
        end = TermAt(t, end, out var term);
        if (council is null) { var more = Council(t, end, out council); if (more > 0) end = more; }
        if (t.IsMark(end, '(') && t.At(end + 1, KyHop) && InBrackets(t, end, ref words, ref number) is var aside and > 0) end = aside;
        else if (t.Key(end) is "-" or "," && t.At(end + 1, KyHop) && KindAt(t, end + 3, out _) > 0 && words is SessionWords.None) end = Parts(t, end + 3, ref words, ref number);
        var plural = t.Key(i - 1) == Cac || t.IsNumber(i - 1) || t.Key(i - 1) == Nhung || t.Key(i - 1) == Moi || t.Key(i - 1) == Hai || t.Match(i - 1, Tag.Ordinal) > 0;
        return new SessionSpan(i, end, number, words, council, khoa, term, plural, Half(t, i, end));
    }

    /// <summary>"cuối năm 2025" of a session, by which two without a number are told apart.</summary>
    private static string? Half(TokenText t, int from, int end)
    {
        for (var i = from; i < end + 2; i++)
            if (t.At(i, CuoiNam) || t.At(i, GiuaNam)) return t.Key(i) + (t.Number(i + 2) > 1900 ? t.Form(i + 2).Text : "");
        return null;
    }

    private static readonly Phrase CuoiNam = Phrase.Of("cuối năm"), GiuaNam = Phrase.Of("giữa năm");
    private static readonly string Cac = Syllable.Key("các"), Nhung = Syllable.Key("những"), Moi = Syllable.Key("mỗi"), Hai = Syllable.Key("hai");

    private static int Parts(TokenText t, int at, ref SessionWords words, ref int? number)
    {
        for (var turns = 0; turns < 4; turns++)
        {
            var kind = KindAt(t, at, out var k);
            if (kind > 0) { if (words is SessionWords.None or SessionWords.Regular) words = k; at += kind; if (t.Number(at) is > 1900 and < 2200) at++; continue; }
            if (number is null && NumberAt(t, at, out var n) is var end and > 0) { (number, at) = (n, end); continue; }
            break;
        }
        return at;
    }

    private static int KindAt(TokenText t, int i, out SessionWords words)
    {
        foreach (var (phrase, kind) in Kinds)
            if (t.At(i, phrase)) { words = kind; return phrase.Length; }
        words = SessionWords.None;
        return 0;
    }

    /// <summary>"thứ 12", "lần thứ Mười một", "số 3", "12": the token after it, or 0.</summary>
    internal static int NumberAt(TokenText t, int i, out int number)
    {
        number = 0;
        var at = t.At(i, LanThu) ? i + 2 : t.At(i, Thu) || t.At(i, So) ? i + 1 : i;
        if (t.Number(at) is var n and > 0 and < 200)
        {
            if (at == i && (t.Key(at + 1) is "/" or "-" or "." or "," && t.IsGlued(at + 1) && t.IsNumber(at + 2))) return 0;
            if (at == i && t.Match(at + 1, Tag.Counted) > 0) return 0;
            number = n;
            return at + 1;
        }
        if (at == i) return 0;
        if (VietnameseNumbers.TryReadRoman(t.Form(at).Text, out number)) return at + 1;
        var words = VietnameseNumbers.WordsAt(t, at, out number);
        return words > 0 && number < 200 ? at + words : 0;
    }

    private static int InBrackets(TokenText t, int open, ref SessionWords words, ref int? number)
    {
        for (var at = open + 1; at < open + 14 && at < t.Count; at++)
        {
            if (t.IsMark(at, ')')) return at + 1;
            if (number is null && t.At(at, KyHop) && NumberAt(t, at + 2, out var n) > 0) number = n;
            if (KindAt(t, at, out var kind) > 0 && words is SessionWords.None or SessionWords.Regular && kind != SessionWords.None) words = kind;
        }
        return 0;
    }

    private static int Council(TokenText t, int i, out string? council)
    {
        council = null;
        var at = i;
        if (t.IsMark(at, ',') || t.IsMark(at, '-')) at++;
        if (t.At(at, Cua)) at++;
        if (t.At(at, QuocHoi)) { council = t.Text(at, at + 2); return at + 2; }
        var head = t.At(at, Hdnd) ? 1 : t.At(at, HoiDong) ? 4 : 0;
        if (head == 0) return 0;
        var end = BodyScanner.Tail(t, at + head, out _);
        council = t.Text(at, end);
        return end;
    }

    /// <summary>"khóa XV", also after a comma; the same place where there is none.</summary>
    internal static int KhoaAt(TokenText t, int i, out string? khoa)
    {
        khoa = null;
        var at = t.IsMark(i, ',') || t.IsMark(i, '-') ? i + 1 : i;
        if (!t.At(at, Khoa)) return i;
        if (!VietnameseNumbers.TryReadRoman(t.Form(at + 1).Text, out _) && !t.IsNumber(at + 1)) return i;
        khoa = t.Form(at + 1).Text;
        return at + 2;
    }

    /// <summary>"nhiệm kỳ 2021 – 2026" as 2021-2026.</summary>
    internal static int TermAt(TokenText t, int i, out string? term)
    {
        term = null;
        var at = t.IsMark(i, ',') || t.IsMark(i, '(') ? i + 1 : i;
        if (!t.At(at, NhiemKy) || t.Number(at + 2) < 1900 || t.Key(at + 3) is not ("-" or "/") || t.Number(at + 4) < 1900) return i;
        term = $"{t.Number(at + 2)}-{t.Number(at + 4)}";
        return at + 5;
    }

    /// <summary>Further numbers that share one "kỳ họp": "thứ 21, 22", "thứ ba và thứ tư".</summary>
    internal static List<(int Number, int From, int To)> More(TokenText t, int i)
    {
        var more = new List<(int, int, int)>();
        var at = i;
        while ((t.IsMark(at, ',') || t.At(at, Va)) && more.Count < 12)
        {
            var from = at + 1;
            if (t.Key(at + 1) == KyHop.Keys[0]) break;
            var end = NumberAt(t, from, out var number);
            if (end == 0 || (!t.At(from, Thu) && (t.Match(end, Tag.Counted) > 0 || t.IsWord(end) && t.At(at, Va) is false && !t.At(end, Va)))) break;
            more.Add((number, from, end));
            at = end;
        }
        return more;
    }
}
