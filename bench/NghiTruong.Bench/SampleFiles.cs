using System.IO.Compression;
using System.Net;
using System.Text;

namespace NghiTruong.Bench;

/// <summary>The repository's own texts, and pages and Word documents made from them.</summary>
static class SampleFiles
{
    /// <summary>Texts of the tests, found from where the program stands.</summary>
    public static List<string> Texts()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NghiTruong.slnx"))) folder = folder.Parent;
        var texts = folder is null ? "" : Path.Combine(folder.FullName, "tests/NghiTruong.Rules.Tests/Reading/Texts");
        return Directory.Exists(texts)
            ? Directory.EnumerateFiles(texts, "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList()
            : throw new DirectoryNotFoundException("The texts of the tests were not found; run inside the repository.");
    }

    public static string Page(string text) =>
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Tin</title></head><body><nav><ul><li>Trang chủ</li></ul></nav><div class=\"content\">\n"
        + string.Concat(text.Split('\n').Select((line, i) => i % 7 == 6
            ? $"<table><tr><td>{i}</td><td>{WebUtility.HtmlEncode(line)}</td></tr></table>\n"
            : $"<p><b>{i}</b> {WebUtility.HtmlEncode(line)}</p>\n"))
        + "</div><footer>Bản quyền</footer></body></html>";

    public static byte[] Docx(string text)
    {
        const string w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string package = "http://schemas.openxmlformats.org/package/2006";
        var body = string.Concat(text.Split('\n').Select((line, i) =>
        {
            var run = $"<w:r><w:rPr><w:rFonts w:ascii=\"{(i % 9 == 8 ? ".VnTime" : "Arial")}\" w:hAnsi=\"{(i % 9 == 8 ? ".VnTime" : "Arial")}\"/></w:rPr><w:t xml:space=\"preserve\">{WebUtility.HtmlEncode(line)}</w:t></w:r>";
            var number = i % 5 == 4 ? $"<w:pPr><w:numPr><w:ilvl w:val=\"{i % 3}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" : "";
            return i % 8 == 7 ? $"<w:tbl><w:tr><w:tc><w:p>{run}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>" : $"<w:p>{number}{run}</w:p>";
        }));
        var levels = string.Concat(Enumerable.Range(0, 3).Select(l => $"<w:lvl w:ilvl=\"{l}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%{l + 1}.\"/></w:lvl>"));
        return Zip(new()
        {
            ["[Content_Types].xml"] = $"<Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>",
            ["_rels/.rels"] = $"<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r\" Type=\"{office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
            ["word/document.xml"] = $"<w:document {w}><w:body>{body}</w:body></w:document>",
            ["word/_rels/document.xml.rels"] = $"<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"n\" Type=\"{office}/numbering\" Target=\"numbering.xml\"/><Relationship Id=\"s\" Type=\"{office}/styles\" Target=\"styles.xml\"/></Relationships>",
            ["word/numbering.xml"] = $"<w:numbering {w}><w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
            ["word/styles.xml"] = $"<w:styles {w}><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:rPr><w:rFonts w:ascii=\"Arial\"/></w:rPr></w:style></w:styles>",
        });
    }

    public static byte[] Zip(Dictionary<string, string> parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return stream.ToArray();
    }

    public static Dictionary<string, string> Unzip(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        });
    }
}
