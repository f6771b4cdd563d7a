using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace NghiTruong.Documents.Tests;

/// <summary>Spreadsheets built for tests with the SDK that writes them, as offices make them: merges, dates, formulas, hidden sheets.</summary>
static class SheetSample
{
    /// <summary>Rows of words, numbers and <see cref="DateOnly"/>s on one sheet, with merges ("A1:C1").</summary>
    public static byte[] Of(object?[][] rows, params string[] merges) => Book(("Trang 1", rows, merges, false));

    public static byte[] Book(params (string Name, object?[][] Rows, string[] Merges, bool Hidden)[] sheets)
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets());
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), Shown(14), Shown(9), Shown(10), Shown(170), Shown(171)))
            { NumberingFormats = new NumberingFormats(new NumberingFormat { NumberFormatId = 170, FormatCode = "0\"%\"" }, new NumberingFormat { NumberFormatId = 171, FormatCode = "[Red]0.0%;-0.0%" }) };
            foreach (var (name, rows, merges, hidden) in sheets)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(new SheetData(rows.Select((r, n) => Row(r, n + 1))));
                if (merges.Length > 0) part.Worksheet.Append(new MergeCells(merges.Select(m => new MergeCell { Reference = m })));
                var listed = book.Workbook.Sheets!;
                listed.Append(new Sheet
                {
                    Name = name, SheetId = (uint)listed.Count() + 1, Id = book.GetIdOfPart(part), State = hidden ? SheetStateValues.Hidden : SheetStateValues.Visible,
                });
            }
        }
        return stream.ToArray();
    }

    /// <summary>A number under a format of the styles above: 2 is 0%, 3 is 0.00%, 4 a sign in quotes, 5 a colour and a part for what is below zero.</summary>
    public sealed record Styled(double Number, uint Style);

    static CellFormat Shown(uint format) => new() { NumberFormatId = format, ApplyNumberFormat = true };

    static Row Row(object?[] cells, int number) => new(cells.Select((c, n) => Cell(c, $"{SheetWriter.Letter(n)}{number}")).OfType<Cell>()) { RowIndex = (uint)number };

    static Cell? Cell(object? value, string at) => value switch
    {
        null => null,
        DateOnly day => new Cell { CellReference = at, StyleIndex = 1, CellValue = new CellValue((day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(System.Globalization.CultureInfo.InvariantCulture)) },
        Styled styled => new Cell { CellReference = at, StyleIndex = styled.Style, CellValue = new CellValue(styled.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)) },
        int or double => new Cell { CellReference = at, CellValue = new CellValue(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!) },
        string text when text.StartsWith('#') => new Cell { CellReference = at, DataType = CellValues.Error, CellFormula = new CellFormula("A1"), CellValue = new CellValue(text) },
        _ => new Cell { CellReference = at, DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text((string)value)) },
    };
}
