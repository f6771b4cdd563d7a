using System.Text;

namespace NghiTruong.Documents.Tests;

/// <summary>A content line as read: name, parameters, raw value.</summary>
sealed record CalendarProperty(string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    public string Text => CalendarReading.Unescaped(Value);
}

/// <summary>What stands between BEGIN and END.</summary>
sealed class CalendarComponent(string name)
{
    public string Name { get; } = name;
    public List<CalendarProperty> Properties { get; } = [];
    public List<CalendarComponent> Inner { get; } = [];
    public CalendarProperty? Find(string property) => Properties.SingleOrDefault(p => p.Name == property);
    public CalendarProperty this[string property] => Properties.Single(p => p.Name == property);
}

/// <summary>A small strict reader of iCalendar, written from RFC 5545 and knowing nothing of the writer.</summary>
static class CalendarReading
{
    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The lines between CRLFs, each checked to be whole UTF-8 of at most 75 octets without a control character.</summary>
    public static List<string> PhysicalLines(byte[] bytes)
    {
        var lines = new List<string>();
        var start = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\n') throw new FormatException($"A bare LF at {i}.");
            if (bytes[i] != '\r') continue;
            if (i + 1 >= bytes.Length || bytes[i + 1] != '\n') throw new FormatException($"A bare CR at {i}.");
            if (i - start > 75) throw new FormatException($"A line of {i - start} octets.");
            var line = Strict.GetString(bytes, start, i - start);
            if (line.Any(c => char.IsControl(c) && c != '\t')) throw new FormatException("A control character.");
            lines.Add(line);
            start = ++i + 1;
        }
        return start == bytes.Length ? lines : throw new FormatException("The last line does not end.");
    }

    public static List<string> Unfolded(IEnumerable<string> lines)
    {
        var whole = new List<string>();
        foreach (var line in lines)
            if (line.Length > 0 && line[0] is ' ' or '\t') whole[^1] += line[1..];
            else whole.Add(line);
        return whole;
    }

    public static string Unescaped(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
            switch (value[i])
            {
                case ';' or ',': throw new FormatException($"An unescaped {value[i]}.");
                case '\\':
                    text.Append(++i < value.Length ? value[i] switch { 'n' or 'N' => '\n', ';' or ',' or '\\' => value[i], _ => throw new FormatException($"\\{value[i]}") } : throw new FormatException("A backslash at the end."));
                    break;
                default:
                    text.Append(value[i]);
                    break;
            }
        return text.ToString();
    }

    /// <summary>Values parted by commas that are not escaped.</summary>
    public static List<string> List(string value)
    {
        var (parts, start) = (new List<string>(), 0);
        for (var i = 0; i <= value.Length; i++)
            if (i == value.Length || value[i] == ',')
            {
                parts.Add(Unescaped(value[start..i]));
                start = i + 1;
            }
            else if (value[i] == '\\') i++;
        return parts;
    }

    public static CalendarComponent Read(byte[] bytes)
    {
        var root = new CalendarComponent("");
        var open = new Stack<CalendarComponent>([root]);
        foreach (var line in Unfolded(PhysicalLines(bytes)))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var head = line[..colon].Split(';');
            var property = new CalendarProperty(head[0], head.Skip(1).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]), line[(colon + 1)..]);
            if (property.Name == "BEGIN")
            {
                var inner = new CalendarComponent(property.Value);
                open.Peek().Inner.Add(inner);
                open.Push(inner);
            }
            else if (property.Name == "END")
            {
                if (open.Pop().Name != property.Value) throw new FormatException($"END:{property.Value}");
            }
            else open.Peek().Properties.Add(property);
        }
        return open.Count == 1 && root.Properties.Count == 0 ? root.Inner.Single() : throw new FormatException("A component is left open.");
    }
}
