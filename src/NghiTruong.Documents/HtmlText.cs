using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NghiTruong.Text;

namespace NghiTruong.Documents;

/// <summary>The main text of a web page: paragraphs, breaks, lists, tables and captions as lines; menus, scripts and comments left out.</summary>
static partial class HtmlText
{
    public static TextInputResult Read(byte[] content, DecodedText decoded, string file)
    {
        var (html, encoding) = Decoded(content, decoded);
        if (!HtmlBudget.Allows(html)) return Refusals.TooComplex(file);
        using var page = new HtmlParser().ParseDocument(html);
        if (page.Body is not { } body) return Refusals.NoText(file);

        var main = Main(body);
        var title = Collapsed((body.QuerySelector("h1") ?? page.QuerySelector("title"))?.TextContent ?? "");
        var lines = new HtmlLines();
        lines.Add(main, main.TextContent.Length);
        var text = lines.ToString();
        if (body.QuerySelector("h1") is not null && title.Length is > 0 and < 300 && !Collapsed(text).Contains(title, StringComparison.Ordinal)) text = title + "\n" + text;

        var notes = new List<string>();
        if (!lines.ConvertedFonts && LegacyEncodings.Recognise(text) is { } old)
        {
            (text, encoding) = (old.Text, old.EncodingName);
            notes.Add($"Đã chuyển chữ từ bảng mã {encoding} sang Unicode; hãy kiểm tra lại các tên riêng.");
        }
        text = PlainText.WithoutControls(text, out _);
        return new ReadText(text, title.Length > 0 ? title : null, $"Trang web (HTML, {encoding})", notes);
    }

    /// <summary>The encoding a page declares wins over a guess, unless the bytes are plainly UTF.</summary>
    static (string Html, string Encoding) Decoded(byte[] content, DecodedText decoded)
    {
        if (decoded.EncodingName.StartsWith("UTF", StringComparison.Ordinal)) return (decoded.Text, decoded.EncodingName);
        var head = Encoding.Latin1.GetString(content, 0, Math.Min(content.Length, 4096));
        if (Charset().Match(head) is { Success: true } declared
            && CodePagesEncodingProvider.Instance.GetEncoding(declared.Groups[1].Value) is { } page)
        {
            return (PlainText.Composed(page.GetString(content)), declared.Groups[1].Value.ToLowerInvariant());
        }
        return (decoded.Text, decoded.EncodingName);
    }

    // One article on the page is the text; several are a list of news, and then the whole body is read.
    static IElement Main(IElement body)
    {
        foreach (var selector in (ReadOnlySpan<string>)["[itemprop=articleBody]", "article", "main", "[role=main]"])
        {
            var found = body.QuerySelectorAll(selector);
            if (found.Length == 1 && found[0].TextContent.Length >= 300) return Widened(found[0]);
        }
        return body;
    }

    // the title and the date of an article often stand just outside the part that is marked as its body
    static IElement Widened(IElement found) => found.Closest("article") ?? found;

    public static string Collapsed(string text) => White().Replace(text, " ").Trim();

    [GeneratedRegex(@"<meta[^>]{0,200}charset\s*=\s*[""']?\s*([\w-]{1,40})", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
