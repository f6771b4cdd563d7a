using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace NghiTruong.Documents;

/// <summary>The parts of an XLSX that do not depend on its rows.</summary>
static class SheetParts
{
    public const int TextStyle = 1, HeaderStyle = 2, TitleStyle = 3, LineStyle = 4, NumberStyle = 5, DateStyle = 6, LinkStyle = 7;

    const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>After the rows: margins, A4 landscape as wide as the page, pages numbered.</summary>
    public const string Print = """
        <pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter></headerFooter>
        """;

    public static void WriteFixed(ZipArchive zip)
    {
        Write(zip, "[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """);
        Write(zip, "_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Write(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Write(zip, "xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
            <fonts count="4"><font><sz val="11"/><name val="Times New Roman"/><family val="1"/></font><font><b/><sz val="11"/><name val="Times New Roman"/><family val="1"/></font><font><b/><sz val="14"/><name val="Times New Roman"/><family val="1"/></font><font><u/><sz val="11"/><color rgb="FF1A4B8C"/><name val="Times New Roman"/><family val="1"/></font></fonts>
            <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE9E6DC"/><bgColor indexed="64"/></patternFill></fill></fills>
            <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color rgb="FF8B8F97"/></left><right style="thin"><color rgb="FF8B8F97"/></right><top style="thin"><color rgb="FF8B8F97"/></top><bottom style="thin"><color rgb="FF8B8F97"/></bottom><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{Style(0, 0, 0, 1, "vertical=\"top\" wrapText=\"1\"")}{Style(0, 1, 2, 1, "horizontal=\"center\" vertical=\"center\" wrapText=\"1\"")}{Style(0, 2, 0, 0, "vertical=\"center\"")}{Style(0, 0, 0, 0, "vertical=\"center\"")}{Style(0, 0, 0, 1, "vertical=\"top\"")}{Style(164, 0, 0, 1, "horizontal=\"center\" vertical=\"top\"")}{Style(0, 3, 0, 1, "horizontal=\"center\" vertical=\"top\"")}</cellXfs>
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
            """);
    }

    public static string SheetHead(int headerRow, IReadOnlyList<SheetColumn> columns)
    {
        var widths = new StringBuilder();
        for (var n = 1; n <= columns.Count; n++)
            widths.Append(CultureInfo.InvariantCulture, $"<col min=\"{n}\" max=\"{n}\" width=\"{Math.Clamp(columns[n - 1].Width, 1, 255)}\" customWidth=\"1\"/>");
        return $"""
            {Head}<worksheet xmlns="{Main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="{headerRow}" topLeftCell="A{headerRow + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A{headerRow + 1}" sqref="A{headerRow + 1}"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>
            """;
    }

    public static void WriteWorkbook(ZipArchive zip, string name, int headerRow, string table)
    {
        var quoted = SecurityElement.Escape($"'{name.Replace("'", "''", StringComparison.Ordinal)}'");
        Write(zip, "xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{SecurityElement.Escape(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{quoted}!{table}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">{quoted}!${headerRow}:${headerRow}</definedName></definedNames></workbook>
            """);
    }

    /// <summary>A name that a sheet may bear.</summary>
    public static string NameOf(string wished)
    {
        var name = string.Concat(wished.Where(c => c >= ' ' && !char.IsSurrogate(c) && c < '\uFFFE' && !"[]:*?/\\".Contains(c))).Trim().Trim('\'');
        return name.Length switch { 0 => "Bảng", > 31 => name[..31].TrimEnd('\''), _ => name };
    }

    static string Style(int format, int font, int fill, int border, string alignment) =>
        $"<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment {alignment}/></xf>";

    static void Write(ZipArchive zip, string part, string content)
    {
        using var to = new StreamWriter(zip.CreateEntry(part, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        to.Write(Head);
        to.Write(content);
    }
}
