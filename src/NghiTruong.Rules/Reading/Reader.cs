using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>Turns a meeting's text into a draft record.</summary>
public static class Reader
{
    /// <summary>Reads a text. <paramref name="date"/> is the day of the paper where the person knows it; it gives years to dates without one.</summary>
    public static DraftRecord Read(string text, DateOnly? date = null)
    {
        var t = new TokenText(text);
        var lines = Lines.Of(t);
        var dates = new DateReader(t, lines, date);
        var people = new KnownPeople();
        var sentences = ReadPeople(t, lines, people);
        var type = Kinds.Of(t, lines);
        var directives = new DirectiveReader(t, people, Fallback(t, lines, people), type);
        foreach (var (line, parts) in sentences)
            if (line.IsContent) directives.Line(line, parts);
        var things = new ThingReader(t, lines, dates, type);
        return new DraftRecord
        {
            Title = Title(t, lines),
            Type = type,
            Dates = dates.Found,
            People = [.. people.All.Select(p => new ReadPerson(p.Name, p.Posts, p.Role) { At = p.At, Confidence = p.Confidence, Doubt = p.Doubt })],
            Groups = things.Groups(sentences),
            Bodies = things.Bodies(),
            Sessions = things.Sessions(),
            StandingMeetings = things.StandingMeetings(),
            Documents = things.Documents(),
            Directives = [.. directives.Found.Select(d => d.When is { } when && dates.Context is { } day ? d with { Due = TimeWords.Read(when, day) } : d.When is { } w ? d with { Due = DueWithout(w) } : d)],
            Figures = things.Figures(),
            HeldOn = dates.HeldOn,
        };
    }

    /// <summary>Without any day of context only words that need none are read; a year is never made up.</summary>
    private static TimeWords? DueWithout(string when)
    {
        var read = TimeWords.Read(when, new DateOnly(2000, 1, 1));
        return read.YearIsInferred ? new TimeWords(when, TimeKind.Vague, null, null, null, null, false, $"chưa rõ năm ({when})") : read;
    }

    private static List<(Line Line, List<(Sentence, List<Mention>)> Parts)> ReadPeople(TokenText t, List<Line> lines, KnownPeople people)
    {
        var mentions = new MentionReader(t, people);
        var roles = new RoleReader(t);
        var all = new List<(Line, List<(Sentence, List<Mention>)>)>();
        var roll = new RollState(t);
        foreach (var line in lines)
        {
            if (!line.IsContent && line.Kind is not (LineKind.Title or LineKind.Caption or LineKind.Signature)) continue;
            roll.Next(line);
            mentions.IsRoll = roll.Role != PersonRole.Mentioned || line.Kind == LineKind.Signature;
            var parts = new List<(Sentence, List<Mention>)>();
            foreach (var sentence in Sentences.Of(t, line))
            {
                var found = line.Kind == LineKind.Signature ? [] : mentions.Read(sentence);
                if (line.Kind == LineKind.Signature) Signatures.Read(t, line, lines, people, found);
                else roles.Read(sentence, found, line.Kind is LineKind.Title or LineKind.Caption ? PersonRole.Mentioned : roll.Role, PersonRole.Mentioned);
                foreach (var mention in found)
                {
                    if (mention.Person.Posts.Count == 0 || line.Kind != LineKind.Caption) people.AddPosts(mention.Person, mention.Posts);
                    if (mention.Says || mentions.LastSubject is null) mentions.LastSubject = mention.Person;
                }
                parts.Add((sentence, found));
            }
            all.Add((line, parts));
        }
        return all;
    }

    private static string? Title(TokenText t, List<Line> lines)
    {
        var title = string.Join(' ', lines.Where(l => l.Kind == LineKind.Title).Select(l => t.Text(l.BodyFrom, l.To)));
        return title.Length > 0 ? title : null;
    }

    /// <summary>Who speaks where no one is named: the chair, else the first council body of the text.</summary>
    private static Giver? Fallback(TokenText t, List<Line> lines, KnownPeople people)
    {
        if (people.All.FirstOrDefault(p => p.IsChair) is { } chair) return Givers.Of(chair, []);
        foreach (var line in lines)
        {
            if (!line.IsContent && line.Kind != LineKind.Title) continue;
            for (var i = line.From; i < line.To; i++)
                if (t.Match(i, Tag.Body) > 0 && BodyScanner.BodyAt(t, i) is var end and > 0 && Givers.OfBody(t.Text(i, end)) is { } body) return body;
        }
        return null;
    }
}
