using System.Text;
using System.Text.RegularExpressions;
using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

/// <summary>The headings that offices give to the columns of their follow-up tables.</summary>
public static partial class SheetHeadings
{
    const int LongestHeading = 90;

    static readonly (SheetField Field, string Phrases)[] Known =
    [
        (SheetField.Ordinal, "stt|tt|so tt|so thu tu"),
        (SheetField.Key, "ma|ma so|ma nhiem vu"),
        (SheetField.Work, "noi dung nhiem vu|noi dung cong viec|noi dung ket luan|noi dung chi dao|noi dung giao|noi dung kien nghi|noi dung|ten nhiem vu|nhiem vu cu the|nhiem vu duoc giao|nhiem vu giao|nhiem vu|cong viec|viec can lam|y kien chi dao|y kien ket luan|ket luan|kien nghi"),
        (SheetField.Kind, "loai nhiem vu|loai viec|loai"),
        (SheetField.Status, "hieu luc"),
        (SheetField.JointLead, "dong chu tri"),
        (SheetField.Coordinating, "co quan phoi hop|don vi phoi hop|phoi hop thuc hien|phoi hop"),
        (SheetField.Lead, "co quan don vi chu tri|co quan chu tri|don vi chu tri|chu tri|co quan don vi thuc hien|co quan thuc hien|don vi thuc hien|co quan duoc giao|don vi duoc giao|phong ban thuc hien|trach nhiem thuc hien|nguoi thuc hien|noi nhan nhiem vu|dau moi thuc hien|dau moi|co quan don vi|co quan|don vi|thuc hien"),
        (SheetField.Giver, "nguoi giao|co quan giao|lanh dao giao|nguoi chi dao|lanh dao chi dao|giao viec"),
        (SheetField.Origin, "loai nguon"),
        (SheetField.EndedOn, "ket thuc ngay|ngay ket thuc"),
        (SheetField.Authority, "tham quyen"),
        (SheetField.Source, "nguon giao|nguon|tai phien hop|phien hop"),
        (SheetField.SourceNumber, "so ky hieu van ban|so hieu van ban|so van ban|so ky hieu|so hieu|van ban giao nhiem vu|van ban giao|van ban chi dao|so thong bao|thong bao ket luan|can cu|van ban"),
        (SheetField.GivenOn, "ngay giao nhiem vu|ngay giao|thoi gian giao|ngay chi dao|ngay ban hanh|ngay van ban|ngay thang van ban|ngay thang nam|ngay thang|ngay"),
        (SheetField.DueWords, "loi hen thoi han|thoi han theo van ban|loi thoi han"),
        (SheetField.OriginalDue, "thoi han goc|han goc|thoi han ban dau|han ban dau|thoi han cu|han cu"),
        (SheetField.ExtendedDue, "thoi han sau gia han|thoi han duoc gia han|thoi han gia han|thoi gian gia han|duoc gia han den|da gia han den|gia han den ngay|gia han den|han gia han|gia han|thoi han dieu chinh|thoi han moi|han moi"),
        (SheetField.Due, "thoi han hoan thanh|thoi han thuc hien|thoi han bao cao|thoi han giai quyet|thoi han|han hoan thanh|han xu ly|han chot|han bao cao|ngay het han|thoi gian hoan thanh|thoi gian thuc hien|tien do yeu cau|deadline|han"),
        (SheetField.DoneOn, "ngay hoan thanh thuc te|ngay hoan thanh|hoan thanh ngay|thoi diem hoan thanh|xac nhan ngay|ngay xac nhan"),
        (SheetField.ReportedOn, "bao cao hoan thanh ngay|ngay bao cao hoan thanh|ngay bao cao"),
        (SheetField.AnsweredOn, "tra loi ngay|ngay tra loi"),
        (SheetField.AnswerNumber, "so van ban tra loi|van ban tra loi|so tra loi"),
        (SheetField.RoadmapOn, "lo trinh"),
        (SheetField.ExpectedResult, "ket qua can co|ket qua dau ra|ket qua yeu cau|san pham dau ra|yeu cau san pham|san pham"),
        (SheetField.Watcher, "don vi theo doi|co quan theo doi|bo phan theo doi|chuyen vien theo doi|nguoi theo doi|theo doi"),
        (SheetField.Result, "ket qua thuc hien|ket qua xu ly|ket qua giai quyet|ket qua den nay|tinh hinh thuc hien|tinh hinh ket qua|dien bien|ket qua"),
        (SheetField.State, "trang thai thuc hien|trang thai|tinh trang thuc hien|tinh trang|muc do hoan thanh|ty le hoan thanh|ti le hoan thanh|ty le thuc hien|ti le thuc hien|tien do thuc hien|tien do|tinh hinh|danh gia"),
        (SheetField.Note, "ghi chu|luu y|phan cong thuc hien"),
    ];

    // Short words that name a column only where they are the whole heading: "hoàn thành" also stands in "hạn hoàn thành".
    static readonly (SheetField Field, string Phrases)[] Marks =
    [
        (SheetField.MarkDone, "da hoan thanh|hoan thanh|da xong|xong|hoan tat|da hoan tat|da thuc hien|da thuc hien xong|da giai quyet|da giai quyet xong|da xu ly|da lam xong|hoan thanh dung han|hoan thanh qua han|hoan thanh truoc han"),
        (SheetField.MarkDoing, "dang thuc hien|dang trien khai|dang giai quyet|dang xu ly|dang lam|chua hoan thanh|chua xong|chua hoan tat|chua thuc hien xong|khong hoan thanh|trong han|dang thuc hien trong han"),
        (SheetField.MarkNotDone, "chua thuc hien|chua trien khai|chua giai quyet|chua xu ly|chua lam|khong thuc hien"),
        (SheetField.MarkLate, "qua han|cham|cham tien do|tre han|dang thuc hien qua han"),
        (SheetField.None, "tinh trang han|so ngay qua han|so ngay tre han|so ngay cham"),
    ];

    static readonly Dictionary<string, SheetField> Whole = Known.Concat(Marks).SelectMany(k => k.Phrases.Split('|').Select(p => (p, k.Field))).ToDictionary(x => x.p, x => x.Field);

    static readonly (string Phrase, SheetField Field)[] Within =
        [.. Known.SelectMany(k => k.Phrases.Split('|').Select(p => (Phrase: p, k.Field))).Where(x => x.Phrase.Contains(' ') || x.Phrase is "han" or "stt").OrderByDescending(x => x.Phrase.Length)];

    /// <summary>The words of a heading in the form in which they are compared: folded, marks left out.</summary>
    public static string Key(string heading)
    {
        var key = new StringBuilder();
        foreach (var c in Folding.Fold(heading))
            if (char.IsLetterOrDigit(c)) key.Append(c);
            else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
        return key.ToString().TrimEnd();
    }

    /// <summary>Several columns may hold it: each kind of done work has its column of marks.</summary>
    public static bool MayRepeat(SheetField field) => field is SheetField.None or SheetField.Note or SheetField.MarkDone or SheetField.MarkDoing or SheetField.MarkNotDone or SheetField.MarkLate;

    /// <summary>What a heading names; null where nobody knows. A heading under a group's is judged alone, then with its group.</summary>
    /// <param name="over">The heading over the group's.</param>
    public static SheetField? Field(string heading, string group = "", string over = "")
    {
        var (own, above) = (Key(heading), Key(group));
        if (own.Length is 0 or > LongestHeading) return above.Length == 0 ? null : Field(group);
        if (above.Length > 0 && ToItsTime().IsMatch(own) && Field(group, over) is SheetField.MarkDone or SheetField.MarkDoing or SheetField.MarkNotDone) return Field(group, over);
        if (OfPaper(own, above) is { } paper) return paper;
        if (NoGiving().IsMatch(own) || OfAsking().IsMatch(own)) return null;
        if (above.Length > 0 && (Moved().IsMatch(own) || Set().IsMatch(own)) && Field(group, over) is SheetField.Due) return Set().IsMatch(own) ? SheetField.Due : SheetField.ExtendedDue;
        if (Percent().IsMatch(heading) && Achieved().IsMatch(own)) return SheetField.State;
        if (Whole.TryGetValue(own, out var whole)) return whole;
        foreach (var (phrase, field) in Within)
            if ($" {own} ".Contains($" {phrase} ", StringComparison.Ordinal)) return field;
        if (above.Length == 0 || NoGiving().IsMatch(above)) return null;
        var ofGroup = Field(group, over);
        return ofGroup is SheetField.State or SheetField.Result && MarkOf(heading) is { } mark ? mark : ofGroup;
    }

    /// <summary>Number and day of the paper that gave the work or answered it, in two columns under one heading or both in one.</summary>
    static SheetField? OfPaper(string own, string above)
    {
        if (NumberAndDay().IsMatch(own)) return Reply().IsMatch($"{above} {own}") ? SheetField.AnswerNumber : NoGiving().IsMatch($"{above} {own}") ? null : SheetField.SourceNumber;
        if (!above.Contains("van ban", StringComparison.Ordinal) || own is not ("so" or "ngay thang" or "ngay" or "so ky hieu")) return null;
        var isDay = own.StartsWith("ngay", StringComparison.Ordinal);
        if (Reply().IsMatch(above)) return isDay ? SheetField.AnsweredOn : SheetField.AnswerNumber;
        return NoGiving().IsMatch(above) ? null : isDay ? SheetField.GivenOn : SheetField.SourceNumber;
    }

    /// <summary>Under a heading for states, a heading that says one is a column of marks: "Đã xong | Chưa xong".</summary>
    static SheetField? MarkOf(string heading) => SheetStates.Of(new SheetTableCell(heading, null, null, 0, 0)) switch
    {
        SheetState.Done => SheetField.MarkDone,
        SheetState.Doing => SheetField.MarkDoing,
        SheetState.Open => SheetField.MarkNotDone,
        _ => null,
    };

    // "Hoàn thành 100%" is a mark: only a sign without a figure asks for a share.
    [GeneratedRegex(@"(?<![0-9]\s*)%")]
    private static partial Regex Percent();

    [GeneratedRegex(@"\b(?:hoan thanh|thuc hien|tien do|ket qua|tinh hinh|khoi luong|xong)\b")]
    private static partial Regex Achieved();

    // "Quá hạn" under "Đã hoàn thành" is done, late.
    [GeneratedRegex("^(?:dung|som|truoc|qua|trong|vuot|tre|cham|muon|con)(?: (?:han|thoi han|tien do|thoi gian))?$")]
    private static partial Regex ToItsTime();

    // "Số ngày quá hạn" counts days; a day beside a number is a paper's.
    [GeneratedRegex("^so (?:ngay (?:thang|van ban|vb|ban hanh|thong bao|tb|ky)|(?:ky hieu|hieu|van ban|vb|thong bao|tb|ket luan|kl|cong van|cv|quyet dinh|qd|nghi quyet|nq)(?: [a-z]+){0,5} ngay)\\b")]
    private static partial Regex NumberAndDay();

    [GeneratedRegex(@"\b(?:tra loi|phuc dap)\b")]
    private static partial Regex Reply();

    /// <summary>Of an extension that was asked, counted or explained a table tells more than its day.</summary>
    [GeneratedRegex(@"\b(?:xin|de nghi|so lan|so ngay|ly do|van ban|cong van)\b.*\bgia han\b|\bgia han\b.*\b(?:so lan|lan thu|ly do|van ban|cong van)\b")]
    private static partial Regex OfAsking();

    [GeneratedRegex("^(?:dieu chinh|moi|sau dieu chinh|sau gia han)$")]
    private static partial Regex Moved();

    [GeneratedRegex("^(?:theo .*|ban dau|goc|cu|yeu cau|duoc giao|giao)$")]
    private static partial Regex Set();

    /// <summary>Papers that followed the giving: reports, urgings.</summary>
    [GeneratedRegex(@"\b(?:van ban|vb|cong van|cv)\b(?!.*\b(?:giao|chi dao)\b).*\b(?:bao cao|don doc|nhac)\b|\b(?:so|so hieu|so ky hieu)(?: ngay(?: thang)?)? (?:bao cao|don doc)\b")]
    private static partial Regex NoGiving();
}
