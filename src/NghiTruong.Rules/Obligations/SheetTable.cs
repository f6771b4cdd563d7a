namespace NghiTruong.Rules.Obligations;

/// <summary>A cell of an old table; under a merge it bears the merge's words and says where they stand.</summary>
public readonly record struct SheetTableCell(string Text, DateOnly? Day, double? Number, int FromRow, int FromColumn)
{
    public bool IsBlank => Text.Length == 0;

    /// <summary>A formula that went wrong shows its sign in place of a value.</summary>
    public bool IsError => Text is "#REF!" or "#N/A" or "#VALUE!" or "#NAME?" or "#DIV/0!" or "#NULL!" or "#NUM!";
}

/// <summary>One sheet of an old table: rows and columns from 0, blank rows in their places.</summary>
public sealed record SheetTable(string Name, IReadOnlyList<SheetTableCell[]> Rows, int Columns)
{
    public SheetTableCell this[int row, int column] => Rows[row][column];

    /// <summary>Whether the words of a cell stand in the cell itself, not in another of its merge.</summary>
    public bool IsOwn(int row, int column) => Rows[row][column] is var cell && cell.FromRow == row && cell.FromColumn == column;

    public bool IsFromAbove(int row, int column) => Rows[row][column].FromRow < row;

    /// <summary>The cells of a row that hold words of their own.</summary>
    public IEnumerable<(int Column, SheetTableCell Cell)> Own(int row)
    {
        for (var column = 0; column < Columns; column++)
            if (IsOwn(row, column) && !Rows[row][column].IsBlank) yield return (column, Rows[row][column]);
    }

    public static string Letter(int column)
    {
        var letters = "";
        for (var n = column + 1; n > 0; n = (n - 1) / 26) letters = (char)('A' + (n - 1) % 26) + letters;
        return letters;
    }
}
