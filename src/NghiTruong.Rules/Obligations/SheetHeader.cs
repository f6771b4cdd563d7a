using System.Security.Cryptography;
using System.Text;
using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

/// <summary>Where the header of an old table stands: its row (from 0) and how many rows it takes (two or three under merged group heads).</summary>
public sealed record SheetHeader(int Row, int Height)
{
    public const int MostRows = 3;

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

    /// <summary>What each column seems to hold; a field is given once, to the first column that names it, but marks and notes to each.</summary>
    public IReadOnlyList<SheetField> Guesses(SheetTable table)
    {
        var (fields, given) = (new SheetField[table.Columns], new HashSet<SheetField>());
        for (var column = 0; column < table.Columns; column++)
        {
            var levels = Levels(table, column);
            if (SheetHeadings.Field(levels[^1], levels.ElementAtOrDefault(levels.Count - 2) ?? "", levels.ElementAtOrDefault(levels.Count - 3) ?? "") is { } field && (given.Add(field) || SheetHeadings.MayRepeat(field))) fields[column] = field;
        }
        return fields;
    }

    /// <summary>The heading of a column as a person reads it, its group's words before it.</summary>
    public string Heading(SheetTable table, int column) => string.Join(": ", Levels(table, column));

    /// <summary>The same headings in the same order are the same table, whatever its rows and what stands beside it without a heading.</summary>
    public string Signature(SheetTable table)
    {
        var headings = string.Join('|', Enumerable.Range(0, table.Columns).Select(c => SheetHeadings.Key(Heading(table, c)))).TrimEnd('|');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(headings)));
    }

    /// <summary>The headings over a column from the widest group to its own; one that is blank where it has none.</summary>
    List<string> Levels(SheetTable table, int column)
    {
        var levels = new List<string>();
        for (var row = Row; row < Math.Min(End, table.Rows.Count); row++)
            if (table[row, column] is { IsBlank: false } cell && (row == Row || cell.FromRow >= row)) levels.Add(OneLine(cell.Text));
        return levels.Count > 0 ? levels : [""];
    }

    static int HeightAt(SheetTable table, int row) => !HasHeadingsBelow(table, row, row) ? 1 : HasHeadingsBelow(table, row + 1, row) ? MostRows : 2;

    /// <summary>A heading spreads over columns that have headings of their own below, twice or beside cells merged downwards.</summary>
    static bool HasHeadingsBelow(SheetTable table, int row, int top)
    {
        if (row + 1 >= table.Rows.Count) return false;
        var (under, down) = (0, 0);
        for (var column = 0; column < table.Columns; column++)
        {
            var (above, below) = (table[row, column], table[row + 1, column]);
            if (above.IsBlank) continue;
            if (below.FromRow <= row && below.FromRow >= top && below.FromColumn == column) down++;
            var isGroup = above.FromColumn < column || (column + 1 < table.Columns && table[row, column + 1] is { IsBlank: false } next && next.FromColumn == column && next.FromRow == row);
            if (isGroup && (above.FromRow == row || row == top) && below is { IsBlank: false, Day: null, Number: null } && below.FromRow > row && Folding.Fold(below.Text) != Folding.Fold(above.Text)) under++;
        }
        return under >= 2 || (under >= 1 && down >= 1);
    }

    static string OneLine(string text) => string.Join(' ', text.Split((char[])['\n', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
