using System.Text;

namespace NghiTruong.Documents;

/// <summary>
/// Whether a file is what its ending says. Only what is known for sure contradicts: pictures among themselves, older Office files that are RTF, HTML or of a newer
/// Office, text in any encoding and every ending not listed here pass; a PDF and a package (.docx, .xlsx, .odt …) must be one.
/// </summary>
public static class FileEnding
{
    enum Content { Unknown, Pdf, Word, Sheet, Slides, OpenText, OpenSheet, OpenSlides, OldOffice, Rtf, Markup, Image, Archive, Program }

    /// <summary>What an ending is called, and the contents that may stand under it. Where unknown content may not, the format always shows itself.</summary>
    sealed record Ending(string Words, bool MustShow, params Content[] May);

    static readonly Ending Picture = new("ảnh", false, Content.Image), Packed = new("tệp nén", false, Content.Archive, Content.Word, Content.Sheet, Content.Slides, Content.OpenText, Content.OpenSheet, Content.OpenSlides),
        Text = new("văn bản thuần", false, Content.Markup), Sound = new("âm thanh hoặc phim", false);

    static readonly Dictionary<string, Ending> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = new("PDF", true, Content.Pdf),
        [".docx"] = new("Word", true, Content.Word), [".dotx"] = new("Word", true, Content.Word),
        [".xlsx"] = new("Excel", true, Content.Sheet), [".xltx"] = new("Excel", true, Content.Sheet),
        [".pptx"] = new("PowerPoint", true, Content.Slides), [".ppsx"] = new("PowerPoint", true, Content.Slides),
        [".odt"] = new("văn bản OpenDocument", true, Content.OpenText), [".ods"] = new("bảng tính OpenDocument", true, Content.OpenSheet), [".odp"] = new("trình chiếu OpenDocument", true, Content.OpenSlides),
        [".doc"] = new("Word cũ", false, Content.OldOffice, Content.Rtf, Content.Markup, Content.Word), [".dot"] = new("Word cũ", false, Content.OldOffice, Content.Rtf, Content.Word),
        [".xls"] = new("Excel cũ", false, Content.OldOffice, Content.Markup, Content.Sheet), [".ppt"] = new("PowerPoint cũ", false, Content.OldOffice, Content.Slides), [".pps"] = new("PowerPoint cũ", false, Content.OldOffice, Content.Slides),
        [".rtf"] = new("RTF", false, Content.Rtf, Content.OldOffice),
        [".txt"] = Text, [".csv"] = Text, [".tsv"] = Text, [".md"] = Text, [".log"] = Text, [".json"] = Text, [".xml"] = Text, [".html"] = Text, [".htm"] = Text,
        [".jpg"] = Picture, [".jpeg"] = Picture, [".png"] = Picture, [".gif"] = Picture, [".bmp"] = Picture, [".tif"] = Picture, [".tiff"] = Picture, [".webp"] = Picture, [".heic"] = Picture, [".heif"] = Picture,
        [".zip"] = Packed, [".rar"] = Packed, [".7z"] = Packed, [".gz"] = Packed,
        [".mp3"] = Sound, [".mp4"] = Sound, [".m4a"] = Sound, [".wav"] = Sound, [".mov"] = Sound, [".avi"] = Sound,
    };

    /// <summary>The refusal where the ending says something else than the content; null where it does not, or where one cannot know.</summary>
    /// <param name="content">The bytes; of a file that <see cref="FileHarm.NeedsAll"/> does not ask for, its beginning is enough.</param>
    /// <param name="fileName">Its name as the person knows it.</param>
    /// <example><c>FileEnding.Find("%PDF-1.7"u8.ToArray(), "bao-cao.docx")?.Rule</c> is <c>other-content</c>.</example>
    public static Refused? Find(byte[] content, string fileName)
    {
        var suffix = Path.GetExtension(fileName.TrimEnd(' ', '.'));
        if (!Endings.TryGetValue(suffix, out var says)) return null;
        var has = Of(content, says);
        return says.May.Contains(has) || (has == Content.Unknown && !says.MustShow) ? null : Refusals.OtherContent(TextInput.Shown(fileName), suffix.ToLowerInvariant(), says.Words, Words(has));
    }

    static Content Of(byte[] content, Ending says)
    {
        // A PDF may have rubbish before its mark; a text may speak of one.
        if (says.MustShow && content.AsSpan(0, Math.Min(content.Length, FileHarm.HeadBytes)).IndexOf("%PDF-"u8) >= 0) return Content.Pdf;
        if (content.AsSpan().StartsWith("PK\u0003\u0004"u8)) return InPackage(content);
        return FileKinds.Of(content) switch
        {
            FileKind.Pdf => content.AsSpan().StartsWith("%PDF-"u8) ? Content.Pdf : Content.Unknown,
            FileKind.Rtf => Content.Rtf,
            FileKind.Image => Content.Image,
            FileKind.Program => Content.Program,
            FileKind.Doc or FileKind.Spreadsheet or FileKind.Presentation or FileKind.Password or FileKind.OtherBinary => Content.OldOffice,
            FileKind.Archive => Content.Archive,
            _ => IsHeif(content) ? Content.Image : IsMarkup(content) ? Content.Markup : Content.Unknown,
        };
    }

    static Content InPackage(byte[] content)
    {
        try
        {
            using var zip = new ZipContent(content);
            var names = zip.Names.ToList();
            if (names.Contains("[Content_Types].xml"))
            {
                var types = TextOf(zip, "[Content_Types].xml");
                bool Is(string folder, string type) => types.Contains(type, StringComparison.Ordinal) || names.Any(n => n.StartsWith(folder, StringComparison.OrdinalIgnoreCase));
                return Is("word/", "wordprocessingml.") ? Content.Word : Is("xl/", "spreadsheetml.") ? Content.Sheet : Is("ppt/", "presentationml.") ? Content.Slides : Content.Archive;
            }
            if (!names.Contains("mimetype")) return Content.Archive;
            var mime = TextOf(zip, "mimetype");
            return mime.Contains("opendocument.text", StringComparison.Ordinal) ? Content.OpenText : mime.Contains("opendocument.spreadsheet", StringComparison.Ordinal) ? Content.OpenSheet
                : mime.Contains("opendocument.presentation", StringComparison.Ordinal) ? Content.OpenSlides : Content.Archive;
        }
        catch (Exception e) when (e is ZipContent.UnpackedTooMuchException || ZipContent.IsBroken(e))
        {
            return Content.Archive;
        }
    }

    static string TextOf(ZipContent zip, string name)
    {
        using var reader = new StreamReader(zip.Open(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>Pictures of telephones: a box "ftyp" of a picture's brand.</summary>
    static bool IsHeif(ReadOnlySpan<byte> content) =>
        content.Length >= 12 && content[4..].StartsWith("ftyp"u8) && (content[8..].StartsWith("heic"u8) || content[8..].StartsWith("heix"u8) || content[8..].StartsWith("mif1"u8) || content[8..].StartsWith("msf1"u8) || content[8..].StartsWith("avif"u8));

    static bool IsMarkup(ReadOnlySpan<byte> content)
    {
        var start = Encoding.Latin1.GetString(content[..Math.Min(content.Length, 512)]).TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\t', '\r', '\n');
        return start.StartsWith('<') || start.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase);
    }

    static string Words(Content content) => content switch
    {
        Content.Pdf => "PDF",
        Content.Word => "Word (.docx)",
        Content.Sheet => "Excel (.xlsx)",
        Content.Slides => "PowerPoint (.pptx)",
        Content.OpenText => "văn bản OpenDocument (.odt)",
        Content.OpenSheet => "bảng tính OpenDocument (.ods)",
        Content.OpenSlides => "trình chiếu OpenDocument (.odp)",
        Content.OldOffice => "tệp Office cũ (.doc, .xls, .ppt)",
        Content.Rtf => "RTF",
        Content.Markup => "trang web hoặc XML",
        Content.Image => "ảnh",
        Content.Archive => "tệp nén",
        Content.Program => "chương trình máy tính",
        _ => "nội dung không nhận ra (có thể tệp hỏng hoặc chỉ bị đổi đuôi)",
    };
}
