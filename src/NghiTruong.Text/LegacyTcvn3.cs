using System.Text;

namespace NghiTruong.Text;

/// <summary>The code table of TCVN 5712:1993 (TCVN3, "ABC"), bytes A1 to FE.</summary>
static class LegacyTcvn3
{
    const char First = '\u00A1';
    const char Last = '\u00FE';

    // A dot stands where the table has a lone tone mark (B0 to B4): fonts show nothing useful there, so such characters stay as they are.
    const string Table =
        "ĂÂÊÔƠƯĐăâêôơưđẰ" + "....." + "àảãáạẲằẳẵắẴ" + "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ" + "éẹềểễếệìỉỄẾỒĩíịò" + "Ổỏõóọồổỗốộờởỡớợù" + "Ỗủũúụừửữứựỳỷỹýỵ";

    /// <summary>What a character of the old encoding shows as; itself where it is no letter of the table.</summary>
    public static char ToUnicode(char c)
    {
        if (c == 'μ') c = 'µ'; // some tools turn the micro sign (à) into the Greek letter
        if (c is < First or > Last) return c;
        var letter = Table[c - First];
        return letter == '.' ? c : letter;
    }

    public static string ToUnicode(string text)
    {
        var converted = new StringBuilder(text.Length);
        foreach (var c in text) converted.Append(ToUnicode(c));
        return converted.ToString();
    }
}
