using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static NghiTruong.Documents.DocxPaperParts;

namespace NghiTruong.Documents;

/// <summary>The body of a paper, block by block.</summary>
static class DocxPaperBody
{
    // The letters that number points: no f, j, w, z.
    const string Letters = "abcdđeghiklmnopqrstuvxy";

    public static IEnumerable<OpenXmlElement> Of(OfficialPaper paper, int width)
    {
        var body = new List<OpenXmlElement>();
        foreach (var block in paper.Body)
        {
            if (block is PaperTable && body.Count > 0 && body[^1] is Table) body.Add(Small(200)); // two tables would grow together
            body.AddRange(Of(block, width));
        }
        // The signature does not stand alone on a page: the last words go with it.
        if (body.Count > 0 && (paper.Signatures.Count > 0 || paper.Recipients.Count > 0))
            foreach (var last in LastWords(body[^1])) (last.ParagraphProperties ??= new ParagraphProperties()).KeepNext = new KeepNext();
        return body;
    }

    /// <summary>The last paragraph, or the last row of a table, unless it may itself break over pages.</summary>
    static IEnumerable<Paragraph> LastWords(OpenXmlElement last) => last switch
    {
        Paragraph paragraph => [paragraph],
        Table table when table.Elements<TableRow>().Last() is { TableRowProperties: not null } row => row.Descendants<Paragraph>(),
        _ => [],
    };

    static IEnumerable<OpenXmlElement> Of(PaperBlock block, int width) => block switch
    {
        PaperParagraph paragraph => Paragraphs(paragraph),
        PaperHeading heading => Heading(heading),
        PaperList list => List(list),
        PaperTable table => [Small(120), Table(table, width)],
        _ => throw new NotSupportedException($"A block of the kind {block.GetType().Name} cannot be written."),
    };

    static IEnumerable<Paragraph> Paragraphs(PaperParagraph paragraph)
    {
        var style = paragraph.Alignment switch { PaperAlignment.Centre => DocxPaperStyles.CentredWords, PaperAlignment.Right => DocxPaperStyles.RightWords, _ => DocxPaperStyles.Words };
        var lead = PaperText.Clean(paragraph.Lead).Replace('\n', ' ');
        var lines = PaperText.Lines(paragraph.Text);
        if (lines.Count == 0 && lead.Trim().Length > 0) lines = [""];
        for (var n = 0; n < lines.Count; n++)
            yield return n == 0 && lead.Length > 0
                ? Paragraph(style, Run(lead, bold: true), Run(lines[n], italic: paragraph.IsItalic))
                : Paragraph(style, Run(lines[n], italic: paragraph.IsItalic));
    }

    static IEnumerable<Paragraph> Heading(PaperHeading heading)
    {
        var (number, title) = (PaperText.Line(heading.Number), PaperText.Line(heading.Title));
        if (number.Length + title.Length == 0) return [];
        return heading.Level is PaperHeadingLevel.Chapter or PaperHeadingLevel.Section
            ? new[] { number, PaperText.Upper(title) }.Where(l => l.Length > 0).Select((l, n) => n == 0 ? Paragraph(DocxPaperStyles.Chapter, Run(l)) : Paragraph(DocxPaperStyles.Chapter, p => p.SpacingBetweenLines = new SpacingBetweenLines { Before = "0" }, Run(l)))
            : [Paragraph(DocxPaperStyles.Article, Run($"{number} {title}".Trim()))];
    }

    static IEnumerable<Paragraph> List(PaperList list) =>
        list.Items.Select(PaperText.Line).Where(l => l.Length > 0).Select((item, n) => Paragraph(DocxPaperStyles.Words, Run($"{Mark(list.Mark, n)} {item}")));

    static string Mark(PaperListMark mark, int n) => mark switch
    {
        PaperListMark.Number => (n + 1).ToString(CultureInfo.InvariantCulture) + ".",
        PaperListMark.Letter => (n < Letters.Length ? "" : Letters[n / Letters.Length % Letters.Length - 1].ToString()) + Letters[n % Letters.Length] + ")",
        _ => "-",
    };

    static Table Table(PaperTable table, int width)
    {
        IReadOnlyList<PaperColumn> columns = table.Columns.Count > 0 ? table.Columns : [new PaperColumn("", 1)];
        var widths = Widths(columns, width);
        var written = new Table(Properties(widths, Borders()), Grid(widths));
        written.Append(new TableRow([new TableRowProperties(new CantSplit(), new TableHeader()), .. columns.Select((c, n) => Cell(widths[n], [.. Lines(DocxPaperStyles.CellHead, PaperText.Lines(c.Title))]))]));
        if (table.Rows.Count == 0) written.Append(EmptyRow(table, widths));
        foreach (var row in table.Rows) written.Append(Row(columns, widths, row));
        return written;
    }

    static TableRow Row(IReadOnlyList<PaperColumn> columns, int[] widths, IReadOnlyList<string> row)
    {
        var line = new TableRow();
        // What would fill most of a page must be allowed to break, or it would run off the sheet.
        if (columns.Select((_, n) => n < row.Count ? Height(row[n], widths[n]) : 0).Max() <= 24) line.TableRowProperties = new TableRowProperties(new CantSplit());
        line.Append(columns.Select((column, n) => Cell(widths[n], n < row.Count ? [.. Lines(StyleOf(column), PaperText.Lines(row[n]))] : [])));
        return line;
    }

    static TableRow EmptyRow(PaperTable table, int[] widths)
    {
        var cell = Cell(widths.Sum(), [.. Lines(DocxPaperStyles.CellCentre, PaperText.Lines(table.EmptyWords))]);
        if (widths.Length > 1) cell.TableCellProperties!.GridSpan = new GridSpan { Val = widths.Length };
        return new TableRow(cell);
    }

    /// <summary>About how many lines a text takes in a cell: a letter of 12 points is some 120 twips wide.</summary>
    static int Height(string text, int width) => PaperText.Lines(text).Sum(l => 1 + l.Length * 120 / Math.Max(width - 170, 120));

    static string StyleOf(PaperColumn column) => column.Alignment switch
    {
        PaperAlignment.Centre => DocxPaperStyles.CellCentre,
        PaperAlignment.Right => DocxPaperStyles.CellRight,
        _ => DocxPaperStyles.Cell,
    };

    static int[] Widths(IReadOnlyList<PaperColumn> columns, int width)
    {
        var weights = columns.Select(c => double.IsFinite(c.Weight) && c.Weight > 0 ? Math.Min(c.Weight, 1000) : 1).ToList();
        var least = Math.Min(680, width / weights.Count); // "STT" must stand on one line
        var widths = weights.Select(w => Math.Max((int)(width * w / weights.Sum()), least)).ToArray();
        widths[Array.IndexOf(widths, widths.Max())] += width - widths.Sum();
        return widths;
    }

    static TableBorders Borders() => new()
    {
        TopBorder = Line<TopBorder>(), LeftBorder = Line<LeftBorder>(), BottomBorder = Line<BottomBorder>(), RightBorder = Line<RightBorder>(),
        InsideHorizontalBorder = Line<InsideHorizontalBorder>(), InsideVerticalBorder = Line<InsideVerticalBorder>(),
    };

    static T Line<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "000000" };

    static Paragraph Small(int height) => Paragraph(DocxPaperStyles.Rule, p => p.SpacingBetweenLines = new SpacingBetweenLines { Line = $"{height}", LineRule = LineSpacingRuleValues.Exact });
}
