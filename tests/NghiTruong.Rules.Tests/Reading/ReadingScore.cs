using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NghiTruong.Rules.Reading;

namespace NghiTruong.Rules.Tests.Reading;

/// <summary>Precision and recall of the reader against gold records, measure by measure.</summary>
public sealed partial class ReadingScore
{
    private sealed class Tally { public int Right, Read, Gold; }

    private readonly Dictionary<string, Tally> tallies = [];

    public double F1(string measure)
    {
        var t = tallies[measure];
        var (precision, recall) = (t.Read == 0 ? 1.0 : (double)t.Right / t.Read, t.Gold == 0 ? 1.0 : (double)t.Right / t.Gold);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    public override string ToString() => string.Join(' ', tallies.Keys.Select(k => string.Create(CultureInfo.InvariantCulture, $"{k}={F1(k):0.000}")));

    public void Add(GoldRecord gold)
    {
        var got = Reader.Read(gold.Text);
        var people = gold.Items("attendees").ToList();
        string Name(JsonElement p) => Fold(GoldRecord.Word(p, "name"));
        Count("people", got.People.Select(p => Fold(p.Name)), people.Select(Name));
        Count("posts", got.People.SelectMany(p => p.Posts.Select(q => Fold(p.Name) + "|" + Fold(q))), people.SelectMany(p => p.GetProperty("positions").EnumerateArray().Select(q => Name(p) + "|" + Fold(q.GetString()))));
        Count("roles", got.People.Select(p => Fold(p.Name) + "|" + Low(p.Role)), people.Select(p => Name(p) + "|" + GoldRecord.Word(p, "role")));
        Count("chairs", got.Chairs.Select(Fold), gold.Items("chair").Select(c => Fold(c.GetString())));
        Count("dates", got.Dates.Select(d => d.Iso), gold.Items("dates").Select(d => GoldRecord.Word(d, "iso") ?? "").Where(d => d.Length > 0));
        Count("sessions", got.Sessions.Select(s => $"{s.Number}|{Low(s.Kind)}"), gold.Items("sessions").Select(s => $"{Number(s)}|{Kind(GoldRecord.Word(s, "kind"))}"));
        Count("standing", got.StandingMeetings.Select(s => $"{s.Number}|{Period(s.Period)}"), gold.Items("standing_meetings").Select(s => $"{Number(s)}|{Period(GoldRecord.Word(s, "period"))}"));
        Count("documents", got.Documents.Where(d => d.Number is not null).Select(d => Fold(d.Number)), gold.Items("resolutions").Concat(gold.Items("other_documents")).Select(d => Fold(GoldRecord.Word(d, "number"))).Where(n => n.Length > 0));
        Count("figures", got.Figures.Select(f => Figure(f.Value, f.Unit)), gold.Items("figures").Select(f => Figure(f.GetProperty("value").ValueKind == JsonValueKind.Number ? f.GetProperty("value").GetDecimal() : 0, GoldRecord.Word(f, "unit"))));
        Places(gold.Text, got);
        Directives(gold, got);
    }

    private void Places(string text, DraftRecord got)
    {
        var t = Of("spans");
        foreach (var person in got.People)
        {
            var (start, length) = (person.At.Start, person.At.Length);
            var inside = start >= 0 && length >= 0 && start + length <= text.Length && Fold(text.Substring(start, length)).Contains(Fold(person.Name), StringComparison.Ordinal);
            t.Right += inside ? 1 : 0;
            t.Read++;
            t.Gold++;
        }
    }

    private void Directives(GoldRecord gold, DraftRecord got)
    {
        var want = gold.Items("directives").ToList();
        var ranked = got.Directives.SelectMany((g, i) => want.Select((w, j) => (Overlap: Overlap(g.What, GoldRecord.Word(w, "what")), I: i, J: j))).Where(p => p.Overlap >= 0.4).OrderByDescending(p => p.Overlap);
        var (left, used, pairs) = (new HashSet<int>(), new HashSet<int>(), new List<(ReadDirective, JsonElement)>());
        foreach (var (_, i, j) in ranked)
        {
            if (left.Contains(i) || used.Contains(j)) continue;
            left.Add(i);
            used.Add(j);
            pairs.Add((got.Directives[i], want[j]));
        }
        var all = Of("directives");
        (all.Right, all.Read, all.Gold) = (all.Right + pairs.Count, all.Read + got.Directives.Count, all.Gold + want.Count);
        for (var n = 0; n < pairs.Count; n++)
        {
            var (x, y) = pairs[n];
            var named = y.GetProperty("to").EnumerateArray().Select(w => w.GetString()!).Where(w => !w.StartsWith('(')).Select(Body).ToList();
            if (named.Count > 0) Count("addressees", x.To.Select(Body), named);
            var (a, b, when) = (x.When, GoldRecord.Word(y, "when"), Of("when"));
            when.Read += a is null ? 0 : 1;
            when.Gold += b is null ? 0 : 1;
            when.Right += a is not null && b is not null && Overlap(a, b) >= 0.5 ? 1 : 0;
        }
    }

    private Tally Of(string measure) => tallies.TryGetValue(measure, out var tally) ? tally : tallies[measure] = new();

    private void Count(string measure, IEnumerable<string> got, IEnumerable<string> want)
    {
        var (g, w, t) = (got.ToHashSet(), want.ToHashSet(), Of(measure));
        (t.Right, t.Read, t.Gold) = (t.Right + g.Count(w.Contains), t.Read + g.Count, t.Gold + w.Count);
    }

    private static string Figure(decimal value, string? unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0.####}|{Fold(unit).Split(' ')[0]}");

    private static string Number(JsonElement item) => item.TryGetProperty("number", out var n) && n.ValueKind == JsonValueKind.Number ? n.GetRawText() : "";

    private static string Low(Enum value) => char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..];

    private static string Kind(string? words)
    {
        var k = Fold(words);
        foreach (var (key, name) in new[] { ("chuyen de", "thematic"), ("bat thuong", "extraordinary"), ("thuong le", "regular"), ("cuoi nam", "regular"), ("giua nam", "regular") })
            if (k.Contains(key, StringComparison.Ordinal)) return name;
        return k is "thematic" or "extraordinary" or "regular" ? k : "unknown";
    }

    private static string Period(string? words) => PeriodForm().Match(words ?? "") is { Success: true } m
        ? m.Groups[1].Success ? $"{m.Groups[1].Value}-{int.Parse(m.Groups[2].Value):00}" : $"{m.Groups[4].Value}-{int.Parse(m.Groups[3].Value):00}" : "";

    private static double Overlap(string? a, string? b)
    {
        var (x, y) = (Fold(a).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(), Fold(b).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet());
        return x.Count == 0 || y.Count == 0 ? 0 : 2.0 * x.Count(y.Contains) / (x.Count + y.Count);
    }

    private static string Body(string name) => TailForm().Replace(HeadForm().Replace(Fold(name), ""), "");

    /// <summary>Lower case, no diacritics, đ = d, the usual abbreviations one: so that spellings compare equal.</summary>
    private static string Fold(string? text)
    {
        var folded = new StringBuilder();
        foreach (var c in (text ?? "").ToLowerInvariant().Replace('đ', 'd').Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) folded.Append(c);
        var s = folded.ToString();
        foreach (var (full, brief) in new[] { ("uy ban mat tran to quoc viet nam", "ubmttq"), ("uy ban mttq viet nam", "ubmttq"), ("uy ban mat tran to quoc", "ubmttq"), ("uy ban mttq", "ubmttq"), ("hoi dong nhan dan", "hdnd"), ("uy ban nhan dan", "ubnd"), ("doan dai bieu quoc hoi", "doan dbqh") })
            s = s.Replace(full, brief, StringComparison.Ordinal);
        return OtherForm().Replace(s, " ").Trim();
    }

    [GeneratedRegex("[^a-z0-9%/]+")] private static partial Regex OtherForm();
    [GeneratedRegex("^(cac |dong chi |ong |ba )+")] private static partial Regex HeadForm();
    [GeneratedRegex(" (cua )?tinh$")] private static partial Regex TailForm();
    [GeneratedRegex(@"(\d{4})-(\d{1,2})|(\d{1,2})/(\d{4})")] private static partial Regex PeriodForm();
}
