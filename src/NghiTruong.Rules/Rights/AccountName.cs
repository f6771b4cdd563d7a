using NghiTruong.Text;

namespace NghiTruong.Rules.Rights;

/// <summary>Names of accounts, made from names of people.</summary>
public static class AccountName
{
    public const int Longest = 60;

    /// <summary>As it is kept and compared: no accents, no capitals, no spaces.</summary>
    public static string Of(string typed) => Folding.Fold(typed).Replace(" ", "");

    /// <summary>Nguyễn Thị Mai Anh → <c>nguyen.thi.mai.anh</c>, and <c>nguyen.thi.mai.anh2</c> where that is taken.</summary>
    public static string From(string personName, Func<string, bool> isTaken)
    {
        var name = string.Join('.', Folding.Fold(PersonName.Bare(personName)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Letters).Where(w => w.Length > 0));
        if (name.Length == 0) name = "tai.khoan";
        if (name.Length > Longest - 3) name = name[..(Longest - 3)].TrimEnd('.');
        var free = name;
        for (var n = 2; isTaken(free); n++) free = $"{name}{n}";
        return free;
    }

    public static Refusal? MayBe(string name) =>
        name.Length is >= 3 and <= Longest && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_') && char.IsAsciiLetterLower(name[0])
            ? null
            : new("account-name", $"Tên đăng nhập dài từ 3 đến {Longest} ký tự, chỉ gồm chữ không dấu, chữ số và dấu chấm, bắt đầu bằng chữ.", "Name");

    static string Letters(string word) => string.Concat(word.Where(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
}
