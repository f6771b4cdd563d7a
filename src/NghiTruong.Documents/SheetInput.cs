using System.Text;
using NghiTruong.Text;

namespace NghiTruong.Documents;

/// <summary>Spreadsheets in, from what people have: .xlsx, .xlsm, .xls, and .csv or .tsv in any encoding.</summary>
public static class SheetInput
{
    /// <summary>The largest file that is read: 10 MB.</summary>
    public const int MaxBytes = 10 << 20;

    /// <summary>The most rows of a sheet, blank ones between others included.</summary>
    public const int MaxRows = 20_000;

    /// <summary>The most columns of a sheet; words further right are a refusal.</summary>
    public const int MaxColumns = 256;

    static SheetInput() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // .xls files name code pages

    /// <summary>
    /// Reads a file. The content decides what it is, not the name. Macros are left alone and formulas are taken at the value last saved.
    /// The value of a merge stands in every cell it covers. Old fonts (TCVN3, VNI) become Unicode where the words show them.
    /// Bad input of every kind (empty, too large, locked, broken, another kind of file, secret) is <see cref="RefusedSheets"/>; it does not throw.
    /// </summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="fileName">Its name as the person knows it; shown in refusals.</param>
    /// <example><c>SheetInput.Read(bytes, "so-theo-doi.xlsx") is ReadSheets { Sheets: var sheets }</c></example>
    public static SheetInputResult Read(byte[] content, string fileName)
    {
        var file = TextInput.Shown(fileName);
        if (content.Length == 0) return SheetRefusals.Empty(file);
        if (content.Length > MaxBytes) return SheetRefusals.TooLarge(file, content.Length);
        var result = ByKind(content, file);
        if (result is not ReadSheets read) return result;
        var told = read.Sheets.Where(s => s.Rows.Count > 0).ToList();
        return Refused(told, file) as SheetInputResult ?? read with { Sheets = told };
    }

    static SheetInputResult ByKind(byte[] content, string file) => FileKinds.Of(content) switch
    {
        FileKind.Spreadsheet => Workbook.Read(content, file),
        FileKind.Password => SheetRefusals.Password(file),
        FileKind.ZipBomb => SheetRefusals.TooMuchInside(file),
        FileKind.BrokenZip => SheetRefusals.Broken(file),
        FileKind.Text => AsText(content, file),
        FileKind.OtherBinary when OldBook(content) => Workbook.Read(content, file),
        _ => SheetRefusals.NotASheet(file),
    };

    // Excel 5 and 95 name their stream "Book"; the letters stand in UTF-16 in the container's directory.
    static bool OldBook(byte[] content) => content.AsSpan().IndexOf("B\0o\0o\0k\0\0\0"u8) >= 0;

    static SheetInputResult AsText(byte[] content, string file)
    {
        if (LegacyEncodings.Decode(content) is not { } decoded) return SheetRefusals.NotASheet(file);
        if (FileKinds.OfText(decoded.Text, file) != FileKind.Text || decoded.Text.AsSpan().TrimStart().StartsWith("<?xml", StringComparison.Ordinal)) return SheetRefusals.WebPage(file);
        return decoded.Confidence < 0.3 ? SheetRefusals.Unreadable(file) : SeparatedText.Read(decoded, file);
    }

    // Before anyone stores a word of it: is it empty, is it secret?
    static RefusedSheets? Refused(List<ReadSheet> sheets, string file)
    {
        if (sheets.Count == 0) return SheetRefusals.NoWords(file);
        foreach (var sheet in sheets)
        {
            var head = string.Join('\n', sheet.Rows.Take(30).SelectMany(r => r.Where(c => !c.IsSpread && c.Text.Length is > 0 and < 200).Select(c => c.Text)));
            if (SecretMark.Find(head) is { } mark) return SheetRefusals.Secret(file, mark);
        }
        return null;
    }
}
