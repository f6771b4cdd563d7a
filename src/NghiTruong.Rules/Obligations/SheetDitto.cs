using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

/// <summary>"nt", "-nt-", "như trên", a pair of quotation marks: the cell says what the one above it says. In the column of work it is that work, as under a merge downwards.</summary>
static class SheetDitto
{
    const string Quotes = "\"“”„″′〃'’";
    static readonly char[] Around = [' ', '\n', '\t', '-', '–', '—', '.', '(', ')', '*', .. Quotes];

    public static bool Is(string text) => text.Length is > 0 and <= 15
        && (Folding.Fold(text.Trim(Around)) is "nt" or "n.t" or "nhu tren" || text.Trim() is "//" || text.Any(c => Quotes.Contains(c)) && text.Trim(Around).Length == 0 && text.Trim() is not ("'" or "’" or "′"));

    /// <summary>The table with each such cell in the words of the one above; one that has none above stays as it is.</summary>
    public static SheetTable Resolve(SheetTable table, SheetHeader header, IReadOnlyList<SheetField> fields)
    {
        var rows = table.Rows.ToArray();
        for (var column = 0; column < Math.Min(table.Columns, fields.Count); column++)
        {
            if (fields[column] is SheetField.None or SheetField.Ordinal or SheetField.Key || !table.Rows.Skip(header.End).Any(r => Is(r[column].Text))) continue;
            var heading = SheetHeadings.Key(header.Heading(table, column));
            SheetTableCell? above = null;
            for (var row = header.End; row < rows.Length; row++)
            {
                if (!table.IsOwn(row, column) || table[row, column] is not { IsBlank: false } cell) continue;
                if (!Is(cell.Text))
                {
                    // Neither a title over several columns nor the header printed again.
                    if (rows[row].Count(c => c.FromRow == row && c.FromColumn == column) <= 2 && SheetHeadings.Key(cell.Text) != heading) above = cell;
                }
                else if (above is { } said)
                {
                    if (ReferenceEquals(rows[row], table.Rows[row])) rows[row] = [.. rows[row]];
                    rows[row][column] = fields[column] == SheetField.Work ? said : said with { FromRow = row, FromColumn = column };
                }
            }
        }
        return table with { Rows = rows };
    }
}
