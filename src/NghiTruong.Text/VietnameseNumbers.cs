using System.Globalization;

namespace NghiTruong.Text;

/// <summary>Numbers as Vietnamese papers write them: in digits (<c>1.088</c>, <c>2,5</c>, <c>08</c>), in words, in Roman.</summary>
public static class VietnameseNumbers
{
    /// <summary>Reads a number that makes up the whole text, in digits or words. False for anything else; nothing throws.</summary>
    /// <example><c>TryRead("1.088", out var n)</c> gives 1088; <c>"mười một"</c> gives 11; <c>"2,5"</c> gives 2.5.</example>
    public static bool TryRead(string text, out decimal value)
    {
        var tokens = new TokenText(text);
        var length = DigitsAt(tokens, 0, out value);
        if (length == 0)
        {
            length = WordsAt(tokens, 0, out var n);
            value = n;
        }
        return length > 0 && length == tokens.Count;
    }

    /// <summary>Reads a Roman number from 1 to 399 in capitals. False for anything else, forms that Romans did not write included.</summary>
    /// <example><c>TryReadRoman("XIV", out var n)</c> gives 14; <c>"IIII"</c> is refused.</example>
    public static bool TryReadRoman(string text, out int value)
    {
        value = 0;
        if (text.Length is 0 or > 12) return false;
        for (var i = 0; i < text.Length; i++)
        {
            var n = RomanDigit(text[i]);
            if (n == 0) return false;
            value += i + 1 < text.Length && RomanDigit(text[i + 1]) > n ? -n : n;
        }
        return value is > 0 and < 400 && Roman(value) == text;
    }

    /// <summary>Writes a Roman number; 0, negative numbers and numbers above 3999 come back in digits.</summary>
    /// <example><c>Roman(17)</c> is <c>XVII</c>.</example>
    public static string Roman(int value)
    {
        if (value is < 1 or > 3999) return value.ToString(CultureInfo.InvariantCulture);
        var roman = new System.Text.StringBuilder();
        foreach (var (n, letters) in RomanSteps)
            for (; value >= n; value -= n) roman.Append(letters);
        return roman.ToString();
    }

    private static readonly (int, string)[] RomanSteps =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    private static int RomanDigit(char c) => c switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, 'C' => 100, _ => 0 };

    /// <summary>A number in digits at a token: its value, and how many tokens it takes (0: none).</summary>
    internal static int DigitsAt(TokenText t, int i, out decimal value)
    {
        value = 0;
        if (!t.IsNumber(i) || t[i].Length > 15 || !decimal.TryParse(t.Form(i).Text, NumberStyles.None, CultureInfo.InvariantCulture, out value)) return 0;
        var end = i + 1;
        if (t[i].Length <= 3)
        {
            while (IsGroup(t, end, '.') && value < 1_000_000_000_000m)
            {
                value = value * 1000 + t.Number(end + 1);
                end += 2;
            }
        }
        if (t.IsMark(end, ',') && t.IsGlued(end) && t.IsNumber(end + 1) && t.IsGlued(end + 1) && t[end + 1].Length <= 6)
        {
            var scale = 1m;
            for (var k = 0; k < t[end + 1].Length; k++) scale *= 10;
            value += t.Number(end + 1) / scale;
            end += 2;
        }
        else if (end == i + 1 && t.IsMark(end, '.') && t.IsGlued(end) && t.IsNumber(end + 1) && t.IsGlued(end + 1) && t[end + 1].Length is 1 or 2
            && !(t.IsMark(end + 2, '.') && t.IsNumber(end + 3)))
        {
            value += t.Number(end + 1) / (t[end + 1].Length == 1 ? 10m : 100m);
            end += 2;
        }
        return end - i;
    }

    private static bool IsGroup(TokenText t, int i, char mark) =>
        t.IsMark(i, mark) && t.IsGlued(i) && t.IsNumber(i + 1) && t.IsGlued(i + 1) && t[i + 1].Length == 3;

    /// <summary>A number in words at a token ("mười một", "một trăm linh năm", "thứ" is not part), 0 tokens where none.</summary>
    internal static int WordsAt(TokenText t, int i, out int value)
    {
        value = 0;
        if (t.Form(i).Digit < 0) return 0;
        long total = 0, hundreds = 0, units = -1;
        var end = i;
        for (; end < i + 16; end++)
        {
            var key = t.Key(end);
            if (t.Form(end).Digit is >= 0 and < 10 && Digits.TryGetValue(key, out var n)) { if (units >= 0 && units % 10 != 0) break; units = Math.Max(units, 0) + n; }
            else if (key == Muoi1 && units < 0) units = 10;
            else if (key == Muoi && units is > 0 and < 10) units *= 10;
            else if (key == Tram && units is > 0 and < 10) (hundreds, units) = (units * 100, -1);
            else if ((key == "linh" || key == Le) && hundreds > 0 && units < 0) units = 0;
            else if (Scales.TryGetValue(key, out var scale) && (units > 0 || hundreds > 0))
            {
                total += (hundreds + Math.Max(units, 0)) * scale;
                (hundreds, units) = (0, -1);
                if (total > int.MaxValue) return 0;
            }
            else break;
        }
        total += hundreds + Math.Max(units, 0);
        if (end == i || total is <= 0 or > int.MaxValue) return 0;
        value = (int)total;
        return end - i;
    }

    internal static int WordValue(string key) => key == Muoi1 ? 10 : Digits.GetValueOrDefault(key, -1);

    private static readonly string Muoi1 = Syllable.Key("mười"), Muoi = Syllable.Key("mươi"), Tram = Syllable.Key("trăm"), Le = Syllable.Key("lẻ");

    private static readonly Dictionary<string, int> Digits = new (string, int)[]
    {
        ("một", 1), ("mốt", 1), ("nhất", 1), ("hai", 2), ("nhì", 2), ("ba", 3), ("bốn", 4), ("tư", 4), ("năm", 5), ("lăm", 5), ("nhăm", 5),
        ("sáu", 6), ("bảy", 7), ("bẩy", 7), ("tám", 8), ("chín", 9),
    }.ToDictionary(p => Syllable.Key(p.Item1), p => p.Item2);

    private static readonly Dictionary<string, long> Scales = new (string, long)[]
    {
        ("nghìn", 1000), ("ngàn", 1000), ("triệu", 1_000_000), ("tỷ", 1_000_000_000), ("tỉ", 1_000_000_000),
    }.ToDictionary(p => Syllable.Key(p.Item1), p => p.Item2);
}
