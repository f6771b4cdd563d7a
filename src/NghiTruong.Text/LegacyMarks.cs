using System.Globalization;
using System.Text;

namespace NghiTruong.Text;

/// <summary>
/// Unicode normalisation of text from outside. Putting a long run of combining marks in order costs the square of its length,
/// so that two megabytes of marks keep a processor for minutes: such text is left as it is.
/// </summary>
static class LegacyMarks
{
    // a Vietnamese letter carries two; no language needs more than a handful
    const int Longest = 24;

    /// <summary>Whether some letter carries an absurd pile of marks.</summary>
    public static bool ArePiled(string text)
    {
        var run = 0;
        foreach (var c in text)
        {
            if (c < '\u0300' || CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark)) run = 0;
            else if (++run > Longest) return true;
        }
        return false;
    }

    /// <summary>NFC, or the text itself where it cannot be had: lone surrogates, piles of marks.</summary>
    public static string Composed(string text)
    {
        if (ArePiled(text)) return text;
        try { return text.Normalize(NormalizationForm.FormC); }
        catch (ArgumentException) { return text; }
    }
}
