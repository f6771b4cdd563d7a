using System.Buffers;
using System.Globalization;
using System.Text;

namespace NghiTruong.Documents;

/// <summary>Content lines of RFC 5545: UTF-8, folded at 75 octets, ended by CRLF.</summary>
sealed class CalendarLines(IBufferWriter<byte> to)
{
    /// <summary>The most octets of a line, its end not counted.</summary>
    public const int Longest = 75;

    /// <summary>A property of text; one without any is left out, except where the format asks for it.</summary>
    public void WriteText(string name, string? text)
    {
        if (text is { Length: > 0 } || name is "UID" or "SUMMARY") Write($"{name}:{Escaped(text ?? "")}");
    }

    /// <summary>A whole content line, its text escaped already. It is never cut within a letter, nor, if they fit a line, between a letter and its marks or its backslash.</summary>
    public void Write(string line)
    {
        var rest = line.AsSpan();
        var room = Longest;
        while (true)
        {
            var taken = rest.Length <= room && Encoding.UTF8.GetByteCount(rest) <= room ? rest.Length : Fitting(rest, room);
            Encoding.UTF8.GetBytes(rest[..taken], to);
            to.Write("\r\n"u8);
            rest = rest[taken..];
            if (rest.IsEmpty) return;
            to.Write(" "u8);
            room = Longest - 1;
        }
    }

    /// <summary>How many characters of a text go into so many octets.</summary>
    static int Fitting(ReadOnlySpan<char> text, int room)
    {
        var (taken, octets) = (0, 0);
        while (taken < text.Length)
        {
            // A letter with its marks, or its backslash; looking no further than a line can hold, for there may be a million marks.
            var ahead = text.Slice(taken, Math.Min(text.Length - taken, Longest + 1));
            var length = ahead is ['\\', _, ..] ? 1 + StringInfo.GetNextTextElementLength(ahead[1..]) : StringInfo.GetNextTextElementLength(ahead);
            var size = Encoding.UTF8.GetByteCount(text.Slice(taken, length));
            if (size >= Longest) return taken + FittingRunes(text[taken..], room - octets);
            if (octets + size > room) break;
            (taken, octets) = (taken + length, octets + size);
        }
        return taken;
    }

    static int FittingRunes(ReadOnlySpan<char> text, int room)
    {
        var taken = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0) break;
            taken += rune.Utf16SequenceLength;
        }
        return taken;
    }

    /// <summary>TEXT of RFC 5545: backslash, semicolon, comma and line ends escaped, control characters left out, halves of letters replaced.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var wasReturn = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var c = rune.Value;
            if (!(c == '\n' && wasReturn))
                switch (c)
                {
                    case '\\' or ';' or ',':
                        escaped.Append('\\').Append((char)c);
                        break;
                    case '\r' or '\n' or 0x85 or 0x2028 or 0x2029:
                        escaped.Append("\\n");
                        break;
                    case '\t':
                        escaped.Append('\t');
                        break;
                    default:
                        if (!Rune.IsControl(rune)) escaped.Append(rune);
                        break;
                }
            wasReturn = c == '\r';
        }
        return escaped.ToString();
    }
}
