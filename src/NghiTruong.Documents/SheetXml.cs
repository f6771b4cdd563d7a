using System.Globalization;
using System.Text;

namespace NghiTruong.Documents;

/// <summary>Rows and cells as SpreadsheetML. Words are written into their cells (inline): a table of shared strings would have to be held until the end.</summary>
sealed class SheetXml(Stream to)
{
    readonly StreamWriter xml = new(to, new UTF8Encoding(false), 32 * 1024);

    public void Raw(string text) => xml.Write(text);

    public void OpenRow(int row)
    {
        xml.Write("<row r=\"");
        Number(row);
        xml.Write("\">");
    }

    public void CloseRow() => xml.Write("</row>");

    public void Cell(string column, int row, SheetCell cell)
    {
        switch (cell.Kind)
        {
            case SheetCellKind.Text:
                Styled(column, row, cell.Words, SheetParts.TextStyle);
                break;
            case SheetCellKind.Link:
                Link(column, row, cell);
                break;
            case SheetCellKind.Empty:
                Open(column, row, SheetParts.TextStyle);
                xml.Write("/>");
                break;
            default:
                Open(column, row, cell.Kind == SheetCellKind.Date ? SheetParts.DateStyle : SheetParts.NumberStyle);
                xml.Write("><v>");
                Span<char> digits = stackalloc char[40];
                cell.Value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
                xml.Write(digits[..length]);
                xml.Write("</v></c>");
                break;
        }
    }

    public void Styled(string column, int row, string words, int style)
    {
        Open(column, row, style);
        xml.Write(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        Escaped(words);
        xml.Write("</t></is></c>");
    }

    public void Close(string tail)
    {
        xml.Write("</sheetData>");
        xml.Write(tail);
        xml.Write("</worksheet>");
        xml.Dispose();
    }

    public void Abandon() => xml.Dispose();

    // A sheet takes 65,530 links as links, and any number as this formula: the one formula we write, of our own words only.
    void Link(string column, int row, SheetCell cell)
    {
        var isNumber = decimal.TryParse(cell.Words, NumberStyles.None, CultureInfo.InvariantCulture, out _) && cell.Words.Length < 15;
        Open(column, row, SheetParts.LinkStyle);
        xml.Write(isNumber ? "><f>HYPERLINK(\"" : " t=\"str\"><f>HYPERLINK(\"");
        Escaped(cell.Address.Replace("\"", "%22", StringComparison.Ordinal));
        xml.Write(isNumber ? "\"," : "\",\"");
        Escaped(isNumber ? cell.Words : cell.Words.Replace("\"", "\"\"", StringComparison.Ordinal));
        xml.Write(isNumber ? ")</f><v>" : "\")</f><v>");
        Escaped(cell.Words);
        xml.Write("</v></c>");
    }

    void Open(string column, int row, int style)
    {
        xml.Write("<c r=\"");
        xml.Write(column);
        Number(row);
        xml.Write("\" s=\"");
        Number(style);
        xml.Write('"');
    }

    void Number(int number)
    {
        Span<char> digits = stackalloc char[12];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        xml.Write(digits[..length]);
    }

    /// <summary>Words as XML: marks escaped, what XML cannot hold left out, cut at what a cell holds.</summary>
    void Escaped(string words)
    {
        var (length, from) = (Math.Min(words.Length, SheetWriter.LongestText), 0);
        if (length < words.Length && char.IsHighSurrogate(words[length - 1])) length--;
        for (var i = 0; i < length; i++)
        {
            var c = words[i];
            if (c >= ' ' && c is not ('&' or '<' or '>' or '_') && c < '\uD800') continue;
            var (written, skipped) = Written(words, i, length);
            if (written is null) continue;
            xml.Write(words.AsSpan(from, i - from));
            xml.Write(written);
            from = i + skipped;
            i = from - 1;
        }
        xml.Write(words.AsSpan(from, length - from));
    }

    /// <summary>What stands for the character at a place; null where it stands for itself.</summary>
    static (string? Written, int Length) Written(string words, int i, int end) => words[i] switch
    {
        '&' => ("&amp;", 1),
        '<' => ("&lt;", 1),
        '>' => ("&gt;", 1),
        '\r' => (i + 1 < end && words[i + 1] == '\n' ? "" : "\n", 1),
        '\t' or '\n' => (null, 1),
        // Spreadsheets read _x0041_ as A: such words of ours must come back as they were.
        '_' => IsEscape(words, i, end) ? ("_x005F_", 1) : (null, 1),
        < ' ' or '\uFFFE' or '\uFFFF' => ("", 1),
        var c when char.IsHighSurrogate(c) && i + 1 < end && char.IsLowSurrogate(words[i + 1]) => (words.Substring(i, 2), 2),
        var c when char.IsSurrogate(c) => ("", 1),
        _ => (null, 1),
    };

    static bool IsEscape(string words, int i, int end) =>
        i + 6 < end && words[i + 1] == 'x' && words[i + 6] == '_' && char.IsAsciiHexDigit(words[i + 2]) && char.IsAsciiHexDigit(words[i + 3])
        && char.IsAsciiHexDigit(words[i + 4]) && char.IsAsciiHexDigit(words[i + 5]);
}
