using System.Runtime.CompilerServices;
using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>The sessions a text names, each once: kind, khóa and term gathered from all its mentions.</summary>
internal sealed class SessionReader(TokenText t)
{
    private sealed class Entry
    {
        internal int? Number;
        internal SessionKind Kind;
        internal string? Council, Khoa, Term, Half;
        internal Place At;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal List<ReadSession> Read(IEnumerable<Line> told)
    {
        var entries = new List<Entry>();
        foreach (var line in told)
            for (var i = line.From; i < line.To; i++)
                if (SessionScanner.At(t, i) is { } span)
                {
                    Take(span, entries);
                    if (span.Number is not null)
                        foreach (var (number, from, to) in SessionScanner.More(t, span.To)) Merge(entries, new Entry { Number = number, At = At(from, to), Council = span.Council });
                    i = Math.Max(i, span.To - 1);
                }
        entries.RemoveAll(e => e.Number is null && entries.Exists(o => o.Number is not null && o.Kind == e.Kind && (e.Half is null || o.Half is null || o.Half == e.Half)));
        return [.. entries.Select(e => new ReadSession(e.Number, e.Kind, e.Council, e.Khoa, e.Term) { At = e.At, Confidence = e.Number is null ? 0.7 : 0.95, Doubt = e.Number is null ? "Không nêu số kỳ họp" : null })];
    }

    private Place At(int from, int to) => new(t[from].Start, t[to - 1].End - t[from].Start);

    private void Take(SessionSpan span, List<Entry> entries)
    {
        var kind = span.Words switch
        {
            SessionWords.Regular => SessionKind.Regular,
            SessionWords.Thematic => SessionKind.Thematic,
            SessionWords.Extraordinary => SessionKind.Extraordinary,
            _ => SessionKind.Unknown,
        };
        if (span.Council is { } council && council.StartsWith('Q')) return; // the National Assembly's
        if (span.Number is null && (kind is SessionKind.Unknown || span.IsPlural)) return;
        Merge(entries, new Entry { Number = span.Number, Kind = kind, Council = span.Council, Khoa = span.Khoa, Term = span.Term, Half = span.Half, At = At(span.From, span.To) });
    }

    private static void Merge(List<Entry> entries, Entry entry)
    {
        var same = entries.Find(e => e.Number == entry.Number && (e.Kind == entry.Kind || e.Kind == SessionKind.Unknown || entry.Kind == SessionKind.Unknown)
            && (e.Khoa is null || entry.Khoa is null || e.Khoa == entry.Khoa) && SameCouncil(e.Council, entry.Council));
        if (same is null) { entries.Add(entry); return; }
        if (same.Kind == SessionKind.Unknown) same.Kind = entry.Kind;
        same.Council ??= entry.Council;
        same.Khoa ??= entry.Khoa;
        same.Term ??= entry.Term;
        same.Half ??= entry.Half;
    }

    private static bool SameCouncil(string? a, string? b)
    {
        if (a is null || b is null) return true;
        var (x, y) = (BodyName.Key(a), BodyName.Key(b));
        return x.StartsWith(y, StringComparison.Ordinal) || y.StartsWith(x, StringComparison.Ordinal);
    }
}
