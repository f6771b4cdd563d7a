using System.Runtime.CompilerServices;
using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

internal sealed partial class DirectiveReader
{
    private const Tag Doing = Tag.Action | Tag.Manner | Tag.Modal;

    private static readonly Phrase KetLuanPhrase = Phrase.Of("kết luận"), DuocGiao = Phrase.Of("được giao"), DuocPhanCong = Phrase.Of("được phân công"), DuocYeuCau = Phrase.Of("được yêu cầu"), CoTrachNhiem = Phrase.Of("có trách nhiệm"), ChiuTrachNhiem = Phrase.Of("chịu trách nhiệm"), NhanManh = Phrase.Of("nhấn mạnh"), ChoRang = Phrase.Of("cho rằng"), Phai = Phrase.Of("phải"), Can = Phrase.Of("cần"), ChiRo = Phrase.Of("chỉ rõ"), QuanTriet = Phrase.Of("quán triệt");

    /// <summary>One cut of a sentence: at ";", at a verb of telling, at an inline number.</summary>
    private readonly record struct Cut(int At, int Length, Telling Telling);

    private void Sentence(Sentence s, List<Mention> mentions, bool isFirst)
    {
        if (TakesTime(s)) return;
        var cuts = Cuts(s, mentions);
        isGuest = t.At(s.From, PhatBieuChiDao);
        var end = s.To;
        while (end > s.From && t.Key(end - 1) is "." or "!" or "…" or "/") end--;
        var isHead = s.To >= s.Line.To && t.IsMark(end - 1, ':');
        var opened = isOpen;
        var active = false;
        var from = PastLabel(s);
        for (var k = 0; k <= cuts.Count; k++)
        {
            var to = k < cuts.Count ? cuts[k].At : end;
            var cut = k > 0 ? cuts[k - 1] : new Cut(s.From, 0, Telling.None);
            if (k == 0)
            {
                if (cuts.Count == 0 || cuts[0].Length == 0) active = Opening(s, from, to, mentions, opened, isFirst, isHead && cuts.Count == 0);
            }
            else if (cut.Telling == Telling.Report) active = false;
            else if (cut.Telling == Telling.Order) active = Order(s, cut, to, mentions, isHead && k == cuts.Count, active);
            else if (active || isAsked != false && heads.Count > 0 && isFirst && s.Line.Depth > 0) active = Carry(cut.At + 1, to, mentions) || active;
            from = to;
        }
        isOpen = active || heads.Count > 0 && s.Line.Depth > 0;
        if (isHead && cuts.Count == 0 && !active && isAsked != false) Head(s, mentions, end);
    }

    /// <summary>"Thời gian hoàn thành: trước ngày 20/11": by when all that the line told so far is due.</summary>
    private bool TakesTime(Sentence s)
    {
        if (found.Count == 0 || !t.At(s.From, ThoiGian) && !t.At(s.From, ThoiHan) && !t.At(s.From, HoanThanh) && !t.At(s.From, Xong)) return false;
        var end = Trim(s.From, s.To).Item2;
        if (times.Find(s.From, end) is not { } when || when.To < end || when.From - s.From > 7) return false;
        var isTaken = false;
        for (var k = found.Count - 1; k >= 0 && found[k].At.Start >= t[s.Line.From].Start; k--)
        {
            isTaken = true;
            if (found[k].When is null) found[k] = found[k] with { When = t.Text(when.From, when.To) };
        }
        return isTaken;
    }

    private static readonly Phrase ThoiHan = Phrase.Of("thời hạn");

    /// <summary>Past "Về giám sát:" at the beginning of an item.</summary>
    private int PastLabel(Sentence s)
    {
        if (!t.At(s.From, Ve)) return s.From;
        for (var i = s.From + 1; i < s.To - 2 && i < s.From + 16; i++)
            if (t.IsMark(i, ':')) return i + 1;
        return s.From;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private List<Cut> Cuts(Sentence s, List<Mention> mentions)
    {
        var cuts = new List<Cut>();
        for (var i = s.From; i < s.To; i++)
        {
            if (t.IsMark(i, ';')) { cuts.Add(new Cut(i, 0, Telling.None)); continue; }
            if (t.IsMark(i, '(') && i > s.From && Lines.MarkerAt(t, i, s.To) is (var after, 6) && !t.IsMark(i - 1, ';') && t.IsNumber(i + 1) && after < s.To) { cuts.Add(new Cut(i - 1 < s.From ? i : i, 0, Telling.None)); continue; }
            if (t.At(i, KetLuanPhrase) && t.IsMark(i + 2, ':') && i + 6 < s.To && cuts.Count == 0 && isAsked != false) { cuts.Add(new Cut(i, 3, Telling.Order)); i += 2; continue; }
            if (t.Form(i).Node is null || t.Match(i, Tag.Directive) == 0 || Inside(mentions, i)) continue;
            var telling = clauses.At(i, s, mentions, out var length);
            if (telling == Telling.Order && (heads.Count > 0 || isOpen) && !mentions.Exists(m => m.To == i) && clauses.BodyBefore(i, s.From) is { } doer && doer.From <= s.From + 2 && Givers.OfBody(t.Text(doer.From, doer.To)) is null) continue;
            if (telling == Telling.Order && i == s.From && heads.Count > 0 && heads.Peek().To.Count > 0 && (t.At(i, ChiDao) || t.At(i, PhanCong))) continue;
            if (telling == Telling.Order && heads.Count > 0 && t.IsMark(i - 1, ',') && !cuts.Exists(c => c.Length > 0) && BodyScanner.BodyAt(t, s.From) > 0) continue;
            if (telling == Telling.Order && IsTold(i, cuts, s, mentions)) continue;
            if (telling == Telling.Order && t.IsMark(i - 1, ',') && cuts.Count > 0 && cuts[^1] is { Length: > 0, Telling: Telling.Order } && addressees.Read(i + length, s.To, mentions).Names.Count == 0) continue;
            if (telling != Telling.None) { cuts.Add(new Cut(i, length, telling)); i += length - 1; }
        }
        return cuts;
    }

    /// <summary>"đề nghị UBND tỉnh chỉ đạo …": the second verb is what the first tells.</summary>
    private bool IsTold(int i, List<Cut> cuts, Sentence s, List<Mention> mentions)
    {
        if (t.At(i, ChiDao) && t.IsMark(i - 1, ';') && cuts.Exists(c => c is { Length: > 0, Telling: Telling.Order })) return true; // "…; chỉ đạo Ban Quản lý dự án …": still what the one told is to do
        if (cuts.Count == 0 || cuts[^1] is not { Length: > 0, Telling: Telling.Order } last) return false;
        return t.At(i, ChiDao) || clauses.BodyBefore(i, s.From) is { } body && !t.IsMark(body.From - 1, '.') || addressees.Read(last.At + last.Length, i, mentions) is { Names.Count: > 0 } told && told.End >= i;
    }

    private static readonly Phrase PhanCong = Phrase.Of("phân công");
    private static readonly Phrase ChiDao = Phrase.Of("chỉ đạo");

    private static bool Inside(List<Mention> mentions, int i)
    {
        foreach (var mention in mentions)
            if (mention.From <= i && i < mention.To) return true;
        return false;
    }

    /// <summary>A verb of telling that acts: who says it, to whom, what.</summary>
    private bool Order(Sentence s, Cut cut, int to, List<Mention> mentions, bool isHead, bool wasActive)
    {
        if (Speaker(s, cut, mentions, wasActive) is not { } by) return false;
        var after = cut.At + cut.Length;
        var (names, at) = addressees.Read(after, to, mentions);
        var how = Lower(t.Text(cut.At, cut.At + cut.Length)).TrimEnd(':');
        if (names.Count > 0 && t.At(cut.At, KetLuanPhrase) && t.Match(at, Tag.Praise | Tag.Speak) > 0 && t.Match(at, Tag.Action) == 0) return false; // "Kết luận: Bà X cảm ơn …"
        if (names.Count == 0 && t.At(cut.At, KetLuanPhrase) && (t.At(after, ThongNhat) || !Imperative(after, to)))
        {
            (giver, verb, this.to) = (by, how, []);
            return true;
        }
        if (names.Count == 0 && Framed(after, to, mentions) is var (framed, framedAt) && framed.Count > 0) (names, at) = (framed, framedAt);
        if (names.Count == 0 && FrameBefore(s, cut.At, mentions) is { Count: > 0 } meant) names = meant;
        if (by.IsExecutive && by.Name != chair?.Name && HasDone(s.From, cut.At)) return false; // what the executive did, told in a report
        if (by.IsExecutive && t.At(cut.At, KienNghi)) return false; // the executive asks
        if (names.Count > 0 && !MayDirect(by, names, how)) return false;
        if (names.Count == 0 && by.Rank < 4 && IsExecutive(by)) return false;
        (giver, verb) = (by, how);
        if (isHead || names.Count > 0 && CountWords(at, to) == 0 && to >= s.Line.To - 1)
        {
            heads.Push(new ListHead(s.Line.Depth > 0 ? s.Line.Depth : section, by, how, names, true));
            this.to = names;
            return true;
        }
        var inherits = names.Count == 0 && wasActive | isOpen;
        if (names.Count > 0) this.to = names;
        else if (!inherits) this.to = heads.Count > 0 ? heads.Peek().To : [];
        Add(at, to, by, how, this.to, names.Count > 0 ? 0.9 : 0.55, names.Count == 0 && this.to.Count > 0 ? "Nơi nhận suy từ câu trước" : null);
        return true;
    }

    /// <summary>"Với UBND thị xã, Trưởng đoàn yêu cầu …": the one told stands first.</summary>
    private List<string> FrameBefore(Sentence s, int verbAt, List<Mention> mentions)
    {
        if (t.IsMark(verbAt - 1, ':') && addressees.Read(s.From, verbAt - 1, mentions) is { Names.Count: > 0 } named && named.End == verbAt - 1) return named.Names;
        foreach (var frame in Frames)
        {
            if (!t.At(s.From, frame)) continue;
            var comma = s.From + frame.Length;
            while (comma < verbAt && !t.IsMark(comma, ',')) comma++;
            var (names, end) = addressees.Read(s.From + frame.Length, comma, mentions);
            return end == comma ? names : [];
        }
        return [];
    }

    /// <summary>"đề nghị trong thời gian tới, UBND tỉnh cần …": the one told stands after a frame.</summary>
    private (List<string> Names, int End)? Framed(int from, int to, List<Mention> mentions)
    {
        for (var i = from; i < to && i < from + 22; i++)
        {
            if (!t.IsMark(i, ',') || BodyScanner.BodyAt(t, i + 1) == 0 && t.Match(i + 1, Tag.Group) == 0) continue;
            var (names, end) = addressees.Read(i + 1, to, mentions);
            if (names.Count > 0 && t.Match(end, Doing) > 0 && t.Match(from, Tag.Action) == 0) return (names, end);
        }
        return null;
    }

    private static readonly Phrase TiepTuc = Phrase.Of("tiếp tục");

    private static readonly Phrase ChuToa = Phrase.Of("chủ tọa"), TruongDoan = Phrase.Of("trưởng đoàn"), MotSo = Phrase.Of("một số"), ThongNhat = Phrase.Of("thống nhất");
    private static readonly Phrase ThoiGian = Phrase.Of("thời gian"), Ve = Phrase.Of("về");
    private static readonly Phrase CuTri = Phrase.Of("cử tri"), CacDaiBieu = Phrase.Of("các đại biểu"), NhieuYKien = Phrase.Of("nhiều ý kiến");
    private static readonly Phrase ThanhVien = Phrase.Of("thành viên"), DaiDien = Phrase.Of("đại diện"), KienNghi = Phrase.Of("kiến nghị"), DeNghi = Phrase.Of("đề nghị");

    private static readonly Phrase PhatBieuChiDao = Phrase.Of("phát biểu chỉ đạo");
    private static readonly Phrase KetThuc = Phrase.Of("kết thúc"), PhatBieuKetLuan = Phrase.Of("phát biểu kết luận");

    /// <summary>A clause after ";": the verb carries over; a body at its beginning is the one told.</summary>
    private bool Carry(int from, int to, List<Mention> mentions)
    {
        if (heads.Count > 0 && giver is null) giver = heads.Peek().Giver;
        (from, to) = Trim(from, to);
        if (Lines.MarkerAt(t, from, to) is (var past, 5 or 6)) (from, to) = Trim(past, to);
        if (t.Match(from, Tag.Link) is var link and > 0 && link < to - from && t.Match(from, Tag.Manner) != link) from = Trim(from + link, to).Item1;
        if (t.At(from, ThoiGian) && found.Count > 0 && t.IsMark(from + 2, ':'))
        {
            found[^1] = found[^1] with { When = t.Text(from + 3, to) };
            return true;
        }
        if (to - from < 3) return false;
        var (names, at) = Subject(from, to, mentions);
        if (names.Count > 0 && IsPast(at)) return false;
        if (names.Count > 0) { this.to = names; Add(at, to, giver, verb, names, 0.85, null); return true; }
        if (Voice(from) || IsAccount(from, to)) return false;
        isCarried = true;
        Add(from, to, giver, verb, this.to, 0.75, null);
        isCarried = false;
        return true;
    }

    private bool isCarried; // the clause after ";" is being added

    /// <summary>A clause after ";" that praises, or tells what was done: no order.</summary>
    private bool IsAccount(int from, int to)
    {
        if (t.At(from, ThongNhat) || t.Match(from, Tag.Praise) >= 2 && t.Match(from, Tag.Action) == 0) return true;
        return HasPast(times.Find(from, to) is { } when && when.From - from < 2 ? when.To : from, to);
    }

    private bool Voice(int from) => t.At(from, MotSo) || t.Key(from) is "nhiêu1" || t.Match(from, Tag.Honorific) > 0 || t.IsMark(from, '.') || t.Key(from) is "va1" && t.IsMark(from + 1, '.');

    private bool IsPast(int i) => t.Key(i) is "đa3" or "đang" or "se3" or "la1" or "con1" or "hiên5" || t.Key(i) == "co4" && t.IsNumber(i + 1);

    /// <summary>Bodies that stand before an action: "Sở Nội vụ tham mưu …", "Với nội dung …, UBND tỉnh thống nhất …".</summary>
    private (List<string> Names, int End) Subject(int from, int to, List<Mention> mentions)
    {
        var at = from;
        foreach (var frame in Frames)
            if (t.At(from, frame)) { at = from + frame.Length; break; }
        var (names, end) = addressees.Read(at, to, mentions);
        if (names.Count > 0 && t.IsMark(end, ':')) return (names, end + 1);
        if (names.Count > 0 && end < to && (t.Match(end, Doing) > 0 || (heads.Count > 0 || t.Key(end) is "co4") && t.IsWord(end) && !t.IsCapital(end) && (t.Match(end, Tag.Small) == 0 || t.Key(end) is "co4" or "theo") || IsPast(end) || at > from && t.IsMark(end, ',') || times.Find(end, Math.Min(end + 8, to)) is { } w && w.From == end)) return (names, t.IsMark(end, ',') ? end + 1 : end);
        return at > from && Framed(from, to, mentions) is { } framed ? (framed.Names, framed.End) : ([], from);
    }

    private static string Lower(string text) => text.Length > 0 && char.IsUpper(text[0]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
