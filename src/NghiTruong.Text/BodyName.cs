using System.Collections.Concurrent;

namespace NghiTruong.Text;

/// <summary>Names of bodies: abbreviations written out and folded, so that spellings of one body compare equal.</summary>
public static class BodyName
{
    private static readonly (string Short, string Full)[] Abbreviations =
    [
        ("doan dbqh", "doan dai bieu quoc hoi"), ("dbqh", "dai bieu quoc hoi"), ("ubmttqvn", "uy ban mat tran to quoc"), ("ubmttq", "uy ban mat tran to quoc"), ("ubmt", "uy ban mat tran to quoc"),
        ("mttqvn", "mat tran to quoc"), ("mttq", "mat tran to quoc"), ("mat tran to quoc viet nam", "mat tran to quoc"), ("vphdnd", "van phong hoi dong nhan dan"), ("hdnd", "hoi dong nhan dan"), ("ubnd", "uy ban nhan dan"),
        ("gd&dt", "giao duc va dao tao"), ("gddt", "giao duc va dao tao"), ("tn&mt", "tai nguyen va moi truong"), ("tnmt", "tai nguyen va moi truong"),
        ("nn&mt", "nong nghiep va moi truong"), ("nn&ptnt", "nong nghiep va phat trien nong thon"), ("ptnt", "phat trien nong thon"), ("ldtb&xh", "lao dong thuong binh va xa hoi"), ("ldtbxh", "lao dong thuong binh va xa hoi"),
        ("ld tb&xh", "lao dong thuong binh va xa hoi"), ("vhtt&dl", "van hoa the thao va du lich"), ("vhttdl", "van hoa the thao va du lich"), ("vh tt&dl", "van hoa the thao va du lich"), ("vh&tt", "van hoa va the thao"),
        ("kh&cn", "khoa hoc va cong nghe"), ("khcn", "khoa hoc va cong nghe"), ("tt&tt", "thong tin va truyen thong"), ("kh&dt", "ke hoach va dau tu"), ("khdt", "ke hoach va dau tu"), ("gtvt", "giao thong van tai"),
        ("kt ns", "kinh te ngan sach"), ("ktns", "kinh te ngan sach"), ("vh xh", "van hoa xa hoi"), ("vhxh", "van hoa xa hoi"), ("btv", "ban thuong vu"), ("bch", "ban chap hanh"), ("bql", "ban quan ly"),
        ("tand", "toa an nhan dan"), ("vksnd", "vien kiem sat nhan dan"), ("bhxh", "bao hiem xa hoi"), ("tp", "thanh pho"), ("tx", "thi xa"), ("tt hdnd", "thuong truc hoi dong nhan dan"), ("qh", "quoc hoi"),
        ("kinh te va ngan sach", "kinh te ngan sach"), ("van hoa va xa hoi", "van hoa xa hoi"),
    ];

    private static readonly Dictionary<string, (string[] From, string[] To)[]> ByFirst = Abbreviations
        .Select(a => (From: a.Short.Split(' '), To: a.Full.Split(' '))).OrderByDescending(a => a.From.Length)
        .GroupBy(a => a.From[0]).ToDictionary(g => g.Key, g => g.ToArray());

    /// <summary>
    /// A key that is equal for a body's spellings: folded, abbreviations written out, marks, "của" and a leading "các" left out.
    /// Unknown names fold; empty gives empty; nothing throws.
    /// </summary>
    /// <example><c>Key("Sở GD&amp;ĐT") == Key("Sở Giáo dục và Đào tạo")</c>; <c>Key("UBMTTQVN tỉnh") == Key("Ủy ban MTTQ Việt Nam tỉnh")</c>.</example>
    public static string Key(string body)
    {
        if (body.Length > 80) return Build(body);
        if (Built.TryGetValue(body, out var known)) return known;
        var key = Build(body);
        if (Built.Count < 20_000) Built.TryAdd(body, key);
        return key;
    }

    /// <summary>Keys of names met before: the same few hundred bodies stand in every paper.</summary>
    private static readonly ConcurrentDictionary<string, string> Built = new(StringComparer.Ordinal);

    private static string Build(string body)
    {
        var words = Words(Folding.Key(body));
        var key = new List<string>(words.Count + 8);
        for (var i = 0; i < words.Count;)
        {
            if (words[i] == "cua" || (words[i] == "cac" && key.Count == 0)) { i++; continue; }
            i += Expand(words, i, key);
        }
        return string.Join(' ', key).Replace("mat tran to quoc viet nam", "mat tran to quoc", StringComparison.Ordinal);
    }

    private static int Expand(List<string> words, int i, List<string> key)
    {
        if (ByFirst.TryGetValue(words[i], out var candidates))
        {
            foreach (var (from, to) in candidates)
            {
                if (i + from.Length > words.Count || !words.Skip(i).Take(from.Length).SequenceEqual(from)) continue;
                key.AddRange(to);
                return from.Length;
            }
        }
        key.Add(words[i]);
        return 1;
    }

    /// <summary>Words of a folded name; an ampersand joins its neighbours, other marks part words.</summary>
    private static List<string> Words(string folded)
    {
        var words = new List<string>();
        foreach (var part in folded.Replace(" & ", "&", StringComparison.Ordinal).Split([' ', ',', '-', '–', '.', ';', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries))
            words.Add(part);
        return words;
    }

    /// <summary>True where the two name one body. Empty names are never the same.</summary>
    /// <example><c>SameAs("UBND tỉnh", "Ủy ban nhân dân tỉnh")</c>.</example>
    public static bool SameAs(string a, string b) => Key(a) is { Length: > 0 } key && key == Key(b);
}
