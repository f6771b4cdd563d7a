using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>Those who sign: people mentioned, with the post in capitals above their name.</summary>
internal static class Signatures
{
    internal static void Read(TokenText t, Line line, List<Line> lines, KnownPeople people, List<Mention> found)
    {
        for (var i = line.From; i < line.To; i++)
        {
            var end = NameScanner.At(t, i);
            if (end == 0 || end > line.To) continue;
            end = Gap(t, i, end);
            if (end - i < 2) continue;
            var name = NameScanner.Normal(t.Text(i, end));
            var isNew = people.Find(name) is null;
            var person = people.Take(name, new Place(t[i].Start, t[end - 1].End - t[i].Start), 0.9);
            if (isNew && Post(t, line, lines) is { } post) people.AddPosts(person, [post]);
            found.Add(new Mention { Person = person, From = i, To = end, NameFrom = i, NameTo = end });
            i = end - 1;
        }
    }

    /// <summary>Two signatures on one line stand apart: a name ends at a wide gap.</summary>
    private static int Gap(TokenText t, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
            if (t[i].Start - t[i - 1].End > 2) return i;
        return to;
    }

    private static string? Post(TokenText t, Line line, List<Line> lines)
    {
        for (var k = line.Index - 1; k >= 0 && line.Index - k < 9; k--)
        {
            var above = lines[k];
            if (above.Kind != LineKind.Letterhead) continue;
            for (var i = above.From; i < above.To; i++)
                if (t.Match(i, Tag.Post) is var length and > 0 && t.Form(i).IsUpper) return Written(t.Text(i, Gap(t, i, above.To)));
        }
        return null;
    }

    /// <summary>A post in capitals written as posts are; abbreviations of bodies stay.</summary>
    private static string Written(string post)
    {
        var words = post.Split(' ');
        for (var i = 0; i < words.Length; i++)
            words[i] = words[i] is "HĐND" or "UBND" or "MTTQ" or "ĐBQH" ? words[i] : string.Concat(words[i].Select(char.ToLowerInvariant));
        var text = string.Join(' ', words).Replace("văn phòng", "Văn phòng", StringComparison.Ordinal).Replace("trưởng ban", "Trưởng Ban", StringComparison.Ordinal);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
