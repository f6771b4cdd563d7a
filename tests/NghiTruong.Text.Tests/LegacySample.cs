using System.Text;

namespace NghiTruong.Text.Tests;

/// <summary>A text with every tone and its way back into the old encodings.</summary>
static class LegacySample
{
    public const string Text = """
        Thường trực Hội đồng nhân dân tỉnh họp phiên thường kỳ tháng Tư. Chủ tọa phiên họp yêu cầu Ủy ban nhân dân tỉnh rà soát,
        báo cáo trước ngày 15/5; các Ban theo dõi chặt chẽ việc giải quyết kiến nghị của cử tri về đường giao thông, thủy lợi, y tế.
        Kỹ sư Nguyễn Thị Quỳnh Ảnh giữ chức Phó Giám đốc Sở; ông Đỗ Hữu Nghĩa được bầu làm Ủy viên. Mỗi đại biểu phải gửi ý kiến bằng văn bản.
        """;

    public const string Letters = "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

    // code points of the lower-case letters above in TCVN3, in that order
    static readonly byte[] Tcvn3Codes =
    [
        0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB,
        0xCC, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE, 0xDF, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6,
        0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xED, 0xEE, 0xEF, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE,
    ];

    // the same letters as VNI writes them
    static readonly string[] VniLetters = (
        "aê aâ eâ oâ ô ö ñ aø aû aõ aù aï aè aú aü aé aë aà aå aã aá aä eø eû eõ eù eï eà eå eã eá eä ì æ ó í ò oø oû oõ où oï " +
        "oà oå oã oá oä ôø ôû ôõ ôù ôï uø uû uõ uù uï öø öû öõ öù öï yø yû yõ yù î").Split(' ');

    /// <summary>Text as old .VnTime documents hold it; the table has no toned capitals, so the text is lowered first.</summary>
    public static string AsTcvn3(string text) => string.Concat(text.ToLowerInvariant().Select(c => Letters.IndexOf(c) is var i and >= 0 ? (char)Tcvn3Codes[i] : c));

    public static string AsVni(string text) => string.Concat(text.Select(c =>
    {
        var i = Letters.IndexOf(char.ToLowerInvariant(c));
        if (i < 0) return c.ToString();
        return char.IsUpper(c) ? VniLetters[i].ToUpperInvariant() : VniLetters[i];
    }));

    public static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>windows-1258: the tone stands after its letter as a mark of its own.</summary>
    public static byte[] AsWindows1258(string text)
    {
        var split = new StringBuilder();
        foreach (var c in text)
        {
            var parts = c.ToString().Normalize(NormalizationForm.FormD);
            var tone = parts.IndexOfAny(['\u0300', '\u0301', '\u0303', '\u0309', '\u0323']);
            if (tone < 0) split.Append(c);
            else split.Append(parts.Remove(tone, 1).Normalize()).Append(parts[tone]);
        }
        return CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetBytes(split.ToString());
    }
}
