using System.Security.Cryptography;
using System.Text;
using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

/// <summary>Where the header of an old table stands: its row (from 0) and whether the next row belongs to it (merged group heads).</summary>
public sealed record SheetHeader(int Row, int Height)
{
    const int RowsLookedAt = 60;

    /// <summary>The first row of the table's own rows.</summary>
    public int End => Row + Height;

    /// <summary>The row whose cells name the most known columns; null where no row names work and one thing more.</summary>
    public static SheetHeader? Guess(SheetTable table)
    {
        (SheetHeader? Header, int Score) best = (null, 0);
        for (var row = 0; row < Math.Min(table.Rows.Count, RowsLookedAt); row++)
        {
            if (table.Own(row).Count() < 2) continue;
            var header = new SheetHeader(row, HeightAt(table, row));
            var fields = header.Guesses(table).Where(f => f != SheetField.None).Distinct().ToList();
            var score = fields.Count + (fields.Contains(SheetField.Work) ? 2 : 0) + (fields.Contains(SheetField.Ordinal) ? 1 : 0);
            if (fields.Count >= 2 && score > best.Score) best = (header, score);
        }
        return best.Header;
    }

    /// <summary>What each column seems to hold; a field is given once, to the first column that names it.</summary>
    public IReadOnlyList<SheetField> Guesses(SheetTable table)
    {
        var (fields, given) = (new SheetField[table.Columns], new HashSet<SheetField>());
        for (var column = 0; column < table.Columns; column++)
        {
            var (heading, group) = Parts(table, column);
            if (SheetHeadings.Field(heading, group) is { } field && (given.Add(field) || field is SheetField.Note)) fields[column] = field;
        }
        return fields;
    }

    /// <summary>The heading of a column as a person reads it, its group's words before it.</summary>
    public string Heading(SheetTable table, int column) => Parts(table, column) switch
    {
        ({ Length: 0 }, var group) => group,
        (var own, { Length: 0 }) => own,
        var (own, group) => $"{group}: {own}",
    };

    /// <summary>The same headings in the same order are the same table, whatever its rows and what stands beside it without a heading.</summary>
    public string Signature(SheetTable table)
    {
        var headings = string.Join('|', Enumerable.Range(0, table.Columns).Select(c => SheetHeadings.Key(Heading(table, c)))).TrimEnd('|');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(headings)));
    }

    (string Heading, string Group) Parts(SheetTable table, int column)
    {
        var upper = OneLine(table[Row, column].Text);
        if (Height == 1 || Row + 1 >= table.Rows.Count) return (upper, "");
        var below = table[Row + 1, column];
        return below.FromRow <= Row ? (upper, "") : below.IsBlank ? (upper, "") : (OneLine(below.Text), upper);
    }

    /// <summary>Two rows where a heading spreads over columns that have headings of their own below, or cells of both rows are merged downwards.</summary>
    static int HeightAt(SheetTable table, int row)
    {
        if (row + 1 >= table.Rows.Count) return 1;
        var (under, down) = (0, 0);
        for (var column = 0; column < table.Columns; column++)
        {
            var (above, below) = (table[row, column], table[row + 1, column]);
            if (below.FromRow == row && below.FromColumn == column && !above.IsBlank) down++;
            var isGroup = above.FromColumn < column || (column + 1 < table.Columns && table[row, column + 1] is { IsBlank: false } next && next.FromColumn == column && next.FromRow == row);
            if (!above.IsBlank && isGroup && below is { IsBlank: false, Day: null, Number: null } && below.FromRow > row && Folding.Fold(below.Text) != Folding.Fold(above.Text)) under++;
        }
        return under >= 2 || (under >= 1 && down >= 1) ? 2 : 1;
    }

    static string OneLine(string text) => string.Join(' ', text.Split((char[])['\n', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
