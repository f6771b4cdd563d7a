using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

internal sealed partial class LineSorter
{
    private void Title()
    {
        for (var k = 0; k < lines.Count; k++)
        {
            var line = lines[k];
            if (line.Kind is not (LineKind.Prose or LineKind.Item) || line.Length == 0) continue;
            if (t.Key(line.To - 1) is "." && line.Length > 25 || line.Length > 70) return;
            if (IsShout(line) && !Papers.Any(p => t.At(line.From, p)) && lines.Skip(k + 1).Take(8).Any(l => l.Kind == LineKind.Letterhead || Papers.Any(p => t.At(l.From, p) && l.Length <= 6 && IsShout(l)))) { line.Kind = LineKind.Letterhead; continue; }
            line.Kind = LineKind.Title;
            if (Papers.Any(p => t.At(line.From, p)) && line.Length <= 4 && IsShout(line) && k + 1 < lines.Count && lines[k + 1].Kind == LineKind.Prose && lines[k + 1].Length < 60) lines[k + 1].Kind = LineKind.Title;
            return;
        }
    }

    private bool IsShout(Line line)
    {
        for (var i = line.From; i < line.To; i++)
            if (t.IsWord(i) && !t.Form(i).IsUpper) return false;
        return true;
    }

    /// <summary>From the end: bylines of one name, signatures under a post in capitals.</summary>
    private void Ends()
    {
        var seen = 0;
        for (var k = lines.Count - 1; k > 0 && seen < 14; k--)
        {
            var line = lines[k];
            if (line.Kind is LineKind.Blank or LineKind.Page) continue;
            seen++;
            if (line.Kind is not (LineKind.Prose or LineKind.Item) || line.Length > 16 || HasSentenceEnd(line)) continue;
            if (line.Depth > 0 && IsShout(line)) continue;
            if (IsShout(line) && HasPost(line)) { line.Kind = LineKind.Letterhead; continue; }
            if (!AllCapital(line)) continue;
            line.Kind = UnderPost(k) ? LineKind.Signature : LineKind.Page;
        }
    }

    private bool AllCapital(Line line)
    {
        for (var i = line.From; i < line.To; i++)
            if (t.IsWord(i) && !t.IsCapital(i) || t.IsNumber(i)) return t.At(line.From, DaKy) || t.At(line.From + 1, DaKy);
        return true;
    }

    private bool HasPost(Line line)
    {
        for (var i = line.From; i < line.To; i++)
            if (t.Match(i, Tag.Post | Tag.Chair | Tag.Attend) > 0 || t.Form(i).Text is "TM" or "KT" or "TL" or "TUQ") return true;
        return false;
    }

    private bool UnderPost(int k)
    {
        for (var above = k - 1; above >= 0 && k - above < 9; above--)
        {
            if (lines[above].Kind == LineKind.Blank || AllCapital(lines[above]) && !IsShout(lines[above])) continue;
            return IsShout(lines[above]) && HasPost(lines[above]);
        }
        return false;
    }

    private void Headings()
    {
        foreach (var line in lines)
        {
            if (line.Kind is not (LineKind.Prose or LineKind.Item) || line.Length > 26) continue;
            var last = t.Key(line.To - 1);
            if (last is "." or ";" or "," or "!" or "?" or "…" or "/") continue;
            var marked = line.Depth is > 0 and <= 5 && last != ":";
            if (IsShout(line) && line.Length > 1 || marked && line.Length < 16 && t.Match(line.BodyFrom, Tag.Honorific | Tag.Directive) == 0 && NameScanner.At(t, line.BodyFrom) == 0) line.Kind = LineKind.Heading;
        }
    }
}
