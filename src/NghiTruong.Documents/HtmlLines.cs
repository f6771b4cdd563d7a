using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NghiTruong.Text;

namespace NghiTruong.Documents;

/// <summary>Writes the elements of a page as lines.</summary>
sealed partial class HtmlLines
{
    static readonly FrozenSet<string> Dropped = new[]
    {
        "script", "style", "noscript", "template", "nav", "aside", "footer", "iframe", "object", "svg", "canvas", "video", "audio", "button", "select",
        "input", "textarea", "head", "map", "math", "dialog", "menu",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> BlockNames = new[]
    {
        "p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "caption",
        "figure", "figcaption", "blockquote", "pre", "form", "fieldset", "address", "center", "hr", "tbody", "thead", "tfoot", "details", "summary", "body",
    }.ToFrozenSet(StringComparer.Ordinal);

    readonly StringBuilder text = new();
    readonly Dictionary<IElement, int> counts = [];
    bool space;

    public bool ConvertedFonts { get; private set; }

    public override string ToString() => text.ToString().Trim();

    public void Add(IElement element, int wholeLength) => Children(element, "", wholeLength, 0);

    void Node(INode node, string font, int whole, int depth)
    {
        if (depth > 2_000) return; // the budget keeps real pages far below
        if (node is IText words) Words(words.Data, font);
        else if (node is IElement element && !IsDropped(element, whole)) Element(element, FontOf(element) ?? font, whole, depth);
    }

    void Element(IElement element, string font, int whole, int depth)
    {
        switch (element.LocalName)
        {
            case "br": Line(); break;
            case "table" when !IsLayout(element): Table(element, whole, depth); break;
            case "li": Item(element, font, whole, depth); break;
            case var name when BlockNames.Contains(name):
                Line();
                Children(element, font, whole, depth);
                Line();
                break;
            case "td" or "th":
                Children(element, font, whole, depth);
                Line();
                break;
            default: Children(element, font, whole, depth); break;
        }
    }

    void Children(IElement element, string font, int whole, int depth)
    {
        foreach (var child in element.ChildNodes) Node(child, font, whole, depth + 1);
    }

    void Item(IElement item, string font, int whole, int depth)
    {
        Line();
        var isNumbered = item.ParentElement?.LocalName == "ol";
        var number = isNumbered ? Position(item).ToString(CultureInfo.InvariantCulture) + ". " : "- ";
        var before = text.Length;
        Children(item, font, whole, depth);
        var written = text.ToString(before, text.Length - before);
        // an item that numbers itself ("1. …", "- …") keeps its own mark
        if (written.Trim().Length > 0 && !OwnMark().IsMatch(written)) text.Insert(before, number);
        Line();
    }

    int Position(IElement item)
    {
        var list = item.ParentElement!;
        if (!counts.TryGetValue(list, out var count)) count = int.TryParse(list.GetAttribute("start"), out var start) && start is >= 0 and < 10_000 ? start - 1 : 0;
        return counts[list] = count + 1;
    }

    void Table(IElement table, int whole, int depth)
    {
        Line();
        foreach (var row in table.QuerySelectorAll("tr"))
        {
            var cells = row.Children.Where(c => c.LocalName is "td" or "th").Select(cell =>
            {
                var inside = new HtmlLines();
                inside.Children(cell, FontOf(cell) ?? "", whole, depth + 1);
                ConvertedFonts |= inside.ConvertedFonts;
                return HtmlText.Collapsed(inside.ToString());
            }).ToList();
            if (cells.Exists(c => c.Length > 0)) { text.AppendJoin('\t', cells); Line(); }
        }
        if (table.Children.FirstOrDefault(c => c.LocalName == "caption") is { } caption) { Words(caption.TextContent, ""); Line(); }
    }

    // Old portals lay out their pages with tables: such a table holds tables, headings or whole passages.
    static bool IsLayout(IElement table) =>
        table.QuerySelector("table,h1,h2,h3,ul,ol") is not null
        || table.QuerySelectorAll("td,th").Any(cell => cell.TextContent.Length > 400 || cell.QuerySelectorAll("p,div").Length > 3);

    static bool IsDropped(IElement element, int whole)
    {
        if (Dropped.Contains(element.LocalName) || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true") return true;
        // the head of a page is a banner; the head of an article holds its title
        if (element.LocalName == "header" && element.Closest("article,main") is null && element.QuerySelector("h1") is null) return true;
        if (element.GetAttribute("role") is "navigation" or "search" or "contentinfo" or "complementary") return true;
        if (element.GetAttribute("style") is { } style && Invisible().IsMatch(style)) return true;
        if (!Furniture().IsMatch((element.GetAttribute("class") ?? "") + " " + (element.Id ?? ""))) return false;
        return element.TextContent.Length < whole * 0.5; // a page that calls its whole text "content-menu" keeps it
    }

    static string? FontOf(IElement element)
    {
        if (element.LocalName == "font" && element.GetAttribute("face") is { } face) return face.Trim(' ', '\'', '"');
        return element.GetAttribute("style") is { } style && Family().Match(style) is { Success: true } family ? family.Groups[1].Value.Trim() : null;
    }

    void Words(string words, string font)
    {
        if (LegacyEncodings.IsLegacyFont(font))
        {
            words = LegacyEncodings.ByFont(words, font);
            ConvertedFonts = true;
        }
        foreach (var c in words)
        {
            if (char.IsWhiteSpace(c)) { space = true; continue; }
            if (c is '\u200B' or '\uFEFF' or '\u00AD') continue;
            if (space && text.Length > 0 && text[^1] != '\n') text.Append(' ');
            space = false;
            text.Append(c);
        }
    }

    void Line()
    {
        space = false;
        if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
    }

    [GeneratedRegex(@"^\s*([-–•+*]|\(?\d{1,3}[.)]|[a-zđ]\))", RegexOptions.IgnoreCase)]
    private static partial Regex OwnMark();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", RegexOptions.IgnoreCase)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"font-family\s*:\s*[""']?([^;""',]{1,60})", RegexOptions.IgnoreCase)]
    private static partial Regex Family();

    [GeneratedRegex(@"(?<![a-z])(nav|navbar|navigation|menu|breadcrumbs?|sidebar|footer|related|comments?|share|social|tags|advert\w*|banner|popup|paging|pagination|search|login|lien-?quan|binh-?luan|tin-?khac|tinkhac|cac-?tin)(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Furniture();
}
