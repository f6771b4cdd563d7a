namespace NghiTruong.Text;

/// <summary>The Vietnamese order of words as bytes: the same in every database, compared byte by byte.</summary>
public static class SortKey
{
    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private const byte Gap = 1, Space = 2, Mark = 3, Digit = 4, Letter = 10, Foreign = 60;

    /// <summary>
    /// A key whose byte order is the order of Vietnamese dictionaries: a ă â b c d đ e ê …, then the tones ngang, huyền, hỏi, ngã, sắc, nặng
    /// syllable by syllable, lower case before upper last; digits by their value. Empty gives the smallest key; broken text does not throw.
    /// </summary>
    /// <example><c>SortKey.Of("Ban")</c> comes before <c>SortKey.Of("Bàn")</c>, that before <c>SortKey.Of("Băng")</c>; "Tổ 9" before "Tổ 10".</example>
    public static byte[] Of(string text)
    {
        var composed = Syllable.Compose(text);
        var letters = new List<byte>(composed.Length * 3);
        var (tones, cases) = (new List<byte>(), new List<byte>());
        byte tone = 1, space = 0;
        void EndSyllable() { tones.Add(tone); tone = 1; }
        for (var i = 0; i < composed.Length;)
        {
            var c = composed[i];
            if (char.IsWhiteSpace(c)) { space = 1; i++; continue; }
            if (space == 1 && letters.Count > 0) { letters.Add(Space); EndSyllable(); }
            space = 0;
            if (char.IsAsciiDigit(c)) { i = AddNumber(letters, composed, i); continue; }
            var (letter, t) = Syllable.Split(c);
            if (t != 0) tone = (byte)(t + 1);
            AddLetter(letters, letter);
            cases.Add(letter != c && char.IsUpper(c) ? (byte)2 : (byte)1);
            i++;
        }
        EndSyllable();
        return [.. letters, Gap, .. tones, Gap, .. cases];
    }

    private static void AddLetter(List<byte> letters, char letter)
    {
        var at = Alphabet.IndexOf(letter, StringComparison.Ordinal);
        if (at >= 0) letters.Add((byte)(Letter + at));
        else if (char.IsLetter(letter) || char.IsSurrogate(letter)) letters.AddRange([Foreign, (byte)(letter >> 8), (byte)letter]);
        else letters.AddRange([Mark, (byte)(letter >> 8), (byte)letter]);
    }

    /// <summary>Digits by value: how many without leading zeros, then the digits.</summary>
    private static int AddNumber(List<byte> letters, string text, int i)
    {
        while (i + 1 < text.Length && text[i] == '0' && char.IsAsciiDigit(text[i + 1])) i++;
        var end = i;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        var length = Math.Min(end - i, ushort.MaxValue);
        letters.AddRange([Digit, (byte)(length >> 8), (byte)length]);
        for (; i < end; i++) letters.Add((byte)text[i]);
        return end;
    }
}
