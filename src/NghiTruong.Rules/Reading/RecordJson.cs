using System.Text.Encodings.Web;
using System.Text.Json;

namespace NghiTruong.Rules.Reading;

/// <summary>A draft record as JSON, in the form that reading/README.md describes.</summary>
public static class RecordJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a record; <paramref name="text"/> is given with it where the input was no plain text, and places refer to it.</summary>
    public static string Write(DraftRecord record, string? text = null)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            json.WriteStartObject();
            if (record.Title is null) json.WriteNull("title"); else json.WriteString("title", record.Title);
            json.WriteString("meetingType", Name(record.Type));
            if (record.HeldOn is { } held) json.WriteString("heldOn", held.ToString("yyyy-MM-dd"));
            Items(json, "dates", record.Dates, (j, d) => { j.WriteString("text", d.Text); j.WriteString("iso", d.Iso); j.WriteBoolean("yearIsInferred", d.YearIsInferred); });
            Strings(json, "chairs", record.Chairs);
            Items(json, "people", record.People, (j, p) => { j.WriteString("name", p.Name); Strings(j, "posts", p.Posts); j.WriteString("role", Name(p.Role)); });
            Items(json, "groups", record.Groups, (j, g) => j.WriteString("words", g.Words));
            Items(json, "bodies", record.Bodies, (j, b) => j.WriteString("name", b.Name));
            Items(json, "sessions", record.Sessions, Session);
            Items(json, "standingMeetings", record.StandingMeetings, (j, m) => { Number(j, "number", m.Number); j.WriteString("period", m.Period); });
            Items(json, "documents", record.Documents, (j, d) => { j.WriteString("kind", d.Kind); j.WriteString("number", d.Number); j.WriteString("date", d.Date); j.WriteString("about", d.About); });
            Items(json, "directives", record.Directives, Directive);
            Items(json, "figures", record.Figures, (j, f) => { j.WriteString("indicator", f.Indicator); j.WriteNumber("value", f.Value); j.WriteString("unit", f.Unit); });
            if (text is not null) json.WriteString("text", text);
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Session(Utf8JsonWriter j, ReadSession s)
    {
        Number(j, "number", s.Number);
        j.WriteString("kind", Name(s.Kind));
        j.WriteString("council", s.Council);
        j.WriteString("khoa", s.Khoa);
        j.WriteString("term", s.Term);
    }

    private static void Directive(Utf8JsonWriter j, ReadDirective d)
    {
        j.WriteString("from", d.From);
        j.WriteString("capacity", d.Capacity);
        Strings(j, "to", d.To);
        j.WriteString("verb", d.Verb);
        j.WriteString("what", d.What);
        j.WriteString("when", d.When);
        j.WriteString("kind", Name(d.Kind));
        if (d.Due is not { } due) return;
        j.WriteStartObject("due");
        j.WriteString("kind", Name(due.Kind));
        if (due.LastDay is { } day) j.WriteString("lastDay", day.ToString("yyyy-MM-dd"));
        if (due.Event is not null) j.WriteString("event", due.Event);
        if (due.Rhythm is { } rhythm) j.WriteString("rhythm", Name(rhythm));
        if (due.DayOfPeriod is { } n) j.WriteNumber("dayOfPeriod", n);
        j.WriteBoolean("yearIsInferred", due.YearIsInferred);
        j.WriteString("reading", due.Reading);
        j.WriteEndObject();
    }

    private static void Items<T>(Utf8JsonWriter j, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> body) where T : ReadItem
    {
        j.WriteStartArray(name);
        foreach (var item in items)
        {
            j.WriteStartObject();
            body(j, item);
            j.WriteNumber("start", item.At.Start);
            j.WriteNumber("length", item.At.Length);
            j.WriteNumber("confidence", item.Confidence);
            if (item.Doubt is not null) j.WriteString("doubt", item.Doubt);
            j.WriteEndObject();
        }
        j.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter j, string name, IEnumerable<string> values)
    {
        j.WriteStartArray(name);
        foreach (var value in values) j.WriteStringValue(value);
        j.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter j, string name, int? value)
    {
        if (value is { } n) j.WriteNumber(name, n); else j.WriteNull(name);
    }

    private static string Name(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
