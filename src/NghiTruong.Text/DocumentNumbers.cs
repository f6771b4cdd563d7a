namespace NghiTruong.Text;

/// <summary>A numbered document found in a text; <c>Kind</c> is null where neither words nor code say it.</summary>
public readonly record struct FoundDocument(int Start, int Length, string? Kind, string Number, PartialDate? Date);

/// <summary>Numbers of documents as Vietnamese offices write them.</summary>
public static class DocumentNumbers
{
    /// <summary>
    /// Finds every numbered document, in order: coded (<c>25/2021/NQ-HĐND</c>, <c>57-NQ/TW</c>), several under one kind, and plain
    /// where the words say so (<c>Nghị quyết số 10</c>). Counts ("30 báo cáo") and dates are left out; nothing throws.
    /// </summary>
    /// <example><c>Find("Nghị quyết số 25/2021/NQ-HĐND ngày 30/12/2021")</c> gives one, of 30/12/2021.</example>
    public static IReadOnlyList<FoundDocument> Find(string text)
    {
        var (tokens, spans) = (new TokenText(text), new List<DocumentSpan>());
        for (var i = 0; i < tokens.Count;) i = Math.Max(DocumentScanner.At(tokens, i, spans), i + 1);
        return [.. spans.Select(s => new FoundDocument(tokens[s.From].Start, tokens[s.To - 1].End - tokens[s.From].Start, s.Kind ?? DocumentScanner.KindOf(s.Number), s.Number, s.Date))];
    }

    /// <summary>The kind that a number's code says, null for an unknown code or none.</summary>
    /// <example><c>KindOf("12/TB-HĐND")</c> is <c>Thông báo</c>.</example>
    public static string? KindOf(string number) => DocumentScanner.KindOf(number);
}
