using System.Globalization;

namespace NghiTruong.Documents;

/// <summary>What a cell of a written sheet holds.</summary>
public enum SheetCellKind
{
    /// <summary>Nothing; the cell keeps its border.</summary>
    Empty,
    /// <summary>Words, whatever they begin with.</summary>
    Text,
    /// <summary>A number the sheet can add up.</summary>
    Number,
    /// <summary>A real date, shown as dd/mm/yyyy.</summary>
    Date,
    /// <summary>Words or a number that lead to an address.</summary>
    Link,
}

/// <summary>One cell of a sheet that is written.</summary>
/// <example><c>SheetCell[] row = [SheetCell.Number(1), SheetCell.Text("=1+1"), SheetCell.Date(new(2026, 7, 9))];</c></example>
public readonly record struct SheetCell
{
    /// <summary>What the cell holds; <see cref="SheetCellKind.Empty"/> for <c>default</c>.</summary>
    public SheetCellKind Kind { get; private init; }

    /// <summary>The words of a text or a link; empty otherwise.</summary>
    public string Words { get; private init; }

    /// <summary>The number, or the day as spreadsheets count it.</summary>
    public decimal Value { get; private init; }

    /// <summary>Where a link leads; empty otherwise.</summary>
    public string Address { get; private init; }

    /// <summary>Words. They stay words even where they begin like a formula (<c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>); null and empty make an empty cell.</summary>
    /// <example><c>SheetCell.Text("=HYPERLINK(…)")</c> shows these words and computes nothing.</example>
    public static SheetCell Text(string? words) => string.IsNullOrEmpty(words) ? default : new() { Kind = SheetCellKind.Text, Words = words, Address = "" };

    /// <summary>A number; null makes an empty cell.</summary>
    /// <example><c>SheetCell.Number(12.5m)</c>.</example>
    public static SheetCell Number(decimal? number) => number is { } value ? new() { Kind = SheetCellKind.Number, Value = value, Words = "", Address = "" } : default;

    /// <summary>A day; null makes an empty cell. Days before 01/03/1900, which spreadsheets count wrongly, are written as words.</summary>
    /// <example><c>SheetCell.Date(new DateOnly(2026, 7, 9))</c> is shown as 09/07/2026.</example>
    public static SheetCell Date(DateOnly? day) => day switch
    {
        null => default,
        { } on when on < new DateOnly(1900, 3, 1) => Text(on.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)),
        { } on => new() { Kind = SheetCellKind.Date, Value = on.DayNumber - new DateOnly(1899, 12, 30).DayNumber, Words = "", Address = "" },
    };

    /// <summary>
    /// Words that lead to an address of the web. An address that is not http(s), or one too long for a sheet (255 characters),
    /// leaves the words alone.
    /// </summary>
    /// <example><c>SheetCell.Link("12", "https://hdnd.example.vn/nhiem-vu/12")</c>.</example>
    public static SheetCell Link(string words, string address) =>
        words.Length is > 0 and <= 255 && address.Length <= 255 && (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal))
            ? new() { Kind = SheetCellKind.Link, Words = words, Address = address }
            : Text(words);
}

/// <summary>A column of a sheet that is written.</summary>
/// <param name="Heading">What stands in the header row.</param>
/// <param name="Width">Its width in characters, 1 to 255.</param>
/// <example><c>new SheetColumn("Thời hạn", 12)</c></example>
public sealed record SheetColumn(string Heading, double Width);
