using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>Finds the persons of a sentence with their posts, and the groups without names.</summary>
internal sealed class MentionReader(TokenText t, People people)
{
    private static readonly Phrase Cac = Phrase.Of("các"), Hai = Phrase.Of("hai"), Va = Phrase.Of("và"), La = Phrase.Of("là"), CungLa = Phrase.Of("cùng"), GiuChuc = Phrase.Of("giữ chức"), DaiBieu = Phrase.Of("đại biểu"), CuTri = Phrase.Of("cử tri"), Ba = Phrase.Of("ba"), Lam = Phrase.Of("làm");

    private const Tag Begins = Tag.Honorific | Tag.Post | Tag.Capacity;
    private static readonly Phrase NguyenWord = Phrase.Of("nguyên"), QuyenWord = Phrase.Of("quyền");

    internal Known? LastSubject { get; set; }

    /// <summary>True below a head such as "THÀNH PHẦN": an item that is a name is a person.</summary>
    internal bool IsRoll { get; set; }

    internal List<Mention> Read(Sentence s)
    {
        var found = new List<Mention>();
        var shared = new List<string>();
        var plural = false;
        headed = false;
        for (var i = s.From; i < s.To;)
        {
            if (t.IsMark(i, ';')) { if (!plural || !headed) shared.Clear(); i++; continue; }
            var form = t.Form(i);
            if (!form.IsCapital && (form.Node is not { } node || (node.Below & Begins) == 0) && !t.At(i, Cac) && !t.At(i, Hai) && !t.At(i, Ba) && !t.At(i, NguyenWord) && !t.At(i, QuyenWord)) { i++; continue; }
            var next = Step(s, i, found, shared, ref plural);
            i = Math.Max(next, i + 1);
        }
        ShareBack(found, s);
        ShareAppointed(found);
        return found;
    }

    /// <summary>"Các đồng chí Ủy viên …: A - …; B - …": the post at the head is everyone's, to the end.</summary>
    private bool headed;

    private int Step(Sentence s, int i, List<Mention> found, List<string> shared, ref bool plural)
    {
        var isPluralPost = t.At(i, Cac) || t.At(i, Hai) || t.At(i, Ba);
        if (isPluralPost && t.Match(i, Tag.Honorific) == 0 && Posts.Chain(t, i + 1, s.To, out var many) is var past and > 0)
        {
            var at = t.IsMark(past, ':') || t.IsMark(past, '-') ? past + 1 : past;
            var nameFrom = at + t.Match(at, Tag.Honorific);
            if (NameScanner.At(t, nameFrom, true) is not (var nameTo and > 0)) return past;
            shared.Clear();
            shared.AddRange(many);
            plural = true;
            headed = t.IsMark(past, ':');
            return Take(s, i, nameFrom, nameTo, [.. shared], found, true);
        }
        var honorific = Honorific(i);
        if (honorific > 0)
        {
            plural = t.At(i, Cac) || t.At(i, Hai);
            var at = i + honorific;
            shared.Clear();
            if (t.IsMark(at, ':') || t.IsMark(at, ',') && plural) at++;
            return AfterHonorific(s, i, at, found, shared, plural);
        }
        var end = Posts.Chain(t, i, s.To, out var posts);
        if (end > 0) return AfterPosts(s, i, end, posts, found, shared);
        return Bare(s, i, found, shared);
    }

    private int Honorific(int i)
    {
        var length = t.Match(i, Tag.Honorific);
        if (length == 0) return 0;
        if (t.Match(i, Tag.Capacity) > length || t.Match(i, Tag.Body | Tag.Group) > length) return 0;
        if (length == 1 && (t.IsCapital(i) && t.IsCapital(i + 1) && t.Match(i, Tag.Place) > 0)) return 0;
        var next = t.Match(i + length, Tag.Honorific); // đồng chí đại biểu, ông - bà
        return next > 0 && t.IsWord(i + length) && t.Match(i + length, Tag.Capacity) == 0 && NameScanner.At(t, i + length) == 0 ? length + next : length;
    }

    private int AfterHonorific(Sentence s, int from, int at, List<Mention> found, List<string> shared, bool plural)
    {
        var before = Posts.Chain(t, at, s.To, out var posts);
        var nameFrom = before > 0 ? before : at;
        if (before > 0 && (t.IsMark(nameFrom, ':') || t.IsMark(nameFrom, '-') || plural && t.IsMark(nameFrom, ','))) nameFrom++;
        if (before > 0 && t.Match(nameFrom, Tag.Honorific) is var again and > 0) nameFrom += again;
        var isVoice = t.At(from, DaiBieu) || t.At(from, CuTri);
        var nameTo = NameScanner.At(t, nameFrom, promised: !isVoice);
        if (nameTo > 0 && nameTo <= s.To)
        {
            if (!plural && before == 0 && nameTo - nameFrom < 3 && people.BySuffix(t.Text(nameFrom, nameTo)) is { } called) { Refer(found, called, from, nameTo); return nameTo; }
            if (plural && before > 0) { shared.Clear(); shared.AddRange(posts); posts = []; headed = t.IsMark(nameFrom - 1, ':'); }
            return Take(s, from, nameFrom, nameTo, [.. shared, .. posts], found, true);
        }
        if (before > 0)
        {
            if (!plural && people.ByPost(posts[0]) is { } holder) Refer(found, holder, from, before);
            return before;
        }
        if (t.IsCapital(at) && t.Match(at, Tag.Post | Tag.Body) == 0 && people.ByGiven(t.Form(at).Text) is { } given) { Refer(found, given, from, at + 1); return at + 1; }
        if (!plural && !isVoice && LastSubject is { } last && IsSubject(s, from, at)) Refer(found, last, from, at);
        return at;
    }

    /// <summary>"Đồng chí yêu cầu", "ông cho biết": the person who spoke before.</summary>
    private bool IsSubject(Sentence s, int from, int at) =>
        (from == s.From || t.Key(from - 1) is "," or ";" or ":" || t.Match(from - 1, Tag.Small) > 0)
        && (t.Match(at, Tag.Speak | Tag.Directive | Tag.Modal) > 0 || t.Match(at, Tag.Small) > 0 && t.Match(at + 1, Tag.Speak | Tag.Directive) > 0);

    private static void Refer(List<Mention> found, Known person, int from, int to) =>
        found.Add(new Mention { Person = person, From = from, To = to, NameFrom = from, NameTo = to, IsReference = true });

    private int AfterPosts(Sentence s, int from, int end, List<string> posts, List<Mention> found, List<string> shared)
    {
        var at = t.IsMark(end, '-') || t.IsMark(end, ':') ? end + 1 : end;
        if (t.Match(at, Tag.Honorific) is var h and > 0 && !t.At(at, DaiBieu)) at += h;
        else if (t.IsMark(end, ',') && t.Match(end + 1, Tag.Honorific) is var later and > 0 && from == s.From && NameScanner.At(t, end + 1 + later, true) > 0) at = end + 1 + later;
        var nameTo = NameScanner.At(t, at, promised: at > end + 1);
        posts = [.. posts.Where(p => !PostName.Key(p).StartsWith("dai bieu", StringComparison.Ordinal))]; // a deputy by that alone has no post
        if (nameTo > 0 && nameTo <= s.To && (at == end || at > end + 1 || t.Form(at).IsFamilyName))
        {
            shared.Clear();
            if (t.Key(nameTo) is "," || t.At(nameTo, Va)) shared.AddRange(posts);
            return Take(s, from, at, nameTo, posts, found, at > end + 1);
        }
        if (posts.Count > 0 && people.ByPost(posts[^1]) is { } holder && (IsSubjectPost(s, from) || t.Match(end, Tag.Speak) > 0)) Refer(found, holder, from, end);
        return end;
    }

    private bool IsSubjectPost(Sentence s, int from) => from == s.From || t.Key(from - 1) is "," or ";" or ":";

    /// <summary>A name without honorific or post before it: in a list, with a post after it, known already, or speaking.</summary>
    private int Bare(Sentence s, int i, List<Mention> found, List<string> shared)
    {
        if (!t.IsCapital(i) || t.IsCapital(i - 1) && i > s.From && !t.IsGlued(i) && t[i - 1].Start < t[i].Start && t.IsWord(i - 1) && t.Form(i - 1).IsUpper == t.Form(i).IsUpper) return 0;
        var continues = found.Count > 0 && !found[^1].IsReference && IsJoin(found[^1].To, i);
        var end = NameScanner.At(t, i, promised: continues && shared.Count > 0);
        if (end == 0 || end > s.To) return 0;
        if (people.MayEnd(t.Key(end - 1)) && people.Find(NameScanner.Normal(t.Text(i, end))) is not null || continues && FamilyNames.IsUsual(t.Key(i)) | shared.Count > 0 | HasPostAfter(end, s.To) || HasPostAfter(end, s.To) && !InPlace(i) || IsRoll && i == s.Line.BodyFrom && (end == s.Line.To || t.IsMark(end, ',') || t.IsMark(end, '-') || t.IsMark(end, ';') || t.IsMark(end, '.'))
            || end - i >= 3 && FamilyNames.IsUsual(t.Key(i)) && !InPlace(i) && t.Match(end, Tag.Speak | Tag.Present | Tag.Chair) > 0 && i == s.From)
            return Take(s, i, i, end, continues && (headed || !HasPostAfter(end, s.To)) ? [.. shared] : [], found, false);
        return end;
    }

    private bool InPlace(int i) => t.Match(i - 1, Tag.Unit) > 0 || t.Match(i - 2, Tag.Unit) == 2;

    private bool HasPostAfter(int end, int to) =>
        t.Key(end) is "," or "-" or "(" && Posts.Chain(t, end + 1, to, out _) is var past and > 0 && NameScanner.At(t, past) == 0
        || t.Form(end - 1).IsUpper && t.Form(end - 1).Text.Length > 1 && Posts.Chain(t, end, to, out _) > 0;

    private bool IsJoin(int from, int to)
    {
        for (var k = from; k < to; k++)
            if (t.Key(k) is not ("," or ";") && !t.At(k, Va) && !t.At(k, CungLa)) return false;
        return to > from && to - from < 4;
    }

    private int Take(Sentence s, int from, int nameFrom, int nameTo, List<string> posts, List<Mention> found, bool honorific)
    {
        var name = NameScanner.Normal(t.Text(nameFrom, nameTo));
        if (NameScanner.IsHistoric(t, nameFrom, nameTo) && !honorific) return nameTo;
        var confidence = t.Form(nameFrom).IsFamilyName ? nameTo - nameFrom >= 3 ? 0.97 : 0.9 : 0.7;
        var place = new Place(t[nameFrom].Start, t[nameTo - 1].End - t[nameFrom].Start);
        var person = people.Take(name, place, confidence);
        if (confidence < 0.8) person.Doubt ??= "Họ lạ: kiểm tra lại tên";
        var to = After(nameTo, s.To, posts);
        var mention = new Mention { Person = person, From = from, To = to, NameFrom = nameFrom, NameTo = nameTo, Posts = posts, HasHonorific = honorific };
        found.Add(mention);
        return to;
    }

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
        var end = Posts.Chain(t, at, to, out var after, stopAtNext: true);
        if (many && end > 0 && (NameScanner.At(t, end, true) > 0 || t.IsMark(end, ':') || BodyScanner.UnitAt(t, end) > 0)) return nameTo;
        if (end > 0 && t.IsMark(end, ';') && IsOffice(end, to) && Posts.Chain(t, end + 1, to, out var more, stopAtNext: true) is var past and > 0 && NameScanner.At(t, past) == 0)
        {
            after.AddRange(more);
            end = past;
        }
        if (end == 0) return Appointed(nameTo, posts);
        foreach (var post in after)
            if (!posts.Contains(post)) posts.Add(post);
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
