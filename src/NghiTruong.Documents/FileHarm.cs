using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace NghiTruong.Documents;

/// <summary>
/// What a file must not bring along, whatever it is called: macros, references that fetch from outside, a lock, files hidden in it, programs.
/// Looked for in the content; nothing is run or fetched. A plain hyperlink is none; scans and signed PDFs pass.
/// </summary>
public static partial class FileHarm
{
    /// <summary>Bytes at the start by which a file shows that it has to be read whole.</summary>
    public const int HeadBytes = 1024;

    /// <summary>The stream in which an office program keeps a whole file inside another, as it stands in the bytes.</summary>
    static readonly string EmbeddedFile = Encoding.Latin1.GetString(Encoding.Unicode.GetBytes("Ole10Native"));

    const long MaxPart = 24L << 20;
    const int MaxInflated = 8 << 20;

    /// <summary>Whether a file that begins so has to be looked through; the others carry nothing that a program of an office would run.</summary>
    /// <example><c>FileHarm.NeedsAll("%PDF-1.7"u8)</c> is true.</example>
    public static bool NeedsAll(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK"u8) || head.StartsWith(Compound) || head.StartsWith("{\\rt"u8) || head.IndexOf("%PDF-"u8) >= 0 || IsProgram(head);

    /// <summary>The first harm found, in words for the person who brings the file; null where there is none. Never throws: what is too broken to look through is refused.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="fileName">Its name as the person knows it; shown in the refusal, and telling scripts by their ending.</param>
    /// <example><c>FileHarm.Find(bytes, "bao-cao.docm")?.Rule</c> is <c>macros</c>.</example>
    public static Refused? Find(byte[] content, string fileName)
    {
        var file = TextInput.Shown(fileName);
        try
        {
            var bytes = content.AsSpan();
            if (ByName(fileName) is { } script) return script;
            if (IsProgram(bytes)) return Refusals.Program(file);
            if (bytes.StartsWith("PK\u0003\u0004"u8)) return InPackage(content, file);
            if (bytes.StartsWith(Compound)) return InCompound(bytes, file);
            if (bytes.StartsWith("{\\rt"u8)) return InRtf(Encoding.Latin1.GetString(content), file);
            return bytes[..Math.Min(bytes.Length, HeadBytes)].IndexOf("%PDF-"u8) >= 0 ? InPdf(content, file) : null;
        }
        catch (ZipContent.UnpackedTooMuchException)
        {
            return Refusals.ZipBomb(file);
        }
        catch (Exception e) when (ZipContent.IsBroken(e))
        {
            return Refusals.BrokenZip(file);
        }
    }

    /// <summary>What Windows would run when it is opened.</summary>
    /// <example><c>FileHarm.ByName("hoa-don.pdf.js")?.Rule</c> is <c>program</c>.</example>
    public static Refused? ByName(string fileName) => Runs().IsMatch(fileName) ? Refusals.Program(TextInput.Shown(fileName)) : null;

    static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    static bool IsProgram(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\u007fELF"u8) || (bytes.StartsWith("MZ"u8) && bytes[..Math.Min(bytes.Length, 512)].Contains((byte)0));

    static Refused? InPackage(byte[] content, string file)
    {
        using var zip = new ZipContent(content);
        var names = zip.Names.ToList();
        var isOffice = names.Contains("[Content_Types].xml");
        if (!isOffice && !names.Contains("mimetype")) return null; // an archive: nobody unpacks it here
        if (ZipContent.KindOf(content) == FileKind.ZipBomb) return Refusals.ZipBomb(file);
        if (names.Any(n => MacroPart().IsMatch(n))) return Refusals.Macros(file);
        if (names.Any(n => OutsidePart().IsMatch(n))) return Refusals.Outside(file);
        // A document of Word may call its parts whatever it likes; it says so in its list of types.
        var types = isOffice ? TextOf(zip, "[Content_Types].xml") : "";
        var isWord = types.Contains("wordprocessingml", StringComparison.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            if (name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) && LeadsOutside(zip, name)) return Refusals.Outside(file);
            if (name == "[Content_Types].xml" && types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)) return Refusals.Macros(file);
            if (name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) && TextOf(zip, name).Contains(EmbeddedFile, StringComparison.Ordinal)) return Refusals.HiddenFile(file);
            if (isOffice ? WordPart().IsMatch(name) || (isWord && (XmlPart().IsMatch(name) || types.Contains($"/{name}", StringComparison.OrdinalIgnoreCase))) : name is "content.xml" or "styles.xml")
                if (HarmIn(zip, name, isOffice, file) is { } harm) return harm;
        }
        return null;
    }

    static bool LeadsOutside(ZipContent zip, string name)
    {
        using var xml = zip.OpenXml(name)!;
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && string.Equals(xml.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase) && xml.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.OrdinalIgnoreCase) != true)
                return true;
        return false;
    }

    /// <summary>Fields of Word that fetch or run, whose code may be cut over many runs; in OpenDocument whatever but a link names an address outside.</summary>
    static Refused? HarmIn(ZipContent zip, string name, bool isOffice, string file)
    {
        var codes = new StringBuilder();
        using var xml = zip.OpenXml(name)!;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (isOffice && xml.LocalName == "fldSimple") codes.Append('\u0013').Append(xml.GetAttribute("instr", xml.NamespaceURI) ?? xml.GetAttribute("instr"));
            else if (isOffice && xml.LocalName == "fldChar" && (xml.GetAttribute("fldCharType", xml.NamespaceURI) ?? "") == "begin") codes.Append('\u0013');
            else if (isOffice && xml.LocalName == "instrText" && !xml.IsEmptyElement && xml.Read() && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA) codes.Append(xml.Value);
            else if (!isOffice && (xml.LocalName.StartsWith("dde-", StringComparison.Ordinal) || (xml.LocalName is not "a" && xml.GetAttribute("href", "http://www.w3.org/1999/xlink") is { } to && Address().IsMatch(to)))) return Refusals.Outside(file);
            else if (!isOffice && xml.LocalName == "event-listener") return Refusals.Macros(file);
            if (codes.Length > MaxPart) return Refusals.TooComplex(file);
        }
        return Field().IsMatch(codes.ToString()) ? Refusals.Outside(file) : null;
    }

    static Refused? InCompound(ReadOnlySpan<byte> bytes, string file)
    {
        if (Has(bytes, "EncryptedPackage") || Has(bytes, "EncryptionInfo") || FileKinds.Of(bytes.ToArray()) == FileKind.Password) return Refusals.Password(file);
        if (Has(bytes, "_VBA_PROJECT") || Has(bytes, "Macros\0") || HasMacroSheet(bytes)) return Refusals.Macros(file);
        if (Has(bytes, "Ole10Native")) return Refusals.HiddenFile(file);
        return Field().IsMatch(Encoding.Latin1.GetString(bytes)) || Field().IsMatch(Encoding.Unicode.GetString(bytes)) ? Refusals.Outside(file) : null;

        static bool Has(ReadOnlySpan<byte> bytes, string stream) => bytes.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;
    }

    /// <summary>An Excel 4 macro sheet: a BOUNDSHEET record of type 1, whose length fits its own name.</summary>
    static bool HasMacroSheet(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at + 12 < bytes.Length; at++)
        {
            if (bytes[at] != 0x85 || bytes[at + 1] != 0 || bytes[at + 3] != 0 || bytes[at + 8] > 2 || bytes[at + 9] != 1) continue;
            var (length, letters, wide) = (bytes[at + 2], bytes[at + 10], bytes[at + 11]);
            if (letters is > 0 and <= 31 && wide <= 1 && length == 8 + letters * (1 + wide)) return true;
        }
        return false;
    }

    static Refused? InRtf(string text, string file) =>
        text.Contains("\\objdata", StringComparison.OrdinalIgnoreCase) || text.Contains("\\objocx", StringComparison.OrdinalIgnoreCase) ? Refusals.HiddenFile(file)
        : RtfOutside().IsMatch(text) ? Refusals.Outside(file) : null;

    /// <summary>JavaScript and programs to start; attached files pass, for signed papers and PDF/A-3 carry them.</summary>
    static Refused? InPdf(byte[] content, string file)
    {
        var text = Encoding.Latin1.GetString(content);
        if (Acts(text)) return Refusals.ActingPdf(file);
        var left = (long)MaxPart;
        foreach (Match objects in ObjectStream().Matches(text))
        {
            var inside = Inflated(content, objects.Index + objects.Length);
            if ((left -= inside.Length) < 0) return Refusals.TooComplex(file);
            if (Acts(inside)) return Refusals.ActingPdf(file);
        }
        return null;
    }

    static bool Acts(string pdf) => PdfAction().IsMatch(pdf.Contains('#') ? EscapedName().Replace(pdf, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString()) : pdf);

    static string Inflated(byte[] content, int from)
    {
        using var zlib = new ZLibStream(new MemoryStream(content, from, content.Length - from, writable: false), CompressionMode.Decompress);
        var (whole, buffer) = (new MemoryStream(), new byte[81920]);
        try
        {
            while (whole.Length < MaxInflated && zlib.Read(buffer) is > 0 and var read) whole.Write(buffer, 0, read);
        }
        catch (InvalidDataException)
        {
            // Another filter, or damaged: what came so far is looked through.
        }
        return Encoding.Latin1.GetString(whole.GetBuffer(), 0, (int)whole.Length);
    }

    static string TextOf(ZipContent zip, string name)
    {
        using var from = zip.Open(name)!;
        using var reader = new StreamReader(from, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\.(exe|com|scr|pif|bat|cmd|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|msi|msp|lnk|jar|cpl|reg|chm|iso|img|url|scf|inf|msc|xll|dll|sys|appref-ms|application)[\s.]*(::?\$DATA)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Runs();

    [GeneratedRegex(@"(^|/)(vbaProject[^/]*\.bin|vbaData\.xml|macrosheets/.+|intlmacrosheets/.+|activeX/.+|Basic/.+|Scripts/.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MacroPart();

    [GeneratedRegex(@"^xl/(externalLinks/externalLink[^/]*\.xml|connections\.xml|queryTables/.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OutsidePart();

    [GeneratedRegex(@"^word/[^/]+\.xml$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WordPart();

    /// <summary>Any part written in XML but the lists of types and relations and what says who wrote it.</summary>
    [GeneratedRegex(@"^(?!\[Content_Types\]\.xml$|docProps/|customXml/).+\.xml$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex XmlPart();

    [GeneratedRegex(@"^\s*([a-z][a-z0-9+.-]*:|//|\\\\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\u0013\s*""?\s*(DDE(AUTO)?\b|LINK\b|(INCLUDETEXT|INCLUDEPICTURE|IMPORT)\s+""?\s*([a-z]+:|\\\\))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"\\objautlink|\\objlink|\\\*\s*\\template\s+(https?:|ftp:|file:|\\\\)|\\fldinst[\s{}\\a-z0-9]*\bDDE", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RtfOutside();

    [GeneratedRegex(@"/ObjStm\b[^\0]{0,2000}?stream\r?\n", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectStream();

    [GeneratedRegex(@"/(JavaScript|JS|Launch)(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex PdfAction();

    [GeneratedRegex(@"#([0-9A-Fa-f]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedName();
}
