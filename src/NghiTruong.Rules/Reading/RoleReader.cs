using System.Runtime.CompilerServices;
using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>Says from the verbs of a sentence what its people did.</summary>
internal sealed class RoleReader(TokenText t)
{
    private const Tag Verbs = Tag.Speak | Tag.Present | Tag.Chair | Tag.Attend | Tag.Elect | Tag.Dismiss;

    private static readonly Phrase PhoiHop = Phrase.Of("phối hợp"), GiuChuc = Phrase.Of("giữ chức"), DoiVoi = Phrase.Of("đối với"), LamTruongDoan = Phrase.Of("làm trưởng đoàn"), ThayMat = Phrase.Of("thay mặt"), Lam = Phrase.Of("làm"), TruongDoan = Phrase.Of("trưởng đoàn"), Vang = Phrase.Of("vắng");

    private static readonly HashSet<string> Adverbs = [.. Phrase.KeysOf("đã cũng đều tiếp tục luân phiên còn vừa đồng thời và thì sẽ đang được có cùng trực tiếp thay là mặt đại diện đến về lên ủy quyền"), ",", "-", ":"];

    /// <summary>Gives each mention of the sentence its role; <paramref name="byHead"/> is what a head above says of everyone below.</summary>
    internal void Read(Sentence s, List<Mention> mentions, PersonRole byHead, PersonRole inHead)
    {
        if (byHead == PersonRole.Mentioned && EndsAttending(s, mentions)) byHead = PersonRole.Attendee;
        for (var k = 0; k < mentions.Count; k++)
        {
            var mention = mentions[k];
            var after = After(mentions, k, s, out var verbAt);
            var before = Before(mentions, k, s, out var isOrder);
            var role = Max(Of(after), Appointed(mention) ? PersonRole.Elected : PersonRole.Mentioned);
            if (after.HasFlag(Tag.Chair) && t.Key(verbAt + 2) == "," && t.At(verbAt + 3, PhoiHop)) role = PersonRole.Mentioned;
            var isTask = after.HasFlag(Tag.Chair) && t.At(verbAt, ChuTri) && t.Match(verbAt + 2, Tag.Action) > 0 && t.Match(verbAt + 2, Tag.Gathering | Tag.Speak | Tag.Chair) == 0 && t.Key(verbAt + 2) is not ("hop5" or "tiêp4" or "điêu1");
            if (isTask) role = PersonRole.Mentioned; // "chủ trì làm việc với …": told to, not seen to
            if (isOrder) role = PersonRole.Mentioned;
            else if (!isTask) role = Max(role, Of(before));
            if (after.HasFlag(Tag.Dismiss) || before.HasFlag(Tag.Dismiss))
            {
                role = PersonRole.Mentioned;
                if (before.HasFlag(Tag.Dismiss)) Dismissed(s, mention);
            }
            if (before.HasFlag(Tag.Elect) && !Appointed(mention) && t.At(mention.From - 2, DoiVoi) && PostBefore(s, mention, Tag.Elect) is { } office && !mention.Posts.Contains(office)) mention.Posts.Add(office);
            if (mention.Posts.Exists(IsTeamHead)) role = PersonRole.Chair;
            if (role == PersonRole.Chair && mention.Posts.Count > 0) mention.Posts.RemoveAll(p => p.Length < 12 && PostName.Key(p) == "truong doan" || IsTeamHead(p) && mention.To == mention.NameTo);
            if (t.At(s.From, Vang) || t.At(verbAt, Vang) || t.At(mention.From - 1, Vang)) role = PersonRole.Mentioned;
            else if (!mention.IsReference && !isOrder) role = Max(role, Max(byHead, inHead));
            mention.Says = !isOrder && Max(Of(after), Of(before)) is PersonRole.Speaker or PersonRole.Presenter or PersonRole.Chair;
            mention.Person.Take(role);
        }
    }

    /// <summary>"Ông A, …; bà B, …; đại diện các sở tham dự.": the verb of them all stands last.</summary>
    private bool EndsAttending(Sentence s, List<Mention> mentions)
    {
        if (mentions.Count == 0 || mentions[0].From > s.From + 2) return false;
        var end = s.To;
        while (end > s.From && t.Form(end - 1).Kind == TokenKind.Mark) end--;
        for (var i = end - 1; i > end - 8 && i >= mentions[^1].To; i--)
            if (t.Match(i, Tag.Attend) is var length and > 0 && (t.At(i, ThamDu) || t.At(i, CungDu) || t.At(i, Du)) && (i + length == end || t.Match(i + length, Tag.Gathering) is var what && i + length + what == end)) return true;
        return false;
    }

    private static readonly Phrase ThamDu = Phrase.Of("tham dự"), CungDu = Phrase.Of("cùng dự"), Du = Phrase.Of("dự");

    /// <summary>"Trưởng đoàn" alone is the chair of the team, not a post.</summary>
    private static bool IsTeamHead(string post) => post.Length < 24 && PostName.Key(post) is ("truong doan" or "truong doan giam sat" or "truong doan khao sat" or "truong doan cong tac");

    private static readonly Phrase ChuTri = Phrase.Of("chủ trì");
    private static readonly Phrase Theo = Phrase.Of("theo");
    private static readonly Phrase TrungCu = Phrase.Of("trúng cử"), DacCu = Phrase.Of("đắc cử"), ThanhVien = Phrase.Of("thành viên");
    private static readonly Phrase Relieved = Phrase.Of("thôi làm nhiệm vụ");
    private static readonly Phrase Duoc = Phrase.Of("được");

    private bool Appointed(Mention mention)
    {
        for (var i = mention.NameTo; i < mention.To; i++)
            if (t.At(i, GiuChuc) || t.At(i, TrungCu) || t.At(i, DacCu)) return true;
        return false;
    }

    /// <summary>"miễn nhiệm Ủy viên UBND tỉnh đối với ông X": the post that ends is marked so.</summary>
    private void Dismissed(Sentence s, Mention mention)
    {
        var left = PostBefore(s, mention, Tag.Dismiss);
        var isRelieved = false;
        for (var i = s.From; i < mention.From; i++) isRelieved = t.At(i, Relieved) || isRelieved && t.Match(i, Tag.Dismiss) == 0;
        var mark = isRelieved ? " (thôi làm nhiệm vụ)" : " (miễn nhiệm)";
        if (left is null)
        {
            if (mention.Posts.Count > 0 && s.From < mention.From) mention.Posts[^1] += mark;
            return;
        }
        var words = PostName.Key(left).Split(' ');
        var same = mention.Posts.FindIndex(p => words.All(PostName.Key(p).Split(' ').Contains));
        if (same >= 0) mention.Posts[same] += mark;
        else mention.Posts.Add(left + mark);
    }

    /// <summary>The post named between the verb and the person: "bầu bổ sung Ủy viên UBND tỉnh đối với ông X".</summary>
    private string? PostBefore(Sentence s, Mention mention, Tag verb)
    {
        string? found = null;
        for (var i = mention.From - 1; i >= s.From && t.Match(i, verb) == 0; i--)
            if (Posts.Chain(t, i, mention.From, out var posts) > 0) found = posts[^1];
        return found;
    }

    private static PersonRole Max(PersonRole a, PersonRole b) => a > b ? a : b;

    private static PersonRole Of(Tag tag) =>
        tag.HasFlag(Tag.Chair) ? PersonRole.Chair
        : tag.HasFlag(Tag.Elect) ? PersonRole.Elected
        : tag.HasFlag(Tag.Present) ? PersonRole.Presenter
        : tag.HasFlag(Tag.Speak) ? PersonRole.Speaker
        : tag.HasFlag(Tag.Attend) ? PersonRole.Attendee
        : PersonRole.Mentioned;

    /// <summary>The verb after a mention, or after the list of which it is part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Tag After(List<Mention> mentions, int k, Sentence s, out int verbAt)
    {
        var at = PastBracket(mentions[k].To);
        var last = k;
        while (last + 1 < mentions.Count && Joins(at, mentions[last + 1].From)) at = PastBracket(mentions[++last].To);
        var told = false;
        for (var steps = 0; at < s.To && steps < 6; steps++)
        {
            verbAt = at;
            if (t.At(at, GiuChuc)) return Tag.Elect;
            if (t.At(at, LamTruongDoan)) return Tag.Chair;
            if (t.At(at, Lam) && t.At(at + 1, TruongDoan)) return Tag.Chair;
            if (t.At(at, ThayMat)) { at = PastBodies(at + 2, s.To); continue; }
            if (t.Match(at, Verbs, out var tag) is var length and > 0 && t.Match(at, Tag.Post) <= length && !IsOther(t, at, length))
                return t.At(at - 1, Duoc) ? tag & (Tag.Elect | Tag.Dismiss) : tag & Verbs;
            if (t.IsMark(at, ':')) told = true;
            if (!Adverbs.Contains(t.Key(at))) break;
            at++;
        }
        verbAt = at;
        return told && mentions[k].From == s.From && last == k ? Tag.Speak : Tag.None;
    }

    /// <summary>Past "(bản Pá Khoang)" and ", thôn Trung" after a name.</summary>
    private int PastBracket(int i)
    {
        if (t.IsMark(i, ',') && t.Match(i + 1, Tag.Unit) is var unit and > 0)
        {
            var end = i + 1 + unit;
            while (t.IsCapital(end) || t.IsNumber(end)) end++;
            return end;
        }
        if (t.IsMark(i, ',') && t.At(i + 1, ThanhVien) && BodyScanner.BodyAt(t, i + 3) is var team and > 0) return t.IsMark(team, ',') ? team + 1 : team;
        if (!t.IsMark(i, '(')) return i;
        for (var k = i + 1; k < i + 16 && !t.IsBreak(k); k++)
            if (t.IsMark(k, ')')) return k + 1;
        return i;
    }

    private int PastBodies(int at, int to)
    {
        while (at < to)
        {
            var end = BodyScanner.BodyAt(t, at);
            if (end > 0) { at = end; continue; }
            if (t.Key(at) is "," || t.Key(at) == Va || t.Match(at, Tag.Group) > 0) { at++; continue; }
            break;
        }
        return at;
    }

    private bool Joins(int from, int to)
    {
        if (to - from > 3) return false;
        for (var i = from; i < to; i++)
            if (t.Key(i) is not ("," or ";") && t.Key(i) != Va && t.Key(i) != Cung) return false;
        return to > from;
    }

    private static readonly string Va = Syllable("và"), Cung = Syllable("cùng");

    private static string Syllable(string word) => Phrase.KeysOf(word)[0];

    /// <summary>The verb before a mention that says what the listed people did: "Tham dự có …", "Kết luận phiên họp, …", "bầu …".</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Tag Before(List<Mention> mentions, int k, Sentence s, out bool isOrder)
    {
        isOrder = false;
        if (t.At(mentions[k].From - 1, Theo) && (mentions[k].From - 1 == s.From || t.Key(mentions[k].From - 2) == ",")) return Tag.Speak; // "Theo ông X, …"
        for (var at = mentions[k].From - 1; at >= s.From; at--)
        {
            if (t.Form(at).Node is not { } node || (node.Below & Verbs) == 0) continue;
            if (Inside(mentions, at) is { } inside) { at = inside.From; continue; }
            var length = t.Match(at, Verbs, out var tag);
            if (length == 0 || at + length > mentions[k].From) continue;
            if (t.Match(at, Tag.Post | Tag.Body | Tag.Capacity) > length) continue;
            if (tag.HasFlag(Tag.Elect) && t.Key(at + length) == "cư2" && t.Key(at + length + 1) != "bô2" || IsOther(t, at, length)) continue; // bầu cử
            var adjacent = at + length >= mentions[k].From - 2;
            if (t.Match(at, Tag.Directive) > 0 && adjacent && !tag.HasFlag(Tag.Present)) { isOrder = !(tag.HasFlag(Tag.Chair) | tag.HasFlag(Tag.Elect)); return Tag.None; }
            if (tag.HasFlag(Tag.Chair) && t.Key(at + length) == "," && t.At(at + length + 1, PhoiHop)) continue; // told to lead
            var list = tag & (Tag.Chair | Tag.Attend | Tag.Elect | Tag.Dismiss);
            if (list != 0 && IsIntroduction(at, length, mentions, k, s, list)) return list;
            if ((tag & (Tag.Speak | Tag.Present)) != 0 && IsOpening(at, s, mentions[k].From) && (at == s.From || t.Match(at - 1, Tag.Attend) == 0 && !(t.Key(at) is "khai" or "bê4" && t.Match(s.From, Tag.Attend) > 0))) return tag & (Tag.Speak | Tag.Present);
        }
        return Tag.None;
    }

    private static readonly HashSet<string> AfterDu = [.. Phrase.KeysOf("thảo án kiến toán báo phòng trữ định liệu")];

    /// <summary>"dự thảo", "dự án": no attending.</summary>
    internal static bool IsOther(TokenText t, int at, int length) => length == 1 && AfterDu.Contains(t.Key(at + 1));

    private static Mention? Inside(List<Mention> mentions, int at)
    {
        foreach (var mention in mentions)
            if (mention.From <= at && at < mention.To) return mention;
        return null;
    }

    /// <summary>A verb that introduces: it stands at a beginning of a clause, or "dưới sự chủ trì của"; no one before it is its subject.</summary>
    private bool IsIntroduction(int at, int length, List<Mention> mentions, int k, Sentence s, Tag tag)
    {
        if (tag.HasFlag(Tag.Dismiss) || tag.HasFlag(Tag.Elect)) return true;
        var subject = mentions.FindLastIndex(m => m.To <= at);
        if (subject < 0) return true;
        var gap = at - mentions[subject].To;
        if (gap <= 2 && !HasMark(mentions[subject].To, at, ";.")) return false; // "X chủ trì; ..." the verb is X's
        return subject < k;
    }

    private bool HasMark(int from, int to, string marks)
    {
        for (var i = from; i < to; i++)
            if (t.Form(i).Kind == TokenKind.Mark && marks.Contains(t.Key(i)[0], StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>"Phát biểu tại phiên họp, đồng chí X": the verb opens the sentence.</summary>
    private static bool IsOpening(int at, Sentence s, int mention) => at <= s.From + 2 && mention - at < 40;
}
