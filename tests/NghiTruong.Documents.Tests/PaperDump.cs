using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace NghiTruong.Documents.Tests;

/// <summary>A paper's structure and formatting as lines that a person can read: what a golden file holds.</summary>
static class PaperDump
{
    public static string Of(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        var main = document.MainDocumentPart!;
        var lines = new List<string> { $"title: {document.PackageProperties.Title}; language: {document.PackageProperties.Language}" };
        var run = main.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;
        lines.Add($"font: {run.RunFonts!.Ascii}, {Points(run.FontSize!.Val!)} pt, {run.Languages!.Val}");
        var section = main.Document!.Body!.GetFirstChild<SectionProperties>()!;
        var (page, margin) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!);
        lines.Add($"page: {Mm(page.Width!)} x {Mm(page.Height!)} mm {page.Orient!.InnerText}; margins top {Mm((uint)margin.Top!.Value)} bottom {Mm((uint)margin.Bottom!.Value)} left {Mm(margin.Left!)} right {Mm(margin.Right!)}");
        foreach (var reference in section.Elements<HeaderReference>())
            lines.Add($"header {reference.Type!.InnerText}: {string.Concat(((HeaderPart)main.GetPartById(reference.Id!)).Header!.Descendants<SimpleField>().Select(f => f.Instruction!.Value))}");
        lines.Add($"first page differs: {section.GetFirstChild<TitlePage>() is not null}");
        foreach (var block in main.Document.Body.ChildElements) Block(block, main, "", lines);
        return string.Join('\n', lines) + "\n";
    }

    static void Block(OpenXmlElement block, MainDocumentPart main, string indent, List<string> lines)
    {
        if (block is Paragraph paragraph) lines.Add(indent + Line(paragraph, main));
        if (block is not Table table) return;
        lines.Add($"{indent}table {string.Join(" + ", table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Select(c => Mm(uint.Parse(c.Width!, CultureInfo.InvariantCulture))))} mm{(table.GetFirstChild<TableProperties>()!.TableBorders is null ? "" : ", ruled")}");
        foreach (var row in table.Elements<TableRow>())
        {
            var properties = row.TableRowProperties;
            lines.Add($"{indent}  row{(properties?.GetFirstChild<TableHeader>() is null ? "" : " repeated")}{(properties?.GetFirstChild<CantSplit>() is null ? "" : " whole")}");
            foreach (var cell in row.Elements<TableCell>())
            {
                lines.Add($"{indent}    cell");
                foreach (var inner in cell.ChildElements) Block(inner, main, indent + "      ", lines);
            }
        }
    }

    static string Line(Paragraph paragraph, MainDocumentPart main)
    {
        var own = paragraph.ParagraphProperties;
        var style = main.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(s => s.StyleId == (own?.ParagraphStyleId?.Val?.Value ?? "Normal"));
        var (look, words) = (style.StyleParagraphProperties, style.StyleRunProperties);
        var spacing = own?.SpacingBetweenLines ?? look?.SpacingBetweenLines;
        var said = new List<string> { style.StyleName!.Val! };
        if (words?.FontSize is { } size) said.Add(Points(size.Val!) + " pt");
        if (words?.Bold is not null) said.Add("bold");
        if (words?.Italic is not null) said.Add("italic");
        said.Add((own?.Justification ?? look?.Justification)?.Val?.InnerText ?? "left");
        if ((own?.Indentation ?? look?.Indentation) is { } indent) said.Add(string.Join(' ', indent.GetAttributes().Select(a => $"{a.LocalName} {Cm(a.Value!)} cm")));
        if (spacing?.Before?.Value is { } before && before != "0") said.Add($"before {Twips(before)} pt");
        if (own?.ParagraphBorders is not null) said.Add("rule");
        if ((own?.KeepNext ?? look?.KeepNext) is not null) said.Add("with next");
        var text = string.Concat(paragraph.Elements<Run>().Select(r => r.RunProperties?.Bold is null ? r.RunProperties?.Italic is null ? r.InnerText : $"/{r.InnerText}/" : $"*{r.InnerText}*"));
        return $"[{string.Join(", ", said)}] {text.Replace('\u00A0', '_')}".TrimEnd();
    }

    static string Points(string half) => (int.Parse(half, CultureInfo.InvariantCulture) / 2.0).ToString("0.#", CultureInfo.InvariantCulture);

    static string Twips(string twips) => (int.Parse(twips, CultureInfo.InvariantCulture) / 20.0).ToString("0.#", CultureInfo.InvariantCulture);

    static string Cm(string twips) => (int.Parse(twips, CultureInfo.InvariantCulture) * 2.54 / 1440).ToString("0.00", CultureInfo.InvariantCulture);

    static string Mm(uint twips) => (twips * 25.4 / 1440).ToString("0", CultureInfo.InvariantCulture);
}
