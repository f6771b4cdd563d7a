using System.Collections.Frozen;
using System.Text;

namespace NghiTruong.Text;

/// <summary>Tells whether a decoded text looks Vietnamese: the measure by which one old encoding is told from another.</summary>
static class LegacySyllables
{
    static readonly string[] Onsets =
        ["ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""];

    static readonly FrozenSet<string> Rimes = (
        "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu iêu oa oai oao oay oe oeo oi ôi ơi ua uâ uây uê ui uy uya uyu ưa ưi ưu ươu uôi ươi uơ uau yêu " +
        "ac ach am an ang anh ap at ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât ec em en eng ep et êch êm ên ênh êp êt êng ich im in inh ip it ing " +
        "iêc iêm iên iêng iêp iêt oc om on ong op ot oac oach oam oan oang oanh oap oat oăc oăm oăn oăng oăt oen oet ôc ôm ôn ông ôp ôt " +
        "ơm ơn ơp ơt uc um un ung up ut uôc uôm uôn uông uôp uôt uâc uân uâng uât uên uênh uêch uêt uych uynh uyt uyp uyên uyêt uyn " +
        "ưc ưm ưn ưng ưt ưp ươc ươm ươn ương ươp ươt yêm yên yêng yêt ych ynh yt oong ooc").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Counts the words that carry a mark and, among them, those that are Vietnamese syllables.</summary>
    public static (int Marked, int Vietnamese) Measure(string text)
    {
        var (marked, vietnamese) = (0, 0);
        var limit = Math.Min(text.Length, 20_000);
        for (var i = 0; i < limit;)
        {
            if (!IsWordCharacter(text[i])) { i++; continue; }
            var start = i;
            var hasMark = false;
            while (i < limit && IsWordCharacter(text[i])) hasMark |= text[i++] > '\u007F';
            if (!hasMark) continue;
            marked++;
            if (i - start <= 16 && IsSyllable(text[start..i])) vietnamese++;
        }
        return (marked, vietnamese);
    }

    // Symbols of Latin-1 count as part of a word: in an undecoded old text they stand inside words.
    static bool IsWordCharacter(char c) => char.IsLetter(c) || c is >= '\u00A1' and <= '\u00FF' or >= '\u0300' and <= '\u036F';

    static bool IsSyllable(string word)
    {
        var plain = WithoutTone(word);
        if (plain.Length == 0) return false;
        foreach (var onset in Onsets)
        {
            if (plain.StartsWith(onset, StringComparison.Ordinal) && Rimes.Contains(plain[onset.Length..])) return true;
        }
        return plain is "gi" or "giêng" or "giêt";
    }

    static string WithoutTone(string word)
    {
        var rest = new StringBuilder(word.Length);
        var tones = 0;
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323') tones++;
            else rest.Append(char.ToLowerInvariant(c));
        }
        return tones > 1 ? "" : rest.ToString().Normalize(NormalizationForm.FormC);
    }
}
