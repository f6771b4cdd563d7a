using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>Reads posts one after another: "Ủy viên Ban Thường vụ Tỉnh ủy - Phó Chủ tịch HĐND tỉnh".</summary>
internal static class Posts
{
    private static readonly Phrase Kiem = Phrase.Of("kiêm"), DongThoiLa = Phrase.Of("đồng thời là"), Va = Phrase.Of("và"), DaiDien = Phrase.Of("đại diện"), ThanhVien = Phrase.Of("thành viên"), Nguyen = Phrase.Of("nguyên");

    private static readonly List<string> None = [];

    /// <summary>The end of the posts that begin here, or 0. With <paramref name="stopAtNext"/> a post that the next person's name follows is left to that person.</summary>
    internal static int Chain(TokenText t, int i, int to, out List<string> posts, bool stopAtNext = false)
    {
        posts = None;
        if (t.Form(i).Node is null) return 0;
        var (at, last) = (i, 0);
        while (at < to)
        {
            var end = t.At(at, DaiDien) || t.At(at, ThanhVien) ? 0 : BodyScanner.PostAt(t, at);
            if (end == 0 || end > to) break;
            if (stopAtNext && NameScanner.At(t, end) > 0 && t.Form(end).IsFamilyName) break;
            if (posts.Count == 0) posts = [];
            posts.Add(t.Text(at, end));
            end = Khoas(t, end);
            last = end;
            var bracket = Bracket(t, end, to);
            var next = Separator(t, bracket);
            if (next == bracket) break;
            if (bracket > end && BodyScanner.PostAt(t, next) > 0) last = bracket;
            at = next;
        }
        return last;
    }

    /// <summary>Past "khóa XII", ", nhiệm kỳ 2016 – 2021", which belong to the office and not to the name of the post.</summary>
    private static int Khoas(TokenText t, int i)
    {
        var at = SessionScanner.KhoaAt(t, i, out _);
        return SessionScanner.TermAt(t, at, out _);
    }

    private static int Bracket(TokenText t, int i, int to)
    {
        if (!t.IsMark(i, '(')) return i;
        for (var k = i + 1; k < to && k < i + 14; k++)
            if (t.IsMark(k, ')')) return k + 1;
        return i;
    }

    private static int Separator(TokenText t, int i)
    {
        if (t.Key(i) is "," or "-" or ";")
        {
            var at = t.At(i + 1, Kiem) ? i + 2 : t.At(i + 1, DongThoiLa) ? i + 4 : i + 1;
            return t.IsMark(i, ';') && !t.At(at, Nguyen) ? i : at;
        }
        if (t.At(i, Kiem)) return i + 1;
        if (t.At(i, DongThoiLa)) return i + 3;
        return t.At(i, Va) && t.IsCapital(i + 1) ? i + 1 : i;
    }
}
