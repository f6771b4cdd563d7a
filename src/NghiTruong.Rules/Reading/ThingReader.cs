using System.Runtime.CompilerServices;
using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>Sessions, meetings, documents, figures, bodies and groups of a text, each once.</summary>
internal sealed class ThingReader(TokenText t, List<Line> lines, DateReader dates, MeetingType type)
{
    private IEnumerable<Line> Told => lines.Where(l => l.IsContent || l.Kind is LineKind.Title or LineKind.Caption);

    private Place At(int from, int to) => new(t[from].Start, t[to - 1].End - t[from].Start);

    internal List<ReadSession> Sessions() => new SessionReader(t).Read(Told);

    internal List<ReadStandingMeeting> StandingMeetings() => new StandingMeetingReader(t, dates, type).Read(Told);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal List<ReadDocument> Documents()
    {
        var (found, seen, spans) = (new List<ReadDocument>(), new HashSet<string>(), new List<DocumentSpan>());
        foreach (var line in lines)
        {
            if (line.Kind is LineKind.Blank or LineKind.Page or LineKind.Recipients) continue;
            for (var i = line.From; i < line.To;)
            {
                if (!MayBegin(i)) { i++; continue; }
                spans.Clear();
                var end = DocumentScanner.At(t, i, spans);
                if (end == 0) { i++; continue; }
                foreach (var span in spans) Take(span, line, found, seen);
                i = Math.Max(end, i + 1);
            }
        }
        return found;
    }

    /// <summary>A document begins at a kind, at "số" or at digits.</summary>
    private bool MayBegin(int i) => t.Form(i) is var form && (form.Kind == TokenKind.Number || form.Key == "sô4" || form.Node is { } node && (node.Below & Tag.Document) != 0);

    private void Take(DocumentSpan span, Line line, List<ReadDocument> found, HashSet<string> seen)
    {
        if (!seen.Add(Folding.Fold(span.Number))) return;
        var isOwn = line.Kind == LineKind.Letterhead;
        var date = span.Date is { } d ? d.In() : isOwn ? dates.Stamp : null;
        var kind = span.Kind ?? DocumentScanner.KindOf(span.Number) ?? "Văn bản";
        found.Add(new ReadDocument(kind, span.Number, date?.ToString("yyyy-MM-dd"), About(span, line)) { At = At(span.From, span.To), Confidence = span.Number.Contains('/', StringComparison.Ordinal) ? 0.97 : 0.85 });
    }

    private static readonly Phrase Ve = Phrase.Of("về");

    /// <summary>What a document is about: the words after "về", to the end of the clause.</summary>
    private string? About(DocumentSpan span, Line line)
    {
        for (var i = span.To; i < line.To && i < span.To + 9; i++)
        {
            if (t.Form(i).Kind == TokenKind.Mark && t.Key(i) is not ("," or "(" or ")")) return null;
            if (!t.At(i, Ve)) continue;
            var end = i + 1;
            while (end < line.To && end < i + 30 && t.Key(end) is not ("." or ";" or ":" or ")")) end++;
            return end > i + 1 ? t.Text(i + 1, end) : null;
        }
        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal List<ReadFigure> Figures()
    {
        var (found, spans) = (new List<ReadFigure>(), new List<FigureSpan>());
        var documents = new List<DocumentSpan>();
        foreach (var line in lines)
        {
            if (!line.IsContent) continue;
            for (var i = line.BodyFrom; i < line.To;)
            {
                var form = t.Form(i);
                if (form.Kind != TokenKind.Number && form.Digit < 0 && (form.Node is not { } node || (node.Below & Tag.Document) == 0)) { i++; continue; }
                if (t.Match(i, Tag.Document) > 0 && DocumentScanner.At(t, i, documents) is var past and > 0) { i = past; documents.Clear(); continue; }
                if (t.IsNumber(i) && (DateScanner.At(t, i)?.To ?? 0) is var day and > 0) { i = day; continue; }
                spans.Clear();
                var end = FigureScanner.At(t, i, spans);
                foreach (var span in spans)
                    found.Add(new ReadFigure(Indicator(span, line), span.Value, span.Unit) { At = At(span.From, span.To), Confidence = span.IsSure ? 0.92 : 0.7, Doubt = span.IsSure ? null : "Đơn vị lạ: kiểm tra lại" });
                i = Math.Max(end, i + 1);
            }
        }
        return found;
    }

    /// <summary>The unit with the words after it, or before a percentage, up to the next mark.</summary>
    private string Indicator(FigureSpan span, Line line)
    {
        if (span.Unit == "%")
        {
            var from = span.From;
            while (from > line.BodyFrom && span.From - from < 12 && t.Form(from - 1).Kind == TokenKind.Word) from--;
            if (span.From - from > 1) return t.Text(from, span.From);
        }
        var end = span.To;
        while (end < line.To && end - span.To < 10 && t.Form(end).Kind == TokenKind.Word) end++;
        return t.Text(Math.Min(span.UnitFrom, end), end);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal List<ReadBody> Bodies()
    {
        var (found, seen) = (new List<ReadBody>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var line in Told)
        {
            if (line.Kind == LineKind.Heading) continue;
            for (var i = line.From; i < line.To;)
            {
                if (t.Form(i) is { Node: null, IsFamilyName: false }) { i++; continue; }
                if (t.Match(i, Tag.Post) is var post and > 1) { i += t.Match(i + post - 1, Tag.Body) > 0 ? post - 1 : post; continue; }
                if (t.Form(i).IsFamilyName && NameScanner.At(t, i) is var past and > 0) { i = past; continue; }
                var end = BodyScanner.BodyAt(t, i);
                if (end == 0 || end > line.To) { i++; continue; }
                var name = t.Text(i, end);
                if ((end - i > 1 || t.Form(i).IsUpper) && HasCapital(i, end) && seen.Add(BodyName.Key(name))) found.Add(new ReadBody(name) { At = At(i, end), Confidence = 0.85 });
                i = end;
            }
        }
        return found;
    }

    private bool HasCapital(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (t.IsCapital(i) && !t.At(i, CacPhrase)) return true;
        return false;
    }

    private static readonly Phrase CacPhrase = Phrase.Of("các");

    internal List<ReadGroup> Groups(List<(Line Line, List<(Sentence, List<Mention>)> Parts)> sentences) => new GroupReader(t).Read(sentences);
}
