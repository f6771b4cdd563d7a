using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace NghiTruong.Documents.Tests;

/// <summary>Word documents built for tests, with the SDK that writes them, so that reading is checked against another's understanding of the format.</summary>
static class DocxSample
{
    public static byte[] Of(params string[] paragraphs) => Build(main => main.Document.Body!.Append(paragraphs.Select(p => Paragraph(p))));

    public static byte[] Build(Action<MainDocumentPart> fill)
    {
        var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body());
            fill(main);
        }
        return stream.ToArray();
    }

    public static Paragraph Paragraph(string text, string? font = null, (int List, int Level)? number = null, string? style = null)
    {
        var properties = new ParagraphProperties();
        if (style is not null) properties.ParagraphStyleId = new ParagraphStyleId { Val = style };
        if (number is var (list, level)) properties.NumberingProperties = new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = list });
        return new Paragraph(properties, Run(text, font));
    }

    public static Run Run(string text, string? font = null)
    {
        var run = new Run(new DocumentFormat.OpenXml.Wordprocessing.Text(text) { Space = SpaceProcessingModeValues.Preserve });
        if (font is not null) run.RunProperties = new RunProperties(new RunFonts { Ascii = font, HighAnsi = font });
        return run;
    }

    public static Table Table(params string[][] rows) =>
        new(rows.Select(row => new TableRow(row.Select(cell => new TableCell(cell.Split('\n').Select(line => Paragraph(line)))))));

    public static Level Level(int level, NumberFormatValues format, string text, int start = 1) =>
        new(new StartNumberingValue { Val = start }, new NumberingFormat { Val = format }, new LevelText { Val = text }) { LevelIndex = level };

    public static void AddNumbering(MainDocumentPart main, params Level[] levels) =>
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
            new AbstractNum(levels) { AbstractNumberId = 0 },
            new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 });
}
