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
            else if (row == Row && Height > 1 && table[row, column].IsBlank && Row + 1 < table.Rows.Count && table.IsOwn(Row + 1, column) && !table[Row + 1, column].IsBlank && GroupLeftOf(table, Row, column) is { Length: > 0 } group) levels.Add(group);
        return levels.Count > 0 ? levels : [""];
    }

    static int HeightAt(SheetTable table, int row) => !HasHeadingsBelow(table, row, row) ? (HasPlainHeadingsBelow(table, row) ? 2 : 1) : HasHeadingsBelow(table, row + 1, row) ? MostRows : 2;

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

    /// <summary>The same without any merge: a row with neither number nor work, in which what stands beside a heading under nothing is a heading itself.</summary>
    static bool HasPlainHeadingsBelow(SheetTable table, int row)
    {
        if (row + 1 >= table.Rows.Count) return false;
        var (own, top) = (table.Own(row + 1).ToList(), new SheetHeader(row, 1).Guesses(table));
        return own.Exists(c => table[row, c.Column].IsBlank && GroupLeftOf(table, row, c.Column).Length > 0 && SheetHeadings.Field(c.Cell.Text, GroupLeftOf(table, row, c.Column)) is not (null or SheetField.None))
            && own.TrueForAll(c => c.Cell is { Day: null, Number: null } && c.Cell.Text.Length <= 60 && !c.Cell.Text.Any(char.IsAsciiDigit) && top[c.Column] is not (SheetField.Work or SheetField.Ordinal or SheetField.Key));
    }

    /// <summary>The nearest heading to the left in the top row, over a column that has none there.</summary>
    static string GroupLeftOf(SheetTable table, int row, int column)
    {
        while (column >= 0 && table[row, column].IsBlank) column--;
        return column < 0 ? "" : OneLine(table[row, column].Text);
    }

    static string OneLine(string text) => string.Join(' ', text.Split((char[])['\n', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
