using System.Collections.Frozen;
using NghiTruong.Text;

namespace NghiTruong.Rules.Rights;

/// <summary>
/// Which passwords are taken (QCVN 12:2026/BCA, chưa đối chiếu: at least 8 characters of four classes), none that stands on the list of common ones in
/// whatever dress, none that holds one's own name.
/// </summary>
public static class PasswordRule
{
    public const int Shortest = 8, Longest = 128, Remembered = 10;

    public const string Words = "Ít nhất 8 ký tự, có chữ thường, chữ hoa, chữ số và ký tự khác (ví dụ . - ! @); không chứa tên mình, không phải mật khẩu thường gặp.";

    static readonly FrozenSet<string> Common = Load();

    public static Refusal? Refuses(string password, string accountName, string personName)
    {
        if (password.Length < Shortest) return No("password-short", $"Mật khẩu dài ít nhất {Shortest} ký tự; mật khẩu vừa nhập có {password.Length}.");
        if (password.Length > Longest) return No("password-long", $"Mật khẩu dài tối đa {Longest} ký tự.");
        if (Missing(password) is { Length: > 0 } missing) return No("password-classes", $"Mật khẩu còn thiếu: {missing}.");
        var plain = Folding.Fold(password).Replace(" ", "");
        if (OwnNames(accountName, personName).Any(own => plain.Contains(own, StringComparison.Ordinal) || Undressed(password).Contains(own, StringComparison.Ordinal)))
            return No("password-own-name", "Mật khẩu không được chứa họ tên hoặc tên đăng nhập của mình.");
        if (IsCommon(password)) return No("password-common", "Mật khẩu này thuộc loại thường gặp nên dễ đoán; hãy ghép vài từ không liên quan với nhau.");
        return null;
    }

    /// <summary>On the list, as it is or dressed up: accents and capitals off, @ for a and 0 for o taken back, years and signs around it off; alone, repeated, or two of the list together.</summary>
    public static bool IsCommon(string password)
    {
        var plain = Folding.Fold(password).Replace(" ", "");
        if (Common.Contains(plain)) return true;
        foreach (var core in new[] { Undressed(password), string.Concat(plain.Where(char.IsAsciiLetter)) })
        {
            if (core.Length < 3 || Common.Contains(core) || IsRepeated(core)) return true;
            for (var cut = 2; cut <= core.Length - 2; cut++)
                if (Common.Contains(core[..cut]) && Common.Contains(core[cut..])) return true;
        }
        return false;
    }

    static string Missing(string password) => string.Join(", ", new (string Words, bool Has)[]
    {
        ("chữ thường", password.Any(char.IsLower)), ("chữ hoa", password.Any(char.IsUpper)), ("chữ số", password.Any(char.IsDigit)),
        ("ký tự khác chữ và số", password.Any(c => !char.IsLetterOrDigit(c))),
    }.Where(c => !c.Has).Select(c => c.Words));

    static IEnumerable<string> OwnNames(string accountName, string personName)
    {
        var words = Folding.Fold(PersonName.Bare(personName)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var names = new List<string> { accountName, accountName.Replace(".", ""), string.Concat(words) };
        for (var n = 0; n + 1 < words.Length; n++) names.Add(words[n] + words[n + 1]);
        names.AddRange(words.Where(w => w.Length >= 4));
        return names.Where(n => n.Length >= 4).Distinct();
    }

    /// <summary>The letters that are meant: signs put for letters are taken back, what stands around the word is dropped.</summary>
    static string Undressed(string password)
    {
        var plain = Folding.Fold(password).Replace(" ", "");
        var (from, to) = (0, plain.Length);
        while (to > from && !char.IsAsciiLetter(plain[to - 1])) to--;
        while (from < to && !char.IsAsciiLetter(plain[from]) && !(IsMeant(plain[from]) && from + 1 < to && char.IsAsciiLetter(plain[from + 1]))) from++;
        return string.Concat(plain[from..to].Select(c => c switch
        {
            '@' or '4' => 'a',
            '0' => 'o',
            '1' or '!' or '|' => 'i',
            '3' => 'e',
            '$' or '5' => 's',
            '7' or '+' => 't',
            '8' => 'b',
            '9' => 'g',
            _ => c,
        }).Where(char.IsAsciiLetter));
    }

    static bool IsMeant(char c) => c is '@' or '$' or '4' or '0' or '3' or '5';

    static bool IsRepeated(string core)
    {
        for (var length = 1; length <= Math.Min(4, core.Length / 2); length++)
            if (core.Length % length == 0 && Enumerable.Range(0, core.Length).All(n => core[n] == core[n % length])) return true;
        return false;
    }

    static Refusal No(string rule, string words) => new(rule, words, "New");

    static FrozenSet<string> Load()
    {
        using var stream = typeof(PasswordRule).Assembly.GetManifestResourceStream("rights:common-passwords")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').ToFrozenSet(StringComparer.Ordinal);
    }
}
