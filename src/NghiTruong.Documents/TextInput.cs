using NghiTruong.Text;

namespace NghiTruong.Documents;

/// <summary>Text in, from what people have: .txt, .html, .docx, .pdf, .doc, .odt, .rtf.</summary>
public static class TextInput
{
    /// <summary>The largest file that is read: 5 MB.</summary>
    public const int MaxBytes = 5 << 20;

    /// <summary>Whether this machine reads PDF (poppler-utils is installed).</summary>
    public static bool ReadsPdf => PdfText.Tool is not null;

    /// <summary>Whether this machine reads .doc, .odt and .rtf (LibreOffice is installed).</summary>
    public static bool ReadsOldOffice => OfficeText.Tool is not null;

    /// <summary>
    /// Reads a file. The content decides what it is, not the name: a .docx named .txt is read as what it is. Nothing outside the
    /// file is fetched and no macro runs. Bad input of every kind (empty, too large, broken, locked, scanned, secret) is
    /// <see cref="Refused"/> with Vietnamese words; it does not throw. PDF and old office formats run a program beside us and may take seconds.
    /// </summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="fileName">Its name as the person knows it; shown in refusals.</param>
    /// <example><c>TextInput.Read(bytes, "ket-luan.docx") is ReadText { Text: var text }</c></example>
    public static TextInputResult Read(byte[] content, string fileName)
    {
        var file = Shown(fileName);
        if (content.Length == 0) return Refusals.Empty(file);
        if (content.Length > MaxBytes) return Refusals.TooLarge(file, content.Length);
        var result = ByKind(content, file);
        return result is ReadText read ? Checked(read, file) : result;
    }

    static TextInputResult ByKind(byte[] content, string file) => FileKinds.Of(content) switch
    {
        FileKind.Docx => DocxText.Read(content, file),
        FileKind.Odt => OfficeText.Read(content, file, ".odt", "OpenDocument (.odt)"),
        FileKind.Doc => OfficeText.Read(content, file, ".doc", "Word cũ (.doc)"),
        FileKind.Rtf => OfficeText.Read(content, file, ".rtf", "RTF"),
        FileKind.Pdf => PdfText.Read(content, file),
        FileKind.Password => Refusals.Password(file),
        FileKind.Spreadsheet => Refusals.Spreadsheet(file),
        FileKind.Presentation => Refusals.Presentation(file),
        FileKind.Image => Refusals.Image(file),
        FileKind.Archive => Refusals.Archive(file),
        FileKind.BrokenZip => Refusals.BrokenZip(file),
        FileKind.ZipBomb => Refusals.ZipBomb(file),
        FileKind.Program => Refusals.Program(file),
        FileKind.OtherBinary => Refusals.Binary(file),
        _ => AsText(content, file),
    };

    static TextInputResult AsText(byte[] content, string file)
    {
        if (LegacyEncodings.Decode(content) is not { } decoded) return Refusals.Binary(file);
        return FileKinds.OfText(decoded.Text, file) switch
        {
            FileKind.WebArchive => Refusals.WebArchive(file),
            FileKind.Html => HtmlText.Read(content, decoded, file),
            _ when decoded.Confidence < 0.3 => Refusals.Unreadable(file),
            _ => PlainText.Read(decoded),
        };
    }

    // Last of all, and before anyone stores a word of it: is it empty, is it secret?
    static TextInputResult Checked(ReadText read, string file)
    {
        if (!read.Text.Any(char.IsLetterOrDigit)) return Refusals.NoText(file);
        if (LegacyEncodings.HasPiledMarks(read.Text) || LegacyEncodings.HasPiledMarks(read.Margins)) return Refusals.PiledMarks(file);
        if ((SecretMark.Find(read.Text) ?? SecretMark.FindAnywhere(read.Margins)) is { } mark) return Refusals.Secret(file, mark);
        var text = PlainText.WithoutControls(read.Text, out _);
        return ReferenceEquals(text, read.Text) ? read : read with { Text = text };
    }

    internal static string Shown(string fileName)
    {
        var name = fileName.Split('/', '\\')[^1].Trim();
        name = string.Concat(name.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
        return name.Length switch { 0 => "không tên", > 100 => name[..60] + "…" + name[^30..], _ => name };
    }
}
