using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace NghiTruong.Documents;

/// <summary>Sheets of .xlsx, .xlsm, .xlsb and .xls.</summary>
static class Workbook
{
    const int MaxSheets = 60;

    public static SheetInputResult Read(byte[] content, string file)
    {
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(content, writable: false), new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding(1252), LeaveOpen = false });
            return Sheets(reader, content, file);
        }
        catch (InvalidPasswordException) { return SheetRefusals.Password(file); }
        catch (Exception e) when (e is ExcelReaderException or HeaderException || ZipContent.IsBroken(e) || e is NullReferenceException or InvalidCastException or KeyNotFoundException or EndOfStreamException or ArithmeticException)
        {
            // The reader trusts what a file says of itself; a file that lies shows in these ways.
            return SheetRefusals.Broken(file);
        }
        catch (OutOfMemoryException) { return SheetRefusals.TooMuchInside(file); }
    }

    static SheetInputResult Sheets(IExcelDataReader reader, byte[] content, string file)
    {
        var (sheets, notes, oldFont, errors) = (new List<ReadSheet>(), new List<string>(), (string?)null, 0);
        var signs = SheetErrors.In(content);
        do
        {
            var (grid, name) = (new SheetGrid(), SheetGrid.Clean(reader.Name ?? ""));
            while (reader.Read())
                if (!grid.Add(Row(reader, signs, ref errors))) break;
            if (grid.Stopped == "rows") return SheetRefusals.TooManyRows(file, name);
            if (grid.Stopped == "columns") return SheetRefusals.TooManyColumns(file, name);
            var merges = (reader.MergeCells ?? []).Select(m => (m.FromRow, m.FromColumn, m.ToRow, m.ToColumn));
            var isHidden = !string.Equals(reader.VisibleState, "visible", StringComparison.Ordinal);
            sheets.Add(grid.Whole(name, isHidden, merges, ref oldFont));
        }
        while (sheets.Count < MaxSheets && reader.NextResult());

        if (oldFont is not null) notes.Add($"Đã chuyển chữ từ bảng mã {oldFont} sang Unicode; hãy kiểm tra lại các tên riêng.");
        if (errors > 0) notes.Add($"{errors} ô có công thức lỗi (#REF!, #N/A …), cần ghi lại bằng tay.");
        return new ReadSheets(sheets, content[0] == (byte)'P' ? "Excel (.xlsx)" : "Excel 97-2003 (.xls)", notes);
    }

    static List<ReadCell> Row(IExcelDataReader reader, Dictionary<(string, int, int), string> signs, ref int errors)
    {
        var (count, row) = (Math.Min(reader.FieldCount, 16_384), new List<ReadCell>());
        for (var n = 0; n < count; n++)
        {
            var cell = SheetGrid.Cell(signs.GetValueOrDefault((reader.Name ?? "", reader.Depth, n)) ?? reader.GetValue(n), reader.GetNumberFormatString(n));
            if (cell.IsError) errors++;
            row.Add(cell);
        }
        return row;
    }
}
