using System.Globalization;
using System.Text;

namespace NghiTruong.Documents;

/// <summary>A QR code (ISO/IEC 18004) of a short text: bytes as UTF-8, error correction level M, versions 1 to 13 (up to 331 bytes).</summary>
/// <example><c>QrCode.Of("https://example.vn").Path(4)</c> is what an SVG draws.</example>
public sealed class QrCode
{
    // Per version: correction codewords of a block, blocks of the first kind, their data codewords, blocks of the second kind (one data codeword more). Level M.
    private static readonly (int Correction, int First, int Data, int Second)[] Blocks =
    [
        (10, 1, 16, 0), (16, 1, 28, 0), (26, 1, 44, 0), (18, 2, 32, 0), (24, 2, 43, 0), (16, 4, 27, 0), (18, 4, 31, 0), (22, 2, 38, 2), (22, 3, 36, 2), (26, 4, 43, 1), (30, 1, 50, 4), (22, 6, 36, 2), (22, 8, 37, 1),
    ];

    private static readonly int[][] Alignment =
        [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50], [6, 30, 54], [6, 32, 58], [6, 34, 62]];

    private readonly bool[,] dark;
    private readonly bool[,] isFixed;

    private QrCode(int version)
    {
        Size = 17 + 4 * version;
        (dark, isFixed) = (new bool[Size, Size], new bool[Size, Size]);
    }

    /// <summary>Modules along one side, without the quiet zone.</summary>
    public int Size { get; }

    /// <summary>Whether the module in that row and column is dark.</summary>
    public bool this[int row, int column] => dark[row, column];

    /// <summary>The code of a text. A text longer than 331 bytes throws <see cref="ArgumentException"/>.</summary>
    public static QrCode Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var version = Enumerable.Range(1, Blocks.Length).FirstOrDefault(v => bytes.Length + (v < 10 ? 2 : 3) <= DataCodewords(v));
        if (version == 0) throw new ArgumentException("The text is too long for a code.", nameof(text));
        var codewords = Interleaved(version, Data(version, bytes));
        QrCode? best = null;
        var least = int.MaxValue;
        for (var mask = 0; mask < 8; mask++)
        {
            var code = new QrCode(version);
            code.DrawPatterns(version, mask);
            code.DrawData(codewords, mask);
            if (code.Penalty() is var penalty && penalty < least) (best, least) = (code, penalty);
        }
        return best!;
    }

    /// <summary>The dark modules as the path of an SVG, runs of a row drawn as one; <paramref name="quiet"/> modules stay free around it.</summary>
    public string Path(int quiet)
    {
        var path = new StringBuilder();
        for (var row = 0; row < Size; row++)
            for (var from = 0; from < Size; from++)
            {
                var to = from;
                while (to < Size && dark[row, to]) to++;
                if (to == from) continue;
                path.Append(CultureInfo.InvariantCulture, $"M{from + quiet} {row + quiet}h{to - from}v1h-{to - from}z");
                from = to;
            }
        return path.ToString();
    }

    private static int DataCodewords(int version)
    {
        var (_, first, data, second) = Blocks[version - 1];
        return first * data + second * (data + 1);
    }

    private static byte[] Data(int version, byte[] bytes)
    {
        var bits = new List<bool>();
        void Add(int value, int count)
        {
            for (var n = count - 1; n >= 0; n--) bits.Add((value >> n & 1) == 1);
        }
        Add(4, 4);
        Add(bytes.Length, version < 10 ? 8 : 16);
        foreach (var b in bytes) Add(b, 8);
        var all = DataCodewords(version);
        Add(0, Math.Min(4, all * 8 - bits.Count));
        Add(0, (8 - bits.Count % 8) % 8);
        var words = Enumerable.Range(0, bits.Count / 8).Select(n => (byte)Enumerable.Range(0, 8).Aggregate(0, (word, bit) => word << 1 | (bits[n * 8 + bit] ? 1 : 0))).ToList();
        for (var pad = 0; words.Count < all; pad++) words.Add(pad % 2 == 0 ? (byte)0xEC : (byte)0x11);
        return [.. words];
    }

    private static List<byte> Interleaved(int version, byte[] data)
    {
        var (correction, first, length, second) = Blocks[version - 1];
        var blocks = new List<byte[]>();
        for (var (n, at) = (0, 0); n < first + second; n++)
        {
            var size = n < first ? length : length + 1;
            blocks.Add(data[at..(at + size)]);
            at += size;
        }
        var corrections = blocks.ConvertAll(b => Correction(b, correction));
        var words = new List<byte>();
        for (var n = 0; n <= length; n++) words.AddRange(blocks.Where(b => n < b.Length).Select(b => b[n]));
        for (var n = 0; n < correction; n++) words.AddRange(corrections.Select(c => c[n]));
        return words;
    }

    /// <summary>The remainder of Reed-Solomon over GF(256) with the polynomial 0x11D.</summary>
    private static byte[] Correction(byte[] data, int count)
    {
        var divisor = new byte[count];
        divisor[^1] = 1;
        byte root = 1;
        for (var n = 0; n < count; n++, root = Multiplied(root, 2))
            for (var i = 0; i < count; i++) divisor[i] = (byte)(Multiplied(divisor[i], root) ^ (i + 1 < count ? divisor[i + 1] : 0));
        var rest = new byte[count];
        foreach (var b in data)
        {
            var factor = (byte)(b ^ rest[0]);
            rest = [.. rest[1..], 0];
            for (var i = 0; i < count; i++) rest[i] ^= Multiplied(divisor[i], factor);
        }
        return rest;
    }

    private static byte Multiplied(byte x, byte y)
    {
        var z = 0;
        for (var n = 7; n >= 0; n--) z = (z << 1) ^ ((z >> 7) * 0x11D) ^ ((y >> n & 1) * x);
        return (byte)z;
    }

    private void Fix(int row, int column, bool isDark) => (dark[row, column], isFixed[row, column]) = (isDark, true);

    private void DrawPatterns(int version, int mask)
    {
        for (var n = 0; n < Size; n++)
        {
            Fix(6, n, n % 2 == 0);
            Fix(n, 6, n % 2 == 0);
        }
        foreach (var (row, column) in new[] { (3, 3), (3, Size - 4), (Size - 4, 3) })
            for (var r = -4; r <= 4; r++)
                for (var c = -4; c <= 4; c++)
                    if (row + r >= 0 && row + r < Size && column + c >= 0 && column + c < Size)
                        Fix(row + r, column + c, Math.Max(Math.Abs(r), Math.Abs(c)) is not (2 or 4));
        var places = Alignment[version - 1];
        foreach (var row in places)
            foreach (var column in places)
                if (!((row == 6 && column == 6) || (row == 6 && column == Size - 7) || (row == Size - 7 && column == 6)))
                    for (var r = -2; r <= 2; r++)
                        for (var c = -2; c <= 2; c++) Fix(row + r, column + c, Math.Max(Math.Abs(r), Math.Abs(c)) != 1);
        DrawFormat(mask);
        if (version < 7) return;
        var rest = version;
        for (var n = 0; n < 12; n++) rest = (rest << 1) ^ ((rest >> 11) * 0x1F25);
        var told = version << 12 | rest;
        for (var n = 0; n < 18; n++)
        {
            Fix(n / 3, Size - 11 + n % 3, (told >> n & 1) == 1);
            Fix(Size - 11 + n % 3, n / 3, (told >> n & 1) == 1);
        }
    }

    /// <summary>Level M is 0 in the format's two bits; the mask follows.</summary>
    private void DrawFormat(int mask)
    {
        var rest = mask;
        for (var n = 0; n < 10; n++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        var told = (mask << 10 | rest) ^ 0x5412;
        bool Bit(int n) => (told >> n & 1) == 1;
        for (var n = 0; n <= 5; n++) Fix(n, 8, Bit(n));
        Fix(7, 8, Bit(6));
        Fix(8, 8, Bit(7));
        Fix(8, 7, Bit(8));
        for (var n = 9; n < 15; n++) Fix(8, 14 - n, Bit(n));
        for (var n = 0; n < 8; n++) Fix(8, Size - 1 - n, Bit(n));
        for (var n = 8; n < 15; n++) Fix(Size - 15 + n, 8, Bit(n));
        Fix(Size - 8, 8, true);
    }

    private void DrawData(List<byte> words, int mask)
    {
        var bit = 0;
        for (var right = Size - 1; right >= 1; right -= 2)
        {
            if (right == 6) right = 5;
            for (var vertical = 0; vertical < Size; vertical++)
                for (var side = 0; side < 2; side++)
                {
                    var (column, upward) = (right - side, (right + 1 & 2) == 0);
                    var row = upward ? Size - 1 - vertical : vertical;
                    if (isFixed[row, column]) continue;
                    var isDark = bit < words.Count * 8 && (words[bit / 8] >> (7 - bit % 8) & 1) == 1;
                    dark[row, column] = isDark ^ IsMasked(mask, row, column);
                    bit++;
                }
        }
    }

    private static bool IsMasked(int mask, int r, int c) => mask switch
    {
        0 => (r + c) % 2 == 0,
        1 => r % 2 == 0,
        2 => c % 3 == 0,
        3 => (r + c) % 3 == 0,
        4 => (r / 2 + c / 3) % 2 == 0,
        5 => r * c % 2 + r * c % 3 == 0,
        6 => (r * c % 2 + r * c % 3) % 2 == 0,
        _ => ((r + c) % 2 + r * c % 3) % 2 == 0,
    };

    /// <summary>How hard it is to read: long runs, blocks, things like finder patterns, more dark than light.</summary>
    private int Penalty()
    {
        var (penalty, darkOnes) = (0, 0);
        for (var turned = 0; turned < 2; turned++)
            for (var a = 0; a < Size; a++)
            {
                var run = 0;
                for (var b = 0; b < Size; b++)
                {
                    run = b > 0 && At(a, b) == At(a, b - 1) ? run + 1 : 1;
                    penalty += run == 5 ? 3 : run > 5 ? 1 : 0;
                    if (b + 10 < Size && LooksLikeFinder(a, b)) penalty += 40;
                }
                bool At(int line, int at) => turned == 0 ? dark[line, at] : dark[at, line];
                bool LooksLikeFinder(int line, int at) => Matches(line, at, "10111010000") || Matches(line, at, "00001011101");
                bool Matches(int line, int at, string pattern)
                {
                    for (var n = 0; n < pattern.Length; n++)
                        if (At(line, at + n) != (pattern[n] == '1')) return false;
                    return true;
                }
            }
        for (var r = 0; r < Size; r++)
            for (var c = 0; c < Size; c++)
            {
                if (dark[r, c]) darkOnes++;
                if (r + 1 < Size && c + 1 < Size && dark[r, c] == dark[r, c + 1] && dark[r, c] == dark[r + 1, c] && dark[r, c] == dark[r + 1, c + 1]) penalty += 3;
            }
        return penalty + Math.Abs(darkOnes * 20 - Size * Size * 10) / (Size * Size) * 10;
    }
}
