using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static NghiTruong.Documents.DocxPaperParts;

namespace NghiTruong.Documents;

/// <summary>What stands under the body: signatures on the right (two side by side), recipients on the left.</summary>
static class DocxPaperTail
{
    const int RoomToSign = 1500; // twips between the post and the name

    public static IEnumerable<OpenXmlElement> Of(OfficialPaper paper, int width)
    {
        var recipients = Recipients(paper).ToList();
        if (paper.Signatures.Count + recipients.Count > 0)
        {
            int[] halves = [width * 45 / 100, width - width * 45 / 100];
            yield return Paragraph(DocxPaperStyles.Rule, p => p.SpacingBetweenLines = new SpacingBetweenLines { Line = "240", LineRule = LineSpacingRuleValues.Exact });
            if (paper.Signatures.Count >= 2)
            {
                yield return Pairs(paper.Signatures, width);
                foreach (var line in recipients) yield return line;
            }
            else yield return SideBySide(halves, keepWhole: true, [recipients, paper.Signatures.Count == 1 ? [.. Posts(paper.Signatures[0]), Signer(paper.Signatures[0])] : []]);
        }
        // A table may not end a document.
        yield return Paragraph(DocxPaperStyles.Rule, p => { });
    }

    /// <summary>Two by two, posts in one row and names in the next: names stand level however long the posts.</summary>
    static Table Pairs(IReadOnlyList<PaperSignature> signatures, int width)
    {
        int[] even = [width / 2, width - width / 2];
        var rows = signatures.Chunk(2).SelectMany(two => new IReadOnlyList<IEnumerable<Paragraph>>[]
        {
            [Posts(two[0]), two.Length > 1 ? Posts(two[1]) : []],
            [[Signer(two[0])], two.Length > 1 ? [Signer(two[1])] : []],
        });
        return SideBySide(even, keepWhole: true, [.. rows]);
    }

    static IEnumerable<Paragraph> Posts(PaperSignature signature)
    {
        foreach (var line in Lines(DocxPaperStyles.Authority, signature.Lines.SelectMany(l => PaperText.Lines(PaperText.Upper(l))))) yield return line;
        if (PaperText.Line(signature.Hint) is { Length: > 0 } hint) yield return Paragraph(DocxPaperStyles.SignHint, Run(hint));
    }

    static Paragraph Signer(PaperSignature signature) =>
        Paragraph(DocxPaperStyles.Signer, p => p.SpacingBetweenLines = new SpacingBetweenLines { Before = $"{RoomToSign}" }, Run(PaperText.Line(signature.Name)));

    static IEnumerable<Paragraph> Recipients(OfficialPaper paper)
    {
        var to = paper.Recipients.Select(PaperText.Line).Select(l => l.TrimStart('-', ' ')).Where(l => l.Length > 0).ToList();
        if (to.Count == 0) yield break;
        yield return Paragraph(DocxPaperStyles.ToHead, Run("Nơi nhận:"));
        for (var n = 0; n < to.Count; n++)
            yield return Paragraph(DocxPaperStyles.To, p => p.Indentation = new Indentation { Left = "120", Hanging = "120" }, Run("- " + DocxPaperHead.Ended(to[n], n + 1 < to.Count ? ";" : ".")));
    }
}
