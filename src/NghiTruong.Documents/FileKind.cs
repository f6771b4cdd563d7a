using System.Text;

namespace NghiTruong.Documents;

/// <summary>What a file is, by its content; its name is only a hint for HTML fragments.</summary>
enum FileKind { Text, Html, Docx, Odt, Doc, Rtf, Pdf, Password, Spreadsheet, Presentation, WebArchive, Image, Archive, BrokenZip, ZipBomb, Program, OtherBinary }

static class FileKinds
{
    static readonly (byte[] Start, FileKind Kind)[] Starts =
    [
        ("%PDF-"u8.ToArray(), FileKind.Pdf), ("{\\rtf"u8.ToArray(), FileKind.Rtf),
        ([0x89, 0x50, 0x4E, 0x47], FileKind.Image), ([0xFF, 0xD8, 0xFF], FileKind.Image), ("GIF8"u8.ToArray(), FileKind.Image),
        ("II*\0"u8.ToArray(), FileKind.Image), ("MM\0*"u8.ToArray(), FileKind.Image), ("BM"u8.ToArray(), FileKind.Image),
        ([0x1F, 0x8B], FileKind.Archive), ("Rar!"u8.ToArray(), FileKind.Archive), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], FileKind.Archive), ("BZh"u8.ToArray(), FileKind.Archive),
        ([0x7F, 0x45, 0x4C, 0x46], FileKind.Program), ("MZ"u8.ToArray(), FileKind.Program),
    ];

    static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static FileKind Of(byte[] content)
    {
        var bytes = content.AsSpan();
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8)) return ZipContent.KindOf(content);
        if (bytes.StartsWith(CompoundFile)) return InCompoundFile(bytes);
        foreach (var (start, kind) in Starts)
        {
            if (!bytes.StartsWith(start)) continue;
            // "BM" and "MZ" may also begin a text; a picture or a program has NUL bytes soon
            if (start.Length > 2 || bytes[..Math.Min(bytes.Length, 512)].Contains((byte)0)) return kind;
        }
        if (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8)) return FileKind.Image;
        // a PDF may have a few bytes of rubbish before its mark
        if (bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-1."u8) is > 0 and var at && bytes[..at].IndexOf((byte)'\n') < 0) return FileKind.Pdf;
        return FileKind.Text;
    }

    /// <summary>Whether decoded text is HTML: it begins like a page, or it is named so and holds tags.</summary>
    public static FileKind OfText(string text, string fileName)
    {
        var start = text.AsSpan()[..Math.Min(text.Length, 2000)].TrimStart();
        if (start.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase) && start.Contains("multipart/related", StringComparison.OrdinalIgnoreCase)) return FileKind.WebArchive;
        foreach (var tag in (ReadOnlySpan<string>)["<!doctype html", "<html", "<head", "<body"])
        {
            if (start.IndexOf(tag, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && (at == 0 || start[0] == '<')) return FileKind.Html;
        }
        var named = fileName.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);
        var closes = text.Contains("</p>", StringComparison.OrdinalIgnoreCase) || text.Contains("</div>", StringComparison.OrdinalIgnoreCase) || text.Contains("</table>", StringComparison.OrdinalIgnoreCase);
        return (named && text.Contains('<')) || (closes && start.StartsWith("<")) ? FileKind.Html : FileKind.Text;
    }

    // The names of streams stand in the directory of the container in UTF-16; finding them is enough to tell what it holds.
    static FileKind InCompoundFile(ReadOnlySpan<byte> bytes)
    {
        if (Has(bytes, "EncryptedPackage") || Has(bytes, "EncryptionInfo")) return FileKind.Password;
        if (Has(bytes, "WordDocument")) return IsEncryptedDoc(bytes) ? FileKind.Password : FileKind.Doc;
        if (Has(bytes, "Workbook")) return FileKind.Spreadsheet;
        return Has(bytes, "PowerPoint Document") ? FileKind.Presentation : FileKind.OtherBinary;

        static bool Has(ReadOnlySpan<byte> bytes, string stream) => bytes.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;
    }

    // The head of the Word stream (ECA5 at the start of a sector) has a flag for a password.
    static bool IsEncryptedDoc(ReadOnlySpan<byte> bytes)
    {
        for (var sector = 512; sector + 12 <= bytes.Length; sector += 512)
        {
            if (bytes[sector] == 0xEC && bytes[sector + 1] == 0xA5) return (bytes[sector + 11] & 1) != 0;
        }
        return false;
    }
}
