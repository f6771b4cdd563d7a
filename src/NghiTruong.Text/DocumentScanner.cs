namespace NghiTruong.Text;

/// <summary>A numbered document found in tokens.</summary>
internal sealed record DocumentSpan(int From, int To, string? Kind, string Number, PartialDate? Date);

/// <summary>Finds numbered documents: "Nghị quyết số 25/2021/NQ-HĐND ngày 30/12/2021", "57-NQ/TW", "Tờ trình số 67".</summary>
internal static class DocumentScanner
{
    private static readonly Phrase So = Phrase.Of("số");
    private static readonly HashSet<string> Unnumbered = [.. new[] { "luật", "hiến pháp", "văn bản" }.Select(w => Syllable.Key(w.Split(' ')[0]))];

    /// <summary>Documents that begin at this token (several may share one kind: "số 12, 13 và 14/NQ-HĐND").</summary>
    internal static int At(TokenText t, int i, List<DocumentSpan> found)
    {
        var kind = t.Match(i, Tag.Document);
        var at = i + kind;
        if (kind > 0 && t.At(at, So) || kind == 0 && t.At(i, So))
        {
            at += 1;
            if (t.IsMark(at, ':')) at++;
        }
        else if (kind == 0 && !(t.IsNumber(i) && LooksCoded(t, i))) return 0;
        if (!t.IsNumber(at)) return 0;
        var said = t.At(at - 1, So) || t.IsMark(at - 1, ':');
        var name = kind > 0 ? Capitalised(t.Text(i, i + kind)) : null;
        var (from, last) = (i, 0);
        for (var turns = 0; turns < 20; turns++)
        {
            var end = NumberAt(t, at, out var number, out var coded);
            if (end == 0 || (!coded && (kind == 0 || !MayBePlain(t, i, kind, at, end, said, last > 0)))) break;
            var past = DateAfter(t, end, out var date);
            found.Add(new DocumentSpan(from, past, name ?? KindOf(number), number, date));
            last = past;
            var next = past;
            while (t.IsMark(next, ',') || t.IsMark(next, ';') || t.Key(next) == Va) next++;
            if (next == past) break;
            if (t.At(next, So)) next++;
            if (!t.IsNumber(next)) break;
            (from, at) = (next, next);
        }
        return last;
    }

    private static readonly string Va = Syllable.Key("và");

    private static bool LooksCoded(TokenText t, int i) =>
        (t.IsMark(i + 1, '/') || t.IsMark(i + 1, '-')) && t.IsGlued(i + 1) && t.IsGlued(i + 2)
        && (t.Form(i + 2).IsUpper || t.Form(i + 2).IsCapital && t.IsMark(i + 3, '-') || t.IsNumber(i + 2) && t.IsMark(i + 3, '/') && t.Form(i + 4).IsCapital);

    /// <summary>A number of a document: digits, then years and codes joined without spaces.</summary>
    private static int NumberAt(TokenText t, int i, out string number, out bool coded)
    {
        (number, coded) = ("", false);
        if (!t.IsNumber(i) || t[i].Length > 6) return 0;
        var end = i + 1;
        if (t.IsWord(end) && t.IsGlued(end) && t.Form(end).Text.Length == 1) end++; // 12a/NQ
        if (t.Key(end) == "/" && !t.IsGlued(end) && t.IsGlued(end + 1) && t.Form(end + 1).IsUpper) { coded = true; end += 2; } // "Số: 112 /TB-HĐND"
        while (t.Key(end) is "/" or "-" or "." or "&" && t.IsGlued(end) && end + 1 < t.Count && t.IsGlued(end + 1) && (t.IsNumber(end + 1) || t.IsCapital(end + 1)))
        {
            if (t.Key(end) == "." && !coded) break;
            if (t.IsCapital(end + 1)) coded = true;
            else if (t.Key(end) == "-") break;
            end += 2;
            while (t.IsGlued(end) && (t.IsNumber(end) || t.IsWord(end)) && coded) end++; // QH15
        }
        number = t.Text(i, end).Replace(" ", "", StringComparison.Ordinal);
        return end;
    }

    /// <summary>A kind with bare digits is a number only where it is said so ("số 10") or a resolution by its short number ("Nghị quyết 57").</summary>
    private static bool MayBePlain(TokenText t, int i, int kind, int at, int end, bool said, bool follows)
    {
        if (follows) return said || end - at > 1;
        if (said) return true;
        if (DateScanner.At(t, at) is not null || t.Match(end, Tag.Counted) > 0 || t.IsMark(end, '%')) return false;
        return t.IsCapital(i) && kind == 2 && t.Number(at) is > 0 and < 1000 && !t.IsMark(end, ',') | !t.IsNumber(end + 1)
            && t[at].Length <= 3 && !Unnumbered.Contains(t.Key(i));
    }

    private static int DateAfter(TokenText t, int i, out PartialDate? date)
    {
        date = null;
        var at = t.IsMark(i, ',') || t.IsMark(i, '(') ? i + 1 : i;
        if (t.Key(at) != Ngay) return i;
        for (var k = at; k <= at + 1; k++)
            if (DateScanner.At(t, k) is { Last: null } found)
            {
                date = found.First;
                return found.To;
            }
        return i;
    }

    private static readonly string Ngay = Syllable.Key("ngày");

    internal static string? KindOf(string number)
    {
        var code = number.Split('/', '-').FirstOrDefault(p => p.Length > 1 && char.IsLetter(p[0]) && char.IsUpper(p[0]));
        return code switch
        {
            "NQ" or "NQLT" => "Nghị quyết",
            "QĐ" => "Quyết định",
            "KH" => "Kế hoạch",
            "TB" => "Thông báo",
            "BC" => "Báo cáo",
            "TTr" or "TTR" => "Tờ trình",
            "CV" => "Công văn",
            "CTr" or "CTR" => "Chương trình",
            "NĐ" => "Nghị định",
            "TT" or "TTLT" => "Thông tư",
            "CT" => "Chỉ thị",
            "KL" => "Kết luận",
            "QC" => "Quy chế",
            "HD" => "Hướng dẫn",
            "GM" => "Giấy mời",
            "ĐA" => "Đề án",
            "BB" => "Biên bản",
            _ => null,
        };
    }

    private static string Capitalised(string kind) => kind.Length == 0 ? kind : char.ToUpperInvariant(kind[0]) + (kind.All(c => !char.IsLower(c)) ? Lower(kind[1..]) : kind[1..]);

    private static string Lower(string text) => string.Concat(text.Select(char.ToLowerInvariant));
}
