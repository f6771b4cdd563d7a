using System.Globalization;
using System.Text;

namespace NghiTruong.Text;

/// <summary>Vietnamese text without accents, case or đ, for searching and comparing.</summary>
public static class Folding
{
    /// <summary>
    /// Folds a text: lower case, no diacritics, đ becomes d, runs of white space become one space, none at the ends.
    /// Empty gives empty; half a surrogate pair is folded as U+FFFD, absurd piles of
    /// combining marks are dropped before they cost time, nothing throws.
    /// </summary>
    /// <example><c>Folding.Fold("Đường Hoà Bình")</c> is <c>duong hoa binh</c>.</example>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var space = false;
        foreach (var c in Decompose(text))
        {
            if (char.IsWhiteSpace(c)) { space = folded.Length > 0; continue; }
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (space) { folded.Append(' '); space = false; }
            folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
        }
        return folded.ToString();
    }

    /// <summary>
    /// Folds a text and also makes one of i and y at the end of a syllable, so that spellings of one word compare equal.
    /// Bad input as in <see cref="Fold"/>.
    /// </summary>
    /// <example><c>Folding.Key("Kỹ sư Sỹ") == Folding.Key("kĩ sư Sĩ")</c>.</example>
    public static string Key(string text)
    {
        var folded = Fold(text);
        if (!folded.Contains('y', StringComparison.Ordinal)) return folded;
        return string.Create(folded.Length, folded, static (key, from) =>
        {
            from.CopyTo(key);
            for (var i = 1; i < key.Length; i++)
            {
                var ends = i + 1 == key.Length || !char.IsLetter(key[i + 1]);
                if (key[i] == 'y' && ends && IsConsonant(key[i - 1])) key[i] = 'i';
            }
        });
    }

    private static bool IsConsonant(char c) => c is >= 'b' and <= 'z' and not ('e' or 'i' or 'o' or 'u' or 'y' or 'a');

    private static string Decompose(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('\u0300', '\u036f') && LegacyMarks.ArePiled(text))
            text = string.Concat(text.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException) // half a surrogate pair, a noncharacter: mend it, then fold
        {
            var mended = new StringBuilder(text.Length);
            foreach (var rune in text.EnumerateRunes())
                mended.Append(rune.IsBmp && rune.Value is 0xFFFE or 0xFFFF or (>= 0xFDD0 and <= 0xFDEF) ? "\uFFFD" : rune.ToString());
            return TryDecompose(mended.ToString());
        }
    }

    private static string TryDecompose(string mended)
    {
        try
        {
            return mended.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            return mended;
        }
    }
}
