using System.Text;
using NghiTruong.Text;

namespace NghiTruong.Documents;

/// <summary>Sheets as text: cells parted by semicolons, commas or tabs, quoted where they hold one.</summary>
static class SeparatedText
{
    public static SheetInputResult Read(DecodedText decoded, string file)
    {
        var (text, separator) = Separator(decoded.Text.TrimStart('\uFEFF'));
        if (separator is not { } parts) return SheetRefusals.NotASheet(file);
        var grid = new SheetGrid();
        foreach (var row in Rows(text, parts))
            if (!grid.Add(row)) break;
        if (grid.Stopped == "rows") return SheetRefusals.TooManyRows(file, "1");
        if (grid.Stopped == "columns") return SheetRefusals.TooManyColumns(file, "1");
        string? ignored = null;
        var notes = new List<string>();
        if (decoded.EncodingName.StartsWith("TCVN3", StringComparison.Ordinal) || decoded.EncodingName.StartsWith("VNI", StringComparison.Ordinal))
            notes.Add($"Đã chuyển chữ từ bảng mã {decoded.EncodingName} sang Unicode; hãy kiểm tra lại các tên riêng.");
        else if (decoded.Confidence < 0.8) notes.Add($"Bảng mã: {decoded.EncodingName}. Hãy kiểm tra xem chữ có đọc đúng không.");
        var name = Path.GetFileNameWithoutExtension(file);
        return new ReadSheets([grid.Whole(name.Length == 0 ? "Bảng" : name, false, [], ref ignored)], $"Văn bản phân cách ({decoded.EncodingName})", notes);
    }

    /// <summary>The separator that parts the first lines most evenly; a line <c>sep=;</c> says it. Null for a text that is no table.</summary>
    static (string Text, char? Separator) Separator(string text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && text[5] is '\r' or '\n') return (text[5..].TrimStart('\r', '\n'), text[4]);
        (char? Best, int Most) found = (null, 0);
        foreach (var candidate in (ReadOnlySpan<char>)['\t', ';', ','])
        {
            var widths = Rows(text, candidate).Take(60).Select(r => r.Count(c => !c.IsBlank)).Where(w => w > 0).ToList();
            if (widths.Count == 0) continue;
            // How many lines have the commonest width above one: prose has few, a table nearly all.
            var common = widths.Where(w => w > 1).GroupBy(w => w).Select(g => (Width: g.Key, Lines: g.Count())).OrderByDescending(g => g.Lines * g.Width).FirstOrDefault();
            var many = widths.Count(w => w > 1);
            if (many * 2 >= widths.Count && common.Width > 1 && many * common.Width > found.Most) found = (candidate, many * common.Width);
        }
        return (text, found.Best);
    }

    static IEnumerable<List<ReadCell>> Rows(string text, char separator)
    {
        var (row, cell, isQuoted) = (new List<ReadCell>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') { cell.Append('"'); i++; }
                else isQuoted = false;
            }
            else if (c == '"' && IsBlank(cell)) (isQuoted, cell.Length) = (true, 0);
            else if (c == separator) End();
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
                End();
                yield return row;
                row = [];
            }
            else cell.Append(c);
        }
        End();
        if (row.Exists(x => !x.IsBlank)) yield return row;

        void End()
        {
            row.Add(new ReadCell(SheetGrid.Clean(cell.ToString())));
            cell.Clear();
        }

        static bool IsBlank(StringBuilder cell)
        {
            for (var n = 0; n < cell.Length; n++)
                if (!char.IsWhiteSpace(cell[n])) return false;
            return true;
        }
    }
}
