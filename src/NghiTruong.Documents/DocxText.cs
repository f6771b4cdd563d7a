using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace NghiTruong.Documents;

/// <summary>
/// The text of a Word document. It is read block by block from the package rather than through the element tree of the SDK:
/// the file comes from outside, and so neither its size nor its depth decides how much memory and stack are used.
/// </summary>
static class DocxText
{
    public const string Format = "Word (.docx)";

    public static TextInputResult Read(byte[] content, string file)
    {
        try
        {
            using var zip = new ZipContent(content);
            return Read(zip, file);
        }
        catch (ZipContent.UnpackedTooMuchException) { return Refusals.ZipBomb(file); }
        catch (DocxBlocks.TooDeepException) { return Refusals.TooComplex(file); }
        catch (Exception e) when (ZipContent.IsBroken(e)) { return Refusals.BrokenDocx(file); }
    }

    static TextInputResult Read(ZipContent zip, string file)
    {
        var main = Related(zip, "_rels/.rels", "", "officeDocument").FirstOrDefault() ?? "word/document.xml";
        var folder = main.Contains('/') ? main[..(main.LastIndexOf('/') + 1)] : "";
        var relations = folder + "_rels/" + main[folder.Length..] + ".rels";
        IEnumerable<string> Parts(string kind) => Related(zip, relations, folder, kind);

        var styles = new DocxStyles(First("styles"), First("theme"));
        var blocks = new DocxBlocks(styles, new DocxNumbering(First("numbering"), styles));
        var lines = new List<string>();
        using var body = zip.OpenXml(main);
        if (body is null) return Refusals.BrokenDocx(file);

        var headers = Parts("header").Select(Lines).Select(l => string.Join('\n', l)).Where(t => t.Length > 0).Distinct().ToList();
        var footers = Parts("footer").SelectMany(Lines).ToList();
        lines.AddRange(headers);
        Body(body, blocks, lines);
        lines.AddRange(Parts("footnotes").Concat(Parts("endnotes")).SelectMany(Notes));

        return new ReadText(Joined(lines), Title(zip), Format, Told(zip, blocks))
        {
            Margins = string.Join('\n', [.. headers, .. footers, blocks.Boxes.ToString()]),
        };

        XElement? First(string kind) => Parts(kind).Select(zip.LoadXml).FirstOrDefault(p => p is not null);

        List<string> Lines(string part)
        {
            var read = new List<string>();
            if (zip.LoadXml(part) is { } root) blocks.Block(root, read);
            read.RemoveAll(l => l.All(c => !char.IsLetter(c))); // page numbers
            return read;
        }

        IEnumerable<string> Notes(string part)
        {
            foreach (var note in zip.LoadXml(part)?.Elements() ?? [])
            {
                if (note.Get("type") is not null) continue; // separators
                var read = new List<string>();
                blocks.Block(note, read);
                yield return $"[{note.Get("id")}] {string.Join(' ', read).Trim()}";
            }
        }
    }

    static void Body(XmlReader reader, DocxBlocks blocks, List<string> lines)
    {
        reader.MoveToContent();
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName is "document" or "body") { if (!reader.Read()) break; }
            else if (XNode.ReadFrom(reader) is XElement block) blocks.Block(block, lines);
        }
    }

    static List<string> Told(ZipContent zip, DocxBlocks blocks)
    {
        var notes = new List<string>();
        if (blocks.HadChanges) notes.Add("Văn bản còn vết sửa đổi (track changes): đã lấy bản sau khi chấp nhận mọi sửa đổi.");
        if (blocks.HadHidden) notes.Add("Văn bản có chữ ẩn: phần chữ ẩn không được đọc.");
        if (blocks.ConvertedRuns > 0) notes.Add("Đã chuyển chữ từ phông cũ (TCVN3, VNI) sang Unicode; hãy kiểm tra lại các tên riêng.");
        if (zip.Names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) notes.Add("Tệp có macro; macro không được chạy.");
        return notes;
    }

    static string? Title(ZipContent zip)
    {
        try { return zip.LoadXml("docProps/core.xml")?.Child("title")?.Value.Trim() is { Length: > 0 } title ? title : null; }
        catch (XmlException) { return null; } // a broken title page loses the title, not the text
    }

    /// <summary>Targets of relationships of a kind that lie in the package; what lies outside is never followed.</summary>
    static List<string> Related(ZipContent zip, string part, string folder, string kind)
    {
        var targets = new List<string>();
        foreach (var relation in zip.LoadXml(part)?.Elements() ?? [])
        {
            if (relation.Get("TargetMode") == "External" || relation.Get("Target") is not { } target) continue;
            if (relation.Get("Type")?.EndsWith("/" + kind, StringComparison.Ordinal) != true) continue;
            targets.Add(target.StartsWith('/') ? target[1..] : folder + target);
        }
        return targets.Take(100).ToList();
    }

    static string Joined(List<string> lines)
    {
        var text = new StringBuilder();
        var blanks = 0;
        foreach (var line in lines.SelectMany(l => l.Split('\n')))
        {
            blanks = line.Length == 0 ? blanks + 1 : 0;
            if (blanks < 2) text.Append(line).Append('\n');
        }
        return text.ToString().Trim('\n');
    }
}
