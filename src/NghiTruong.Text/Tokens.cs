using System.Runtime.CompilerServices;

namespace NghiTruong.Text;

internal enum TokenKind : byte { Word, Number, Mark, Break }

/// <summary>One form as written, with what the readers ask of it; the same form is one object in a text.</summary>
internal sealed class Form
{
    private const int Kept = 1 << 15;
    private static readonly Form?[] Met = new Form?[Kept]; // the last form met at each place: a race costs a second object, nothing more

    private Form(string text, TokenKind kind)
    {
        raw = text;
        Text = Syllable.Compose(text);
        Kind = kind;
        Key = kind == TokenKind.Word ? Syllable.Key(Text) : text is "–" or "—" or "−" ? "-" : text is "’" or "‘" ? "'" : text is "\n" ? "\n" : Text;
        IsCapital = kind == TokenKind.Word && char.IsUpper(Text[0]);
        IsUpper = IsCapital && AllUpper(Text);
        IsFamilyName = kind == TokenKind.Word && FamilyNames.Has(Key);
        Node = Lexicon.Root(Key);
        Digit = kind == TokenKind.Word ? VietnameseNumbers.WordValue(Key) : -1;
        Number = kind == TokenKind.Number && Text.Length <= 9 && int.TryParse(Text, out var n) ? n : -1;
    }

    private readonly string raw;

    internal string Text { get; }
    internal string Key { get; }
    internal TokenKind Kind { get; }
    internal bool IsCapital { get; }
    internal bool IsUpper { get; }
    internal bool IsFamilyName { get; }
    internal Lexicon.Node? Node { get; }

    /// <summary>What a word of number begins with ("hai" 2, "mười" 10), else -1.</summary>
    internal int Digit { get; }

    /// <summary>The value of up to nine digits, else -1.</summary>
    internal int Number { get; }

    internal static Form Of(ReadOnlySpan<char> text, TokenKind kind)
    {
        var hash = 17u;
        foreach (var c in text) hash = hash * 31 + c;
        ref var met = ref Met[(hash ^ (hash >> 15)) & (Kept - 1)];
        var known = met;
        if (known is not null && text.SequenceEqual(known.raw)) return known;
        var form = new Form(text.ToString(), kind);
        if (text.Length <= 24) met = form;
        return form;
    }

    private static bool AllUpper(string text)
    {
        foreach (var c in text)
            if (char.IsLetter(c) && !char.IsUpper(c)) return false;
        return true;
    }
}

/// <summary>A syllable, a run of digits, a mark or a line break, with its place in the text as it came.</summary>
internal readonly record struct Token(int Start, int Length, Form Form)
{
    internal int End => Start + Length;
    internal TokenKind Kind => Form.Kind;
    internal string Key => Form.Key;
}

/// <summary>A text cut into tokens, read once and kept as it came for places.</summary>
/// <remarks>Here and in the readers the loops over every token are optimised at once: most texts are read by a process that has not grown warm.</remarks>
internal sealed class TokenText
{
    private readonly Token[] tokens;
    private readonly int count;
    private int[]? bodies, posts;

    internal TokenText(string raw)
    {
        Raw = raw;
        tokens = new Token[raw.Length / 3 + 8];
        count = Cut(ref tokens);
    }

    /// <summary>Room for where bodies and posts end, so that each is read once: 0 unknown, else the end and one.</summary>
    internal int[] Bodies => bodies ??= new int[count + 1];

    internal int[] Posts => posts ??= new int[count + 1];

    internal string Raw { get; }
    internal int Count => count;
    internal Token this[int i] => tokens[i];

    /// <summary>The form at a token; past either end an empty line break.</summary>
    internal Form Form(int i) => (uint)i < (uint)count ? tokens[i].Form : Nothing;

    internal string Key(int i) => Form(i).Key;
    internal int Number(int i) => Form(i).Number;
    internal bool IsWord(int i) => Form(i).Kind == TokenKind.Word;
    internal bool IsNumber(int i) => Form(i).Kind == TokenKind.Number;
    internal bool IsCapital(int i) => Form(i).IsCapital;
    internal bool IsMark(int i, char mark) => Form(i) is { Kind: TokenKind.Mark } form && form.Key[0] == mark;
    internal bool IsBreak(int i) => Form(i).Kind == TokenKind.Break;

    /// <summary>True where no white space stands between this token and the one before.</summary>
    internal bool IsGlued(int i) => i > 0 && i < count && tokens[i].Start == tokens[i - 1].End;

    /// <summary>True where the words of a phrase begin at this token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal bool At(int i, Phrase phrase)
    {
        var keys = phrase.Keys;
        if (i < 0 || i + keys.Length > count) return false;
        for (var k = 0; k < keys.Length; k++)
            if (tokens[i + k].Form.Key != keys[k]) return false;
        return true;
    }

    /// <summary>How many tokens the longest phrase with any of these tags takes here; 0 where none begins.</summary>
    internal int Match(int i, Tag tags) => Match(i, tags, out _);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal int Match(int i, Tag tags, out Tag found)
    {
        found = default;
        var node = Form(i).Node;
        if (node is null || (node.Below & tags) == 0) return 0;
        var (longest, at) = (0, i);
        while (true)
        {
            if ((node.Tags & tags) != 0) (longest, found) = (at - i + 1, node.Tags);
            if (node.Next is null || (node.Below & tags) == 0 || !node.Next.TryGetValue(Key(++at), out node)) return longest;
        }
    }

    /// <summary>The text from one token up to another, composed, with runs of white space as one space.</summary>
    internal string Text(int from, int to)
    {
        if (to <= from) return "";
        var raw = Raw.AsSpan(tokens[from].Start, tokens[to - 1].End - tokens[from].Start);
        if (IsTidy(raw)) return Syllable.Compose(raw.ToString());
        var text = new System.Text.StringBuilder(raw.Length);
        var space = false;
        foreach (var c in raw)
        {
            if (IsSpace(c)) { space = true; continue; }
            if (space) { text.Append(' '); space = false; }
            text.Append(c);
        }
        return Syllable.Compose(text.ToString());
    }

    private static bool IsTidy(ReadOnlySpan<char> raw)
    {
        for (var i = 0; i < raw.Length; i++)
            if (raw[i] == ' ' ? i + 1 < raw.Length && raw[i + 1] == ' ' : raw[i] < ' ' || raw[i] is '\u00a0' or > '\u1fff') return false;
        return true;
    }

    private static readonly Form Nothing = NghiTruong.Text.Form.Of("\n", TokenKind.Break);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Cut(ref Token[] into)
    {
        var raw = Raw.AsSpan();
        var n = 0;
        for (var i = 0; i < raw.Length;)
        {
            var c = raw[i];
            if (c is '\n' or '\r' or '\u2028' or '\u2029')
            {
                var length = c == '\r' && i + 1 < raw.Length && raw[i + 1] == '\n' ? 2 : 1;
                if (!IsWrap(raw, i, i + length)) Add(ref into, n++, new Token(i, length, Nothing));
                i += length;
            }
            else if (IsSpace(c)) i++;
            else
            {
                var (length, kind) = Next(raw, i);
                Add(ref into, n++, new Token(i, length, NghiTruong.Text.Form.Of(raw.Slice(i, length), kind)));
                i += length;
            }
        }
        return n;
    }

    /// <summary>A line broken only to fit a page: the words go on in lower case and nothing closed the line before.</summary>
    private static bool IsWrap(ReadOnlySpan<char> raw, int from, int next)
    {
        var before = from - 1;
        while (before >= 0 && raw[before] is ' ' or '\t' or '\u00a0') before--;
        while (next < raw.Length && raw[next] is ' ' or '\t' or '\u00a0') next++;
        if (before < 0 || next + 1 >= raw.Length || !(char.IsLetter(raw[before]) || raw[before] == ',')) return false;
        return char.IsLower(raw[next]) && (char.IsLetter(raw[next + 1]) || raw[next + 1] == ' ') && char.IsLetter(raw[before]) | raw[before] == ',';
    }

    private static void Add(ref Token[] into, int at, Token token)
    {
        if (at == into.Length) Array.Resize(ref into, at * 2);
        into[at] = token;
    }

    private static (int Length, TokenKind Kind) Next(ReadOnlySpan<char> raw, int i)
    {
        var end = i + 1;
        if (char.IsAsciiDigit(raw[i]))
        {
            while (end < raw.Length && char.IsAsciiDigit(raw[end])) end++;
            return (end - i, TokenKind.Number);
        }
        if (!IsLetter(raw[i])) return (1, TokenKind.Mark);
        while (end < raw.Length && end - i < Longest && (IsLetter(raw[end]) || IsInnerApostrophe(raw, end))) end++;
        return (end - i, TokenKind.Word);
    }

    private const int Longest = 64; // no syllable is longer: piles of letters or marks are cut, not composed at length

    private static bool IsInnerApostrophe(ReadOnlySpan<char> raw, int i) => // H'Yim, K’Brêu
        raw[i] is '\'' or '’' && i + 1 < raw.Length && IsLetter(raw[i + 1]);

    private static bool IsLetter(char c) => c < 0x80 ? char.IsAsciiLetter(c) : char.IsLetter(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\u200b' or '\ufeff' or '\u200e' or '\u200f' or '\u00ad' || char.IsWhiteSpace(c);
}

/// <summary>Words to be found in a text, compared by syllable key.</summary>
internal sealed class Phrase
{
    private Phrase(string[] keys) => Keys = keys;

    internal string[] Keys { get; }
    internal int Length => Keys.Length;

    internal static Phrase Of(string words) => new(KeysOf(words));

    /// <summary>The keys of words and marks, cut as a text is cut.</summary>
    internal static string[] KeysOf(string words)
    {
        var keys = new List<string>();
        for (var i = 0; i < words.Length;)
        {
            var end = i + 1;
            if (char.IsLetter(words[i])) while (end < words.Length && (char.IsLetter(words[end]) || words[end] == '\'')) end++;
            else if (char.IsAsciiDigit(words[i])) while (end < words.Length && char.IsAsciiDigit(words[end])) end++;
            if (char.IsLetter(words[i])) keys.Add(Syllable.Key(words.AsSpan(i, end - i)));
            else if (!char.IsWhiteSpace(words[i])) keys.Add(words[i] is '–' ? "-" : words[i..end]);
            i = end;
        }
        return [.. keys];
    }
}
