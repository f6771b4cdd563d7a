using System.Globalization;
using System.Text.RegularExpressions;

namespace NghiTruong.Rules.Obligations;

/// <summary>
/// Whether words of an old table say that work is done. It is done only where they begin by saying so and nothing after it takes it back:
/// what is meant, under way, denied, done in part or may be read either way is not, for a wrong "done" hides open work.
/// </summary>
static partial class SheetDone
{
    public static bool IsSaid(string words, bool inStateColumn)
    {
        if (IsDoubted(words)) return false;
        var claim = Clauses().Split(words).Select(SheetHeadings.Key).FirstOrDefault(c => c.Length > 0 && !Opening().IsMatch(c)) ?? "";
        return Done().IsMatch(claim) || inStateColumn && Acted().IsMatch(claim);
    }

    /// <summary>Intention, negation, a part, a share below the whole.</summary>
    public static bool IsDoubted(string words) =>
        Doubts().IsMatch(SheetHeadings.Key(words)) || Shares().Matches(words).Any(m => double.Parse(m.Groups[1].Value.Replace(',', '.'), CultureInfo.InvariantCulture) < 100);

    /// <summary>Something was begun, or its end is spoken of.</summary>
    public static bool IsSpokenOf(string words) => Spoken().IsMatch(SheetHeadings.Key(words));

    [GeneratedRegex(@"[;\n()–—]|[.,:](?=\s|$)|(?<=^|\s)[-+*](?=\s)")]
    private static partial Regex Clauses();

    [GeneratedRegex("^(?:den nay|hien nay|den thoi diem nay|tinh den (?:nay|ngay [0-9 ]+)|den ngay [0-9 ]+|ket qua|trang thai|tinh trang)$")]
    private static partial Regex Opening();

    const string Term = "(?:han|thoi han|thoi gian|tien do|ke hoach|quy dinh)(?: so voi (?:ke hoach|thoi han|yeu cau|quy dinh))?";
    const string Span = "(?: [0-9]+ (?:ngay|tuan|thang))?";

    // "hoàn thành trước 30/12" may be meant, "hoàn thành trước hạn" has been: a day bears its year, and only what "đã hoàn thành" may bear less.
    const string Tail = "(?: (?:xong|100(?: ke hoach)?|toan bo|tat ca|day du|ca|cac|nay|nhiem vu|cong viec|noi dung|viec|chi tieu|khoi luong|duoc giao|da giao|de ra|nhung"
        + "|theo (?:dung )?(?:yeu cau|ke hoach|quy dinh|tien do|chi dao|ket luan|thoi han)|(?:bao dam|dam bao|dat) (?:tien do|thoi han|yeu cau|chat luong)"
        + $"|(?:som|muon|cham|tre|nhanh)(?: hon)?(?: {Term})?{Span}|(?:dung|truoc|vuot|qua|kip|ngoai|trong)(?: hon)? {Term}{Span}"
        + "|(?:(?:vao |trong )?ngay )?[0-9]{1,2} [0-9]{1,2} [0-9]{2,4}|(?:vao |trong )?ngay [0-9]{1,2} thang [0-9]{1,2} nam [0-9]{4}"
        + "|(?:tai|theo|bang) (?:bao cao|cong van|to trinh|van ban|quyet dinh|nghi quyet|ke hoach|thong bao|bc|cv|ttr|vb|qd|nq|kh|tb)(?: so)? [0-9].{0,80}))*";

    const string When = "(?: (?:tu |trong |vao )?(?:ngay [0-9]{1,2} (?:thang )?[0-9]{1,2}|thang [0-9]{1,2}|quy (?:[ivx]+|[1-4])|nam)(?: (?:nam )?[0-9]{4})?)?";

    [GeneratedRegex("^(?:(?:den nay|hien nay|nay|toan bo|tat ca|ca|cac|nhiem vu|cong viec|noi dung|viec nay|don vi|co quan|xac nhan|cong nhan) )*(?:da )?(?:(?:thuc hien|to chuc|trien khai|giai quyet|xu ly|lam|ban hanh) ){0,2}"
        + $"(?:(?:hoan thanh|xong|hoan tat|ht|dat(?= 100))|(?<=da (?:[a-z]+ ){{0,3}})(?:hoan thanh|xong|hoan tat){When}){Tail}$|^(?:dat|100)$|^da (?:thuc hien|giai quyet|xu ly)(?: (?:dung|truoc) (?:han|thoi han|tien do))?$")]
    private static partial Regex Done();

    // What was done may have been but a step ("đã báo cáo", "đã ban hành kế hoạch"): alone in a column of states the word means the work.
    [GeneratedRegex($"^(?:da )(?:thuc hien|giai quyet|xu ly|ban hanh|bao cao|ket thuc|lam|nop){When}{Tail}$|^ket thuc$")]
    private static partial Regex Acted();

    [GeneratedRegex(@"\b(?:chua|khong|du kien|du dinh|se|phan dau|quyet tam|co gang|no luc|cam ket|hua|hen|uoc|khoang|de nghi|kien nghi|de xuat|xin|yeu cau som|tiep tuc|dang|co ban|gan|sap(?! xep)|can(?! bo)|phai|neu|co the|kha nang|tuy nhien"
        + @"|mot phan|mot so|mot nua|phan lon|da so|hau het|chu yeu|tung phan|tung buoc|buoc|giai doan|dot|du thao|moi|con|vuong|kho khan|ton tai|tam dung|tam hoan|gia han|lui|ngoai tru|day nhanh|truoc mat"
        + @"|cho (?:y kien|phe duyet|tham dinh|tham tra|quyet dinh|ket qua|duyet|hop|ban hanh|ky|thong qua|bo tri|nghiem thu|quyet toan|kinh phi|von|huong dan|cap))\b")]
    private static partial Regex Doubts();

    [GeneratedRegex(@"\b(?:hoan thanh|xong|hoan tat)\b|^da ")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"([0-9]+(?:[.,][0-9]+)?)\s*%")]
    private static partial Regex Shares();
}
