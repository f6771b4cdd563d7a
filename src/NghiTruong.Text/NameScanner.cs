using System.Runtime.CompilerServices;

namespace NghiTruong.Text;

/// <summary>Finds names of persons by their shape: two to six capitalised syllables, the first a family name.</summary>
internal static class NameScanner
{
    private const Tag NotAName = Tag.Post | Tag.Body | Tag.Group | Tag.Capacity | Tag.Document | Tag.Gathering | Tag.Unit;
    private const Tag NotInName = Tag.Post | Tag.Body | Tag.Capacity;

    /// <summary>The end of a name that begins here, or 0. Without a known family name only where the words before promise a name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int At(TokenText t, int i, bool promised = false)
    {
        var first = t.Form(i);
        if (!first.IsCapital || (!first.IsFamilyName && !promised && !HasPrefix(first) && !IsWoman(t, i)) || IsOther(t, i, 1, NotAName)) return 0;
        var upper = IsShout(first);
        var max = 6;
        var end = i + 1;
        while (end < i + max && t.Form(end) is { IsCapital: true } next && !t.IsGlued(end) && t[end].Start - t[end - 1].End <= 2 && !IsOther(t, end, 2, NotInName))
        {
            if (next.Text.Length > 1 && IsShout(next) != upper && !(end == i + 1 && first.Text.Length == 1)) break;
            if (end == i + 1 && first.Text.Length == 1) upper = IsShout(next);
            end++;
        }
        if (end - i < 2 && !HasPrefix(first) || t.IsCapital(end) && end - i == max) return 0;
        if (end - i == 2 && !first.IsFamilyName && t.Match(i, Tag.Place) == 2) return 0;
        return end;
    }

    /// <summary>"Thanh Thị Kỳ Duyên": Thị in the middle of capitals tells a name, whatever stands before it.</summary>
    private static bool IsWoman(TokenText t, int i) => t.Form(i + 1) is { IsCapital: true, Key: "thi5" } && t.IsCapital(i + 2) && t.Match(i + 1, Tag.Unit) == 0;

    /// <summary>A name in one word with its prefix: K'Brễu, H'Yim.</summary>
    internal static bool HasPrefix(Form form) => form.Text.Length > 3 && form.Text[0] is 'K' or 'H' or 'Y' && form.Text[1] is '\'' or '’' && char.IsUpper(form.Text[2]);

    /// <summary>True for a syllable in capitals of two or more letters.</summary>
    private static bool IsShout(Form form) => form.IsUpper && form.Text.Length > 1;

    private static bool IsOther(TokenText t, int i, int least, Tag tags)
    {
        var length = t.Match(i, tags);
        if (length == 0) return t.Match(i, Tag.Honorific) > 0 && t.IsCapital(i) && t.Form(i).Text is "Ông" or "Bà" && !t.Form(i).IsFamilyName;
        if (length > 1) return length >= 2 && (t.IsCapital(i + 1) || !t.Form(i).IsFamilyName || !t.IsCapital(i + 1));
        return length >= least || IsShout(t.Form(i)) && t.Match(i, Tag.Body) > 0;
    }

    /// <summary>True for a name that stands for a place, an idea or a street rather than a person in the room.</summary>
    internal static bool IsHistoric(TokenText t, int from, int to) =>
        t.Match(from, Tag.Place) == to - from;

    /// <summary>A name in capitals written as names are: TRẦN QUỐC TOẢN becomes Trần Quốc Toản.</summary>
    internal static string Normal(string name)
    {
        if (!HasShout(name)) return name;
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
            if (parts[i].Length > 1 && parts[i].All(c => !char.IsLetter(c) || char.IsUpper(c)))
                parts[i] = parts[i][0] + Lower(parts[i][1..]);
        return string.Join(' ', parts);
    }

    private static bool HasShout(string name)
    {
        for (var i = 1; i < name.Length; i++)
            if (char.IsUpper(name[i]) && char.IsUpper(name[i - 1])) return true;
        return false;
    }

    private static string Lower(string text) => string.Create(text.Length, text, static (lower, from) =>
    {
        for (var i = 0; i < lower.Length; i++) lower[i] = char.ToLowerInvariant(from[i]);
    });
}
