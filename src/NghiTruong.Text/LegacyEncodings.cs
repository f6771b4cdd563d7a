namespace NghiTruong.Text;

/// <summary>A text won from bytes.</summary>
/// <param name="Text">The text, without a byte order mark, otherwise as it came (NFD stays NFD).</param>
/// <param name="EncodingName">The encoding, as said to a person in Vietnamese.</param>
/// <param name="Confidence">0 to 1; below 0.5 a person should look before trusting it.</param>
public sealed record DecodedText(string Text, string EncodingName, double Confidence);

/// <summary>Text of the years before Unicode: TCVN3 (ABC, .VnTime), VNI (VNI-Times), windows-1258, and UTF-8 and UTF-16 in their variants.</summary>
/// <example><c>LegacyEncodings.FromTcvn3("Céng hßa x· héi")</c> is <c>Cộng hòa xã hội</c>.</example>
public static class LegacyEncodings
{
    /// <summary>Decodes bytes whose encoding nobody has said. Empty gives an empty text; bytes that are no text give null. Never throws.</summary>
    /// <example><c>LegacyEncodings.Decode([0xFF, 0xFE, 0x41, 0x00])</c> is the text <c>A</c>, "UTF-16 LE".</example>
    public static DecodedText? Decode(ReadOnlySpan<byte> bytes) => LegacyDetection.Decode(bytes);

    /// <summary>
    /// Recognises a text that is really an old encoding, read earlier as if it were Western European ("Céng hßa x· héi"), and converts it.
    /// Null where the text is Unicode Vietnamese already, where it is another language, or where too little speaks for it.
    /// </summary>
    /// <example><c>LegacyEncodings.Recognise("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam")</c> is a text named "VNI".</example>
    public static DecodedText? Recognise(string text) => LegacyDetection.Recognise(text);

    /// <summary>TCVN3 (ABC) text, read as Latin-1 or windows-1252, as Unicode. Characters outside the table stay.</summary>
    /// <example><c>LegacyEncodings.FromTcvn3("ViÖt Nam")</c> is <c>Việt Nam</c>.</example>
    public static string FromTcvn3(string text) => LegacyTcvn3.ToUnicode(LegacyMarks.Composed(text));

    /// <summary>TCVN3 text in a font of capitals (.VnTimeH): the same codes, shown as capitals.</summary>
    /// <example><c>LegacyEncodings.FromTcvn3Capitals("nghÞ quyÕt")</c> is <c>NGHỊ QUYẾT</c>.</example>
    public static string FromTcvn3Capitals(string text) => FromTcvn3(text).ToUpperInvariant();

    /// <summary>VNI text (VNI-Times), read as Latin-1 or windows-1252, as Unicode. What forms no pair stays.</summary>
    /// <example><c>LegacyEncodings.FromVni("Vieät Nam")</c> is <c>Việt Nam</c>.</example>
    public static string FromVni(string text) => LegacyVni.ToUnicode(LegacyMarks.Composed(text));

    /// <summary>
    /// Converts a run of a document by the font it is set in; other fonts leave it untouched. Text that already holds letters
    /// of Unicode Vietnamese is left alone too: people change the text and forget the font. An empty font name changes nothing.
    /// </summary>
    /// <example><c>LegacyEncodings.ByFont("héi ®ång", ".VnTimeH")</c> is <c>HỘI ĐỒNG</c>.</example>
    public static string ByFont(string text, string fontName)
    {
        var font = fontName.Trim();
        if (!IsLegacyFont(font)) return text;
        if (LegacyDetection.HoldsVietnameseUnicode(text)) return text;
        if (font.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase)) return FromVni(text);
        return font.EndsWith('H') ? FromTcvn3Capitals(text) : FromTcvn3(text);
    }

    /// <summary>Whether a font is one of the old ones (".VnTime", ".VnArialH", "VNI-Times"). An empty name is none.</summary>
    /// <example><c>LegacyEncodings.IsLegacyFont("Times New Roman")</c> is false.</example>
    public static bool IsLegacyFont(string fontName) =>
        fontName.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) || fontName.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether some letter of a text carries an absurd pile of combining marks. Putting such a pile in order takes the square of its
    /// length, so a text from outside is asked before it is normalised or folded. Empty text has none; never throws.
    /// </summary>
    /// <example><c>LegacyEncodings.HasPiledMarks("Hội đồng")</c> is false, composed or not.</example>
    public static bool HasPiledMarks(string text) => LegacyMarks.ArePiled(text);
}
