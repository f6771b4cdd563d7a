using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace NghiTruong.Documents;

/// <summary>A ZIP package, opened with bounds: entries are counted, sizes are checked as said and again as they unfold.</summary>
sealed class ZipContent : IDisposable
{
    const int MaxEntries = 2_000;
    const long MaxUnpacked = 60L << 20;
    const long MaxRatio = 250;
    const long MaxXml = 24L << 20;
    public const int MaxDepth = 200;

    readonly ZipArchive archive;
    long unpacked;

    public ZipContent(byte[] content) => archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);

    public static FileKind KindOf(byte[] content)
    {
        try
        {
            using var zip = new ZipContent(content);
            var said = zip.archive.Entries.Sum(e => Math.Max(0, e.Length));
            if (zip.archive.Entries.Count > MaxEntries || said > MaxUnpacked) return FileKind.ZipBomb;
            if (said > 4 << 20 && said / Math.Max(1, zip.archive.Entries.Sum(e => e.CompressedLength)) > MaxRatio) return FileKind.ZipBomb;
            if (zip.Has("word/")) return FileKind.Docx;
            if (zip.Has("xl/")) return FileKind.Spreadsheet;
            if (zip.Has("ppt/")) return FileKind.Presentation;
            if (zip.archive.GetEntry("mimetype") is null || zip.archive.GetEntry("content.xml") is null) return FileKind.Archive;
            using var type = new StreamReader(zip.Open("mimetype")!);
            var mime = type.ReadToEnd();
            if (mime.Contains("opendocument.text", StringComparison.Ordinal)) return FileKind.Odt;
            return mime.Contains("spreadsheet", StringComparison.Ordinal) ? FileKind.Spreadsheet : FileKind.Archive;
        }
        catch (UnpackedTooMuchException) { return FileKind.ZipBomb; }
        catch (Exception e) when (IsBroken(e)) { return FileKind.BrokenZip; }
    }

    /// <summary>The many ways in which a broken package shows.</summary>
    public static bool IsBroken(Exception e) => e is InvalidDataException or IOException or XmlException or ArgumentException
        or NotSupportedException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException;

    /// <summary>A part for reading, bounded; null where there is none.</summary>
    public Stream? Open(string name) =>
        archive.GetEntry(name.TrimStart('/')) is { } entry ? new BoundedStream(entry.Open(), this) : null;

    /// <summary>Reads a part as XML without DTDs or outside references.</summary>
    public XmlReader? OpenXml(string name) => Open(name) is { } stream
        ? XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxXml,
            CloseInput = true,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        })
        : null;

    /// <summary>A whole small part (styles, numbering, relationships) as a tree; null where there is none.</summary>
    public XElement? LoadXml(string name)
    {
        using var reader = OpenXml(name);
        return reader is null ? null : XDocument.Load(reader).Root;
    }

    public IEnumerable<string> Names => archive.Entries.Select(e => e.FullName);

    bool Has(string folder) => archive.Entries.Any(e => e.FullName.StartsWith(folder, StringComparison.OrdinalIgnoreCase));

    public void Dispose() => archive.Dispose();

    /// <summary>A package that unfolds past its bounds, whatever its directory said.</summary>
    public sealed class UnpackedTooMuchException : Exception;

    sealed class BoundedStream(Stream inner, ZipContent owner) : Stream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            return (owner.unpacked += read) <= MaxUnpacked ? read : throw new UnpackedTooMuchException();
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
