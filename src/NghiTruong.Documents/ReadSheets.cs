namespace NghiTruong.Documents;

/// <summary>What came of a spreadsheet that a person brought: its sheets, or a refusal in words.</summary>
public abstract record SheetInputResult;

/// <summary>A spreadsheet that is not taken, and why.</summary>
/// <param name="Rule">A stable id of the reason: <c>too-large</c>, <c>password</c>, <c>not-a-sheet</c>, …</param>
/// <param name="Words">Vietnamese words that name the file, what is wrong and what to do.</param>
/// <example><c>new RefusedSheets("empty", "Tệp «a.xlsx» không có nội dung. …")</c></example>
public sealed record RefusedSheets(string Rule, string Words) : SheetInputResult;

/// <summary>The sheets of a file.</summary>
/// <param name="Sheets">At least one sheet with words in it, in the file's order.</param>
/// <param name="FormatName">The format as said to a person ("Excel (.xlsx)").</param>
/// <param name="Notes">What a person should know of the reading, in Vietnamese; often empty.</param>
/// <example><c>SheetInput.Read(bytes, "so-theo-doi.xls") is ReadSheets { Sheets: [var first, ..] }</c></example>
public sealed record ReadSheets(IReadOnlyList<ReadSheet> Sheets, string FormatName, IReadOnlyList<string> Notes) : SheetInputResult;

/// <summary>One sheet: its name and its rows, blank rows in their places, so that row n of the screen is <c>Rows[n - 1]</c>.</summary>
/// <param name="Name">The name on its tab.</param>
/// <param name="IsHidden">Hidden from the person who opens the file.</param>
/// <param name="ColumnCount">How many columns have words in some row.</param>
/// <param name="Rows">Each row with <paramref name="ColumnCount"/> cells; blank rows after the last words are left out.</param>
/// <example><c>sheet.Rows[13][3]</c> is the cell D14.</example>
public sealed record ReadSheet(string Name, bool IsHidden, int ColumnCount, IReadOnlyList<ReadCell[]> Rows);

/// <summary>One cell of a sheet that was read.</summary>
/// <param name="Text">Its words in NFC, trimmed; a number or date as a person would write it (<c>0,5</c>, <c>09/07/2026</c>); empty where it is blank.</param>
/// <param name="Day">The day, where the cell holds a real date.</param>
/// <param name="Number">The number, where the cell holds one.</param>
/// <param name="IsError">A formula that went wrong; its text is the sheet's sign (<c>#REF!</c>).</param>
/// <param name="MergeRow">For a cell covered by a merge: the row (from 0) of the cell whose value is spread here; otherwise -1.</param>
/// <param name="MergeColumn">As <paramref name="MergeRow"/>, the column.</param>
/// <example><c>cell is { IsSpread: true }</c> where the words stand in another cell of a merge.</example>
public readonly record struct ReadCell(string Text, DateOnly? Day = null, double? Number = null, bool IsError = false, int MergeRow = -1, int MergeColumn = -1)
{
    /// <summary>An empty cell.</summary>
    public static readonly ReadCell Blank = new("");

    /// <summary>Whether nothing stands here.</summary>
    public bool IsBlank => Text.Length == 0;

    /// <summary>Whether the value comes from another cell of a merge.</summary>
    public bool IsSpread => MergeRow >= 0;
}
