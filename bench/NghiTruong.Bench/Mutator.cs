using System.Text;
using NghiTruong.Text;

namespace NghiTruong.Bench;

/// <summary>Damages files the way transport, other programs and ill will do.</summary>
sealed class Mutator(Dice dice)
{
    static readonly string[] Snippets =
    [
        "; ", " đề nghị ", "\n- ", "1. ", "((((((((", "\"\"\"\"", "ngày 31/2", "99/99/9999", "từ ngày 3 đến 5/4", "Một là, ", "các đồng chí: ", "Kỳ họp thứ ", "số /NQ-HĐND",
        "999999999999999999999999999", "1.088.000.000,55%", "\0", "\u202E", "\uD800", "\uFEFF", "ẬậẬậ", "̣́̀̉̃́̀", "\t\t\t", "<p>", "</div>", "&nbsp;", "]]>", "&#0;",
        "<b><i><u>", "TỐI MẬT\n", "khóa XVIIIIIII", "nhiệm kỳ 2021 - 2026", " và ", ", ", "/", "12/17 ", "HĐND", "Nơi nhận:\n",
    ];

    static readonly Encoding[] Encodings =
    [
        Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.Latin1,
        CodePagesEncodingProvider.Instance.GetEncoding(1258)!, CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
    ];

    /// <summary>A damaged file of one of the kinds, with a name that may or may not fit.</summary>
    public (string Name, byte[] Content) Next(IReadOnlyList<string> texts)
    {
        var text = dice.Of(texts);
        if (dice.OneIn(2)) text = Text(text);
        var (name, content) = dice.Below(3) switch
        {
            0 => ("a.txt", Encoded(text)),
            1 => ("a.html", Encoded(dice.OneIn(2) ? Page(SampleFiles.Page(text)) : SampleFiles.Page(text))),
            _ => ("a.docx", dice.OneIn(2) ? Parts(SampleFiles.Docx(Valid(text))) : SampleFiles.Docx(Valid(text))),
        };
        if (dice.OneIn(3)) content = Bytes(content);
        if (dice.OneIn(10)) name = dice.Of(["a.txt", "a.html", "a.docx", "a.doc", "", "a\0.txt"]);
        return (name, content);
    }

    string Text(string text)
    {
        for (var times = 1 + dice.Below(6); times > 0; times--)
        {
            var (at, length) = Stretch(text.Length, 400);
            text = dice.Below(8) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                2 => text.Insert(at, dice.Of(Snippets)),
                3 => Swapped(text, at, length),
                4 => text.Insert(at, Repeated(dice.OneIn(2) ? dice.Of(Snippets) : text.Substring(at, Math.Min(length, 60)))),
                5 => LegacyEncodings.HasPiledMarks(text) ? text : Safe(text, NormalizationForm.FormD), // the framework itself takes minutes over piled marks
                6 => text.Replace("\n", dice.Of(["", "\r\n", " ", "\n\n\n", "\u2028"]), StringComparison.Ordinal),
                _ => dice.OneIn(2) ? text.ToUpperInvariant() : text.ToLowerInvariant(),
            };
            if (text.Length > 3_000_000) break;
        }
        return text;
    }

    string Page(string page)
    {
        var tag = dice.Of(["div", "b", "table", "font size=1", "p", "span", "ul", "a", "td", "svg", "template", "select", "button"]);
        var name = tag.Split(' ')[0];
        var opened = string.Concat(Enumerable.Repeat($"<{tag}>", 1 << dice.Below(14)));
        var (at, length) = Stretch(page.Length, 1_000);
        return dice.Below(4) switch
        {
            0 => page.Insert(at, opened),
            1 => page.Insert(at, opened + "x" + opened.Replace("<", "</", StringComparison.Ordinal)),
            2 => page.Insert(at, Repeated($"<{name} class='x{at}' style='display:none' {new string('y', length % 90)}>")),
            _ => Text(page),
        };
    }

    byte[] Parts(byte[] docx)
    {
        var parts = SampleFiles.Unzip(docx);
        var name = dice.Of(parts.Keys.ToList());
        var xml = parts[name];
        var (at, length) = Stretch(xml.Length, 500);
        switch (dice.Below(7))
        {
            case 0: parts.Remove(name); break;
            case 1: parts[name] = xml.Remove(at, length); break;
            case 2: parts[name] = xml.Insert(at, xml.Substring(at, length)); break;
            case 3: parts[name] = Text(xml); break;
            case 4:
                var element = dice.Of(["w:p", "w:tbl", "w:sdt", "w:ins", "w:txbxContent", "w:r", "w:tr", "w:tc", "w:t"]);
                var depth = 1 << dice.Below(15);
                var where = Math.Max(0, xml.IndexOf("<w:p>", StringComparison.Ordinal));
                parts[name] = xml.Insert(where, string.Concat(Enumerable.Repeat($"<{element}>", depth)) + string.Concat(Enumerable.Repeat($"</{element}>", depth)));
                break;
            case 5: parts[name] = xml.Replace("w:val=\"1\"", $"w:val=\"{dice.Of(["", "-1", "99999999999", "9", "0", "x", "2147483647"])}\"", StringComparison.Ordinal); break;
            default: parts[name] = Repeated(xml); break;
        }
        return SampleFiles.Zip(parts.ToDictionary(p => p.Key, p => Valid(p.Value)));
    }

    byte[] Encoded(string text)
    {
        if (!dice.OneIn(4)) return Encoding.UTF8.GetBytes(text);
        var encoding = dice.Of(Encodings);
        return [.. dice.OneIn(2) ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
    }

    byte[] Bytes(byte[] content)
    {
        var bytes = content.ToList();
        for (var times = 1 + dice.Below(20); times > 0 && bytes.Count > 0; times--)
        {
            var (at, length) = Stretch(bytes.Count, 200);
            switch (dice.Below(5))
            {
                case 0 or 1: bytes[Math.Min(at, bytes.Count - 1)] ^= (byte)(1 << dice.Below(8)); break;
                case 2: bytes.RemoveRange(at, length); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                default: if (dice.OneIn(4)) bytes.RemoveRange(at, bytes.Count - at); else bytes[Math.Min(at, bytes.Count - 1)] = (byte)dice.Below(256); break;
            }
        }
        return [.. bytes];
    }

    (int At, int Length) Stretch(int whole, int longest)
    {
        var at = dice.Below(whole + 1);
        return (at, dice.Below(Math.Min(longest, whole - at) + 1));
    }

    string Swapped(string text, int at, int length)
    {
        var taken = text.Substring(at, length);
        var rest = text.Remove(at, length);
        return rest.Insert(dice.Below(rest.Length + 1), taken);
    }

    // mostly thousands of times, now and then up to megabytes
    string Repeated(string piece)
    {
        var size = dice.OneIn(12) ? 2_000_000 : 1 << dice.Below(16);
        return piece.Length == 0 ? "" : string.Concat(Enumerable.Repeat(piece, Math.Max(1, size / piece.Length)));
    }

    static string Safe(string text, NormalizationForm form)
    {
        try { return text.Normalize(form); }
        catch (ArgumentException) { return text; }
    }

    // what XML cannot hold would only test the writer of the sample
    string Valid(string text) => dice.OneIn(5) ? text : string.Concat(text.Where(c => c >= ' ' || c is '\n' or '\t' or '\r'));
}
