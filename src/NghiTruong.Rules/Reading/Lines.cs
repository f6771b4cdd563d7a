using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

internal enum LineKind { Blank, Page, Dateline, Letterhead, Title, Heading, Caption, Recipients, Signature, Prose, Item }

/// <summary>One line of a text: its tokens, what it is, and the mark of a list before it.</summary>
internal sealed class Line(int index, int from, int to)
{
    internal int Index { get; } = index;
    internal int From { get; } = from;
    internal int To { get; set; } = to;
    internal LineKind Kind { get; set; } = LineKind.Prose;

    /// <summary>The first token after a mark of a list ("3.2.", "-").</summary>
    internal int BodyFrom { get; set; } = from;

    /// <summary>The depth of that mark, 0 for none; deeper marks are larger.</summary>
    internal int Depth { get; set; }

    /// <summary>True for what stands in a second column, right of the recipients.</summary>
    internal bool IsRight { get; init; }

    internal int Length => To - From;
    internal bool IsContent => Kind is LineKind.Prose or LineKind.Item or LineKind.Heading;
}

/// <summary>Cuts a text into lines and says what each is.</summary>
internal static class Lines
{
    internal static List<Line> Of(TokenText t)
    {
        var lines = new List<Line>();
        var from = 0;
        for (var i = 0; i <= t.Count; i++)
        {
            if (i < t.Count && !t.IsBreak(i)) continue;
            var line = new Line(lines.Count, from, i);
            if (Right(t, from, i) is var right and > 0)
            {
                line.To = right;
                Marker(t, line);
                lines.Add(line);
                line = new Line(lines.Count, right, i) { IsRight = true };
            }
            if (line.Length == 0) line.Kind = LineKind.Blank;
            else Marker(t, line);
            lines.Add(line);
            from = i + 1;
        }
        new LineSorter(t, lines).Sort();
        return lines;
    }

    /// <summary>"- Lưu: VT.            Khổng Minh Dự": where the second column begins, a name or words in capitals; 0 for none.</summary>
    private static int Right(TokenText t, int from, int to)
    {
        if (!t.IsMark(from, '-') && !t.At(from, NoiNhan)) return 0;
        for (var i = to - 1; i > from + 1 && to - i < 14; i--)
        {
            if (t[i].Start - t[i - 1].End < 4) continue;
            if (NameScanner.At(t, i) == to) return i;
            for (var k = i; k < to; k++)
                if (t.IsWord(k) && !t.Form(k).IsUpper) return 0;
            return t.IsWord(i) ? i : 0;
        }
        return 0;
    }

    private static readonly Phrase NoiNhan = Phrase.Of("nơi nhận");
    private static readonly Phrase La = Phrase.Of("là"), Thu = Phrase.Of("thứ");

    /// <summary>The mark of a list at the beginning of a line: "-", "1.", "3.2.", "(1)", "a)", "II.", "Một là,", "Thứ hai,".</summary>
    private static void Marker(TokenText t, Line line)
    {
        var (end, depth) = MarkerAt(t, line.From, line.To);
        if (depth == 0) return;
        (line.BodyFrom, line.Depth, line.Kind) = (end, depth, LineKind.Item);
    }

    internal static (int End, int Depth) MarkerAt(TokenText t, int i, int to)
    {
        var none = (i, 0);
        var key = t.Key(i);
        if (key == "*" && to - i is > 2 and < 16 && t.IsMark(to - 1, ':')) return (i + 1, 5);
        if (key is "-" or "•" or "*" or "●" or "▪" or "◦" or "·" or "") return to > i + 1 ? (i + 1, 8) : none;
        if (key == "+") return (i + 1, 9);
        if (key == "(" && t.IsMark(i + 2, ')') && (t.IsNumber(i + 1) || t.IsWord(i + 1) && (t.Form(i + 1).Text.Length <= 2 || t.Form(i + 1).Text.Length <= 4 && VietnameseNumbers.TryReadRoman(t.Form(i + 1).Text.ToUpperInvariant(), out _)))) return (i + 3, 6);
        if (t.IsNumber(i) && t[i].Length <= 2) return Numbered(t, i, to);
        if (t.IsWord(i) && t.Form(i).Text.Length == 1 && t.Key(i + 1) is ")" or "/" && t.IsGlued(i + 1) && i + 2 < to) return (i + 2, 7);
        if (t.IsWord(i) && t.Form(i).Text.Length == 1 && t.IsMark(i + 1, '.') && t.IsGlued(i + 1) && !t.IsGlued(i + 2) && i + 2 < to)
            return (i + 2, t.IsCapital(i) ? VietnameseNumbers.TryReadRoman(t.Form(i).Text, out _) ? 2 : 1 : 7);
        if (t.IsMark(i + 1, '.') && t.IsGlued(i + 1) && VietnameseNumbers.TryReadRoman(t.Form(i).Text, out _) && i + 2 < to) return (i + 2, 2);
        return InWords(t, i, to) is var end and > 0 ? (end, 5) : none;
    }

    private static (int, int) Numbered(TokenText t, int i, int to)
    {
        var (at, parts) = (i + 1, 1);
        while (t.IsMark(at, '.') && t.IsGlued(at) && t.IsNumber(at + 1) && t.IsGlued(at + 1) && t[at + 1].Length <= 2) { at += 2; parts++; }
        if (t.Key(at) is "." or ")" && t.IsGlued(at) && at + 1 < to && !t.IsGlued(at + 1)) return (at + 1, 2 + parts);
        if (t.Key(at) is "/" && t.IsGlued(at) && !t.IsNumber(at + 1) && at + 1 < to) return (at + 1, 2 + parts);
        return parts > 1 && t.IsCapital(at) && !t.IsGlued(at) ? (at, 2 + parts) : (i, 0);
    }

    private static int InWords(TokenText t, int i, int to)
    {
        if (!t.IsCapital(i)) return 0;
        if (t.At(i, Thu) && VietnameseNumbers.WordsAt(t, i + 1, out var n) is var words and > 0 && n < 30 && t.Key(i + 1 + words) is "," or ":" or "là") return i + 2 + words < to ? i + 2 + words : 0;
        var length = VietnameseNumbers.WordsAt(t, i, out n);
        if (length == 0 || n > 30 || !t.At(i + length, La)) return 0;
        var end = i + length + 1;
        return t.Key(end) is "," or ":" ? end + 1 : end;
    }
}
