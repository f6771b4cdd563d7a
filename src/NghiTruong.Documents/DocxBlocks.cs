using System.Text;
using System.Xml.Linq;
using NghiTruong.Text;

namespace NghiTruong.Documents;

/// <summary>Writes paragraphs and tables of a document as lines of text.</summary>
sealed class DocxBlocks(DocxStyles styles, DocxNumbering numbering)
{
    readonly StringBuilder legacy = new();
    string legacyFont = "";
    bool legacyCapitals;

    public bool HadChanges { get; private set; }
    public bool HadHidden { get; private set; }
    public int ConvertedRuns { get; private set; }

    /// <summary>What stands in text boxes, once more on its own: a stamp often does.</summary>
    public StringBuilder Boxes { get; } = new();

    /// <summary>Thrown past the depth that any real document has: deeper nesting is made to break readers.</summary>
    public sealed class TooDeepException : Exception;

    public void Block(XElement block, List<string> lines, int depth = 0)
    {
        Guard(depth);
        switch (block.Name.LocalName)
        {
            case "p": Paragraph(block, lines, depth); break;
            case "tbl": Table(block, lines, depth); break;
            case "del" or "moveFrom": HadChanges = true; break;
            case "AlternateContent": Blocks(block.Child("Choice") ?? block.Child("Fallback"), lines, depth); break;
            case "sectPr" or "tblPr" or "tblGrid" or "tcPr" or "sdtPr" or "sdtEndPr": break;
            default: Blocks(block, lines, depth); break;
        }
    }

    void Blocks(XElement? parent, List<string> lines, int depth)
    {
        foreach (var child in parent?.Elements() ?? []) Block(child, lines, depth + 1);
    }

    void Paragraph(XElement paragraph, List<string> lines, int depth)
    {
        var properties = paragraph.Child("pPr");
        var text = new StringBuilder();
        var boxes = new List<XElement>();
        foreach (var child in paragraph.Elements()) Inline(child, properties, text, boxes, depth + 1);
        Flush(text);
        var written = text.ToString().Trim(' ', '\t');
        if (written.Length > 0 && styles.Numbering(properties) is var (list, level) && numbering.Next(list, level) is { Length: > 0 } number) written = number + " " + written;
        lines.AddRange(written.Split('\n').Select(l => l.TrimEnd()));
        foreach (var box in boxes)
        {
            var inside = new List<string>();
            Blocks(box, inside, depth + 1);
            lines.AddRange(inside);
            Boxes.AppendJoin('\n', inside).Append('\n');
        }
    }

    void Inline(XElement element, XElement? paragraph, StringBuilder text, List<XElement> boxes, int depth)
    {
        Guard(depth);
        switch (element.Name.LocalName)
        {
            case "r": Run(element, paragraph, text, boxes, depth); break;
            case "del" or "moveFrom": HadChanges = true; break;
            case "pPr" or "rPr" or "instrText" or "delText" or "rt" or "sdtPr" or "object": break;
            case "AlternateContent":
                if ((element.Child("Choice") ?? element.Child("Fallback")) is { } chosen) Inside(chosen);
                break;
            case "txbxContent": boxes.Add(element); break;
            case "ins" or "moveTo": HadChanges = true; Inside(element); break;
            default: Inside(element); break;
        }

        void Inside(XElement parent)
        {
            foreach (var child in parent.Elements()) Inline(child, paragraph, text, boxes, depth + 1);
        }
    }

    void Run(XElement run, XElement? paragraph, StringBuilder text, List<XElement> boxes, int depth)
    {
        var properties = run.Child("rPr");
        if (styles.Hidden(properties, paragraph)) { HadHidden = true; return; }
        var font = styles.Font(properties, paragraph);
        var capitals = styles.Capitals(properties, paragraph);
        foreach (var child in run.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "t": Append(child.Value); break;
                case "tab" or "ptab": Append("\t"); break;
                case "br" or "cr": Append("\n"); break;
                case "noBreakHyphen": Append("-"); break;
                case "softHyphen": if (LegacyEncodings.IsLegacyFont(font)) Append("\u00AD"); break; // in .VnTime it is the letter ư
                case "sym": Append(Symbol(child)); break;
                default: Inline(child, paragraph, text, boxes, depth + 1); break;
            }
        }

        void Append(string piece)
        {
            if (font != legacyFont || capitals != legacyCapitals) Flush(text);
            (legacyFont, legacyCapitals) = (font, capitals);
            legacy.Append(piece);
        }
    }

    // Letters of VNI take two characters, which Word may have put in two runs: runs of one font are converted together.
    void Flush(StringBuilder text)
    {
        var raw = legacy.ToString();
        legacy.Clear();
        var converted = LegacyEncodings.ByFont(raw, legacyFont);
        if (converted != raw) ConvertedRuns++;
        text.Append(legacyCapitals ? converted.ToUpperInvariant() : converted);
    }

    static string Symbol(XElement symbol)
    {
        var code = int.TryParse(symbol.Get("char"), System.Globalization.NumberStyles.HexNumber, null, out var c) ? c : 0;
        return LegacyEncodings.IsLegacyFont(symbol.Get("font") ?? "") ? LegacyEncodings.ByFont(((char)(code & 0xFF)).ToString(), symbol.Get("font")!) : "-";
    }

    void Table(XElement table, List<string> lines, int depth)
    {
        var rows = new List<List<List<string>>>();
        foreach (var row in Parts(table, "tr", depth))
        {
            if (row.Child("trPr")?.Child("del") is not null) { HadChanges = true; continue; }
            rows.Add(Parts(row, "tc", depth).Select(cell => Cell(cell, depth)).ToList());
        }
        // Letterheads and signatures are tables without lines: a few rows whose cells hold whole paragraphs. They read cell by cell.
        var isLayout = rows.Count <= 3 && rows.Any(r => r.Count > 1 && r.Any(c => c.Count > 1));
        foreach (var row in rows)
        {
            if (isLayout) lines.AddRange(row.SelectMany(cell => cell));
            else if (row.Any(c => c.Count > 0)) lines.Add(string.Join('\t', row.Select(c => string.Join(' ', c))).TrimEnd());
        }
    }

    List<string> Cell(XElement cell, int depth)
    {
        var inside = new List<string>();
        Blocks(cell, inside, depth + 1);
        inside.RemoveAll(string.IsNullOrWhiteSpace);
        return inside;
    }

    // rows and cells may sit in content controls or tracked insertions
    static IEnumerable<XElement> Parts(XElement parent, string name, int depth)
    {
        Guard(depth);
        foreach (var child in parent.Elements())
        {
            if (child.Name.LocalName == name) yield return child;
            else if (child.Name.LocalName is "sdt" or "sdtContent" or "ins" or "customXml" or "moveTo")
            {
                foreach (var part in Parts(child, name, depth + 1)) yield return part;
            }
        }
    }

    static void Guard(int depth)
    {
        if (depth > ZipContent.MaxDepth) throw new TooDeepException();
    }
}
