using System.Text;

namespace NghiTruong.Text;

/// <summary>Letters, tones and case of Vietnamese, one table for folding, comparing and sorting.</summary>
internal static class Syllable
{
    private const string Letters = "aăâeêioôơuưy";
    private static readonly string[] Toned = // huyền, hỏi, ngã, sắc, nặng, in the order in which Vietnamese sorts them
        ["àằầèềìòồờùừỳ", "ảẳẩẻểỉỏổởủửỷ", "ãẵẫẽễĩõỗỡũữỹ", "áắấéếíóốớúứý", "ạặậẹệịọộợụựỵ"];

    private static readonly (char Letter, byte Tone)[] Table = Build();

    private static (char, byte)[] Build()
    {
        var table = new (char, byte)[0x1F00];
        for (var c = 0; c < table.Length; c++)
            table[c] = (char.ToLowerInvariant((char)c), 0);
        for (var tone = 0; tone < Toned.Length; tone++)
        {
            for (var i = 0; i < Letters.Length; i++)
            {
                table[Toned[tone][i]] = (Letters[i], (byte)(tone + 1));
                table[char.ToUpperInvariant(Toned[tone][i])] = (Letters[i], (byte)(tone + 1));
            }
        }
        table['Ð'] = table['ð'] = table['Ɖ'] = ('đ', 0); // Icelandic and African look-alikes of Đ are common in old files
        return table;
    }

    /// <summary>The lower-case letter without its tone (ă, â, ê, ô, ơ, ư, đ stay), and the tone 0–5.</summary>
    internal static (char Letter, byte Tone) Split(char c) => c < Table.Length ? Table[c] : (char.ToLowerInvariant(c), (byte)0);

    /// <summary>The letter without its hook, breve or bar.</summary>
    internal static char Plain(char c) => c switch
    {
        'ă' or 'â' => 'a',
        'ê' => 'e',
        'ô' or 'ơ' => 'o',
        'ư' => 'u',
        'đ' => 'd',
        _ => c,
    };

    /// <summary>One syllable for comparing: lower case, composed, its tone moved to the end as a digit, so that hoà and hòa are one.</summary>
    internal static string Key(ReadOnlySpan<char> syllable)
    {
        Span<char> key = syllable.Length < 64 ? stackalloc char[syllable.Length + 1] : new char[syllable.Length + 1];
        var (length, tone) = (0, (byte)0);
        foreach (var c in syllable)
        {
            var (letter, t) = Split(c);
            key[length++] = letter;
            if (t != 0) tone = t;
        }
        if (tone != 0) key[length++] = (char)('0' + tone);
        return new string(key[..length]);
    }

    /// <summary>A short composed text folded by the table: as <see cref="Folding.Key"/> does, for names in Vietnamese letters.</summary>
    internal static string Fold(string text) => string.Create(text.Length, text, static (key, from) =>
    {
        for (var i = 0; i < key.Length; i++) key[i] = Plain(Split(from[i]).Letter);
        for (var i = 1; i < key.Length; i++)
            if (key[i] == 'y' && (i + 1 == key.Length || !char.IsLetter(key[i + 1])) && key[i - 1] is not ('a' or 'e' or 'i' or 'o' or 'u' or ' ')) key[i] = 'i';
    });

    /// <summary>A text composed (NFC) where it is not; text with broken surrogates is returned as it came.</summary>
    internal static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\u036f')) return text; // composed letters, the usual case
        if (LegacyMarks.ArePiled(text)) return text; // putting a pile in order takes the square of its height
        try
        {
            return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
