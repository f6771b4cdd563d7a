using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>Tells prose from what a page or a paper has around it: menus, datelines, captions, recipients, signatures.</summary>
internal sealed partial class LineSorter(TokenText t, List<Line> lines)
{
    private static readonly Phrase NoiNhan = Phrase.Of("nơi nhận"), Anh = Phrase.Of("ảnh"), CongHoa = Phrase.Of("cộng hòa xã hội chủ nghĩa việt nam"), DocLap = Phrase.Of("độc lập"), SoPhrase = Phrase.Of("số"), DaKy = Phrase.Of("đã ký"), Theo = Phrase.Of("theo"), Tin = Phrase.Of("tin"), Bai = Phrase.Of("bài"), LuocGhi = Phrase.Of("lược ghi");

    private static readonly Phrase[] Related =
        [.. new[] { "tin liên quan", "tin khác", "các tin khác", "tin cùng chuyên mục", "các tin liên quan", "bài viết liên quan", "bài liên quan", "tin bài liên quan", "tin mới hơn", "tin cũ hơn", "tin đọc nhiều", "tin nổi bật", "tin tức liên quan", "có thể bạn quan tâm", "cùng chuyên mục", "tin mới nhất", "tin xem nhiều", "các bài viết khác", "các bài khác", "bài viết khác", "tin đã đưa", "tin đã đăng", "các tin đã đưa", "xem nhiều", "đọc nhiều", "tin cùng mục", "tin tức khác", "thông tin liên quan", "bạn có thể quan tâm", "tin tức cùng chuyên mục", "tin bài khác", "văn bản mới" }.Select(Phrase.Of)];

    private static readonly Phrase[] Stamps =
        [.. new[] { "đăng lúc", "ngày đăng", "đăng ngày", "cập nhật", "ngày cập nhật", "thời gian đăng", "ngày xuất bản", "xuất bản", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "thứ 2", "thứ 3", "thứ 4", "thứ 5", "thứ 6", "thứ 7", "chủ nhật", "ngày :", "gmt", "ngày viết", "thời gian :", "đăng bởi", "ngày tạo", "ngày gửi", "cập nhật lúc", "post date", "posted", "date :" }.Select(Phrase.Of)];

    private static readonly Phrase[] Views = [.. new[] { "quang cảnh", "toàn cảnh", "các đại biểu", "đại biểu tham dự", "đoàn giám sát khảo sát", "một góc", "ảnh minh họa", "cử tri" }.Select(Phrase.Of)];

    private static readonly Phrase[] Papers =
        [.. new[] { "thông báo", "biên bản", "báo cáo", "kết luận", "nghị quyết", "tờ trình", "kế hoạch", "quyết định", "thông báo kết luận" }.Select(Phrase.Of)];

    internal void Sort()
    {
        var (isRelated, isRecipients) = (false, false);
        foreach (var line in lines)
        {
            if (line.Kind == LineKind.Blank) { isRecipients = false; continue; }
            if (line.IsRight) { line.Kind = t.Form(line.From).IsUpper ? LineKind.Letterhead : LineKind.Signature; continue; }
            if (isRelated && !EndsRelated(line)) { line.Kind = LineKind.Page; continue; }
            isRelated = false;
            if (IsRelatedHead(line)) { isRelated = true; line.Kind = LineKind.Page; continue; }
            if (t.At(line.From, NoiNhan)) isRecipients = true;
            if (isRecipients && (t.At(line.From, NoiNhan) || line.Depth >= 8)) { line.Kind = LineKind.Recipients; continue; }
            isRecipients = false;
            CutCredit(line);
            if (Find(line) is { } kind) line.Kind = kind;
        }
        PageClock();
        Captions();
        Title();
        Ends();
        Headings();
    }

    private LineKind? Find(Line line)
    {
        if (line.Length == 0 || IsNoise(line)) return LineKind.Page;
        if (IsDateline(line)) return LineKind.Dateline;
        if (IsPage(line)) return LineKind.Page;
        if (t.At(line.From, CongHoa) || t.At(line.From, DocLap) && line.Length < 12 || IsOwnNumber(line)) return LineKind.Letterhead;
        if (t.IsMark(line.From, '[') && t.At(line.From + 1, Anh)) return LineKind.Caption;
        return null;
    }

    private bool IsOwnNumber(Line line) => t.At(line.From, SoPhrase) && line.Length < 14 && (t.IsMark(line.From + 1, ':') || t.IsNumber(line.From + 1));

    /// <summary>Only marks, or a file's name.</summary>
    private bool IsNoise(Line line)
    {
        var words = 0;
        for (var i = line.From; i < line.To; i++)
        {
            if (line.Length < 12 && t.Form(i).Text is "IMG" or "DSC" or "jpg" or "JPG" or "png" or "jpeg" && line.Length < 12) return true;
            if (t.IsWord(i) || t.IsNumber(i)) words++;
            if (words > 12) return false;
        }
        return words == 0;
    }

    private bool IsRelatedHead(Line line)
    {
        var from = t.IsMark(line.From, '>') ? line.From + 2 : line.BodyFrom;
        if (line.To - from > 8) return false;
        foreach (var phrase in Related)
            if (t.At(from, phrase) && line.To - from - phrase.Length <= 2) return true;
        return false;
    }

    /// <summary>Related links in the middle of an article end where a long paragraph begins again.</summary>
    private bool EndsRelated(Line line)
    {
        if (line.Length < 60 || line.Depth > 0 || t.IsMark(line.From, '(') || !t.IsMark(line.To - 1, '.')) return false;
        return line.From < t.Count * 2 / 3;
    }

    private bool IsPage(Line line)
    {
        if (t.IsMark(line.From, '>') || t.IsMark(line.From, '»') || t.IsMark(line.From, '←') || t.IsMark(line.From, '→')) return true;
        if (HasCrumbs(line) || IsMenu(line)) return true;
        var from = line.BodyFrom;
        var length = t.Match(from, Tag.Boiler);
        if (length == 0) return IsByline(line);
        if (line.Length <= length + 3 || t.IsMark(from + length, ':') || t.IsMark(from + length - 1, ':')) return true;
        return length >= 2 && line.Length <= 60 && !t.IsCapital(from + length) && t.Match(from, Tag.Speak | Tag.Action | Tag.Present) == 0 | line.Length < 14 || length >= 3;
    }

    private bool HasCrumbs(Line line)
    {
        for (var i = line.From; i < line.To && line.Length < 40; i++)
            if (t.Key(i) is "»" or "›" or "|" || t.Key(i) == ">" && i > line.From) return true;
        return false;
    }

    /// <summary>Three or more short pieces with wide gaps between them.</summary>
    private bool IsMenu(Line line)
    {
        if (line.Length > 80) return false;
        var gaps = 0;
        for (var i = line.From + 1; i < line.To; i++)
            if (t[i].Start - t[i - 1].End >= 2) gaps++;
        return gaps >= 2 && line.Length < 12 * (gaps + 1) / 2 && !HasSentenceEnd(line);
    }

    private bool HasSentenceEnd(Line line) => t.Key(line.To - 1) is "." or ";" or ":" or "!" or "?";

    private bool IsByline(Line line) =>
        line.Length <= 10 && (t.At(line.From, Tin) || t.At(line.From, Bai)) && (t.Key(line.From + 1) is ":" or "," or "-" or "và" || t.At(line.From + 1, Anh))
        || line.Length <= 6 && Has(line, LuocGhi) || t.IsMark(line.From, '(') && t.At(line.From + 1, Theo) && line.Length <= 8
        || t.At(line.From, Theo) && line.Length <= 5 && !HasSentenceEnd(line);

    private bool Has(Line line, Phrase phrase)
    {
        for (var i = line.From; i < line.To; i++)
            if (t.At(i, phrase)) return true;
        return false;
    }

    private bool IsDateline(Line line)
    {
        if (line.Length > 32 || HasSentenceEnd(line) && line.Length > 8) return false;
        for (var i = line.From; i < line.To; i++)
        {
            if (DateScanner.At(t, i) is not { First.Year: not null } date) continue;
            if (date.From - line.From <= 1 && line.To - date.To <= 2) return true;
            if (Stamps.Any(s => t.At(line.From, s) || Near(line, s))) return true;
            var lead = date.From - line.From;
            if (lead is > 1 and <= 7 && t.IsMark(date.From - 1, ',') && line.To - date.To <= 1) return true; // "Hải Yên, ngày 09 tháng 3 năm 2025"
            if (Clock(line) && line.Length < 16) return true;
        }
        return line.Length == 3 && t.IsNumber(line.From) && t.Key(line.From + 1) is "/" or "-" && t.Number(line.From + 2) is > 1900 and < 2200;
    }

    private bool Near(Line line, Phrase stamp)
    {
        for (var i = line.From; i < Math.Min(line.To, line.From + 6); i++)
            if (t.At(i, stamp)) return true;
        return false;
    }

    private bool Clock(Line line)
    {
        for (var i = line.From; i + 2 < line.To; i++)
            if (t.IsNumber(i) && t.Key(i + 1) is ":" or "h" && t.IsGlued(i + 1)) return true;
        return false;
    }

    /// <summary>The day on which the page was opened stands above a menu or crumbs; the day of the article below.</summary>
    private void PageClock()
    {
        var stamps = lines.Where(l => l.Kind == LineKind.Dateline).Take(3).ToList();
        if (stamps.Count < 2) return;
        var first = stamps[0];
        var isUnderMenu = lines.Take(first.Index).All(l => l.Kind is LineKind.Page or LineKind.Blank);
        var menuBelow = lines.Skip(first.Index + 1).TakeWhile(l => l != stamps[1]).Any(l => l.Kind == LineKind.Page);
        var isBare = DateScanner.At(t, first.From) is null || Stamps.Any(s => t.At(first.From, s));
        if (isUnderMenu && isBare && (menuBelow || first.Index > 0 && lines.Take(first.Index).Any(l => l.Kind == LineKind.Page))) first.Kind = LineKind.Page;
    }

    /// <summary>Takes "Ảnh: Thanh Tùng" off the end of a line.</summary>
    private void CutCredit(Line line)
    {
        for (var i = line.To - 1; i > line.From && line.To - i < 14; i--)
        {
            if (!t.At(i, Anh) || !t.IsCapital(i) && !t.IsMark(i - 1, '(') || !(t.IsMark(i + 1, ':') || t.IsMark(i + 1, '/'))) continue;
            line.To = t.IsMark(i - 1, '(') || t.IsMark(i - 1, '-') ? i - 1 : i;
            line.Kind = line.Length < 45 && line.Depth == 0 ? LineKind.Caption : line.Kind;
            return;
        }
        if (line.To - line.From > 1 && t.At(line.From, Anh) && t.IsMark(line.From + 1, ':')) line.To = line.From;
    }

    private void Captions()
    {
        for (var k = 0; k < lines.Count; k++)
        {
            var line = lines[k];
            if (line.Kind != LineKind.Prose || line.Length > 45 || line.Length == 0) continue;
            var ends = t.Key(line.To - 1) is "." or "!" or "…";
            var afterFile = k > 0 && lines[k - 1].Kind == LineKind.Page && IsNoise(lines[k - 1]);
            if (afterFile && !ends || !ends && !HasSentenceEnd(line) && line.Length < 30 && Views.Any(v => t.At(line.From, v)) && k > 1) line.Kind = LineKind.Caption;
            else if (!ends && !HasSentenceEnd(line) && k > 1 && lines[k - 1].Kind == LineKind.Blank && t.Match(line.From, Tag.Honorific | Tag.Post) > 0 && Shows(line)) line.Kind = LineKind.Caption;
            else if (k + 1 < lines.Count && lines[k + 1].Kind == LineKind.Prose && Repeats(line, lines[k + 1])) line.Kind = lines[k + 1].Kind = LineKind.Caption;
        }
    }

    /// <summary>"… phát biểu tại buổi làm việc": what a picture shows.</summary>
    private bool Shows(Line line)
    {
        for (var i = line.From + 2; i < line.To; i++)
            if (t.Match(i, Tag.Speak | Tag.Chair | Tag.Present) is var verb and > 0 && (t.At(i + verb, Tai) || t.Match(i + verb, Tag.Gathering) > 0)) return true;
        return false;
    }

    private static readonly Phrase Tai = Phrase.Of("tại");

    private bool Repeats(Line a, Line b)
    {
        if (Math.Min(a.Length, b.Length) < 8 || Math.Abs(a.Length - b.Length) > 12) return false;
        for (var i = 0; i < 5; i++)
            if (t.Key(a.From + i) != t.Key(b.From + i) || t.Key(a.To - 1 - i) != t.Key(b.To - 1 - i)) return false;
        return true;
    }
}
