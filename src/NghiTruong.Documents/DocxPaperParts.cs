using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace NghiTruong.Documents;

/// <summary>The small pieces all of a paper is made of: paragraphs in a style, rules, bare tables.</summary>
static class DocxPaperParts
{
    public static Paragraph Paragraph(string style, params IEnumerable<Run> runs) => Paragraph(style, p => { }, runs);

    public static Paragraph Paragraph(string style, Action<ParagraphProperties> more, params IEnumerable<Run> runs)
    {
        var properties = new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } };
        more(properties);
        return new Paragraph([properties, .. runs]);
    }

    /// <summary>A run of clean text.</summary>
    public static Run Run(string text, bool bold = false, bool italic = false)
    {
        var run = new Run(new DocumentFormat.OpenXml.Wordprocessing.Text(text) { Space = SpaceProcessingModeValues.Preserve });
        if (!bold && !italic) return run;
        run.RunProperties = new RunProperties();
        if (bold) (run.RunProperties.Bold, run.RunProperties.BoldComplexScript) = (new Bold(), new BoldComplexScript());
        if (italic) (run.RunProperties.Italic, run.RunProperties.ItalicComplexScript) = (new Italic(), new ItalicComplexScript());
        return run;
    }

    public static IEnumerable<Paragraph> Lines(string style, IEnumerable<string> lines) => lines.Select(l => Paragraph(style, Run(l)));

    /// <summary>A drawn line: a paragraph of two points with a border, as long as it is told, in the middle of what holds it.</summary>
    public static Paragraph Rule(int length, int within)
    {
        var side = Math.Max(0, (within - length) / 2);
        return Paragraph(DocxPaperStyles.Rule, p =>
        {
            p.ParagraphBorders = new ParagraphBorders { TopBorder = new TopBorder { Val = BorderValues.Single, Size = 6, Space = 0, Color = "000000" } };
            p.SpacingBetweenLines = new SpacingBetweenLines { Before = "40", Line = "40", LineRule = LineSpacingRuleValues.Exact };
            p.Indentation = new Indentation { Left = $"{side}", Right = $"{side}" };
        });
    }

    /// <summary>A table without lines that holds things side by side.</summary>
    public static Table SideBySide(IReadOnlyList<int> widths, bool keepWhole, params IReadOnlyList<IEnumerable<Paragraph>>[] rows)
    {
        var table = new Table(Properties(widths, null), Grid(widths));
        foreach (var row in rows)
        {
            var line = new TableRow();
            if (keepWhole) line.TableRowProperties = new TableRowProperties(new CantSplit());
            line.Append(row.Select((cell, n) => Cell(widths[n], [.. cell])));
            table.Append(line);
        }
        return table;
    }

    public static TableProperties Properties(IReadOnlyList<int> widths, TableBorders? borders)
    {
        var margin = borders is null ? (short)0 : (short)85;
        var properties = new TableProperties
        {
            TableWidth = new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa }, TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
            TableCellMarginDefault = new TableCellMarginDefault { TableCellLeftMargin = new TableCellLeftMargin { Width = margin, Type = TableWidthValues.Dxa }, TableCellRightMargin = new TableCellRightMargin { Width = margin, Type = TableWidthValues.Dxa } },
        };
        if (borders is not null) properties.TableBorders = borders;
        return properties;
    }

    public static TableGrid Grid(IReadOnlyList<int> widths) => new(widths.Select(w => new GridColumn { Width = $"{w}" }));

    /// <summary>A cell; an empty one still needs a paragraph.</summary>
    public static TableCell Cell(int width, IReadOnlyList<Paragraph> paragraphs) => new(
        [new TableCellProperties { TableCellWidth = new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa } }, .. paragraphs.Count > 0 ? paragraphs : [new Paragraph()]]);
}
