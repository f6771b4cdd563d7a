namespace NghiTruong.Text;

/// <summary>A counted thing found in a text: its value and unit, and whether the unit is one that papers usually count.</summary>
public readonly record struct FoundFigure(int Start, int Length, decimal Value, string Unit, bool IsUsualUnit);

/// <summary>Counted things with their units.</summary>
public static class Figures
{
    /// <summary>
    /// Finds every counted thing, in order: <c>1.088 nghị quyết</c>, <c>39,2%</c>, <c>4,8 tỷ đồng</c>; <c>12/17 xã</c> gives two.
    /// Dates, ordinals, ages, numbers of documents and "15 ngày kể từ" are left out; nothing throws.
    /// </summary>
    /// <example><c>Find("thông qua mười hai nghị quyết")</c> gives 12 nghị quyết.</example>
    public static IReadOnlyList<FoundFigure> Find(string text)
    {
        var (t, found, spans, documents) = (new TokenText(text), new List<FoundFigure>(), new List<FigureSpan>(), new List<DocumentSpan>());
        for (var i = 0; i < t.Count;)
        {
            spans.Clear();
            var end = DateScanner.At(t, i)?.To ?? 0;
            if (end == 0 && t.Match(i, Tag.Document) > 0) end = DocumentScanner.At(t, i, documents);
            if (end == 0) end = FigureScanner.At(t, i, spans);
            found.AddRange(spans.Select(s => new FoundFigure(t[s.From].Start, t[s.To - 1].End - t[s.From].Start, s.Value, s.Unit, s.IsSure)));
            i = Math.Max(end, i + 1);
        }
        return found;
    }
}
