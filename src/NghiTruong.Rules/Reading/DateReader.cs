using System.Runtime.CompilerServices;
using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>The dates of a text, the years that its dateline gives to those without, and the day of the meeting.</summary>
internal sealed class DateReader
{
    private static readonly Phrase ThuongKy = Phrase.Of("thường kỳ"), PhienHop = Phrase.Of("phiên họp"), Phien = Phrase.Of("phiên"), GiaiDoan = Phrase.Of("giai đoạn"), Truoc = Phrase.Of("trước"), Het = Phrase.Of("hết"), ChamNhat = Phrase.Of("nhất"), Den = Phrase.Of("đến"), GiaoBan = Phrase.Of("giao ban");

    private static readonly HashSet<string> DayParts = [.. Phrase.KeysOf("sáng chiều tối nay")];

    private readonly TokenText t;
    private readonly List<(DateSpan Span, Line Line)> spans = [];
    private readonly HashSet<int> ofDocuments = [];

    internal DateReader(TokenText t, List<Line> lines, DateOnly? given)
    {
        this.t = t;
        Scan(lines);
        Stamp = Dateline(lines);
        var near = Stamp ?? given ?? FullDate();
        Found = [.. spans.Where(s => !IsMeetingMonth(s.Span)).Select(s => Read(s.Span, near))];
        HeldOn = Held(near);
        Context = HeldOn ?? given ?? Stamp ?? FullDate() ?? spans.Select(s => s.Span.First.In()).FirstOrDefault(d => d is not null);
    }

    internal IReadOnlyList<ReadDate> Found { get; }
    internal DateOnly? HeldOn { get; }

    /// <summary>The day of the dateline, or the middle of its month.</summary>
    internal DateOnly? Stamp { get; }

    /// <summary>The day against which words of time are read.</summary>
    internal DateOnly? Context { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scan(List<Line> lines)
    {
        var documents = new List<DocumentSpan>();
        foreach (var line in lines)
        {
            if (line.Kind is LineKind.Blank or LineKind.Page or LineKind.Recipients) continue;
            for (var i = line.From; i < line.To;)
            {
                var form = t.Form(i);
                if (form.Kind != TokenKind.Number && form.Key is not ("thang4" or "sô4") && (form.Node is not { } node || (node.Below & Tag.Document) == 0)) { i++; continue; }
                documents.Clear();
                if (DocumentScanner.At(t, i, documents) is var past and > 0 && past <= line.To)
                {
                    for (var k = i; k < past; k++) ofDocuments.Add(k);
                    if (documents.TrueForAll(d => d.Date is null)) { i = past; continue; }
                    for (var k = i; k < past; k++)
                        if (t.Key(k) == Ngay && DateScanner.At(t, k + 1) is { } date) { spans.Add((date, line)); k = date.To; }
                    i = past;
                    continue;
                }
                if (DateScanner.At(t, i) is { } span && span.To <= line.To)
                {
                    if (!t.At(span.From - 2, GiaiDoan)) spans.Add((span, line));
                    i = span.To;
                }
                else i++;
            }
        }
    }

    private static readonly string Ngay = Phrase.KeysOf("ngày")[0];

    private DateOnly? Dateline(List<Line> lines)
    {
        foreach (var (span, line) in spans)
            if (line.Kind == LineKind.Dateline && span.First is { Year: not null, Day: not null }) return span.First.In();
        foreach (var line in lines)
            if (line.Kind == LineKind.Dateline && line.Length == 3 && t.Number(line.From + 2) is > 1900 and < 2200 && t.Number(line.From) is >= 1 and <= 12)
                return new DateOnly(t.Number(line.From + 2), t.Number(line.From), 15);
        return null;
    }

    /// <summary>The first full date that is no document's.</summary>
    private DateOnly? FullDate()
    {
        foreach (var (span, _) in spans)
            if (span.First is { Year: not null, Day: not null } && !ofDocuments.Contains(span.From)) return span.First.In();
        foreach (var (span, line) in spans) // "Thực hiện Quyết định số 31 ngày 11.3.2021, sáng 24.3": what is carried out is of the same year
            if (span.First is { Year: not null, Day: not null } && (t.At(line.BodyFrom, ThucHien) || OpensSentence(span.From, line))) return span.First.In();
        foreach (var (span, line) in spans) // a meeting named by its month
            if (span.First is { Year: { } year, Day: null } && (IsMeetingMonth(span) || line.Kind == LineKind.Title)) return new DateOnly(year, span.First.Month, 15);
        return null;
    }

    private bool OpensSentence(int at, Line line)
    {
        for (var i = at; i > line.From && at - i < 30 && t.Key(i) is not ("." or ";"); i--)
            if (t.At(i, ThucHien) && (i == line.BodyFrom || t.Form(i - 1).Kind != TokenKind.Word && t.Key(i - 1) is not ",")) return true;
        return false;
    }

    private static readonly Phrase ThucHien = Phrase.Of("thực hiện");

    /// <summary>A month that only names a monthly meeting ("phiên họp thường kỳ tháng 8 năm 2022") is no date.</summary>
    private bool IsMeetingMonth(DateSpan span) =>
        span.First.Day is null && (OfMeeting(span.From) || t.At(span.From - 2, ThuongKy) || t.At(span.From - 2, PhienHop) || t.At(span.From - 1, Phien) || t.At(span.From - 2, GiaoBan));

    /// <summary>"phiên họp Thường trực HĐND xã tháng 8/2025".</summary>
    private bool OfMeeting(int at)
    {
        for (var i = at - 1; i > at - 9 && i >= 0 && t.IsWord(i); i--)
            if (t.At(i, PhienHop)) return BodyScanner.BodyAt(t, i + 2) == at || BodyScanner.BodyAt(t, i + 3) == at;
        return false;
    }

    private ReadDate Read(DateSpan span, DateOnly? near)
    {
        var (first, last) = (span.First, span.Last);
        var inferred = false;
        if (near is { } day && first.Year is null)
        {
            first = first with { Year = Nearest(last ?? first, day) is { } year ? last is { } l && l.Month < first.Month ? year - 1 : year : null };
            last = last is { Year: null } end ? end with { Year = Nearest(end, day) } : last;
            inferred = first.Year is not null;
        }
        var iso = last is { } to ? $"{first.Iso}/{to.Iso}" : first.Iso;
        var place = new Place(t[span.From].Start, t[span.To - 1].End - t[span.From].Start);
        return new ReadDate(t.Text(span.From, span.To), iso, inferred)
        {
            At = place,
            Confidence = first.Year is null ? 0.8 : inferred ? 0.85 : 0.98,
            Doubt = first.Year is null ? "Bài không nói năm" : inferred ? "Năm suy ra từ ngày của bài" : null,
        };
    }

    /// <summary>The year in which a day without one lies nearest to the day of the text.</summary>
    internal static int? Nearest(PartialDate date, DateOnly day)
    {
        int? best = null;
        var least = int.MaxValue;
        for (var year = day.Year - 1; year <= day.Year + 1; year++)
        {
            if (date.In(year) is not { } candidate) continue;
            var away = Math.Abs(candidate.DayNumber - day.DayNumber);
            if (away < least) (best, least) = (year, away);
        }
        return best;
    }

    /// <summary>The first day told in prose that is no deadline, no document's and not the dateline's.</summary>
    private DateOnly? Held(DateOnly? near)
    {
        DateOnly? held = null;
        foreach (var (span, line) in spans)
        {
            if (line.Kind == LineKind.Dateline || span.First.Day is null || ofDocuments.Contains(span.From) || IsDeadline(span)) continue;
            var day = span.First.In() ?? (near is { } n && Nearest(span.First, n) is { } year ? span.First.In(year) : null);
            if (day is null) continue;
            if (DayParts.Contains(t.Key(span.From)) || t.At(span.From - 2, HomNay) || t.At(span.From - 3, HomNay)) return day;
            held ??= day;
        }
        return held;
    }

    private static readonly Phrase HomNay = Phrase.Of("hôm nay");

    private bool IsDeadline(DateSpan span) => t.At(span.From - 1, Truoc) || t.At(span.From - 1, Het) || t.At(span.From - 1, ChamNhat) || t.At(span.From - 1, Den);
}
