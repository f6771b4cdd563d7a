using System.Collections.Frozen;
using System.Text;

namespace NghiTruong.Text;

/// <summary>The VNI fonts (VNI-Times): a letter and, after it, a second character that carries its marks.</summary>
static class LegacyVni
{
    // base letter, then pairs of mark character and result; both in lower case
    static readonly string[] Pairs =
    [
        "a ùáøàûảõãïạââáấàầåẩãẫäậêăéắèằúẳüẵëặ",
        "e ùéøèûẻõẽïẹâêáếàềåểãễäệ",
        "o ùóøòûỏõõïọâôáốàồåổãỗäộ",
        "ô ùớøờûởõỡïợ", // ô is how VNI writes ơ
        "u ùúøùûủõũïụ",
        "ö ùứøừûửõữïự", // ö is how VNI writes ư
        "y ùýøỳûỷõỹ",
    ];

    // letters with one character of their own
    const string Singles = "íí" + "ìì" + "æỉ" + "óĩ" + "òị" + "ôơ" + "öư" + "îỵ" + "ñđ";

    static readonly FrozenDictionary<(char, char), char> Composed = BuildComposed();
    static readonly FrozenDictionary<char, char> Alone = BuildAlone();

    public static string ToUnicode(string text)
    {
        var converted = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && Composed.TryGetValue((text[i], text[i + 1]), out var composed))
            {
                converted.Append(composed);
                i++;
            }
            else
            {
                converted.Append(Alone.GetValueOrDefault(text[i], text[i]));
            }
        }
        return converted.ToString();
    }

    static FrozenDictionary<(char, char), char> BuildComposed()
    {
        var composed = new Dictionary<(char, char), char>();
        foreach (var row in Pairs)
        {
            for (var i = 2; i < row.Length; i += 2)
            {
                var (letter, mark, result) = (row[0], row[i], row[i + 1]);
                composed[(letter, mark)] = result;
                composed[(letter, Upper(mark))] = result;
                // a capital takes either form of the mark: people type "Aù" and "AÙ"
                composed[(Upper(letter), mark)] = Upper(result);
                composed[(Upper(letter), Upper(mark))] = Upper(result);
            }
        }
        return composed.ToFrozenDictionary();
    }

    static FrozenDictionary<char, char> BuildAlone()
    {
        var alone = new Dictionary<char, char>();
        for (var i = 0; i < Singles.Length; i += 2)
        {
            alone[Singles[i]] = Singles[i + 1];
            alone[Upper(Singles[i])] = Upper(Singles[i + 1]);
        }
        return alone.ToFrozenDictionary();
    }

    static char Upper(char c) => char.ToUpperInvariant(c);
}
