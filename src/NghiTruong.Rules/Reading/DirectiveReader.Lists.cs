using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

internal sealed partial class DirectiveReader
{
    /// <summary>A sentence that begins without a verb of telling: an item of a list, a passive, or one that goes on from the sentence before.</summary>
    private bool Opening(Sentence s, int from, int to, List<Mention> mentions, bool opened, bool isFirst, bool isHead)
    {
        if (isAsked == false) return Stressed(s, to, mentions);
        if (Quoted(from, to, mentions) || Passive(from, to, mentions)) return true;
        if (Stressed(s, to, mentions)) return true;
        if ((opened || isStressed || t.At(from, NgaySau)) && Bound(from, to, mentions)) return true;
        var inList = heads.Count > 0 && (s.Line.Depth > heads.Peek().Depth || s.Line.Depth == 0);
        if (!opened && !inList) return GoesOn(from, to, mentions);
        var head = inList ? heads.Peek() : null;
        if (isFirst && head is not null) (giver, verb, this.to) = (head.Giver ?? giver ?? concluder ?? fallback, head.Verb, head.To);
        var start = from;
        if (t.Match(start, Tag.Link) is var link and > 0 && link < to - start - 1) start = Trim(start + link, to).Item1;
        var (names, at) = Subject(start, to, mentions);
        if (names.Count > 0)
        {
            if (IsPast(at) && !t.IsMark(at - 1, ':') || t.At(at, ThongNhat) || t.Match(at, Tag.Praise) >= 2 && t.Match(at, Tag.Action) == 0) return false;
            if (isHead || at >= to - 1 && t.IsMark(at - 1, ':')) { heads.Push(new ListHead(s.Line.Depth, giver, verb, names, head?.IsExplicit ?? true)); return false; }
            if (giver is not null && names.Min(Givers.BodyRank) is var rank && (rank >= 9 || rank > giver.Rank && head is null)) return false;
            this.to = names;
            Add(at, to, giver ?? concluder ?? fallback, verb.Length > 0 ? verb : "kết luận", names, 0.8, null);
            return true;
        }
        if (isHead) return false;
        if (opened && !inList && giver is not null && (t.At(start, CacPhrase) || t.Key(start) is "nhưng3" || t.At(start, Rieng)) && Framed(start, to, mentions) is { } topic && topic.Names.Max(Givers.BodyRank) <= giver.Rank && !HasPast(topic.End, to))
        {
            this.to = topic.Names; // "Các kiến nghị thuộc thẩm quyền của tỉnh, Tổ đại biểu tổng hợp, gửi …"
            Add(start, to, giver, verb.Length > 0 ? verb : "kết luận", topic.Names, 0.7, null);
            return true;
        }
        if (inList && Assigned(s, to, mentions)) return true;
        if (!Imperative(start, to) && !(head?.IsExplicit == true && isFirst && s.Line.Depth > 0 && !HasPast(start, to))) return false;
        var isSure = head is not null && head.To.Count > 0;
        Add(start, to, giver ?? concluder ?? fallback, verb.Length > 0 ? verb : "kết luận", this.to, isSure ? 0.85 : 0.5, isSure ? null : this.to.Count > 0 ? "Nơi nhận suy từ câu trước" : null);
        return true;
    }

    /// <summary>"Giám sát công tác phòng dịch: Ban Dân tộc chủ trì, xong trước 18/9": the work, then who does it.</summary>
    private bool Assigned(Sentence s, int to, List<Mention> mentions)
    {
        if (s.Line.Depth == 0) return false;
        for (var i = s.From + 2; i < to - 2 && i < s.From + 40; i++)
        {
            if (!t.IsMark(i, ':')) continue;
            var (names, end) = addressees.Read(i + 1, to, mentions);
            if (names.Count > 0 && t.Match(end, Tag.Praise) >= 2) return true; // taken note of: nothing to follow
            if (names.Count == 0 || t.Match(end, Doing) == 0) return false;
            this.to = names;
            Add(s.From, to, giver ?? concluder ?? fallback, verb.Length > 0 ? verb : "kết luận", names, 0.7, null);
            return true;
        }
        return false;
    }

    /// <summary>A new paragraph goes on where a body "cần" or "phải" do something, and the last one told.</summary>
    private bool GoesOn(int from, int to, List<Mention> mentions)
    {
        if (giver is null || !wasTold && (concluder is null || found.Count == 0)) return false;
        var (names, at) = addressees.Read(from, to, mentions);
        if (t.Key(at) == "cung3") at++;
        if (names.Count == 0 || !t.At(at, Phai) && !t.At(at, Can) && !t.At(at, KhanTruong) || names.Max(Givers.BodyRank) > giver.Rank) return false;
        this.to = names;
        Add(at, to, giver, verb, names, 0.6, "Câu không nêu người giao: suy từ đoạn trước");
        return true;
    }

    private static readonly Phrase CacPhrase = Phrase.Of("các"), Rieng = Phrase.Of("riêng");
    private static readonly Phrase KhanTruong = Phrase.Of("khẩn trương"), NoiDungSau = Phrase.Of("nội dung sau"), NhiemVuSau = Phrase.Of("nhiệm vụ sau"), SauDay = Phrase.Of("sau đây"), GiaiPhapSau = Phrase.Of("giải pháp sau");

    private bool PromisesList(Sentence s, int end)
    {
        for (var i = Math.Max(s.From, end - 6); i < end; i++)
            if (t.At(i, NoiDungSau) || t.At(i, NhiemVuSau) || t.At(i, SauDay) || t.At(i, GiaiPhapSau)) return true;
        return false;
    }

    private bool Imperative(int i, int to) =>
        i < to && !t.At(i, KetLuanPhrase) && !t.At(i, ThongNhat) && t.Match(i, Tag.Praise) < 2 | t.Match(i, Tag.Action) >= 2 && (t.Match(i, Tag.Action | Tag.Modal) > 0 || t.Match(i, Tag.Manner) is var manner and > 0 && i + manner < to && !t.IsMark(i + manner, ':')) && t.Match(i, Tag.Honorific) == 0 && !HasPast(i, to)
        && t.Match(i, Tag.Speak) < 2 | t.Match(i, Tag.Action) >= 2;

    private bool HasPast(int from, int to)
    {
        for (var i = from; i < to && i < from + 9; i++)
            if (t.Key(i) is "đa3" && i < from + 5 || t.Key(i) == "con1" && i > from && i < from + 4 || t.Key(i) == "chưa" && i < from + 2 || t.Key(i) == "hiên5" && t.Key(i - 1) != "thưc5" && t.Key(i + 1) is "co4" or "nay") return true;
        return false;
    }

    /// <summary>"Ban Pháp chế được giao theo dõi", "Văn phòng có trách nhiệm …".</summary>
    private bool Passive(int from, int to, List<Mention> mentions)
    {
        if (!isOpen && heads.Count == 0 && isAsked != true) return false;
        for (var i = from + 1; i < to && i < from + 36; i++)
        {
            if (t.Form(i).Node is not { } node || (node.Below & Tag.Modal) == 0) continue;
            var length = t.At(i, DuocGiao) || t.At(i, DuocPhanCong) || t.At(i, DuocYeuCau) ? t.At(i, DuocGiao) ? 2 : 3 : t.At(i, CoTrachNhiem) || t.At(i, ChiuTrachNhiem) ? 3 : 0;
            if (length == 0) continue;
            if (t.Match(i + length, Tag.Action | Tag.Manner) == 0 || t.Key(i - 1) == "đa3" || t.Key(i - 1) is "vu5" or "viêc5") return false;
            var (names, end) = addressees.Read(from, i, mentions);
            if ((names.Count == 0 || end != i) && clauses.BodyBefore(i, from) is { } body) (names, end) = ([t.Text(body.From, body.To)], i);
            if (names.Count == 0 || end != i) return false;
            var how = t.At(i, DuocPhanCong) ? "phân công" : t.At(i, DuocYeuCau) ? "yêu cầu" : t.At(i, DuocGiao) ? "giao" : "giao";
            if (giver is null && concluder is null && fallback is null) return false;
            this.to = names;
            verb = how;
            Add(i + length, to, giver ?? concluder ?? fallback, how, names, 0.8, null);
            return true;
        }
        return false;
    }

    /// <summary>"nhấn mạnh: các cơ quan phải …", "cho rằng hai cơ quan cần …": soft, but told.</summary>
    private bool Stressed(Sentence s, int to, List<Mention> mentions)
    {
        for (var i = s.From; i < to; i++)
        {
            if (t.Form(i).Node is not { } node || (node.Below & Tag.Speak) == 0) continue;
            var length = t.At(i, NhanManh) || t.At(i, ChoRang) || t.At(i, QuanTriet) || t.At(i, ChiRo) ? 2 : 0;
            if (length == 0 || Inside(mentions, i)) continue;
            var person = LastMention(mentions, i);
            if (person is null && i > s.From) return false;
            if (person is not null && i - person.To > 3 && !((t.Key(i - 1) is "va1" or "," || t.At(i - 2, DongThoi)) && i - person.To < 40)) return false;
            if ((person is null ? concluder : OfPerson(person, new Cut(i, length, Telling.Order))) is not { } by || IsExecutive(by)) return false;
            var after = PastPromise(i + length, to);
            var isList = t.IsMark(after - 1, ':') || t.IsMark(after, ':');
            while (t.Key(after) is ":" or ",") after++;
            var (names, at) = addressees.Read(after, to, mentions);
            if (names.Count == 0 && Framed(after, to, mentions) is { } framed) (names, at) = framed;
            if (names.Count > 0 ? !t.At(at, Phai) && !t.At(at, Can) && !(isList && t.Match(at, Doing) > 0 && !HasPast(at, to)) : !t.At(after, Phai) && !t.At(after, Can)) { (giver, isStressed) = (by, true); return Bound(after, to, mentions); }
            if (names.Count == 0 && t.At(i, ChoRang) && chair is not null && ledByCouncil && person is { Person.IsChair: false }) return false; // a member's opinion
            if (names.Count > 0 && !MayDirect(by, names, "nhấn mạnh")) return false;
            (giver, verb, this.to) = (by, t.Text(i, i + length), names);
            Add(names.Count > 0 ? at : after, to, by, verb, names, names.Count > 0 ? 0.7 : 0.5, null);
            return true;
        }
        return false;
    }

    /// <summary>Past "một số nhiệm vụ trong thời gian tới:" after "nhấn mạnh".</summary>
    private int PastPromise(int i, int to)
    {
        for (var k = i; k < to && k < i + 14; k++)
            if (t.IsMark(k, ':')) return k + 1;
        return i;
    }

    /// <summary>"Các đơn vị phải …", đồng chí nhấn mạnh: said in a quotation, the speaker after it.</summary>
    private bool Quoted(int from, int to, List<Mention> mentions)
    {
        if (t.Key(from) is not ("\"" or "“")) return false;
        var close = from + 1;
        while (close < to && t.Key(close) is not ("\"" or "”")) close++;
        if (mentions.Find(m => m.From >= close && m.From - close < 4 && t.Match(m.To, Tag.Speak) > 0) is not { } speaker || OfPerson(speaker) is not { } by || IsExecutive(by)) return false;
        var (names, at) = addressees.Read(from + 1, close, mentions);
        if (names.Count == 0 || !t.At(at, Phai) && !t.At(at, Can) || !MayDirect(by, names, "nhấn mạnh")) return false;
        (giver, verb, this.to) = (by, Lower(t.Text(speaker.To, speaker.To + t.Match(speaker.To, Tag.Speak))), names);
        Add(at, close, by, verb, names, 0.6, null);
        return true;
    }

    private bool isStressed; // someone who may direct is being told of in this paragraph

    private static readonly Phrase NgaySau = Phrase.Of("ngay sau"), DoDo = Phrase.Of("do đó"), ViVay = Phrase.Of("vì vậy"), DoVay = Phrase.Of("do vậy");

    /// <summary>"Để đạt mục tiêu, UBND tỉnh phải …", "…, do đó phải …", "Ngay sau kỳ họp, các ngành khẩn trương …": what must be done stands after a frame.</summary>
    private bool Bound(int from, int to, List<Mention> mentions)
    {
        var by = giver ?? concluder ?? fallback;
        if (by is null || IsExecutive(by)) return false;
        var isAfter = t.At(from, NgaySau);
        for (var i = from; i < to && i < from + 60; i++)
        {
            if (!t.IsMark(i, ',')) continue;
            var at = i + 1;
            var isSo = t.At(at, DoDo) || t.At(at, ViVay) || t.At(at, DoVay);
            if (isSo) at += t.IsMark(at + 2, ',') ? 3 : 2;
            if (isSo && (t.At(at, Phai) || t.At(at, Can)))
            {
                (this.to, verb) = ([], verb.Length > 0 ? verb : "nhấn mạnh");
                Add(at, to, by, verb, this.to, 0.5, null);
                return true;
            }
            var (names, end) = addressees.Read(at, to, mentions);
            if (names.Count == 0 || !t.At(end, Phai) && !t.At(end, Can) && !(isAfter && t.Match(end, Tag.Manner | Tag.Action) > 0 && t.Match(end, Tag.Praise) < 2)) { if (names.Count > 0 && isAfter) return false; continue; }
            if (HasPast(end, to) || names.Max(Givers.BodyRank) > by.Rank) return false;
            (giver, this.to, verb) = (by, names, verb.Length > 0 ? verb : isStressed ? "nhấn mạnh" : "kết luận");
            Add(end, to, by, verb, names, 0.6, null);
            return true;
        }
        return false;
    }

    /// <summary>"Thường trực HĐND thành phố kết luận:" opens the list of conclusions.</summary>
    private void Head(Sentence s, List<Mention> mentions, int end)
    {
        for (var i = s.From; i < end; i++)
        {
            if (!t.At(i, KetLuanPhrase) && !t.At(i, NhanManh) && !(t.At(i, ThongNhat) && i + 2 >= end - 1)) continue;
            var person = LastMention(mentions, i);
            var by = person is not null && OfPerson(person) is { } p ? p : clauses.BodyBefore(i, s.From) is { } body ? Givers.OfBody(t.Text(body.From, body.To)) : null;
            by ??= concluder ?? fallback;
            concluder = by;
            giver = by;
            heads.Push(new ListHead(s.Line.Depth > 0 ? s.Line.Depth : section, by, "kết luận", [], false));
            return;
        }
        if (isAsked == true || heads.Count > 0 || (wasTold || found.Count > 0) && PromisesList(s, end)) heads.Push(new ListHead(s.Line.Depth > 0 ? s.Line.Depth : section, giver ?? concluder ?? fallback, heads.Count > 0 ? heads.Peek().Verb : "kết luận", heads.Count > 0 ? heads.Peek().To : [], isAsked == true));
    }
}
