using System.Globalization;
using System.Text;

namespace NghiTruong.Text;

/// <summary>Vietnamese text without accents, case or đ, for searching and comparing.</summary>
public static class Folding
{
    /// <summary>Folds a text: lower case, no diacritics, đ becomes d, runs of white space become one space. Null-free; empty gives empty.</summary>
    /// <example><c>Folding.Fold("Đường Hoà Bình")</c> is <c>duong hoa binh</c>.</example>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var space = false;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(c)) { space = folded.Length > 0; continue; }
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (space) { folded.Append(' '); space = false; }
            folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
        }
        return folded.ToString();
    }
}
