using System.Runtime.CompilerServices;
using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>Finds the persons of a sentence with their posts, and the groups without names.</summary>
internal sealed partial class MentionReader(TokenText t, KnownPeople people)
{
    private static readonly Phrase Cac = Phrase.Of("các"), Hai = Phrase.Of("hai"), Va = Phrase.Of("và"), La = Phrase.Of("là"), CungLa = Phrase.Of("cùng"), GiuChuc = Phrase.Of("giữ chức"), DaiBieu = Phrase.Of("đại biểu"), CuTri = Phrase.Of("cử tri"), Ba = Phrase.Of("ba"), Lam = Phrase.Of("làm");

    private static readonly Phrase Cua = Phrase.Of("của");
    private const Tag Begins = Tag.Honorific | Tag.Post | Tag.Capacity;
    private static readonly Phrase NguyenWord = Phrase.Of("nguyên"), QuyenWord = Phrase.Of("quyền");

    internal Known? LastSubject { get; set; }

    /// <summary>True below a head such as "THÀNH PHẦN": an item that is a name is a person.</summary>
    internal bool IsRoll { get; set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
        if (posts.Count > 1 && t.At(from - 1, Cua)) posts = [posts[^1]]; // "thừa ủy quyền của Chủ tịch HĐND tỉnh, Phó Chủ tịch HĐND tỉnh X"
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
}
