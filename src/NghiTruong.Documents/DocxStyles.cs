using System.Xml.Linq;

namespace NghiTruong.Documents;

/// <summary>Styles of a document: the font, the capitals and the numbering that a run or paragraph really has.</summary>
sealed class DocxStyles
{
    readonly Dictionary<string, XElement> byId = [];
    readonly XElement? defaults;
    readonly string? defaultParagraph;
    readonly string? majorFont;
    readonly string? minorFont;

    public DocxStyles(XElement? styles, XElement? theme)
    {
        foreach (var style in styles?.Children("style") ?? [])
        {
            if (style.Get("styleId") is not { } id) continue;
            byId[id] = style;
            if (style.Get("type") == "paragraph" && style.Get("default") is "1" or "true" or "on") defaultParagraph = id;
        }
        defaults = styles?.Child("docDefaults")?.Child("rPrDefault")?.Child("rPr");
        var fonts = theme?.Descendants().FirstOrDefault(e => e.Name.LocalName == "fontScheme");
        majorFont = fonts?.Child("majorFont")?.Child("latin")?.Get("typeface");
        minorFont = fonts?.Child("minorFont")?.Child("latin")?.Get("typeface");
    }

    /// <summary>The font that draws the letters of the old encodings (they lie in the range of hAnsi), empty where nothing says.</summary>
    public string Font(XElement? run, XElement? paragraph) =>
        Levels(run, paragraph).Select(p => Font(p.Child("rFonts"))).FirstOrDefault(f => f is not null) ?? "";

    public bool Capitals(XElement? run, XElement? paragraph) => Toggle(run, paragraph, "caps");

    public bool Hidden(XElement? run, XElement? paragraph) => Toggle(run, paragraph, "vanish");

    /// <summary>The numbering of a paragraph, its own or that of its style; null where it has none.</summary>
    public (string Id, int Level)? Numbering(XElement? paragraph)
    {
        foreach (var properties in Chain(paragraph?.Child("pStyle")?.Get("val") ?? defaultParagraph).Select(s => s.Child("pPr")).Prepend(paragraph))
        {
            if (properties?.Child("numPr") is not { } number || number.Child("numId")?.Get("val") is not { } id) continue;
            return id == "0" ? null : (id, int.TryParse(number.Child("ilvl")?.Get("val"), out var level) ? Math.Clamp(level, 0, 8) : 0);
        }
        return null;
    }

    /// <summary>The list that a numbering style stands for.</summary>
    public string? NumberingOfStyle(string id) => byId.GetValueOrDefault(id)?.Child("pPr")?.Child("numPr")?.Child("numId")?.Get("val");

    bool Toggle(XElement? run, XElement? paragraph, string name)
    {
        foreach (var properties in Levels(run, paragraph))
        {
            if (properties.Child(name) is { } toggle) return toggle.Get("val") is not ("0" or "false" or "off");
        }
        return false;
    }

    // from the nearest to the farthest: the run itself, its style, the style of the paragraph, the defaults
    IEnumerable<XElement> Levels(XElement? run, XElement? paragraph)
    {
        if (run is not null) yield return run;
        foreach (var style in Chain(run?.Child("rStyle")?.Get("val")))
        {
            if (style.Child("rPr") is { } properties) yield return properties;
        }
        foreach (var style in Chain(paragraph?.Child("pStyle")?.Get("val") ?? defaultParagraph))
        {
            if (style.Child("rPr") is { } properties) yield return properties;
        }
        if (defaults is not null) yield return defaults;
    }

    IEnumerable<XElement> Chain(string? id)
    {
        for (var steps = 0; steps < 20 && id is not null && byId.TryGetValue(id, out var style); steps++) // a style may be based on itself in a broken file
        {
            yield return style;
            id = style.Child("basedOn")?.Get("val");
        }
    }

    string? Font(XElement? fonts)
    {
        if (fonts is null) return null;
        var theme = fonts.Get("hAnsiTheme") ?? fonts.Get("asciiTheme");
        if (theme is not null && fonts.Get("hAnsi") is null) return theme.StartsWith("major", StringComparison.Ordinal) ? majorFont : minorFont;
        return fonts.Get("hAnsi") ?? fonts.Get("ascii");
    }
}

/// <summary>Elements and attributes by local name: the same in both namespaces that Word writes (transitional and strict).</summary>
static class WordXml
{
    extension(XElement element)
    {
        public XElement? Child(string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

        public IEnumerable<XElement> Children(string name) => element.Elements().Where(e => e.Name.LocalName == name);

        public string? Get(string name) => element.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;
    }
}
