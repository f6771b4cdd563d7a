using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace NghiTruong.Documents;

/// <summary>Formulas of an .xlsx that went wrong: the reader of workbooks gives them as blank cells, the file says which sign each shows.</summary>
static class SheetErrors
{
    const int MostCells = 100_000;

    static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The signs ("#REF!") by the sheet's name and the cell's row and column, from 0; what cannot be read, or is no .xlsx, has none.</summary>
    public static Dictionary<(string Sheet, int Row, int Column), string> In(byte[] content)
    {
        var found = new Dictionary<(string, int, int), string>();
        if (content[0] != (byte)'P') return found;
        try
        {
            using var zip = new ZipContent(content);
            if (zip.LoadXml("xl/workbook.xml") is not { } book || zip.LoadXml("xl/_rels/workbook.xml.rels") is not { } links) return found;
            var parts = links.Elements().Where(l => l.Attribute("Id") is not null).ToLookup(l => l.Attribute("Id")!.Value, l => l.Attribute("Target")?.Value ?? "");
            foreach (var sheet in book.Descendants().Where(e => e.Name.LocalName == "sheet"))
                if (parts[sheet.Attribute(Relations + "id")?.Value ?? ""].FirstOrDefault() is { Length: > 0 } target)
                    Read(zip, target.StartsWith('/') ? target : "xl/" + target, sheet.Attribute("name")?.Value ?? "", found);
        }
        catch (Exception e) when (e is ZipContent.UnpackedTooMuchException || ZipContent.IsBroken(e)) { } // the reader of workbooks says what is broken
        return found;
    }

    static void Read(ZipContent zip, string part, string sheet, Dictionary<(string, int, int), string> found)
    {
        using var reader = zip.OpenXml(part);
        if (reader is null) return;
        for (var more = reader.Read(); more && found.Count < MostCells;)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" } && reader.GetAttribute("t") == "e" && At(reader.GetAttribute("r") ?? "") is { } at)
            {
                using (var cell = reader.ReadSubtree())
                    if (cell.ReadToDescendant("v", reader.NamespaceURI)) found[(sheet, at.Row, at.Column)] = SheetGrid.Clean(cell.ReadElementContentAsString());
            }
            more = reader.Read();
        }
    }

    /// <summary>"C14" is row 13, column 2.</summary>
    static (int Row, int Column)? At(string reference)
    {
        var (column, digits) = (0, 0);
        while (digits < reference.Length && digits < 3 && reference[digits] is >= 'A' and <= 'Z') column = column * 26 + reference[digits++] - 'A' + 1;
        return digits > 0 && int.TryParse(reference.AsSpan(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0 ? (row - 1, column - 1) : null;
    }
}
