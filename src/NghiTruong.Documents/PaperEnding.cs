namespace NghiTruong.Documents;

/// <summary>The sign "./." after the last word of a paper: it ends here, and nothing is to be written in behind it.</summary>
public static class PaperEnding
{
    /// <summary>The sign itself.</summary>
    /// <example><c>text.EndsWith(PaperEnding.Sign, StringComparison.Ordinal)</c></example>
    public const string Sign = "./.";

    /// <summary>
    /// The blocks with the sign after their last word, in place of whatever stop stood there. One that a person typed is not doubled, and one
    /// typed before the end becomes a full stop. What ends in a table or a heading, or has no words, bears no sign.
    /// </summary>
    /// <param name="body">The blocks.</param>
    /// <returns>As many blocks.</returns>
    /// <example><c>PaperEnding.Of([new PaperParagraph("Trân trọng kính mời.")])</c> gives <c>Trân trọng kính mời./.</c></example>
    public static IReadOnlyList<PaperBlock> Of(IReadOnlyList<PaperBlock> body)
    {
        var last = body.Count - 1;
        while (last >= 0 && !HasWords(body[last])) last--;
        return [.. body.Select((block, n) => Ended(block, n == last ? Sign : "."))];
    }

    static bool HasWords(PaperBlock block) => block switch
    {
        PaperParagraph p => PaperText.Line(p.Text).Length + PaperText.Line(p.Lead).Length > 0,
        PaperList l => l.Items.Any(i => PaperText.Line(i).Length > 0),
        _ => true,
    };

    static PaperBlock Ended(PaperBlock block, string stop)
    {
        switch (block)
        {
            case PaperParagraph p when PaperText.Line(p.Text).Length > 0: return p with { Text = Ended(p.Text, stop) };
            case PaperList l when l.Items.ToList() is var items && items.FindLastIndex(i => PaperText.Line(i).Length > 0) is >= 0 and var at:
                items[at] = Ended(items[at], stop);
                return l with { Items = items };
            default: return block;
        }
    }

    static string Ended(string text, string stop)
    {
        var words = text.TrimEnd();
        var signed = words.EndsWith(Sign, StringComparison.Ordinal);
        if (stop != Sign) return signed ? words[..^Sign.Length].TrimEnd('.', ' ') + stop : text;
        return (signed ? words[..^Sign.Length] : words).TrimEnd('.', ';', ',', ':', ' ') + Sign;
    }
}
