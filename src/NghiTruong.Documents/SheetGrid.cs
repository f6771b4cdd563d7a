using System.Globalization;
using System.Text.RegularExpressions;
using NghiTruong.Text;

namespace NghiTruong.Documents;

/// <summary>A sheet while it is read: rows as they come, then merges, then old fonts.</summary>
sealed partial class SheetGrid
{
    const int BlankRowsToEnd = 2_000;

    readonly List<List<ReadCell>> rows = [];
    int blank;

    /// <summary>What stopped the reading; null while it may go on.</summary>
    public string? Stopped { get; private set; }

    /// <summary>Takes a row. False where no more should come: too many rows, words too far right, or nothing for long.</summary>
    public bool Add(List<ReadCell> row)
    {
        row.RemoveRange(row.FindLastIndex(c => !c.IsBlank) + 1, row.Count - row.FindLastIndex(c => !c.IsBlank) - 1);
        blank = row.Count == 0 ? blank + 1 : 0;
        rows.Add(row);
        if (row.Count > SheetInput.MaxColumns) Stopped = "columns";
        else if (rows.Count - blank > SheetInput.MaxRows) Stopped = "rows";
        // A format set down to row 1,048,576 is common; words below so much nothing are not.
        else if (blank > BlankRowsToEnd) return false;
        return Stopped is null;
    }

    public ReadSheet Whole(string name, bool isHidden, IEnumerable<(int FromRow, int FromColumn, int ToRow, int ToColumn)> merges, ref string? convertedFrom)
    {
        rows.RemoveRange(rows.Count - blank, blank);
        var width = rows.Count == 0 ? 0 : rows.Max(r => r.Count);
        var cells = rows.ConvertAll(r => (ReadCell[])[.. r, .. Enumerable.Repeat(ReadCell.Blank, width - r.Count)]);
        convertedFrom = Convert(cells) ?? convertedFrom;
        var left = 2L * cells.Count * width; // however many merges lie upon another
        foreach (var (fromRow, fromColumn, toRow, toColumn) in merges)
            for (var r = Math.Max(0, fromRow); r <= Math.Min(toRow, cells.Count - 1); r++)
                for (var c = Math.Max(0, fromColumn); c <= Math.Min(toColumn, width - 1) && left-- > 0; c++)
                    if ((r, c) != (fromRow, fromColumn) && fromRow < cells.Count && fromColumn < width && fromRow >= 0 && fromColumn >= 0)
                        cells[r][c] = cells[fromRow][fromColumn] with { MergeRow = fromRow, MergeColumn = fromColumn };
        return new ReadSheet(name, isHidden, width, cells);
    }

    /// <summary>Old fonts show in the words: cells that hold no letter of Unicode Vietnamese are judged together, then converted one by one.</summary>
    static string? Convert(List<ReadCell[]> cells)
    {
        var doubtful = cells.SelectMany(r => r).Where(IsDoubtful).Select(c => c.Text).Distinct().Take(2_000).ToList();
        if (doubtful.Count == 0 || LegacyEncodings.Recognise(string.Join('\n', doubtful)) is not { } old) return null;
        var isVni = old.EncodingName.StartsWith("VNI", StringComparison.Ordinal);
        if (!isVni && !old.EncodingName.StartsWith("TCVN3", StringComparison.Ordinal)) return null;
        foreach (var row in cells)
            for (var n = 0; n < row.Length; n++)
                if (IsDoubtful(row[n]))
                    row[n] = row[n] with { Text = Clean(isVni ? LegacyEncodings.FromVni(row[n].Text) : LegacyEncodings.FromTcvn3(row[n].Text)) };
        return old.EncodingName;

        static bool IsDoubtful(ReadCell cell) =>
            cell is { Day: null, Number: null, IsError: false } && cell.Text.Any(c => c > '\u007F') && LegacyEncodings.ByFont(cell.Text, ".VnTime") is var converted && converted != cell.Text;
    }

    /// <summary>A cell's value as a person would write it, with the sign of per cent where its format ("0%") shows one.</summary>
    public static ReadCell Cell(object? value, string? format) => Cell(value) is { Number: { } number } cell && PercentIn(format) is { } of
        ? cell with { Text = Written(Math.Round(of * number, 4)) + "%" }
        : Cell(value);

    /// <summary>By how much a format with a sign of per cent shows more than the value: 100, or 1 where the sign is but a letter in quotes; null without one.</summary>
    static int? PercentIn(string? format) =>
        format is null || !format.Contains('%', StringComparison.Ordinal) ? null : Quoted().Replace(format, "").Contains('%', StringComparison.Ordinal) ? 100 : 1;

    [GeneratedRegex("\"[^\"]*\"|\\\\.")]
    private static partial Regex Quoted();

    /// <summary>A cell's value as a person would write it.</summary>
    public static ReadCell Cell(object? value) => value switch
    {
        null => ReadCell.Blank,
        string text when text is "#REF!" or "#N/A" or "#VALUE!" or "#NAME?" or "#DIV/0!" or "#NULL!" or "#NUM!" => new(text, IsError: true),
        string text => new(Clean(text)),
        DateTime { Year: >= 1945 and <= 2200 } at => new(at.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), DateOnly.FromDateTime(at)),
        DateTime at => new(at.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)),
        TimeSpan time => new(time.ToString(@"hh\:mm", CultureInfo.InvariantCulture)),
        bool truth => new(truth ? "đúng" : "sai"),
        double number => OfNumber(number),
        float number => OfNumber(number),
        int number => OfNumber(number),
        decimal number => OfNumber((double)number),
        _ => new(Clean(System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")),
    };

    public static string Clean(string text)
    {
        var cut = text.Length <= SheetWriter.LongestText ? text : text[..SheetWriter.LongestText];
        return PlainText.Composed(PlainText.WithoutControls(cut, out _)).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\u00A0', ' ').Trim();
    }

    static ReadCell OfNumber(double number) => double.IsFinite(number)
        ? new(Written(number), null, number)
        : ReadCell.Blank;

    static string Written(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture).Replace('.', ',');
}
