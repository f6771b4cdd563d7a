using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace NghiTruong.Documents;

/// <summary>Writes an <see cref="OfficialPaper"/> as a Word document (.docx) in the form of Decree 30/2020/NĐ-CP.</summary>
public static class DocxPaper
{
    /// <summary>The media type of what <see cref="Write"/> writes.</summary>
    /// <example><c>Results.File(bytes, DocxPaper.ContentType, "thong-bao.docx")</c></example>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // Millimetres of the decree in twips: top and bottom 20, left 30, right 20 upright and 15 on its side.
    const int Top = 1134, Left = 1701, RightUpright = 1134, RightOnSide = 851, ShortEdge = 11906, LongEdge = 16838;

    /// <summary>
    /// Writes the paper: A4, Times New Roman, page number in the top margin from page 2, document language Vietnamese, the title in the
    /// file's properties. Whatever the texts hold, the result is a valid document: forbidden characters are dropped, empty parts left out.
    /// </summary>
    /// <param name="paper">The paper.</param>
    /// <param name="to">Where the bytes go; must be seekable and writable. It stays open.</param>
    /// <example><c>using var file = new MemoryStream(); DocxPaper.Write(paper, file);</c></example>
    public static void Write(OfficialPaper paper, Stream to)
    {
        using var document = WordprocessingDocument.Create(to, WordprocessingDocumentType.Document);
        AddProperties(document, paper);
        var main = document.AddMainDocumentPart();
        DocxPaperStyles.AddTo(main);
        AddSettings(main);

        var (across, down, right) = paper.Orientation == PaperOrientation.Landscape ? (LongEdge, ShortEdge, RightOnSide) : (ShortEdge, LongEdge, RightUpright);
        var width = across - Left - right;
        var body = new Body();
        body.Append(DocxPaperHead.Of(paper, width));
        body.Append(DocxPaperBody.Of(paper, width));
        body.Append(DocxPaperTail.Of(paper, width));
        body.Append(Section(main, paper, across, down, right));
        main.Document = new Document(body);
    }

    /// <summary>The same as bytes.</summary>
    /// <param name="paper">The paper.</param>
    /// <returns>The bytes of the .docx.</returns>
    /// <example><c>File.WriteAllBytes("thong-bao.docx", DocxPaper.Bytes(paper))</c></example>
    public static byte[] Bytes(OfficialPaper paper)
    {
        using var file = new MemoryStream();
        Write(paper, file);
        return file.ToArray();
    }

    // By the part itself: the SDK's PackageProperties lie under a name that Word would not give them.
    static void AddProperties(WordprocessingDocument document, OfficialPaper paper)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", dc = "http://purl.org/dc/elements/1.1/";
        using var part = document.AddCoreFilePropertiesPart().GetStream(FileMode.Create);
        new XElement(core + "coreProperties", new XAttribute(XNamespace.Xmlns + "cp", core), new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XElement(dc + "title", TitleOf(paper)),
            new XElement(dc + "creator", $"{PaperText.Line(paper.SuperiorBody)} {PaperText.Line(paper.IssuingBody)}".Trim()),
            new XElement(dc + "language", "vi-VN")).Save(part);
    }

    static string TitleOf(OfficialPaper paper)
    {
        var title = $"{PaperText.Line(paper.TypeName)} {PaperText.Line(paper.Summary)}".Trim();
        return title.Length <= 250 ? title : title[..(char.IsHighSurrogate(title[248]) ? 248 : 249)] + "…";
    }

    static void AddSettings(MainDocumentPart main) => main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
        new DefaultTabStop { Val = DocxPaperStyles.FirstLine },
        new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress },
        new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new ThemeFontLanguages { Val = "vi-VN" });

    static SectionProperties Section(MainDocumentPart main, OfficialPaper paper, int across, int down, int right)
    {
        var (first, later) = (main.AddNewPart<HeaderPart>(), main.AddNewPart<HeaderPart>());
        first.Header = new Header(new Paragraph(new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = DocxPaperStyles.PageNumber } }));
        later.Header = new Header(new Paragraph(
            new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = DocxPaperStyles.PageNumber } },
            new SimpleField(DocxPaperParts.Run("2")) { Instruction = " PAGE " }));
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.First, Id = main.GetIdOfPart(first) },
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(later) },
            new PageSize { Width = (uint)across, Height = (uint)down, Orient = paper.Orientation == PaperOrientation.Landscape ? PageOrientationValues.Landscape : PageOrientationValues.Portrait },
            new PageMargin { Top = Top, Bottom = Top, Left = Left, Right = (uint)right, Header = 567, Footer = 567, Gutter = 0 },
            new TitlePage());
    }
}
