using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using NghiTruong.Text;
using static NghiTruong.Documents.DocxPaperParts;

namespace NghiTruong.Documents;

/// <summary>What stands above the body: national name and motto, bodies, number, place and date, type and subject, addressees, grounds.</summary>
static class DocxPaperHead
{
    const string NationWords = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", MottoWords = "Độc lập - Tự do - Hạnh phúc";

    // Room to be written in by hand, in no-break spaces: plain ones would shrink at the edge of a line.
    static readonly string Room = new('\u00A0', 6);

    public static IEnumerable<OpenXmlElement> Of(OfficialPaper paper, int width)
    {
        var hasHead = PaperText.Line(paper.IssuingBody).Length > 0;
        if (hasHead) yield return Table(paper, width);
        foreach (var line in Title(paper, width, hasHead)) yield return line;
        foreach (var line in Addressees(paper)) yield return line;
        foreach (var line in Grounds(paper)) yield return line;
    }

    static Table Table(OfficialPaper paper, int width)
    {
        int[] widths = [width * 39 / 100, width - width * 39 / 100];
        return SideBySide(widths, keepWhole: true,
            [Bodies(paper, widths[0]), Nation(widths[1])],
            [Numbered(paper), PlaceAndDate(paper)]);
    }

    static IEnumerable<Paragraph> Bodies(OfficialPaper paper, int width)
    {
        foreach (var line in Lines(DocxPaperStyles.Superior, PaperText.Lines(PaperText.Upper(paper.SuperiorBody)))) yield return line;
        var issuer = PaperText.Lines(PaperText.Upper(paper.IssuingBody));
        foreach (var line in Lines(DocxPaperStyles.Issuer, issuer)) yield return line;
        yield return Rule(Part(issuer, 12, width), width);
    }

    static IEnumerable<Paragraph> Nation(int width)
    {
        yield return Paragraph(DocxPaperStyles.Nation, Run(NationWords));
        yield return Paragraph(DocxPaperStyles.Motto, Run(MottoWords));
        yield return Rule(PaperText.BoldWidth(MottoWords, 13), width);
    }

    static IEnumerable<Paragraph> Numbered(OfficialPaper paper)
    {
        var (number, symbol) = (PaperText.Line(paper.Number), PaperText.Line(paper.Symbol));
        if (number.Length > 0 || symbol.Length > 0)
            yield return Paragraph(DocxPaperStyles.NumberLine, Run($"Số: {(number.Length == 0 ? Room : number.Length == 1 && char.IsAsciiDigit(number[0]) ? "0" + number : number)}{(symbol.Length > 0 ? "/" + symbol : "")}"));
        if (PaperText.Line(paper.TypeName).Length == 0 && PaperText.Line(paper.Summary) is { Length: > 0 } about)
            yield return Paragraph(DocxPaperStyles.LetterAbout, Run("V/v " + about));
    }

    static IEnumerable<Paragraph> PlaceAndDate(OfficialPaper paper)
    {
        if (PaperText.Line(paper.Place) is not { Length: > 0 } place) yield break;
        yield return Paragraph(DocxPaperStyles.PlaceDate, Run(paper.Date is { } day ? $"{place}, {VietnameseDates.Long(day)}" : $"{place}, ngày{Room}tháng{Room}năm{Room}"));
    }

    static IEnumerable<Paragraph> Title(OfficialPaper paper, int width, bool hasHead)
    {
        if (PaperText.Lines(PaperText.Upper(paper.TypeName)) is not { Count: > 0 } type) yield break;
        foreach (var line in Lines(DocxPaperStyles.TypeName, type)) yield return line;
        if (PaperText.Lines(paper.Summary) is not { Count: > 0 } about) yield break;
        foreach (var line in Lines(DocxPaperStyles.About, about)) yield return line;
        if (hasHead) yield return Rule(Part(about, 14, width), width);
    }

    static IEnumerable<Paragraph> Addressees(OfficialPaper paper)
    {
        var to = paper.Addressees.Select(PaperText.Line).Where(l => l.Length > 0).ToList();
        if (to.Count == 0) yield break;
        if (to.Count == 1)
        {
            yield return Paragraph(DocxPaperStyles.Addressee, p => (p.Justification, p.Indentation) = (new Justification { Val = JustificationValues.Center }, new Indentation { FirstLine = "0" }), Run("Kính gửi: " + Ended(to[0], ".")));
            yield break;
        }
        yield return Paragraph(DocxPaperStyles.Addressee, p => p.Indentation = new Indentation { Left = "1440", FirstLine = "0" }, Run("Kính gửi:"));
        for (var n = 0; n < to.Count; n++)
            yield return Paragraph(DocxPaperStyles.Addressee, p => p.Indentation = new Indentation { Left = "2280", Hanging = "240" }, Run("- " + Ended(to[n], n + 1 < to.Count ? ";" : ".")));
    }

    static IEnumerable<Paragraph> Grounds(OfficialPaper paper)
    {
        var grounds = paper.Grounds.Select(PaperText.Line).Where(l => l.Length > 0).ToList();
        for (var n = 0; n < grounds.Count; n++) yield return Paragraph(DocxPaperStyles.Ground, Run(Ended(grounds[n], n + 1 < grounds.Count ? ";" : ".")));
    }

    public static string Ended(string line, string sign) => line.TrimEnd('.', ';', ',', ' ') + sign;

    /// <summary>Two fifths of the longest line as it stands in its cell: the decree allows a third to a half.</summary>
    static int Part(IReadOnlyList<string> lines, int size, int within) => Math.Min(lines.Max(l => PaperText.BoldWidth(l, size)), within) * 2 / 5;
}
