using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

internal sealed partial class MentionReader
{
    /// <summary>Posts after a name: ", Phó Chủ tịch …", "- Giám đốc …", "(Chủ tịch …)", "là Trưởng đoàn".</summary>
    private int After(int nameTo, int to, List<string> posts)
    {
        var at = nameTo;
        if (t.IsMark(at, '(') && BodyScanner.PostAt(t, at + 1) == 0) at = PastBracket(at, to); // "(SN 1975)"
        if (t.Key(at) is "," or "-" or "(" or ":") at++;
        else if (t.At(at, La)) at++;
        else if (!(t.Form(nameTo - 1).IsUpper && t.Form(nameTo - 1).Text.Length > 1)) return Appointed(nameTo, posts);
        if (t.At(at, CungLa)) at++;
        if (t.At(at, La)) at++;
        var many = t.At(at, Cac);
        if (many) at++;
        if (!many && t.At(at, ThanhVien) && BodyScanner.BodyAt(t, at + 2) is var team and > 0 && team <= to)
        {
            posts.Add(t.Text(at, team)); // ", thành viên Đoàn giám sát"
            return team;
        }
        var end = Posts.Chain(t, at, to, out var after, stopAtNext: true);
        if (many && end > 0 && (NameScanner.At(t, end, true) > 0 || t.IsMark(end, ':') || BodyScanner.UnitAt(t, end) > 0)) return nameTo;
        if (end > 0 && t.IsMark(end, ';') && IsOffice(end, to) && Posts.Chain(t, end + 1, to, out var more, stopAtNext: true) is var past and > 0 && NameScanner.At(t, past) == 0)
        {
            after.AddRange(more);
            end = past;
        }
        if (end == 0) return Appointed(nameTo, posts);
        foreach (var post in after)
            if (!posts.Contains(post) && !PostName.Key(post).StartsWith("dai bieu", StringComparison.Ordinal)) posts.Add(post);
        return Appointed(t.IsMark(end, ')') ? end + 1 : end, posts);
    }

    private int PastBracket(int open, int to)
    {
        for (var i = open + 1; i < to && i < open + 12; i++)
            if (t.IsMark(i, ')')) return i + 1;
        return open;
    }

    /// <summary>Where someone is dismissed or elected, posts are parted by ";" too.</summary>
    private bool IsOffice(int end, int to)
    {
        for (var i = end; i > 0 && end - i < 60 && !t.IsBreak(i); i--)
            if (t.Match(i, Tag.Dismiss | Tag.Elect) > 0) return to > end;
        return false;
    }

    private static readonly Phrase ThanhVien = Phrase.Of("thành viên");
    private static readonly Phrase TrungCu = Phrase.Of("trúng cử"), PhoTruongDoan = Phrase.Of("phó trưởng đoàn");
    private static readonly Phrase TaiCu = Phrase.Of("tái cử");
    private static readonly Phrase Duoc = Phrase.Of("được");
    private static readonly Phrase TruongDoan = Phrase.Of("trưởng đoàn");
    private static readonly Phrase ChucVu = Phrase.Of("chức vụ"), ChucDanh = Phrase.Of("chức danh"), Giu = Phrase.Of("giữ");

    /// <summary>", giữ chức Phó Trưởng Ban …": the post to which one is elected.</summary>
    private int Appointed(int end, List<string> posts)
    {
        var at = t.Key(end) is "," or "-" ? end + 1 : end;
        if (t.Key(at) == "đa3") at++;
        if (t.At(at, Duoc))
        {
            var by = BodyScanner.BodyAt(t, at + 1) is var council and > 0 ? council : at + 1;
            if (t.Match(by, Tag.Elect) is var elect and > 0) at = by + elect;
        }
        else if (t.At(at, TrungCu)) at += 2;
        var isElected = at > (t.Key(end) is "," or "-" ? end + 1 : end) + 1;
        if (t.At(at, GiuChuc)) at += 2;
        else if (t.At(at - 2, GiuChuc)) { }
        else if (t.At(at, TaiCu)) at += t.Key(at + 2) == "chưc4" ? 3 : 2;
        else if (t.At(at, Giu) && (t.At(at + 1, ChucVu) || t.At(at + 1, ChucDanh))) at += 3;
        else if (t.At(at, Lam) && !t.At(at + 1, TruongDoan) && !t.At(at + 1, PhoTruongDoan)) at++;
        else if (!isElected) return end;
        if (t.Key(at) == "chưc4") at++;
        if (t.Key(at) is "vu5" or "danh") at++;
        var past = Posts.Chain(t, at, at + 40, out var given);
        if (past == 0) return end;
        posts.AddRange(given.Where(p => !posts.Contains(p)));
        return past;
    }

    /// <summary>"các đồng chí A, B, Phó Chủ tịch HĐND tỉnh": a post said once at the end is every one's.</summary>
    private void ShareBack(List<Mention> found, Sentence s)
    {
        for (var last = found.Count - 1; last > 0; last--)
        {
            if (found[last].Posts.Count == 0 || found[last].NameFrom != found[last].From) continue;
            var first = last;
            while (first > 0 && found[first - 1].Posts.Count == 0 && !found[first - 1].IsReference && IsJoin(found[first - 1].To, found[first].From)) first--;
            if (first == last || !IsPlural(found[first].From, s) && !(first == last - 1 && t.At(found[last].From - 1, Va))) continue;
            for (var k = first; k < last; k++) found[k].Posts.AddRange(found[last].Posts);
        }
    }

    /// <summary>"bầu các đồng chí: A, Giám đốc …; B, Chánh Thanh tra giữ chức Ủy viên UBND tỉnh": the last post is what each is elected to.</summary>
    private void ShareAppointed(List<Mention> found)
    {
        for (var last = found.Count - 1; last > 0; last--)
        {
            if (AppointedAt(found[last]) is not { } post) continue;
            for (var k = last - 1; k >= 0 && IsJoin(found[k].To, found[k + 1].From) && !found[k + 1].HasHonorific && AppointedAt(found[k]) is null; k--) found[k].Posts.Add(post);
        }
    }

    private string? AppointedAt(Mention mention)
    {
        for (var i = mention.NameTo; i < mention.To; i++)
            if (t.At(i, GiuChuc)) return mention.Posts[^1];
        return null;
    }

    private bool IsPlural(int from, Sentence s) => t.At(from, Cac) || t.At(from, Hai) || from - 1 >= s.From && t.IsMark(from - 1, ':');
}
