using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>One sentence of a line, as tokens; <c>To</c> stands on or after its closing mark.</summary>
internal readonly record struct Sentence(Line Line, int From, int To);

/// <summary>Cuts lines into sentences.</summary>
internal static class Sentences
{
    private static readonly HashSet<string> Abbreviations = [.. Phrase.KeysOf("TP TX TT Th ThS TS PGS GS BS KS CN P Q H X Đ ĐT Tp tp st St ts Ths T M V Ng")];

    private const int Longest = 900; // no one writes longer: what does is cut, so that reading stays linear

    internal static IEnumerable<Sentence> Of(TokenText t, Line line)
    {
        var from = line.BodyFrom;
        for (var i = from; i < line.To; i++)
        {
            if (!Ends(t, i, line.To) && i - from < Longest) continue;
            if (i > from) yield return new Sentence(line, from, i + 1);
            from = i + 1;
        }
        if (line.To > from) yield return new Sentence(line, from, line.To);
    }

    private static bool Ends(TokenText t, int i, int to)
    {
        if (t.Key(i) is not ("." or "!" or "?" or "…")) return false;
        if (i + 1 >= to) return true;
        if (t.Key(i) != "." && t.Key(i) != "…") return true;
        if (t.IsGlued(i + 1) && (t.IsNumber(i + 1) || t.IsWord(i + 1) && !t.IsCapital(i + 1) || t.IsMark(i + 1, '.') || t.Key(i + 1) is "," or ";" or ")" or "/")) return false;
        if (t.IsWord(i + 1) && !t.IsCapital(i + 1)) return false;
        if (t.IsWord(i - 1) && t.IsGlued(i) && (t.Form(i - 1).Text.Length == 1 && t.IsCapital(i - 1) || t.IsCapital(i - 1) && Abbreviations.Contains(t.Key(i - 1)))) return false;
        return true;
    }
}
