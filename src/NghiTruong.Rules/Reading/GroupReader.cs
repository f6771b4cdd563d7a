using System.Runtime.CompilerServices;
using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>Attendees named as a group: "lãnh đạo các sở, ngành", "đại diện Ban Thường trực Ủy ban MTTQ tỉnh".</summary>
internal sealed class GroupReader(TokenText t)
{
    private static readonly Phrase LanhDao = Phrase.Of("lãnh đạo"), DaiDien = Phrase.Of("đại diện"), Cac = Phrase.Of("các"), ThanhVien = Phrase.Of("thành viên");

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal List<ReadGroup> Read(List<(Line Line, List<(Sentence, List<Mention>)> Parts)> sentences)
    {
        var (found, seen) = (new List<ReadGroup>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (line, parts) in sentences)
        {
            if (!line.IsContent) continue;
            foreach (var (sentence, mentions) in parts)
            {
                var attending = FirstAttend(sentence);
                if (attending < 0 && line.Kind != LineKind.Item) continue;
                for (var i = Math.Max(attending, sentence.From); i < sentence.To; i++)
                {
                    if (mentions.Exists(m => m.From <= i && i < m.To) || !IsHead(i, attending, sentence)) continue;
                    var end = End(i, sentence.To, mentions);
                    var words = t.Text(i, end);
                    if (end - i > 1 && seen.Add(Folding.Key(words))) found.Add(new ReadGroup(words) { At = new Place(t[i].Start, t[end - 1].End - t[i].Start), Confidence = attending >= 0 ? 0.85 : 0.7 });
                    i = end;
                }
            }
        }
        return found;
    }

    private int FirstAttend(Sentence s)
    {
        for (var i = s.From; i < s.To; i++)
            if (t.Match(i, Tag.Attend) is var length and > 0 && !RoleReader.IsOther(t, i, length)) return i;
        return -1;
    }

    private bool IsHead(int i, int attending, Sentence s)
    {
        if (attending < 0) return i == s.From && (t.At(i, LanhDao) || t.At(i, DaiDien));
        if (t.At(i, LanhDao) || t.At(i, DaiDien) || t.At(i, ThanhVien)) return true;
        var starts = t.Key(i - 1) is "," or ";" or "va1" or "co4" or "cung1" or ":" or "gôm1";
        if (!starts) return false;
        return t.At(i, Cac) && t.Match(i, Tag.Honorific) == 0 && (t.Match(i + 1, Tag.Post | Tag.Group | Tag.Body) > 0 || t.Key(i + 1) is "đai5" or "uy2") || BodyScanner.PostAt(t, i) > 0 || BodyScanner.BodyAt(t, i) > 0 && t.IsCapital(i);
    }

    /// <summary>To the next comma that begins something else, semicolon or person.</summary>
    private int End(int i, int to, List<Mention> mentions)
    {
        for (var k = i + 1; k < to; k++)
        {
            if (t.Key(k) is ";" or "." or ":" or "(" or "…" || mentions.Exists(m => m.From == k)) return k;
            if (t.IsMark(k, ',') && (t.Match(k + 1, Tag.Group) > 0 || t.IsCapital(k + 1) && BodyScanner.BodyAt(t, k + 1) > 0 || BodyScanner.PostAt(t, k + 1) > 0 || t.At(k + 1, Cac) || t.Match(k + 1, Tag.Honorific) > 0 || t.Match(k + 1, Tag.Speak | Tag.Attend) > 0)) return k;
            if (t.Key(k) == "va1" && (t.At(k + 1, DaiDien) || t.At(k + 1, LanhDao) || t.At(k + 1, Cac) && t.Match(k + 2, Tag.Post) > 0)) return k;
            if (k > i + 2 && t.Match(k, Tag.Attend | Tag.Chair) >= 2) return k;
        }
        return to;
    }
}
